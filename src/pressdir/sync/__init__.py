"""A contact file and what several people share become one directory again.

    outcome = sync.sync(Request("~/Dropbox/desk.json"), store, means)

`targets` says what can be synced with: one line for each kind. What carries a contact file again (a
`Carrier`) meets the own one in `meeting`:

    with store.transaction("sync desk.json", by) as change:
        plan = sync.planned(change, carrier.read())   # what would happen, as data
        change.take(plan.rows[sync.HERE])
    carrier.write(plan.rows[sync.THERE])

No lock is held on the other side, and nobody's clock is asked. Whatever gets lost on its way, by
two who write at once, comes back when those who have it sync again.
"""

from pressdir.sync.carrier import Beside, Carrier, CopyBeside
from pressdir.sync.copies import beside, put_aside
from pressdir.sync.meeting import Means, Outcome, Request
from pressdir.sync.memory import Memory
from pressdir.sync.plan import HERE, THERE, Change, Plan, Verb, planned
from pressdir.sync.shared import SharedFile, swept
from pressdir.sync.targets import sync

__all__ = [
    "HERE",
    "THERE",
    "Beside",
    "Carrier",
    "Change",
    "CopyBeside",
    "Means",
    "Memory",
    "Outcome",
    "Plan",
    "Request",
    "SharedFile",
    "Verb",
    "beside",
    "planned",
    "put_aside",
    "swept",
    "sync",
]
