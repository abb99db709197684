"""HTML that is put together so that no text can become markup.

`element` writes what it is given as text, unless it is `Markup`, which only this module makes of
text. Controls, halves of characters and what turns the direction of a line are gone from it.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template

from pressdir.formats.vcard.lines import one_line

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(value: object) -> Markup:
    """`value` as HTML shows it: for an element or an attribute in double quotes."""
    return value if isinstance(value, Markup) else Markup(escape(one_line(str(value))))


def element(name: str, *content: object, **attributes: object) -> Markup:
    """An element with its content; attributes that are None or empty are left out.

    The name of an attribute that Python has for itself ends in an underscore.
    """
    told = "".join([_attribute(*each) for each in attributes.items()])
    return Markup(f"<{name}{told}>{joined('', content)}</{name}>")


def some(name: str, content: object, **attributes: object) -> Markup:
    """An element, if there is anything that it holds."""
    return Markup() if content in {None, ""} else element(name, content, **attributes)


def joined(between: str, content: Iterable[object]) -> Markup:
    """The parts that are not empty, as text, with something between them."""
    return Markup(text(between).join([text(each) for each in content if each not in {None, ""}]))


def _attribute(name: str, value: object) -> str:
    if value is None or value == "":
        return ""
    return f' {name.rstrip("_").replace("_", "-")}="{text(value)}"'


def filled(name: str, **parts: str) -> str:
    """The page of a template, `name.html`, with its style, and its script if it has one."""
    style, script = _file(f"{name}.css"), _file(f"{name}.js")
    policy = f"{POLICY}; style-src '{_seal(style)}'"
    if script:
        policy += f"; script-src '{_seal(script)}'"
    frame = Template(_file(f"{name}.html"))
    return frame.substitute(parts, policy=policy, style=style, script=script)


def _file(name: str) -> str:
    file = files("pressdir.handouts") / name
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _seal(content: str) -> str:
    """The hash by which a page allows itself an element (CSP Level 3, section 2.3.1)."""
    return f"sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
