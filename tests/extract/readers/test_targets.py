"""Whom a link reaches, by its target."""

import pytest

from pressdir.extract.readers.targets import MAX_ADDRESSES, reached


@pytest.mark.parametrize(
    ("link", "mark", "values"),
    [
        ("mailto:ann@pier.example", "mailto", ("ann@pier.example",)),
        (" MAILTO:ann%40pier.example?subject=Tide", "mailto", ("ann@pier.example",)),
        ("mailto:ann@a.example,bo@a.example", "mailto", ("ann@a.example", "bo@a.example")),
        ("mailto:?subject=look", "mailto", ()),
        ("tel:+41-22-555-01-42", "tel", ("+41-22-555-01-42",)),
        ("callto://+41225550142", "tel", ("+41225550142",)),
        ("fax:+41225550143", "fax", ("+41225550143",)),
        ("tel:none", "tel", ()),
        ("https://wa.me/41225550142", "tel", ("+41225550142",)),
        ("https://wa.me/41225550142?text=hello", "tel", ("+41225550142",)),
        ("https://api.whatsapp.com/send?text=a&phone=%2B41225550142", "tel", ("+41225550142",)),
        ("whatsapp://send?phone=41225550142", "tel", ("+41225550142",)),
        ("https://pier.example/news/mailto:ann@pier.example", "mailto", ("ann@pier.example",)),
    ],
)  # fmt: skip
def test_a_link_reaches_whom_its_target_names(link, mark, values):
    assert reached(link) == (mark, values)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "/press",
        "https://pier.example/press",
        "https://wa.me/?text=https://pier.example",
        "https://api.whatsapp.com/send?text=41225550142",
        "https://pier.example/form?phone=41225550142",
        "https://pier.example/?to=mailto:ann@pier.example",
        "javascript:void(0)",
    ],
)
def test_a_link_to_a_page_reaches_nobody(link):
    assert reached(link) is None


def test_a_mailing_list_is_cut_off():
    link = "mailto:" + ",".join(f"p{number}@pier.example" for number in range(MAX_ADDRESSES + 9))
    assert len(reached(link).values) == MAX_ADDRESSES
