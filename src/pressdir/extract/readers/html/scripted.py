"""Addresses that stand on a page once its scripts have run, in place of what is written there.

Cloudflare and Joomla keep an address in an element's attributes, or in a script beside it that adds
it up from strings; TYPO3 moves the letters of a link's target.
"""

from contextlib import suppress
from typing import Final

from selectolax.lexbor import LexborNode

from pressdir.errors import InvalidEmailError
from pressdir.extract.readers.html.markup import Attributes
from pressdir.normalise import scripted
from pressdir.normalise.emails import unmask_cloudflare
from pressdir.normalise.patterns import waiting

_PLACEHOLDER: Final = waiting(r"(?i)\s*\[email\s?protected\]\s*")
_JOOMLA: Final = "joomla-hidden-mail"
_CLOAK: Final = "cloak"  # how the element begins to be called that Joomla's script fills
_NEAR: Final = 3  # nodes behind it among which its script stands


def shown_for(node: LexborNode, tag: str, attributes: Attributes) -> str:
    """The address that is shown in place of an element's own text; empty for all others."""
    if tag == _JOOMLA:
        return scripted.in_halves(attributes)
    if (attributes.get("id") or "").startswith(_CLOAK):
        return _filled_in(node)
    masked = attributes.get("data-cfemail")
    if not masked and tag == "a":
        href = attributes.get("href") or ""
        if "email-protection#" in href and _PLACEHOLDER.fullmatch(node.text()):
            masked = href.partition("#")[2]
    if not masked:
        return ""
    with suppress(InvalidEmailError):  # then the placeholder stays, and is marked as redacted
        return unmask_cloudflare(masked)
    return ""


def written_by(script: LexborNode) -> str:
    """The address that a script writes where it stands; empty for all other scripts.

    What it says for people without scripts, and hides from the others, is taken off the tree.
    """
    address, hides = scripted.put_together(script.text())
    following = script.next
    if following is None:
        return address
    if hides and following.tag == "-text":
        following.remove()
    saved = following.tag == "a" and following.text().strip() == address
    return "" if saved else address  # a page that was saved has what its scripts wrote


def _filled_in(node: LexborNode) -> str:
    """The address that the script behind an element fills into it; the script is done with then."""
    following = node.next
    for _ in range(_NEAR):
        if following is None:
            return ""
        if following.tag == "script":
            address, _ = scripted.put_together(following.text())
            if address:
                following.remove()
            return address
        following = following.next
    return ""
