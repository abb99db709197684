"""The small words of names: "of", "der", "y", and names less those that are none of theirs."""

from collections.abc import Sequence

CONNECTING = (
    "of|for|and|the|in|on|at|de|du|des|la|le|les|et|del|y|da|do|dos|das|e|für|und|der|den|di|della"
    "|delle|dei|degli|al|van|von|voor|het|en|i|w|na|z|se|si|sa|og|och|ja|los|las|el|cha|ya|wa|ng|dhe|ve|və|dan"
    "|και|του|της|των|για"
)
SMALL_WORDS = frozenset(CONNECTING.split("|"))
_ARTICLES = frozenset("the der die das het ο η το οι τα".split())
_BEGINNING = SMALL_WORDS | _ARTICLES
# Small words that lead on from a title, and begin no name: "programarrangör på".
LEADING_ON = frozenset(
    "at by with from is på ved vid hos från fra for til till is är er ist bei beim im zum zur op"
    " bij à au aux est chez en de presso è alla allo all é na no ao à pri przy u sa při je"
    " при в на у з із với qua".split()
)
# Verbs that make a sentence of a name before them: "Ann Lee can be reached at".
AUXILIARIES = frozenset(
    "can may will is has kann können wird ist steht hat peut est sera puede está será pode pode-se "
    "può è sarà kan är er vil ska skal skall on voi może jest będzie může bude je môže može bo "
    "poate este може можно можна буде lehet van gali bus var būs võib pot és dapat bisa".split()
)
# Words for all that were named before: "reached together at", "e-mail for both".
TOGETHER = frozenset(
    "both beide beiden gemeinsam gemeinsame samen ensemble ambos ambas entrambi entrambe båda "
    "begge molemmat molemmille oboje obu obojga obojgu oba obou oběma obaja oboch mindketten "
    "mindkettő ambii amândoi ambelor oboji zajednički zajedno oboma mõlemad mõlemale abi abiem abu "
    "оба обоих обоим обидва обох обом двамата двете двајцата обоје společný wspólny közös ühine "
    "kopējais bendras ortak ikisi ikisine كلاهما لكليهما שניהם לשניהם 両名 共通 共用 공통 공용 "
    "keduanya kedua ambdós biak biekin".split()
)
# Words of a request before whom it is about: "lütfen Ann Lee ile görüşün".
PLEASE = frozenset(
    "please bitte lütfen zəhmət пожалуйста просимо ласка проси моля prosím prosíme prosimy proszę "
    "molimo prosimo kérjük kérem vă rugăm palun lūdzu prašome silakan sila tolong mohon tafadhali "
    "xin vui lòng svp merci vänligen venligst vennligst alstublieft graag favor gentileza".split()
)
# Words that begin a clause, and stand in no name of an organisation: "announced that".
_CLAUSES = frozenset(
    "that which dass daß weil que omdat att eftersom että hogy amely że który že "
    "který ktorý că care što koji da което че што що який что который ότι που ki olarak "
    "أن إن بأن الذي التي كما که است کہ ہے כי אשר अगर कि है যে yang bahwa rằng kwamba ambayo".split()
)
# Words for the one who was named before: "outside office hours she can be reached on".
PRONOUNS = frozenset(
    "she he they zij ze hij sie er hun hon han elle il lei lui ella él ela ele ona on ő hän ea "
    "она он вона він тя той".split()
)
_BEFORE_NAMES = frozenset(
    "the our vom beim der die das dem den des unser unsere unserer le la les notre il lo gli i el "
    "los las o os as het onze".split()
)


def is_clause(text: str) -> bool:
    """Tell whether a word within a text begins a clause, so that it is no name."""
    return not _CLAUSES.isdisjoint(text.split()[1:])


def speaks_on(words: Sequence[str]) -> bool:
    """Tell whether a sentence of such words is about who was named before: "She can be"."""
    first = words[0].lower() if words else ""
    return first in PRONOUNS and not AUXILIARIES.isdisjoint(words[1:2])


def less_small(text: str) -> str:
    """A name less the small words before it: "der Universität Jena"."""
    words = text.split()
    while len(words) > 1 and (words[0] in SMALL_WORDS or words[0].lower() in _ARTICLES):
        words.pop(0)
    return " ".join(words)


def less_small_behind(text: str) -> str:
    """A name less the small words behind it, whose sentence went on: "Županijskog suda u"."""
    words = text.split()
    while len(words) > 1 and (words[-1] in SMALL_WORDS or len(words[-1]) == 1):
        words.pop()
    return " ".join(words)


def less_lower(text: str) -> str:
    """A name or a title less the articles before it: "the" is of a sentence, "The" may be its."""
    words = text.split(" ")
    while len(words) > 1 and words[0] in _BEFORE_NAMES:
        words.pop(0)
    return " ".join(words)


def less_article(text: str) -> str:
    """A sentence less the article that it begins with: "El Museo de la Pesca suma …"."""
    first, _, rest = text.partition(" ")
    return rest if first.lower() in _BEGINNING else text
