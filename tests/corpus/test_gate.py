"""The labels are sound, and extraction is no worse on them than it was."""

import importlib.util
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import phonenumbers
import pytest

from pressdir.model import Contact, EmailAddress, Kind, Name, Phone

HERE = Path(__file__).resolve().parent
OUTSIDE = Path(os.environ.get("PRESSDIR_CORPUS") or HERE.parents[2] / "shared" / "corpus")


def _load_gate():
    """The script beside this file: tests are no package, so its name cannot be imported."""
    spec = importlib.util.spec_from_file_location("corpus_gate", HERE / "gate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


gate = _load_gate()
LABELS = gate.read_labels(HERE)
by_id = pytest.mark.parametrize("label", LABELS, ids=lambda label: label["id"])


@pytest.fixture(scope="module")
def report():
    return gate.score(HERE)


# --- the labels -------------------------------------------------------------------------------


def test_every_document_has_one_label_and_every_label_its_document():
    named = [label["file"] for label in LABELS]
    assert sorted(named) == sorted(f"docs/{path.name}" for path in (HERE / "docs").iterdir())


def test_the_corpus_is_as_wide_as_it_says():
    langs = {label["lang"] for label in LABELS}
    forms = {label["form"].partition(":")[0] for label in LABELS}
    empty = [label for label in LABELS if not label["contacts"]]
    assert len(LABELS) >= 100
    assert len(langs) >= 40
    assert forms == {"txt", "html", "eml", "md", "json"}
    assert len(empty) >= 18


@by_id
def test_a_label_can_be_true(label):
    for contact in label["contacts"]:
        assert contact["emails"] or contact["phones"]
        assert contact["kind"] == "desk" or contact["name"]
        for phone in contact["phones"]:
            number = phonenumbers.parse(phone.partition(";ext=")[0])
            assert phonenumbers.is_valid_number(number), phone


# --- the floor ----------------------------------------------------------------------------------


def test_the_floor_was_measured_on_these_documents_and_labels():
    assert gate.read_floor()[0] == gate.digest(HERE), (
        "Documents or labels changed: look at `python tests/corpus/gate.py --show`, then --update."
    )


def test_no_figure_is_under_the_floor(report):
    sunk = gate.sunk(report.figures(), gate.read_floor()[1])
    assert not sunk, f"{gate.summary(report)}\n" + "\n".join(sunk)


@pytest.mark.parametrize(
    ("folder", "least"),
    [
        pytest.param(OUTSIDE / "dev", 0.85, id="dev"),
        pytest.param(OUTSIDE.parent / "seeds", 1.0, id="seeds"),
    ],
)
def test_releases_from_outside_are_read_as_well(folder, least):
    if not (folder / "labels.jsonl").exists():
        pytest.skip(f"no corpus: {folder.parent.name}/{folder.name} (set PRESSDIR_CORPUS)")
    found = gate.score(folder)
    faults = "\n".join(map(str, found.faults))
    assert found.measures["contact"].f1 >= least, f"{gate.summary(found)}\n{faults}"


# --- the scorer itself: what it lets pass, and what not -------------------------------------------

ADA = {
    "name": "Ada Byron",
    "kind": "person",
    "org": None,
    "role": None,
    "location": None,
    "emails": ["ada@a.example"],
    "phones": ["+41227302590"],
}
DESK = {**ADA, "name": "Press office", "kind": "desk", "emails": ["press@a.example"], "phones": []}
FOOTER = {**DESK, "scope": "site", "emails": ["info@a.example"]}


def _contact(name, *values, kind=Kind.PERSON):
    return Contact(
        kind=kind,
        name=Name(name) if name else None,
        emails=tuple(EmailAddress(value) for value in values if "@" in value),
        phones=tuple(Phone(value) for value in values if "@" not in value),
    )


def _scored(truth, found):
    report = gate.Report()
    label = {"id": "x", "lang": "en", "form": "txt", "contacts": truth, "traps": []}
    gate._add(report, label, found)
    contact = report.measures["contact"]
    return contact.right, contact.wrong, contact.missed


@pytest.mark.parametrize(
    ("truth", "found", "expected"),
    [
        pytest.param(
            [ADA],
            [_contact("Ada Byron", "ada@a.example", "+41227302590")],
            (1, 0, 0),
            id="all right",
        ),
        pytest.param(
            [ADA],
            [_contact("ADA BYRON", "Ada@a.example", "+41227302590")],
            (1, 0, 0),
            id="capitals",
        ),
        pytest.param(
            [ADA], [_contact("Ada Byron", "ada@a.example")], (0, 1, 1), id="a number missing"
        ),
        pytest.param(
            [ADA],
            [_contact("Ada Byron", "ada@a.example", "x@a.example", "+41227302590")],
            (0, 1, 1),
            id="an address too many",
        ),
        pytest.param(
            [ADA],
            [_contact("Ada King", "ada@a.example", "+41227302590")],
            (0, 1, 1),
            id="another name",
        ),
        pytest.param(
            [{**ADA, "name_alt": ["Ada King"]}],
            [_contact("Ada King", "ada@a.example", "+41227302590")],
            (1, 0, 0),
            id="a name that the label accepts too",
        ),
        pytest.param(
            [DESK],
            [_contact("Media", "press@a.example", kind=Kind.DESK)],
            (1, 0, 0),
            id="desk's name",
        ),
        pytest.param(
            [DESK], [_contact("Ada Byron", "press@a.example")], (0, 1, 1), id="a person for a desk"
        ),
        pytest.param([ADA], [], (0, 0, 1), id="nothing found"),
        pytest.param([], [_contact("Ada Byron", "ada@a.example")], (0, 1, 0), id="nothing there"),
        pytest.param(
            [FOOTER],
            [_contact(None, "info@a.example", kind=Kind.DESK)],
            (0, 0, 0),
            id="footer found",
        ),
        pytest.param([FOOTER], [], (0, 0, 0), id="footer left out"),
        pytest.param(
            [DESK, FOOTER],
            [_contact(None, "press@a.example", "info@a.example", kind=Kind.DESK)],
            (1, 0, 0),
            id="footer found with another",
        ),
        pytest.param(
            [{**DESK, "emails": [], "phones": ["+493012340"]}],
            [_contact(None, "+49301234", kind=Kind.DESK)],
            (1, 0, 0),
            id="switchboard without its 0",
        ),
    ],
)
def test_counts_a_contact_as_right_only_when_all_of_it_is(truth, found, expected):
    assert _scored(truth, found) == expected


@pytest.mark.parametrize(
    ("wanted", "role", "expected"),
    [
        pytest.param("Editor", "editor", (1, 0, 0), id="right"),
        pytest.param("Editor", None, (0, 0, 1), id="missing"),
        pytest.param("Editor", "Baker", (0, 1, 1), id="another"),
        pytest.param(None, "Baker", (0, 1, 0), id="made up"),
        pytest.param(None, None, (0, 0, 0), id="none there, none found"),
    ],
)
def test_scores_the_role_of_a_contact_that_was_found(wanted, role, expected):
    report = gate.Report()
    label = {"contacts": [{**ADA, "role": wanted, "org": None, "location": None}]}
    gate._add_details(report, label, [replace(_contact("Someone", "ada@a.example"), role=role)])
    tally = report.details["role"]
    assert (tally.right, tally.wrong, tally.missed) == expected


@pytest.mark.parametrize(
    ("figures", "floor", "expected"),
    [
        pytest.param({"contact f1": 0.9}, {"contact f1": 0.9}, [], id="as it was"),
        pytest.param({"contact f1": 0.95}, {"contact f1": 0.9}, [], id="better"),
        pytest.param(
            {"contact f1": 0.8}, {"contact f1": 0.9}, ["contact f1: 0.8 is under 0.9"], id="worse"
        ),
        pytest.param({}, {"lang fi": 0.0}, ["lang fi: is gone"], id="a language gone"),
        pytest.param({"lang fi": 1.0}, {}, [], id="a language more"),
    ],
)
def test_says_which_figures_sank(figures, floor, expected):
    assert gate.sunk(figures, floor) == expected


@pytest.fixture
def floor(tmp_path, monkeypatch):
    path = tmp_path / "floor.json"
    monkeypatch.setattr(gate, "FLOOR", path)
    return path


def test_the_floor_rises_and_sinks_only_by_a_flag_of_its_own(floor):
    good, poor = gate.Report(clean=2), gate.Report(clean=1)
    assert gate.raise_floor(good, allow_regression=False) == []
    assert gate.raise_floor(poor, allow_regression=False) == ["clean: 1 is under 2"]
    assert json.loads(floor.read_text("utf-8"))["figures"]["clean"] == 2
    assert gate.raise_floor(poor, allow_regression=True) == []
    assert json.loads(floor.read_text("utf-8"))["figures"]["clean"] == 1


def test_a_changed_document_changes_the_digest(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "labels.jsonl").write_text("{}\n", "utf-8")
    document = tmp_path / "docs" / "a.txt"
    document.write_text("one", "utf-8")
    before = gate.digest(tmp_path)
    document.write_text("two", "utf-8")
    assert gate.digest(tmp_path) != before
