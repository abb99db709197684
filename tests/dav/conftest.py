"""Servers for the tests of this folder: real ones, and one that answers as it is told."""

import pytest

from . import servers


@pytest.fixture(scope="session", params=servers.COMMANDS)
def server(request):
    """A real server, one for all tests: each makes an address book of its own."""
    if reason := servers.missing(request.param):
        pytest.skip(reason)
    with servers.running(request.param) as running:
        yield running
