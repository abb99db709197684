"""The score without a publisher's own words leaves just those out."""

import importlib.util
import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TEXT = "{cue}\n\nTel: +44 20 7946 0142\nWatch, London\n"


@pytest.fixture
def left_out():
    spec = importlib.util.spec_from_file_location("left_out", HERE / "left_out.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def corpus(folder, cues):
    """Documents of one publisher each, whose numbers its cue offers."""
    folder.mkdir()
    labels = []
    for number, cue in enumerate(cues):
        (folder / f"{number}.txt").write_text(TEXT.format(cue=cue), "utf-8")
        contact = {"name": None, "kind": "desk", "emails": [], "phones": ["+442079460142"]}
        label = {"id": str(number), "file": f"{number}.txt", "publisher": str(number)}
        labels.append(label | {"lang": "en", "contacts": [contact]})
    (folder / "labels.jsonl").write_text("\n".join(map(json.dumps, labels)), "utf-8")
    return folder


def test_words_that_another_publisher_has_stay(left_out, tmp_path):
    ours = corpus(tmp_path / "ours", ["For further information"])
    theirs = corpus(tmp_path / "theirs", ["x", "For further information"])
    assert left_out.score(ours, []) == (0, 0, 1)
    assert left_out.score(ours, [theirs]) == (1, 0, 0)
