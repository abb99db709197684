"""Telephone numbers as people write them."""

import time

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.errors import InvalidPhoneError
from pressdir.model import Phone, PhoneKind
from pressdir.normalise import phones

GENEVA = "+41225550123"


@pytest.mark.parametrize(
    ("written", "region", "number"),
    [
        pytest.param("+41 22 555 01 23", None, GENEVA, id="international"),
        pytest.param("+41 (0)22 555 01 23", None, GENEVA, id="trunk zero in brackets"),
        pytest.param("+41 022 555 01 23", None, GENEVA, id="stray trunk zero"),
        pytest.param("+41 (022) 555 01 23", None, GENEVA, id="trunk zero in the area's brackets"),
        pytest.param("00 41 22 555 01 23", None, GENEVA, id="00"),
        pytest.param("0041 (0)22 555 01 23", None, GENEVA, id="00 and trunk zero"),
        pytest.param("011 41 22 555 01 23", None, GENEVA, id="011"),
        pytest.param("011 41 22 555 01 23", "US", GENEVA, id="011 in America"),
        pytest.param("+ 41 22 555 01 23", None, GENEVA, id="blank behind the plus"),
        pytest.param("+0041 22 555 01 23", None, GENEVA, id="plus and 00"),
        pytest.param("022 555 01 23", "CH", GENEVA, id="national"),
        pytest.param("022 555 01 23", "ch", GENEVA, id="region in small letters"),
        pytest.param("41 22 555 01 23", "CH", GENEVA, id="no plus, region told"),
        pytest.param("+41-22-555-0123", None, GENEVA, id="hyphens"),
        pytest.param("+41‑22–555—0123", None, GENEVA, id="hyphens of all kinds"),
        pytest.param("+41.22.555.01.23", None, GENEVA, id="dots"),
        pytest.param("+41/22/555 01 23", None, GENEVA, id="slashes"),
        pytest.param(
            "+41\u00a022\u202f555\u200901\u200923", None, GENEVA, id="blanks of all kinds"
        ),
        pytest.param("+41 22 555\n0123", None, GENEVA, id="over a line"),
        pytest.param("＋４１ ２２ ５５５ ０１ ２３", None, GENEVA, id="full-width"),
        pytest.param("+٤١ ٢٢ ٥٥٥ ٠١ ٢٣", None, GENEVA, id="Arabic digits"),
        pytest.param("+۴۱ ۲۲ ۵۵۵ ۰۱ ۲۳", None, GENEVA, id="Persian digits"),
        pytest.param("+४१ २२ ५५५ ०१ २३", None, GENEVA, id="Devanagari digits"),
        pytest.param("\u202a+41 22 555 01 23\u202c", None, GENEVA, id="direction marks"),
        pytest.param("Tel.: +41 22 555 01 23", None, GENEVA, id="label"),
        pytest.param("+41 22 555 01 23 (office)", None, GENEVA, id="words behind"),
        pytest.param("41 22 555 01 23+", None, GENEVA, id="plus behind, from right-to-left text"),
        pytest.param("( +41) 22 555 01 23", None, GENEVA, id="blank inside the bracket"),
        pytest.param("tel:+41-22-555-0123", None, GENEVA, id="RFC 3966"),
        pytest.param("tel:5550123;phone-context=+4122", None, GENEVA, id="RFC 3966 context"),
        pytest.param("TEL:%2B41225550123", None, GENEVA, id="percent-encoded"),
        pytest.param("(+1) 202 555 0143", None, "+12025550143", id="brackets round the code"),
        pytest.param("+1-212) 55 50 143", None, "+12125550143", id="bracket never opened"),
        pytest.param("(+43- 1) 26060-5629", None, "+431260605629", id="Austrian brackets"),
        pytest.param("+43/1/51522-1234", None, "+431515221234", id="Austrian slashes"),
        pytest.param("+43 1 865 45 06 - 0", None, "+43186545060", id="switchboard zero"),
        pytest.param("(0 62 01) 60 07-4 86", "DE", "+4962016007486", id="German pairs"),
        pytest.param("+38 (097) 889 22 54", None, "+380978892254", id="Ukraine, its zero outside"),
        pytest.param("8 (8482) 55-75-57", "RU", "+78482557557", id="Russian eight"),
        pytest.param("+52 1 55 5622 0347", None, "+525556220347", id="Mexico's old mobile 1"),
        pytest.param("+54 9 11 4321-5678", None, "+5491143215678", id="Argentina's mobile 9"),
        pytest.param("+39 06 478091", None, "+3906478091", id="Italy keeps its zero"),
        pytest.param("+39 (0)6 478091", None, "+3906478091", id="Italy's zero in brackets"),
        pytest.param("070 123 45 67 (Axel)", "SE", "+46701234567", id="a name is no vanity number"),
        pytest.param("+212-297-5088", None, "+12122975088", id="plus before an American number"),
        pytest.param("1-800-FLOWERS", "US", "+18003569377", id="vanity number"),
        pytest.param("1-800-FLOWERS", None, "+18003569377", id="vanity number, America implied"),
        pytest.param("020 7946 0958", "UK", "+442079460958", id="UK for GB; kept for fiction"),
        pytest.param("07700 900123", "GB", "+447700900123", id="British mobile kept for fiction"),
        pytest.param("(604) 555-0142", "CA", "+16045550142", id="Canadian, kept for fiction"),
        pytest.param("+870 773 123 456", None, "+870773123456", id="satellite"),
        pytest.param("+800 1234 5678", None, "+80012345678", id="universal toll-free"),
    ],
)
def test_reads_a_number_as_people_write_it(written, region, number):
    assert phones.parse(written, region) == Phone(number)


@pytest.mark.parametrize(
    ("written", "region"),
    [
        pytest.param("022 555 01 23 ext. 214", "CH", id="ext."),
        pytest.param("022 555 01 23 x214", "CH", id="x"),
        pytest.param("022 555 01 23, Ext: 214", "CH", id="Ext:"),
        pytest.param("022 555 01 23 (ext 214)", "CH", id="in brackets"),
        pytest.param("+41225550123;ext=214", None, id="RFC 3966 without its scheme"),
        pytest.param("+41 22 555 01 23, 214-es mellék", None, id="Hungarian, behind its digits"),
        pytest.param("tel:+41-22-555-0123;ext=214", None, id="RFC 3966"),
        pytest.param("022 555 01 23 poste 214", "CH", id="French"),
        pytest.param("022 555 01 23, Durchwahl 214", "CH", id="German"),
        pytest.param("022 555 01 23 DW 214", "CH", id="Austrian"),
        pytest.param("022 555 01 23 int. 214", "CH", id="Italian"),
        pytest.param("022 555 01 23 anexo 214", "CH", id="Spanish"),
        pytest.param("022 555 01 23 ramal 214", "CH", id="Portuguese"),
        pytest.param("022 555 01 23 tst. 214", "CH", id="Dutch"),
        pytest.param("022 555 01 23 anknytning 214", "CH", id="Swedish"),
        pytest.param("022 555 01 23 wew. 214", "CH", id="Polish"),
        pytest.param("022 555 01 23, linka 214", "CH", id="Czech"),
        pytest.param("022 555 01 23, доб. 214", "CH", id="Russian"),
        pytest.param("022 555 01 23 вн. 214", "CH", id="Russian, short"),
        pytest.param("022-555-0123 内線214", "CH", id="Japanese"),
        pytest.param("022-555-0123 分機214", "CH", id="Chinese"),
        pytest.param("022 555 01 23 #214", "CH", id="number sign"),
    ],
)
def test_keeps_the_extension(written, region):
    assert phones.parse(written, region) == Phone(GENEVA, "214")


def test_dials_an_extension_in_the_place_of_the_switchboards_zero():
    assert phones.parse("01 515 22-0, DW 1234", "AT") == Phone("+431515221234")


@pytest.mark.parametrize(
    ("written", "region", "message"),
    [
        pytest.param("022 555 01 23", None, "country", id="national without a region"),
        pytest.param("41 22 555 01 23", None, "country", id="code without its plus"),
        pytest.param("4122555+0123", None, "not a telephone number", id="plus inside"),
        pytest.param("112", "CH", "no such number", id="emergency"),
        pytest.param("+41 22 555 01", None, "no such number", id="too short"),
        pytest.param("+49 151 5550142", "DE", "no such number", id="too short, at home"),
        pytest.param("+999 22 555 01 23", None, "no such number", id="no such country"),
        pytest.param("022 555 01 23", "XX", "not a region", id="no such region"),
        pytest.param("press office", "CH", "not a telephone number", id="words"),
        pytest.param("", None, "not a telephone number", id="nothing"),
        pytest.param("+41 22 555 01 23 or 24 hours", None, "not a", id="more digits behind words"),
        pytest.param("+41 22 555 01 23 ext 13/08/03", None, "not a", id="a date behind it"),
        pytest.param("1" * 500, "CH", "too long", id="too long"),
    ],
)
def test_says_why_something_is_no_number(written, region, message):
    with pytest.raises(InvalidPhoneError, match=message):
        phones.parse(written, region)


@pytest.mark.parametrize(
    ("written", "region", "numbers"),
    [
        pytest.param("2410 0059/60", "GT", ["+50224100059", "+50224100060"], id="two last digits"),
        pytest.param(
            "(212) 963-6934/7164/2393",
            "US",
            ["+12129636934", "+12129637164", "+12129632393"],
            id="four last digits, twice",
        ),
        pytest.param("+41 22 555 0123 or 0155", None, [GENEVA, "+41225550155"], id="or"),
        pytest.param("022 555 01 23 ou 55", "CH", [GENEVA, "+41225550155"], id="ou"),
        pytest.param(
            "+41 22 555 01 23 or +41 79 555 01 23", None, [GENEVA, "+41795550123"], id="or, in full"
        ),
        pytest.param(
            "+41 22 555 01 23 / +41 79 555 01 23",
            None,
            [GENEVA, "+41795550123"],
            id="slash, in full",
        ),
        pytest.param(
            "+1-202-555-0143 (office); or +1-718-555-0112",
            None,
            ["+12025550143", "+17185550112"],
            id="words between",
        ),
        pytest.param(
            "(212) 555-0134, 555-0164", "US", ["+12125550134", "+12125550164"], id="area once"
        ),
        pytest.param("089 322106-497 | -531", "DE", ["+4989322106497", "+4989322106531"], id="bar"),
        pytest.param(
            "089/322106-23/-24", "DE", ["+498932210623", "+498932210624"], id="hyphen again"
        ),
        pytest.param(
            "0341 6962-0, Durchwahl -497 | -531",
            "DE",
            ["+493416962497", "+493416962531"],
            id="Durchwahl",
        ),
        pytest.param(
            "0228 123456/57", "DE", ["+49228123456", "+49228123457"], id="open plan, short tail"
        ),
        pytest.param("089/179 14-287", "DE", ["+498917914287"], id="slash in one number"),
        pytest.param("0341/696290", "DE", ["+49341696290"], id="slash behind the area"),
        pytest.param("+43/1/51522-1234", None, ["+431515221234"], id="slashes in one number"),
        pytest.param(
            "+41 22 555 01 23, ext. 12", None, [f"{GENEVA};ext=12"], id="comma before ext."
        ),
        pytest.param(
            "+41 22 555 01 23 ext. 12 or 13",
            None,
            [f"{GENEVA};ext=12", f"{GENEVA};ext=13"],
            id="two ext.",
        ),
        pytest.param("+41 22 555 01 23 or 24 hours", None, [GENEVA], id="hours are no number"),
        pytest.param("+41 22 555 01 23, after 18", None, [GENEVA], id="nor is a time"),
        pytest.param(
            "+41 22 555 01 23 +41 79 555 01 23",
            None,
            [GENEVA, "+41795550123"],
            id="no word between",
        ),
        pytest.param("tel:+41225550123;ext=12", None, [f"{GENEVA};ext=12"], id="RFC 3966"),
        pytest.param("+41 22 555 01 23 / +41 22 555 01 23", None, [GENEVA], id="the same twice"),
        pytest.param("051-9274401-4", "PK", ["+92519274401", "+92519274404"], id="a range's last"),
        pytest.param(
            "0-5394-1234-5 ext. 11",
            "TH",
            ["+6653941234;ext=11", "+6653941235;ext=11"],
            id="and more",
        ),
    ],
)
def test_completes_abbreviated_numbers(written, region, numbers):
    assert [str(phone) for phone in phones.parse_many(written, region)] == numbers


@pytest.mark.parametrize("written", ["Durchwahl -497 | -531", "or", "", "12/34"])
def test_refuses_a_run_without_any_number(written):
    with pytest.raises(InvalidPhoneError):
        phones.parse_many(written, "DE")


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("+41225550123", PhoneKind.FIXED),
        ("+41795550123", PhoneKind.MOBILE),
        ("+12025550143", PhoneKind.UNKNOWN),
        ("+18003569377", PhoneKind.TOLL_FREE),
        ("+870773123456", PhoneKind.SATELLITE),
        ("+881623412345", PhoneKind.SATELLITE),
        ("+88216 5555 1234", PhoneKind.SATELLITE),
        ("+80012345678", PhoneKind.TOLL_FREE),
        ("+44 843 555 0123", PhoneKind.OTHER),
    ],
)
def test_asks_the_numbering_plan_for_the_kind(number, kind):
    phone = phones.parse(number)
    assert (phone.kind, phones.plan_kind(phone)) == (kind, kind)


def test_a_label_knows_the_kind_better_than_the_plan():
    assert phones.parse("+41 22 555 01 23", kind=PhoneKind.FAX).kind is PhoneKind.FAX
    assert phones.parse_many("+41 22 555 01 23/24", kind=PhoneKind.FAX)[1].kind is PhoneKind.FAX


def test_shows_every_plan_s_numbers_as_the_library_does():
    for region in phonenumbers.SUPPORTED_REGIONS:
        for kind in range(11):
            number = phonenumbers.example_number_for_type(region, kind)
            if number is None:
                continue
            e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            shown = phonenumbers.format_number(
                phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.INTERNATIONAL
            )
            assert phones.international(Phone(e164)) == shown


@given(
    st.sampled_from(sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)),
    st.text("0123456789", min_size=1, max_size=11),
)
def test_shows_numbers_that_no_plan_has_as_the_library_does(code, national):
    zeros = min(len(national) - len(national.lstrip("0")), len(national) - 1)
    number = phonenumbers.PhoneNumber(
        country_code=code,
        national_number=int(national),
        italian_leading_zero=zeros > 0,
        number_of_leading_zeros=zeros,
    )
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    assert phones.international(Phone(f"+{code}{national}")) == shown


def test_shows_a_number_of_no_country_as_it_is():
    assert phones.international(Phone("+21012345678", "5")) == "+21012345678 ext. 5"


def test_shows_a_number_with_its_extension():
    assert phones.international(Phone(GENEVA, "5")) == "+41 22 555 01 23 ext. 5"


@pytest.mark.parametrize(
    ("number", "region"),
    [
        ("+41225550123", "CH"),
        ("+16045550142", "CA"),
        ("+447700900123", "GB"),
        ("+870773123456", None),
    ],
)
def test_knows_the_region_of_a_number(number, region):
    assert phones.region_of(Phone(number)) == region


def test_lists_the_regions_of_a_country_code():
    assert phones.regions_for(41) == ("CH",)
    assert phones.regions_for(1)[0] == "US"
    assert phones.regions_for(870) == ()
    assert phones.regions_for(999) == ()


EXAMPLES = [
    (region, phonenumbers.example_number_for_type(region, kind))
    for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    for kind in (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE)
    if phonenumbers.example_number_for_type(region, kind)
]


@pytest.mark.parametrize("style", ["INTERNATIONAL", "NATIONAL", "E164", "RFC3966"])
def test_reads_every_regions_example_in_every_style(style):
    form = getattr(phonenumbers.PhoneNumberFormat, style)
    wrong = {}
    for region, number in EXAMPLES:
        written = phonenumbers.format_number(number, form)
        expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if phones.parse(written, region).number != expected:
            wrong[written] = expected
    assert not wrong


@given(st.sampled_from(EXAMPLES), st.sampled_from(["", "7", "214"]))
def test_reading_what_is_shown_gives_the_number_back(example, extension):
    written = phonenumbers.format_number(example[1], phonenumbers.PhoneNumberFormat.E164)
    phone = Phone(written, extension or None)
    assert phones.parse(phones.international(phone)) == phone
    assert phones.parse(str(phone)) == phone
    assert phones.parse(phone.uri) == phone


@given(
    st.text("0123456789 +-()/.ext;=or", max_size=40) | st.text(max_size=60),
    st.sampled_from([None, "CH", "US", "DE", "IT"]),
)
def test_what_is_read_is_a_number_and_reading_twice_is_reading_once(text, region):
    try:
        found = phones.parse_many(text, region)
    except InvalidPhoneError:
        return
    assert found
    for phone in found:
        assert phones.parse(str(phone)) == phone


@pytest.mark.parametrize(
    "text", ["1/" * 99, "+" * 199, "( " * 99, "1 or " * 39, "0-" * 99, "x " * 99]
)
def test_hostile_runs_are_refused_at_once(text):
    started = time.process_time()
    with pytest.raises(InvalidPhoneError):
        phones.parse_many(text, "DE")
    assert time.process_time() - started < 0.5


@given(st.from_regex(r"\+[1-9][0-9]{1,14}", fullmatch=True, alphabet="+0123456789"))
def test_any_digits_in_a_file_can_be_asked_about(number):
    phone = Phone(number)
    assert phones.exists(phone) in {True, False}
    assert phones.plan_kind(phone) in PhoneKind
    assert phones.region_of(phone) is None or len(phones.region_of(phone)) == 2
    assert phones.international(phone).replace(" ", "").replace("-", "").startswith("+")


@pytest.mark.parametrize(
    ("text", "region"),
    [
        pytest.param("+229 97 12 34 56", None, id="international"),
        pytest.param("97 12 34 56", "BJ", id="national"),
    ],
)
def test_a_number_of_an_older_plan_is_refused_with_what_it_is_today(text, region):
    with pytest.raises(InvalidPhoneError) as refused:
        phones.parse(text, region)
    assert refused.value.hint == "Since 2024-11-30 it is +2290197123456 (Benin, ten digits)."
