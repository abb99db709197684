"""Changes that a person asks for: as words, or on a page in an editor."""
