"""The countries that the form of a postcode proves: "SW1A 2AA", "K1A 0B1", "1012 AB Delft".

Five digits before a town prove a country only among those of the page's language.
"""

from collections.abc import Iterator

from pressdir.normalise.patterns import waiting

_BRITISH = waiting(r"(?<![\w-])[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?![\w-])")
_CANADIAN = waiting(
    r"(?<![\w-])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d(?![\w-])"
)
_IRISH = waiting(r"(?<![\w-])[AC-FHKNPRTV-Y]\d[\dW] (?=\d?[A-Z])[\dAC-FHKNPRTV-Y]{4}(?![\w-])")
_AUSTRALIAN = waiting(r"(?<!\w)(?:NSW|VIC|QLD|TAS|ACT),? {1,2}\d{4}(?!\d)")
_DUTCH = waiting(r"(?<![\w-])[1-9]\d{3} ?[A-Z]{2} {1,2}[A-Z][a-z'A-Z]")
_BRAZILIAN = waiting(r"(?<![\d-])\d{2}\.?\d{3}-\d{3}(?![\d-])")
_PORTUGUESE = waiting(r"(?<![\d-])\d{4}-\d{3} {1,2}[^\W\d_a-z]")
_FIVE = waiting(r"(?<![\w./+-])\d{5} {1,2}[^\W\d_a-z][^\W\d_A-Z]{2}")
_LETTERED = waiting(r"(?<!\w)(A|B|CH|D|F|L)-\d{4,5} [A-Z]")
_LETTERS = {"A": "AT", "B": "BE", "CH": "CH", "D": "DE", "F": "FR", "L": "LU"}
_ANYWHERE = (
    (_BRITISH, "GB"), (_CANADIAN, "CA"), (_IRISH, "IE"), (_AUSTRALIAN, "AU"), (_DUTCH, "NL"),
)  # fmt: skip
_IN_LANGUAGE = {"de": (_FIVE, "DE"), "it": (_FIVE, "IT"), "fr": (_FIVE, "FR")}
_PORTUGUESE_CODES = ((_BRAZILIAN, "BR"), (_PORTUGUESE, "PT"))


def regions(text: str, lang: str) -> Iterator[str]:
    """The countries whose postcodes stand in `text`; `lang` is the language it is in."""
    for pattern, region in _ANYWHERE:
        if pattern.search(text):
            yield region
    for match in _LETTERED.finditer(text):
        yield _LETTERS[match[1]]
    if lang == "pt":
        yield from (region for pattern, region in _PORTUGUESE_CODES if pattern.search(text))
    elif (known := _IN_LANGUAGE.get(lang)) and known[0].search(text):
        yield known[1]
