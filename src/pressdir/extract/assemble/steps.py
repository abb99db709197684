"""What each segment does to the state: one step for each sense."""

from collections.abc import Callable, Mapping

from pressdir.extract.assemble import attributes, dealing, naming, offers, offices, owning
from pressdir.extract.assemble.state import State
from pressdir.extract.segments import Segment, Sense

Step = Callable[[State, Segment], Segment | None]
_HEADS = frozenset({Sense.OTHER, Sense.ORG, Sense.PLACE, Sense.ROLE})  # may head an entry
_OF_TITLE = "label.role"
_TITLES = frozenset({Sense.CUE, Sense.DESK, Sense.OTHER})  # by their words
_BETWEEN = frozenset({Sense.LABEL, Sense.JOIN})  # a join word reaches over a label, or a title


def take(state: State, segment: Segment) -> None:
    """Take a segment for what it is, or for what its step says that it is after all."""
    named = state.current is not None and state.current.named is not None
    if named and state.label == _OF_TITLE and segment.sense in _TITLES:
        segment = segment._replace(sense=Sense.ROLE)  # "Title: Media Liaison"
    state.label = segment.label if segment.sense is Sense.LABEL else ""
    if segment.sense in {Sense.CUE, Sense.DESK} or segment.label == "label.name":
        state.cued = segment.row
    if segment.sense in _HEADS and (anchor := state.blocks.headed(segment)):
        owning.begin_entry(state, anchor)
    joined = segment.sense in _BETWEEN or attributes.joins_next(state, segment)
    after_all = STEPS[segment.sense](state, segment)
    if not joined:
        state.joined = ""
    while after_all is not None:
        after_all = STEPS[after_all.sense](state, after_all)


def _take_join(state: State, segment: Segment) -> None:
    state.joined = segment.label
    if segment.label == "join.each":
        dealing.deal_out(state)


STEPS: Mapping[Sense, Step] = {
    Sense.ANCHOR: owning.take_anchor,
    Sense.NAME: naming.take_name,
    Sense.DESK: offices.take_desk,
    Sense.HOURS: offices.take_hours,
    Sense.LABEL: offices.take_label,
    Sense.JOIN: _take_join,
    Sense.ROLE: attributes.take_attribute,
    Sense.ORG: attributes.take_attribute,
    Sense.PLACE: attributes.take_place,
    Sense.LANGS: attributes.take_other,
    Sense.OTHER: attributes.take_other,
    Sense.CUE: offers.take_cue,
    Sense.NOT_PRESS: offers.take_public,
    Sense.OVER: offers.take_over,
}
