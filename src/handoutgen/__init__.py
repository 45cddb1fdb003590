"""handoutgen turns a medical procedure's record into a printed sheet that a patient can read."""

__version__ = "0.1.0"
