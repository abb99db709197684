"""Objects of S3: where they are, whose keys count, and how a request is signed."""

from datetime import UTC, datetime

import httpx
import pytest

from pressdir.dav.s3 import Keys, Place, Settings
from pressdir.errors import UsageError

NONE = {"endpoint": "", "region": "us-east-1", "key": "", "secret": "", "token": ""}
EXAMPLE = Settings(  # of Amazon's manual, "Signature Calculations for the Authorization Header"
    **NONE | {"key": "AKIAIOSFODNN7EXAMPLE", "secret": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}
)


def signed(request, settings=EXAMPLE):
    Keys(settings, lambda: datetime(2013, 5, 24, tzinfo=UTC)).sign(request)
    return request.headers


def test_a_request_is_signed_as_amazon_shows_it():
    url = "https://examplebucket.s3.amazonaws.com/test.txt"
    found = signed(httpx.Request("GET", url, headers={"Range": "bytes=0-9"}))["Authorization"]
    assert found == (
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
        "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
        "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    )


def test_content_token_and_spelling_of_the_path_are_signed():
    def proof(url="https://b.example/a%21.json", content=b"", session=""):
        settings = Settings(**NONE | {"key": "k", "secret": "s", "token": session})
        headers = signed(httpx.Request("PUT", url, content=content), settings)
        return headers["Authorization"].rpartition("=")[2]

    assert proof() == proof("https://b.example/a!.json")
    assert len({proof(), proof(content=b"x"), proof(session="t"), proof("https://b.example/")}) == 4


def test_the_secret_shows_up_nowhere():
    keys = Keys(EXAMPLE, lambda: datetime(2013, 5, 24, tzinfo=UTC))
    assert EXAMPLE.secret not in repr(keys)
    assert keys.kept_out(f"your secret {EXAMPLE.secret} is wrong") == ""
    assert EXAMPLE.secret not in str(signed(httpx.Request("GET", "https://b.example/")))


@pytest.mark.parametrize(
    ("typed", "endpoint", "url"),
    [
        ("s3://desk/a/b c.json", "", "https://desk.s3.eu-west-1.amazonaws.com/a/b%20c.json"),
        ("s3://de.sk/x.json", "", "https://s3.eu-west-1.amazonaws.com/de.sk/x.json"),
        ("s3://desk/x.json", "https://s3.example.org/", "https://s3.example.org/desk/x.json"),
        ("s3://desk/x.json", "http://localhost:9000", "http://localhost:9000/desk/x.json"),
    ],
)
def test_where_an_object_is(typed, endpoint, url):
    assert str(Place.typed(typed).url(endpoint, "eu-west-1")) == url


@pytest.mark.parametrize(
    "typed", ["s3://", "s3://desk", "s3://desk/", "s3://desk/a/", "s3://a:b@c/d"]
)
def test_what_is_no_object_is_refused(typed):
    with pytest.raises(UsageError, match="is no object"):
        Place.typed(typed)


def test_an_endpoint_in_clear_is_refused():
    with pytest.raises(UsageError, match="show your password"):
        Place("desk", "x.json").url("http://s3.example.org", "eu-west-1")


def test_keys_come_from_the_environment_else_from_the_profile(tmp_path):
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "credentials").write_text(
        "[default]\naws_access_key_id = one\naws_secret_access_key = first\n"
        "[desk]\naws_access_key_id = two\naws_secret_access_key = second\n"
    )
    (tmp_path / ".aws" / "config").write_text("[profile desk]\nregion = eu-west-1\n")
    home = {"HOME": str(tmp_path)}
    assert Settings.of(home) == Settings("", "us-east-1", "one", "first", "")
    found = Settings.of(home | {"AWS_PROFILE": "desk", "AWS_ENDPOINT_URL": "https://x.example"})
    assert found == Settings("https://x.example", "eu-west-1", "two", "second", "")
    half = Settings.of(home | {"AWS_ACCESS_KEY_ID": "three", "AWS_REGION": "eu-south-1"})
    assert half == Settings("", "eu-south-1", "three", "", "")
    (tmp_path / ".aws" / "credentials").write_bytes(b"\xff[")
    assert Settings.of(home) == Settings(**NONE)
