"""Who was erased stays erased: what hashes keep out, and what they do not."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.merge.erasure import NONE, Erasures, rows_of
from pressdir.merge.forgetting import Needles, json_without, release_without, saying, without
from pressdir.merge.persons import Person, person_of
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    Record,
    Release,
    Report,
    Sighting,
    Verdict,
)

AT, LATER = "2026-11-22T10:00:00Z", "2027-01-01T10:00:00Z"
KEY, OTHER_KEY = "ab" * 16, "cd" * 16


def contact(name, *, org=None, emails=(), phones=(), kind=Kind.PERSON):
    return Contact(
        kind,
        Name(name) if name else None,
        org=org,
        emails=tuple(map(EmailAddress, emails)),
        phones=tuple(map(Phone, phones)),
    )


ANA = Record(
    "a1aaaaaa-0000-4000-8000-000000000001",
    contact(
        "Ana Ruíz Vega",
        org="Harbour Trust",
        emails=["ruiz@harbour.example", "press@harbour.example"],
        phones=["+41225550142"],
    ),
)
ERASED = NONE.with_person(person_of(ANA), AT, KEY)


@pytest.mark.parametrize(
    "who",
    [
        pytest.param(ANA, id="the row itself"),
        pytest.param(replace(ANA, contact=contact("X Y")), id="a row with the uid"),
        pytest.param(contact("ANA RUIZ VEGA", org="harbour trust"), id="other case, no accents"),
        pytest.param(contact("Ruíz Vega, Ana", org="Harbour Trust"), id="family first"),
        pytest.param(contact("Ana Ruiz-Vega", phones=["+41225550142;ext=3"]), id="by a number"),
        pytest.param(contact("Ana Ruiz Vega", emails=["press@harbour.example"]), id="by the desk"),
        pytest.param(contact("A. Ruiz", emails=["RUIZ@harbour.example"]), id="by the mailbox"),
        pytest.param(contact(None, emails=["ruiz@harbour.example"]), id="a nameless row"),
        pytest.param(
            Record("b", contact("A. V."), reports=(
                Report("uid", ANA.uid, Verdict.SAME, AT),)), id="one that took the row in",
        ),
        pytest.param(
            Record("b", contact("A. V.", org="Harbour Trust"), (
                Sighting("name", "Ana Ruiz Vega", AT),)), id="by an earlier name",
        ),
    ],
)  # fmt: skip
def test_keeps_the_person_out(who):
    assert ERASED.blocks(who) == "was erased on 2026-11-22, at the person's wish" or (
        isinstance(who, Record) and ERASED.blocks(who) == "was erased, at the person's wish"
    )


@pytest.mark.parametrize(
    "who",
    [
        pytest.param(contact("Ana Ruiz Vega"), id="a name alone is a namesake's"),
        pytest.param(contact("Ana Ruiz Vega", org="Ministry"), id="a namesake elsewhere"),
        pytest.param(contact("Bob Smith", org="Harbour Trust"), id="a colleague"),
        pytest.param(contact("Bob Smith", phones=["+41225550142"]), id="at the same number"),
        pytest.param(contact("Bob Smith", emails=["press@harbour.example"]), id="shared mailbox"),
        pytest.param(
            contact("Bob Smith", emails=["ruiz@harbour.example", "smith@harbour.example"]),
            id="a colleague who got the mailbox by mistake",
        ),
        pytest.param(
            contact("Ana Ruiz Vega", org="Harbour Trust", kind=Kind.DESK), id="a desk called so"
        ),
    ],
)
def test_lets_others_be(who):
    assert ERASED.blocks(who) is None


def test_a_name_in_another_script_is_the_same_name():
    erased = NONE.with_person(person_of(Record("u", contact("Юлия Орлова", org="X"))), AT, KEY)
    assert erased.blocks(contact("Orlova Yuliya", org="X"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Contact: Ana Ruíz Vega, spokesperson", id="as written"),
        pytest.param("Contact: Ana Ruíz Vega", id="in decomposed letters"),
        pytest.param("RUIZ VEGA Ana", id="family first, in capitals"),
        pytest.param("https://x.example/2026/ana-ruiz-vega.html", id="in an address"),
        pytest.param("q=ana%20ru%C3%ADz%20vega", id="in percent signs"),
        pytest.param("Ana&nbsp;Ru&iacute;z&nbsp;Vega", id="in entities"),
        pytest.param("ruiz@harbour.example", id="mailbox"),
        pytest.param("ruiz (at) harbour (dot) example", id="masked mailbox"),
        pytest.param("Tel. 022 555 01 42, fax", id="national number"),
        pytest.param("tel:+41-22-555-01-42", id="as a link"),
        pytest.param("41225550142", id="digits"),
        pytest.param("+41 (0)22/555.01.42", id="in brackets"),
    ],
)
def test_finds_the_person_in_a_text(text):
    assert ERASED.mentions(text)
    assert Needles(person_of(ANA)).may(json.dumps({"x": text}, ensure_ascii=False).encode())


@pytest.mark.parametrize(
    "text",
    ["Ana said", "Ruiz Perez, Ana", "press@harbour.example", "Harbour Trust", "022 555 01 43", ""],
)
def test_finds_nobody_in_a_text_about_others(text):
    assert not ERASED.mentions(text)


def test_finds_a_name_where_no_blank_stands_between_words():
    erased = NONE.with_person(person_of(Record("u", contact("李小龙", org="X"))), AT, KEY)
    assert erased.mentions("联系人李小龙电话")
    assert not erased.mentions("联系人李小明电话")


def test_no_value_and_no_whole_hash_of_a_number_stands_in_what_is_kept():
    text = json.dumps(ERASED.written)
    assert not [each for each in ("ruiz", "Ruiz", "2255", "arbour", ANA.uid) if each in text]
    short = [each.split(" ")[0] for each in ERASED.entries[KEY]]
    # a number alone, and each that stands beside a name, is too short to be found by trying all
    assert (
        sorted(len(each.partition("+")[2] or each) for each in short) == [4, 4, 4, 4, 6] + [20] * 4
    )


AROUND = st.text('aZ9 .-_%&+é’\u0301\u00a0联ж٣\n"', max_size=6)
FORMS = st.sampled_from(
    ["Ana Ruíz Vega", "ana-ruiz-vega", "RUIZ VEGA, ANA", "Ana\u00a0Ruíz\u00a0Vega", "Ана Руиз Вега",
     "ruiz@harbour.example", "022 555 01 42", "٠٢٢ ٥٥٥ ٠١ ٤٢", "+41225550142", "Ana%20Ruiz%20Vega"]
)  # fmt: skip


@given(AROUND, FORMS, AROUND)
@settings(max_examples=300, deadline=None)
def test_what_is_passed_over_quickly_names_nobody(before, form, after):
    text = f"{before}{form}{after}"
    if ERASED.mentions(text):
        row = json.dumps({"x": text}, ensure_ascii=False)
        assert Needles(person_of(ANA)).may(row.encode())


# --- consent --------------------------------------------------------------------------------------


def test_who_agrees_is_let_in_with_all_but_the_uid():
    lifted = ERASED.after_consent(contact("Ana Ruiz Vega", org="Harbour Trust"), LATER)
    assert lifted.blocks(ANA.contact) is None
    assert not lifted.mentions("Ana Ruiz Vega")
    assert lifted.covers(ANA.uid)
    assert lifted.blocks(ANA) == "was erased, at the person's wish"
    assert (ERASED | lifted) == (lifted | ERASED) == lifted  # an old copy does not take it back


def test_who_is_erased_again_is_out_again():
    lifted = ERASED.after_consent(ANA.contact, AT)  # within the same second
    again = lifted.with_person(person_of(replace(ANA, uid="b")), AT, OTHER_KEY)
    assert [*again.entries] == [KEY]
    assert again.blocks(ANA.contact)
    assert (again | lifted | ERASED).blocks(ANA.contact)


# --- two files ------------------------------------------------------------------------------------

ENTRIES = st.sampled_from(
    ["a", "b", "a 1", "a 1 5", "a 1 3", "a 2", "b 1", "#c 1", "x+y 1", "x+y 1 9"]
)
WRITTEN = st.one_of(
    st.none(),
    st.dictionaries(
        st.sampled_from([KEY, OTHER_KEY, "future"]),
        st.one_of(st.lists(st.one_of(ENTRIES, st.integers(0, 3)), max_size=5), st.integers(0, 3)),
        max_size=3,
    ),
    st.lists(st.text("ab", max_size=2), max_size=2),
)


@given(WRITTEN, WRITTEN, WRITTEN)
@settings(max_examples=150, deadline=None)
def test_two_files_are_united_without_a_rule(first, second, third):
    one, two, three = map(Erasures.of, (first, second, third))
    assert one | two == two | one
    assert (one | two) | three == one | (two | three)
    assert one | one == one
    assert Erasures.of((one | two).written) == one | two


def test_what_is_not_understood_is_kept():
    written = {KEY: ["a 1", {"new": 1}], "x": 5}
    assert Erasures.of(written).written == written
    assert Erasures.of(["old"]).written == {"": ["old"]}


def test_two_keys_stand_side_by_side():
    other = NONE.with_person(person_of(Record("b", contact("Bob Smith", org="X"))), AT, OTHER_KEY)
    both = ERASED | other
    assert both.blocks(ANA)
    assert both.blocks(contact("Smith Bob", org="x"))


# --- what is kept of others -----------------------------------------------------------------------


def seen(field, value, line="", **more):
    return Sighting(field, value, AT, "d1" * 32, line=line, **more)


BOB = Record(
    "b1",
    contact("Bob Smith", org="Harbour Trust", emails=["smith@harbour.example"]),
    (
        seen("name", "Bob Smith", "Ana Ruiz Vega or Bob Smith", rule="below Ana Ruiz Vega"),
        seen("emails", "smith@harbour.example", "smith@harbour.example", doubt="Ana Ruiz Vega's?"),
        seen("org", "Harbour Trust", "Harbour Trust"),
        seen("emails", "ruiz@harbour.example", gone=True),
    ),
    note="deputy of Ana Ruiz Vega\nlikes tea",
    extra={"vcard": ["RELATED;VALUE=text:Ana Ruiz Vega", "X-A:b"], "n": {"Ana Ruiz Vega": 1}},
    tags=("ana ruiz vega", "med"),
    reports=(
        Report("uid", ANA.uid, Verdict.DIFFERENT, AT),
        Report("emails", "smith@harbour.example", Verdict.OK, AT, "Jo", "Ana Ruiz Vega says so"),
    ),
)  # fmt: skip


def test_takes_the_person_out_of_what_is_kept_of_others():
    kept = without(BOB, ERASED)
    assert "ruiz" not in repr(kept).casefold()
    assert ANA.uid not in repr(kept)
    assert kept.contact == BOB.contact
    assert [each.line for each in kept.sightings] == ["", "smith@harbour.example", "Harbour Trust"]
    assert kept.sightings[1].doubt  # still unsure
    assert kept.note == "likes tea"
    assert (kept.extra, kept.tags) == ({"vcard": ["X-A:b"], "n": {}}, ("med",))
    assert [each.outcome for each in kept.reports] == [Verdict.OK]


def test_a_mailbox_that_came_to_another_goes_from_there():
    wrong = replace(BOB, contact=contact(
        "Bob Smith", emails=["ruiz@harbour.example", "smith@harbour.example"]))  # fmt: skip
    assert [str(each) for each in without(wrong, ERASED).contact.emails] == [
        "smith@harbour.example"
    ]


def test_a_namesake_keeps_the_quotes_with_the_own_name():
    namesake = Record(
        "n1",
        contact("Ana Ruiz Vega", org="Ministry"),
        (
            seen("name", "Ana Ruiz Vega", "Ana Ruiz Vega, Ministry"),
            seen("org", "M", "022 555 0142"),
        ),
    )
    kept = without(namesake, ERASED)
    assert [each.line for each in kept.sightings] == ["Ana Ruiz Vega, Ministry", ""]


def test_an_organisation_may_be_called_after_somebody():
    named = Record("o", contact("Bob Smith", org="Ana Ruiz Vega Foundation"))
    assert without(named, ERASED) == named


@given(st.permutations([0, 1]))
@settings(max_examples=4)
def test_the_order_in_which_erasures_are_learnt_makes_no_difference(order):
    eve = Record("e1", contact("Eve Stone", org="X", phones=["+41225550199"]))
    both = [ERASED, NONE.with_person(person_of(eve), AT, OTHER_KEY)]
    told = replace(BOB, note="Ana Ruiz Vega, Eve Stone\nEve Stone\ntea", tags=("eve stone",))
    stepwise = without(without(told, both[order[0]]), both[0] | both[1])
    assert stepwise == without(told, both[0] | both[1])
    assert without(stepwise, both[0] | both[1]) == stepwise


def test_takes_the_person_out_of_a_release():
    release = Release("d1", "in/ana_ruiz_vega.html", "Ana Ruiz Vega is the new voice")
    assert release_without(release, ERASED) == Release("d1", "", None)
    other = Release("d1", "in/a.html", "A new voice")
    assert release_without(other, ERASED) == other


def test_takes_the_person_out_of_what_other_programs_keep():
    kept = {"a": ["Ana Ruiz Vega", 5, ["x\nAna Ruiz Vega\ny"]], "b": None}
    assert json_without(kept, saying(ERASED)) == {"a": [5, ["x\ny"]], "b": None}


def test_a_name_that_is_broken_over_two_lines_is_found():
    assert json_without("by Ana\nRuiz Vega", saying(ERASED)) == ""


# --- whose rows -----------------------------------------------------------------------------------


def test_all_rows_of_a_person_are_found_from_one():
    twin = Record("t", contact("Ruiz Vega Ana", org="harbour trust", emails=["arv@new.example"]))
    third = Record("u", contact("A. R. V.", emails=["arv@new.example"]))
    namesake = Record("n", contact("Ana Ruiz Vega", org="Ministry"))
    person, rows = rows_of(ANA, [ANA, BOB, twin, third, namesake])
    assert {each.uid for each in rows} == {ANA.uid, "t", "u"}
    assert person.mails == {"ruiz@harbour.example", "arv@new.example"}


def test_a_number_that_others_have_is_not_the_persons_own():
    bob = Record("b", contact("Bob Smith", phones=["+41225550142"]))
    person, _ = rows_of(ANA, [ANA, bob])
    assert person.numbers == frozenset()
    assert not NONE.with_person(person, AT, KEY).mentions("Tel. 022 555 01 42")


def test_nobody_need_be_a_contact_to_be_erased():
    named = Person(frozenset(), names=frozenset({"Eve Stone"}))
    erased = NONE.with_person(named, AT, KEY)
    assert erased.mentions("said Eve Stone")
    assert erased.since(named) == "was erased on 2026-11-22, at the person's wish"
    assert ERASED.since(named) is None
