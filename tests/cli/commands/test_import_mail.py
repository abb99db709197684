"""import of mail: who wrote is a contact, seen when they wrote; who is there is not renamed."""

import json
from datetime import UTC, datetime

import pytest

SUMMARY = "WHAT        COUNT\nnew         {}\nchanged     {}\nunchanged   {}\nunreadable  {}\n"
RUIZ = "a.ruiz@harbour.example"


def message(sender, day):
    return f"From: {sender}\nTo: me@example.org\nDate: {day} 12:00:00 +0000\nSubject: x\n\nHello.\n"


@pytest.fixture
def archive(home):
    text = "".join(
        f"From x Tue Mar  4 12:00:00 2025\n{each}\n"
        for each in (
            message("Lina Berg <lina@example.org>", "Tue, 04 Mar 2025"),
            message("Lina Berg <lina@example.org>", "Wed, 05 Mar 2025"),
            message("Bo Li <bo@example.org>", "Wed, 05 Mar 2025"),
            message("no-reply@example.org", "Wed, 05 Mar 2025"),
        )
    )
    path = home / "work" / "archive.mbox"
    path.write_text(text, encoding="utf-8")
    return path


def sightings(run, who):
    found = json.loads(run("show", who, "--json").out)["contacts"][0]
    return sorted((each["field"], each["at"][:10]) for each in found["sightings"])


def test_a_mailbox_comes_in_and_twice_is_once(run, filled, archive):
    assert run("import", "archive.mbox").out == SUMMARY.format(2, 0, 0, 0)
    assert sightings(run, "lina") == [
        ("emails", "2025-03-04"), ("emails", "2025-03-05"), ("name", "2025-03-05"),
    ]  # fmt: skip
    kept = filled.read_bytes()
    assert run("import", "archive.mbox").out == SUMMARY.format(0, 0, 2, 0)
    assert filled.read_bytes() == kept


def test_a_later_mail_says_only_that_they_are_still_there(run, filled, archive, home):
    run("import", "archive.mbox")
    run("set", "lina", "role=Spokesperson")
    text = message("L. B. <lina@example.org>", "Thu, 06 Mar 2025")
    (home / "work" / "later.eml").write_text(text, encoding="utf-8")
    assert run("import", "later.eml").out == SUMMARY.format(0, 1, 0, 0)
    found = json.loads(run("show", "lina", "--json").out)["contacts"][0]
    assert (found["name"], found["role"]) == ("Lina Berg", "Spokesperson")
    assert ("emails", "2025-03-06") in sightings(run, "lina")


def test_a_mail_from_tomorrow_was_sent_today(run, filled, home):
    text = message("Lina Berg <lina@example.org>", "Thu, 06 Mar 2125")
    (home / "work" / "a.eml").write_text(text, encoding="utf-8")
    begun = datetime.now(UTC)
    run("import", "a.eml")
    days = {f"{at:%Y-%m-%d}" for at in (begun, datetime.now(UTC))}  # one, but at midnight
    told = {day for _, day in sightings(run, "lina")}
    assert told
    assert told <= days


def test_another_address_for_answers_is_hers(run, filled, home):
    text = message(
        "Lina Berg <lina@example.org>\nReply-To: Lina Berg <lb@example.net>", "Thu, 06 Mar 2025"
    )
    (home / "work" / "a.eml").write_text(text, encoding="utf-8")
    assert run("import", "a.eml").out == SUMMARY.format(1, 0, 1, 0)
    found = json.loads(run("show", "lina", "--json").out)["contacts"][0]
    assert sorted(found["emails"]) == ["lb@example.net", "lina@example.org"]
    assert run("import", "a.eml").out == SUMMARY.format(0, 0, 2, 0)


def test_a_maildir_is_its_messages(run, filled, home):
    box = home / "work" / "box"
    for folder in ("cur", "new", "tmp"):
        (box / folder).mkdir(parents=True)
    for number, day in enumerate(("Tue, 04 Mar 2025", "Wed, 05 Mar 2025", "Thu, 06 Mar 2025")):
        text = message("Lina Berg <lina@example.org>", day)
        (box / ("new" if number else "cur") / f"{number}.host:2,S").write_text(text)
    (box / "dovecot-uidlist").write_text("3 V1 N4\n")
    assert run("import", "box").out == SUMMARY.format(1, 0, 0, 0)
    assert sightings(run, "lina") == [
        ("emails", "2025-03-04"), ("emails", "2025-03-06"), ("name", "2025-03-06"),
    ]  # fmt: skip


def test_recipients_come_in_when_asked(run, filled, archive):
    assert run("import", "archive.mbox", "--recipients").out == SUMMARY.format(3, 0, 0, 0)


def test_a_large_mailbox_is_read_as_it_is(run, filled, archive, monkeypatch):
    monkeypatch.setattr("pressdir.sources.files.MAX_BYTES", 100)
    monkeypatch.setattr("pressdir.sources.files.MAX_BOOK", 100)
    assert run("import", "archive.mbox").out == SUMMARY.format(2, 0, 0, 0)
