"""What counts as an address, whom a password is for, and when two paths are one."""

import httpx
import pytest

from pressdir.dav import addresses
from pressdir.errors import UsageError


@pytest.mark.parametrize(
    ("text", "url"),
    [
        pytest.param("https://dav.example.org/a/", "https://dav.example.org/a/", id="whole"),
        pytest.param("dav.example.org", "https://dav.example.org", id="a host"),
        pytest.param("dav.example.org:8443/a", "https://dav.example.org:8443/a", id="a port"),
        pytest.param("carddav:example.org", "https://example.org", id="the service"),
        pytest.param("carddavs://example.org/x", "https://example.org/x", id="with slashes"),
        pytest.param(" HTTPS://Example.ORG/A#b ", "https://example.org/A", id="case and fragment"),
        pytest.param("http://127.0.0.1:5232/", "http://127.0.0.1:5232/", id="loopback"),
        pytest.param("http://[::1]:5232/", "http://[::1]:5232/", id="loopback of IPv6"),
        pytest.param("http://localhost:5232", "http://localhost:5232", id="localhost"),
        pytest.param("https://bücher.example/", "https://xn--bcher-kva.example/", id="IDN"),
    ],
)
def test_an_address_is_read_as_people_type_it(text, url):
    assert str(addresses.typed(text)) == url


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("http://dav.example.org/", "http would show your password", id="in clear"),
        pytest.param("http://localhost.example.org/", "http would show", id="not loopback"),
        pytest.param("http://128.0.0.1/", "http would show", id="another number"),
        pytest.param("https://anna:hunter2@x.example/", "does not belong", id="a password"),
        pytest.param("anna:hunter2@x.example", "does not belong|no address", id="bare"),
        pytest.param("https://anna@x.example/", "does not belong", id="a user"),
        pytest.param("ftp://x.example/", "no address of a server", id="another scheme"),
        pytest.param("https://", "no address of a server", id="no host"),
        pytest.param("", "no address of a server", id="nothing"),
        pytest.param("https://x.example:port/", "no address of a server", id="no port"),
        pytest.param("https://anna:hunter2@x.example:port/", "no address", id="secret and no port"),
        pytest.param("ftp://anna:hunter2@x.example/", "no address", id="secret, other scheme"),
        pytest.param("https://x.example/?a=hunter2", "question mark", id="a query"),
    ],
)
def test_what_is_no_safe_address_is_refused_without_its_password(text, said):
    with pytest.raises(UsageError, match=said) as caught:
        addresses.typed(text)
    assert "hunter2" not in f"{caught.value!r}{caught.value.hint}{caught.value.__cause__!r}"


@pytest.mark.parametrize(
    ("named", "other", "trusted"),
    [
        ("https://dav.example.org/", "https://dav.example.org/x", True),
        ("https://dav.example.org/", "https://dav.example.org:443/x", True),
        ("https://dav.example.org/", "https://DAV.example.org./x", True),
        ("https://example.org/", "https://dav.example.org/", True),
        ("https://contacts.icloud.com/", "https://p37-contacts.icloud.com:443/1/", True),
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/x", True),
        ("https://dav.example.org/", "http://dav.example.org/", False),
        ("https://dav.example.org/", "https://dav.example.org:8443/", False),
        ("https://dav.example.org/", "https://example.org/", False),
        ("https://dav.example.org/", "https://card.example.org/", False),
        ("https://example.org/", "https://example.org.evil.example/", False),
        ("https://example.org/", "https://evilexample.org/", False),
        ("https://example.org/", "https://dav.example.org:8443/", False),
        ("https://example.org:8443/", "https://dav.example.org/", False),
        ("https://contacts.icloud.com/", "https://icloud.com.evil.example/", False),
        ("https://contacts.icloud.com/", "https://evilicloud.com/", False),
        ("https://example.org/", "https://p37-contacts.icloud.com/", False),
        ("https://10.0.0.1/", "https://dav.10.0.0.1/", False),
        ("http://127.0.0.1:1/", "http://127.0.0.1:2/", False),
        ("http://localhost/", "https://dav.localhost/", False),
        ("http://localhost/", "http://dav.localhost/", False),
        ("https://dav.example.org/", "https://a:b@dav.example.org/", False),
        ("https://dav.example.org/", "ftp://dav.example.org/", False),
    ],
)
def test_a_password_is_for_the_server_that_was_named(named, other, trusted):
    assert addresses.trusts(httpx.URL(named), httpx.URL(other)) is trusted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("/a%40b/c.vcf", "/a@b/c.vcf", True, id="at"),
        pytest.param("/%c3%bc", "/%C3%BC", True, id="case of digits"),
        pytest.param("/ü", "/%C3%BC", True, id="not escaped"),
        pytest.param("/a b", "/a%20b", True, id="a blank"),
        pytest.param("/%7Ea", "/~a", True, id="tilde"),
        pytest.param("/a%2Fb", "/a/b", False, id="a slash in a name"),
        pytest.param("/a%2540", "/a%40", False, id="escaped twice"),
        pytest.param("/A", "/a", False, id="case of letters"),
        pytest.param("/%ff", "/%FF", True, id="no UTF-8"),
    ],
)
def test_a_path_has_one_spelling(one, other, same):
    assert (addresses.canonical(one) == addresses.canonical(other)) is same
    assert addresses.canonical(addresses.canonical(one)) == addresses.canonical(one)


@pytest.mark.parametrize(
    ("href", "name"),
    [
        pytest.param("/dav/book/a.vcf", "a.vcf", id="path"),
        pytest.param("\n   /dav/book/a.vcf\n ", "a.vcf", id="blanks around it"),
        pytest.param("https://other.example/dav/book/a.vcf", "a.vcf", id="whole address"),
        pytest.param("a.vcf", "a.vcf", id="name alone"),
        pytest.param("/dav/book/a%2Fb.vcf", "a%2Fb.vcf", id="a slash in its name"),
        pytest.param("/dav/book/", "", id="the folder"),
        pytest.param("/dav/book", "", id="the folder, shorter"),
        pytest.param("/dav/book/sub/a.vcf", "", id="deeper"),
        pytest.param("/dav/book/../x/a.vcf", "", id="up"),
        pytest.param("/dav/book/..", "", id="the folder above"),
        pytest.param("/dav/book/%2e%2e", "", id="the folder above, escaped"),
        pytest.param("/dav/book2/a.vcf", "", id="another folder"),
        pytest.param("/dav/book/a%00.vcf", "", id="NUL"),
        pytest.param("//other.example", "", id="another host"),
        pytest.param("https://[", "", id="nonsense"),
        pytest.param("", "", id="nothing"),
        pytest.param("/dav/book/" + "a" * 70_000, "", id="without end"),
    ],
)
def test_a_card_lies_directly_in_its_address_book(href, name):
    assert addresses.name_in("/dav/book/", addresses.path_of(href, "/dav/book/")) == name
