"""Find e-mail addresses: as text, as links, and as people hide them from robots."""

import pkgutil
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from pressdir.errors import InvalidEmailError
from pressdir.extract import wording
from pressdir.extract.anchors import Anchor
from pressdir.model import EmailAddress, Mark, Page
from pressdir.normalise import emails
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import small, standing, waiting

_LOCAL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}\Z")
_DOMAIN = re.compile(r"(?:\w(?:[\w-]{0,61}\w)?\.){1,8}[^\W\d_][\w-]{1,62}", re.ASCII)
_DOMAIN_ANY = waiting(r"(?:\w(?:[\w-]{0,61}\w)?\.){1,8}[^\W\d_][\w-]{1,62}")
_REACH = 64  # the longest local part, RFC 5321 4.5.3.1.1
# What stands for the two parts of a name where it is said how addresses are made.
_FAMILY_FIRST = frozenset({"nom.prenom", "nume.prenume", "vezeteknev.keresztnev"})
_PATTERNS = _FAMILY_FIRST | frozenset(
    """
    firstname.lastname first.last name.surname firstname.surname forename.surname givenname.surname
    vorname.nachname vorname.name voornaam.achternaam voornaam.naam prenom.nom
    nombre.apellido nome.cognome nome.sobrenome nome.apelido fornamn.efternamn fornavn.efternavn
    fornavn.etternavn etunimi.sukunimi eesnimi.perenimi eesnimi.perekonnanimi vards.uzvards
    vardas.pavarde imie.nazwisko jmeno.prijmeni meno.priezvisko ime.prezime ime.priimek
    prenume.nume keresztnev.vezeteknev ad.soyad adi.soyadi
    """.split()
)
# Mailboxes of machines and of the law: nobody answers the press there.
_LISTLESS = re.compile(
    r"(?:no-?_?reply|do-?not-?reply|mailer-?daemon|unsubscribe|abuse"
    r"|privacy|dpo|dsgvo|gdpr|rgpd|datenschutz|bounces?|notifications?|baja|abmelden)\b",
    re.IGNORECASE,
)
# Mailboxes of the site itself: for the press where a small body has named somebody with them.
_SITE = re.compile(r"(?:webmaster|postmaster|hostmaster|webteam|webadmin)\b", re.IGNORECASE)
# Mailboxes of customers, donors and applicants: for the press only where a press office says so.
_PUBLIC = frozenset(
    """
    service services customer customers customerservice customercare care client clients support
    help helpdesk sales shop orders tickets ticketing booking bookings reservations billing jobs
    careers recruitment hr rrhh humanresources applications legal compliance donate donations donors
    membership subscribe subscriptions newsletter newsletters volunteer volunteers volunteering
    kunden kundenservice kundendienst kundenzentrum kundenbetreuung hilfe verkauf vertrieb
    bestellung bewerbung karriere spenden mitglieder clientele ventes boutique reservation
    recrutement dons clientes atencionalcliente ventas reservas empleo donaciones vendas clienti
    assistenza servizioclienti prenotazioni klantenservice kundservice kundeservice
    asiakaspalvelu group groups groupes grupos gruppen gruppi grupper schools escuela scolaires
    """.split()
)
_PARTS = re.compile(r"[\W\d_]+")
_AROUND = 8
_BRACKETS = ("(", "[", "{", "<")
_MASKED = re.compile(
    r"[(\[{<]\s{0,2}([^\s()\[\]{}<>]{1,16}(?:\s[^\s()\[\]{}<>]{1,12}){0,2})\s{0,2}[)\]}>]\s{0,3}\w"
)
# Words that stand for the at sign without brackets, and "at" where every dot is spelt out too.
_SPELT = (
    "arobase", "arroba", "chiocciola", "apenstaartje", "snabel", "krøllalfa",
    "zavináč", "małpa", "-at-", "_at_", "*at*",
)  # fmt: skip
_SPELT_ASCII = tuple(filter(str.isascii, _SPELT))
_BARE = waiting(
    r"\s(?:at|ät)\s{1,3}[\w-]{1,60}"
    r"(?:\s{1,3}([^\W\d_]{1,12})\s|\s{0,3}[(\[{<]\s{0,2}([^\s()\[\]{}<>]{1,12})\s{0,2}[)\]}>])",
    re.IGNORECASE,
)
_BARE_WORDS = (" at", "\nat", " ät", "\nät")
_BARE_ASCII = tuple(filter(str.isascii, _BARE_WORDS))
# "请将＃换成@", "replace # with @", "# durch @ ersetzen", "#=@": a sign, few letters, the at sign.
_TELLS = waiting(
    r"(?P<sign>[#＃])[\"'”»]?\s{0,2}(?:[^\W\d_]{1,8}|[=→>-]{1,2})?\s{0,2}[\"'“«]?[@＠]"
)
_AT_SIGNS = ("@", "＠", "﹫")
# A label that lost its blank: "Email:ann@…" is cut by the colon; "E-mailann@…" is not knowable.
_SHORTEST_GLUED = 3  # ".con" is a typing error, not ".co" and an "n"
# "061 555 01 42ann@x.org": the last group of a number grown together with an address.
# "ann.leeREMOVE@x.org", "ann.lee@REMOVE-THIS.x.org": what is set into an address to trip robots.
_TRAP = re.compile(
    r"(?<=[a-z])[._-]?(?:REMOVE|NO_?SPAM|DELETE|ENTFERNEN)(?:THIS|ME)?[._-]?(?=[a-z@]|\Z)"
    r"|(?<=@)(?:(?i:remove-?this|no-?spam)|REMOVE(?:ME)?|DELETE|ENTFERNEN)[.-](?=[\w-]+\.\w)"
)
_GLUED_DIGITS = re.compile(r"\d{2,4}(?=[A-Za-z])")
_ENDS_IN_GROUP = re.compile(r"\d[ -]\Z")
_GROWN = waiting(  # "邮箱wang@": a label in a script without capitals, a mailbox in ASCII
    r"\A.*[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u10d0-\u10ff\u1200-\u137f\u1780-\u17ff"
    r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af](?=[!-~]+\Z)"
)
# "press @ x.org" on its own; but "Meet us @ x.org" is a sentence.
_STANDS_ALONE = waiting(r"(?:\A|[\n\t:：|,;(<•·/–]\s?)[\w.+-]{2,64} \Z")
_GAPS = (" ", "\n")  # "ann@ x.org"; a narrow column breaks there
_GLUE = "=:>\"'(<[{|"


@cache
def tlds() -> frozenset[str]:
    """The top-level domains that exist, and those kept for examples (RFC 2606)."""
    text = (pkgutil.get_data(__package__, "tlds.txt") or b"").decode()
    return frozenset(text.split()) | {"example", "test", "invalid", "localhost", "local"}


def find(page: Page) -> Iterator[Anchor]:
    """Yield the addresses of `page` in reading order, each place once."""
    taken: list[tuple[int, int]] = []
    anchors = [
        *_linked(page), *_written(page.text), *_obscured(page.text), *_replaced(page.text)
    ]  # fmt: skip
    anchors.sort(key=lambda anchor: (anchor.start, -anchor.end))
    for anchor in anchors:
        if taken and anchor.start < taken[-1][1]:
            continue
        taken.append((anchor.start, anchor.end))
        yield anchor


def is_for_machines(address: EmailAddress) -> bool:
    """Tell whether nobody answers the press at an address: noreply, abuse, privacy."""
    return _LISTLESS.match(address.local) is not None


def is_pattern(address: EmailAddress) -> bool:
    """Tell whether an address only says how those of a house are made: "firstname.lastname@"."""
    return _PARTS.sub(".", fold(address.local)) in _PATTERNS


def is_family_first(pattern: EmailAddress) -> bool:
    """Tell whether a pattern has the family's name before the given one: "nom.prenom@"."""
    return _PARTS.sub(".", fold(pattern.local)) in _FAMILY_FIRST


def is_of_the_site(address: EmailAddress) -> bool:
    """Tell whether an address is that of those who run the web site: webmaster@."""
    return _SITE.match(address.local) is not None


def is_for_customers(address: EmailAddress) -> bool:
    """Tell whether an address is that of customers, donors or applicants alone: service@, jobs@."""
    parts = [part for part in _PARTS.split(address.local.lower()) if part]
    return bool(parts) and _PUBLIC.issuperset(parts)


def _linked(page: Page) -> Iterator[Anchor]:
    for mark in page.marks:
        if mark.name == "mailto":
            values = tuple(_each(mark.value))
            if values:
                start, end = _in_card(page.text, mark)
                yield Anchor(start, end, emails=values, rule=wording.MAIL_LINK)


def _in_card(text: str, link: Mark) -> tuple[int, int]:
    """Where the address stands in a link around several lines: a card; else its last line."""
    first = text.find("\n", link.start, link.end)
    if first < 0:
        return link.start, link.end
    at = text.find(link.value, link.start, link.end)
    if at >= 0:
        return at, at + len(link.value)
    return text.rindex("\n", link.start, link.end) + 1, link.end


def _each(target: str) -> Iterator[EmailAddress]:
    for part in target.split(","):
        with suppress(InvalidEmailError):
            yield emails.parse(_TRAP.sub("", part, count=1))


def _written(text: str) -> Iterator[Anchor]:
    for sign in _AT_SIGNS:
        for at in standing(sign, text):
            if (anchor := _around(text, at)) is not None:
                yield anchor


def _around(text: str, at: int) -> Anchor | None:
    """The address whose at sign stands at `at`."""
    blanks = text[at - 1 : at + 2] == f" {text[at]} "
    apart = blanks and _STANDS_ALONE.search(text, max(0, at - _REACH), at)
    first = at - 1 if apart else at  # behind the local part
    before = _LOCAL.search(text[max(0, first - _REACH) : first])
    begin = at + 1 + (text[at + 1 : at + 2] in _GAPS and before is not None)
    after = _DOMAIN.match(text, begin) or _DOMAIN_ANY.match(text, begin)
    if not before or not after:
        return None
    local = before.group()
    for sign in _GLUE:
        local = local.rpartition(sign)[2]
    local = local if local.isascii() else _GROWN.sub("", local)
    local = _TRAP.sub("", local.lstrip(".-/*'`|}~&#"))
    if (glued := _GLUED_DIGITS.match(local)) and _ENDS_IN_GROUP.search(
        text[: first - len(local)][-4:]
    ):
        local = local[glued.end() :]
    domain = unglue(after.group())
    if not local or not domain:
        return None
    try:
        address = emails.parse(_TRAP.sub("", f"{local}@{domain}", count=1))
    except InvalidEmailError:
        return None
    return Anchor(
        first - len(local), begin + len(domain), emails=(address,), rule="at sign and domain"
    )


def unglue(domain: str) -> str:
    """Cut a word off that lost its blank: "un.orgJane" and "un.orgjane" are "un.org"."""
    head, _, last = domain.rpartition(".")
    if last.casefold() in tlds() and (last.islower() or last.isupper() or not last[-1].isupper()):
        return domain
    camel = re.match(r"[a-z]{2,}(?=[A-Z])|[A-Z]{2,}(?=[A-Z][a-z])", last)
    if camel and camel.group().casefold() in tlds():
        return f"{head}.{camel.group()}"
    for size in range(len(last) - _SHORTEST_GLUED, _SHORTEST_GLUED - 1, -1):
        if last[:size].casefold() in tlds():
            return f"{head}.{last[:size]}"
    return ""


def _obscured(text: str) -> Iterator[Anchor]:
    """Addresses that hide their at sign. The dear pattern is tried only where one may stand."""
    end = 0
    for at in sorted(set(_masks(text))):
        if at < end:
            continue
        window = max(end, at - _REACH - _AROUND)
        match = emails.OBFUSCATED.search(text, window, min(len(text), at + 3 * _REACH))
        if match is None or match.start() > at:
            continue
        end = match.end()
        with suppress(InvalidEmailError):
            address = emails.parse(_TRAP.sub("", str(emails.parse(match.group())), count=1))
            yield Anchor(
                match.start(), end, emails=(address,), rule="written so that robots miss it"
            )


def _replaced(text: str) -> Iterator[Anchor]:
    """Addresses with another sign in place of the at sign, where the text says so: "(#=@)"."""
    if "#" not in text and "＃" not in text:
        return
    for told in _TELLS.finditer(text):
        sign = told["sign"]
        window = max(0, told.start() - 2 * _REACH)
        at = text.rfind(sign, window, told.start())
        before = _LOCAL.search(text[max(0, at - _REACH) : at]) if at > 0 else None
        after = _DOMAIN.match(text, at + 1)
        if before is None or after is None:
            continue
        with suppress(InvalidEmailError):
            local, domain = before.group(), unglue(after.group())
            address = emails.parse(f"{local}@{domain}")
            end = at + 1 + len(domain)
            yield Anchor(
                at - len(local), end, emails=(address,), rule="written so that robots miss it"
            )


def _masks(text: str) -> Iterator[int]:
    """The places where something may stand for an at sign."""
    for bracket in _BRACKETS:
        yield from (at for at in standing(bracket, text) if _is_masked(text, at))
    written = small(text)
    spelt, bare = (_SPELT_ASCII, _BARE_ASCII) if text.isascii() else (_SPELT, _BARE_WORDS)
    for word in spelt:
        yield from standing(word, written)
    for word in bare:
        yield from (at for at in standing(word, written) if _is_bare(text, at))


def _is_masked(text: str, at: int) -> bool:
    """Tell whether brackets stand around a word for the at sign or for a dot."""
    match = _MASKED.match(text, at)
    return match is not None and " ".join(match[1].casefold().split()) in emails.MASKS


def _is_bare(text: str, at: int) -> bool:
    """Tell whether an "at" may be the sign: the first dot behind it is spelt out, too."""
    match = _BARE.match(text, at)
    return match is not None and (match[1] or match[2]).casefold() in emails.DOTS
