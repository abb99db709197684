"""What the threshold of confidence costs and catches, on the labelled releases.

A right contact under the threshold is a question too many, a wrong one over it is a mistake that
nobody is asked about. `--strange` reads each release as if its language were not known, which makes
as many mistakes as a publisher nobody has seen in a language nobody has written down.

    python tests/corpus/doubts.py                      this corpus
    python tests/corpus/doubts.py --strange ROOT...    others, read without their language
    python tests/corpus/doubts.py --signals            and how often each signal is right
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unittest import mock

from pressdir import extract as extraction
from pressdir.extract.contacts.confidence import SIGNALS
from pressdir.model import Contact, Document

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import gate  # noqa: E402 - a script beside this one

THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)
closest = extraction._closest

Judged = tuple[bool, Contact]


def judged(root: Path, *, strange: bool) -> Iterator[Judged]:
    """Each contact that is found in the corpus in `root`, and whether it is right."""
    for label in gate.read_labels(root):
        truth = Counter(gate._wanted(c) for c in label["contacts"] if c.get("scope") != "site")
        document = Document(label["file"], (root / label["file"]).read_bytes())
        own = label["lang"].partition("-")[0]
        with mock.patch.object(extraction, "_closest", _without(own if strange else "")):
            found = extraction.extract(document).contacts
        for contact in found:
            for reach in gate._aligned([contact], label["contacts"]):
                yield reach in truth, contact


def _without(lang: str):
    def choose(tag: str, known: Iterable[str]) -> str | None:
        found = closest(tag, known)
        return None if found and found != "en" and found.partition("-")[0] == lang else found

    return choose


def table(found: Sequence[Judged]) -> str:
    """How many right and how many wrong contacts fall under each threshold."""
    right = [contact.confidence for ok, contact in found if ok]
    wrong = [contact.confidence for ok, contact in found if not ok]
    lines = [f"{'under':<6} {'right':>12} {'wrong':>12}"]
    for least in THRESHOLDS:
        cells = (f"{sum(c < least for c in each)} of {len(each)}" for each in (right, wrong))
        lines.append("{:<6g} {:>12} {:>12}".format(least, *cells))
    return "\n".join(lines)


def signals(found: Sequence[Judged]) -> str:
    """How many contacts each doubt is said of, and how many of these are right."""
    lines = []
    for signal in SIGNALS:
        said = [ok for ok, contact in found if signal.sentence in contact.doubts]
        if signal.weight < 0:
            lines.append(f"{sum(said):>4} of {len(said):>4} right  {signal.sentence}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="*", default=[HERE])
    parser.add_argument("--strange", action="store_true", help="without the release's language")
    parser.add_argument("--signals", action="store_true", help="each doubt by itself")
    options = parser.parse_args(arguments)
    found = [each for root in options.corpus for each in judged(root, strange=options.strange)]
    sys.stdout.write(f"{table(found)}\n")
    if options.signals:
        sys.stdout.write(f"{signals(found)}\n")


if __name__ == "__main__":
    main()
