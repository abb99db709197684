"""The host of a web address."""

from urllib.parse import urlsplit


def host_of(address: str | None) -> str | None:
    """Return the host of a web address, without `www.`; None for anything else."""
    try:
        parts = urlsplit((address or "").strip())
        host = parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:  # "http://[": an address that only looks like one
        return None
    return host.removeprefix("www.") if host else None
