"""Whom `reach.offer` takes, the query for the index leaves in; and the index narrows as it says."""

from contextlib import closing
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir import outline
from pressdir.model import Contact, EmailAddress, Kind, Name, Record, Release, Sighting
from pressdir.reach import coverage, offer
from pressdir.search import candidates, indexing, lookup, scan

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
RELEASES = {
    f"{number}{number}" * 32: Release(f"{number}{number}" * 32, "x", title, lang=lang)
    for number, (title, lang) in enumerate(
        [
            ("Flood in Libya", "en"),
            ("Un port à Tripoli", "fr"),
            ("Harbour opens", "en"),
            (None, "es"),
        ]
    )
}
ORGS = (
    None,
    "IOM Libya",
    "Harbour Trust",
    "Bureau du Tchad",
    "O’Neil & Sons",
    "Річкова допомога",
    "-",
)
ROLES = (None, "Head of flood relief", "Spokesperson for Kenya", "media")
PLACES = (None, "Tripoli", "geneva", "Nairobi, Kenya", "N'Djamena")
TAGS = ("libya", "ke", "water flood", "night")
ASKED = (
    "harbour",
    "har tru",
    "iom",
    "o'neil",
    "harbour.example",
    "річкова",
    "flood",
    "water",
    "rel",
    "-",
    "é",
    "xyz",
)


def several(values, most=2):
    return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)


@st.composite
def records(draw):
    kind = draw(st.sampled_from(Kind))
    name = draw(st.sampled_from(["Ana Ruiz", "Press desk Chad", "Kenya office"]))
    contact = Contact(
        kind,
        Name(name) if kind is Kind.PERSON or draw(st.booleans()) else None,
        org=draw(st.sampled_from(ORGS)),
        role=draw(st.sampled_from(ROLES)),
        location=draw(st.sampled_from(PLACES)),
        emails=draw(
            several(["a@harbour.example", "b@press.iom.example"]).map(
                lambda found: tuple(map(EmailAddress, found))
            )
        ),
        langs=draw(several(["fr", "ar-LY", "en"])),
    )
    seen = tuple(
        Sighting("name", name, "2026-01-01", digest, gone=draw(st.booleans()))
        for digest in draw(several([*RELEASES, "ff" * 32]))
    )
    return Record(
        "", contact, seen, draw(several(TAGS)), note=draw(st.sampled_from([None, "floods"]))
    )


@st.composite
def directories(draw):
    found = draw(st.lists(records(), max_size=5))
    return [Record(f"u{n}", r.contact, r.sightings, r.tags, r.note) for n, r in enumerate(found)]


QUESTIONS = st.builds(
    offer.Question,
    regions=several(["LY", "KE", "TD", "CH"]).map(frozenset),
    org=st.just("") | st.sampled_from(ASKED),
    topic=st.just("") | st.sampled_from(ASKED),
    lang=st.sampled_from(["", "fr", "es"]),
)


@settings(deadline=None)
@given(directories(), st.lists(QUESTIONS, min_size=1, max_size=5))
def test_the_index_leaves_nobody_out_who_is_offered(tmp_path_factory, directory, questions):
    path = tmp_path_factory.mktemp("cache") / "index"
    indexing.build(path, map(outline.of, directory), "1", lambda _: "", RELEASES)
    for question in questions:
        ranked = offer.rank(map(offer.Candidate, directory), question, NOW, RELEASES)
        query = candidates.of(question, RELEASES)
        if query is None:
            assert (question.regions, question.org, question.topic) == (frozenset(), "", "")
            continue
        with closing(lookup.opened(str(path), "1")) as index:
            found = {each.uid for each in index.search(query)}
        assert {each.record.uid for each in ranked} <= found
        assert found == {each.uid for each in scan.search(directory, query, RELEASES)}


@settings(deadline=None)
@given(records(), st.sampled_from(["LY", "KE", "TD", "CH", "FR"]))
def test_the_countries_of_a_contact_are_those_of_which_there_is_proof(record, region):
    proof = coverage.of_country(record, {region}, ())
    assert (proof is not None) == (region in coverage.regions(outline.of(record)))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        pytest.param(
            offer.Question(frozenset({"LY"})), {"sits", "works", "tagged", "titled"}, id="a country"
        ),
        pytest.param(offer.Question(frozenset({"LY"}), "iom"), {"works"}, id="and an organisation"),
        pytest.param(offer.Question(org="iom"), {"works", "mails"}, id="an organisation"),
        pytest.param(offer.Question(topic="flo"), {"titled"}, id="a topic"),
    ],
)
def test_others_are_left_out(question, found):
    directory = {
        "sits": Record("sits", Contact(Kind.PERSON, Name("A"), location="Tripoli")),
        "works": Record("works", Contact(Kind.PERSON, Name("B"), org="IOM Libya")),
        "mails": Record("mails", Contact(Kind.PERSON, emails=(EmailAddress("a@iom.example"),))),
        "tagged": Record("tagged", Contact(Kind.PERSON, Name("C")), tags=("libya",)),
        "titled": Record(
            "titled", Contact(Kind.PERSON, Name("D")), (Sighting("name", "D", "2026", "00" * 32),)
        ),
        "other": Record("other", Contact(Kind.PERSON, Name("E"), location="Nairobi")),
    }
    query = candidates.of(question, RELEASES)
    assert {each.uid for each in scan.search(directory.values(), query, RELEASES)} == found
