"""Lines of one's own: what they print, and what they refuse."""

import pytest

from pressdir.cli.showing import template
from pressdir.errors import UsageError

from ..conftest import ANA, COSTA, DESK


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("{name}: {phone}", "Ana Ruiz: +41225550142", id="two fields"),
        pytest.param("{langs}", "es, fr", id="several values"),
        pytest.param("{note}", "Prefers a message. Then a call.", id="a note of two lines"),
        pytest.param("[{name:<10}]", "[Ana Ruiz  ]", id="to the left"),
        pytest.param("[{name:10}]", "[Ana Ruiz  ]", id="a width alone"),
        pytest.param("[{name:>10}]", "[  Ana Ruiz]", id="to the right"),
        pytest.param("[{name:^11}]", "[ Ana Ruiz  ]", id="in the middle"),
        pytest.param("[{name:3}]", "[Ana Ruiz]", id="too narrow"),
        pytest.param("{{{kind}}}", "{person}", id="braces"),
        pytest.param("{org}\\t{location}\\n\\\\", "Harbour Trust\tGeneva\n\\", id="signs"),
        pytest.param("é – {tags}", "é – water", id="other letters"),
    ],
)
def test_a_line(text, line):
    assert template.parse(text).lines([ANA]) == f"{line}\n"


def test_what_is_not_known_is_empty():
    lines = template.parse("{label}|{name}|{email}|{phones}|{role}").lines([DESK, COSTA])
    assert lines == (
        "Harbour Trust||press@harbour.example||\nAna Costa|Ana Costa||+351213456789|\n"
    )


@pytest.mark.parametrize("field", template.FIELDS)
def test_every_field_is_text(field):
    assert template.parse(f"<{{{field}}}>").lines([ANA]).startswith("<")


@pytest.mark.parametrize(
    ("text", "message", "pointer"),
    [
        pytest.param("{0.__class__}", "no field is called 0 (character 1)", 0, id="an attribute"),
        pytest.param("{name.__class__}", "{name.__class__} is no field", 0, id="of a field"),
        pytest.param("{name[0]}", "{name[0]} is no field", 0, id="an index"),
        pytest.param("{name!r}", "{name!r} is no field", 0, id="a conversion"),
        pytest.param("{name:{org}}", "a brace that stands alone (character 1)", 0, id="nested"),
        pytest.param("{name:99999}", "{name:99999} is no field with a width", 0, id="too wide"),
        pytest.param("{name:*<9}", "{name:*<9} is no field with a width", 0, id="another format"),
        pytest.param("{name}: {fone}", "no field is called fone (character 9)", 8, id="unknown"),
        pytest.param("{}", "no field is called nothing (character 1)", 0, id="empty"),
        pytest.param("a {name", "a brace that stands alone (character 3)", 2, id="open"),
        pytest.param("{name}}", "a brace that stands alone (character 7)", 6, id="closed"),
        pytest.param("{name}\\x", "no sign is written \\x (character 7)", 6, id="a sign"),
        pytest.param("{name}\\", "no sign is written \\ (character 7)", 6, id="half a sign"),
    ],
)
def test_a_fault_is_pointed_at(text, message, pointer):
    with pytest.raises(UsageError) as raised:
        template.parse(text)
    assert message in str(raised.value)
    shown, line, *_ = raised.value.hint.splitlines()
    assert (shown, line) == (text, " " * pointer + "^")


def test_a_template_without_a_field_is_refused():
    with pytest.raises(UsageError, match="no field stands in it"):
        template.parse("name")


@pytest.mark.parametrize("command", [["find", "ana"], ["list", "--sort", "org"]])
def test_commands_take_it(run, filled, command):
    result = run(*command, "--template", "{label}: {phone}")
    assert (result.code, result.err) == (0, "")
    assert "Ana Ruiz: +41225550142\n" in result.out


@pytest.mark.parametrize("other", [["--json"], ["--format", "csv"]])
def test_it_does_not_go_with_another_format(run, filled, other):
    result = run("list", "--template", "{name}", *other)
    assert (result.code, result.out) == (2, "")
    assert "choose one" in result.err


def test_controls_in_a_value_do_not_act(run, filled):
    assert run("set", "costa", "note=a\x1b[2Jb").code == 0
    assert "a\\x1b[2Jb" in run("find", "costa", "--template", "{note}").out
