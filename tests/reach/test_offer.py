"""Who can answer now: who fits, in which order, and the reasons in words."""

from datetime import UTC, datetime

import pytest

from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
    Sighting,
)
from pressdir.reach import offer
from pressdir.reach.offer import Candidate, Question, Way

SUNDAY = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
LIBYA = Question(regions=frozenset({"LY"}))
RELEASES = {
    "d1": Release("d1", "a.html", "Rescue off Libya", "2026-10-01", "fr"),
    "d2": Release("d2", "b.html", "Un naufrage", "2026-09-01", "fr"),
    "d3": Release("d3", "c.html", "A pier", "2019-09-01", "en"),
}


def candidate(name, *, seen="d2", dead=False, kind=PhoneKind.MOBILE, desk=False, tags=(), **values):
    """Somebody with a number, or with `mail`, seen in one release."""
    mail = values.pop("mail", None)
    number = Phone(f"+4179555{sum(map(ord, name)):04}", kind=kind)
    value = EmailAddress(mail) if mail else number
    contact = Contact(
        Kind.DESK if desk else Kind.PERSON,
        Name(name),
        phones=() if mail else (number,),
        emails=(value,) if mail else (),
        **values,
    )
    field, day = ("emails" if mail else "phones"), RELEASES[seen].date
    sightings = (Sighting(field, str(value), f"{day}T00:00:00Z", seen),)
    uid = f"a1aaaaaa-0000-4000-8000-{sum(map(ord, name)):012}"
    return Candidate(Record(uid, contact, sightings, tags=tags), (Way(value, dead),))


def ranked(question, *candidates, moment=SUNDAY):
    return offer.rank(candidates, question, moment, RELEASES)


def names(offers):
    return [each.record.contact.label for each in offers]


TRIPOLI = {"location": "Tripoli"}


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        pytest.param(
            LIBYA, candidate("A", mail="a@harbour.example", **TRIPOLI),
            candidate("B", dead=True, **TRIPOLI), id="an address before a dead number",
        ),
        pytest.param(
            LIBYA, candidate("A", location="Lima", role="Spokesperson for Libya"),
            candidate("B", mail="b@harbour.example", **TRIPOLI), id="a number before an address",
        ),
        pytest.param(
            LIBYA, candidate("A", location="Lima", role="Spokesperson for Libya"),
            candidate("B", location="Geneva", seen="d1"), id="its own word before a release's",
        ),
        pytest.param(
            Question(LIBYA.regions, topic="migration"),
            candidate("A", location="Lima", role="Libya: migration"), candidate("B", **TRIPOLI),
            id="the topic before the hour",
        ),
        pytest.param(
            Question(LIBYA.regions, lang="fr"),
            candidate("A", location="Lima", role="Spokesperson for Libya", langs=("fr-CA",)),
            candidate("B", **TRIPOLI), id="a language spoken before one that releases were in",
        ),
        pytest.param(
            Question(LIBYA.regions, lang="fr"), candidate("A", seen="d2", **TRIPOLI),
            candidate("B", seen="d3", **TRIPOLI), id="the language of releases before none",
        ),
        pytest.param(
            Question(LIBYA.regions, lang="fr"), candidate("A", seen="d3", **TRIPOLI),
            candidate("B", langs=("ar",), **TRIPOLI), id="an unknown language before another",
        ),
        pytest.param(
            LIBYA, candidate("A", seen="d3", **TRIPOLI),
            candidate("B", location="Geneva", role="Libya"), id="at work before awake",
        ),
        pytest.param(
            LIBYA, candidate("A", location="Geneva", role="Libya"), candidate("B", role="Libya"),
            id="awake before an unknown hour",
        ),
        pytest.param(
            LIBYA, candidate("A", role="Libya"), candidate("B", location="Lima", role="Libya"),
            id="an unknown hour before asleep",
        ),
        pytest.param(
            LIBYA, candidate("A", desk=True, **TRIPOLI), candidate("B", seen="d3", **TRIPOLI),
            id="fresh before stale",
        ),
        pytest.param(
            LIBYA, candidate("A", kind=PhoneKind.FIXED, **TRIPOLI),
            candidate("B", desk=True, **TRIPOLI), id="a person before a desk",
        ),
        pytest.param(
            LIBYA, candidate("B", **TRIPOLI), candidate("A", kind=PhoneKind.FIXED, **TRIPOLI),
            id="a mobile before a fixed line",
        ),
    ],
)  # fmt: skip
def test_the_better_comes_first(question, first, second):
    expected = [first.record.contact.label, second.record.contact.label]
    assert names(ranked(question, first, second)) == expected
    assert names(ranked(question, second, first)) == expected


@pytest.mark.parametrize(
    ("question", "other"),
    [
        pytest.param(LIBYA, candidate("A", location="Tunis"), id="another country"),
        pytest.param(LIBYA, candidate("A", org="Harbour Trust"), id="nothing says a country"),
        pytest.param(Question(org="harbour"), candidate("A", org="Storm Watch"), id="another body"),
        pytest.param(Question(topic="storm"), candidate("A", **TRIPOLI), id="another topic"),
        pytest.param(Question(lang="fr"), candidate("A", langs=("ar",)), id="another language"),
    ],
)
def test_who_does_not_fit_is_not_offered(question, other):
    assert ranked(question, other) == []


def test_the_prefix_of_a_number_covers_nothing():
    there = Record("a1", Contact(Kind.PERSON, Name("A"), phones=(Phone("+218912345678"),)))
    assert ranked(LIBYA, Candidate(there, (Way(there.contact.phones[0]),))) == []


def test_the_awake_french_speaker_comes_first_and_says_why():
    nadia = candidate("Nadia", langs=("ar", "fr"), **TRIPOLI)
    others = [
        candidate("Omar", langs=("ar",), **TRIPOLI),
        candidate("Eva", location="Lima", role="Libya desk", langs=("fr",)),
    ]
    best, *rest = ranked(Question(LIBYA.regions, lang="fr"), *others, nadia)
    assert best.reasons == (
        "sits in Tripoli, Libya",
        "speaks French",
        "10:00, working hours there",
        "mobile number fresh: last seen 2026-09-01, in 1 release",
    )
    assert names(rest) == ["Eva", "Omar"]
    assert "03:00, night in Lima, Peru" in rest[0].reasons
    assert "speaks Arabic, as far as known" in rest[1].reasons


@pytest.mark.parametrize(
    ("question", "known", "reason"),
    [
        pytest.param(
            LIBYA, candidate("A", seen="d1"),
            "seen in a release on Libya: “Rescue off Libya”, 2026-10-01", id="by a release",
        ),
        pytest.param(LIBYA, candidate("A", tags=("libya",)), "tagged libya", id="by a tag"),
        pytest.param(
            LIBYA, candidate("A", location="Tunis", org="Harbour Aid Libya"),
            "organisation names Libya", id="by the organisation",
        ),
        pytest.param(
            Question(org="Storm Watch"), candidate("A", org="Storm Watch International"),
            "speaks for Storm Watch International", id="an organisation",
        ),
        pytest.param(
            Question(org="harbour"), candidate("A", mail="a@press.harbour.example"),
            "has a mailbox at press.harbour.example", id="a mailbox",
        ),
        pytest.param(
            Question(topic="naufrage"), candidate("A"),
            "seen in a release on “naufrage”: “Un naufrage”, 2026-09-01", id="a topic",
        ),
        pytest.param(
            Question(LIBYA.regions, topic="water"), candidate("A", **TRIPOLI),
            "nothing known of “water”", id="no topic",
        ),
        pytest.param(
            Question(LIBYA.regions, lang="fr"), candidate("A", **TRIPOLI),
            "seen in a release in French, which is a hint and no proof", id="a language, perhaps",
        ),
        pytest.param(
            Question(LIBYA.regions, lang="es"), candidate("A", **TRIPOLI),
            "no language is known", id="no language",
        ),
        pytest.param(
            Question(), candidate("A", location="United States"),
            "time unknown: United States has several time zones", id="several zones",
        ),
        pytest.param(
            Question(), candidate("A", kind=PhoneKind.SATELLITE),
            "time unknown: no place of work is known", id="a satellite is nowhere",
        ),
        pytest.param(
            Question(), candidate("A", mail="a@harbour.example"), "no number, an address only",
            id="no number",
        ),
        pytest.param(Question(), candidate("A", desk=True), "a desk, not a person", id="a desk"),
    ],
)  # fmt: skip
def test_reasons_say_what_they_rest_on(question, known, reason):
    (only,) = ranked(question, known)
    assert reason in only.reasons


def test_the_last_of_a_short_list_is_a_desk():
    people = [candidate(name, **TRIPOLI) for name in "ABCD"]
    desks = [candidate("X", desk=True, dead=True, **TRIPOLI), candidate("Y", desk=True, **TRIPOLI)]
    offers = ranked(LIBYA, *people, *desks)
    assert names(offer.shortlist(offers, 3)) == ["A", "B", "Y"]
    assert names(offer.shortlist(offers, 1)) == ["A"]
    assert names(offer.shortlist(offers[:4], 3)) == ["A", "B", "C"]
    assert names(offer.shortlist(ranked(LIBYA, *people[:2]), 3)) == ["A", "B"]
