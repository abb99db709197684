"""A merge that is wrong in one line loses something that the bookkeeper misses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

MUTANT = Path(__file__).with_name("mutant.py")
HISTORIES = "1000"
MUTANTS = [
    pytest.param("heads", "over.split(BETWEEN)", "over.split(BETWEEN)[:1]", id="sees one act only"),
    pytest.param("heads", "e.at >= unsigned and ", "e.at == last and ", id="the latest act alone"),
    pytest.param("heads", "if not gone or act_id(each) not in gone", "", id="nothing is replaced"),
    pytest.param(
        "facts",
        "return all(each.gone for each in stand)",
        "return any(each.gone for each in stand)",
        id="one removal is enough",
    ),
    pytest.param(
        "facts",
        "if len(acts) > 1 and (stand :=",
        "if False and (stand :=",
        id="time decides on removals",
    ),
    pytest.param(
        "signing",
        "if one in known or one.at < each.at",
        "if one.at < each.at and False",
        id="an act replaces nothing",
    ),
    pytest.param(
        "signing",
        "_group(each), []).append(each)\n    names",
        "('',), []).append(each)\n    names",
        id="what was known is not seen",
    ),
    pytest.param(
        "removal",
        "heads.act_id(each) in seen for each in rest",
        "True for each in rest",
        id="a removal hides all",
    ),
    pytest.param(
        "removal",
        "heads.over([*_acts(record), *unsaid(record)]) or NOTHING",
        "NOTHING",
        id="a removal saw nothing",
    ),
    pytest.param(
        "notes",
        "if len(stand) < 2:\n        return known",
        "if True:\n        return known",
        id="one note of several",
    ),
    pytest.param(
        "extras", "if mark not in gone}", "if mark}", id="what is gone of others' fields stays"
    ),
    pytest.param("extras", "sorted(old - new)", "()", id="nothing of others' fields is gone"),
    pytest.param(
        "replicas",
        "found[root] = Copy(whole, is_removed(whole))",
        "found[root] = Copy(single[root], is_removed(whole))",
        id="a contact does not take in the other",
    ),
    pytest.param("replicas", "home[uid] |= home[other]", "pass", id="who is one is forgotten"),
    pytest.param(
        "by_hand",
        "for old in told.keys() - shown.keys():",
        "for old in ():",
        id="nothing is taken away by hand",
    ),
    pytest.param(
        "steering", "if key(field, value) not in kept or short:", "if short:", id="half undone"
    ),
    pytest.param(
        "steering",
        "if not many or key(field, value) not in known:",
        "if False:",
        id="nothing comes back",
    ),
    pytest.param(
        "join",
        "for each in notes.stripped(copy.sightings)}",
        "for each in copy.sightings}",
        id="two copies of a note",
    ),
    pytest.param(
        "rewritten",
        "if each.release is not None or (typed and each.field not in MARKED):",
        "if each.release is not None:",
        id="nobody knows what was typed",
    ),
    pytest.param(
        "rewritten",
        "before = _taken_back(_undone(record, some), some, at)",
        "before = _undone(record, some)",
        id="what was rewritten stays with who met it",
    ),
    pytest.param(
        "rewritten",
        "if not one.release and _group(one) == _group(each)",
        "if False",
        id="an editor chooses between others",
    ),
    pytest.param(
        "rewritten",
        "and heads.act_id(each) not in named",
        "",
        id="who is told of an edit takes it back",
    ),
    pytest.param(
        "rewritten",
        "_place(one) == _place(each)",
        "one.field == each.field",
        id="another value is taken for one that was rewritten",
    ),
    pytest.param(
        "rewritten",
        "typed = (sighting.gone, sighting.by, sighting.over)",
        "typed = ()",
        id="of another person, too",
    ),
    pytest.param(
        "rewritten",
        "if fresh or (typed and some is typed)",
        "if fresh",
        id="what nobody sees stays rewritten",
    ),
]


@pytest.mark.parametrize(("module", "old", "new"), MUTANTS)
def test_a_wrong_line_is_caught(module, old, new):
    change = (f"pressdir.merge.{module}", old, new)
    assert played(*change).startswith("caught")


def test_the_merge_itself_passes():
    assert played("pressdir.merge").startswith("passed")
    assert played("pressdir.merge.rewritten").startswith("passed")


def played(*change):
    environment = {**os.environ, "PRESSDIR_HISTORIES": HISTORIES if change[1:] else "200"}
    done = subprocess.run(
        [sys.executable, str(MUTANT), *change],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
    )
    return done.stdout or done.stderr
