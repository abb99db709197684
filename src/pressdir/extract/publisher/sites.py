"""A publisher's name without the words for its site: "Site officiel de la Ville de Valmer"."""

import re

from pressdir.extract.publisher.naming import is_name
from pressdir.normalise.patterns import waiting

_BEFORE = waiting(
    r"\A(?:"
    r"(?:Site|Sito|Sitio|Web|Página|Portal)(?: web)? (?:officiel|ufficiale|oficial)"
    r" (?:de la|del|della|dell['’]|de l['’]|du|di|do|da|des?) ?"
    r"|(?:Official )?(?:Web ?site|Homepage|Internetauftritt|Portal)"
    r" (?:of the|of|der|des|von|van de|van) "
    r"|(?:Welcome to(?: the)?|Willkommen (?:bei der|beim|bei)|Bienvenue (?:à la|à|au)) )",
    re.IGNORECASE,
)
_BEHIND = waiting(
    r"(?:[ ,:(–-]{1,3}"
    r"(?:official (?:web ?)?site|(?:web)?site officiel|sito (?:web )?ufficiale"
    r"|sitio (?:web )?oficial|(?:web)?site oficial|offizielle (?:web(?:site|seite)|homepage)"
    r"|homepage|web ?site)\)?"
    r"|(?:公式|官方)?(?:ホームページ|ウェブサイト|サイト|网站|網站|官网|官網)"
    r"| ?(?:공식 ?)?(?:홈페이지|누리집))\Z",
    re.IGNORECASE,
)


def less_site(name: str) -> str:
    """The name; the same where nothing that is a name would be left."""
    rest = _BEHIND.sub("", _BEFORE.sub("", name, count=1), count=1)
    return rest if is_name(rest) else name
