"""Each audit finds its fault, and only that."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.audit.doctor import AUDITS, examine
from pressdir.audit.gaps import gaps, known_countries, known_languages
from pressdir.audit.news import news
from pressdir.merge import report, typed, verify
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Report,
    Sighting,
    Verdict,
)

NOW = "2026-11-22T10:00:00Z"
SEEN = "2026-10-01T10:00:00Z"
LONG_AGO = "2020-01-01T10:00:00Z"


def contact(number=1, **changes):
    """A contact with nothing wrong, and then what `changes` say."""
    whole = Contact(
        Kind.PERSON,
        Name(f"Ana Ruiz {number}"),
        org="Harbour Trust",
        location="Geneva",
        emails=(EmailAddress(f"ana.ruiz{number}@harbour.example"),),
        phones=(Phone(f"+4122555014{number}"),),
        langs=("es",),
    )
    return replace(whole, **changes)


def record(number=1, *, at=SEEN, tags=(), **changes):
    return typed(Record(f"uid-{number}", contact(number, **changes), tags=tags), at)


def reported(outcome, *, verified="", **changes):
    value = "" if outcome is Verdict.MOVED else "+41225550141"
    return report(record(**changes), Report("phones" if value else "", value, outcome, SEEN, "Jo"))


UNSURE = replace(
    record(),
    sightings=(Sighting("emails", "ana.ruiz1@harbour.example", SEEN, "d1", doubt="far away"),),
)
FAULTS = {
    "old-number": ([record(phones=(Phone("+22997123456"),))], "since 2024-11-30"),
    "invalid-number": ([record(phones=(Phone("+41220"),))], "+41220 is no number that exists"),
    "invalid-domain": (
        [record(emails=(EmailAddress("ana@harbour..example"),))],
        "can be no domain",
    ),
    "moved": ([reported(Verdict.MOVED)], "moved since 2026-10-01"),
    "dead": ([reported(Verdict.DEAD)], "its number is dead, the first since 2026-10-01"),
    "unsure": ([UNSURE], "not surely theirs"),
    "duplicate": (
        [record(1), record(2, emails=contact(1).emails)],
        "probably the same as Ana Ruiz 2 (Harbour Trust): the same personal e-mail",
    ),
    "shared-value": (
        [record(1), record(2, org="River Aid", phones=contact(1).phones)],
        "+41225550141 is also that of Ana Ruiz 2 (River Aid)",
    ),
    "tag-case": (
        [record(1, tags=("Med",)), record(2, tags=("med",)), record(3, tags=("med",))],
        "tag Med: elsewhere it is med",
    ),
    "no-name": ([record(name=None)], "a person without a name"),
    "no-phone": (
        [record(phones=(Phone("+41225550149", kind=PhoneKind.FAX),))],
        "no number to call but a fax",
    ),
    "no-country": (
        [record(location=None, phones=(Phone("+881612345678", kind=PhoneKind.SATELLITE),))],
        "neither a place nor a number",
    ),
    "no-location": ([record(location=None)], "no location"),
    "no-language": ([record(langs=())], "no language"),
    "stale": ([record(at=LONG_AGO)], "stale: typed on 2020-01-01"),
    "unverified": ([record(at="2025-11-20T10:00:00Z")], "never verified, and known since"),
}
WITH_IT = {"no-country": {"no-location"}, "stale": {"unverified"}}  # what cannot come alone


def found(records):
    return {(each.audit, each.finding.sentence) for each in examine(records, NOW)}


@pytest.mark.parametrize("name", AUDITS)
def test_an_audit_finds_its_fault(name):
    records, words = FAULTS[name]
    faults = found(records)
    sentences = [sentence for audit, sentence in faults if audit == name]
    assert len(sentences) == 1
    assert words in sentences[0]
    assert {audit for audit, _ in faults} - WITH_IT.get(name, set()) == {name}


def test_a_contact_in_order_has_no_findings():
    assert found([record(1), record(2)]) == set()


def test_all_faults_of_a_directory_are_named_at_once():
    planted = [
        replace(each, uid=f"{name}-{at}")
        for name, (records, _) in FAULTS.items()
        for at, each in enumerate(records)
    ]
    assert {audit for audit, _ in found(planted)} == set(AUDITS)


@pytest.mark.parametrize("name", ["old-number", "tag-case"])
def test_a_repair_leaves_nothing_to_find_and_nothing_to_repair(name):
    records, _ = FAULTS[name]
    (diagnosis,) = examine(records, NOW)
    finding = diagnosis.finding
    mended = finding.repair(finding.record, NOW)
    rest = [mended if each.uid == mended.uid else each for each in records]
    assert found(rest) == set()


def test_a_verification_of_more_than_a_year_ago_is_due():
    checked = verify(record(at=LONG_AGO), None, "2025-11-21T10:00:00Z", by="Jo")
    (sentence,) = (said for audit, said in found([checked]) if audit == "unverified")
    assert sentence.startswith("verified 2025-11-21 by Jo, more than a year ago")
    fresh = verify(checked, None, "2025-11-22T10:00:00Z")
    assert "unverified" not in {audit for audit, _ in found([fresh])}


def test_who_was_checked_lately_is_not_stale():
    old = record(at=LONG_AGO)
    assert {audit for audit, _ in found([old])} == {"stale", "unverified"}
    assert found([verify(old, None, SEEN)]) == set()


def test_an_office_shares_its_switchboard_and_mailbox():
    press = (EmailAddress("press@harbour.example"),)
    number = contact(1).phones
    assert (
        found([record(1, emails=press, phones=number), record(2, emails=press, phones=number)])
        == set()
    )


def test_some_contacts_and_some_audits_can_be_asked_for():
    records = [record(1, langs=()), record(2, langs=(), location=None)]
    assert len(examine(records, NOW)) == 3
    assert len(examine(records, NOW, about=frozenset({"uid-1"}))) == 1
    assert len(examine(records, NOW, only=["no-location"])) == 1


numbers = st.from_regex(r"\+[1-9][0-9]{1,14}", fullmatch=True, alphabet="+0123456789")
anything = st.text(max_size=12)
typed_into_a_file = st.builds(
    Record,
    uid=st.sampled_from(["u1", "u2", "u3"]),
    contact=st.builds(
        Contact,
        kind=st.sampled_from(Kind),
        name=st.none() | st.builds(Name, anything),
        org=st.none() | anything,
        location=st.none() | anything,
        emails=st.lists(st.builds(EmailAddress, anything), max_size=2).map(tuple),
        phones=st.lists(st.builds(Phone, numbers), max_size=2).map(tuple),
        langs=st.lists(anything, max_size=1).map(tuple),
    ),
    sightings=st.lists(
        st.builds(
            Sighting, st.sampled_from(["phones", "mood"]), anything, anything, doubt=anything
        ),
        max_size=2,
    ).map(tuple),
    reports=st.lists(
        st.builds(Report, anything, anything, st.sampled_from(Verdict), anything), max_size=2
    ).map(tuple),
    tags=st.lists(anything, max_size=2).map(tuple),
)


@given(st.lists(typed_into_a_file, max_size=3, unique_by=lambda each: each.uid))
def test_whatever_somebody_wrote_into_the_file_can_be_looked_at(records):
    assert all(each.finding.sentence for each in examine(records, NOW))
    gaps(
        records, NOW, countries=known_countries(records, ()), languages=known_languages(records, ())
    )
    news(records, records, {}, "2020-01-01")
