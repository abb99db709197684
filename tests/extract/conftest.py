"""What tests of extraction ask for most: whom a text offers, and how they are reached."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


@pytest.fixture
def offered():
    """A function of a text: each contact as "name: what reaches it"; a nameless one is "-".

    What the text is, its name says; without a name, its first sign: "<" begins HTML.
    """

    def offered(text, source="", *, lang=None, region=None):
        plain = "release.html" if text.lstrip().startswith("<") else "release.txt"
        document = Document(source or plain, text.encode(), lang=lang, region=region)
        return [
            " ".join([f"{contact.name or '-'}:", *map(str, (*contact.emails, *contact.phones))])
            for contact in extract(document).contacts
        ]

    return offered
