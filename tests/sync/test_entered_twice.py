"""Who is entered on several machines is one contact after all have synced, whatever the order."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.merge import parted, unite
from pressdir.model import Contact, EmailAddress, Kind, Name, Record, Sighting
from pressdir.store import Store
from pressdir.sync import HERE, THERE, SharedFile, planned

AT = "2026-11-22T10:00:0{}Z"
PEOPLE = {
    "mina": (("Mina Roth", "M. C. Roth", "Mina C. Roth"), "mina.roth@sea.example"),
    "jo": (("Jo Vale", "Jo P. Vale"), "jo.vale@sea.example"),
    # These have a press office's mailbox alone, which is no reason to be one.
    "ben": (("Ben Osei",), "press@sea.example"),
    "zoe": (("Zoe Park",), "press@sea.example"),
}
person, desk = st.sampled_from(sorted(PEOPLE)), st.integers(0, 2)
STEPS = st.one_of(
    st.tuples(st.just("enter"), desk, person, st.integers(0, 2)),
    st.tuples(st.just("enter"), desk, person, st.integers(0, 2)),
    st.tuples(st.just("sync"), desk),
    st.tuples(st.just("race"), desk, desk),
    st.tuples(st.just("remove"), desk, person),
)


class Desks:
    """Three contact files and a shared one."""

    def __init__(self, folder):
        self.stores = [
            Store.open(folder / str(number) / "contacts.json", state=folder / str(number))
            for number in range(3)
        ]
        self.path = folder / "desk.json"
        self.entered, self.ticks = set(), 0

    def enter(self, number, who, spelling):
        """Somebody enters a contact who has none of that mailbox and family name."""
        names, mail = PEOPLE[who]
        if self.known(number, who):
            return
        name = names[spelling % len(names)]
        self.ticks += 1
        at = AT.format(self.ticks % 10)
        seen = Sighting("name", name, at), Sighting("emails", mail, at, start=0)
        with self.stores[number].transaction("add", f"p{number}") as tx:
            contact = Contact(Kind.PERSON, Name(name), emails=(EmailAddress(mail),))
            tx.put(Record(f"{number}-{self.ticks}", contact, seen))
        self.entered.add(who)

    def known(self, number, who):
        family = PEOPLE[who][0][0].split()[-1]
        records = self.stores[number].records()
        return [each.uid for each in records if each.contact.name.full.endswith(family)]

    def remove(self, number, who):
        for uid in self.known(number, who):
            with self.stores[number].transaction("remove", f"p{number}") as tx:
                tx.remove(uid)

    def sync(self, number):
        self.write(*self.read(number))

    def read(self, number):
        store = self.stores[number]
        there = SharedFile(self.path, store.disk)
        theirs = there.read()
        with store.transaction("sync") as tx:
            plan = planned(tx, theirs, tx.now())
            tx.take(plan.rows[HERE])
        return there, plan

    def write(self, there, plan):
        there.write(plan.rows[THERE])

    def race(self, one, other):
        """Both read, the later one writes over what the earlier one wrote."""
        if one == other or not self.path.exists():
            return
        before = self.path.read_bytes()
        mine = self.read(one)
        self.sync(other)
        self.path.write_bytes(before)
        again = SharedFile(self.path, self.stores[one].disk)
        again.read()
        self.write(again, mine[1])


@given(steps=st.lists(STEPS, min_size=3, max_size=16))
@settings(max_examples=60, deadline=None)
def test_each_is_one_contact_in_all_files(steps):
    with tempfile.TemporaryDirectory() as folder:
        desks = Desks(Path(folder))
        desks.enter(0, "mina", 0)
        removed = {step[2] for step in steps if step[0] == "remove"}
        for name, *arguments in steps:
            getattr(desks, name)(*arguments)
        for number in (0, 1, 2) * 3:
            desks.sync(number)
        files = [store.path.read_bytes().split(b'"contacts":', 1)[-1] for store in desks.stores]
        assert files[0] == files[1] == files[2]
        for who in desks.entered:
            count, surely = len(desks.known(0, who)), who in {"mina", "jo"}
            assert count or who in removed, who
            assert count == 1 or not surely or who in removed, who
        there = SharedFile(desks.path, desks.stores[0].disk)
        assert planned(desks.stores[0].snapshot, there.read(), AT.format(9)).does_nothing


def test_two_that_a_person_parted_are_not_joined_again(tmp_path):
    desks = Desks(tmp_path)
    for number in (0, 1):
        desks.enter(number, "mina", number)
    for number in (0, 1, 0):
        desks.sync(number)
    (uid,) = desks.known(0, "mina")
    with desks.stores[0].transaction("part") as tx:
        (gone,) = tx.united()
        for each in parted(tx.get(uid), gone, "new", {}, tx.now(), "p0"):
            tx.put(each)
    for number in (0, 1, 2, 0):
        desks.sync(number)
    assert [len(desks.known(number, "mina")) for number in range(3)] == [2, 2, 2]
    with desks.stores[1].transaction("same") as tx:  # unless a person joins them
        one, other = tx.records()
        tx.unite(*unite(one, other, tx.now(), "p1"))
    for number in (1, 0):
        desks.sync(number)
    assert len(desks.known(0, "mina")) == 1
