"""When a person's act counts as done."""

from collections.abc import Iterable
from datetime import datetime, timedelta


def after(answered: Iterable[str], at: str) -> str:
    """`at`, or a second after the acts that are answered: a later act says a later time."""
    last = max(answered, default="")
    if at > last:
        return at
    try:
        moment = datetime.fromisoformat(last)
    except ValueError:
        return at
    return (moment + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
