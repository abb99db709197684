"""The contact file: a TinyDB JSON file with a lock, an undo log and backups.

with Store.open(path) as store, store.transaction("add") as tx:
    tx.put(Record(tx.new_uid(), contact))
"""

from pressdir.store.directory import Store
from pressdir.store.layout import Problem
from pressdir.store.log import Change, LogEntry
from pressdir.store.tables import Prepared
from pressdir.store.transaction import Transaction

__all__ = ["Change", "LogEntry", "Prepared", "Problem", "Store", "Transaction"]
