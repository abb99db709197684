"""Whom somebody asks for: from the index where there is one, and in which order."""
