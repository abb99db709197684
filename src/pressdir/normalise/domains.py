"""The parts of a domain: what its owner chose, and the ending that was there before."""

from functools import lru_cache

from pressdir.normalise.folding import fold

# Labels before a country's ending that nobody owns: "gov.ua", "co.uk".
SUFFIXES = frozenset(
    "co com gov govt gob gouv gub go ac edu org or net ne gv nhs mil muni int example".split()
)
ANYBODYS = frozenset(  # domains at which anybody can have a mailbox
    "gmail googlemail hotmail outlook live msn yahoo ymail aol icloud me mac gmx web "
    "protonmail proton mail inbox yandex ya bk rambler ukr abv seznam centrum wp onet "
    "interia o2 libero virgilio alice tin orange wanadoo free laposte sfr telenet skynet "
    "proximus terra uol bol naver daum hanmail qq 163 126 sina sohu foxmail rediffmail "
    "t-online bluewin freenet".split()
)
# Parts of a federation before its ending, below which their offices are: "qc.ca", "sp.gov.br".
_PARTS = {
    "ca": frozenset("ab bc gc mb nb nf nl ns nt nu on pe pei qc sk yk".split()),
    "br": frozenset(
        "ac al am ap ba ce df es go ma mg ms mt pa pb pe pi pr rj rn ro rr rs sc se sp to".split()
    ),
    "au": frozenset("act nsw nt qld sa tas vic wa".split()),
    "us": frozenset(
        "ak al ar az ca co ct dc de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne"
        " nh nj nm nv ny oh ok or pa ri sc sd tn tx ut va vt wa wi wv wy state".split()
    ),
}
_MOST_LETTERS = 40
_EXAMPLE = "example"
_COUNTRY = 2  # letters of a country's ending


@lru_cache(maxsize=1024)
def label_of(domain: str) -> str:
    """The part of a domain that its owner chose: "iom" of "press.iom.int"."""
    *parts, ending = domain.split(".")
    federal = _PARTS.get(ending, SUFFIXES)
    while len(parts) > 1 and (parts[-1] in SUFFIXES or parts[-1] in federal):
        parts.pop()
    return fold(parts[-1])[:_MOST_LETTERS] if parts else ""


def apart(domain: str) -> tuple[str, str]:
    """The label that its owner chose, and the ending: "mfa" and "gov.ua" of "press.mfa.gov.ua".

    An ending of two labels is a country's, or one of RFC 2606 below which examples live.
    """
    *parts, ending = domain.split(".")
    if len(parts) > 1 and (
        parts[-1] == _EXAMPLE or (len(ending) == _COUNTRY and parts[-1] in SUFFIXES)
    ):
        ending = f"{parts.pop()}.{ending}"
    return (parts[-1] if parts else ""), ending


def of_owner(domain: str) -> str:
    """The domain without what its owner put before it: "mfa.gov.ua" of "press.mfa.gov.ua"."""
    label, ending = apart(domain)
    return f"{label}.{ending}" if label else ending
