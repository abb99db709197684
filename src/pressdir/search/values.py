"""What is written behind a field, or alone -> the `Query` that it means."""

from pressdir.search.query import (
    FIELDS,
    SOUNDED_IN,
    UNSAID,
    Between,
    Domain,
    Has,
    Number,
    Or,
    Query,
    Sounded,
    Text,
    Whole,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SOUNDS_ENOUGH = 2  # letters of a word that may be a name in other letters
SOUNDS_MOST = 3  # parts of a word between hyphens
DIGITS_ENOUGH = 3  # two digits stand in almost every number
ANY = "*"
ALIASES = {
    "names": "name",
    "organisation": "org",
    "organization": "org",
    "place": "location",
    "emails": "email",
    "mail": "email",
    "phones": "phone",
    "mailto": "email",
    "tel": "phone",
    "langs": "lang",
    "language": "lang",
    "tags": "tag",
    "notes": "note",
    "region": "country",
    "domains": "domain",
    "releases": "release",
}
SEVERAL = {"title": ("role", "release")}  # a job has a title, and so has a release
ASKED = (*(field for field in FIELDS if field not in UNSAID), *SEVERAL, "has")


class NoValueError(Exception):
    """The field knows no such value; `hint` says what it knows."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def named(word: str) -> str:
    """The field that somebody means by `word`, or `word` itself."""
    word = word.casefold()
    return ALIASES.get(word, word)


def anywhere(value: str) -> Query:
    """A word in any field; digits in any number too, the name of a country for who is there."""
    text = _text(value)
    if any(char.isalpha() for char in value.partition(";")[0]):
        return either([text, *whereabouts(value)])
    number = _number(value)
    return text if len(number.digits) < DIGITS_ENOUGH else text | number


def whereabouts(words: str) -> "list[Query]":
    """Who is in the country or city that `words` mean; nothing where they mean neither."""
    from pressdir.normalise import countries

    asked: list[Query] = [Whole(code.lower(), "country") for code in countries.mentioned(words)]
    return [*asked, *_city(words)]


def may_begin(word: str) -> bool:
    """Whether the name of a country or a city may begin with a word, and go on."""
    from pressdir.normalise import cities, countries

    return countries.begins(word) or cities.begins(word)


def _city(words: str) -> "list[Query]":
    """Who is in the city, whatever its name there: of Praha, too, where Prague is asked for."""
    from pressdir.normalise import cities

    code = cities.meant(words)
    return [Whole(code, "city")] if code else []


def in_field(field: str, value: str, today: str) -> Query:
    """A value in a field of `ASKED`.

    Raises:
        NoValueError: there is no such value.
    """
    fields = SEVERAL.get(field, (field,))
    if value == ANY:
        return either([Has(each) for each in fields])
    return either([READ.get(each, _spoken)(value, each, today) for each in fields])


def either(queries: "Sequence[Query]") -> Query:
    """One of them, or another."""
    first, *rest = queries
    for query in rest:
        first = Or(first, query)
    return first


# --- a way to read for each field that holds no words -------------------------------------------


def _spoken(value: str, field: str, _today: str) -> Query:
    return _text(value, field)


def _phone(value: str, field: str, _today: str) -> Query:
    number = _number(value)
    return number if number.digits else Whole(_choice(value, field, _kinds(field)), "number")


def _kind(value: str, field: str, _today: str) -> Query:
    return Whole(_choice(value, field, _kinds(field)), field)


def _location(value: str, field: str, _today: str) -> Query:
    return either([_text(value, field), *_city(value)])


def _lang(value: str, field: str, _today: str) -> Query:
    from pressdir.normalise import languages

    tag = languages.find(value)
    if tag is None:
        raise NoValueError(
            f"no language is called {value}", "Write its tag (BCP 47), as in fr, or its name."
        )
    longer = languages.primary(value) == tag  # fr-CA
    return Whole(_folded(value if longer else tag).replace("_", "-"), field, "-")


def _tag(value: str, field: str, _today: str) -> Query:
    return Whole(_folded(value), field)


def _uid(value: str, field: str, _today: str) -> Query:
    return Whole(_folded(value.removeprefix("urn:uuid:")), field, "")


def _country(value: str, field: str, _today: str) -> Query:
    from pressdir.normalise import countries

    codes = countries.codes(value)
    if not codes:
        raise NoValueError(
            f"no country is called {value}", "Write its code (ISO 3166-1), as in PA, or its name."
        )
    return either([Whole(code.lower(), field) for code in codes])


def _domain(value: str, _field: str, _today: str) -> Query:
    text = value.casefold().lstrip("*@.").rstrip(".")
    if "xn--" in text:
        from contextlib import suppress

        with suppress(UnicodeError):  # no such domain: nobody has it
            text = text.encode("ascii").decode("idna")
    if not text or " " in text or "@" in text:
        raise NoValueError(f"{value} is no domain", "Write it as in domain:example.org.")
    return Domain(_folded(text))


def _seen(value: str, _field: str, today: str) -> Query:
    from pressdir.normalise.dates import NoDateError, span

    try:
        return Between(*span(value, today))
    except NoDateError:
        raise NoValueError(
            f"{value} is no time",
            "Write <90d, >2y, 2026, 2026-03, or 2025-06..2026-01; d, w, m and y count back.",
        ) from None


def _has(value: str, _field: str, _today: str) -> Query:
    field = named(value)
    if field in SEVERAL or (field in ASKED and field != "has"):
        return either([Has(each) for each in SEVERAL.get(field, (field,))])
    kinds = _kinds("phone")
    if field not in kinds:
        known = ", ".join((*(each for each in ASKED if each != "has"), *kinds))
        raise NoValueError(f"nobody can have {value}", f"There is {known}.")
    return Whole(field, "number")


READ: "Mapping[str, Callable[[str, str, str], Query]]" = {
    "location": _location,
    "phone": _phone,
    "kind": _kind,
    "lang": _lang,
    "tag": _tag,
    "uid": _uid,
    "country": _country,
    "domain": _domain,
    "seen": _seen,
    "has": _has,
}


# --- how ----------------------------------------------------------------------------------------


def _folded(value: str) -> str:
    from pressdir.normalise.folding import fold

    return fold(value)


def _kinds(field: str) -> list[str]:
    from pressdir.model import Kind, PhoneKind

    return [str(kind) for kind in (PhoneKind if field == "phone" else Kind)]


def _choice(value: str, field: str, choices: "Sequence[str]") -> str:
    """The one of `choices` that begins with `value`."""
    fits = [choice for choice in choices if choice.startswith(value.casefold())]
    if value.casefold() in fits:
        return value.casefold()
    if len(fits) != 1:
        raise NoValueError(f"no {field} is called {value}", f"There is {', '.join(choices)}.")
    return fits[0]


def _text(value: str, field: str | None = None) -> Query:
    """The text to look for, in its own letters or in Latin; marks alone stand for themselves."""
    from pressdir.normalise.folding import forms

    wanted = [form for form in forms(value) if form] or [value.casefold()]
    return either([*(Text(form, field) for form in wanted), *_sounded(wanted[0], field)])


def _sounded(text: str, field: str | None) -> "list[Query]":
    """Who writes the name in other letters than those it was typed in."""
    if field not in {None, *SOUNDED_IN}:
        return []
    if not text.isascii():
        from pressdir.normalise.sounds import keeping

        return [_all(parts, field) for parts in keeping.parts(text)]
    words = text.replace("'", "").split("-")
    if len(words) > SOUNDS_MOST or not all(map(str.isalpha, words)):
        return []
    joined = "".join(words)
    apart = [_all(words, field)] if len(words) > 1 else []  # al-masri and ana-maria
    return [Sounded(joined, field), *apart] if len(joined) >= SOUNDS_ENOUGH else []


def _all(words: "Sequence[str]", field: str | None) -> Query:
    """Somebody who has all of these, in other letters."""
    first, *rest = words
    query: Query = Sounded(first, field)
    for word in rest:
        query = query & Sounded(word, field)
    return query


def _digits(value: str) -> str:
    """The decimal digits of `value`, in whatever script, without a trunk zero in brackets."""
    digits = [char for char in value.replace("(0)", "") if char.isdecimal()]
    return "".join([str(int(digit)) for digit in digits])


def _number(value: str) -> Number:
    """The number that `value` writes: +41 22 …, 0041 22 …, (022) … or the last digits."""
    value = value.partition(";")[0]
    if not value.isascii():
        import unicodedata

        value = unicodedata.normalize("NFKC", value)
    digits = _digits(value)
    if digits.startswith("00"):  # the exit code of most of the world
        return Number(digits[2:], international=True)
    if value.lstrip(" (").startswith("+"):
        return Number(digits, international=True)
    return Number(digits.removeprefix("0"))
