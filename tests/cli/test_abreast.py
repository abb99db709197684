"""Tasks by several processes: in order, with nothing lost, and nobody left behind."""

import multiprocessing
import os
import signal
import sys
import threading
import time

import pytest

from pressdir.cli.abreast import abreast
from pressdir.cli.showing import wholesale
from pressdir.store import parts

OURS = os.getpid()
forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")


def doubled(number):
    return number, 2 * number


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
def test_answers_come_in_order(jobs):
    with abreast(doubled, 20, jobs) as found:
        assert list(found) == [doubled(number) for number in range(20)]
    assert multiprocessing.active_children() == []


@forks
def test_several_processes_answer():
    with abreast(lambda _: os.getpid(), 6, 2) as found:
        pids = list(found)
    assert len(set(pids)) == 2
    assert pids[0] == pids[2] == pids[4] != OURS


def test_large_answers_that_nobody_takes_are_waited_with():
    with abreast(lambda number: bytes([number]) * (3 << 20), 9, 2) as found:
        assert next(found)[:1] == b"\0"
        assert [each[:1] for each in found] == [bytes([number]) for number in range(1, 9)]


def test_what_a_dead_worker_left_the_parent_does():
    def task(number):
        if os.getpid() != OURS and number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with abreast(task, 9, 2) as found:
        assert list(found) == [*range(9)]


def test_what_a_task_raises_is_raised():
    def task(number):
        return 1 // (3 - number)

    with abreast(task, 9, 2) as found:
        assert [next(found) for _ in range(3)] == [0, 0, 1]
        with pytest.raises(ZeroDivisionError):
            next(found)
    assert multiprocessing.active_children() == []


def test_whoever_has_enough_leaves_nobody():
    with abreast(doubled, 1000, 3) as found:
        next(found)
    assert multiprocessing.active_children() == []


@forks
def test_ctrl_c_while_they_start_ends_all(monkeypatch):
    start = multiprocessing.context.ForkProcess.start

    def interrupted(process):
        start(process)
        signal.raise_signal(signal.SIGINT)  # at this thread, which a test may not be alone in

    monkeypatch.setattr(multiprocessing.context.ForkProcess, "start", interrupted)
    with pytest.raises(KeyboardInterrupt), abreast(lambda _: time.sleep(60), 4, 2):
        pass
    assert multiprocessing.active_children() == []


def test_a_process_with_threads_is_not_copied():
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        with abreast(lambda _: os.getpid(), 4, 2) as found:
            assert {*found} == {OURS}
    finally:
        end.set()
        thread.join()


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_directory_is_written_as_its_contacts_are(run, home, monkeypatch, jobs):
    """By parts, of which some have an unusual contact: as without parts, byte for byte."""
    people = [
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ru{chr(97 + at // 10)}{chr(97 + at % 10)}\nORG:Agency\n"
        f"TEL;TYPE={('CELL', 'FAX')[at % 2]}:+4122555{at:04}\n"
        f"{'X-PET:cat' if at % 7 == 0 else 'EMAIL:ana@example.org'}\nEND:VCARD\n"
        for at in range(60)
    ]
    (home / "work" / "in.vcf").write_text("".join(people), encoding="utf-8")
    assert run("import", "in.vcf").code == 0
    monkeypatch.setattr(parts, "SIZE", 2000)
    monkeypatch.setattr(wholesale, "LONG", 0)
    monkeypatch.setattr(wholesale.abreast, "cores", lambda: jobs)
    whole = run("export", "--output", "out.vcf")
    assert (whole.code, "out.vcf: " in whole.err) == (0, True)
    printed = run("export").out.replace("\r\n", "\n")
    written = (home / "work" / "out.vcf").read_bytes()
    assert written.decode().replace("\r\n", "\n") == printed
    assert written.count(b"\nX-PET:cat\r\n") == 9
    again = run("export", "--output", "out.vcf", "--dry-run")
    assert "would be left as it is" in again.err
