"""Values that come from a file of contacts, checked on the way in.

Somebody kept these on purpose, so they are judged by their form: a number in E.164 stays, even when
its numbering plan has changed since. What is not in normal form goes through `normalise`.
"""

import re

from pressdir.errors import InvalidPhoneError
from pressdir.model import EmailAddress, Phone, PhoneKind
from pressdir.normalise import emails, phones

E164 = re.compile(r"(\+[1-9][0-9]{6,14})(?:(?:;ext=| ext\. |p)([0-9]{1,11}))?")
# As telephones keep an extension: a pause, or a wait for a key. Longer digits are another number.
PAUSED = re.compile(r"(\+[0-9 ().\-]{6,24}?)[ ]?(?:,{1,4}|;|[pPwW])[ ]?([0-9]{1,6})#?")
# A number with its country in any notation: a plan may not know it, but somebody dialled it.
ABROAD = re.compile(r"\+[1-9](?:[ \u00a0\u202f().\-/]{0,2}[0-9]){6,14}")
TRUNK = re.compile(r"\(\s*0\s*\)")  # of use at home alone: it is no digit of the number
ADDRESS = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}"
)
LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3


def email(text: str) -> EmailAddress:
    """The address in `text`.

    Raises:
        InvalidEmailError: there is none.
    """
    if len(text) <= LONGEST_ADDRESS and ADDRESS.fullmatch(text) and ".xn--" not in f".{text}":
        return EmailAddress(text)
    return emails.parse(text)


def phone(text: str, kind: PhoneKind = PhoneKind.UNKNOWN, region: str | None = None) -> Phone:
    """The number in `text`, which `kind` says more about; a national one is of `region`.

    Raises:
        InvalidPhoneError: there is none, or one whose country is not known.
    """
    if match := E164.fullmatch(text):
        return Phone(match[1], match[2], kind)
    if match := PAUSED.fullmatch(text):
        return Phone(phones.parse(match[1], None).number, match[2], kind)
    try:
        parsed = phones.parse(text, region)
    except InvalidPhoneError:
        if found := abroad(text, kind):
            return found
        raise
    return parsed if kind is PhoneKind.UNKNOWN else Phone(parsed.number, parsed.extension, kind)


def abroad(text: str, kind: PhoneKind = PhoneKind.UNKNOWN) -> Phone | None:
    """The number that `text` writes with a plus and nothing but signs between its digits."""
    bare = TRUNK.sub("", text.strip())
    return Phone("+" + re.sub(r"\D", "", bare), None, kind) if ABROAD.fullmatch(bare) else None
