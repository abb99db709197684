"""Documents read one after another: what each offers, or why it could not be read.

The only loop over documents; `extract` prints what it yields, `ingest` keeps it.
"""

import hashlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pressdir.errors import InputError
from pressdir.model import Extraction

if TYPE_CHECKING:
    from pressdir.sources import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read, or an error; neither, when it was known before."""

    source: str
    extraction: Extraction | None = None
    error: InputError | None = None


def readings(
    sources: Iterable["Source"],
    *,
    lang: str | None = None,
    region: str | None = None,
    known: Container[str] = frozenset(),
) -> Iterator[Reading]:
    """Read `sources` in their order; what is `known` by its digest is not read again."""
    from pressdir.extract import extract

    for source in sources:
        try:
            document = source.load()
            if hashlib.sha256(document.content).hexdigest() in known:
                yield Reading(source.name)
                continue
            hinted = replace(document, lang=lang or document.lang, region=region or document.region)
            extraction = extract(hinted)
        except InputError as error:
            yield Reading(source.name, error=error)
        else:
            yield Reading(source.name, extraction)
