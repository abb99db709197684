from dataclasses import replace

import pytest

from pressdir.audit.gaps import Lack, countries_of, gaps, known_countries, known_languages
from pressdir.merge import report, typed, verify
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
    Report,
    Verdict,
)

NOW = "2026-11-22T10:00:00Z"
SEEN, LONG_AGO = "2026-10-01T10:00:00Z", "2020-01-01T10:00:00Z"
MOBILE, FIXED = Phone("+218912345678", kind=PhoneKind.MOBILE), Phone("+218213331234")


def contact(at=SEEN, **changes):
    whole = Contact(
        Kind.PERSON,
        Name("Ana Ruiz"),
        org="Harbour Trust",
        location="Tripoli, Libya",
        phones=(MOBILE,),
        langs=("ar", "fr-CH"),
    )
    return typed(Record("u1", replace(whole, **changes)), at)


def reported(record, outcome, value=""):
    return report(record, Report("phones" if value else "", value, outcome, SEEN))


ALONE = {"phones": (), "emails": (EmailAddress("ana@harbour.example"),)}


@pytest.mark.parametrize(
    ("record", "lack"),
    [
        pytest.param(contact(), None, id="somebody with a mobile"),
        pytest.param(contact(phones=(Phone("+881612345678"),)), None, id="a satellite phone"),
        pytest.param(contact(location="Geneva"), Lack.NOBODY, id="elsewhere"),
        pytest.param(reported(contact(), Verdict.MOVED), Lack.NOBODY, id="moved"),
        pytest.param(
            reported(contact(), Verdict.DEAD, MOBILE.number), Lack.NOBODY, id="only a dead number"
        ),
        pytest.param(contact(LONG_AGO), Lack.STALE, id="stale"),
        pytest.param(verify(contact(LONG_AGO), None, SEEN), None, id="old, but verified"),
        pytest.param(contact(phones=(FIXED,)), Lack.NO_MOBILE, id="a fixed line"),
        pytest.param(contact(**ALONE), Lack.NO_MOBILE, id="a mailbox"),
        pytest.param(
            reported(contact(phones=(MOBILE, FIXED)), Verdict.DEAD, MOBILE.number),
            Lack.NO_MOBILE,
            id="a dead mobile",
        ),
    ],
)
def test_a_country_lacks_what_nobody_there_has(record, lack):
    found = gaps([record], NOW, countries=["LY"], languages=[])
    assert [(gap.name, gap.lack) for gap in found] == ([("Libya", lack)] if lack else [])


def test_a_language_is_spoken_whatever_its_region():
    found = gaps([contact()], NOW, countries=[], languages=["fr", "es"])
    assert [(gap.code, gap.lack) for gap in found] == [("es", Lack.NOBODY)]


def test_the_worst_comes_first():
    records = [contact(LONG_AGO), replace(contact(location="Geneva", phones=(FIXED,)), uid="u2")]
    found = gaps(records, NOW, countries=["CH", "LY", "TD"], languages=[])
    assert [gap.lack for gap in found] == [Lack.NOBODY, Lack.STALE, Lack.NO_MOBILE]
    assert [gap.code for gap in found] == ["TD", "LY", "CH"]
    assert found[1].there == (records[0],)


def test_where_a_number_is_registered_counts_only_without_a_place():
    assert countries_of(contact()) == {"LY"}
    assert countries_of(contact(location=None, org=None)) == {"LY"}
    assert countries_of(contact(location="Geneva")) == {"CH"}
    assert countries_of(contact(location=None, org=None, phones=())) == frozenset()


def test_countries_and_languages_appear_in_contacts_and_releases():
    release = Release("d1", "flood.html", "Floods in Chad", lang="pt-BR")
    assert known_countries([contact()], [release]) == {"LY", "TD"}
    assert known_languages([contact()], [release]) == {"ar", "fr", "pt"}
    assert known_countries([], []) == known_languages([], []) == frozenset()
