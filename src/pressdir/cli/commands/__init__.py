"""A module a command: what is typed behind it, a call, and a print."""
