"""Address books and files on servers, by WebDAV and CardDAV (RFC 4918, RFC 6352, RFC 6578).

It knows what a server holds, and changes it under a condition; of contacts it knows nothing. What
is here are the values, which load no HTTP client.
"""

from pressdir.dav.collection import AddressBook, Card, Changes, Collection
from pressdir.errors import RefusedError, ServerError, UnansweredError, UnmatchedError

__all__ = [
    "AddressBook",
    "Card",
    "Changes",
    "Collection",
    "RefusedError",
    "ServerError",
    "UnansweredError",
    "UnmatchedError",
]
