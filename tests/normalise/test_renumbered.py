"""The rules are data; here they are held against the numbering plans of today."""

import pytest

from pressdir.model import Phone
from pressdir.normalise import phones
from pressdir.normalise.phones import renumbered

CHANGES = [
    pytest.param(change, example, id=f"{change.name}: {example}")
    for change in renumbered.changes()
    for example in change.examples
]


@pytest.mark.parametrize(("change", "example"), CHANGES)
def test_what_a_rule_changes_is_no_number_today_and_what_it_makes_is_one(change, example):
    old = Phone(f"+{change.code}{example}", "5")
    new = renumbered.today(old)
    assert change.applied(example) is not None
    assert not phones.exists(old)
    assert new is not None
    assert phones.exists(new.phone)
    assert new.phone.extension == "5"
    assert renumbered.today(new.phone) is None  # once is enough


@pytest.mark.parametrize("change", renumbered.changes(), ids=lambda change: change.name)
def test_each_rule_has_an_example_that_no_rule_before_it_takes(change):
    used = {
        next(at for at, (old, _) in enumerate(change.rules) if old.fullmatch(example))
        for example in change.examples
    }
    assert used == set(range(len(change.rules)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("+22997123456", "+2290197123456", id="Benin"),
        pytest.param("+22507123456", "+2250707123456", id="Côte d'Ivoire, a mobile"),
        pytest.param("+22522412345", "+2252722412345", id="Côte d'Ivoire, a fixed line"),
        pytest.param("+5215512345678", "+525512345678", id="Mexico"),
        pytest.param("+2377723456", "+237677723456", id="Cameroon, changed twice"),
    ],
)
def test_an_old_number_is_another_today(old, new):
    found = renumbered.today(Phone(old))
    assert found is not None
    assert found.phone.number == new


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("+2290197123456", id="of today"),
        pytest.param("+41225550142", id="of a plan that did not change"),
        pytest.param("+22650331234", id="that others have today"),
        pytest.param("+41220", id="that never was one"),
        pytest.param("+22997", id="that is cut off"),
        pytest.param("+99912345678", id="of no country"),
    ],
)
def test_a_number_stays_what_it_is(number):
    assert renumbered.today(Phone(number)) is None


def test_a_change_says_when_and_what():
    found = renumbered.today(Phone("+22997123456"))
    assert found is not None
    assert found.rule == "numbering plan of 2024-11-30: Benin, ten digits"
