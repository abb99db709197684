from hypothesis import given
from hypothesis import strategies as st

from pressdir.merge import has_moved, join, report, standing_of, typed, verify
from pressdir.merge.reports import dead, united
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    Record,
    Report,
    Sighting,
    Verdict,
)

ONE, TWO = "+41225550142", "+41225550143"
MAIL = "ana@example.org"
NOW = "2026-11-22T10:00:00Z"
ANA = typed(
    Record(
        "u1",
        Contact(
            Kind.PERSON,
            Name("Ana Ruiz"),
            emails=(EmailAddress(MAIL),),
            phones=(Phone(ONE), Phone(TWO)),
        ),
    ),
    "2026-01-01T10:00:00Z",
)


def said(outcome, at, value=ONE, by="Jo"):
    return Report("phones" if value else "", value, outcome, f"{at}T10:00:00Z", by)


def after(*reports):
    record = ANA
    for each in reports:
        record = report(record, each)
    return record


def shown(record):
    return [str(each) for each in record.contact.phones]


def test_a_dead_number_is_shown_last_though_a_person_typed_it_first():
    assert shown(ANA) == [ONE, TWO]
    assert shown(after(said(Verdict.DEAD, "2026-11-01"))) == [TWO, ONE]


def test_two_people_find_a_number_dead_and_one_answer_lifts_it():
    twice = after(said(Verdict.DEAD, "2026-11-01"), said(Verdict.DEAD, "2026-11-03", by="Sam"))
    assert standing_of(twice, ONE, NOW).said == ("dead since 2026-11-01, 2 reports",)
    lifted = report(twice, said(Verdict.OK, "2026-11-04", by="Kim"))
    assert standing_of(lifted, ONE, NOW).dead == ()
    assert standing_of(lifted, ONE, NOW).said == ("answered 2026-11-04",)
    assert shown(lifted) == [ONE, TWO]


def test_two_copies_in_which_a_number_was_found_dead_are_joined():
    mine = after(said(Verdict.DEAD, "2026-11-01"))
    theirs = after(said(Verdict.DEAD, "2026-11-03", by="Sam"))
    joined = join(mine, theirs)
    assert shown(joined) == [TWO, ONE]
    assert standing_of(joined, ONE, NOW).said == ("dead since 2026-11-01, 2 reports",)
    answered = report(ANA, said(Verdict.OK, "2026-11-04", by="Kim"))
    assert shown(join(joined, answered)) == shown(join(answered, joined)) == [ONE, TWO]


def test_dead_again_after_an_answer_counts_from_then():
    record = after(
        said(Verdict.DEAD, "2026-01-01"),
        said(Verdict.OK, "2026-02-01"),
        said(Verdict.DEAD, "2026-11-05"),
    )
    assert standing_of(record, ONE, NOW).said[0] == "dead since 2026-11-05, 1 report"


def test_busy_says_only_when_and_changes_no_order():
    record = after(said(Verdict.BUSY, "2026-11-01"))
    assert standing_of(record, ONE, NOW).said == ("busy when tried 2026-11-01",)
    assert shown(record) == [ONE, TWO]
    assert standing_of(record, TWO, NOW).said == ()
    assert standing_of(report(record, said(Verdict.OK, "2026-11-02")), ONE, NOW).busy is None


def test_busy_does_not_lift_a_dead_number():
    record = after(said(Verdict.DEAD, "2026-11-01"), said(Verdict.BUSY, "2026-11-02"))
    assert standing_of(record, ONE, NOW).dead


def test_who_has_moved_is_back_when_one_of_the_numbers_answers():
    gone = after(said(Verdict.MOVED, "2026-11-01", value=""))
    assert has_moved(gone)
    assert standing_of(gone, "", NOW).said == ("moved since 2026-11-01, 1 report",)
    assert not has_moved(report(gone, said(Verdict.OK, "2026-11-02")))
    assert not has_moved(ANA)


def test_a_verification_holds_for_twelve_months():
    record = verify(ANA, None, "2025-11-22T10:00:00Z", by="Jo")
    for value in ("", ONE, TWO, MAIL):
        assert not standing_of(record, value, NOW).due
        assert standing_of(record, value, NOW).said == ("verified 2025-11-22 by Jo",)
    later = standing_of(record, ONE, "2026-11-23T10:00:00Z")
    assert later.due
    assert later.said == ("verified 2025-11-22 by Jo, more than a year ago",)


def test_reading_a_release_verifies_nothing():
    read = Record("u1", ANA.contact, (Sighting("phones", ONE, NOW, "d1"),))
    assert standing_of(read, ONE, NOW).due
    assert standing_of(read, "", NOW).due
    assert standing_of(ANA, ONE, NOW).due  # neither does typing it


def test_who_verifies_a_contact_does_not_vouch_for_its_dead_numbers():
    record = verify(after(said(Verdict.DEAD, "2026-11-01")), None, NOW)
    assert standing_of(record, ONE, NOW).dead
    assert standing_of(record, TWO, NOW).verified
    one = verify(after(said(Verdict.DEAD, "2026-11-01")), [("phones", ONE)], NOW)
    assert not standing_of(one, ONE, NOW).dead
    assert standing_of(one, TWO, NOW).verified is None


def test_what_is_verified_is_unsure_no_more():
    doubtful = Record(
        "u1",
        ANA.contact,
        tuple(
            Sighting("phones", each, "2026-01-01T00:00:00Z", "d1", doubt="far from the name")
            for each in (ONE, TWO)
        ),
    )
    assert len(doubtful.unsure) == 2
    assert verify(doubtful, None, NOW).unsure == ()
    assert [each.value for each in verify(doubtful, [("phones", ONE)], NOW).unsure] == [TWO]


def test_a_report_is_later_than_those_its_writer_could_see():
    record = after(said(Verdict.DEAD, "2026-11-01"), said(Verdict.OK, "2026-11-01"))
    assert [each.at for each in record.reports] == ["2026-11-01T10:00:00Z", "2026-11-01T10:00:01Z"]
    assert standing_of(record, ONE, NOW).dead == ()


def test_a_report_makes_a_contact_newer():
    assert after(said(Verdict.DEAD, "2026-11-01")).rev == "2026-11-01T10:00:00Z"


sets = st.lists(
    st.builds(
        said,
        st.sampled_from(Verdict),
        st.sampled_from(["2026-11-01", "2026-11-02", "2026-11-03"]),
        st.sampled_from([ONE, TWO]),
        st.sampled_from(["Jo", "Sam"]),
    ),
    max_size=5,
)


@given(one=sets, other=sets)
def test_what_reports_add_up_to_is_a_function_of_their_set(one, other):
    together = united([one, other])
    assert together == united([other, one, one]) == united([together])
    assert dead(together) == dead(reversed(together)) == dead([*one, *other, *one])
