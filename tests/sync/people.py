"""Somebody who syncs, without a command line."""

from dataclasses import replace

from pressdir.merge import add_value
from pressdir.model import Contact, Kind, Name, Record, Sighting
from pressdir.store import Store
from pressdir.sync import Means, Request, sync

AT = "2026-11-22T10:00:00Z"


class Person:
    """Whoever syncs: a contact file, and what was said and asked."""

    def __init__(self, folder, name, disk=None):
        self.name = name
        self.path, self.state, self.disk = folder / f"{name}.json", folder / f"state-{name}", disk
        self.open()
        self.said, self.asked, self.waited = [], [], []
        self.answer = True
        self.means = Means(
            changing=self.changing,
            agreed=lambda question: self.asked.append(question) or self.answer,
            say=self.said.append,
            now=lambda: AT,
            wait=self.waited.append,
            patience=3.0,
            by=name,
        )

    def open(self):
        self.store = Store.open(self.path, state=self.state, disk=self.disk)

    def named(self, by):
        self.means = replace(self.means, by=by)

    def changing(self, command):
        return self.store.transaction(command, self.name)

    def sync(self, target="", **more):
        return sync(Request(str(target), **more), self.store, self.means)

    def add(self, *names):
        with self.changing("add") as tx:
            for name in names:
                seen = (Sighting("name", name, AT, "r1"),)
                tx.put(Record(name, Contact(Kind.PERSON, Name(name)), seen))

    def tag(self, word):
        with self.changing("tag") as tx:
            tx.put(add_value(tx.get("Mina"), "tags", word, AT))

    def remove(self, *names):
        with self.changing("remove") as tx:
            for name in names:
                tx.remove(name)

    @property
    def names(self):
        return sorted(record.uid for record in self.store.records())
