"""The pages in a real browser: what is found, what a key does, what is saved, what is printed."""

import importlib.util
import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from pressdir.formats import Format, Settings, dump
from pressdir.model import Name

NAMES = "[...document.querySelectorAll('#list h2')].map((each) => each.textContent)"
FOCUS = "document.activeElement.querySelector('h2')?.textContent ?? document.activeElement.id"
MILLIMETRES = 25.4 / 72  # of a point
# A link that is clicked would leave the page: it is written down instead.
DIALLED = """
document.addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (link?.protocol === 'tel:') { document.title = link.href; event.preventDefault(); }
}, true)
"""


def search(tab, text):
    """The names that are shown for what is typed."""
    tab.ask("document.getElementById('find').focus(); document.getElementById('find').value = ''")
    tab.type(text)
    return tab.ask(NAMES)


def loaded(name):
    """Another module of tests."""
    spec = importlib.util.spec_from_file_location("other", Path(__file__).parent.parent / name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def troubles(browser):
    """What went wrong in pages, and what they asked the network for."""
    asked, wrong = [], []
    for each in browser.events():
        match each.get("method"):
            case "Network.requestWillBeSent":
                asked.append(each["params"]["request"]["url"])
            case "Runtime.exceptionThrown" | "Log.entryAdded" | "Runtime.consoleAPICalled":
                wrong.append(each["params"])
    return [url for url in asked if not url.startswith(("file://", "about:"))], wrong


@pytest.fixture
def directory(tab, made):
    return tab(made("directory"))


@pytest.fixture(scope="module")
def searched(browser, made, tmp_path_factory):
    """A directory that is only asked."""
    file = tmp_path_factory.mktemp("searched") / "directory.html"
    file.write_text(made("directory"), encoding="utf-8")
    tab = browser.page()
    yield tab.open(file)
    tab.close()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("dvorak", ["Jiří Dvořák"], id="without accents"),
        pytest.param("DVOŘÁK jiri", ["Jiří Dvořák"], id="in any order and case"),
        pytest.param("harb kessl", ["Nadia Kessler"], id="beginnings, of name and organisation"),
        pytest.param("obrien", ["Sam O’Brien"], id="without an apostrophe"),
        pytest.param("openharbour.example", ["Press desk"], id="a domain"),
        pytest.param("022 555 01 42", ["Press desk"], id="a national number"),
        pytest.param("0041225550142", ["Press desk"], id="an international number"),
        pytest.param(
            "+41 (0)22 555", ["Lea Moved", "Nobody Reached", "Press desk"], id="its start"
        ),
        pytest.param("91-234 5601", ["Nadia Kessler"], id="the last digits"),
        pytest.param("٢١٨٩١٢٣٤٥٦٠٥", ["محمد المصري"], id="Arabic digits"),
        pytest.param("محمد", ["محمد المصري"], id="Arabic letters"),
        pytest.param("mohamed almasri", ["محمد المصري"], id="Arabic in Latin letters"),
        pytest.param("muhammad", ["محمد المصري"], id="Arabic as others spell it"),
        pytest.param("Yulia Orlova", ["Юлия Орлова"], id="Cyrillic in Latin letters"),
        pytest.param("julija", ["Юлия Орлова"], id="Cyrillic as others spell it"),
        pytest.param("french", ["Nadia Kessler"], id="a language"),
        pytest.param("med-desk", ["Nadia Kessler"], id="a tag"),
        pytest.param("almaty", ["Юлия Орлова"], id="a place"),
        pytest.param("pacific", ["Luis Quispe"], id="a time zone, whatever the clock shows"),
        pytest.param("vcard", [], id="no button"),
        pytest.param("night", [], id="no time of day"),
        pytest.param("kessler +1808", [], id="all words count"),
        pytest.param("zzz", [], id="nobody"),
    ],
)
def test_finds(searched, typed, names):
    assert sorted(search(searched, typed)) == sorted(names)
    told = searched.ask("document.getElementById('found').value")
    assert told == f"{len(names)} of 10"
    assert searched.ask("document.getElementById('nobody').hidden") is bool(names)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("kesler", ["Nadia Kessler"], id="a letter too few"),
        pytest.param("mennsah akua", ["Akua Mensah"], id="a letter too many"),
        pytest.param("nadia kesselr", ["Nadia Kessler"], id="two in the wrong order"),
        pytest.param("hramony", [], id="nobody at all"),
        pytest.param("kez", [], id="too short"),
    ],
)
def test_offers_who_is_near(searched, typed, names):
    assert search(searched, typed) == names
    told = searched.ask("document.getElementById('found').value")
    assert told == (f"nobody; {len(names)} near" if names else "0 of 10")


def test_finds_names_in_all_spellings_that_the_rules_know(tab, made, person):
    spelt = loaded("normalise/test_sounds.py").SPELT
    words = [
        (name, latin.split(",")) for name, _, latin in (w.partition("=") for w in spelt.split())
    ]
    people = [person(at, name) for at, (name, _) in enumerate(words)]
    asked = """
    (([name, typed]) => {
      const field = document.getElementById('find');
      field.value = typed;
      field.dispatchEvent(new Event('input'));
      return [...document.querySelectorAll('#list h2')].some((each) => each.textContent === name);
    })
    """
    pairs = [(name, latin) for name, all_ in words for latin in all_]
    told = tab(made("directory", people)).ask(f"{json.dumps(pairs)}.map({asked.strip()})")
    assert [pair for pair, is_found in zip(pairs, told, strict=True) if not is_found] == []


def test_who_is_called_so_comes_before_who_is_mentioned_so(tab, made, person):
    people = (person(1, "Ana Beth", org="Carla and Sons"), person(2, "Zoe Carla"))
    assert search(tab(made("directory", people)), "carla") == ["Zoe Carla", "Ana Beth"]


def test_keys_search_choose_dial_and_go_back(directory):
    directory.ask(DIALLED)
    directory.ask("document.activeElement.blur()")
    directory.press("/")
    directory.type("kessler")
    assert directory.ask(NAMES) == ["Nadia Kessler"]
    directory.press("ArrowDown")
    assert directory.ask(FOCUS) == "Nadia Kessler"
    directory.press("Enter")
    assert directory.ask("document.title") == "tel:+218912345601"
    directory.press("ArrowUp")
    assert directory.ask(FOCUS) == "find"
    directory.press("Escape")
    assert len(directory.ask(NAMES)) == 10
    directory.press("ArrowDown")
    directory.press("ArrowDown")
    assert directory.ask(FOCUS) == "Jiří Dvořák"
    directory.press("/")
    assert directory.ask(FOCUS) == "find"


def test_links_call_and_write(directory):
    links = directory.ask(
        "[...document.querySelectorAll('#list a')].map((each) => each.getAttribute('href'))"
    )
    assert "tel:+218912345601" in links
    assert "mailto:nadia.kessler@harbour.example.org" in links
    assert not any("41225550148" in link for link in links)  # a fax


def test_a_saved_card_is_the_exporters(directory, people, releases):
    search(directory, "almasri")
    directory.ask("document.querySelector('.acts button').click()")
    card = dump(people[1:2], Format.VCARD, Settings(releases=releases))
    assert directory.downloaded().read_bytes() == card.encode()


def test_what_is_found_is_saved_as_one_file(directory):
    assert search(directory, "harbour")[0] == "Nadia Kessler"
    directory.ask("document.getElementById('save').click()")
    saved = directory.downloaded().read_text(encoding="utf-8")
    assert saved.count("BEGIN:VCARD") == 2
    assert "Ring twice" not in saved


def test_with_notes_all_cards_are_the_exporters(tab, made, people, releases):
    page = tab(made("directory", notes=True))
    page.ask("document.getElementById('save').click()")
    shown = sorted(people, key=lambda each: page.ask(NAMES).index(each.contact.label))
    cards = dump(shown, Format.VCARD, Settings(releases=releases))
    assert page.downloaded().read_bytes() == cards.encode()


def test_the_sources_of_values_are_shown_on_demand(directory):
    search(directory, "kessler")
    directory.ask("document.querySelectorAll('.acts button')[1].click()")
    text = directory.ask("document.querySelector('.sources').innerText")
    assert "A new pier" in text
    assert "(storm.eml)" in text
    assert "dead since 2026-11-20, 1 report" in text
    assert directory.ask("document.querySelector('.sources a').href") == (
        "https://press.example.org/pier"
    )
    assert directory.ask(
        "document.querySelectorAll('.acts button')[1].getAttribute('aria-expanded')"
    ) == ("true")


def test_the_time_there_is_told_and_asked_for(directory):
    told = directory.ask(
        "Object.fromEntries([...document.querySelectorAll('[data-z]')].map("
        "(each) => [each.closest('li').querySelector('h2').textContent, each.textContent]))"
    )
    assert told["Nadia Kessler"] == "Mon 13:00, at work"
    assert told["Luis Quispe"] == "Mon 01:00, night"
    directory.ask("document.getElementById('working').click()")
    assert "Luis Quispe" not in directory.ask(NAMES)
    assert "Nadia Kessler" in directory.ask(NAMES)


def test_a_friday_is_free_where_it_is(tab, made):
    page = tab(made("directory"), "2026-11-27T11:00:00Z")
    assert search(page, "kessler") == ["Nadia Kessler"]
    assert page.ask("document.querySelector('[data-z]').textContent") == "Fri 13:00, weekend"


@pytest.mark.parametrize("page", ["sheet", "directory"])
@pytest.mark.parametrize("width", [390, 1100])
def test_a_dead_number_is_struck_through(tab, made, page, width):
    shown = tab(made(page), width=width)
    struck = "[...document.querySelectorAll('a')].filter((each) => /line-through/.test("
    struck += "getComputedStyle(each).textDecoration)).map((each) => each.textContent)"
    assert shown.ask(struck) == ["+218 21-3456703"]


@pytest.mark.parametrize("page", ["sheet", "directory"])
@pytest.mark.parametrize("width", [320, 1100])
def test_a_page_is_no_wider_than_its_window(tab, made, person, page, width):
    long = person(
        1, "N" * 200, "p" * 90, emails=[f"{'m' * 64}@{'d' * 60}.example.org"], org="O" * 99
    )
    shown = tab(made(page, [long]), width=width)
    assert shown.ask("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("page", ["sheet", "directory"])
def test_nothing_leaves_the_page_and_nothing_fails(browser, tab, made, page):
    shown = tab(made(page))
    if page == "directory":
        search(shown, "kessler")
        shown.ask("document.querySelectorAll('.acts button').forEach((each) => each.click())")
        shown.downloaded()
    asked, wrong = troubles(browser)
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert wrong == []


def test_what_is_not_the_pages_own_does_not_run(browser, tab, made):
    evil = "<img src='https://example.org/x.png'><script>document.title = 'evil'</script>"
    shown = tab(made("directory").replace("<main>", f"<main>{evil}"))
    assert "evil" not in shown.ask("document.title")
    blocked = [each["entry"]["text"] for each in troubles(browser)[1]]
    assert len(blocked) == 2
    assert all("Content Security Policy" in each for each in blocked)


@pytest.mark.parametrize(
    "name",
    [
        "<script>document.title = 'evil'</script>",
        "</script><img src=x onerror=\"document.title = 'evil'\">",
        '"><svg onload="document.title = \'evil\'">',
        "<!--<script>",
        "'+alert(1)+' & &lt;b&gt; `${1}` \\u003c",
        "a\u2028b\u2029c\x00d\x7fe",
        "gpj\u202eexe.\ud800",
    ],
)
def test_a_hostile_name_is_a_name(browser, tab, made, person, name):
    hostile = person(1, name, name, phones=["+41225550142"], org=name, role=name, tags=(name,))
    shown = tab(made("directory", (hostile, person(2, "Zoe Plain")), asked=name))
    assert len(shown.ask(NAMES)) == 2
    assert "evil" not in shown.ask("document.title").replace(name, "")
    shown.ask("document.querySelectorAll('.acts button')[1].click()")
    shown.ask("document.querySelectorAll('.acts button')[0].click()")
    assert shown.downloaded().read_bytes().startswith(b"BEGIN:VCARD\r\n")
    assert shown.ask("document.querySelectorAll('img, svg, script').length") == 3
    assert troubles(browser)[1] == []


def test_the_directory_is_read_without_its_script(tab, made, people):
    shown = tab(made("directory"), script=False)
    assert shown.picture()  # before it is drawn, what is out of sight for now has no text
    text = shown.ask("document.body.innerText")
    assert all(each.contact.label in text for each in people)
    assert "+218 91-2345601" in text
    assert shown.ask("document.getElementById('tools').checkVisibility()") is False


def test_only_what_is_in_sight_is_drawn(tab, made, person):
    crowd = [person(at, f"Person {at:04}", phones=[f"+4122555{at:04}"]) for at in range(300)]
    shown = tab(made("directory", crowd))
    assert len(shown.ask(NAMES)) < 200
    shown.ask("document.getElementById('find').focus()")
    for _ in range(300):
        shown.press("ArrowDown")
    assert shown.ask(FOCUS) == "Person 0299"
    assert search(shown, "0299") == ["Person 0299"]


# --- on paper -------------------------------------------------------------------------------------


def pages(tab):
    """The texts of the pages that are printed, and their sizes in millimetres."""
    read = PdfReader(BytesIO(tab.pdf()))
    sizes = {
        (
            round(float(each.mediabox.width) / 72 * 25.4),
            round(float(each.mediabox.height) / 72 * 25.4),
        )
        for each in read.pages
    }
    return [each.extract_text() for each in read.pages], sizes


def test_the_sheet_is_one_page_of_a4(tab, made):
    texts, sizes = pages(tab(made("sheet", asked="@med-desk")))
    assert sizes == {(210, 297)}
    (text,) = texts
    for told in (
        "@med-desk", "8 contacts, made Monday 23 November 2026, 12:00 UTC+1", "At work now",
        "Africa/Tripoli, UTC+2", "Nadia Kessler", "+218 91-2345601", "1 / 1",
        "Left out: Lea Moved (moved since 2026-10-01, 1 report)",
    ):  # fmt: skip
        assert told in text
    assert text.index("At work now") < text.index("Nadia Kessler") < text.index("Asleep")


def test_a_long_sheet_keeps_contacts_whole_and_repeats_its_head(tab, made, person):
    crowd = [
        person(
            at, f"Person {at:03}", "Geneva", phones=[f"+41225550{at:03}"], org="Open Harbour",
            role="Press officer for the harbour and for all that is beyond it", langs=("en", "fr"),
            emails=[f"person.{at:03}@openharbour.example.org"],
        )
        for at in range(60)
    ]  # fmt: skip
    texts, sizes = pages(tab(made("sheet", crowd, asked="harbour")))
    assert sizes == {(210, 297)}
    assert 3 <= len(texts) <= 6
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(texts)}" in text
        assert text.count("60 contacts, made Monday") == 1
        whole = [at for at in range(60) if f"Person {at:03}" in text]
        assert whole == [at for at in range(60) if f"person.{at:03}@" in text]
        assert whole


def test_the_directory_prints_all_that_is_found_without_the_time(tab, made):
    shown = tab(made("directory"))
    search(shown, "kessler")
    ((text,), sizes) = pages(shown)
    assert sizes == {(210, 297)}
    assert "Nadia Kessler" in text
    assert "Orlova" not in text
    assert "Africa/Tripoli" in text
    assert "Sources" not in text


# --- many -----------------------------------------------------------------------------------------


SLOW = "requestIdleCallback = () => 0; let at = 0; performance.now = () => (at += 1000);"
ANSWERS = """(async (typed) => {
  const [field, found] = ["find", "found"].map((id) => document.getElementById(id));
  const told = [];
  new MutationObserver(() => told.push(found.value)).observe(found, {childList: true});
  field.value = typed;
  field.dispatchEvent(new Event("input"));
  const end = Date.now() + 5000;
  const over = () => / of \\d+$|contacts$/.test(found.value) && !found.value.includes("so far");
  while (!over() && Date.now() < end) await new Promise((done) => setTimeout(done, 5));
  return [told, found.value, document.getElementById("save").hidden];
})"""


@pytest.mark.slow
def test_ten_thousand_are_searched_as_one_types(tab, made, person):
    crowd = [
        person(at, f"Žofie Č. Dvořák-{at:03}", phones=[f"+41225500{at:03}"], org=f"Office {at}")
        for at in range(500)
    ]
    text = made("directory", crowd)
    lists = text[text.index("<ol") : text.rindex("</ol>") + len("</ol>")]
    shown = tab(text.replace(lists, lists * 20))
    timed = """
    (() => {
      const field = document.getElementById('find');
      return %s.map((typed) => {
        field.value = typed;
        const begun = performance.now();
        field.dispatchEvent(new Event('input'));
        document.body.offsetHeight;
        return [document.getElementById('found').value, performance.now() - begun];
      });
    })()
    """
    typed = ["z", "zo", "zofie", "zofie dvorak-077", "022 5500 09", "office 400", ""]
    shown.ask(f"{ANSWERS}('z')")  # when all is read
    rounds = [shown.ask(timed % json.dumps(typed)) for _ in range(4)]
    found = [told for told, _ in rounds[0]]
    times = [
        min(each) for each in zip(*([took for _, took in each] for each in rounds), strict=True)
    ]
    assert found[2:5] == ["10000 contacts", "20 of 10000", "200 of 10000"]
    assert sorted(times)[len(times) // 2] < 250  # milliseconds; a quiet machine takes a tenth


def test_a_large_page_answers_before_it_is_read_in_all(browser, made, people, tmp_path):
    many = [
        replace(people[0], uid=f"{number:08x}", contact=replace(people[0].contact, name=name))
        for number in range(120)
        for name in [Name(f"Person {number:03} {'Zoe' if number > 110 else 'Ada'}")]
    ]
    file = tmp_path / "many.html"
    file.write_text(made("directory", many), encoding="utf-8")
    tab = browser.page().before(SLOW).open(file)
    told, last, hidden = tab.ask(f"{ANSWERS}('zoe')")
    assert told[0] == "0 so far; 50 of 120 looked at"
    assert (last, hidden) == ("9 of 120", False)
    told, last, _ = tab.ask(f"{ANSWERS}('')")
    assert last == "120 contacts"
    tab.close()
