"""What is wrong with a record, a translation or a page, told as problems: one rule a file."""
