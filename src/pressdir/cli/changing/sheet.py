"""A contact as a page of TOML that a person edits, and what the edits mean."""

from collections.abc import Iterator, Mapping, Sequence

from pressdir.cli.changing import changes
from pressdir.cli.changing.changes import MANY, Act, Change
from pressdir.cli.showing.text import to_json
from pressdir.errors import UsageError
from pressdir.model import Record

HEAD = """\
# {label}
# Change what you like, save and close. An empty value clears its field.
# Nothing happens when you close without saving, or empty the page.
"""
ORDER = (
    "name", "kind", "role", "org", "location", "phones", "emails", "langs", "tags", "url", "note",
)  # fmt: skip


def write(record: Record, fields: Sequence[str] = ORDER) -> str:
    """The page, of these fields."""
    facts = changes.facts(record)
    lines = [f"{field} = {_value(field, facts[field])}\n" for field in fields]
    label = to_json(record.contact.label)[1:-1]  # no line break gets out of the comment
    return HEAD.format(label=label) + "\n" + "".join(lines)


def _value(field: str, values: tuple[str, ...]) -> str:
    r"""A TOML value. JSON's strings are TOML's basic strings, with every control escaped."""
    if field in MANY:
        return f"[{', '.join(map(to_json, values))}]"
    text = "".join(values)
    if "\n" not in text:
        return to_json(text)
    lines = [to_json(line)[1:-1] for line in text.split("\n")]
    return '"""\n' + "\n".join(lines) + '"""'


def read(text: str, record: Record) -> list[Change]:
    """The changes that an edited page asks for; none when it is empty or says the same.

    Raises:
        UsageError: the page is not TOML, or holds what no contact has.
    """
    import tomllib

    try:
        page = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"the page is not TOML: {error}") from error
    return list(_changes(page, changes.facts(record))) if page else []


def _changes(page: Mapping[str, object], facts: Mapping[str, tuple[str, ...]]) -> Iterator[Change]:
    for field, value in page.items():
        field_ = changes.SINGULARS.get(field, field)
        if field_ not in facts:
            raise UsageError(f"{field}: no such field", hint=f"The fields are {', '.join(ORDER)}.")
        wanted = _texts(field_, value)
        if field_ not in MANY:
            if wanted != facts[field_]:
                yield Change(field_, Act.ASSIGN, wanted)
            continue
        old = facts[field_]
        yield from (Change(field_, Act.REMOVE, (each,)) for each in old if each not in wanted)
        yield from (Change(field_, Act.ADD, (each,)) for each in wanted if each not in old)


def _texts(field: str, value: object) -> tuple[str, ...]:
    """The texts of a TOML value, blank ones left out."""
    values = value if isinstance(value, list) and field in MANY else [value]
    if not all(isinstance(each, str) for each in values):
        shape = 'a list of texts, as in ["one", "two"]' if field in MANY else "a text in quotes"
        raise UsageError(f"{field}: not {shape}")
    return tuple(str(each).strip() for each in values if str(each).strip())
