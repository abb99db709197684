"""Text as it was before a link or markup escaped signs in it: `%40` and `&#64;` are signs at.

What undoes it takes 6 ms to load, and most pages of plain text have nothing escaped.
"""


def unquoted(text: str) -> str:
    """The text with the signs that a link writes as `%` and their bytes."""
    if "%" not in text:
        return text
    from urllib.parse import unquote  # noqa: PLC0415  # slow to load

    return unquote(text)


def unescaped(text: str) -> str:
    """The text with the signs that markup writes as `&` and their names or numbers."""
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415  # slow to load

    return unescape(text)
