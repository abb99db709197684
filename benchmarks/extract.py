"""Extraction against what it cannot do without: ratios of CPU times taken in turn.

    python benchmarks/extract.py [pages] [files]      200 of each form, 2000, unless told

`text` reads pages of plain text whole, next to phonenumbers' matcher over the same text with its
country given; `html` reads pages of HTML whole, next to lexbor turning them into text and no more.
Each page is read once, as a publisher's release is: the sentences of a page are remembered for a
while, and a second reading takes half the time.
`start` imports the extractor in a fresh process and reads one page, next to a bare interpreter,
both with their bytecode cached, as installed programs have it. `jobs` is the command itself over a
folder of both kinds of pages, with one process and with two in turn, by wall time: it says nothing
on a machine that has no two cores to spare. The pages are made up here, always the same; memory is
read as Linux tells it. Only ratios travel between machines.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path

from phonenumbers import PhoneNumberMatcher
from selectolax.lexbor import LexborHTMLParser

from pressdir.extract import extract
from pressdir.model import Document

SHORTEST, LONGEST = 4_000, 30_000  # bytes of a page
ROUNDS = 5
GIVEN = ("Ada", "Tom", "Mara", "Ben", "Ivy", "Noor", "Idris", "Paulina", "Sjoerd", "Lucía")
FAMILY = ("Lindqvist", "Okoro", "Quist", "Adeyemi", "Sandoval", "Haddad", "Grabherr", "Ferrando")
TITLES = ("Head of News", "Press Officer", "Spokesperson", "Communications Manager")
NOUNS = (
    "reef survey harbour eelgrass station ferry tide island council report season vessel museum"
    " grant school market storm village library season volunteer lighthouse programme budget"
).split()
SYLLABLES = "bar con del fer gan hol ken lor men nor pas quin ral sen tor vel wan zet".split()
VERBS = "found opened measured showed doubled closed began joined restored counted".split()
FIGURES = ("1,204", "37 per cent", "12.05.2026", "2019-2023", "£1 250 000", "3.5", "No. 44-1210")
ASIDES = ("at the", "(IRSA)", "(see page 12)", "research & teaching", "[abridged]")
PROGRAM = """
import time
{program}
taken = time.process_time()
with open("/proc/self/status") as status:  # what `resource` tells is begun by the parent
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
print(taken, peak)
"""
BARE = "pass"
LOADED = """
from pressdir.extract import extract
from pressdir.model import Document
extract(Document("release.txt", {text!r}.encode()))
"""


def noun(chance: random.Random) -> str:
    """A word of a release: every third is one of thousands, so that memory alone makes no page."""
    rare = chance.random() < 0.35
    return "".join(chance.choices(SYLLABLES, k=3)) if rare else chance.choice(NOUNS)


def sentence(chance: random.Random) -> str:
    """A sentence of a release: now and then a person quoted, or a figure that is no number.

    And what prose has that looks like something else: quotes, brackets, "&", and "at".
    """
    words = [noun(chance) for _ in range(chance.randint(6, 16))]
    words.insert(2, chance.choice(VERBS))
    if chance.random() < 0.3:
        words.insert(4, chance.choice(FIGURES))
    if chance.random() < 0.15:
        words.append(f"said {chance.choice(GIVEN)} {chance.choice(FAMILY)}")
    if chance.random() < 0.15:
        words.insert(3, chance.choice(ASIDES))
    text = f"The {' '.join(words)}."
    return f'"{text}"' if chance.random() < 0.15 else text


def paragraphs(chance: random.Random) -> list[str]:
    """The body of a page, of any length between the shortest and the longest."""
    size = chance.randint(SHORTEST, LONGEST)
    body: list[str] = []
    while sum(map(len, body)) < size:
        body.append(" ".join(sentence(chance) for _ in range(chance.randint(2, 5))))
    return body


def contacts(chance: random.Random) -> list[list[str]]:
    """The lines of one to three contact blocks."""
    blocks = []
    for _ in range(chance.randint(1, 3)):
        given, family = chance.choice(GIVEN), chance.choice(FAMILY)
        mail = f"{given[0]}.{family}@reef.example.org".lower()
        phone = f"020 7946 0{chance.randrange(1000):03}"
        blocks.append([f"{given} {family}", chance.choice(TITLES), f"Tel: {phone}", mail])
    return blocks


def text_page(chance: random.Random) -> str:
    """A release as plain text."""
    blocks = ["\n".join(block) for block in contacts(chance)]
    body = paragraphs(chance)
    return "\n\n".join(("LONDON, 12 May 2026", *body, "Press contacts", *blocks, "Reef Watch"))


def html_page(chance: random.Random) -> str:
    """A release as a page of a site: menus before it, a footer behind."""
    menu = "".join(f'<li><a href="/{noun}/">{noun.title()}</a></li>' for noun in NOUNS)
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs(chance))
    cards = ""
    for name, title, phone, mail in contacts(chance):
        link = f'<a href="mailto:{mail}">{mail}</a>'
        cards += f'<div class="card"><h3>{name}</h3><p>{title}<br>{phone}<br>{link}</p></div>'
    return (
        f"<!doctype html><html lang=en-GB><head><title>News from London</title></head><body>"
        f"<nav><ul>{menu}</ul></nav><main><h1>News</h1>{body}<h2>Press contacts</h2>{cards}</main>"
        f"<footer>Reef Watch, 12 Quay Street, London</footer></body></html>"
    )


def matcher(text: str) -> None:
    """Find the numbers of a text as phonenumbers does, told the country."""
    for _ in PhoneNumberMatcher(text, "GB"):
        pass


def lexbor(text: str) -> None:
    """Turn a page into its text and no more."""
    LexborHTMLParser(text).text(separator="\n")


def ours(source: str) -> Callable[[str], None]:
    """Extraction of a whole document."""

    def run(text: str) -> None:
        extract(Document(source, text.encode()))

    return run


def milliseconds(task: Callable[[str], None], page: str) -> float:
    """The CPU time of one run."""
    begun = time.process_time()
    task(page)
    return (time.process_time() - begun) * 1000


def compare(
    name: str, other: str, pages: Iterable[str], tasks: tuple[Callable[[str], None], ...]
) -> None:
    """Print the medians of both tasks over the pages, and of their ratios page by page."""
    rows = [[milliseconds(task, page) for task in tasks] for page in pages]
    mine, theirs = (statistics.median(column) for column in zip(*rows, strict=True))
    ratio = statistics.median(row[0] / row[1] for row in rows)
    print(
        f"{name:<6} ours {mine:7.2f} ms   {other:<9} {theirs:7.2f} ms   ours / other {ratio:6.2f}"
    )


def fresh(program: str, environment: dict[str, str]) -> tuple[float, float]:
    """The CPU milliseconds and the megabytes of a program in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(program=program)],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    seconds, peak = map(float, done.stdout.split())
    return seconds * 1000, peak / 1024


def start(page: str) -> None:
    """Print what a process costs that reads one page, over one that reads none."""
    reading = LOADED.format(text=page)
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        fresh(reading, environment)
        pairs = [(fresh(reading, environment), fresh(BARE, environment)) for _ in range(ROUNDS)]
    more = [(mine[0] - bare[0], mine[1] - bare[1]) for mine, bare in pairs]
    taken, memory = (statistics.median(column) for column in zip(*more, strict=True))
    print(f"start  ours {taken:7.0f} ms   {memory:5.1f} MB   over a bare interpreter")


def seconds(folder: Path, jobs: int) -> float:
    """The wall time of the command over a folder."""
    command = [sys.executable, "-m", "pressdir", "extract", "-f", "jsonl", "--jobs", str(jobs)]
    begun = time.perf_counter()
    subprocess.run([*command, folder], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def jobs(pages: Sequence[str], count: int) -> None:
    """Print what a second process gains over so many files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = [page for page in pages for _ in range(-(-count // len(pages)))][:count]
        for number, text in enumerate(texts):
            ending = "html" if text.startswith("<") else "txt"
            (folder / f"{number:06}.{ending}").write_text(f"{text}\n<!-- {number} -->", "utf-8")
        pairs = [(seconds(folder, 1), seconds(folder, 2)) for _ in range(ROUNDS)]
    one, two = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
    print(
        f"jobs   one  {one:7.2f} s    two       {two:7.2f} s    one / two    {ratio:6.2f}"
        f"   {count} files"
    )


def main(count: int, files: int) -> None:
    """Print the table."""
    chance = random.Random(1)
    texts = [text_page(chance) for _ in range(count)]
    pages = [html_page(chance) for _ in range(count)]
    sizes = sorted(len(page.encode()) / 1024 for page in texts + pages)
    print(f"{2 * count} pages of {sizes[0]:.0f} to {sizes[-1]:.0f} kB, each read once")
    for page in (text_page(chance), html_page(chance)) * 3:  # what is loaded once is `start`'s
        ours("release.html" if page.startswith("<") else "release.txt")(page)
        matcher(page)
        lexbor(page)
    compare("text", "matcher", texts, (ours("release.txt"), matcher))
    compare("html", "lexbor", pages, (ours("release.html"), lexbor))
    start("Press contact: Ada Lindqvist, ada@reef.example.org, +44 20 7946 0101")
    jobs([*texts, *pages], files)


if __name__ == "__main__":
    told = [int(argument) for argument in sys.argv[1:]]
    main(*told, *(200, 2000)[len(told) :])
