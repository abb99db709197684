"""The contacts as the index keeps them, by field: a value stands once, with whose it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from pressdir.model import Kind
from pressdir.normalise import folding
from pressdir.outline import Outline
from pressdir.search.postings import FIELD, KEPT, PART, VALUE
from pressdir.search.scan import SEVERAL, SINGLE, Releases, kept_forms, release_count
from pressdir.search.sections import LINE

Shown = Callable[[Outline], str]
PARTS = 6  # marks between the parts of a contact


class Column:
    """A field of all contacts: what is in it, and whose that is. Each value is folded once."""

    def __init__(self, field: str) -> None:
        self.field, self._forms = field, kept_forms(field)
        self.known: dict[str, tuple[str, list[int]]] = {}  # values, folded, and who has them
        self.held: list[int] = []  # contacts that have any

    def add(self, outlines: Sequence[Outline], releases: Releases, first: int) -> list[str]:
        """Take in contacts' values; the texts that a `StoredEntry` has of them."""
        if self.field in SINGLE:
            texts = self._singles(map(SINGLE[self.field], outlines), first)
        else:
            read = SEVERAL[self.field]
            texts = self._severals([read(each, releases) for each in outlines], first)
        if all(texts):  # as in most fields
            self.held += range(first, first + len(texts))
        elif any(texts):
            self.held += [number for number, text in enumerate(texts, first) if text]
        return texts

    def _singles(self, values: Iterable[str], first: int) -> list[str]:
        known = self.known
        texts = []
        for number, value in enumerate(values, first):
            found = known.get(value)
            if found:
                found[1].append(number)
            elif value:
                found = known[value] = self._kept(value), [number]
            texts.append(found[0] if found else "")
        return texts

    def _severals(self, values: Iterable[Iterable[str | None]], first: int) -> list[str]:
        known = self.known
        texts = []
        for number, some in enumerate(values, first):
            text = ""
            for value in some:
                if not value:
                    continue
                found = known.get(value)
                if found is None:
                    found = known[value] = self._kept(value), [number]
                elif found[1][-1] != number:
                    found[1].append(number)
                text += found[0]
            texts.append(text)
        return texts

    def _kept(self, value: str) -> str:
        if value.isdecimal() and value.isascii():  # a number, which folds to itself
            return f"{value}{VALUE}"
        return VALUE.join((*self._forms(value), ""))


Columns = Mapping[str, Column]


def fields() -> Columns:
    """A column for each field that is kept, with nothing in it."""
    return {name: Column(name) for name in KEPT}


def entries(
    outlines: Sequence[Outline], shown: Shown, releases: Releases, columns: Columns, first: int
) -> list[str]:
    """Contacts as the index keeps them. Raises `ValueError` when one holds what parts contacts."""
    columned = {name: column.add(outlines, releases, first) for name, column in columns.items()}
    line = LINE.decode()
    texts = []
    rest = zip(
        columned["name"], columned["seen"], zip(*columned.values(), strict=True), strict=True
    )
    for outline, (name, seen, values) in zip(outlines, rest, strict=True):
        text = PART.join(
            (
                "1" if outline.kind == Kind.DESK else "0",
                seen.removesuffix(VALUE),  # a day, which folds to itself
                str(release_count(outline)),
                # the first form of a name is the name folded
                name.partition(VALUE)[0] if outline.name else folding.fold(outline.label),
                outline.uid,
                shown(outline),
                FIELD.join(values),
            )
        )
        if text.count(PART) != PARTS or line in text:
            raise ValueError(outline.uid)
        texts.append(text)
    return texts


def alone(outlines: Sequence[Outline], shown: Shown, releases: Releases) -> list[str]:
    """Contacts as `entries` has them, which are in no columns."""
    return entries(outlines, shown, releases, fields(), 0)
