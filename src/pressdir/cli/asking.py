"""What somebody asks, as a value: the words, on the day on which they are typed.

The short way to an answer asks here, too, so nothing slow is loaded.
"""

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressdir.search.query import Query


def query(words: "Iterable[str]") -> "Query":
    """The query that `words` mean now. Raises what `language.parse` raises."""
    from pressdir.search import language

    return language.parse(words, today=time.strftime("%Y-%m-%d", time.gmtime()))
