"""What the default threshold costs and catches on the labelled releases."""

import importlib.util
from pathlib import Path

import pytest

from pressdir.cli.own_files.config import THRESHOLD

HERE = Path(__file__).parent
MOST_ASKED = 0.05  # of the right contacts; a person who is asked too much says "right" unseen
LEAST_CAUGHT = 0.5  # of the wrong ones, where most mistakes are made


@pytest.fixture(scope="module")
def doubts():
    spec = importlib.util.spec_from_file_location("doubts", HERE / "doubts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def share(found, *, right):
    asked = [contact.confidence < THRESHOLD for ok, contact in found if ok is right]
    return sum(asked) / len(asked)


def test_few_right_contacts_are_asked_about(doubts):
    assert share(list(doubts.judged(HERE, strange=False)), right=True) <= MOST_ASKED


def test_most_mistakes_in_a_language_that_nobody_wrote_down_are_caught(doubts):
    found = list(doubts.judged(HERE, strange=True))
    assert share(found, right=False) >= LEAST_CAUGHT
    assert len(doubts.table(found).splitlines()) == 1 + len(doubts.THRESHOLDS)
    assert len(doubts.signals(found).splitlines()) > 5
