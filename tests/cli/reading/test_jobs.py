"""`--jobs`: several processes read, and nobody can tell by what comes of it."""

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pressdir import extract
from pressdir.cli.reading import documents, workers
from pressdir.cli.reading.reader import Reader
from pressdir.model import EmailAddress, Evidence, Extraction
from pressdir.sources import Source

RELEASE = "Press contact: {name} Quist, Tel: +41 22 555 {at:02} 42, {name}@harbour{at}.example\n"
STARTED = """
import multiprocessing, sys
from pressdir.cli import main
if __name__ == "__main__":
    multiprocessing.set_start_method({method!r})
    main()
"""
# A reader that takes its time over "slow" and fails at "fault"; workers are forked from it.
SLOW = """
import sys, time
import pressdir.extract
from pressdir.cli import main
read = pressdir.extract.extract
def extract(document):
    if b"fault" in document.content:
        raise ZeroDivisionError
    if b"slow" in document.content:
        print("reading", file=sys.stderr, flush=True)
        time.sleep(float(document.content[4:]))
    return read(document)
pressdir.extract.extract = extract
main()
"""


@pytest.fixture
def archive(home):
    """A folder with seventy releases; some are no text, empty, or not there."""
    folder = home / "work" / "archive"
    folder.mkdir()
    for at in range(70):
        text = RELEASE.format(name=("Ana", "Ben", "Eva")[at % 3], at=at)
        (folder / f"{at:02}.txt").write_text(text * (1 + at % 5), encoding="utf-8")
    (folder / "07.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "31.txt").write_bytes(b"")
    (folder / "69.txt").unlink()
    (folder / "69.txt").symlink_to("nowhere")
    return Path("archive")


def children(pid):
    """The processes that a process has started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = stat.read_text().rpartition(")")
        except OSError:
            continue
        state, parent, *_ = rest.split()
        if int(parent) == pid and state != "Z":
            found.append(int(stat.parent.name))
    return found


def gone(pids):
    """Wait until processes have ended; those that have not."""
    for _ in range(500):
        left = [pid for pid in pids if Path(f"/proc/{pid}").exists()]
        if not left:
            break
        time.sleep(0.01)
    return left


FORMS = [["-f", "jsonl"], ["-f", "json"], ["-f", "table"], ["--doubts"]]


@pytest.mark.parametrize("form", FORMS, ids=[" ".join(form) for form in FORMS])
def test_more_processes_print_the_same(run, archive, form):
    alone = run("extract", *form, "--jobs", 1, archive)
    assert alone.code == 3
    assert alone.err.count("pressdir: ") == 3
    assert run("extract", *form, "--jobs", 3, archive) == alone


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_are_started_in_any_way(process, archive, home, method):
    script = home / "started.py"
    script.write_text(STARTED.format(method=method))
    arguments = ["extract", "-f", "jsonl", "--jobs", "2", str(archive)]
    done = subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, timeout=60, check=False
    )
    alone = process("extract", "-f", "jsonl", "--jobs", 1, archive)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (
        alone.code,
        alone.out,
        alone.err,
    )


def test_more_processes_keep_the_same(run, archive, home):
    told = []
    for jobs in (1, 2):
        result = run(
            "--db", f"{jobs}.json", "ingest", "--rejects", f"{jobs}.jsonl", "-j", jobs, archive
        )
        listed = run("--db", f"{jobs}.json", "list", "--json").out
        contacts = json.loads(listed)["contacts"]
        told.append((result, sorted(str(each["emails"]) for each in contacts)))
    assert told[0] == told[1]
    work = home / "work"
    assert (work / "1.jsonl").read_bytes() == (work / "2.jsonl").read_bytes()
    assert "read before  67" in run("--db", "2.json", "ingest", "-j", 2, archive).out


def test_what_comes_in_keeps_its_place(run, archive):
    arguments = ["extract", "-f", "jsonl", archive / "01.txt", "-", archive / "02.txt"]
    alone = run(*arguments, "--jobs", 1, stdin="Press contact: Ivy Quist, ivy@reef.example")
    assert run(*arguments, "-j", 2, stdin="Press contact: Ivy Quist, ivy@reef.example") == alone
    assert [json.loads(line)["source"] for line in alone.out.splitlines()] == [
        "archive/01.txt",
        "-",
        "archive/02.txt",
    ]


def test_a_shell_s_pipe_is_read_by_the_process_that_has_it(archive):
    given = f"{archive}/01.txt <(cat {archive}/02.txt)"
    command = f"{sys.executable} -m pressdir extract -f jsonl -j 2 {given}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=True)
    assert [len(json.loads(line)["contacts"]) for line in done.stdout.splitlines()] == [1, 1]


# --- how many ---------------------------------------------------------------------------------


@pytest.fixture
def started(monkeypatch):
    """How many processes each command has started; there are four cores."""
    counts = []
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3})
    hire = workers.Crew._hire
    monkeypatch.setattr(workers.Crew, "_hire", lambda crew: (counts.append(1), hire(crew)))
    return counts


def test_few_small_files_start_no_process(run, archive, started):
    run("extract", archive)
    assert len(started) == 0


def test_many_files_use_the_cores_there_are(run, archive, started, monkeypatch):
    monkeypatch.setattr(documents, "MANY", 70)
    run("extract", archive)
    assert len(started) == 4


def test_few_large_files_use_the_cores_but_one_does_not(run, archive, started, monkeypatch):
    monkeypatch.setattr(documents, "MUCH", 100)
    run("extract", archive / "01.txt")
    assert len(started) == 0
    run("extract", archive / "01.txt", archive / "02.txt")
    assert len(started) == 2


def test_one_process_is_none_but_this(run, archive, started, monkeypatch):
    monkeypatch.setattr(documents, "MANY", 2)
    run("extract", "--jobs", 1, archive)
    assert len(started) == 0


def test_no_more_processes_than_documents(run, archive, started):
    run("extract", "--jobs", 9, archive / "01.txt", archive / "02.txt")
    assert len(started) == 2


def test_a_bar_is_drawn_where_it_is_in_nobody_s_way(terminal, archive):
    bar = "70/70"
    assert bar in terminal("extract", "-j", 2, archive).out
    assert bar in terminal("extract", archive).out
    assert bar not in terminal("extract", "-f", "jsonl", archive).out
    assert bar not in terminal("extract", f"{archive}/01.txt").out


def test_no_process_is_no_number_of_processes(run, archive):
    assert run("extract", "--jobs", 0, archive).code == 2


def name_of(reading):
    return reading.source


@pytest.mark.parametrize("count", [1, 2])
def test_only_so_many_documents_are_under_way(archive, count):
    taken = itertools.count()

    def sources():
        while True:  # more than any memory holds
            next(taken)
            yield Source(f"{archive}/01.txt")

    with workers.Crew(Reader(name_of), count) as crew:
        for _ in zip(range(100), crew.read(sources()), strict=False):
            pass
    assert next(taken) <= 100 + (count * workers.UNDER_WAY + 1) * workers.FILES


def test_portions_are_many_small_files_or_few_large_ones(archive):
    small = [Source(f"{archive}/{at:02}.txt") for at in range(70)]
    own = Source("-", lambda: None)
    portions = [
        [source.name for source in portion.sources]
        for portion in workers._portions([*small[:40], own, small[40]])
    ]
    assert list(map(len, portions)) == [32, 8, 1, 1]
    large = archive / "large.txt"
    large.write_bytes(b"x" * workers.BYTES)
    assert len(list(workers._portions([Source(str(large))] * 3))) == 3
    long = Source("x" * workers.LETTERS)
    assert len(list(workers._portions([long] * 3))) == 3


def test_an_extraction_comes_back_as_it_was(archive):
    source = Source(f"{archive}/05.txt")
    alone = Reader(reading_itself).read(source)
    with workers.Crew(Reader(reading_itself), 2) as crew:
        (back, *_) = crew.read([source, source])
    assert back == alone
    assert back.extraction.contacts[0].evidence == alone.extraction.contacts[0].evidence
    assert back.extraction.contacts[0].phones[0].kind is alone.extraction.contacts[0].phones[0].kind
    assert workers._reduced(EmailAddress("a@b.example")) == (EmailAddress, ("a@b.example",))
    assert {Extraction, Evidence} <= {*workers._VALUES}


def reading_itself(reading):
    return reading


# --- what goes wrong --------------------------------------------------------------------------


def ending(monkeypatch, end):
    """Have the worker that reads the 20th release end itself."""
    read = extract.extract

    def extracted(document):
        if document.source.endswith("20.txt"):
            end()
        return read(document)

    monkeypatch.setattr(extract, "extract", extracted)


@pytest.mark.parametrize(
    ("end", "cause"),
    [
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGKILL), "memory", id="killed"),
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGTERM), "SIGTERM", id="stopped"),
        pytest.param(lambda: os._exit(7), "exit code 7", id="ended"),
    ],
)
def test_a_worker_that_dies_costs_the_document_it_read(run, archive, monkeypatch, end, cause):
    alone = run("extract", "-f", "jsonl", "--jobs", 1, archive)
    ending(monkeypatch, end)
    result = run("extract", "-f", "jsonl", "--jobs", 2, archive)
    assert result.code == 3
    assert "Traceback" not in result.err
    (said,) = set(result.err.splitlines()) - set(alone.err.splitlines())
    assert said.startswith("pressdir: archive/20.txt: ")
    assert cause in said
    lines = result.out.splitlines()
    assert json.loads(lines[20])["error"] in said
    assert lines[:20] + lines[21:] == alone.out.splitlines()[:20] + alone.out.splitlines()[21:]


def test_memory_that_runs_out_costs_the_document_only(run, archive, monkeypatch):
    def short():
        raise MemoryError

    ending(monkeypatch, short)
    for jobs in (1, 2):
        result = run("extract", "-f", "jsonl", "--jobs", jobs, archive)
        assert result.code == 3
        assert "archive/20.txt: takes more memory than there is" in result.err
        assert len(result.out.splitlines()) == 70


def test_a_fault_of_ours_shows_its_traceback_and_is_no_fault_of_the_document(archive):
    (archive / "20.txt").write_text("fault")
    done = subprocess.run(
        [sys.executable, "-c", SLOW, "extract", "--jobs", "2", archive],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert b"\nZeroDivisionError" in done.stderr
    assert b"archive/20.txt" in done.stderr.splitlines()[-1]


def test_a_process_that_cannot_be_started_is_told(run, archive, monkeypatch):
    def full(*_):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(workers._Worker, "__init__", full)
    result = run("extract", "--jobs", 2, archive)
    assert (result.code, result.out) == (3, "")
    assert "no further process can be started" in result.err
    assert "--jobs 1" in result.err


def begun(archive, *arguments, seconds=60):
    """A command whose workers read documents that take their time, in a group of its own."""
    (archive / "40.txt").write_text(f"slow {seconds}")
    (archive / "05.txt").write_text(f"slow {seconds}")
    started = subprocess.Popen(
        [sys.executable, "-c", SLOW, *arguments, "--jobs", "2", archive],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    for _ in range(2):
        while b"reading" not in started.stderr.readline():
            assert started.poll() is None
    time.sleep(0.2)  # what was read before is heard by now
    return started, children(started.pid)


def test_ctrl_c_ends_all_at_once(archive):
    started, readers = begun(archive, "extract", "-f", "jsonl")
    assert len(readers) == 2
    before = time.monotonic()
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to everybody
    out, err = started.communicate(timeout=30)
    assert time.monotonic() - before < 30
    assert started.returncode == 130
    assert b"Traceback" not in err
    assert len(out.splitlines()) <= 5
    assert gone(readers) == []


def test_ctrl_c_keeps_what_was_read_by_others(archive, run):
    started, readers = begun(archive, "ingest")
    os.killpg(started.pid, signal.SIGINT)
    _, err = started.communicate(timeout=30)
    assert started.returncode == 130
    assert b"Traceback" not in err
    assert gone(readers) == []
    assert len(json.loads(run("list", "--json").out)["contacts"]) >= 1


def test_workers_end_with_a_parent_that_is_killed(archive):
    started, readers = begun(archive, "extract", seconds=1)
    assert len(readers) == 2
    started.kill()
    started.communicate(timeout=30)
    assert gone(readers) == []


def test_a_reader_of_the_output_that_has_enough_ends_all(archive):
    command = f"{sys.executable} -m pressdir extract -f jsonl -j 2 {archive} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
    assert len(done.stdout.splitlines()) == 1
    assert b"Traceback" not in done.stderr
