"""`pressdir erase`: forget somebody, for good."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressdir.cli.book import book
from pressdir.cli.changing import beyond, person
from pressdir.cli.changing.person import Subject, Trace
from pressdir.cli.options import AsJson, Database, DryRun, Who, WithPrivate, Yes
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json, visible
from pressdir.errors import ErasedError, NotFoundError, UsageError

if TYPE_CHECKING:
    from pressdir.store import Store

WIDEST = 100  # characters of a text in the list


def erase(
    words: Who,
    yes: Yes = False,
    dry_run: DryRun = False,
    with_private: WithPrivate = False,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Erase a person, who asked for it: from everywhere, for good, and so that it stays so.

    Every value of theirs goes from the contact file, its bin, the undo log, all backups, the index
    of find, the memory of use, saved searches, and what you keep for yourself. Lines quoted for
    others, titles and places of releases that name them go as well, and lines of notes and cards
    kept of others. It cannot be undone, nor can what was done before it.

    Only keyed hashes stay, in the file itself: by these the person is kept out when an old copy is
    put back, a card imported, a release read again. Whoever agrees to be kept again is let in by
    --after-consent of add and import. What cannot be reached from here is told at the end.

    At a terminal it asks first; elsewhere it needs --yes. Look first with --dry-run.

    Examples:
      pressdir erase --dry-run ana ruiz
      pressdir erase ana.ruiz@harbour.example
      pressdir erase "Ana Ruiz" --yes
    """
    with book(db) as store:
        subject = _meant(store, words)
        person.refuse_a_desk(subject)
        found = person.traces(store, subject, private=with_private)
        if dry_run:
            _show(subject, found, as_json=as_json)
            return
        if not yes:
            _ask(subject, found)
        store.erase(subject.person)
    if as_json:
        left = list(beyond.told(store.path, subject.person))
        output.write(to_json({**_row(subject, found), "left": left}, indent=2) + "\n")
        return
    output.say(f"erased {visible(subject.label)}: {_summary(found)}")
    output.say("Not reached from here:")
    for line in beyond.told(store.path, subject.person):
        output.say(visible(line))


def _meant(store: "Store", words: Sequence[str]) -> Subject:
    """Whom `words` mean.

    Raises:
        ErasedError: they are erased already.
        NotFoundError: there is nobody.
        UsageError: there are several.
    """
    try:
        return person.meant(store, words)
    except NotFoundError as error:
        if reason := person.kept_out(store, words):
            raise ErasedError(
                f"whoever is called so {reason}", hint="Nothing more is kept than keyed hashes."
            ) from error
        raise


def _ask(subject: Subject, found: Sequence[Trace]) -> None:
    """Have the person at the terminal agree.

    Raises:
        UsageError: nobody can be asked, or they do not agree.
    """
    if not output.interactive():
        raise UsageError(
            f"erase {visible(subject.label)}: nobody can be asked",
            hint="Say --yes, or --dry-run to look first.",
        )
    output.say(f"{visible(subject.label)}: {_summary(found)}. All that: --dry-run")
    if not output.agreed("Erase it for good? There is no undo."):
        raise UsageError("nothing erased")


def _show(subject: Subject, found: Sequence[Trace], *, as_json: bool) -> None:
    if as_json:
        output.write(to_json(_row(subject, found), indent=2) + "\n")
        return
    rows = [(each.place, each.where, each.field, _short(each.text)) for each in found]
    output.write(tabular.table(("PLACE", "WHERE", "FIELD", "GOES"), rows, shrink={3: 20, 1: 12}))
    output.say(f"would erase {visible(subject.label)}: {_summary(found)}; nothing was done")


def _row(subject: Subject, found: Sequence[Trace]) -> dict[str, object]:
    return {
        "who": subject.label,
        "uids": sorted(subject.person.uids),
        "goes": [each._asdict() for each in found],
    }


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}…"


def _summary(found: Sequence[Trace]) -> str:
    """How much of what goes: "1 contact, 2 lines of others, 1 release, 3 backups"."""
    counts: dict[str, set[str]] = {}
    for number, each in enumerate(found):
        whole = each.place in person.WHOLE
        counts.setdefault(each.place, set()).add(each.where if whole else str(number))
    names = {
        "contact": ("contact", "contacts"),
        "bin": ("removed contact", "removed contacts"),
        "of another": ("text of others", "texts of others"),
        "private": ("private value", "private values"),
        "release": ("title or place of a release", "titles and places of releases"),
        "other table": ("value in other tables", "values in other tables"),
        "undo log": ("entry of the undo log", "entries of the undo log"),
        "backup": ("backup", "backups"),
        "saved search": ("saved search", "saved searches"),
        "unfinished edit": ("unfinished edit", "unfinished edits"),
    }
    told = [
        f"{len(counts[place])} {names[place][len(counts[place]) > 1]}"
        for place in names
        if place in counts
    ]
    return ", ".join(told) or "nothing that shows"
