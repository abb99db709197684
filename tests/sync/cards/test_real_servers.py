"""The same histories with Radicale, Xandikos, sabre/dav and Cyrus, as they are.

PRESSDIR_HISTORIES says how many are played on each; a telephone edits in the midst of syncs, which
are killed at any call.
"""

import itertools
import os
import random

import pytest

from ...dav import servers
from .office import Office, history

HISTORIES = int(os.environ.get("PRESSDIR_HISTORIES", "3"))
LINES = {  # in the spelling that the server leaves alone
    "radicale": 'item{0}.X-FOO;TYPE=b,c;X-P="a,{0}":v\\;{0}',
    "xandikos": 'item{0}.X-Foo;x-p="a,{0}";TYPE=b,c:v\\;{0}; w',
    "sabre": 'item{0}.X-Foo;x-p="a,{0}";TYPE=b,c:v\\;{0}; w',
    "sabre, rewriting": "ITEM{0}.X-FOO;TYPE=b,c;X-P=a{0}:v {0}",  # others it spoils
    "cyrus": 'item{0}.X-FOO;TYPE=b;X-P="a,{0}":v {0}',
}
NAMES = itertools.count()


@pytest.fixture(scope="module", params=servers.COMMANDS)
def server(request):
    if reason := servers.missing(request.param):
        pytest.skip(reason)
    with servers.running(request.param) as running:
        yield running


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_no_edit_is_lost_on_a_real_server(server, seed):
    name = f"book{next(NAMES)}"
    server.make_book(name)
    with server.session() as session:
        office = Office(server.book(session, name), LINES[server.name])
        assert history(random.Random(seed), office, steps=30) == []  # noqa: S311 - a game
