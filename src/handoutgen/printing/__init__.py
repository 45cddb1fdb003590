"""What comes out: a handout in one language, its page, and the document."""
