"""Tables of other programs and of people: encoding, delimiter, headings, columns, rows."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.errors import UsageError
from pressdir.formats import Aside, Format, Reject, Wishes, sheets
from pressdir.formats.sheets import headers
from pressdir.model import Contact, Kind, Name, Phone, PhoneKind, Record

GOOGLE = (
    "First Name,Middle Name,Last Name,Name Prefix,File As,Organization Name,Organization Title,"
    "Organization Department,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
    "Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - City,Address 1 - Country\r\n"
    "Ana,María,Ruiz,Dr.,,Harbour Trust,Spokesperson,Press,Calls back,https://example.org/p.jpg,"
    "press ::: * myContacts,* Work,ana@example.org ::: ruiz@example.org,Mobile,079 555 01 42,"
    "Work Fax,+41 22 555 01 49,Geneva,Switzerland\r\n"
)


def load(text, encoding="utf-8", **wishes):
    data = text.encode(encoding) if isinstance(text, str) else text
    return list(formats.load(data, wishes=Wishes(**wishes)))


def one(text, encoding="utf-8", **wishes):
    (record,) = load(text, encoding, **wishes)
    assert isinstance(record, Record), record
    return record


def fields(text, encoding="utf-8", **wishes):
    """The field of each column, by its heading."""
    sheet = sheets.opened(text.encode(encoding), wishes=Wishes(**wishes))
    return {each.heading: each.field for each in sheet.columns}


def name(record):
    return record.contact.name and record.contact.name.full


def emails(record):
    return [str(each) for each in record.contact.emails]


def phones(record):
    return [str(each) for each in record.contact.phones]


# --- what comes from the programs that people use ---------------------------------------------


def test_google_contacts():
    record = one(GOOGLE)
    contact = record.contact
    assert (contact.name.given, contact.name.additional, contact.name.family) == (
        "Ana", "María", "Ruiz",
    )  # fmt: skip
    assert (name(record), contact.name.prefix) == ("Ana María Ruiz", "Dr.")
    assert (contact.org, contact.role, contact.location) == (
        "Harbour Trust", "Spokesperson", "Geneva",
    )  # fmt: skip
    assert emails(record) == ["ana@example.org", "ruiz@example.org"]
    assert phones(record) == ["+41795550142", "+41225550149"]  # the country proves the first
    assert [each.kind for each in contact.phones] == [PhoneKind.MOBILE, PhoneKind.FAX]
    assert (record.tags, record.note) == (("press",), "Calls back")
    assert record.extra["csv"] == {
        "Organization Department": "Press",
        "Photo": "https://example.org/p.jpg",
        "Address 1 - Country": "Switzerland",
    }


def test_google_contacts_as_it_was():
    record = one(
        "Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,"
        "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,"
        "Organization 1 - Title\n"
        "Jane Roe,Jane,,Roe,* myContacts ::: * friends,* Work,jane@example.org,Mobile,"
        "+44 7700 900123 ::: +44 7700 900124,Acme,Editor\n"
    )
    assert (name(record), record.contact.org, record.contact.role) == ("Jane Roe", "Acme", "Editor")
    assert phones(record) == ["+447700900123", "+447700900124"]
    assert (record.tags, record.extra) == ((), {})


LANGUAGES = {  # an Outlook in each, in the encoding that it writes
    "English": (
        "cp1252",
        (
            "First Name,Last Name,Company,Job Title,Business City,Business Phone,"
            "Mobile Phone,E-mail Address,E-mail 2 Address,Notes"
        ),
    ),
    "German": (
        "cp1252",
        (
            "Vorname,Nachname,Firma,Position,Ort geschäftlich,Telefon geschäftlich,"
            "Mobiltelefon,E-Mail-Adresse,E-Mail 2: Adresse,Notizen"
        ),
    ),
    "French": (
        "cp1252",
        (
            "Prénom,Nom,Société,Fonction,Ville (bureau),Téléphone (bureau),Tél. mobile,"
            "Adresse de messagerie,Adresse de messagerie 2,Notes"
        ),
    ),
    "Spanish": (
        "cp1252",
        (
            "Nombre,Apellidos,Organización,Puesto,Ciudad de trabajo,Teléfono del trabajo,"
            "Teléfono móvil,Dirección de correo electrónico,"
            "Dirección de correo electrónico 2,Notas"
        ),
    ),
    "Italian": (
        "cp1252",
        (
            "Nome,Cognome,Società,Posizione,Città (uff.),Ufficio,Cellulare,"
            "Indirizzo posta elettronica,Indirizzo posta elettronica 2,Notes"
        ),
    ),
    "Portuguese": (
        "cp1252",
        (
            "Primeiro nome,Sobrenome,Empresa,Cargo,Cidade,Telefone comercial,"
            "Telefone celular,Endereço de email,Endereço de email 2,Anotações"
        ),
    ),
    "Dutch": (
        "cp1252",
        (
            'Voornaam,Achternaam,Bedrijf,Functie,"Werkadres, plaats",Telefoon op werk,'
            "Mobiele telefoon,E-mailadres,E-mailadres 2,Notities"
        ),
    ),
    "Polish": (
        "cp1250",
        (
            "Imię,Nazwisko,Firma,Stanowisko,Adres służbowy - miejscowość,Telefon służbowy,"
            "Telefon komórkowy,Adres e-mail,Adres e-mail 2,Notatki"
        ),
    ),
    "Russian": (
        "cp1251",
        (
            "Имя,Фамилия,Организация,Должность,Город (раб. адрес),Рабочий телефон,"
            "Телефон переносной,Адрес эл. почты,Адрес 2 эл. почты,Заметки"
        ),
    ),
    "Chinese": (
        "gb18030",
        ("名,姓,单位,职务,商务地址 市/县,商务电话,移动电话,电子邮件地址,电子邮件 2 地址,附注"),
    ),
    "Japanese": (
        "cp932",
        (
            "名,姓,会社名,役職,市町村 (会社),会社電話,携帯電話,電子メール アドレス,"
            "電子メール 2 アドレス,メモ"
        ),
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_outlook_in_its_languages(language):
    encoding, header = LANGUAGES[language]
    expected = "given family org role location phones phones emails emails note"
    assert list(fields(f"{header}\r\n", encoding).values()) == expected.split()
    row = "Ana,Ruiz,Port,Speaker,Bern,+41 22 555 01 42,+41 79 555 01 42,a@example.org,b@example.org"
    record = one(f"{header}\r\n{row},Hi\r\n", encoding)
    assert name(record) == "Ana Ruiz"
    assert record.contact.location == "Bern"
    assert phones(record) == ["+41225550142", "+41795550142"]
    assert record.contact.phones[1].kind is PhoneKind.MOBILE
    assert emails(record) == ["a@example.org", "b@example.org"]
    assert (record.note, record.extra) == ("Hi", {})


@pytest.mark.parametrize(
    ("header", "fields_"),
    [
        pytest.param("Nom;Prénom;Tél. portable;Fonction;Organisme", "family given phones role org",
                     id="a French list"),
        pytest.param("Nom;Organisme", "name org", id="a whole name"),
        pytest.param("Nombre,Apellidos,Correo", "given family emails", id="a Spanish list"),
        pytest.param("Name;Vorname;E-Mail", "family given emails", id="a German list"),
        pytest.param("Név,E-mail", "name emails", id="a Hungarian list"),
        pytest.param("ФИО;СМИ;Тел.", "name org phones", id="a Russian list"),
        pytest.param("Outlet Name,Contact Name,Beat,Job Title,Email Address,Country",
                     "org name tags role emails country", id="a media list"),
        pytest.param("First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,"
                     "Work Phone,Fax Number,Mobile Number,Organization,Web Page 1,Notes",
                     "given family name extra emails emails phones phones phones org url note",
                     id="Thunderbird"),
        pytest.param("Ministère;Contact presse;Courriel", "org name emails",
                     id="a list of ministries"),
        pytest.param("Organisation / Media\tVor-/Nachname\tName / Funktion", "org name extra",
                     id="several words in a heading"),
        pytest.param("Name,Title,Job Title", "name prefix role", id="Dr beside a job"),
        pytest.param("Name,Title,E-mail", "name role emails", id="a job alone"),
        pytest.param("Name,Assistant's Phone,E-mail Type,E-mail Display Name,E-mail",
                     "name extra extra extra emails", id="what is nobody's own"),
    ],
)  # fmt: skip
def test_headings_that_people_write(header, fields_):
    assert list(fields(f"{header}\n").values()) == fields_.split()


def test_no_heading_means_two_things():
    table = headers._table()["whole"]
    meant = {}
    for field, words in table.items():
        for word in words:
            assert headers.key(word), word
            assert meant.setdefault(headers.key(word), field) == field, word


def test_titles_before_a_name_are_told_by_the_cells():
    assert fields("Name,Title\nAna Ruiz,Dr.\nJane Roe,Prof.\n")["Title"] == "prefix"


# --- encoding, delimiter, headings ------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Nom;Mél\nÉlodie Durand;e@example.org\n"),
        ("utf-8-sig", "Nom;Mél\nÉlodie Durand;e@example.org\n"),
        ("utf-16", "Nom\tMél\nÉlodie Durand\te@example.org\n"),
        ("utf-16-le", "Nom\tMél\nÉlodie Durand\te@example.org\n"),
        ("utf-16-be", "Nom\tMél\nÉlodie Durand\te@example.org\n"),
        ("cp1252", "Nom;Mél;Prénom\nDurand;e@example.org;Élodie\n"),
        ("cp1250", "Imię;Nazwisko;E-mail\nŁukasz;Żak;l@example.org\n"),
        ("cp1251", "Имя;Фамилия;Почта\nАнна;Иванова;a@example.org\n"),
        ("cp932", "氏名,メールアドレス\n架空太郎,taro@example.org\n"),
        ("gb18030", "姓名,电子邮件\n王小明,wang@example.org\n"),
        ("big5", "姓名,電郵\n王小明,wang@example.org\n"),
        ("cp949", "이름,이메일\n김민수,kim@example.org\n"),
        ("cp1252", "Nombre;Teléfono;País;Correo\nBegoña Núñez;;España;b@example.org\n"),
        ("cp1252", "Prénom;Nom;Mél\nMaëlle;Lefèvre-Hâté;m@example.org\n"),
        ("cp1250", "Jméno;Příjmení;Mail\nŘehoř;Čížek;r@example.org\n"),
        ("cp1252", "Name;Mail\nÉlodie Durand;e@example.org\n"),
        ("cp1252", "Name;Mail\nJürgen Müller;j@example.org\n"),
        ("cp1250", "Name;Mail\nŁukasz Żak;l@example.org\nZofia Gałęź;z@example.org\n"),
        ("cp1251", "Name;Mail\nАнна Иванова;a@example.org\nПётр Ильич;p@example.org\n"),
    ],
)
def test_reads_any_encoding(encoding, text):
    record = load(text, encoding)[0]
    written = text.splitlines()[1]
    assert all(part in written for part in name(record).split())
    assert len(emails(record)) == 1


def test_the_letters_of_a_language_tell_the_encoding_in_all_cells():
    row = "Begoña Núñez;+34 912 345 678;España\n"
    assert one(f"Nombre;Teléfono;País\n{row}", "cp1252").contact.location == "España"


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        pytest.param("Anniversaire", "01/02/1970", id="a date"),
        pytest.param("Telefon Assistent", "+41 22 555 01 43", id="an assistant's"),
    ],
)
def test_what_looks_like_a_number_and_is_not_theirs_is_kept(heading, cell):
    record = one(f"Name,Tel,{heading}\nAna Ruiz,+41 22 555 01 42,{cell}\n")
    assert phones(record) == ["+41225550142"]
    assert record.extra["csv"] == {heading: cell}


def test_a_number_with_its_country_is_taken_though_no_plan_knows_it():
    record, aside = load("Name,Fax,Tel\nAna Ruiz,+33 6 39 98 12 34,+33 6 39\n")
    assert isinstance(aside, Aside)
    assert [(str(each), each.kind) for each in record.contact.phones] == [
        ("+33639981234", PhoneKind.FAX)
    ]
    assert record.extra["csv"] == {"Tel": "+33 6 39"}


def test_languages_that_are_called_by_name_are_tags():
    record = one('Name,Mail,Sprache\nAna Ruiz,a@example.org,"Deutsch, pt-BR, Elbisch"\n')
    assert record.contact.langs == ("de", "pt-BR", "Elbisch")


@pytest.mark.parametrize(
    ("family", "own", "suffix"),
    [
        pytest.param("O'Neill, PhD", "O'Neill", "PhD", id="credentials"),
        pytest.param("Roe, Inc", "Roe, Inc", "", id="something else"),
    ],
)
def test_credentials_behind_a_family_name_are_its_suffix(family, own, suffix):
    found = one(f'First Name,Last Name,Email\nKim,"{family}",k@example.org\n').contact.name
    assert (found.family, found.suffix, found.full) == (own, suffix, f"Kim {own}")


def test_a_sign_for_a_lost_letter_is_read_as_it_stands():
    assert one("Name,Note,Mail\nAnna Beispiel,\ufffd,anna@example.org\n").note == "\ufffd"


def test_a_cell_from_elsewhere_does_not_spoil_the_rest():
    good = "Name;Firma\n" + "".join(f"Zoë Größ{n};Häfen\n" for n in "abcdefghij")
    data = good.encode() + "René Müller;Zürich\n".encode("cp1252")
    loaded = load(data)
    assert name(loaded[0]) == "Zoë Größa"
    assert (name(loaded[-1]), loaded[-1].contact.org) == ("René Müller", "Zürich")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_reads_any_delimiter(delimiter):
    text = "Name,Firma,Mail\nAna Ruiz,Port,a@example.org\n".replace(",", delimiter)
    assert (name(one(text)), emails(one(text))) == ("Ana Ruiz", ["a@example.org"])


def test_excel_may_name_the_delimiter():
    assert name(one("sep=;\r\nName;Handy\r\nAna Ruiz;+41 79 555 01 42\r\n")) == "Ana Ruiz"


def test_lines_above_the_headings_are_passed_over():
    text = "Press list 2025;;\n;;\n\nNom;Prénom;Mél\nRUIZ;Ana;a@example.org\n"
    assert name(one(text)) == "Ana Ruiz"
    assert one(text).contact.name.family == "Ruiz"


def test_headings_that_come_again_are_nobody():
    text = "Name,Mail\nAna Ruiz,a@example.org\nName,Mail\nJane Roe,j@example.org\n"
    assert list(map(name, load(text))) == ["Ana Ruiz", "Jane Roe"]


def test_without_headings_the_cells_tell():
    text = (
        "Ana Ruiz,Harbour Trust,ana@example.org,+41 22 555 01 42\n"
        "Jane Roe,Acme,jane@example.org,+44 20 7946 0123\n"
    )
    first, second = load(text)
    assert (name(first), emails(first), phones(second)) == (
        "Ana Ruiz", ["ana@example.org"], ["+442079460123"],
    )  # fmt: skip
    assert first.extra["csv"] == {"Column 2": "Harbour Trust"}


def test_a_heading_that_nobody_knows_leaves_it_to_the_cells():
    text = "Wer,Wohin\nAna Ruiz,ana@example.org\nJane Roe,jane@example.org\n"
    assert fields(text)["Wohin"] == "emails"


def test_a_column_of_addresses_is_a_table():
    assert [emails(each) for each in load("ana@example.org\nbob@example.org\n")] == [
        ["ana@example.org"], ["bob@example.org"],
    ]  # fmt: skip


# --- what somebody says of the columns --------------------------------------------------------


def test_columns_are_what_somebody_says():
    text = "Name;Sonst;Nr.;Foo\nAna Ruiz;Rings twice;+41 79 555 01 42;bar\n"
    record = one(text, columns={"Sonst": "note", "nr": "mobile", "column 4": "-"})
    assert (record.note, phones(record), record.extra) == ("Rings twice", ["+41795550142"], {})
    assert record.contact.phones[0].kind is PhoneKind.MOBILE


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        pytest.param({"Handy": "phones"}, "The columns are Name, Tel.", id="no such column"),
        pytest.param({"9": "phones"}, "The columns are Name, Tel.", id="no such number"),
        pytest.param({"Name": "nom"}, "The fields are uid, name,", id="no such field"),
    ],
)
def test_what_cannot_be_meant_is_told(columns, said):
    with pytest.raises(UsageError) as caught:
        load("Name,Tel\nAna Ruiz,+41 22 555 01 42\n", columns=columns)
    assert caught.value.hint.startswith(said)


# --- values -----------------------------------------------------------------------------------


def test_a_number_without_a_country_is_kept_beside_and_told():
    record, aside = load("Name,Tel,Mail\nAna Ruiz,022 555 01 42,a@example.org\n")
    assert (phones(record), record.extra["csv"]) == ([], {"Tel": "022 555 01 42"})
    assert isinstance(aside, Aside)
    assert (aside.line, aside.text) == (2, "Ana Ruiz,022 555 01 42,a@example.org")
    assert "the country of this number is not known" in aside.reason


def test_somebody_may_say_the_country():
    assert phones(one("Name,Tel\nAna,022 555 01 42\n", region="CH")) == ["+41225550142"]


@pytest.mark.parametrize("country", ["CH", "Schweiz", "Suisse", "Switzerland"])
def test_a_column_may_say_the_country(country):
    text = f"Name,Tel,Pays\nAna,022 555 01 42,{country}\n"
    assert phones(one(text, region="FR")) == ["+41225550142"]


def test_a_country_is_the_place_where_there_is_no_city_unless_it_is_a_code():
    assert one("Name,Country\nAna,Switzerland\n").contact.location == "Switzerland"
    coded = one("Name,Country\nAna,CH\n")
    assert (coded.contact.location, coded.extra["csv"]) == (None, {"Country": "CH"})


@pytest.mark.parametrize(
    ("cell", "numbers", "kept"),
    [
        ("+41 22 555 01 42 / 43", ["+41225550142", "+41225550143"], False),
        ("+41 22 555 01 42; +41 79 555 01 42", ["+41225550142", "+41795550142"], False),
        ("+41 22 555 01 42 (only mornings)", ["+41225550142"], True),
        ("+41 22 555 01 42 ext. 5", ["+41225550142;ext=5"], False),
        ("4.12256E+10", [], True),
    ],
)
def test_no_part_of_a_cell_of_numbers_is_lost(cell, numbers, kept):
    record = load(f'Name,Tel\nAna Ruiz,"{cell}"\n')[0]
    assert phones(record) == numbers
    assert (record.extra.get("csv", {}).get("Tel") == cell) is kept


@pytest.mark.parametrize(
    ("cell", "addresses", "kept"),
    [
        ("a@example.org; b@example.org", ["a@example.org", "b@example.org"], False),
        ("Ana Ruiz <a@example.org>", ["a@example.org"], False),
        ("a@example.org (private)", ["a@example.org"], True),
        ("n/a", [], False),
        ("see website", [], True),
    ],
)
def test_no_part_of_a_cell_of_addresses_is_lost(cell, addresses, kept):
    record = load(f'Name,Mail\nAna Ruiz,"{cell}"\n')[0]
    assert emails(record) == addresses
    assert (record.extra.get("csv", {}).get("Mail") == cell) is kept


@pytest.mark.parametrize(
    ("header", "row", "full", "family"),
    [
        ("Vezetéknév,Keresztnév", "Nagy,Ágnes", "Nagy Ágnes", "Nagy"),
        ("姓,名", "王,小明", "王小明", "王"),
        ("성,이름", "김,민수", "김민수", "김"),
        ("Prénom,Nom", "Élodie,DURAND", "Élodie Durand", "Durand"),
        ("Name", '"Ruiz, Ana"', "Ana Ruiz", "Ruiz"),
        ("First Name,Last Name", "Ana Ruiz,", "Ana Ruiz", "Ruiz"),
        ("First Name,Last Name,File As", 'Ana,Ruiz,"Ruiz, Ana"', "Ana Ruiz", "Ruiz"),
        ("First Name,Last Name,File As", "Bo,Li,Li Bo", "Li Bo", "Li"),
    ],
)
def test_the_parts_of_a_name_are_joined_as_one_says_it(header, row, full, family):
    record = one(f"{header}\n{row}\n")
    assert (name(record), record.contact.name.family) == (full, family)
    assert record.extra == {}


def test_an_office_is_no_person():
    assert one("Name,Mail\nPress Office,press@example.org\n").contact.kind is Kind.DESK


def test_a_formula_is_a_text():
    record = one('Name,Notes\nAna Ruiz,"=HYPERLINK(""http://x"")"\n')
    assert record.note == '=HYPERLINK("http://x")'
    assert one("Name,Notes\nAna Ruiz,'=1+1\n").note == "=1+1"


# --- rows that are wrong ----------------------------------------------------------------------


def test_a_bad_row_is_handed_back_as_it_stands_and_stops_no_other():
    text = (
        "Name;Firma;Mail\n"
        'Ana Ruiz;"Port;ana@example.org\n'
        'Jane Roe;"Beta; Inc";jane@example.org\n'
        "John Doe;Acme;john@example.org;too;many\n"
        'Jim "The Pen" Poe;"The "Big" Paper";jim@example.org\n'
        "Sue Low;Acme\n"
        ";;;\n"
        ";;nothing here\n"
        'Zoe Quill;"never closed\n'
        "Max Moe;;max@example.org\n"
    )
    loaded = load(text)
    assert [name(each) for each in loaded if isinstance(each, Record)] == [
        "Jane Roe", "Jim Poe", "Sue Low", "Max Moe",
    ]  # fmt: skip
    rejects = [each for each in loaded if isinstance(each, Reject)]
    assert [(each.line, each.reason.partition(" (")[0]) for each in rejects] == [
        (2, "a quote that does not end"),
        (4, "5 cells, but 3 columns"),
        (8, "no name, organisation, e-mail or phone in it"),
        (9, "a quote that does not end"),
    ]
    assert rejects[0].text == 'Ana Ruiz;"Port;ana@example.org'
    assert loaded[3].contact.org == 'The "Big" Paper'


def test_hard_cells_are_read():
    large = "x" * 10_000_000
    record = one(f"Name,Notes\nAna\0 Ruiz,{large}\n")
    assert (name(record), len(record.note)) == ("Ana Ruiz", len(large))
    assert one("Name,Notes\rAna Ruiz,old Mac\r").note == "old Mac"
    assert load("") == []
    assert load("\n\n\n") == []


def test_a_cell_of_very_many_values_is_kept_as_it_is():
    cell = "a@example.org " * 100_000
    begun = time.process_time()
    record, aside = load(f"Name,Mail\nAna Ruiz,{cell}\n")
    assert record.extra["csv"]["Mail"] == cell.strip()
    assert "more than 4000 characters" in aside.reason
    assert time.process_time() - begun < 5


def test_quotes_that_never_end_take_no_time_to_speak_of():
    text = "Name,Notes\n" + 'Ana Ruiz,"a\n' * 1 + "Jane Roe,b\n" * 20_000
    begun = time.process_time()
    assert len([each for each in load(text) if isinstance(each, Record)]) == 20_000
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04\x14\0\x06\0", "save it there as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it there as CSV"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", "no text"),
    ],
)
def test_what_is_no_table_is_told_in_one_line(data, said):
    (reject,) = load(data)
    assert said in reject.reason
    assert reject.text == ""


def test_a_column_more_takes_nothing_from_our_own_table():
    contact = Contact(
        Kind.DESK,
        Name("Press Office"),
        "Acme",
        phones=(Phone("+254203000001", "12"), Phone("+254700000001")),
        langs=("en", "fr"),
    )
    ours = Record("5d1f0c3a-1111-4222-8333-444455556666", contact, tags=("a", "b c"), note="=1")
    header, row = formats.dump([ours], Format.CSV).splitlines()
    assert one(f"{header},Room\r\n{row},B12\r\n") == replace(ours, extra={"csv": {"Room": "B12"}})


def test_a_column_more_leaves_our_numbers_what_they_ring():
    record = one(
        "name,phones,phone_kinds,shoe size\n"
        "Ana,+41225550142 | +41225550149,+41225550149 fax | +41225550142 toll-free,39\n"
    )
    kinds = [(str(each), each.kind.value) for each in record.contact.phones]
    assert kinds == [("+41225550142", "toll-free"), ("+41225550149", "fax")]
    assert record.extra == {"csv": {"shoe size": "39"}}
    record = one("name,phones,phone_kinds,x\nAna,+41225550142,+41225550142 harp,\n")
    assert record.extra == {"csv": {"phone_kinds": "+41225550142 harp"}}


def test_a_table_about_something_else_is_told():
    (reject,) = load("Width,Height\n10,20\n")
    assert reject.reason == "the first row names no field"


LINES = st.lists(st.text(st.sampled_from('ab,;\t|"\n@=+0159. é中'), max_size=30), max_size=6)


@given(lines=LINES, header=st.sampled_from(["Name,Tel", "Nom;Mél", "E-mail", ""]))
def test_no_table_makes_reading_fail(lines, header):
    text = "\n".join([header, *lines])
    for encoding in ("utf-8", "cp1252", "utf-16"):
        for each in formats.load(text.encode(encoding, "replace"), Format.CSV):
            assert isinstance(each, Record | Reject)
