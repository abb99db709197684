"""Whose a mailbox is, by how it is called: a person's own, or a role's (`press@`, `info@`)."""

import re
from functools import lru_cache

from pressdir.model import EmailAddress
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

# One of these between dots or hyphens decides: nobody puts it into a person's own address.
_ROLES = frozenset(
    """
    pictures picture photos photo fotos foto images
    press presse prensa pressa presa prasa prasowe prasowy imprensa stampa pers persdienst persinfo
    pressen pressinfo presstjanst pressjour pressjouren tisk tiskove tlac sajto lehdisto basin
    media medias medien medier mediat mediji mediatheque journalist journalists journalistes
    redaktion redaktionen redaction redaccion redazione redacao redakcja redakce redakcia redactie
    editorial newsroom newsdesk news noticias actu novosti newsletter nieuws nyheter uutiset
    info infos information informacion informacje informace informacije informatie informazioni
    informacao dinfo contact contacts contacto contactos contactus kontakt kontakty contato contatti
    contatto yhteys iletisim postmaster postkasse postmottak poczta mailbox inbox
    office offices biuro buero buro ufficio oficina iroda secretariat sekretariat secretaria
    segreteria empfang recepcja recepce registratur registrator registry kancelaria chancellery
    kabinett gabinete communication communications communicatie comunicacion comunicaciones
    comunicacao comunicazione comunicacio komunikacja komunikace komunikacia komunikacija
    komunikation kommunikation kommunikasjon viestinta tiedotus comms ascom ascomm
    publicaffairs publicinformation publicrelations relations relaciones relacoes
    investorrelations externalaffairs outreach advocacy
    rzecznik mluvci tiskovymluvci hovorca portparol portavoz portavoce porteparole spokesperson
    spokesman spokeswoman woordvoerder woordvoering talsperson szovivo
    admin administration webmaster website helpdesk kundenservice kundendienst hotline
    enquiries inquiries enquiry inquiry requests queries questions
    marketing accreditation accreditations liaison donate donations donors noreply subscribe
    careers feedback audiovisual broadcast
    premsa prentsa presa prese spauda ziniasklaida preas cyfathrebu cumarsaid comunicacio
    kommunikatsioon odnosi tiskovna glasnogovornik portparol sajtoiroda humas hongbo koho kouhou
    baochi truyenthong habari mawasiliano grafeiotypou difusion prensamedios
    """.split()
)
# These are names and initials, too (Jan Post, I. R.): they decide where every part is a role.
_ROLES_ALONE = frozenset(
    """
    dover pr ir hr tv hq com comm mail email e post posta web help support service services servicio
    servizio desk team unit group gruppe equipe equipo headquarters duty officer hello hallo hola
    bonjour ciao welcome general public publicity events event conference sales no reply abuse
    security privacy legal jobs photo photos video radio editor cabinet secretary reception external
    sprecher sprecherin investor investors request question affairs the of and de for
    """.split()
)
# A role's word that begins or ends a part decides, too: `ascomfunarte`, `iomrodakarmedia`.
_ROLE_HEADS = (
    "press", "prensa", "premsa", "imprensa", "stampa", "media", "medien", "newsroom", "ascom",
    "redaktion",
    "redac", "redazion", "rzecznik", "sekretariat", "secretari", "segreteria", "kommunik",
    "komunik", "comunica", "communic", "kontakt", "contact", "contat", "inform", "spokesp",
    "public", "investor",
)  # fmt: skip
_ROLE_TAILS = (
    "press", "presse", "prensa", "presa", "imprensa", "stampa", "media", "medien", "info",
    "newsroom", "news", "office", "contact", "kontakt", "contato", "contacto", "desk", "service",
    "services", "communications", "communication", "comunicacion", "comunicacao", "comunicazione",
    "relations", "kommunikation", "komunikacja", "redaktion", "enquiries", "inquiries",
)  # fmt: skip
_SHORTEST_REST = 3  # letters before a tail: fewer make a surname, as in "cypress"
# Families whose names begin or end as a role does; an initial may stand before them.
_SURNAMES = frozenset(
    """
    pressman pressmann pressler pressley pressburger presser pressel pressly presswood pressnell
    presston pressburg presseau mediavilla mediaville mediano medianero mediani stampalia stampanato
    publicover cypress
    """.split()
)
_PARTS = re.compile(r"[\W\d_]+")
_OWN = waiting(r"(?:[^\W\d_]|[^\W\d_]{3,})(?:[._-][^\W\d_]{3,}){1,2}")


@lru_cache(maxsize=4096)
def is_shared(address: EmailAddress) -> bool:
    """Tell whether `address` is a role's mailbox (press@, media.inquiries@) and not a person's.

    The parts between dots, hyphens and digits are looked at. One that is, begins with or ends in a
    role's word decides, unless it is a known surname (`mpressler`); so "anna.press@" is taken for a
    press office. Words that are names or initials as well need every part to be a role.
    """
    parts = [part for part in _PARTS.split(fold(address.local)) if part]
    if any(map(_is_role, parts)):
        return True
    return bool(parts) and _ROLES_ALONE.issuperset(parts)


def is_called_as_people(address: EmailAddress) -> bool:
    """Tell whether a mailbox is called as people are: "ida.holm", "i.holm"; "gp.drsc" is none."""
    return not is_shared(address) and _OWN.fullmatch(fold(address.local)) is not None


def _is_role(part: str) -> bool:
    if part in _ROLES:
        return True
    if part in _SURNAMES or part[1:] in _SURNAMES:
        return False
    return part.startswith(_ROLE_HEADS) or part[_SHORTEST_REST:].endswith(_ROLE_TAILS)
