from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressdir.errors import UsageError
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
from pressdir.normalise.folding import forms
from pressdir.search import language, query, scan


def person(uid, name, at="2026-01-01T00:00:00Z", tags=(), note=None, **fields):
    contact = Contact(Kind.PERSON, Name(name), **fields)
    return Record(uid, contact, (Sighting("name", name, at),), tags=tags, note=note)


ANA = person(
    "a1f0aaaa-0000-4000-8000-000000000001",
    "Ana Ruiz",
    at="2026-03-01T00:00:00Z",
    org="Harbour Trust",
    role="Head of media",
    location="Geneva",
    emails=(EmailAddress("ana.ruiz@harbour.example"),),
    phones=(Phone("+41225550142", kind=PhoneKind.FIXED), Phone("+41798297136", "5")),
    langs=("es", "fr"),
    tags=("water", "night desk"),
)
DVORAK = person(
    "b2",
    "Jiří Dvořák",
    at="2026-02-01T00:00:00Z",
    org="Northern Relief",
    location="Prague",
    emails=(EmailAddress("dvorak@relief.example"),),
    phones=(Phone("+420224224224", kind=PhoneKind.MOBILE),),
    langs=("cs", "pt-BR"),
    note="Answers within the hour. See https://relief.example/press",
)
ANABELA = person("c3", "Anabela Mota", org="Harbour Lights", location="Porto", langs=("pt",))
ROXANA = person("d4", "Roxana Berg", org="Northern Relief")
DESK = Record(
    "e5",
    Contact(
        Kind.DESK,
        org="Harbour Trust",
        role="Press office",
        emails=(EmailAddress("press@harbour.example"),),
        phones=(Phone("+390669812345"),),
    ),
    (Sighting("org", "Harbour Trust", "2026-06-01T00:00:00Z"),),
)
OLENA = person("f6", "Олена Шевченко", org="Річкова допомога")
ALL = (ANA, DVORAK, ANABELA, ROXANA, DESK)


def names(found):
    return [record.contact.label for record in found]


def ask(*words, saved=None):
    return names(scan.search(ALL, language.parse(words, today="2026-06-30", saved=saved)))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["dvorak"], ["Jiří Dvořák"], id="accents do not count"),
        pytest.param(["DVOŘÁK"], ["Jiří Dvořák"], id="case does not count"),
        pytest.param(["dvor"], ["Jiří Dvořák"], id="a beginning"),
        pytest.param(["vorá"], ["Jiří Dvořák"], id="a part"),
        pytest.param(["geneva", "ruiz"], ["Ana Ruiz"], id="any order, any field"),
        pytest.param(["ruiz geneva"], ["Ana Ruiz"], id="words in one argument"),
        pytest.param(["ruiz", "prague"], [], id="all must match"),
        pytest.param(["ana"], ["Ana Ruiz", "Anabela Mota", "Roxana Berg"], id="ranked"),
        pytest.param(["harbour", "-geneva"], ["Anabela Mota", "Harbour Trust"], id="minus a word"),
        pytest.param(["-org:harbour"], ["Jiří Dvořák", "Roxana Berg"], id="minus a field"),
        pytest.param(["-phone:*"], ["Anabela Mota", "Roxana Berg"], id="without a number"),
        pytest.param(["kind:desk"], ["Harbour Trust"], id="kind"),
        pytest.param(["kind:p", "org:harbour"], ["Ana Ruiz", "Anabela Mota"], id="kind, shortened"),
        pytest.param(["perso"], [], id="a part of a kind is nothing"),
        pytest.param(["desk"], ["Ana Ruiz", "Harbour Trust"], id="a whole kind, or a word"),
        pytest.param(["lang:es"], ["Ana Ruiz"], id="language"),
        pytest.param(["lang:pt"], ["Anabela Mota", "Jiří Dvořák"], id="language and its variants"),
        pytest.param(["lang:es,pt-br"], ["Ana Ruiz", "Jiří Dvořák"], id="either language"),
        pytest.param(
            ["tag:night desk"], ["Ana Ruiz"], id="a tag of two words, unquoted by a shell"
        ),
        pytest.param(["tag:night"], [], id="a tag is whole"),
        pytest.param(["org:Harbour Trust", "-kind:desk"], ["Ana Ruiz"], id="a phrase in a field"),
        pytest.param(["org:Trust Harbour"], [], id="a phrase is in order"),
        pytest.param(["email:@harbour.example"], ["Ana Ruiz", "Harbour Trust"], id="a mail domain"),
        pytest.param(["mailto:press@harbour.example"], ["Harbour Trust"], id="a mail link"),
        pytest.param(["Ruiz, Ana;"], ["Ana Ruiz"], id="a name that was copied with its comma"),
        pytest.param(["Trust <press@harbour.example>"], ["Harbour Trust"], id="a From line"),
        pytest.param(["title:head"], ["Ana Ruiz"], id="another name of a field"),
        pytest.param(["uid:a1f0"], ["Ana Ruiz"], id="a uid's beginning"),
        pytest.param(["a1f0aaaa"], [], id="uids are no words"),
        pytest.param(["phone:mobile"], ["Jiří Dvořák"], id="a kind of number"),
        pytest.param(["https://relief.example"], ["Jiří Dvořák"], id="an address is no field"),
        pytest.param(["note:hour"], ["Jiří Dvořák"], id="note"),
        pytest.param(["country:CH"], ["Ana Ruiz"], id="a country by its code"),
        pytest.param(["country:Tschechien"], ["Jiří Dvořák"], id="by a name, from the number"),
        pytest.param(["country:portuguese"], ["Anabela Mota"], id="by an adjective, from a place"),
        pytest.param(["country:va,cz"], ["Jiří Dvořák", "Harbour Trust"], id="either country"),
        pytest.param(["region:PT"], ["Anabela Mota"], id="as ISO calls it"),
        pytest.param(["portugal"], ["Anabela Mota"], id="a country among words"),
        pytest.param(["czech", "republic", "dvorak"], ["Jiří Dvořák"], id="of two words"),
        pytest.param(["-country:*"], ["Roxana Berg"], id="nobody knows where"),
        pytest.param(["domain:relief.example"], ["Jiří Dvořák"], id="a domain"),
        pytest.param(["domain:@Relief.Example"], ["Jiří Dvořák"], id="as in an address"),
        pytest.param(["domain:relief"], ["Jiří Dvořák"], id="a label of a domain"),
        pytest.param(["domain:elief.example"], [], id="no part of a label"),
        pytest.param(["has:mobile"], ["Jiří Dvořák"], id="a kind of number"),
        pytest.param(["has:email,note", "-kind:desk"], ["Ana Ruiz", "Jiří Dvořák"], id="has one"),
        pytest.param(["-has:phone", "-has:org"], [], id="has neither"),
        pytest.param(["seen:4m"], ["Ana Ruiz", "Harbour Trust"], id="lately"),
        pytest.param(["seen:2026-02"], ["Jiří Dvořák"], id="in a month"),
        pytest.param(["seen:..2026-01"], ["Anabela Mota", "Roxana Berg"], id="not since"),
    ],
)
def test_words_find(words, found):
    assert ask(*words) == found


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["+41225550142"], id="E.164"),
        pytest.param(["+41", "22", "555", "01", "42"], id="international, in groups"),
        pytest.param(["+41 22 555 01 42"], id="international, quoted"),
        pytest.param(["0041", "22", "555", "01", "42"], id="with 00"),
        pytest.param(["022", "555", "01", "42"], id="national"),
        pytest.param(["(022)", "555.01.42"], id="brackets and dots"),
        pytest.param(["022/555", "01-42"], id="a slash and a dash"),
        pytest.param(["+41", "(0)22", "555", "01", "42"], id="the trunk zero in brackets"),
        pytest.param(["550142"], id="the last six digits"),
        pytest.param(["phone:022 555 01 42"], id="in the field"),
        pytest.param(["tel:+41-22-555-01-42"], id="a link"),
        pytest.param(["٠٢٢٥٥٥٠١٤٢"], id="Arabic digits"),
        pytest.param(["＋４１２２５５５０１４２"], id="full width"),
        pytest.param(["ruiz", "022", "555", "01", "42", "geneva"], id="between words"),
    ],
)
def test_a_number_is_found_in_any_notation(words):
    assert ask(*words) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(
            ["+39 06 698 12345"], ["Harbour Trust"], id="a zero that belongs to the number"
        ),
        pytest.param(["06 698 12345"], ["Harbour Trust"], id="and at home"),
        pytest.param(["+420"], ["Jiří Dvořák"], id="a country"),
        pytest.param(["phone:+22"], [], id="a country code stands at the beginning"),
        pytest.param(["+41798297136;ext=5"], ["Ana Ruiz"], id="with extension"),
        pytest.param(["-phone:+41", "harbour"], ["Anabela Mota", "Harbour Trust"], id="not there"),
    ],
)
def test_numbers_are_found_where_they_stand(words, found):
    assert ask(*words) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('org:"Harbour Trust" kind:desk', ["Harbour Trust"], id="a quoted phrase"),
        pytest.param('"press office"', ["Harbour Trust"], id="a phrase anywhere"),
        pytest.param(
            'org:"harbour lights","northern relief"',
            ["Jiří Dvořák", "Anabela Mota", "Roxana Berg"],
            id="either phrase",
        ),
        pytest.param('"office press"', [], id="a phrase is in order"),
        pytest.param("  harbour   geneva ", ["Ana Ruiz"], id="blanks"),
        pytest.param("ruiz 022 555 01 42", ["Ana Ruiz"], id="a number in groups"),
    ],
)
def test_one_text_is_split_into_words(text, found):
    assert names(scan.search(ALL, language.parse(text))) == found


@pytest.mark.parametrize("words", ["", "  ", [], [""]])
def test_no_words_ask_for_everybody(words):
    assert len(scan.search(ALL, language.parse(words))) == len(ALL)


@pytest.mark.parametrize("words", ["олена", "ОЛЕНА шевченко", "olena", "shevchenko", "richkova"])
def test_a_name_in_other_letters_is_found_in_both(words):
    records = (*ALL, OLENA)
    assert names(scan.search(records, language.parse(words))) == ["Олена Шевченко"]


@pytest.mark.parametrize("words", ["muhammad", "Mohamed", "mohammed karim", "kareem", "محمد"])
def test_a_name_that_is_written_without_vowels_is_found_with_any(words):
    mohamed = person("h8", "محمد كريم", org="Harbour Trust")
    latin = person("i9", "Mia Mahmood")
    assert names(scan.search((*ALL, mohamed, latin), language.parse(words))) == ["محمد كريم"]


YULIA, ALI, KIM, LI = (
    person("j1", "Юлия Бражник", org="Річкова допомога"),
    person("j2", "علي المصري"),
    person("j3", "김민준"),
    person("j4", "李小龙", org="海风出版社"),
)
LATIN = (
    person("k1", "Julia Berg"),
    person("k2", "Ali Masri"),
    person("k3", "Min-jun Kim"),
    person("k4", "Xiaolong Li"),
    person("k5", "Alice Minjuner"),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("julia", ["Julia Berg", "Юлия Бражник"], id="as it is typed before others"),
        pytest.param("iuliia brazhnyk", ["Юлия Бражник"], id="two words"),
        pytest.param("юлия", ["Юлия Бражник", "Julia Berg"], id="Cyrillic"),
        pytest.param("richkova", ["Юлия Бражник"], id="an organisation"),
        pytest.param("ali", ["Ali Masri", "Alice Minjuner", "علي المصري"], id="a short name"),
        pytest.param("aly elmasry", ["علي المصري"], id="another spelling"),
        pytest.param("ali al-masri", ["علي المصري"], id="an article with a hyphen"),
        pytest.param("علي", ["علي المصري", "Ali Masri"], id="Arabic"),
        pytest.param("المصري", ["علي المصري", "Ali Masri"], id="Arabic with an article"),
        pytest.param("gim", ["김민준"], id="Korean as the state spells it"),
        pytest.param("min-jun kim", ["Min-jun Kim", "김민준"], id="Korean in Latin order"),
        pytest.param("김민준", ["김민준", "Min-jun Kim"], id="Korean"),
        pytest.param("xiaolong", ["Xiaolong Li", "李小龙"], id="pinyin"),
        pytest.param("lixiaolong", ["李小龙"], id="pinyin in one word"),
        pytest.param("李小龍", ["李小龙", "Xiaolong Li"], id="the signs of Taiwan"),
        pytest.param("org:chubanshe", ["李小龙"], id="pinyin within an organisation"),
        pytest.param("role:julia", [], id="not in other fields"),
        pytest.param("黎", ["Xiaolong Li"], id="not another sign, which may be somebody else"),
    ],
)
def test_letters_do_not_matter(words, found):
    records = (YULIA, ALI, KIM, LI, *LATIN)
    assert names(scan.search(records, language.parse(words))) == found


def test_who_may_sound_so_is_near():
    records = (LI, person("l1", "สมชาย ใจดี"))
    for words, found in (("黎", "李小龙"), ("somchai", "สมชาย ใจดี")):
        asked = language.parse(words)
        assert scan.search(records, asked) == []
        assert names(scan.search(records, asked.loosened())) == [found]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(
            ["ana", "lnag:es"], "lnag:es (word 2): no field is called lnag", id="unknown field"
        ),
        pytest.param(["org:"], "org: (word 1): nothing is asked for", id="no value"),
        pytest.param(["-"], "- (word 1): nothing is asked for", id="a dash"),
        pytest.param(["org:,"], "org:, (word 1): nothing is asked for", id="commas"),
        pytest.param(["kind:robot"], "kind:robot (word 1): no kind is called robot", id="kind"),
        pytest.param(["phone:car"], "phone:car (word 1): no phone is called car", id="phone"),
        pytest.param(["has:wings"], "has:wings (word 1): nobody can have wings", id="has"),
        pytest.param(
            ["country:Atlantis"],
            "country:Atlantis (word 1): no country is called Atlantis",
            id="country",
        ),
        pytest.param(["seen:soon"], "seen:soon (word 1): soon is no time", id="time"),
        pytest.param(["domain:@"], "domain:@ (word 1): @ is no domain", id="domain"),
        pytest.param(
            ["x" * 500 + ":y"],
            f"{'x' * 60}… (word 1): no field is called {'x' * 41}…",
            id="a long word",
        ),
        pytest.param(["ana "] * 201, "a question has at most 200 words", id="many words"),
        pytest.param(
            ["org:" + "a," * 10_000], "a question has at most 200 words", id="many values"
        ),
        pytest.param(
            ['say "press'], '"press (word 2): a quotation mark is not closed', id="open quote"
        ),
    ],
)
def test_a_wrong_query_points_at_the_word(words, message):
    with pytest.raises(UsageError) as caught:
        language.parse(words)
    assert str(caught.value) == message
    assert caught.value.hint


def test_a_misspelt_field_is_guessed():
    with pytest.raises(UsageError) as caught:
        language.parse(["emial:x"])
    assert caught.value.hint == "Did you mean email:?"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param(
            ["ana", "lnag:es", "geneva"],
            "ana lnag:es geneva\n    ^^^^^^^\nDid you mean lang:?",
            id="under the word",
        ),
        pytest.param(["lnag:es"], "Did you mean lang:?", id="not under all there is"),
        pytest.param(["李", "lnag:es"], "Did you mean lang:?", id="not where cells are two"),
        pytest.param(
            ["a" * 100, "lnag:es", "b" * 100],
            f"…{'a' * 29} lnag:es {'b' * 29}…\n{' ' * 31}^^^^^^^\nDid you mean lang:?",
            id="in a long question",
        ),
    ],
)
def test_a_line_points_at_the_place(words, hint):
    with pytest.raises(UsageError) as caught:
        language.parse(words)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([".*", "[a-z]+"], id="marks of patterns"),
        pytest.param(["((((" * 50, "))))"], id="brackets"),
        pytest.param(["\x00\x01\x1b[2J"], id="control characters"),
        pytest.param(["\u202eana"], id="a turn of direction"),
        pytest.param(["x" * 10_000], id="ten thousand letters"),
        pytest.param(["\\"], id="a backslash"),
        pytest.param(["*"], id="a star"),
        pytest.param(["a:b:c"], id="colons"),
    ],
)
def test_an_odd_question_has_an_answer_or_says_what_is_wrong(words):
    try:
        asked = language.parse(words)
    except UsageError as error:
        assert "\n" not in str(error)  # noqa: PT017
        return
    assert isinstance(scan.search(ALL, asked), list)
    assert isinstance(scan.search(ALL, asked.loosened()), list)


def test_a_saved_question_is_asked_by_its_name():
    saved = {"desk": "kind:desk org:harbour", "either": "@desk", "a": "@b", "b": "ana @a"}
    assert ask("@desk", saved=saved) == ["Harbour Trust"]
    assert ask("harbour", "-@either", saved=saved) == ["Ana Ruiz", "Anabela Mota"]
    assert ask("@harbour.example", saved=saved) == ["Ana Ruiz", "Harbour Trust"]
    with pytest.raises(UsageError, match="asks itself"):
        ask("@a", saved=saved)


def test_saved_questions_that_name_each_other_end():
    saved = {str(level): f"@{level + 1} @{level + 1}" for level in range(30)}
    with pytest.raises(UsageError, match="at most 200"):
        language.parse("@0", saved=saved)


FLOODS = Release("d1" * 32, "floods.html", "Floods: Ruiz appeals for boats")


def test_the_titles_of_releases_are_found():
    seen = person("g7", "Mia Holm", role="Officer")
    seen = replace(seen, sightings=(Sighting("name", "Mia Holm", "2026-01-01", FLOODS.digest),))
    records, known = (seen, ANA), {FLOODS.digest: FLOODS}

    def asked(words):
        return names(scan.search(records, language.parse(words), known))

    assert asked("floods") == ["Mia Holm"]
    assert asked("release:appeals") == ["Mia Holm"]
    assert asked("title:officer") == asked("title:boats") == ["Mia Holm"]
    assert asked("ruiz") == ["Ana Ruiz", "Mia Holm"]


def test_queries_join_and_turn():
    ana, harbour = language.parse("ana"), language.parse("org:harbour")
    assert [record for record in ALL if scan.matches(ana & harbour, record)] == [ANA, ANABELA]
    assert [record for record in ALL if scan.matches(ana | harbour, record)] == [
        ANA,
        ANABELA,
        ROXANA,
        DESK,
    ]
    assert [record for record in ALL if scan.matches(~ana & harbour, record)] == [DESK]


def test_persons_come_before_desks_and_who_was_seen_last_before_others():
    assert ask("harbour") == ["Ana Ruiz", "Anabela Mota", "Harbour Trust"]
    assert ask("northern") == ["Jiří Dvořák", "Roxana Berg"]


RANKED = (
    person("1", "Ana Ruiz", at="2020-01-01T00:00:00Z"),
    person("2", "Mia Holm", location="Ana"),
    person("3", "Anabela Mota", at="2024-01-01T00:00:00Z"),
    Record("4", Contact(Kind.DESK, org="Anatolia Press"), (Sighting("org", "x", "2026-05-01"),)),
    person("5", "Joanah Berg", at="2026-05-01T00:00:00Z"),
    person("6", "Bo Lund", note="Ask Ana first", at="2026-06-01T00:00:00Z"),
    person("7", "Anabel Ortiz", at="2025-01-01T00:00:00Z"),
    person("8", "Anabella Vega", at="2025-01-01T00:00:00Z"),
)


def test_the_best_fit_comes_first_and_what_is_said_of_somebody_last():
    found = [record.uid for record in scan.search(RANKED, language.parse("ana"))]
    assert found == ["1", "2", "7", "8", "3", "4", "5", "6"]


def test_whom_one_uses_comes_before_who_was_seen_later():
    used = {"3": 0.5, "6": 9.0}
    found = [each.uid for each in scan.search(RANKED, language.parse("ana"), used=used)]
    assert found == ["1", "2", "3", "7", "8", "4", "5", "6"]


def test_of_those_seen_on_one_day_who_stands_in_more_releases_comes_first():
    more = tuple(Sighting("name", "x", "2025-01-01T00:00:00Z", digest) for digest in ("a", "b"))
    records = (*RANKED[:7], replace(RANKED[7], sightings=more))
    found = [record.uid for record in scan.search(records, language.parse("anabel"))]
    assert found == ["7", "8", "3"]
    found = [record.uid for record in scan.search(records, language.parse("name:anabe"))]
    assert found == ["8", "7", "3"]


def test_whoever_files_somebody_has_not_seen_them():
    tagged = Sighting("tags", "water", "2026-06-01T00:00:00Z")
    gone = Sighting("emails", "x@y.example", "2026-06-02T00:00:00Z", gone=True)
    record = replace(ANA, sightings=(*ANA.sightings, tagged, gone))
    assert scan.last_seen(record) == "2026-03-01"


def test_a_word_with_a_typo_ranks_by_how_many():
    records = (person("1", "Mia Schneidet"), person("2", "Bo Schneider"), person("3", "Al Snider"))
    query = language.parse("schnieder").loosened()
    assert names(scan.search(records, query)) == ["Bo Schneider", "Mia Schneidet"]


def test_a_loosened_question_finds_words_with_a_typo():
    assert names(scan.search(ALL, language.parse("dvoark").loosened())) == ["Jiří Dvořák"]
    assert scan.search(ALL, language.parse("dvorak zzz").loosened()) == []


WORDS = st.text(st.sampled_from('ab:"-+0 ,*\u0661é()org;'), max_size=12)


@given(st.lists(WORDS, max_size=3), st.lists(WORDS, max_size=3))
def test_any_words_are_a_query_or_a_usage_error_and_the_algebra_keeps_its_laws(left, right):
    try:
        one, other = language.parse(left), language.parse(right)
    except UsageError:
        return
    for record in ALL:
        both, either = scan.matches(one & other, record), scan.matches(one | other, record)
        assert both is (scan.matches(one, record) and scan.matches(other, record))
        assert either is (scan.matches(one, record) or scan.matches(other, record))
        assert scan.matches(~one, record) is not scan.matches(one, record)


ARGUMENTS = st.text(st.sampled_from('ab:"-+0 ,*org;'), max_size=12)
FIELD_ARGUMENTS = ARGUMENTS.map(lambda text: f"org:{text}")


@example(["org:a b, c d", "x"])
@example(['org:"a b","c d"'])
@example(["org:-, 0"])
@example(["org:- ,"])
@given(st.lists(ARGUMENTS | FIELD_ARGUMENTS, max_size=3))
def test_words_written_as_one_text_ask_the_same(words):
    try:
        asked = language.parse(words)
    except UsageError:
        return
    assert language.parse(language.written(words)) == asked


LETTERS = st.text(st.sampled_from("aB é\u0301ßŁıİ李яЙουάأنس\u200f'’-–\n1٢"), min_size=1, max_size=8)


@example("ά", "Й", 0, 1)  # two scripts in one record
@given(LETTERS, LETTERS, st.integers(0, 7), st.integers(1, 8))
def test_any_part_of_any_value_is_found(name, org, start, length):
    record = person("1", name, org=org)
    for form in forms(org):
        part = form[start : start + length]
        if part.strip():
            assert scan.matches(query.Text(part), record)
            assert scan.matches(query.Text(part, "org"), record)
