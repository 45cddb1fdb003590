"""The command line: parse, call, print, exit code. A file a command; what is heavy is imported inside."""
