"""The index gives the answers that asking every record gives."""

from contextlib import closing
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir import outline
from pressdir.errors import UsageError
from pressdir.merge import overlay
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
from pressdir.search import indexing, language, lookup, scan, sections

NAMES = (
    "Ana Ruiz",
    "Jiří Dvořák",
    "Олена Шевченко",
    "Anne-Marie O’Neil",
    "Ἀνδρέας",
    "محمد كريم",
    "יוסף לוי",
    "李 小龙",
    "Ana",
    "김민준",
    "Min-jun Kim",
    "欧阳修 Ouyang",
    "Muhamed Karim",
    "Julija Kovač",
    "Юлия Ковач",
    "たなか なおこ",
    "नरेंद्र Rao",
    "สมชาย",
)
ORGS = (
    "Harbour Trust",
    "Northern  Relief",
    "Річкова допомога",
    "IOM",
    None,
    "A/B & Co.",
    "-",
    "بيت كريم",
    "Krm",
    "北京大学出版社",
    "Beijing Xiaolong Press",
)
TODAY = "2026-03-01"
RELEASES = {
    digest: Release(digest, "x", title)
    for digest, title in (("d1", "Flood in Praha"), ("d2", "Harbour opens"), ("d3", None))
}
MAILS = ("ana.ruiz@harbour.example", "dvorak@relief.example", "press@harbour.example")
PHONES = ("+41225550142", "+41798297136", "+420224224224", "+390669812345")
QUESTIONS = (
    "ana", "an", "a", "ruiz geneva", "dvorak", "DVOŘÁK", "vor", "olena", "олена", "o'neil",
    "harbour",
    "marie-o", "anne-marie", '"harbour trust"', '"trust harbour"', "@harbour", "ruiz@harb", "e.e",
    ".example", "-harbour", "org:harbour", "org:*", "-org:*", "kind:desk", "desk", "person", "es",
    "lang:es", "lang:pt", "tag:water", 'tag:"night desk"', "night", "022 555 01 42", "0142", "4142",
    "+41", "+22", "phone:mobile", "phone:*", "uid:1", "uid:", "&", "-", "@", "北", "小龙", "xiao",
    "a b", "org:a,iom", "harbour -kind:desk", "http", "url:*", "note:hour answers", "", "zzz",
    "country:ch", "country:cz,swiss", "panama", "switzerland", "czech republic", "-country:*",
    "domain:example", "domain:relief.example", "domain:harbour.example -ana", "domain:*", "flood",
    "title:flood", "title:head", "release:praha", "title:*", "seen:1m", "seen:2026-02",
    "seen:<2026-02", "seen:>4w", "seen:2025-12..2026-01", "-seen:*", "has:mobile", "has:note",
    "has:title", "muhammad", "mohamed karim", "name:mohammed", "محمد", "mhmd",
    "yulia", "юлія", "kovach", "name:julia kovac", "كريم", "محمد كريم", "-كريم", "김", "김민준",
    "min-jun", "gim", "李", "李小龙", "小龍", "xiaolong", "daxue", "beijing", "ouyang", "欧阳修",
    "tanaka", "たなか", "naoko", "narendra", "नरेंद्र", "somchai", "สมชาย", "al-karim",
    "abd-el-karim", "org:كريم", "levi", "לוי", "андреас", "andreas", "name:김", "role:김", "北京",
    "ouyangxiu", "юлия-ана", "x-y-z-w", "ana'",
    "karim", "novak", "kesler", "harbuor", "shevchenk", "org:hrabour trust",
    "dvoark@relief.example", "ruiz harbor", "-dvroak", "ruzi 4142", "tag:watre", "anne-marei",
)  # fmt: skip


def some(values, **limits):
    return st.lists(st.sampled_from(values), unique=True, **limits).map(tuple)


@st.composite
def contacts(draw):
    kind = draw(st.sampled_from(Kind))
    return Contact(
        kind,
        Name(draw(st.sampled_from(NAMES))) if kind is Kind.PERSON else None,
        org=draw(st.sampled_from(ORGS)),
        role=draw(st.sampled_from(("Head of media", "Press office", None))),
        location=draw(st.sampled_from(("Geneva", "Praha", None))),
        emails=tuple(map(EmailAddress, draw(some(MAILS, max_size=2)))),
        phones=tuple(
            Phone(number, kind=draw(st.sampled_from(PhoneKind)))
            for number in draw(some(PHONES, max_size=2))
        ),
        langs=draw(some(("es", "pt-BR", "pt", "fr"), max_size=2)),
    )


@st.composite
def directories(draw):
    return tuple(
        Record(
            f"{number}{number:07}-uid",
            draw(contacts()),
            tuple(sighting(draw) for _ in range(draw(st.integers(0, 3)))),
            tags=draw(some(("water", "night desk"), max_size=1)),
            note=draw(st.sampled_from((None, "Answers within the hour.", "http://a.example"))),
            url=draw(st.sampled_from((None, "https://harbour.example/press"))),
        )
        for number in range(draw(st.integers(0, 7)))
    )


def sighting(draw):
    return Sighting(
        draw(st.sampled_from(("name", "tags"))),
        "x",
        draw(st.sampled_from(("2026-01-01", "2026-02-01", ""))),
        draw(st.sampled_from((None, *RELEASES, "unknown"))),
        gone=draw(st.booleans()),
    )


def shown(contact):
    return f"{contact.uid} {contact.label}"


def build(path, records):
    indexing.build(path, map(outline.of, records), "1", shown, RELEASES)


def answers(path, identity, question, used=None, own=""):
    """Who answers, and who is near."""
    query = language.parse(question, today=TODAY)
    with closing(lookup.opened(str(path), identity, own)) as index:
        return [
            [(each.uid, each.shown) for each in index.search(asked, used)]
            for asked in (query, query.loosened())
        ]


def expected(records, question, used=None):
    query = language.parse(question, today=TODAY)
    return [
        [
            (each.uid, shown(outline.of(each)))
            for each in scan.search(records, asked, RELEASES, used)
        ]
        for asked in (query, query.loosened())
    ]


def asked(question):
    try:
        language.parse(question, today=TODAY)
    except UsageError:
        return False
    return True


ASKED = [question for question in QUESTIONS if asked(question)]
WORDS = st.lists(st.sampled_from(ASKED), min_size=1, max_size=3).map(" ".join).filter(asked)

USED = st.dictionaries(
    st.sampled_from([f"{n}{n:07}-uid" for n in range(7)]), st.sampled_from((1.0, 2.0))
)


@settings(deadline=None)
@given(directories(), st.lists(WORDS, min_size=1, max_size=6), USED)
def test_a_new_index_answers_as_the_records_do(tmp_path_factory, records, questions, used):
    path = tmp_path_factory.mktemp("cache") / "index"
    build(path, records)
    for question in questions:
        assert answers(path, "1", question, used) == expected(records, question, used)


@settings(deadline=None)
@given(directories(), directories(), st.lists(WORDS, min_size=1, max_size=6))
def test_an_index_brought_up_to_date_answers_as_a_new_one(
    tmp_path_factory, before, after, questions
):
    path = tmp_path_factory.mktemp("cache") / "index"
    build(path, before)
    now = {record.uid: outline.of(record) for record in after}
    changes = [(uid, now.get(uid)) for uid in dict.fromkeys([*(r.uid for r in before), *now])]
    assert indexing.update(path, ("1", "2"), changes, shown, RELEASES)
    for question in questions:
        assert answers(path, "2", question) == expected(after, question)


@settings(deadline=None)
@given(directories(), directories(), directories(), st.lists(WORDS, min_size=1, max_size=6))
def test_an_index_with_what_is_private_answers_as_the_joined_records_do(
    tmp_path_factory, before, after, rows, questions
):
    path = tmp_path_factory.mktemp("cache") / "index"
    build(path, before)
    now = {record.uid: outline.of(record) for record in after}
    changes = [(uid, now.get(uid)) for uid in dict.fromkeys([*(r.uid for r in before), *now])]
    assert indexing.update(path, ("1", "2"), changes, shown, RELEASES)
    own = {row.uid: row for row in rows}
    joined = [overlay.seen(each, [own[each.uid]] if each.uid in own else []) for each in after]
    seen = [outline.of(each) for each in joined if each.uid in own]
    indexing.overlay(path, ("2", "mine"), seen, shown, RELEASES)
    for question in questions:
        assert answers(path, "2", question, own="mine") == expected(joined, question)
        assert answers(path, "2", question) == expected(after, question)


def test_what_is_private_holds_for_one_state_of_both_files(tmp_path):
    path = tmp_path / "index"
    ana = Record("a", Contact(Kind.PERSON, Name("Ana")))
    build(path, [ana])
    indexing.overlay(path, ("1", "mine"), [outline.of(ana)], shown, RELEASES)
    assert indexing.update(path, ("1", "2"), [("a", outline.of(ana))], shown, RELEASES)
    for identity, own in (("1", "other"), ("2", "mine"), ("2", "other")):
        assert lookup.opened(str(path), identity, own) is None
    indexing.overlay(path, ("2", "other"), [outline.of(ana)], shown, RELEASES)
    lookup.opened(str(path), "2", "other").close()
    with pytest.raises(indexing.NoIndexError):
        indexing.overlay(path, ("3", "other"), [], shown, RELEASES)
    indexing.forget(path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("question", ASKED)
def test_each_kind_of_question_finds_somebody_or_nobody(tmp_path, question):
    records = tuple(
        Record(
            str(number),
            Contact(Kind.PERSON, Name(name), org=org, phones=(Phone(PHONES[number % 4]),)),
        )
        for number, (name, org) in enumerate(zip_longest(NAMES, ORGS))
    )
    build(tmp_path / "index", records)
    assert answers(tmp_path / "index", "1", question) == expected(records, question)


def test_a_list_of_words_is_looked_through_in_stretches(tmp_path, monkeypatch):
    monkeypatch.setattr(sections, "STRETCH", 64)
    records = tuple(
        Record(f"{number:08}", Contact(Kind.PERSON, Name(f"Ana Q{number}x{number * 7}")))
        for number in range(300)
    )
    build(tmp_path / "index", records)
    for question in ("q7x49", "x21", "ana", "q299", "00000123", "uid:00000123"):
        assert answers(tmp_path / "index", "1", question) == expected(records, question)


def test_the_index_of_another_state_is_none(tmp_path):
    build(tmp_path / "index", ())
    assert lookup.opened(str(tmp_path / "index"), "2") is None
    assert not indexing.update(tmp_path / "index", ("2", "3"), (), shown, RELEASES)


@pytest.mark.parametrize(
    "content", [b"", b"no database", b"pressdir index 2 little" + b" " * 19 + b"0"]
)
def test_a_damaged_index_is_none(tmp_path, content):
    path = tmp_path / "index"
    path.write_bytes(content)
    assert lookup.opened(str(path), "1") is None
    assert not indexing.update(path, ("1", "2"), (), shown, RELEASES)


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(indexing.NoIndexError):
        build(tmp_path / "file" / "index", ())


def test_an_index_is_private_and_leaves_nothing_else(tmp_path):
    build(tmp_path / "cache" / "index", ())
    assert [each.name for each in (tmp_path / "cache").iterdir()] == ["index"]
    assert (tmp_path / "cache" / "index").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
