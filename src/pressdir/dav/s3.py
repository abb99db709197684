"""Objects of S3, Amazon's or another's that speaks like it: where one is, and whose request it is.

Keys come from where Amazon's own programs look for them: the environment, and the files in ~/.aws.
A request is signed by Signature Version 4; the secret key itself goes nowhere.
"""

import configparser
import hashlib
import hmac
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

import httpx

from pressdir.dav import addresses
from pressdir.dav.http import Login, Session
from pressdir.dav.remote import NO_BUCKET, RemoteFile
from pressdir.errors import PressdirError, RefusedError, UnmatchedError, UsageError

SCHEME: Final = "s3://"
ALGORITHM: Final = "AWS4-HMAC-SHA256"
FIRST_REGION: Final = "us-east-1"  # where nobody says another
ENDPOINTS: Final = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
REGIONS: Final = ("AWS_REGION", "AWS_DEFAULT_REGION")
HINTS: Final = {
    301: "The bucket is in another region: name it in $AWS_REGION.",
    400: "Is the bucket in that region? Name it in $AWS_REGION.",
    403: "Are the keys right, and may they list, read, write and delete in the bucket?",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A bucket's object."""

    bucket: str
    key: str

    @classmethod
    def typed(cls, text: str) -> "Place":
        """What s3://BUCKET/KEY means. Raises `UsageError`."""
        bucket, _, key = text.removeprefix(SCHEME).partition("/")
        if not bucket or not key or key.endswith("/") or "@" in bucket:
            raise UsageError(f"{text}: is no object", hint="Name one as in s3://bucket/desk.json.")
        return cls(bucket, key)

    def url(self, endpoint: str, region: str) -> httpx.URL:
        """Where it is. Raises `UsageError`: the endpoint is no address, or in clear."""
        path = quote(self.key, safe="/-._~")
        if endpoint:
            base = str(addresses.typed(endpoint)).rstrip("/")
            return httpx.URL(f"{base}/{self.bucket}/{path}")
        host = f"s3.{region}.amazonaws.com"
        if "." in self.bucket:  # no certificate has a name with more dots
            return httpx.URL(f"https://{host}/{self.bucket}/{path}")
        return httpx.URL(f"https://{self.bucket}.{host}/{path}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What Amazon's programs are told."""

    endpoint: str
    region: str
    key: str
    secret: str
    token: str

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Those of the environment, else those of the profile in ~/.aws."""
        profile = environment.get("AWS_PROFILE", "default")
        home = Path(environment.get("HOME", "/nowhere")) / ".aws"
        config = environment.get("AWS_CONFIG_FILE", home / "config")
        keys = environment.get("AWS_SHARED_CREDENTIALS_FILE", home / "credentials")
        heading = profile if profile == "default" else f"profile {profile}"
        told = _section(config, heading) | _section(keys, profile)
        names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
        given = [environment.get(name, "") for name in names]
        if not given[0]:  # a key of the one and a secret of the other are no pair
            given = [told.get(name.lower(), "") for name in names]
        first = (environment[name] for name in REGIONS if environment.get(name))
        endpoint = (environment[name] for name in ENDPOINTS if environment.get(name))
        return cls(
            next(endpoint, told.get("endpoint_url", "")),
            next(first, told.get("region", FIRST_REGION)),
            *given,
        )


def _section(path: str | Path, name: str) -> dict[str, str]:
    parser = configparser.RawConfigParser()
    try:
        parser.read(path, encoding="utf-8")
        return dict(parser[name]) if name in parser else {}
    except (configparser.Error, UnicodeDecodeError, OSError):
        return {}


class Keys(Login):
    """A key and its secret, which signs requests and shows up nowhere."""

    __slots__ = ("_now", "_region", "_token")

    def __init__(self, settings: Settings, now: Callable[[], datetime]) -> None:
        super().__init__(settings.key, settings.secret)
        self._region = settings.region
        self._token = settings.token
        self._now = now

    def sign(self, request: httpx.Request) -> None:
        """Say whose request it is (Signature Version 4, in one piece)."""
        content = hashlib.sha256(request.content).hexdigest()
        moment = self._now().strftime("%Y%m%dT%H%M%SZ")
        request.headers["x-amz-content-sha256"] = content
        request.headers["x-amz-date"] = moment
        if self._token:
            request.headers["x-amz-security-token"] = self._token
        signed = {
            name: " ".join(value.split())
            for name, value in sorted(request.headers.items())
            if name in {"host", "range"} or name.startswith("x-amz-")
        }
        names = ";".join(signed)
        path = quote(unquote(request.url.raw_path.decode("ascii")), safe="/-._~")
        asked = "\n".join(
            [
                *(request.method, path, ""),
                *(f"{name}:{value}" for name, value in signed.items()),
                *("", names, content),
            ]
        )
        scope = f"{moment[:8]}/{self._region}/s3/aws4_request"
        digest = hashlib.sha256(asked.encode()).hexdigest()
        proof = self._hmac(scope, f"{ALGORITHM}\n{moment}\n{scope}\n{digest}")
        request.headers["Authorization"] = (
            f"{ALGORITHM} Credential={self.user}/{scope},SignedHeaders={names},Signature={proof}"
        )

    def _hmac(self, scope: str, text: str) -> str:
        key = f"AWS4{self._password}".encode()
        for word in scope.split("/"):
            key = hmac.digest(key, word.encode(), "sha256")
        return hmac.digest(key, text.encode(), "sha256").hex()

    def again(self, request: httpx.Request, response: httpx.Response) -> None:
        """Nothing: there is no other way to sign."""

    def kept_out(self, words: str) -> str:
        """Return a server's words, or nothing if it repeats the secret in them."""
        return "" if self._password in words else words


class RemoteObject(RemoteFile):
    """An object of S3."""

    def _meant(self, error: RefusedError, method: str) -> PressdirError:
        """What a refusal means: 409 of two at once, and 404 of what is gone, are others' 412."""
        if method == "PUT" and error.status in {404, 409} and error.condition != NO_BUCKET:
            return UnmatchedError(str(error), hint="Sync again.")
        super()._meant(error, method)
        error.hint = HINTS.get(error.status, error.hint)
        return error


def session(place: Place, now: Callable[[], datetime], sleep: Callable[[float], None]) -> Session:
    """A session with the server that has an object.

    Raises:
        UsageError: no keys are known, or the endpoint is no address.
    """
    settings = Settings.of()
    url = place.url(settings.endpoint, settings.region)
    if not settings.key or not settings.secret:
        raise UsageError(
            f"{SCHEME}{place.bucket}/{place.key}: no keys for S3 are known",
            hint="Put them into $AWS_ACCESS_KEY_ID and $AWS_SECRET_ACCESS_KEY, or into "
            "~/.aws/credentials.",
        )
    return Session(url, Keys(settings, now), sleep=sleep)
