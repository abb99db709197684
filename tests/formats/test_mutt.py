"""Aliases of mutt: what is written is read again, and what people wrote is read."""

import os
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.formats import Format, Reject
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record

UID = "5d1f0c3a-1111-4222-8333-444455556666"


def load(text, encoding="utf-8"):
    return list(formats.load(text.encode(encoding)))


def record(name, *emails, **fields):
    addresses = tuple(map(EmailAddress, emails))
    tags = fields.pop("tags", ())
    return Record(
        UID, Contact(Kind.PERSON, name and Name(name), emails=addresses, **fields), tags=tags
    )


def test_aliases_have_readable_keys_that_nobody_else_has():
    written = formats.dump(
        [
            record("Ana Ruiz", "ana@example.org", "ruiz@example.net", org="Harbour Trust",
                   role="Spokesperson", langs=("en", "es"), tags=("africa", "pr")),
            record("Ana Ruiz", "other@example.net"),
            record("Дмитро Коваль", "dk@example.org"),
            record(None, "press@example.org"),
            record("王小明", "wang@example.org"),
            record('Ruiz, "Ana" $HOME `x` #1', "odd@example.org"),
            Record(UID, Contact(Kind.DESK, org="Acme", phones=(Phone("+41225550142"),))),
        ],
        Format.MUTT,
    )  # fmt: skip
    assert written == (
        "alias ana-ruiz Ana Ruiz <ana@example.org>"
        " # org: Harbour Trust; role: Spokesperson; languages: en, es; tags:africa,pr\n"
        "alias ana-ruiz-2 Ana Ruiz <ruiz@example.net>\n"
        "alias ana-ruiz-example Ana Ruiz <other@example.net>\n"
        "alias dmitro-koval Дмитро Коваль <dk@example.org>\n"
        "alias press <press@example.org> # kind: person\n"
        "alias wang 王小明 <wang@example.org>\n"
        'alias ruiz-ana-home-x-1 "Ruiz, \\\\"Ana\\\\" \\$HOME \\`x\\` \\#1" <odd@example.org>'
        " # kind: person\n"
        "# no e-mail address: Acme\n"
    )


HARD = [
    ("Ana Ruiz", "Ana Ruiz <ana@example.org>"),
    ('Ruiz, "Ana" $HOME `x` #1', '"Ruiz, \\"Ana\\" $HOME `x` #1" <ana@example.org>'),
    ("Back\\slash", '"Back\\\\slash" <ana@example.org>'),
    ("Дмитро Коваль", "Дмитро Коваль <ana@example.org>"),
    ("J. R. Poe", '"J. R. Poe" <ana@example.org>'),
    ("O'Hara", "O'Hara <ana@example.org>"),
    (None, "ana@example.org"),
]


@pytest.mark.parametrize("program", ["mutt", "neomutt"])
@pytest.mark.parametrize(("name", "expanded"), HARD)
def test_mutt_itself_reads_them(tmp_path, program, name, expanded):
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    aliases = tmp_path / "aliases"
    text = formats.dump([record(name, "ana@example.org", org="A # B; C")], Format.MUTT)
    aliases.write_text(text, encoding="utf-8")
    settings = tmp_path / "muttrc"
    settings.write_text(f"set charset=utf-8\nset config_charset=utf-8\nsource {aliases}\n")
    done = subprocess.run(
        [program, "-F", str(settings), "-A", text.split()[1]],
        capture_output=True,
        env={"HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
        timeout=30,
        check=True,
    )
    assert done.stdout.decode().strip() == expanded


def test_the_same_contacts_have_the_same_keys():
    batch = [record("Ana Ruiz", f"{n}@example.org") for n in "abcd"]
    first = formats.dump(batch, Format.MUTT)
    assert formats.dump(batch, Format.MUTT) == first
    keys = [line.split()[1] for line in first.splitlines()]
    assert len(set(keys)) == 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("alias ana Ana Ruiz <ana@example.org>\n", [("Ana Ruiz", "ana@example.org")]),
        ("alias ana ana@example.org\n", [(None, "ana@example.org")]),
        ("alias ana ana@example.org (Ana Ruiz)\n", [("Ana Ruiz", "ana@example.org")]),
        ('alias ana "Ruiz, Ana" <ana@example.org>\n', [("Ana Ruiz", "ana@example.org")]),
        ("alias ana =?utf-8?q?Ana_Ru=C3=ADz?= <ana@example.org>\n",
         [("Ana Ruíz", "ana@example.org")]),
        ("# mine\n\nset realname=x\nalias ana \\\n  Ana Ruiz \\\n  <ana@example.org>\n",
         [("Ana Ruiz", "ana@example.org")]),
        ("alias us ana@example.org, Bo Li <bo@example.org>\n",
         [(None, "ana@example.org"), ("Bo Li", "bo@example.org")]),
        ("alias us Us: ana@example.org, bo@example.org;\n",
         [(None, "ana@example.org"), (None, "bo@example.org")]),
        ("source `rm -rf x`|\nalias ana $HOME <ana@example.org>\n", [("$HOME", "ana@example.org")]),
        ("unalias ana\nalias bo bo@example.org", [(None, "bo@example.org")]),
    ],
)  # fmt: skip
def test_reads_what_people_write(text, found):
    loaded = formats.load(text.encode(), Format.MUTT)
    assert [
        (each.contact.name and each.contact.name.full, *map(str, each.contact.emails))
        for each in loaded
    ] == found


def test_a_group_is_a_tag():
    first, second = load("alias -group press us ana@example.org, bo@example.org\n")
    assert first.tags == second.tags == ("press", "us")
    (alone,) = load("alias -group press ana ana@example.org\n")
    assert alone.tags == ("press",)


def test_a_comment_of_another_is_a_note():
    (ana,) = load("alias ana Ana Ruiz <ana@example.org> # rings twice: always\n")
    assert ana.note == "rings twice: always"


def test_an_old_file_is_in_an_old_encoding():
    (ana,) = load("alias ana Ana Ruíz <ana@example.org>\n", "cp1252")
    assert ana.contact.name.full == "Ana Ruíz"


def test_an_alias_without_an_address_is_handed_back_and_stops_no_other():
    first, second = load("alias x nobody\nalias ana ana@example.org\n")
    assert isinstance(first, Reject)
    assert (first.line, first.text) == (1, "alias x nobody")
    assert str(second.contact.emails[0]) == "ana@example.org"


def test_the_content_says_that_it_is_aliases():
    assert formats.recognise(b"# my friends\n\nalias ana ana@example.org\n") is Format.MUTT
    assert formats.recognise(b"alias,email\nana,ana@example.org\n") is not Format.MUTT


words = st.sampled_from(["Ana", "María", "O'Hara", "Müller-Lüd", "Анна", "Press", "Office"])
names = st.lists(words, min_size=1, max_size=3).map(" ".join).map(Name)
lines = st.text(st.sampled_from("abc éИ中,:'\"-#$`/()"), min_size=1, max_size=20)
lines = lines.map(lambda text: " ".join(text.split())).filter(
    lambda text: any(map(str.isalpha, text))
)
contacts = st.builds(
    Contact,
    kind=st.sampled_from(Kind),
    name=st.none() | names,
    org=st.none() | lines,
    role=st.none() | lines,
    location=st.none() | lines,
    emails=st.lists(
        st.sampled_from([EmailAddress(f"{each}@example.org") for each in ("a", "press", "o'h+x")]),
        min_size=1, max_size=1,
    ).map(tuple),
    langs=st.lists(st.sampled_from(["en", "fr", "zh-Hans"]), unique=True).map(tuple),
)  # fmt: skip


@given(
    contact=contacts,
    tags=st.lists(st.sampled_from(["africa", "night desk"]), unique=True).map(tuple),
    more=st.booleans(),
)
def test_what_is_written_is_read_again(contact, tags, more):
    if more and contact.name:  # further addresses are those of a name
        contact = Contact(
            contact.kind, contact.name, contact.org, contact.role, contact.location,
            (*contact.emails, EmailAddress("b@example.net")), (), contact.langs,
        )  # fmt: skip
    (back,) = formats.load(formats.dump([Record(UID, contact, tags=tags)], Format.MUTT).encode())
    assert (back.contact, back.tags, back.note) == (contact, tags, None)
