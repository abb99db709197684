"""Names that are links to a mailbox: whose it is, and what is said of those in a list."""

import pytest

from pressdir.extract import workings
from pressdir.model import Document

_MAIL = "tide@harbour.example.org"


def _link(name: str) -> str:
    return f'<a href="mailto:{_MAIL}">{name}</a>'


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        pytest.param(
            f"{_link('Ann Leigh')}, {_link('Bo Lundy')} and {_link('Cy Mist')}, project managers",
            [
                ("Ann Leigh", None, "project managers"),
                ("Bo Lundy", None, "project managers"),
                ("Cy Mist", None, "project managers"),
            ],
            id="a list, the title behind it",
        ),
        pytest.param(
            f"{_link('Anne Leroux (KMFV)')} et {_link('Paul Minet')} (chargés de communication)",
            [
                ("Anne Leroux", "KMFV", "chargés de communication"),
                ("Paul Minet", None, "chargés de communication"),
            ],
            id="a body in brackets",
        ),
    ],
)
def test_each_linked_name_has_the_mailbox_and_the_title(
    line: str, wanted: list[tuple[str, str | None, str]]
) -> None:
    page = f"<html><body><h2>Contacts</h2><ul><li>{line}</li></ul></body></html>"
    found = workings(Document("page.html", page.encode())).extraction.contacts
    assert [(str(c.name), c.org, c.role) for c in found] == wanted
    assert all([e.address for e in c.emails] == [_MAIL] for c in found)


def test_a_link_that_is_no_name_is_nobody() -> None:
    page = f"<html><body><h2>Contacts</h2><p>{_link('Write to us')}, director</p></body></html>"
    found = workings(Document("page.html", page.encode())).extraction.contacts
    assert [c.name for c in found] == [None]


def test_each_of_two_linked_names_has_the_mailbox_that_has_a_part_of_it():
    text = (
        "For press inquiries, contact [Wen Zhang](mailto:tidezhang@harbour.example) and "
        "[Lingyu Zhang](mailto:sealingyu@harbour.example)."
    )
    found = workings(Document("page.md", text.encode())).extraction.contacts
    assert [(str(c.name), [*map(str, c.emails)]) for c in found] == [
        ("Wen Zhang", ["tidezhang@harbour.example"]),
        ("Lingyu Zhang", ["sealingyu@harbour.example"]),
    ]
