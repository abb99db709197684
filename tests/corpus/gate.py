"""The gate: how well contacts are found in `docs/`, measured against `labels.jsonl`.

A contact is right only when its name, its whole set of addresses and its whole set of numbers are
right. What a desk is called is not compared. Role, organisation and place are scored by themselves,
for the contacts that were found. `floor.json` pins the figures, with a digest of what they were
measured on, so that neither the extraction nor the labels change unseen.

    python tests/corpus/gate.py                      the figures
    python tests/corpus/gate.py --show               and every contact that is wrong
    python tests/corpus/gate.py --only 'de-*'        of some documents
    python tests/corpus/gate.py --update             raise the floor to the figures
    python tests/corpus/gate.py --update --allow-regression    lower it too
"""

import argparse
import fnmatch
import hashlib
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressdir.extract import extract
from pressdir.model import Contact, Document, Kind

HERE = Path(__file__).resolve().parent
FLOOR = HERE / "floor.json"

Label = Mapping[str, Any]
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Reach:
    """A contact as it is compared: a person's name, or None for a desk, and how to reach it."""

    name: str | None
    emails: frozenset[str]
    phones: frozenset[str]

    def __str__(self) -> str:
        return "  ".join([self.name or "(desk)", *sorted(self.emails), *sorted(self.phones)])


@dataclass(slots=True)
class Tally:
    """How often something was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __str__(self) -> str:
        return f"{self.right} right, {self.wrong} wrong, {self.missed} missed"

    def add(self, found: Counter[Any], truth: Counter[Any]) -> None:
        """Count what was found in a document against what stands in it."""
        self.right += (found & truth).total()
        self.wrong += (found - truth).total()
        self.missed += (truth - found).total()

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what stands there that was found."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Fault:
    """A document in which something is wrong."""

    label: Label
    found: tuple[Reach, ...]
    missed: tuple[Reach, ...]

    def __str__(self) -> str:
        lines = [f"{self.label['id']}  ({'; '.join(self.label['traps'])})"]
        lines += [f"  found   {one}" for one in self.found]
        lines += [f"  missed  {one}" for one in self.missed]
        return "\n".join(lines)


MEASURES: Mapping[str, Callable[[Iterable[Reach]], Counter[Any]]] = {
    "contact": Counter,
    "name": lambda contacts: Counter(one.name for one in contacts if one.name),
    "email": lambda contacts: Counter({email for one in contacts for email in one.emails}),
    "phone": lambda contacts: Counter({phone for one in contacts for phone in one.phones}),
}

DETAILS = ("role", "org", "location")


@dataclass(slots=True)
class Report:
    """What a corpus was scored at."""

    measures: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MEASURES})
    langs: dict[str, Tally] = field(default_factory=dict)
    forms: dict[str, Tally] = field(default_factory=dict)
    details: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in DETAILS})
    clean: int = 0  # documents without a contact in which none was found
    empty: int = 0  # documents without a contact
    faults: list[Fault] = field(default_factory=list)

    def figures(self) -> Figures:
        """Every figure that the floor pins, by name; each is better when it is higher."""
        found: Figures = {"clean": float(self.clean)}
        for name, tally in self.measures.items():
            found |= {
                f"{name} precision": tally.precision,
                f"{name} recall": tally.recall,
                f"{name} f1": tally.f1,
            }
        found |= {f"{name} f1": tally.f1 for name, tally in self.details.items()}
        found |= {f"lang {name}": tally.f1 for name, tally in self.langs.items()}
        found |= {f"form {name}": tally.f1 for name, tally in self.forms.items()}
        return {name: round(value, 4) for name, value in sorted(found.items())}


def read_labels(root: Path) -> list[Label]:
    """Return the labels of the corpus in `root`, in the order of the file."""
    lines = (root / "labels.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def digest(root: Path) -> str:
    """Return a digest of the labels and of every document: it changes when any of them does."""
    seal = hashlib.sha256()
    for path in [root / "labels.jsonl", *sorted((root / "docs").iterdir())]:
        seal.update(f"{path.name}\0".encode())
        seal.update(hashlib.sha256(path.read_bytes()).digest())
    return seal.hexdigest()


def score(root: Path, only: str = "*") -> Report:
    """Read the documents of the corpus in `root` whose id matches `only`, and score them.

    Raises:
        UnreadableError: A document of the corpus cannot be read.
    """
    report = Report()
    for label in read_labels(root):
        if fnmatch.fnmatch(label["id"], only):
            content = (root / label["file"]).read_bytes()
            result = extract(Document(source=label["file"], content=content))
            _add(report, label, result.contacts)
    return report


def _add(report: Report, label: Label, contacts: Sequence[Contact]) -> None:
    truth = [_wanted(one) for one in label["contacts"] if one.get("scope") != "site"]
    found = _aligned(contacts, label["contacts"])
    for name, tally in report.measures.items():
        tally.add(MEASURES[name](found), MEASURES[name](truth))
    _add_details(report, label, contacts)
    lang, form = label["lang"], (label.get("form") or "txt").partition(":")[0]
    report.langs.setdefault(lang, Tally()).add(Counter(found), Counter(truth))
    report.forms.setdefault(form, Tally()).add(Counter(found), Counter(truth))
    if not truth:
        report.empty += 1
        report.clean += not found
    wrong, missed = Counter(found) - Counter(truth), Counter(truth) - Counter(found)
    if wrong or missed:
        report.faults.append(Fault(label, tuple(wrong.elements()), tuple(missed.elements())))


def _add_details(report: Report, label: Label, contacts: Sequence[Contact]) -> None:
    """Compare the details of each contact with those of the first found that shares a value."""
    for wanted in label["contacts"]:
        values = _wanted(wanted).emails | _wanted(wanted).phones
        sharing = (c for c in contacts if values & {str(one).casefold() for one in _reached(c)})
        contact = next(sharing, None)
        if contact is None or wanted.get("scope") == "site":
            continue
        for name, tally in report.details.items():
            given, truth = _fold(getattr(contact, name)), _fold(wanted[name])
            if given in map(_fold, wanted.get(f"{name}_alt", ())):
                truth = given
            tally.add(Counter([given] if given else []), Counter([truth] if truth else []))


def _reached(contact: Contact) -> list[object]:
    return [*contact.emails, *contact.phones]


def _aligned(contacts: Iterable[Contact], truth: Sequence[Label]) -> list[Reach]:
    """What was found, in the label's words where it accepts others, and without general footers.

    The final 0 of a German or Austrian switchboard may be left off: one rings the same telephone.
    """
    press = [_wanted(one) for one in truth if one.get("scope") != "site"]
    site = [_wanted(one) for one in truth if one.get("scope") == "site"]
    spoken = {
        _fold(other): _fold(one["name"]) for one in truth for other in one.get("name_alt", ())
    }
    known = {phone for one in (*press, *site) for phone in one.phones}
    short = {
        phone[:-1]: phone
        for phone in known
        if phone.startswith(("+49", "+43")) and phone[-1] == "0"
    }
    ignored = _values(site) - _values(press)
    found = []
    for contact in contacts:
        name = _fold(str(contact.name)) if contact.kind is Kind.PERSON and contact.name else None
        phones = {str(phone) for phone in contact.phones}
        one = Reach(
            name=spoken.get(name, name),
            emails=frozenset(str(email).casefold() for email in contact.emails) - ignored,
            phones=frozenset(p if p in known else short.get(p, p) for p in phones) - ignored,
        )
        if one.emails or one.phones:
            found.append(one)
    return found


def _wanted(contact: Label) -> Reach:
    return Reach(
        name=_fold(contact["name"]) if contact["kind"] == "person" else None,
        emails=frozenset(email.casefold() for email in contact["emails"]),
        phones=frozenset(contact["phones"]),
    )


def _values(contacts: Iterable[Reach]) -> frozenset[str]:
    return frozenset().union(*(one.emails | one.phones for one in contacts))


def _fold(text: str | None) -> str | None:
    """Return `text` without the differences that are typography: apostrophes, hyphens, spaces."""
    plain = unicodedata.normalize("NFKC", text or "").translate(
        {0x2019: "'", 0x2010: "-", 0x2011: "-"}
    )
    return " ".join(plain.split()).casefold() or None


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


# --- the floor ------------------------------------------------------------------------------


def read_floor() -> tuple[str, Figures]:
    """Return the digest that the floor was measured on, and its figures."""
    floor = json.loads(FLOOR.read_text("utf-8"))
    return floor["digest"], floor["figures"]


def sunk(figures: Figures, floor: Figures) -> list[str]:
    """Say of each figure of the floor that is not reached how far it sank, or that it is gone."""
    return [
        f"{name}: {figures[name]:g} is under {least:g}" if name in figures else f"{name}: is gone"
        for name, least in floor.items()
        if figures.get(name, -1.0) < least
    ]


def raise_floor(report: Report, *, allow_regression: bool) -> list[str]:
    """Write the figures as the floor, and return none; or the reasons for leaving it as it is."""
    figures = report.figures()
    lost = sunk(figures, read_floor()[1]) if FLOOR.exists() else []
    if lost and not allow_regression:
        return lost
    floor = {"digest": digest(HERE), "figures": figures}
    FLOOR.write_text(json.dumps(floor, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return []


# --- the command ----------------------------------------------------------------------------


def summary(report: Report) -> str:
    """Return the figures for people to read."""
    lines = [
        f"{name:<8} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}   ({tally})"
        for name, tally in (report.measures | report.details).items()
    ]
    lines.append(f"clean    {report.clean} of {report.empty} documents without a contact")
    for title, groups in (("language", report.langs), ("form", report.forms)):
        lines.append(f"contact F1 by {title}")
        lines += [
            f"  {name:<8} {tally.f1:.3f}   ({tally})"
            for name, tally in sorted(groups.items(), key=lambda group: (group[1].f1, group[0]))
        ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the corpus and say so; 1 when the floor was not raised because something sank."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?", default=HERE, help="(default: this folder)")
    parser.add_argument("--only", default="*", help="the documents whose id matches this pattern")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    parser.add_argument("--update", action="store_true", help="raise the floor to the figures")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower it")
    options = parser.parse_args(arguments)
    if options.update and (options.only != "*" or options.corpus.resolve() != HERE):
        parser.error("--update takes the whole of this corpus, and no other")
    report = score(options.corpus, options.only)
    blocks = [*map(str, report.faults)] if options.show else []
    blocks.append(summary(report))
    lost = raise_floor(report, allow_regression=options.allow_regression) if options.update else []
    if lost:
        blocks.append("\n".join(["The floor stays: --allow-regression lowers it.", *lost]))
    sys.stdout.write("\n".join(blocks) + "\n")
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())
