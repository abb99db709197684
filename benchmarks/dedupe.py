"""Twins in a directory that is made up: how many `dedupe` proposes, how many of those are twins.

    python benchmarks/dedupe.py [contacts …]      1,000 and 10,000 unless told

The world has houses of very different size, with a switchboard and a press mailbox each, so that
colleagues share these; people of one name in different houses and in the same one; couples. A few
of a hundred have a second card, as another release or program would have made it, by one of KINDS.
Recall is told for each kind, precision for all; time is that of one process, from records to pairs.
"""

import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pressdir.merge import duplicates
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record

# Given and family names by language, each in the spellings in use, the one of its own script first.
NAMES = (
    (
        """
        Ana|Anna Begoña|Begona José|Jose Inés|Ines Łukasz|Lukasz Zoë|Zoe Jiří|Jiri
        Søren|Soren|Soeren François|Francois Hélène|Helene Thomas Priscilla Oliver Imogen
        Wolfgang Ingeborg Guðrún|Gudrun Ágnes|Agnes László|Laszlo Şükrü|Sukru Çağlar|Caglar Chidi
        Ngozi Bartholomew Harriet Declan Aurélie|Aurelie Matteo Chiara Vojtěch|Vojtech
        """,
        """
        Ruiz Kowalczyk Müller|Mueller|Muller Žižka|Zizka Dvořák|Dvorak Åkesson|Akesson
        Lefèvre|Lefevre Núñez|Nunez Ibáñez|Ibanez Öztürk|Ozturk|Oeztuerk Okonkwo Adeyemi Balogun
        Fitzgerald O’Brien Castellanos Brandão|Brandao Guimarães|Guimaraes Østergård|Ostergard
        Bērziņš|Berzins Szabó|Szabo Törőcsik|Torocsik Delacroix Petrosyan
        """,
    ),
    (
        """
        Мария|Maria|Mariya|Mariia Александр|Aleksandr|Alexander|Alexandr Юлия|Yulia|Julia|Yuliya
        Дмитрий|Dmitry|Dmitri|Dmitrii Наталья|Natalia|Natalya Сергей|Sergey|Sergei Олена|Olena
        """,
        """
        Шевченко|Shevchenko|Chevtchenko Коваленко|Kovalenko Орлова|Orlova Ткачук|Tkachuk
        Кузнецов|Kuznetsov|Kuznetzov Бондаренко|Bondarenko Яковлев|Yakovlev|Iakovlev
        """,
    ),
    (
        "Γιώργος|Giorgos|Yorgos Ελένη|Eleni Δημήτρης|Dimitris Νίκος|Nikos Κατερίνα|Katerina",
        "Παπαδόπουλος|Papadopoulos Γεωργίου|Georgiou Οικονόμου|Oikonomou|Economou Βλάχος|Vlachos",
    ),
    (
        """
        محمد|Mohamed|Mohammed|Muhammad أحمد|Ahmed|Ahmad يوسف|Youssef|Yusuf مريم|Mariam|Maryam
        خالد|Khaled|Khalid فاطمة|Fatima|Fatma
        """,
        "حسن|Hassan|Hasan منصور|Mansour|Mansur الشريف|Al-Sharif|Alsharif نجيب|Naguib|Najib",
    ),
    ("שרה|Sarah|Sara דוד|David יעל|Yael", "כהן|Cohen|Kohen לוי|Levi|Levy מזרחי|Mizrahi"),
    ("გიორგი|Giorgi ნინო|Nino თამარ|Tamar", "ბერიძე|Beridze კაპანაძე|Kapanadze"),
)
HEADS = "Abern Brook Castel Colqu Dela Fair Grün Heller Linden Monte Raven Rosen Stein Wins".split()
TAILS = "berg court dale field grove haus horn mann quist riva son thal ton well wick worth".split()
CULTURES = [
    (given.split(), family.split() + [head + tail for head in HEADS for tail in TAILS] * (not at))
    for at, (given, family) in enumerate(NAMES)
]
SHARES = (70, 9, 5, 9, 4, 3)  # of a hundred people
HOUSES = (
    "Harbour River Northern Lake Coastal Mountain Island Polar Valley Forest Delta Canal".split()
)
WORK = (
    "Relief Council Institute Ministry Museum Watch University Office Union Fund Alliance".split()
)
ROLES = ("press officer", "spokesperson", "head of communications", "media adviser", None)
TOWNS = ("Geneva", "Oslo", "Lyon", "Turin", "Gdańsk", "Porto", "Izmir", None)
LATIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "þ": "th", "ð": "d", "’": ""})


@dataclass(slots=True)
class Person:
    """Somebody, as the world has them: what a card says is a part of it."""

    given: list[str]  # in all its spellings
    family: list[str]
    house: int
    role: str | None
    town: str | None
    mail: str
    mobile: str
    direct: str
    cards: list[Contact] = field(default_factory=list)


class World:
    """Houses and people, and the cards that are kept of them."""

    def __init__(self, count: int, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.houses = [self._house(number) for number in range(max(8, count // 9))]
        self.known: set[tuple[str, ...]] = set()  # names at houses, and mailboxes
        self.people = [self._person(number) for number in range(count)]
        self.kinds: dict[int, str] = {}
        for number, person in enumerate(self.people):
            person.cards.append(self.card(person, self.spelt(person, native=0.35)))
            if self.chance.random() < 0.06:
                kind = self.chance.choice([*KINDS])
                twin = KINDS[kind](self, person)
                if twin and twin != person.cards[0]:
                    person.cards.append(twin)
                    self.kinds[number] = kind

    def records(self) -> Iterator[Record]:
        """All cards; the uid says whose they are."""
        for number, person in enumerate(self.people):
            for which, card in enumerate(person.cards):
                yield Record(f"{number:07}-{which}", card)

    def _house(self, number: int) -> tuple[str, str, str]:
        name = f"{self.chance.choice(HOUSES)} {self.chance.choice(WORK)} {number}"
        domain = f"{''.join(filter(str.isalnum, name)).lower()}.example.org"
        return name, domain, f"+4122555{number:05}"

    def _person(self, number: int) -> Person:
        chance = self.chance
        given, family, house = self._somebody()
        while (*given, *family, str(house)) in self.known and chance.random() < 0.97:
            given, family, house = self._somebody()
        self.known.add((*given, *family, str(house)))
        latin = ascii_of(f"{given[-1]}.{family[-1]}")
        form = chance.choice([latin, f"{latin[0]}.{ascii_of(family[-1])}"])
        mail = f"{form}@{self.houses[house][1]}"
        while (mail,) in self.known:
            mail = f"{form}{chance.randrange(2, 99)}@{self.houses[house][1]}"
        self.known.add((mail,))
        return Person(
            given,
            family,
            house,
            chance.choice(ROLES),
            chance.choice(TOWNS),
            mail,
            f"+4178{number:07}",
            f"+4144{number:07}",
        )

    def _somebody(self) -> tuple[list[str], list[str], int]:
        """A name, and a house: a few have hundreds of people, most a handful."""
        chance = self.chance
        givens, families = chance.choices(CULTURES, SHARES)[0]
        house = int(len(self.houses) ** chance.random()) - 1
        if chance.random() < 0.6:
            house = chance.randrange(len(self.houses))
        return chance.choice(givens).split("|"), chance.choice(families).split("|"), house

    def spelt(self, person: Person, native: float = 0.0) -> str:
        """A name of theirs; in its own letters in so many cases."""
        at = 0 if self.chance.random() < native else -1
        return f"{person.given[at]} {person.family[at]}"

    def card(self, person: Person, name: str, **more: object) -> Contact:
        """A card with some of what the world knows: what a release or an address book has."""
        chance = self.chance
        org, domain, switchboard = self.houses[person.house]
        numbers = [
            number
            for number, share in ((person.mobile, 0.5), (person.direct, 0.3), (switchboard, 0.4))
            if chance.random() < share
        ]
        mails = [person.mail] if chance.random() < 0.6 else []
        if chance.random() < 0.4 or not (numbers or mails):
            mails.append(f"press@{domain}")
        card = Contact(
            Kind.PERSON,
            Name(name),
            org if chance.random() < 0.85 else None,
            person.role if chance.random() < 0.7 else None,
            person.town if chance.random() < 0.6 else None,
            tuple(map(EmailAddress, mails)),
            tuple(map(Phone, numbers)),
        )
        return replace(card, **more) if more else card

    def with_org(self, person: Person, name: str) -> Contact:
        """A second card that names the house."""
        return self.card(person, name, org=self.houses[person.house][0])


def ascii_of(text: str) -> str:
    """A text as it stands in an address."""
    plain = unicodedata.normalize("NFKD", text.translate(LATIN))
    return "".join(
        each for each in plain if each.isascii() and (each.isalnum() or each == ".")
    ).lower()


def typo(world: World, person: Person) -> Contact:
    """Two letters of the family name in the wrong order, or one too many or too few."""
    word = person.family[-1]
    at = world.chance.randrange(1, max(len(word) - 2, 2))
    slip = world.chance.choice(
        [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:],
         word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]]
    )  # fmt: skip
    return world.with_org(person, f"{person.given[-1]} {slip}")


def accents(world: World, person: Person) -> Contact:
    """The name as it is spelt without a foreign keyboard."""
    return world.with_org(person, f"{person.given[-1]} {person.family[-1]}")


def initial(world: World, person: Person) -> Contact:
    """The given name as an initial."""
    return world.with_org(person, f"{person.given[-1][0]}. {person.family[-1]}")


def turned(world: World, person: Person) -> Contact:
    """The family name first."""
    return world.with_org(person, f"{person.family[-1].upper()} {person.given[-1]}")


def spelling(world: World, person: Person) -> Contact | None:
    """Other spellings in Latin letters, or in their own."""
    chance = world.chance
    if chance.random() < 0.3:
        return world.with_org(person, f"{person.given[0]} {person.family[0]}")
    latin = [
        [each for each in part if each.isascii()] or part for part in (person.given, person.family)
    ]
    return world.with_org(person, " ".join(map(chance.choice, latin)))


def married(world: World, person: Person) -> Contact:
    """Another family name; the mobile number stays."""
    family = world.chance.choice(CULTURES[0][1]).split("|")[-1]
    return world.card(person, f"{person.given[-1]} {family}", phones=(Phone(person.mobile),))


def moved(world: World, person: Person) -> Contact:
    """Another house and mailbox; the mobile number stays."""
    org, domain, _ = world.chance.choice(world.houses)
    mail = EmailAddress(f"{person.mail.partition('@')[0]}@{domain}")
    return world.card(
        person, world.spelt(person), org=org, emails=(mail,), phones=(Phone(person.mobile),)
    )


def second(world: World, person: Person) -> Contact:
    """A second given name that is not always said."""
    middle = world.chance.choice(CULTURES[0][0]).split("|")[-1]
    return world.with_org(person, f"{person.given[-1]} {middle} {person.family[-1]}")


def mailbox(world: World, person: Person) -> Contact:
    """Another mailbox at the same house, since it spells them otherwise now."""
    domain = world.houses[person.house][1]
    mail = EmailAddress(f"{ascii_of(person.family[-1])}{person.given[-1][0].lower()}@{domain}")
    return replace(world.with_org(person, world.spelt(person)), emails=(mail,))


KINDS: dict[str, Callable[[World, Person], Contact | None]] = {
    each.__name__: each
    for each in (typo, accents, initial, turned, spelling, married, moved, second, mailbox)
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found in a world."""

    contacts: int
    proposed: int
    right: int
    precision: float
    recall: dict[str, float]  # by kind, and "all"
    seconds: float
    wrong: tuple[duplicates.Pair, ...]
    missed: tuple[tuple[str, Contact, Contact], ...]


def measure(count: int, seed: int = 7) -> Measured:
    """Make a world of so many people, and look for its twins."""
    world = World(count, seed)
    records = list(world.records())
    start = time.process_time()
    pairs = duplicates.found(records)
    seconds = time.process_time() - start
    of = dict.fromkeys(world.kinds, False)
    wrong = []
    for pair in pairs:
        one, other = (int(each.uid.partition("-")[0]) for each in (pair.one, pair.other))
        if one == other:
            of[one] = True
        else:
            wrong.append(pair)
    planted, got = Counter(world.kinds.values()), Counter()
    for number, seen in of.items():
        got[world.kinds[number]] += seen
    recall = {kind: got[kind] / planted[kind] for kind in sorted(planted)}
    right = sum(got.values())
    recall["all"] = right / max(sum(planted.values()), 1)
    missed = tuple(
        (world.kinds[number], *world.people[number].cards)
        for number, seen in of.items()
        if not seen
    )
    return Measured(
        len(records), len(pairs), right, right / max(len(pairs), 1), recall, seconds,
        tuple(wrong), missed,
    )  # fmt: skip


def main(counts: list[int]) -> None:
    """Print what is found in worlds of so many people."""
    for count in counts:
        each = measure(count)
        print(f"{each.contacts:,} contacts: {each.seconds:.1f} s of CPU time")
        print(f"  {each.proposed} proposed, {each.right} twins: precision {each.precision:.2f}")
        print("  recall " + ", ".join(f"{kind} {share:.2f}" for kind, share in each.recall.items()))


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [1_000, 10_000])
