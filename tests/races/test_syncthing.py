"""Two people whose shared file Syncthing carries: both edit while the nodes are parted.

Of the two files one is carried over the other, and the loser is kept as a copy, or with
`maxConflicts` 0 is not. In either case all edits are in all four files after both have synced.
"""

import os

import pytest

from .office import Desk, left, office, tables
from .syncthing import cloud, conflict_copies, is_here

ROUNDS = int(os.environ.get("PRESSDIR_SYNCTHING", "0"))  # twenty take ten minutes
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_here(), reason="syncthing is not here"),
    pytest.mark.skipif(not ROUNDS, reason="takes minutes: $PRESSDIR_SYNCTHING rounds"),
]

MAIL = "mina.roth@harbour.example"


def held(path):
    rows = tables(path)["contacts"].values()
    return {tag for row in rows for tag in row.get("tags", ())}


@pytest.mark.parametrize("conflicts", [10, 0])
def test_all_edits_are_on_both_nodes(tmp_path, conflicts):
    desks = [Desk.made(tmp_path, name) for name in ("ana", "bob")]
    tags, seen = set(), 0
    with office() as opened, cloud([desk.folder for desk in desks], conflicts) as nodes:
        files = [node.folder / "desk.json" for node in nodes.nodes]

        def do(desk, *words):
            done = opened.do(desk, *words)
            assert done.code == 0, done

        def all_sync():
            for desk, file in zip(desks, files, strict=True):
                do(desk, "sync", str(file))
                nodes.settled()

        do(desks[0], "add", "--name", "Mina Roth", "--email", MAIL)
        nodes.settled()
        all_sync()
        for number in range(ROUNDS):
            nodes.paused()
            for desk, file in zip(desks, files, strict=True):
                tags.add(f"{desk.name}{number}")
                do(desk, "tag", f"{desk.name}{number}", MAIL)
                do(desk, "sync", str(file))
            nodes.paused("resume")
            nodes.settled()
            seen += len(conflict_copies(files[0].parent))
            all_sync()
            all_sync()
            paths = (*files, *(desk.db for desk in desks))
            assert [*map(held, paths)] == [tags] * 4
            assert all(tables(path) == tables(paths[0]) for path in paths)
            assert [*map(conflict_copies, (file.parent for file in files))] == [[], []]
        assert left(*(file.parent for file in files)) == []
    assert bool(seen) == bool(conflicts)
