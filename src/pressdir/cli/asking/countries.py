"""Countries as people type them: `--country LY`, `--country Libye`."""

from collections.abc import Sequence

from pressdir.errors import UsageError


def codes(option: str, text: str) -> Sequence[str]:
    """The ISO 3166-1 codes of the country that `text`, the value of `option`, names.

    Raises:
        UsageError: it is none.
    """
    from pressdir.normalise import countries, places

    if found := countries.codes(text):
        return found
    place = places.find(text) or places.find(text.title())
    if place:
        hint = f"{place.name} is in {place.region}: {option} {place.region}"
    else:
        hint = "Write its name in any language, or its code: Libya, Libye, LY."
    raise UsageError(f"{option} {text}: no country is called that", hint=hint)
