"""Contacts of publishers whose own words were left out: how much the cue files know by heart.

For each publisher, its documents are read without every phrase of the cue files that no document
of anybody else has, and scored. The rules of layout and grammar stay: they have no words in them.

    python tests/corpus/left_out.py                    this corpus
    python tests/corpus/left_out.py ROOT [OTHER...]    another, whose words OTHER may prove, too
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest import mock

from pressdir.extract import extract, locales
from pressdir.extract.locales import words
from pressdir.model import Document

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import gate  # noqa: E402 - a script beside this one

find = locales.Lexicon._find


class Words:
    """Keeps who has which phrases, and passes over some."""

    def __init__(self) -> None:
        self.owners: dict[str, set[str]] = defaultdict(set)
        self.reader = ""  # whose document is read
        self.without: set[str] = set()

    def find(self, lexicon: locales.Lexicon, text: str) -> Iterator[locales.Hit]:
        """The phrases of a text, less those passed over."""
        for hit in find(lexicon, text):
            written = text[hit.start : hit.end]
            phrase = " ".join(word for word, _, _ in words.of(written)) or written
            self.owners[phrase].add(self.reader)
            if phrase not in self.without:
                yield hit


def publisher(label: dict) -> str:
    """Whose document it is; one without a publisher is its own."""
    return label.get("publisher") or label["id"]


def read(root: Path, label: dict) -> Sequence:
    """The contacts found in a document, by lexicons made anew."""
    locales.lexicon.cache_clear()
    return extract(Document(label["file"], (root / label["file"]).read_bytes())).contacts


def score(root: Path, others: Sequence[Path]) -> tuple[int, int, int]:
    """How many contacts of the corpus are right, wrong and missed, each publisher's by itself."""
    words = Words()

    def found_in(lexicon: locales.Lexicon, text: str) -> Iterator[locales.Hit]:
        return words.find(lexicon, text)

    right = wrong = missed = 0
    with mock.patch.object(locales.Lexicon, "_find", found_in):
        for each in (root, *others):
            for label in gate.read_labels(each):
                words.reader = publisher(label)
                read(each, label)
        owners = {phrase: set(readers) for phrase, readers in words.owners.items()}
        for label in gate.read_labels(root):
            words.without = {phrase for phrase in owners if owners[phrase] == {publisher(label)}}
            truth = [c for c in label["contacts"] if c.get("scope") != "site"]
            wanted = Counter(map(gate._wanted, truth))
            found = Counter(gate._aligned(read(root, label), label["contacts"]))
            hits = sum((wanted & found).values())
            right, missed = right + hits, missed + sum(wanted.values()) - hits
            wrong += sum(found.values()) - hits
    locales.lexicon.cache_clear()
    return right, wrong, missed


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("root", nargs="?", type=Path, default=HERE)
    parser.add_argument("others", nargs="*", type=Path)
    told = parser.parse_args()
    right, wrong, missed = score(told.root, told.others)
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    sys.stdout.write(f"contact F1 {f1:.3f}   ({right} right, {wrong} wrong, {missed} missed)\n")


if __name__ == "__main__":
    main()
