"""Nothing is lost, whoever merges what with whom, and when."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from .newsroom import MAILS, UIDS, WORDS, Newsroom

EXAMPLES = int(os.environ.get("PRESSDIR_EXAMPLES", "200"))  # ten thousand take ten minutes
person, uid = st.integers(0, 2), st.sampled_from(UIDS)
word, mail = st.sampled_from(WORDS), st.sampled_from(MAILS)
single = st.sampled_from(["role", "org", "name", "note"])
STEPS = st.one_of(
    st.tuples(st.just("add"), person, uid),
    st.tuples(st.just("set"), person, uid, single, word),
    st.tuples(st.just("gain"), person, uid, st.just("emails"), mail),
    st.tuples(st.just("lose"), person, uid, st.just("emails"), st.integers(0, 2)),
    st.tuples(st.just("lose"), person, uid, st.just("role"), st.just(0)),
    st.tuples(st.just("remember"), person, uid, word),
    st.tuples(st.just("remove"), person, uid),
    st.tuples(st.just("bring_back"), person, uid),
    st.tuples(st.just("unite"), person, uid, uid),
    st.tuples(st.just("undo"), person),
    st.tuples(st.just("edit_by_hand"), uid, single, word),
    st.tuples(st.just("edit_by_hand"), uid, st.just("emails"), mail),
    st.tuples(st.just("drop_by_hand"), uid),
    st.tuples(st.just("sync"), person),
    st.tuples(st.just("sync"), person),
    st.tuples(st.just("race"), person, person, st.booleans()),
)


def play(steps):
    room = Newsroom()
    for person in range(3):
        room.add(person, UIDS[person])
        room.sync(person)
    for name, *arguments in steps:
        if name == "race":
            room.race(*arguments[:2], leaves_copy=arguments[2])
        else:
            getattr(room, name)(*arguments)
    room.settle()
    return room


@given(steps=st.lists(STEPS, min_size=5, max_size=40))
@settings(max_examples=EXAMPLES, deadline=None)
def test_after_all_have_synced_nothing_is_missing(steps):
    assert play(steps).missing() == []
