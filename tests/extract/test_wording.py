"""Why a value was taken for what it is, in words that can be checked on the page."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document

RELEASE = """\
GENEVA, 10 January 2026 – Harbour Trust opened a new pier today.

Press contact:
Ana Ruiz
Spokesperson, Harbour Trust, Geneva
(English, French)
Tel: +41 22 555 01 42
Mobile 079 555 01 43
ana.ruiz@harbour.example
"""


def rules(text, field, source="release.txt"):
    found = extract(Document(source, text.encode()))
    return [e.rule for c in found.contacts for e in c.evidence if e.field == field]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        pytest.param(
            "name",
            [
                (
                    "form of a name, 3 lines above the address or number, "
                    "agrees with the mailbox ana.ruiz"
                )
            ],
            id="the form, the place and the mailbox",
        ),
        pytest.param("role", ["job title, on the line below the name"], id="a title"),
        pytest.param("org", ["organisation, on the line below the name"], id="an organisation"),
        pytest.param("location", ["place, on the line below the name"], id="a place"),
        pytest.param("langs", ["languages, 2 lines below the name"] * 2, id="languages"),
        pytest.param(
            "phones",
            [
                "label Tel, country code, 3 lines below the name",
                "label Mobile, region CH by other numbers, 4 lines below the name",
            ],
            id="the label as written, and how the country is known",
        ),
        pytest.param(
            "emails", ["at sign and domain, 5 lines below the name, carries the name"], id="e-mail"
        ),
    ],
)
def test_every_value_has_its_rule(field, said):
    assert rules(RELEASE, field) == said


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        pytest.param("Ana Ruiz, +41 22 555 01 42", "phones", "country code", id="no label"),
        pytest.param(
            "Contact: Ana Ruiz, ana@pier.ch\n022 555 01 42",
            "phones",
            "beside an address, a name or a cue, region CH by the domain",
            id="what stands beside a bare number",
        ),
        pytest.param(
            '<p>Ana Ruiz <a href="tel:+41225550142">call</a></p>',
            "phones",
            "telephone link",
            id="tel",
        ),
        pytest.param(
            "<table><tr><th>Name<th>Phone<tr><td>Ana Ruiz<td>+41 22 555 01 42</table>",
            "phones",
            "label beside or above it",
            id="a header cell",
        ),
        pytest.param(
            '<p>Ana Ruiz <a href="mailto:a@x.example">write</a></p>',
            "emails",
            "mail link",
            id="mailto",
        ),
        pytest.param("Ana Ruiz: ana [at] pier.example", "emails", "written so that", id="hidden"),
        pytest.param(
            '<p class="vcard"><b class="fn">Ana Ruiz</b> <i class="title">Poet</i> a@x.example</p>',
            "name",
            "name, marked as such by the document",
            id="a microformat",
        ),
        pytest.param(
            "Riverside News\n\nFor comment contact Ana Ruiz, ana@riverside.example",
            "org",
            "in the words of the domain",
            id="the domain",
        ),
    ],
)
def test_what_speaks_for_a_value_is_named(text, field, said):
    (rule, *_) = rules(text, field)
    assert said in rule


def test_a_rule_says_nothing_of_the_program():
    said = [rule for field in ("name", "role", "org", "phones") for rule in rules(RELEASE, field)]
    assert not any("." in rule.replace("ana.ruiz", "") or "_" in rule for rule in said)
