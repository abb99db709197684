"""A file on a server: written in the place of what was read, or not at all, once that is proved."""

import importlib.util
import threading
import time
from dataclasses import replace

import httpx
import pytest

from pressdir.errors import (
    DamagedStoreError,
    RefusedError,
    ServerError,
    UnansweredError,
    UsageError,
)
from pressdir.sync import Memory

from .cloud import Cloud, running
from .people import Person

BY_THE_SECOND = {"tag": lambda _, second: f'"{second}"'}
WEAK = {  # RFC 9110, 13.1.1: a weak one never matches; here one that was weakened on its way
    "tag": lambda number, _: f'W/"{number}"',
    "matches": lambda tag, asked: f"W/{asked}" == tag,
}


@pytest.fixture
def cloud():
    with running(Cloud()) as found:
        yield found


@pytest.fixture
def ana(tmp_path):
    return Person(tmp_path, "ana")


@pytest.fixture
def bob(tmp_path):
    return Person(tmp_path, "bob")


def behave(cloud, **how):
    for name, value in how.items():
        setattr(cloud, name, value)


def passes(person, cloud):
    """Let the server's clock go on while somebody waits."""

    def wait(seconds):
        cloud.second += int(seconds)

    person.means = replace(person.means, wait=wait)


def remembered(person):
    return Memory.read(person.store.disk, person.store.state)


@pytest.mark.parametrize("how", [{}, BY_THE_SECOND, WEAK], ids=["strong", "by the second", "weak"])
def test_two_people_have_one_directory_by_a_file_on_a_server(cloud, ana, bob, how):
    behave(cloud, **how)
    ana.add("Mina")
    for each in (ana, bob):
        passes(each, cloud)
        each.sync(cloud.address)
        cloud.second += 1
    bob.tag("bob")
    ana.tag("ana")
    for each in (bob, ana, bob):
        each.sync()
        cloud.second += 1
    assert ana.store.get("Mina").tags == bob.store.get("Mina").tags == ("ana", "bob")
    assert [*cloud.files] == ["/desk.json"]
    assert cloud.held().replace(b"\n", b"").endswith(b'"bin":{}}')


@pytest.mark.parametrize(
    ("how", "said"),
    [
        pytest.param(
            {"honours": frozenset({"If-None-Match"})}, "writes over a version", id="stale"
        ),
        pytest.param({"honours": frozenset({"If-Match"})}, "was to be new", id="new"),
        pytest.param({"honours": frozenset()}, "writes over a version", id="nothing"),
        pytest.param({"tag": lambda *_: None}, "gives no ETag", id="no ETag"),
        pytest.param({"tag": lambda *_: '"x"'}, "the same ETag again", id="one ETag"),
        pytest.param({"matches": lambda *_: False}, "does not know the ETag", id="forgets"),
        pytest.param({"given_back": lambda _: b"old"}, "does not give back", id="a cache"),
    ],
)
def test_a_server_that_lets_others_be_written_over_is_refused(cloud, ana, how, said):
    behave(cloud, **how)
    ana.add("Mina")
    own = ana.path.read_bytes()
    with pytest.raises(RefusedError, match=said) as refused:
        ana.sync(cloud.address)
    assert str(refused.value).startswith(cloud.address)
    assert "Nothing was synced." in refused.value.hint
    assert cloud.files == {}  # nothing of the trial is left
    assert ana.path.read_bytes() == own
    assert remembered(ana) == Memory()


def test_what_was_proved_is_remembered_and_a_dry_run_proves_nothing(cloud, ana):
    ana.add("Mina")
    assert ana.sync(cloud.address, dry_run=True).changes
    assert cloud.methods() == ["GET /desk.json"]
    ana.sync(cloud.address)
    assert len(cloud.methods()) > 3
    ana.tag("ana")
    ana.sync()
    assert cloud.methods() == ["GET /desk.json", "PUT /desk.json"]
    ana.sync()
    assert cloud.methods() == ["GET /desk.json"]
    assert remembered(ana).more["conditions"] == "always"


def test_what_others_write_between_is_taken_in(cloud, ana, bob):
    ana.add("Mina")
    for each in (ana, bob):
        each.sync(cloud.address)
    ana.tag("ana")
    bob.tag("bob")
    meanwhile(ana, bob.sync)
    ana.sync()
    assert b"ana" in cloud.held()
    assert b"bob" in cloud.held()


def meanwhile(person, act):
    """Something happens after somebody has read what is shared, and before they write it."""
    times = []

    def changing(command):
        if not times:
            times.append(act())
        return person.changing(command)

    person.means = replace(person.means, changing=changing)


def test_what_is_written_in_the_same_second_is_seen_by_a_second_look(cloud, ana, bob):
    behave(cloud, **BY_THE_SECOND)
    ana.add("Mina")
    for each in (ana, bob):
        passes(each, cloud)
        each.sync(cloud.address)
    assert remembered(ana).more["conditions"] == "by the second"
    ana.tag("ana")
    bob.tag("bob")
    meanwhile(ana, bob.sync)
    ana.sync()
    assert b"ana" in cloud.held()
    assert b"bob" in cloud.held()


def test_what_gets_lost_in_a_second_all_the_same_comes_back(cloud, ana, bob, monkeypatch):
    behave(cloud, **BY_THE_SECOND)
    ana.add("Mina")
    for each in (ana, bob):
        passes(each, cloud)
        each.sync(cloud.address)
    ana.tag("in the same second")
    for each in (ana, bob):
        each.sync()
    ana.tag("ana")
    bob.tag("bob")
    refuses = cloud.refuses

    def raced(path, headers):
        if not done:
            done.append(1)
            bob.sync()
        return refuses(path, headers)

    done = []
    monkeypatch.setattr(cloud, "refuses", raced)
    ana.sync()
    assert b"bob" not in cloud.held()
    for each in (bob, ana):
        each.sync()
        assert {"ana", "bob"} < set(each.store.get("Mina").tags)


def test_an_etag_that_is_not_given_any_more_stops_a_write(cloud, ana):
    ana.add("Mina")
    ana.sync(cloud.address)
    before = cloud.held()
    cloud.files["/desk.json"] = before, None
    ana.tag("ana")
    with pytest.raises(RefusedError, match="gives it no ETag"):
        ana.sync()
    assert cloud.held() == before


def test_a_server_without_space_is_told_and_nothing_is_lost(cloud, ana, bob):
    ana.add("Mina")
    for each in (ana, bob):
        each.sync(cloud.address)
    ana.tag("ana")
    ana.sync()
    cloud.full = True
    bob.tag("bob")
    with pytest.raises(ServerError, match="no space") as error:
        bob.sync()
    assert "Your own file has what others knew." in error.value.hint
    assert bob.store.get("Mina").tags == ("ana", "bob")
    cloud.full = False
    bob.sync()
    assert b"bob" in cloud.held()


def test_what_is_half_there_is_waited_for_and_a_page_is_none(cloud, ana, bob):
    ana.add("Mina")
    ana.sync(cloud.address)
    whole = cloud.held()
    cloud.keep("/desk.json", whole[:-9])
    with pytest.raises(DamagedStoreError):
        bob.sync(cloud.address)
    assert sum(bob.waited) == bob.means.patience
    bob.means = replace(bob.means, wait=lambda _: cloud.keep("/desk.json", whole))
    bob.sync(cloud.address)
    assert bob.names == ["Mina"]
    cloud.kind = "text/html"
    with pytest.raises(UnansweredError, match="is a web page"):
        bob.sync()


def test_one_that_is_gone_or_another_is_not_begun_anew_unasked(cloud, ana):
    ana.add("Mina")
    ana.sync(cloud.address)
    cloud.files.clear()
    with pytest.raises(UsageError, match="not there any more"):
        ana.sync()
    assert cloud.files == {}
    ana.sync(join=True)
    assert b"Mina" in cloud.held()


def test_user_and_command_are_remembered_and_the_password_is_not(cloud, ana, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("correct horse\n")
    asked = []
    ana.means = replace(ana.means, password=lambda user, host: asked.append((user, host)) or "x")
    ana.sync(cloud.address, user="ana")
    assert asked == [("ana", "127.0.0.1")]
    ana.sync(password_command=f"cat {secret}")
    ana.sync()
    assert len(asked) == 1
    assert remembered(ana).more["password_command"] == f"cat {secret}"
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*.json"))
    assert b"horse" not in kept
    ana.sync(user="bob")  # the command was another's
    assert asked[1:] == [("bob", "127.0.0.1")]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("http://cloud.example.org/desk.json", "show your password"),
        ("https://ana:x@cloud.example.org/desk.json", "does not belong into an address"),
        ("s3://desk", "is no object"),
        ("s3://desk/desk.json", "no keys for S3"),
    ],
)
def test_what_is_no_address_of_a_file_is_refused(ana, target, said, monkeypatch, tmp_path):
    keys(monkeypatch, tmp_path, "", "")
    with pytest.raises(UsageError, match=said):
        ana.sync(target)


def keys(monkeypatch, home, endpoint, key="AKIAEXAMPLE"):
    """What somebody's environment says of S3."""
    told = {
        "HOME": str(home),
        "AWS_ENDPOINT_URL_S3": endpoint,
        "AWS_ACCESS_KEY_ID": key,
        "AWS_SECRET_ACCESS_KEY": "correct horse",
        "AWS_REGION": "us-east-1",
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_CONFIG_FILE", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("mismatch", [412, 409])
def test_an_object_of_s3_is_a_file_like_others(cloud, ana, bob, monkeypatch, mismatch):
    keys(monkeypatch, ana.path.parent, cloud.address.removesuffix("/desk.json"))
    cloud.mismatch = mismatch
    ana.add("Mina")
    for each in (ana, bob):
        each.sync("s3://newsroom/press/desk.json")
    ana.tag("ana")
    bob.tag("bob")
    meanwhile(ana, bob.sync)
    for each in (ana, bob):
        assert each.sync().target == "s3://newsroom/press/desk.json"
    assert ana.store.get("Mina").tags == bob.store.get("Mina").tags == ("ana", "bob")
    assert [*cloud.files] == ["/newsroom/press/desk.json"]
    assert "horse" not in (ana.state / ana.store.state.name / "shared.json").read_text()


def test_a_server_that_speaks_as_s3_does_is_synced_with(ana, bob, monkeypatch, tmp_path):
    if not importlib.util.find_spec("moto"):
        pytest.skip("moto is not installed")
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        keys(monkeypatch, tmp_path, endpoint)
        ana.add("Mina")
        with pytest.raises(RefusedError, match="bucket does not exist"):
            ana.sync("s3://newsroom/desk.json")
        httpx.put(f"{endpoint}/newsroom")
        for each in (ana, bob):
            each.sync("s3://newsroom/desk.json")
        ana.tag("ana")
        bob.tag("bob")
        meanwhile(ana, bob.sync)
        for each in (ana, bob):
            each.sync()
        assert ana.store.get("Mina").tags == bob.store.get("Mina").tags == ("ana", "bob")
    finally:
        server.stop()


@pytest.fixture
def webdav(tmp_path):
    """A real server for WebDAV."""
    for name in ("wsgidav", "cheroot"):
        if not importlib.util.find_spec(name):
            pytest.skip(f"{name} is not installed")
    from cheroot import wsgi
    from wsgidav.wsgidav_app import WsgiDAVApp

    folder = tmp_path / "served"
    folder.mkdir()
    who = {"ana": {"password": "correct horse"}}
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/": str(folder)},
            "simple_dc": {"user_mapping": {"*": who}},
            "verbose": 0,
            "logging": {"enable": False},
        }
    )
    server = wsgi.Server(("127.0.0.1", 0), app, numthreads=2)
    server.prepare()
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.bind_addr[1]}/desk.json", folder
    finally:
        server.stop()
        thread.join()


def test_a_real_server_for_webdav_is_proved_and_synced_with(webdav, ana, bob):
    address, folder = webdav
    ana.add("Mina")
    for each in (ana, bob):
        each.means = replace(each.means, password=lambda *_: "correct horse", wait=time.sleep)
        each.sync(address, user="ana")
    bob.tag("bob")
    ana.tag("ana")
    meanwhile(ana, bob.sync)
    for each in (ana, bob):
        each.sync()
    assert ana.store.get("Mina").tags == bob.store.get("Mina").tags == ("ana", "bob")
    assert [each.name for each in folder.iterdir()] == ["desk.json"]
