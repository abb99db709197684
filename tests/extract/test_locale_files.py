"""The language files: one shape, and no word that says two things that exclude each other."""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources

import pytest

from pressdir.extract import locales
from pressdir.extract.locales import words

LISTS = {
    "cue": {
        "contact", "desk", "hours", "quoted", "not_press", "boilerplate", "release",
        "invitation", "sign_up",
    },
    "label": {
        "phone", "mobile", "fax", "email", "extension", "direct", "switchboard", "whatsapp", "web",
        "address", "name", "role", "org", "language",
    },
    "name": {"honorifics", "particles", "before"},
    "role": {"head", "several"},
    "org": {"head", "issuer", "office", "unit"},
    "join": {"or", "and", "at", "each"},
    "time": {"months", "weekdays"},
    "number": {"not_phone"},
    "address": {"street"},
    "letter": {"salutations", "closings", "mine"},
    "notice": {"job"},
    "audience": {"alone", "press", "public"},
}  # fmt: skip
CASELESS = {
    "ar",
    "fa",
    "he",
    "hi",
    "ml",
    "mr",
    "ne",
    "te",
    "ur",
}  # that have a word before somebody's name in a sentence
# A word of the first list is no word of the second: one value cannot be both.
EXCLUSIVE = [
    ("label.phone", "label.fax"),
    ("label.mobile", "label.fax"),
    ("label.direct", "label.fax"),
    ("label.phone", "label.email"),
    ("label.mobile", "label.email"),
    ("label.fax", "label.email"),
    ("label.phone", "label.web"),
    ("label.email", "label.web"),
    ("label.phone", "label.extension"),
    ("label.phone", "number.not_phone"),
    ("label.mobile", "number.not_phone"),
    ("label.fax", "number.not_phone"),
    ("label.extension", "number.not_phone"),
    ("cue.contact", "cue.not_press"),
    ("cue.sign_up", "cue.not_press"),
    ("cue.sign_up", "cue.contact"),
    ("cue.sign_up", "cue.desk"),
    ("cue.contact", "cue.boilerplate"),
    ("cue.contact", "cue.quoted"),
    ("cue.release", "cue.desk"),
    ("cue.release", "role.head"),
    ("cue.desk", "cue.not_press"),
    ("cue.desk", "cue.boilerplate"),
    ("cue.desk", "cue.quoted"),
    ("role.head", "cue.quoted"),
    ("role.head", "cue.boilerplate"),
    ("name.honorifics", "name.particles"),
    ("join.or", "join.and"),
]
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
MANDATORY = ["cue.contact", "cue.desk", "label.phone", "label.email", "role.head", "org.head"]

FILES = sorted(
    entry.name.removesuffix(".toml")
    for entry in resources.files(locales).iterdir()
    if entry.name.endswith(".toml")
)


@cache
def load(tag):
    return tomllib.loads(resources.files(locales).joinpath(f"{tag}.toml").read_text("utf-8"))


def lists(tag):
    return {
        f"{section}.{key}": entries
        for section, content in load(tag).items()
        if section in LISTS
        for key, entries in content.items()
    }


@cache
def compared(entry):
    """The form in which an entry is looked for: "Tél." and "tel" are one."""
    return " ".join(word for word, _, _ in words.of(entry)) or entry


@pytest.fixture(params=FILES)
def tag(request):
    return request.param


def test_many_languages_are_read():
    assert set("en fr es de it pt nl sv da nb fi pl cs sk hu ro ru uk el tr ar".split()) <= {*FILES}


def test_a_file_has_all_the_lists_and_no_others(tag):
    data = load(tag)
    shape = {section: set(data[section]) for section in LISTS}
    if tag not in CASELESS:
        shape["name"].add("before")  # capitals tell
    shape["join"].add("each")  # not every language says "respectively"
    shape["role"].add("several")  # nor has titles for more than one
    shape["cue"] |= {"invitation", "sign_up"}  # nor are these known in all of them
    assert shape == LISTS
    assert set(data) - {"no_name"} == {"native", "english", "spoken", *LISTS}


def test_words_that_no_name_has_are_single_words_written_as_they_are_compared(tag):
    barring = load(tag).get("no_name", {"anywhere": [], "first": [], "behind": []})
    assert set(barring) == {"anywhere", "first", "behind"}
    for entries in barring.values():
        assert [each for each in entries if each != each.casefold() or " " in each] == []
        assert len({*entries}) == len(entries)


def test_a_file_is_called_by_its_language_tag(tag):
    assert LANGUAGE_TAG.fullmatch(tag)
    assert load(tag)["native"]
    assert load(tag)["english"][0].isupper()


def test_entries_are_written_tidily(tag):
    for name, entries in lists(tag).items():
        untidy = [each for each in entries if each != " ".join(each.split()).lower() or not each]
        assert untidy == [], name


def test_no_entry_stands_twice_in_a_list(tag):
    for name, entries in lists(tag).items():
        assert [each for each, count in Counter(entries).items() if count > 1] == [], name


def test_the_lists_that_a_contact_is_found_by_are_not_empty(tag):
    found = lists(tag)
    assert [name for name in MANDATORY if len(found[name]) < 8] == []


def test_no_word_says_two_things_that_exclude_each_other(tag):
    found = {name: {*map(compared, entries)} for name, entries in lists(tag).items()}
    both = {(a, b): found.get(a, set()) & found.get(b, set()) for a, b in EXCLUSIVE}
    assert {pair: words for pair, words in both.items() if words} == {}


def test_spoken_languages_have_language_tags(tag):
    spoken = load(tag)["spoken"]
    assert [name for name in spoken if name != name.lower()] == []
    assert [code for code in spoken.values() if not LANGUAGE_TAG.fullmatch(code)] == []


def test_a_language_names_the_great_languages_and_itself(tag):
    codes = {code.partition("-")[0] for code in load(tag)["spoken"].values()}
    own = {"nb": "no"}.get(tag, tag.partition("-")[0])
    assert {"en", "fr", "es", "ru", "ar", "zh", own} <= codes
    assert len(codes) >= 40


def test_a_year_has_all_its_months_and_a_week_its_days(tag):
    found = lists(tag)
    assert len(found["time.months"]) >= 12
    assert len(found["time.weekdays"]) >= 7


def test_each_phrase_is_found_for_what_it_says(tag):
    lexicon = locales.Lexicon([tag])
    listed = [
        (name, found) for name, found in lists(tag).items() if not name.startswith("audience")
    ]
    listed.append(("spoken", load(tag)["spoken"]))
    lost = []
    for category, phrases in listed:
        for phrase in phrases:
            parts = words.of(phrase) or [(phrase, 0, len(phrase))]
            found = [hit for hit in lexicon.hits(phrase) if hit.has(category)]
            if not any(hit.start <= parts[0][1] and hit.end >= parts[-1][2] for hit in found):
                lost.append((category, phrase))
    full_width = [("label.phone", "電話（代表）"), ("org.head", "㈜")]  # found by their parts
    assert [each for each in lost if each not in full_width] == []


@pytest.mark.parametrize("whom", ["press", "public"])
def test_each_beginning_of_a_word_says_to_whom_a_page_speaks(tag, whom):
    lexicon = locales.Lexicon([tag])
    begun = load(tag)["audience"][whom]
    words = [
        each.rstrip(".") + ("s" if each[-1] != "." and each.isascii() else "") for each in begun
    ]
    assert [word for word in words if not lexicon.speaks_to(whom, f"({word})")] == []
    assert not lexicon.speaks_to(whom, "1 2 3")


def test_each_word_alone_is_the_press_s(tag):
    lexicon = locales.Lexicon([tag])
    words = load(tag)["audience"]["alone"]
    assert [word for word in words if not lexicon.is_press(f"{word}:")] == []
    assert not lexicon.is_press(f"{words[0]} 2025")


def test_a_dot_ends_a_word_that_others_begin_with():
    english = locales.Lexicon(["en"])
    assert english.speaks_to("press", "for the media, please")
    assert not english.speaks_to("press", "a mediaeval tower, impressive")
