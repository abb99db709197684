"""What is known of countries beforehand: their domains, languages and money (priors.toml)."""

from collections.abc import Iterable, Mapping
from functools import cache

from pressdir.extract import tables
from pressdir.normalise import plans

AT_HOME = 0.5  # of a language in a country


@cache
def _priors() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    return tables.load("pressdir.extract.regions", "priors.toml")


@cache
def _generic() -> frozenset[str]:
    return frozenset(_priors()["domain"]["generic"])


def of_domain(domain: str) -> str | None:
    """The country that a domain belongs to, if it belongs to one."""
    *_, second, top = f".{domain.casefold()}".split(".")
    if own := _priors()["government"].get(f"{second}.{top}"):
        return str(own)
    if top in _generic():
        return None
    if other := _priors()["domain"]["other"].get(top):
        return str(other)
    code = top.upper()
    return code if len(code) == 2 and plans.calling_code(code) else None


@cache
def language_of(top: str) -> str | None:
    """The language that pages under a country's domain are likeliest written in: fi for "fi"."""
    region = of_domain(f"x.{top}")
    if region is None:
        return None
    partial = frozenset(_priors()["domain"]["regional"])
    shares = {
        tag: weights.get(region, 0.0)
        for tag, weights in _priors()["language"].items()
        if tag not in partial
    }
    best = max(shares, key=lambda tag: shares[tag])
    return best if shares[best] >= AT_HOME else None


def homes(tag: str) -> Mapping[str, float]:
    """The countries of a language, each with its share of those who write it."""
    return _priors()["language"].get(tag, {})


def signs() -> Mapping[str, Iterable[str]]:
    """The signs, written before a sum, for money of countries that alone are paid with it."""
    return _priors()["money"]


def words() -> Mapping[str, Iterable[str]]:
    """The words, written behind a sum, for such money."""
    return _priors()["money_words"]


@cache
def monies() -> Mapping[str, Iterable[str]]:
    """The signs and the words for money of countries that alone are paid with it."""
    lands = signs().keys() | words().keys()
    return {land: (*signs().get(land, ()), *words().get(land, ())) for land in sorted(lands)}


def registers() -> Mapping[str, Iterable[str]]:
    """What a country's registers of bodies and taxpayers are called before a number in them."""
    return _priors()["registers"]
