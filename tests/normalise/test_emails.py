"""E-mail addresses as people write, mark up and hide them."""

import time

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from pressdir.errors import InvalidEmailError
from pressdir.model import EmailAddress
from pressdir.normalise import emails

JANE = "jane.roe@press.example"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        pytest.param("jane.roe@press.example", JANE, id="plain"),
        pytest.param(
            "Jane.ROE@Press.Example", "Jane.ROE@press.example", id="case of the local part"
        ),
        pytest.param("INFO@Press.Example", "INFO@press.example", id="case of a role's mailbox"),
        pytest.param(
            "mailto:jane.roe@press.example?subject=Hi%20you", JANE, id="link with a query"
        ),
        pytest.param("mailto:jane.roe%40press.example", JANE, id="percent-encoded link"),
        pytest.param("MAILTO: jane.roe@press.example", JANE, id="link in capitals"),
        pytest.param("<jane.roe@press.example>,", JANE, id="angle brackets"),
        pytest.param('"jane.roe@press.example".', JANE, id="quotes and a full stop"),
        pytest.param("„jane.roe@press.example“", JANE, id="German quotes"),
        pytest.param("(jane.roe@press.example);", JANE, id="brackets"),
        pytest.param("**jane.roe@press.example**", JANE, id="markdown"),
        pytest.param("Jane Roe <jane.roe@press.example>", JANE, id="display name"),
        pytest.param("E-mail: jane.roe@press.example", JANE, id="label"),
        pytest.param("ｊａｎｅ．ｒｏｅ＠ｐｒｅｓｓ．ｅｘａｍｐｌｅ", JANE, id="full-width"),
        pytest.param("jane.roe&#64;press&#46;example", JANE, id="entities"),
        pytest.param("jane.roe&commat;press&period;example", JANE, id="named entities"),
        pytest.param("jane.\u00adroe@press.\u200bexample", JANE, id="soft hyphen and zero width"),
        pytest.param("jane.roe @ press.example", JANE, id="blanks round the at sign"),
        pytest.param("jane.roe\n@press.example", JANE, id="line break before the at sign"),
        pytest.param("jane.roe @ press . example", JANE, id="blanks round the dot"),
        pytest.param("jane.roe(at)press.example", JANE, id="(at)"),
        pytest.param("jane.roe [at] press [dot] example", JANE, id="[at] [dot]"),
        pytest.param("jane{dot}roe{at}press{dot}example", JANE, id="{at} {dot}"),
        pytest.param("jane.roe&lt;at&gt;press.example", JANE, id="<at>"),
        pytest.param("jane.roe[@]press[.]example", JANE, id="[@] [.]"),
        pytest.param("jane DOT roe AT press DOT example", JANE, id="AT and DOT"),
        pytest.param("jane.roe(ät)press.example", JANE, id="German ät"),
        pytest.param("jane.roe (at) press (punkt) example", JANE, id="German punkt"),
        pytest.param("jane.roe arobase press point example", JANE, id="French words"),
        pytest.param("jane.roe(arroba)press(punto)example", JANE, id="Spanish"),
        pytest.param("jane.roe(chiocciola)press.example", JANE, id="Italian"),
        pytest.param("jane.roe(zavináč)press.example", JANE, id="Czech"),
        pytest.param("jane.roe(małpa)press(kropka)example", JANE, id="Polish"),
        pytest.param("jane.roe (hjá) press.example", JANE, id="Icelandic"),
        pytest.param("jane.roe(kukac)press(pont)example", JANE, id="Hungarian"),
        pytest.param("jane.roe (ag) press (ponc) example", JANE, id="Irish"),
        pytest.param("jane.roe(собака)press(точка)example", JANE, id="Russian"),
        pytest.param("jane.roe(snabel-a)press.example", JANE, id="Swedish"),
        pytest.param(
            "jane.roe(alfa-krull)press(prikk)example".replace("kk", "k"), JANE, id="Norse"
        ),
        pytest.param("jane.roe(apenstaartje)press(punt)example", JANE, id="Dutch"),
        pytest.param("jane.roe(a)press.example", JANE, id="Finnish (a)"),
        pytest.param("elpmaxe.sserp@eor.enaj", JANE, id="written backwards"),
        pytest.param("wnar.ebr@cerff.pbz", "jane.roe@press.com", id="rot13"),
        pytest.param("info@bücher.example", "info@bücher.example", id="Unicode domain"),
        pytest.param("info@xn--bcher-kva.example", "info@bücher.example", id="punycode domain"),
        pytest.param("пресса@почта.рф", "пресса@почта.рф", id="Cyrillic"),
        pytest.param("a@b.test", "a@b.test", id="reserved .test"),
        pytest.param("a@b.invalid", "a@b.invalid", id="reserved .invalid"),
        pytest.param("a@b.localhost", "a@b.localhost", id="reserved .localhost"),
        pytest.param("ed.roe@city.berlin", "ed.roe@city.berlin", id="reads backwards, but is none"),
        pytest.param(
            "jane@museum.photography", "jane@museum.photography", id="ending we do not list"
        ),
        pytest.param("o'neill+press@press.example", "o'neill+press@press.example", id="signs"),
    ],
)
def test_reads_an_address_as_people_write_it(written, address):
    assert emails.parse(written) == EmailAddress(address)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="nothing"),
        pytest.param("press office", id="words"),
        pytest.param("icon@2x.png", id="picture for a retina screen"),
        pytest.param("a@photo.jpg", id="picture"),
        pytest.param("[email protected]", id="hidden by Cloudflare"),
        pytest.param("[email\u00a0protected]", id="hidden, with an unbreakable blank"),
        pytest.param("a@b@press.example", id="two at signs"),
        pytest.param("a@press.example, b@press.example", id="two addresses"),
        pytest.param("jane@press", id="no dot in the domain"),
        pytest.param("jane..roe@press.example", id="two dots"),
        pytest.param(f"{'a' * 65}@press.example", id="local part too long"),
        pytest.param("@janeroe", id="handle"),
        pytest.param("@jane@social.example", id="handle of another network"),
        pytest.param("https://jane@press.example/", id="web address"),
        pytest.param("jane@press.x", id="ending of one letter"),
        pytest.param("package@1.2.3", id="version"),
        pytest.param("x" * 5000, id="long text"),
        pytest.param("jane roe@press.example", id="blank in the local part"),
    ],
)
def test_refuses_what_is_no_single_address(written):
    with pytest.raises(InvalidEmailError):
        emails.parse(written)


def test_says_that_a_page_hides_the_address():
    with pytest.raises(InvalidEmailError, match="hides this address") as raised:
        emails.parse("[email protected]")
    assert raised.value.hint


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Write to jo.roe[at]un.example.", ["jo.roe[at]un.example"], id="attached"),
        pytest.param(
            "E-mail: roe [at] town [dot] example, Tel. 1",
            ["roe [at] town [dot] example"],
            id="with blanks",
        ),
        pytest.param(
            "<td>roe.l(zavináč)kraj.example</td>", ["roe.l(zavináč)kraj.example"], id="Czech"
        ),
        pytest.param("jane AT un DOT org or call", ["jane AT un DOT org"], id="AT and DOT"),
        pytest.param("jane at un dot org", ["jane at un dot org"], id="small at and dot"),
        pytest.param("etu.suku(a)kunta.example", ["etu.suku(a)kunta.example"], id="Finnish"),
        pytest.param(
            "joe(at)a.example, ann(at)b.example", ["joe(at)a.example", "ann(at)b.example"], id="two"
        ),
        pytest.param("meet at noon. Org", [], id="prose"),
        pytest.param("Look at the dot pattern", [], id="prose with a dot"),
        pytest.param("Section 5(a) www.un.example", [], id="paragraph"),
        pytest.param("Section 5 (a) of the act. The", [], id="paragraph with blanks"),
        pytest.param("He is [at] home", [], id="no domain"),
        pytest.param("jane@un.example", [], id="not hidden"),
    ],
)
def test_finds_hidden_addresses_in_running_text(text, found):
    assert [match[0] for match in emails.OBFUSCATED.finditer(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "a.b " * 10_000,
        "a." * 20_000,
        "a [dot] " * 5_000,
        "a at " * 8_000,
        "(at" * 13_000,
        "a(at)" * 8_000,
    ],
)
def test_finds_hidden_addresses_in_linear_time(text):
    started = time.process_time()
    list(emails.OBFUSCATED.finditer(text))
    assert time.process_time() - started < 1.0  # a quadratic one takes minutes


def masked(address: str, key: int) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


@given(st.emails(), st.integers(0, 255))
def test_unmasks_what_cloudflare_masked(address, key):
    assert emails.unmask_cloudflare(masked(address, key)) == address


@pytest.mark.parametrize(
    "rubbish", ["", "zz", "5", "00", masked("nobody", 7), masked("a@b\n", 9), "ff" * 8]
)
def test_refuses_what_cloudflare_did_not_mask(rubbish):
    with pytest.raises(InvalidEmailError):
        emails.unmask_cloudflare(rubbish)


LOCAL_LETTERS = "abcXYZ019._+-"
DOMAIN_LETTERS = "abcXY01-."


@given(
    st.text(LOCAL_LETTERS, min_size=1, max_size=70),
    st.text(DOMAIN_LETTERS, min_size=1, max_size=70),
    st.sampled_from(["org", "ORG", "example", "ch", "c", "x1", "berlin"]),
)
def test_the_short_way_judges_as_email_validator_does(local, domain, ending):
    address = f"{local}@{domain}.{ending}"
    short = emails._plain(address)
    if short is None:
        return
    try:
        checked = validate_email(address, check_deliverability=False, strict=True)
    except EmailNotValidError as error:
        pytest.fail(f"{address} was taken, but: {error}")
    assert short == EmailAddress(f"{checked.local_part}@{checked.domain}")
    assert short == emails._read(address)


@given(st.emails())
def test_the_short_way_takes_most_plain_addresses_and_never_another_one(address):
    short = emails._plain(address)
    assert short is None or short.address.casefold() == address.casefold()


@given(st.emails() | st.text(max_size=60) | st.text("ab@.() [at]dotAT<>&;#64%40:", max_size=40))
def test_reading_twice_is_reading_once(text):
    try:
        once = emails.parse(text)
    except InvalidEmailError:
        return
    assert emails.parse(str(once)) == once
