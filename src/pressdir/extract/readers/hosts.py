"""The host of a web address."""


def host_of(address: str | None) -> str | None:
    """Return the host of a web address, without `www.`; None for anything else."""
    if not address or ":" not in address:  # as most documents are called: no scheme
        return None
    from urllib.parse import urlsplit  # noqa: PLC0415  # slow to load

    try:
        parts = urlsplit(address.strip())
        host = parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:  # "http://[": an address that only looks like one
        return None
    return host.removeprefix("www.") if host else None
