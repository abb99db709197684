"""Record <-> row of the contact file, and the ids of rows.

A person may have edited the row. So `reading` never fails: it takes what it understands and says
what it does not. And `writing` never loses: a field that did not change keeps its notation, a value
that was not understood stays where it is, and so do fields that we have never heard of; so it is
where `several` rows become one.
"""

from pressdir.store.codec.fields import FIELDS, MARKS, PARTS, RELEASE_FIELDS, Row, as_json, row_id
from pressdir.store.codec.reading import (
    EMAIL,
    KEYS,
    LISTS,
    PHONE,
    PHONE_KINDS,
    Faults,
    decode,
    decode_release,
    kinds_told,
    report_of,
    sighting_of,
    with_kinds,
)
from pressdir.store.codec.several import merged, one_release, taken_over, without_folder
from pressdir.store.codec.writing import encode, encode_new, encode_release, marks_of

__all__ = [
    "EMAIL",
    "FIELDS",
    "KEYS",
    "LISTS",
    "MARKS",
    "PARTS",
    "PHONE",
    "PHONE_KINDS",
    "RELEASE_FIELDS",
    "Faults",
    "Row",
    "as_json",
    "decode",
    "decode_release",
    "encode",
    "encode_new",
    "encode_release",
    "kinds_told",
    "marks_of",
    "merged",
    "one_release",
    "report_of",
    "row_id",
    "sighting_of",
    "taken_over",
    "with_kinds",
    "without_folder",
]
