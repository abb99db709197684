"""Files of vCards read by several processes: what is kept is what one process keeps."""

import json
import os
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressdir import merge
from pressdir.cli.reading import cards
from pressdir.formats.vcard import apart
from pressdir.store import Store

MOMENT = datetime(2026, 11, 23, 8, tzinfo=UTC)
SUMMARY = re.compile(r"new +(\d+)\nchanged +(\d+)\nunchanged +(\d+)\nunreadable +(\d+)\n")


def card(*lines, uid=""):
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, *([f"UID:{uid}"] * bool(uid)),
                      "END:VCARD", ""])  # fmt: skip


def people(more=""):
    """Sixty cards: strangers, one person twice, one UID twice, cards of nobody, what is kept."""
    found = []
    for at in range(60):
        name = f"Ana Ru{chr(97 + at // 26)}{chr(97 + at % 26)}"
        lines = [
            f"FN:{name}",
            f"EMAIL:{name[4:].lower()}@example.org",
            f"ORG:Agency {at % 4}{more}",
        ]
        match at % 10:
            case 3:
                lines.append("X-PET:cat")
            case 5:
                lines = ["NOTE:nobody"]
            case 7:
                lines[0] = found[-5].splitlines()[2]
                lines[1] = found[-5].splitlines()[3]
        found.append(card(*lines, uid="one" if at in {8, 48} else ""))
    return "stray\n" + "".join(found)


@pytest.fixture
def imported(run, home, monkeypatch):
    """Import a text as a file, and give what was said and what is kept."""
    monkeypatch.setattr("pressdir.store.disk.LocalDisk.now", lambda _: MOMENT)
    parts = apart.parts

    def imported(text, *options, jobs=None, db="kept.json"):
        (home / "work" / "in.vcf").write_text(text, encoding="utf-8")
        with monkeypatch.context() as patch:
            if jobs:
                patch.setattr(apart, "parts", parts)
                patch.setattr(apart, "SIZE", 700)
                patch.setattr(cards, "LONG", 0)
                patch.setattr(cards.abreast, "cores", lambda: jobs)
            else:  # as all other formats are read
                patch.setattr("pressdir.cli.commands.import_.Rehearsal", object)
            result = run("--db", db, "import", "in.vcf", *options)
        found = json.loads((home / "work" / db).read_text(encoding="utf-8"))["contacts"]
        return result, found

    return imported


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_is_kept_is_what_one_process_keeps(imported, jobs):
    plain, kept = imported(people(), db="one.json")
    several, also = imported(people(), jobs=jobs, db="other.json")
    assert (several.code, several.out, several.err) == (plain.code, plain.out, plain.err)
    assert also == kept
    assert SUMMARY.search(plain.out).groups() == ("48", "6", "0", "7")
    for text in (people(), people(" & Co.")):
        plain, kept = imported(text, db="one.json")
        several, also = imported(text, jobs=jobs, db="other.json")
        assert (several.code, several.out, several.err) == (plain.code, plain.out, plain.err)
        assert also == kept


def test_what_is_known_is_not_written_again(imported):
    text = "".join(card(f"FN:Ana Ru{chr(97 + at)}", "X-PET:cat") for at in range(20))
    imported(text, jobs=3)
    result, _ = imported(text, jobs=3)
    assert SUMMARY.search(result.out).groups() == ("0", "0", "20", "0")


def test_the_lines_of_what_cannot_be_read_are_those_of_the_file(imported):
    result, _ = imported(people(), jobs=3)
    lines = people().splitlines()
    told = [int(line) for line in re.findall(r"line (\d+)", result.err)]
    assert [lines[line - 1] for line in told[1:]] == ["BEGIN:VCARD"] * 6
    assert [lines[line + 1] for line in told[1:]] == ["NOTE:nobody"] * 6


def test_who_was_removed_is_there_again(imported, run, home):
    imported(people(), jobs=3)
    run("--db", "kept.json", "remove", "Ruab", "--yes")
    result, _ = imported(people(), jobs=3)
    assert SUMMARY.search(result.out).group(1) == "1"
    assert run("--db", "kept.json", "find", "Ruab").code == 0


def test_who_was_erased_stays_so(imported, run):
    imported(people(), jobs=3)
    run("--db", "kept.json", "erase", "Ruab", "--yes")
    result, _ = imported(people(), jobs=3)
    assert "erased" in result.out
    assert "no contact answers to: Ruab" in run("--db", "kept.json", "find", "Ruab").err


@pytest.mark.parametrize("jobs", [1, 3])
def test_who_is_known_is_found_by_all_that_tells_it(imported, run, home, monkeypatch, jobs):
    """Whoever lost an address, or is two in one, is found by what they had, too."""
    imported(people(), jobs=3)
    run("--db", "kept.json", "set", "Ruab", "emails-=ruab@example.org", "org=Agency 9")
    monkeypatch.setattr("pressdir.store.parts.SIZE", 900)
    with Store.open(home / "work" / "kept.json") as store, store.transaction("look") as change:
        one, other = [each for each in change.records() if each.contact.org == "Agency 2"][:2]
        change.unite(*merge.unite(one, other, change.now(), "me"))
        assert change.parts() is None
    with Store.open(home / "work" / "kept.json") as store, store.transaction("look") as change:
        assert len(change.parts()) > 5
        found, whole = cards.known(change, jobs), merge.Directory(change.each())
    assert "gone" in (home / "work" / "kept.json").read_text()
    index, wanted = (
        {key: {uids} if isinstance(uids, str) else {*uids} for key, uids in each._index.items()}
        for each in (found, whole)
    )
    assert index == wanted
    assert found._aliases == whole._aliases != {}


# A file is large, and a worker waits at its second card until the end.
WAITING = """
import sys, time
from pressdir.cli import main
from pressdir import merge
from pressdir.cli.reading import cards
from pressdir.formats.vcard import apart
cards.LONG, apart.SIZE, cards.abreast.cores = 0, 700, lambda: 2
answer = cards.Reading._answers
def answers(self, part):
    if b"Ruak" in part:
        print("reading", file=sys.stderr, flush=True)
        time.sleep(60)
    return answer(self, part)
cards.Reading._answers = answers
main()
"""


def children(pid):
    """The processes that a process has started and that still run."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [Path(f"/proc/{each}") for each in found]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_ctrl_c_ends_all_and_keeps_nothing(home):
    work = home / "work"
    (work / "in.vcf").write_text(people(), encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, "-c", WAITING, "--db", "kept.json", "import", "in.vcf"],
        cwd=work,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while b"reading" not in started.stderr.readline():
        assert started.poll() is None
    while len(workers := children(started.pid)) < 2:
        assert started.poll() is None
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to everybody
    _, err = started.communicate(timeout=30)
    assert started.returncode == 130
    assert b"Traceback" not in err
    assert not (work / "kept.json").exists()
    assert not [each for each in workers if each.exists()]
