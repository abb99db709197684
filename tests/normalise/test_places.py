"""Places: one name for what every language spells its own way, and none for what is no place."""

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.normalise import places
from pressdir.normalise.places import capital_zone, find, key_of, regions_in


@pytest.mark.parametrize(
    ("written", "name", "region"),
    [
        ("Geneva", "Geneva", "CH"),
        ("Genève", "Geneva", "CH"),
        ("Genf", "Geneva", "CH"),
        ("Ginebra", "Geneva", "CH"),
        ("Женева", "Geneva", "CH"),
        ("جنيف", "Geneva", "CH"),
        ("日内瓦", "Geneva", "CH"),
        ("ジュネーヴ", "Geneva", "CH"),
        ("제네바", "Geneva", "CH"),
        ("Kaboul", "Kabul", "AF"),
        ("Київ", "Kyiv", "UA"),
        ("Киев", "Kyiv", "UA"),
        ("Kiew", "Kyiv", "UA"),
        ("Pékin", "Beijing", "CN"),
        ("القاهرة", "Cairo", "EG"),
        ("東京", "Tokyo", "JP"),
        ("Λονδίνο", "London", "GB"),
        ("Lontoo", "London", "GB"),
        ("Den Haag", "The Hague", "NL"),
        ("Cox’s Bazar", "Cox's Bazar", "BD"),
        ("Cox's Bazar", "Cox's Bazar", "BD"),
        ("Ndjamena", "N'Djamena", "TD"),
        ("Port au Prince", "Port-au-Prince", "HT"),
        ("CIUDAD DE PANAMÁ", "Panama City", "PA"),
        ("Washington, D.C.", "Washington", "US"),
        ("Goma", "Goma", "CD"),
        ("Agadez", "Agadez", "NE"),
        ("Lampedusa", "Lampedusa", "IT"),
        ("Schweiz", "Switzerland", "CH"),
        ("Zwitserland", "Switzerland", "CH"),
        ("Ivory Coast", "Côte d’Ivoire", "CI"),
        ("Elfenbeinküste", "Côte d’Ivoire", "CI"),
        ("DRC", "Congo - Kinshasa", "CD"),
        ("Democratic Republic of the Congo", "Congo - Kinshasa", "CD"),
        ("U.A.E.", "United Arab Emirates", "AE"),
        ("США", "United States", "US"),
        ("Türkiye", "Türkiye", "TR"),
        ("대한민국", "South Korea", "KR"),
        ("საქართველო", "Georgia", "GE"),
        ("Texas", "Texas", "US"),
        ("České Budějovice", "České Budějovice", "CZ"),
        ("Враца", "Vratsa", "BG"),
        ("Χανιά", "Chaniá", "GR"),
        ("Liepāja", "Liepāja", "LV"),
        ("Битола", "Bitola", "MK"),
    ],
)
def test_a_place_is_known_by_its_name_in_any_language(written, name, region):
    place = find(written)
    assert place is not None
    assert (place.name, place.region) == (name, region)
    assert place.local == written or "," in written


@pytest.mark.parametrize(
    "written",
    ["", "  ", "geneva", "nice", "Of", "us", "Us", "Uk", "Mobile", "Center", "Name", "Para", "42",
     "La réunion", "Maria Kowalska", "@", "G" * 5000, "Киеве"],
    ids=lambda text: text[:12] or "nothing",
)  # fmt: skip
def test_a_word_is_no_place(written):
    assert find(written) is None


@pytest.mark.parametrize(
    ("written", "language", "name", "local"),
    [
        ("Киеве", "ru", "Kyiv", "Киев"),
        ("Києві", "uk", "Kyiv", "Київ"),
        ("Москве", "ru", "Moscow", "Москва"),
        ("Украине", "ru", "Ukraine", "Украина"),
        ("Warszawie", "pl", "Warsaw", "Warszawa"),
        ("Nowym Jorku", "pl", "New York City", "Nowy Jork"),
        ("Praze", "cs", "Prague", "Praha"),
        ("Ženevě", "cs", "Geneva", "Ženeva"),
        ("Helsingissä", "fi", "Helsinki", "Helsinki"),
        ("Lontoossa", "fi", "London", "Lontoo"),
        ("Budapesten", "hu", "Budapest", "Budapest"),
        ("Rómában", "hu", "Rome", "Róma"),
        ("Ankara'da", "tr", "Ankara", "Ankara"),
        ("Αθήνας", "el", "Athens", "Αθήνα"),
        ("Ljubljani", "sl", "Ljubljana", "Ljubljana"),
        ("თბილისში", "ka", "Tbilisi", "თბილისი"),
        ("Genève", "fr", "Geneva", "Genève"),
        ("Milano", "it", "Milan", "Milano"),
    ],
)
def test_a_case_ending_is_cut_to_the_nominative(written, language, name, local):
    place = find(written, lang=language, inflected=True)
    assert place is not None
    assert (place.name, place.local) == (name, local)


@pytest.mark.parametrize(
    "surname", ["Kowalska", "Dvořáčková", "Virtanen", "Петрова", "Szabó", "Martin", "Marina"]
)
def test_no_ending_makes_a_place_of_a_name(surname):
    assert find(surname, inflected=True) is None


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("CICR Genève, tél.", ["CH"]),
        ("Genève/Kaboul (CICR)", ["CH", "AF"]),
        ("UNICEF Goma, Democratic Republic of the Congo", ["CD", "CD"]),
        ("в Киеве и Москве", ["UA", "RU"]),
        ("بالقاهرة وجنيف", ["EG", "CH"]),
        ("לשכת העיתונות בירושלים", ["IL"]),
        ("国连日内瓦办事处", ["CH"]),
        ("외교부 서울에서", ["KR"]),
        ("a budget of US$ 300 million", []),
        ("La réunion de deux jours", []),
        ("Saint-Denis", ["FR"]),
        ("Saint-Denis (La Réunion)", ["RE", "RE"]),
        ("no place at all in here", []),
        ("", []),
        pytest.param("a grant of NIS 1,450,000", [], id="a sum with a code"),
        pytest.param("해파리 4,200톤 제거", [], id="a place within a Korean word"),
        pytest.param("파리에서", ["FR"], id="a place that begins a Korean word"),
    ],
)
def test_the_places_of_a_line_come_in_order(text, regions):
    assert [place.region for place in regions_in(text)] == regions


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Cambridge", ["GB"]),
        ("CAMBRIDGE, Mass., March 3", ["US"]),
        ("London, Ontario", ["CA", "CA"]),
        ("London, UK", ["GB", "GB"]),
        ("Paris, Texas", ["US"]),
        ("Athens, Georgia", ["US", "US"]),
        ("Tbilisi, Georgia", ["GE", "GE"]),
        ("San Jose, Calif.", ["US"]),
        ("San José, Costa Rica", ["CR", "CR"]),
        ("Berlin, DE", ["DE"]),
        ("Washington, D.C. 20001", ["US"]),
    ],
)
def test_what_stands_behind_the_comma_says_which_homonym_is_meant(text, regions):
    assert [place.region for place in regions_in(text)] == regions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sofia Beispiel, UNICEF", []),
        ("Jane Lincoln", []),
        ("Sofia, Bulgaria", ["Sofia", "Bulgaria"]),
        ("UNICEF Sofia", ["Sofia"]),
    ],
)
def test_a_city_with_a_persons_name_needs_to_stand_alone(text, names):
    assert [place.name for place in regions_in(text)] == names


def test_the_language_decides_between_homonyms_of_like_size():
    assert find("San José", lang="en").region == "US"
    assert find("San José", lang="es").region == "CR"
    assert find("Moscow", lang="en").region == "RU"


@pytest.mark.parametrize(
    ("region", "zone"),
    [
        ("CH", "Europe/Zurich"),
        ("us", "America/New_York"),
        ("BR", "America/Sao_Paulo"),
        ("ZZ", None),
    ],
)
def test_a_country_has_the_zone_of_its_capital(region, zone):
    assert capital_zone(region) == zone


def test_a_place_has_a_zone_unless_its_people_have_several():
    assert find("Goma").zone == "Africa/Lubumbashi"
    assert find("Japan").zone == "Asia/Tokyo"
    assert find("Canada").zone is None


def test_only_so_much_of_a_text_is_read():
    assert regions_in("x " * places.LONGEST + "Geneva") == ()


@given(st.text(max_size=400))
def test_any_text_is_read_without_harm(text):
    regions_in(text)
    find(text, inflected=True)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text):
    assert key_of(key_of(text)) == key_of(text)


def table() -> list[list[str]]:
    text = resources.files("pressdir.normalise").joinpath("places.txt").read_text("utf-8")
    return [part.split("\n") for part in text.rstrip("\n").split("\n\n")]


def test_the_table_is_sorted_and_folded_as_look_ups_need_it():
    _, rows, names = table()
    keys = [line.split("\t")[0] for line in names]
    assert names == sorted(names)
    assert len(keys) == len(set(keys))
    assert [key for key in keys if key_of(key.removeprefix(",")) != key.removeprefix(",")] == []
    assert all(line.count("\t") == 5 for line in rows)


def test_every_number_in_the_table_is_a_place():
    _, rows, names = table()
    numbers = {int(each) for line in names for each in line.split("\t")[1].strip("~+!").split(",")}
    assert max(numbers) < len(rows)


def test_the_table_stays_small():
    size = len("\n\n".join("\n".join(part) for part in table()).encode())
    assert size < 2_500_000
