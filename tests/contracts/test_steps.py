"""Whatever a segment may be, there is a step for it."""

from pressdir.extract.assemble.steps import STEPS
from pressdir.extract.segments import Sense


def test_each_sense_has_a_step() -> None:
    assert set(STEPS) == set(Sense)
