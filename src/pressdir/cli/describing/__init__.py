"""The command line as values, and what is made of them: completion scripts, the man page."""
