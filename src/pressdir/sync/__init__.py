"""A contact file and one that several people share become one directory again.

    with store.transaction("sync desk.json", by) as change:
        plan = sync.planned(change, shared.snapshot)   # what would happen, as data
        change.take(plan.rows[sync.HERE])
    shared.write(plan.rows[sync.THERE])

No lock is held on the shared file, and nobody's clock is asked. Whatever gets lost on its way, by
two who write at once, comes back when those who have it sync again.
"""

from pressdir.sync.copies import CopyBeside, beside, put_aside
from pressdir.sync.memory import Memory
from pressdir.sync.plan import HERE, THERE, Change, Plan, Verb, planned
from pressdir.sync.shared import SharedFile, swept

__all__ = [
    "HERE",
    "THERE",
    "Change",
    "CopyBeside",
    "Memory",
    "Plan",
    "SharedFile",
    "Verb",
    "beside",
    "planned",
    "put_aside",
    "swept",
]
