"""A directory of press contacts, read from press releases, kept in one file."""
