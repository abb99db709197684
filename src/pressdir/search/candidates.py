"""Who may be offered to somebody who asks `reach.offer`: a query that leaves none of them out.

It says less than the question: the index answers it at once, and `offer` asks those who are left.
"""

from collections.abc import Mapping

from pressdir.model import Release
from pressdir.normalise.folding import fold
from pressdir.reach import coverage
from pressdir.reach.offer import Question
from pressdir.search.query import Among, Domain, Query, Text
from pressdir.search.scan import digest_of
from pressdir.search.values import either

TOLD = ("role", "org", "note", "tag", "release")  # where a topic is looked for


def of(question: Question, releases: Mapping[str, Release]) -> Query | None:
    """The query; None where only a language is asked for, which may be any release's."""
    if question.regions and question.org:
        return _of_country(question, releases) & _of_org(question.org)
    if question.regions:
        return _of_country(question, releases)
    if question.org:
        return _of_org(question.org)
    return _words(question.topic, TOLD) if question.topic else None


def _of_country(question: Question, releases: Mapping[str, Release]) -> Query:
    named = (
        fold(digest_of(each.digest) or "")
        for each in releases.values()
        if each.title and not question.regions.isdisjoint(coverage.named_in(each.title))
    )
    regions = (region.lower() for region in question.regions)
    return Among(regions, "covers") | Among(named, "digest")


def _of_org(asked: str) -> Query:
    domains = {fold(asked.casefold()), "".join(fold(asked).split())} - {""}
    return either([*map(Domain, sorted(domains)), _words(asked, ("org",))])


def _words(asked: str, fields: tuple[str, ...]) -> Query:
    """Each of the words stands in one of the fields, be it as a part of a word."""
    query: Query | None = None
    for word in fold(asked).split():
        each = either([Text(word, field) for field in fields])
        query = query & each if query else each
    return query or Among((), "uid")
