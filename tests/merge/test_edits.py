import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.errors import InvalidValueError, NotFoundError, UsageError
from pressdir.merge import FIELDS, add_value, assign, remove_value, signed, typed
from pressdir.merge.facts import values
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record, Sighting

T1, T2, T3 = (f"2026-11-2{day}T10:00:00Z" for day in (1, 2, 3))
BLANK = Record("u", Contact(Kind.PERSON))
READ = Record(
    "u",
    Contact(Kind.PERSON, Name("Jane Roe"), role="Speaker", phones=(Phone("+41225550142"),)),
    sightings=(
        Sighting("name", "Jane Roe", T1, release="d"),
        Sighting("role", "Speaker", T1, release="d"),
        Sighting("phones", "+41225550142", T1, release="d"),
    ),
)
SAMPLES = {
    "name": "Jane Roe",
    "kind": "desk",
    "org": "Acme",
    "role": "Speaker",
    "location": "Bern",
    "emails": "jane@example.org",
    "phones": "+41225550142",
    "langs": "fr",
    "tags": "press",
    "note": "Call first.",
    "url": "https://example.org/",
}


def shown(record, field):
    value = getattr(record.contact, field, None) or getattr(record, field, None)
    return [*map(str, value)] if isinstance(value, tuple) else str(value) if value else None


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_can_be_set_and_cleared(field):
    record = assign(BLANK, field, SAMPLES[field], T1)
    assert shown(record, field) == ([SAMPLES[field]] if FIELDS[field].many else SAMPLES[field])
    assert record.rev == T1
    if field != "kind":  # every contact is one or the other
        cleared = assign(record, field, "", T2)
        assert not shown(cleared, field)
        assert cleared.rev == T2


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        pytest.param("emails", "Jane@EXAMPLE.org", ["Jane@example.org"], id="email"),
        pytest.param("phones", "022 555 01 42", ["+41225550142"], id="national number"),
        pytest.param("langs", "PT_br", ["pt-BR"], id="language and region"),
        pytest.param("langs", "zh-hans", ["zh-Hans"], id="language and script"),
        pytest.param("org", "  A \n  B ", "A B", id="white space"),
        pytest.param("kind", " Desk", "desk", id="kind"),
        pytest.param("url", "https://example.org/a,b c", "https://example.org/a%2Cb%20c", id="url"),
        pytest.param("url", "https://пример.рф/%2C", "https://пример.рф/%2C", id="url, once"),
        pytest.param("note", " a\r\nb ", "a\nb", id="note"),
    ],
)
def test_a_value_is_kept_in_its_normal_form(field, written, kept):
    assert shown(assign(BLANK, field, written, T1, region="CH"), field) == kept


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("emails", "nobody"),
        ("phones", "0225550142"),
        ("langs", "français"),
        ("tags", "a,b"),
        ("tags", "a|b"),
        ("url", "javascript:alert(1)"),
        ("kind", "robot"),
        ("name", "jane@example.org"),
    ],
)
def test_a_value_that_is_none_is_refused(field, text):
    with pytest.raises(InvalidValueError):
        assign(BLANK, field, text, T1)


@pytest.mark.parametrize("change", [assign, add_value, remove_value])
def test_an_unknown_field_is_refused_with_the_known_ones(change):
    with pytest.raises(UsageError) as caught:
        change(BLANK, "fax", "1", T1)
    assert "name, kind, org" in caught.value.hint


def test_several_values_for_a_field_of_one_are_refused():
    with pytest.raises(UsageError, match="has one value"):
        assign(BLANK, "org", ["A", "B"], T1)


def test_all_values_of_a_field_are_replaced_in_the_order_given():
    record = assign(READ, "phones", ["+41227179113", "+41225550149"], T2)
    assert shown(record, "phones") == ["+41227179113", "+41225550149"]


def test_values_typed_at_one_time_stand_in_their_order():
    record = READ
    for number in ("+41227179115", "+41227179114", "+41227179113"):
        record = add_value(record, "phones", number, T2)
    assert shown(record, "phones") == [
        "+41227179115",
        "+41227179114",
        "+41227179113",
        "+41225550142",
    ]


def test_the_last_of_two_acts_within_a_second_counts():
    record = assign(assign(BLANK, "org", "A", T1), "org", "B", T1)
    assert record.contact.org == "B"
    record = add_value(BLANK, "tags", "x", T1)
    record = remove_value(record, "tags", "x", T1)
    assert record.tags == ()
    assert add_value(record, "tags", "x", T1).tags == ("x",)


def test_a_clock_that_is_behind_loses_no_act():
    record = assign(assign(BLANK, "org", "A", T3), "org", "B", T1)
    assert record.contact.org == "B"


def test_removing_what_a_field_of_one_shows_brings_nothing_older_up():
    record = assign(assign(READ, "role", "Head", T2), "role", "Chief", T3)
    assert remove_value(record, "role", "Chief", T3).contact.role is None


@pytest.mark.parametrize("text", ["+41225550142", "+41 22 555 01 42", "022 555 01 42"])
def test_a_number_is_removed_in_any_notation(text):
    assert remove_value(READ, "phones", text, T2, region="CH").contact.phones == ()


def test_a_value_that_is_not_there_cannot_be_removed():
    with pytest.raises(NotFoundError, match=r"no \+41227179119") as caught:
        remove_value(READ, "phones", "+41227179119", T2)
    assert caught.value.hint == "It has: +41225550142"


def test_a_value_that_no_field_would_take_can_be_removed():
    record = Record("u", Contact(Kind.PERSON, emails=(EmailAddress("odd@@x"),)))
    assert remove_value(record, "emails", "odd@@x", T1).contact.emails == ()


def test_what_a_person_typed_gets_a_sighting_once():
    contact = Contact(
        Kind.PERSON, Name("Jane Roe"), phones=(Phone("+41795550100", None, PhoneKind.MOBILE),)
    )
    record = typed(Record("u", contact, tags=("x",), note="n"), T1)
    assert {each.field for each in record.sightings} == {"kind", "name", "phones", "tags", "note"}
    assert all(each.release is None and each.at == T1 for each in record.sightings)
    assert typed(record, T2) == record
    assert assign(record, "org", "A", T2).contact == Contact(
        Kind.PERSON, Name("Jane Roe"), "A", phones=contact.phones
    )


def test_what_was_read_elsewhere_is_not_typed_by_arriving():
    assert typed(READ, T3) == READ


def test_what_is_signed_as_it_is_typed_is_what_is_signed_when_it_is_kept():
    record = Record("u", READ.contact, tags=("x",), note="n")
    assert typed(record, T1, "ana") == signed(None, typed(record, T1), T1, "ana")
    assert typed(record, T1, "ana") == signed(None, typed(record, T1, "ana"), T1, "bob")


def test_what_is_typed_beside_a_history_is_signed_by_what_its_writer_saw():
    record = Record("u", READ.contact, READ.sightings, tags=("x",))
    assert typed(record, T3, "ana") == typed(record, T3)


def test_a_typed_value_has_a_place_only_among_others_of_its_field():
    record = add_value(assign(BLANK, "name", ["Jane Roe"], T1), "phones", "+41225550142", T1)
    assert [each.start for each in record.sightings] == [None, 0]


acts = st.lists(
    st.tuples(st.sampled_from([add_value, remove_value]), st.sampled_from("abc")), max_size=12
)


@given(acts=acts, times=st.data())
def test_the_last_act_on_each_value_counts(acts, times):
    """Whatever the clocks say."""
    record, expected = BLANK, set()
    for act, tag in acts:
        if act is remove_value and tag not in expected:
            continue
        record = act(record, "tags", tag, times.draw(st.sampled_from([T1, T2, T3])))
        expected = expected | {tag} if act is add_value else expected - {tag}
        assert {value for _, value in values(record)} == expected
