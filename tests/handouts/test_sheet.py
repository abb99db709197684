from datetime import UTC, datetime

import pytest

from pressdir.model import Kind, Phone, Report, Verdict


@pytest.fixture
def sheet(made, read):
    def sheet(*arguments, **more):
        return read(made("sheet", *arguments, **more))

    return sheet


def names(page):
    return [each[2] for each in page.elements if each[0] == "b" and each[1].get("dir") == "auto"]


def test_who_can_answer_now_comes_first(sheet):
    page = sheet()
    assert page.all("th", scope="rowgroup") == ["At work now", "Local time not known", "Asleep"]
    assert names(page) == [
        "Юлия Орлова", "Nadia Kessler", "محمد المصري", "Press desk", "Jiří Dvořák", "Akua Mensah",
        "Sam O’Brien", "Luis Quispe",
    ]  # fmt: skip


def test_in_the_evening_who_sleeps_is_last_and_who_is_up_is_not_at_work(sheet):
    page = sheet(moment=datetime(2026, 11, 23, 20, 0, tzinfo=UTC))
    assert page.all("th", scope="rowgroup") == [
        "At work now", "Awake, outside office hours", "Local time not known", "Asleep",
    ]  # fmt: skip
    assert names(page)[0] == "Luis Quispe"
    assert names(page)[-3:] == ["Юлия Орлова", "Nadia Kessler", "محمد المصري"]  # who wakes first


def test_of_equals_a_number_goes_before_an_address_and_people_before_desks(sheet, person):
    people = [
        person(1, "Ann Mail", "Geneva", emails=["a@example.org"]),
        person(2, "Desk", "Geneva", kind=Kind.DESK, phones=["+41225550140"]),
        person(3, "Zoe Call", "Geneva", phones=["+41225550141"]),
        person(4, "Bea Dead", "Geneva", phones=["+41225550142"],
               reports=(Report("phones", "+41225550142", Verdict.DEAD, "2026-11-20T08:00:00Z"),)),
    ]  # fmt: skip
    assert names(sheet(people)) == ["Zoe Call", "Desk", "Ann Mail", "Bea Dead"]


def test_a_row_has_what_one_needs_to_call(sheet):
    page = sheet()
    time, who, ways, pen = page.all("td")[5:9]
    assert time == "13:00Africa/Tripoli, UTC+2Sun–Thu 9–17 = 8–16 here"
    for told in ("Nadia Kessler", "Spokeswoman, Harbour Aid", "Tripoli", "speaks Arabic, French",
                 "fresh, 2026-11-02, 2 releases", "med-desk"):  # fmt: skip
        assert told in who
    assert ways == (
        "+218 91-2345601mobile"
        "+218 21-3456703dead since 2026-11-20, 1 report"
        "nadia.kessler@harbour.example.org"
    )
    assert pen == ""
    assert page.all("s") == ["+218 21-3456703"]
    assert "tel:+218912345601" in page.attributes("a", "href")


def test_what_is_doubtful_is_marked(sheet):
    (marked,) = [text for text in sheet().all("p", class_="number") if "unsure" in text]
    assert marked == "+233 20 123 4567unsuremobile"


def test_who_is_not_called_is_named_below(sheet):
    (left,) = [text for text in sheet().all("p") if text.startswith("Left out")]
    assert left == (
        "Left out: Lea Moved (moved since 2026-10-01, 1 report); "
        "Nobody Reached (neither number nor address)."
    )


@pytest.mark.parametrize("page", ["sheet", "directory"])
def test_notes_and_names_of_colleagues_stay_here_unless_asked_for(made, person, page):
    verified = Report("phones", "+41225550142", Verdict.VERIFIED, "2026-11-20T08:00:00Z", "anna")
    people = [
        person(1, "Ana Ruiz", "Geneva", phones=["+41225550142"], note="Ring twice.",
               reports=(verified,), extra={"vcard": ["BDAY:1980-01-01"]}),
    ]  # fmt: skip
    bare, whole = made(page, people), made(page, people, notes=True)
    for private in ("Ring twice", "anna"):
        assert private not in bare
        assert private in whole
    assert "1980" not in bare
    assert ("1980" in whole) is (page == "directory")


def test_a_number_that_is_a_fax_is_not_on_a_sheet(made, person):
    fax = Phone("+41225550148")
    assert "+41 22 555 01 48" in made("sheet", [person(1, "Ana", phones=[fax])])
    assert "555 01 48" not in made("sheet")


@pytest.mark.parametrize("page", ["sheet", "directory"])
def test_the_same_contacts_give_the_same_bytes(made, people, page):
    assert made(page) == made(page, people[::-1])
