"""HTML: what a browser would show, and what the markup says about it."""

import pytest

from pressdir.extract.readers import read
from pressdir.model import Document, Gap, Role


def page_of(body, head="", **declared):
    html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read(Document("page.html", html.encode(), **declared))


def lines(page):
    return [line.text for line in page.lines]


def marks(page):
    return [(mark.name, page.text[mark.start : mark.end], mark.value) for mark in page.marks]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param("<p>a</p><p>b</p>", ["a", "b"], id="paragraphs"),
        pytest.param("<div>a<div>b</div>c</div>", ["a", "b", "c"], id="nested divisions"),
        pytest.param("a<br>b<br/>c", ["a", "b", "c"], id="breaks"),
        pytest.param("<b>Ada</b> <i>Qu</i>ill", ["Ada Quill"], id="inline elements"),
        pytest.param("<p> a \n  b </p>", ["a b"], id="white space"),
        pytest.param("<pre>a\n  b</pre>", ["a", "b"], id="preformatted"),
        pytest.param("a&nbsp;&amp;&#64;&shy;b", ["a &@b"], id="entities"),
        pytest.param("pre<wbr>ss", ["press"], id="word break"),
        pytest.param("<span>a</span><span>b</span>", ["ab"], id="halves of a word"),
        pytest.param("<b>Office:</b><span>x@b.example</span>", ["Office: x@b.example"], id="label"),
        pytest.param(
            "<span>Free delivery</span><span>x@b.example</span>",
            ["Free delivery x@b.example"],
            id="side by side",
        ),
        pytest.param("<span>pre</span><span>ss</span>@b.example", ["press@b.example"], id="split"),
        pytest.param("<b>T</b><span>he town council</span>", ["The town council"], id="initial"),
        pytest.param("<span style='display: block'>a</span>b", ["a", "b"], id="block by style"),
        pytest.param("<div style='display:inline'>a</div>b", ["ab"], id="inline by style"),
        pytest.param("<bdo dir=rtl>elpmaxe.b@ada</bdo>", ["ada@b.example"], id="reversed"),
        pytest.param(
            "<span style='unicode-bidi:bidi-override; direction: rtl'>elpmaxe.b@ada</span>",
            ["ada@b.example"],
            id="reversed by style",
        ),
    ],
)
def test_the_visible_text_is_read_in_order(body, shown):
    assert lines(page_of(body)) == shown


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<template>x</template>",
        "<noscript>x</noscript>",
        "<!-- x -->",
        "<svg><text>x</text></svg>",
        "<p hidden>x</p>",
        "<p style='DISPLAY : none'>x</p>",
        "<p style='visibility:hidden'>x</p>",
        "<select><option>x</option></select>",
        "<textarea>x</textarea>",
        "<i class='material-icons'>phone</i>",
        "<dialog>x</dialog>",
        "<iframe>x</iframe>",
        "<object>x</object>",
        "<input value=x>",
    ],
)
def test_what_is_not_shown_is_not_there(hidden):
    assert lines(page_of(f"a {hidden} b")) in (["a b"], ["a", "b"])


def test_text_hidden_from_screen_readers_only_stays():
    assert lines(page_of("<span aria-hidden=true>+41 22 555 01 00</span>")) == ["+41 22 555 01 00"]


@pytest.mark.parametrize(
    ("body", "gap"),
    [
        pytest.param("a<br>b", Gap.BREAK, id="break"),
        pytest.param("a<br> <br>b", Gap.BLOCK, id="two breaks"),
        pytest.param("<p>a</p>b", Gap.BLOCK, id="paragraph"),
        pytest.param("<div>a</div><div>b</div>", Gap.BREAK, id="lines in divisions"),
        pytest.param("<div><div>a</div></div><div><div>b</div></div>", Gap.BLOCK, id="cards"),
        pytest.param("a<h2>b</h2>", Gap.SECTION, id="before a heading"),
        pytest.param("<h2>a</h2>b", Gap.BLOCK, id="behind a heading"),
        pytest.param("a<hr>b", Gap.SECTION, id="rule"),
        pytest.param("a<footer>b</footer>", Gap.SECTION, id="footer"),
        pytest.param("<ul><li>a<li>b</ul>", Gap.BLOCK, id="items"),
        pytest.param("<table><tr><td>a<td>b</table>", Gap.BLOCK, id="cells"),
    ],
)
def test_markup_says_how_lines_are_parted(body, gap):
    assert page_of(body).lines[1].gap is gap


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param(
            "<a href='mailto:ada@b.example?subject=Hi'> Write </a>",
            [("mailto", "Write", "ada@b.example")],
            id="text of its own",
        ),
        pytest.param(
            "<a href='MAILTO:%61da@b.example'>ada@b.example</a>",
            [("mailto", "ada@b.example", "ada@b.example")],
            id="percent",
        ),
        pytest.param(
            "<a href='mailto:a@b.example,c@b.example'>both</a>",
            [("mailto", "both", "a@b.example"), ("mailto", "both", "c@b.example")],
            id="two addresses",
        ),
        pytest.param(
            "Ada <a href='mailto:ada@b.example'><svg></svg></a>",
            [("mailto", "ada@b.example", "ada@b.example")],
            id="an icon alone: the address is shown",
        ),
        pytest.param("<a href='mailto:?body=Read this'>Share</a>", [], id="share"),
        pytest.param(
            "<a href='#' data-email='ada@b.example'>Write</a>",
            [("mailto", "Write", "ada@b.example")],
            id="a script's mailbox",
        ),
        pytest.param(
            "<a href='#' data-user='ada' data-domain='b.example'>Write</a>",
            [("mailto", "Write", "ada@b.example")],
            id="a script's mailbox, its name and domain apart",
        ),
        pytest.param("<a href='#' data-user='4711'>Write</a>", [], id="a user's number"),
        pytest.param(
            "<a href='tel:+41225550100'>022 555 01 00</a>",
            [("tel", "022 555 01 00", "+41225550100")],
            id="telephone",
        ),
        pytest.param("<a href='tel:'>022</a>", [], id="no number"),
        pytest.param(
            "<a href='fax:+41225550199'>Fax</a>", [("fax", "Fax", "+41225550199")], id="fax link"
        ),
        pytest.param(
            "<span data-cfemail='2a4b4e4b6a480444524b475a464f'>[email&#160;protected]</span>",
            None,
            id="Cloudflare, damaged",
        ),
        pytest.param(
            "[email&#160;protected]", [("redacted",) + ("[email protected]",) * 2], id="redacted"
        ),
    ],
)
def test_links_are_marked(body, found):
    page = page_of(body)
    if found is None:
        assert [mark.name for mark in page.marks] in (["mailto"], ["redacted"])
    else:
        assert marks(page) == found


def masked(address, key=0x42):
    return bytes([key, *(letter ^ key for letter in address.encode())]).hex()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "<a href='/cdn-cgi/l/email-protection' class='__cf_email__' data-cfemail='{}'>"
            "[email&#160;protected]</a>",
            id="attribute",
        ),
        pytest.param("<a href='/cdn-cgi/l/email-protection#{}'>[email protected]</a>", id="target"),
    ],
)
def test_addresses_that_cloudflare_hides_are_shown(body):
    page = page_of("Ada: " + body.format(masked("ada@b.example")))
    assert lines(page) == ["Ada: ada@b.example"]
    assert marks(page) == [("mailto", "ada@b.example", "ada@b.example")]


def test_an_address_that_cloudflare_hides_in_a_link_alone_is_marked_on_its_words():
    link = f"<a href='/cdn-cgi/l/email-protection#{masked('ada@b.example?subject=Hi')}'>"
    page = page_of(f"Ada Lind, {link}écrire à Ada</a>")
    assert marks(page) == [("mailto", "écrire à Ada", "ada@b.example")]


def test_a_header_row_labels_the_cells_below():
    page = page_of(
        "<table><tr><th>Name<th colspan=2>Phone<th>Mail</tr>"
        "<tr><td rowspan=2>Ada<td>1<td>2<td>a@b</tr><tr><td>3<td>4<td>c@d</tr></table>"
    )
    assert [(line.text, line.label, line.row) for line in page.lines] == [
        ("Name", "", 1),
        ("Phone", "", 1),
        ("Mail", "", 1),
        ("Ada", "Name", 2),
        ("1", "Phone", 2),
        ("2", "Phone", 2),
        ("a@b", "Mail", 2),
        ("3", "Phone", 3),
        ("4", "Phone", 3),
        ("c@d", "Mail", 3),
    ]
    assert {line.role for line in page.lines} == {Role.CELL}


@pytest.mark.parametrize(
    ("table", "label"),
    [
        pytest.param("<tr><th>Tel<td>*</tr>", "Tel", id="row header"),
        pytest.param(
            "<tr><td><b>Name</b><td><strong>Tel</strong><tr><td>Ada<td>*", "Tel", id="bold"
        ),
        pytest.param("<thead><tr><td>Name<td>Tel</thead><tr><td>Ada<td>*", "Tel", id="head"),
        pytest.param("<tr><td>Name<td>Tel<tr><td>Ada<td>*", "", id="plain first row"),
        pytest.param("<tr><td><b>Ada</b><td><b>5 55</b><tr><td>Bo<td>*", "", id="bold data"),
        pytest.param("<tr><th>Name<th>Tel<tr><th>Ada<td>*", "Tel", id="both: the column's"),
        pytest.param("<tr><th colspan=x>Name<th>Tel<tr><td>Ada<td>*", "Tel", id="odd span"),
        pytest.param("<tr><th>A<th colspan=99999>B<tr><td>c<td>*", "B", id="huge span"),
    ],
)
def test_the_label_of_a_cell_is_its_header(table, label):
    page = page_of(f"<table>{table}</table>")
    assert next(line.label for line in page.lines if line.text == "*") == label


def test_cells_of_a_row_share_a_number_with_all_their_lines():
    page = page_of("<table><tr><td>Ada<br>Press<td>1<tr><td>Bo<td>2</table>")
    assert [line.row for line in page.lines] == [1, 1, 1, 2, 2]


def test_a_page_that_a_table_lays_out_is_no_row():
    body = "".join(f"<p>line {number}</p>" for number in range(40))
    assert {line.row for line in page_of(f"<table><tr><td>{body}</table>").lines} == {None}


def test_paragraphs_in_a_cell_lay_out_a_page_though_it_is_short():
    told = "The harbour opened a pier today, and the mayor said that ships may land there again."
    cell = f"<p>{told}</p><p>{told}</p><p>Ada Lind<br>020 7946 0101</p>"
    laid_out, record = (
        page_of(f"<table><tr><td>News<td>{cell}</table>"),
        page_of(f"<table><tr><td>Ada Lind<td>{told}<td>020 7946 0101</table>"),
    )
    assert {line.row for line in laid_out.lines} == {None}
    assert {line.row for line in record.lines} == {1}


def test_items_and_cards_are_numbered_and_nested_ones_apart():
    page = page_of(
        "<ul><li>Geneva<ul><li>Ada<br>1<li>Bo</ul>closed</ul>"
        "<div class='vcard'>Cy<p>2</div><table><tr><th>N<th>T<tr><td>Di<td><ul><li>3<li>4</ul>"
    )
    rows = {line.text: line.row for line in page.lines}
    assert rows["Ada"] == rows["1"] != rows["Bo"]
    assert rows["Geneva"] == rows["closed"] != rows["Ada"]
    assert rows["Cy"] == rows["2"]
    assert rows["Di"] == rows["3"] == rows["4"], "a labelled row is one record"


def test_a_term_labels_its_descriptions():
    page = page_of("<dl><dt>Tel<dd>1<dd>2<dt>Mail<dd>a@b</dl>after")
    assert [(line.text, line.label) for line in page.lines] == [
        ("Tel", ""),
        ("1", "Tel"),
        ("2", "Tel"),
        ("Mail", ""),
        ("a@b", "Mail"),
        ("after", ""),
    ]


def test_an_hcard_says_what_is_what():
    page = page_of(
        "<p class='title'>News</p><div class='vcard'><b class='fn'>Ada Quill</b>, <i class='title'>"
        "Press Officer</i>, <span class='org'>Museum</span>, <span class='locality'>Bern</span>"
        "<div class='tel'><span class='type'>Work</span> <b class='value'>+41 22 555 01 00</b>"
        "</div><div class='tel'>Fax <span class='value'>+41 22 555 01 99</span></div></div>"
    )
    assert [(name, text) for name, text, _ in marks(page)] == [
        ("fn", "Ada Quill"),
        ("title", "Press Officer"),
        ("org", "Museum"),
        ("locality", "Bern"),
        ("tel", "+41 22 555 01 00"),
        ("fax", "+41 22 555 01 99"),
    ]


def test_microdata_says_what_is_what():
    page = page_of(
        "<div itemscope itemtype='https://schema.org/Person'><b itemprop=name>Ada Quill</b>, "
        "<i itemprop=jobTitle>Press Officer</i> <span itemprop=worksFor itemscope "
        "itemtype='https://schema.org/Organization'><u itemprop=name>Museum</u></span>"
        "<span itemprop=telephone>+41 22 555 01 00</span> <span itemprop=faxNumber>+41 22 555 01 99"
        "</span><meta itemprop=email content='ada@b.example'></div>"
    )
    found = {(name, text) for name, text, _ in marks(page)}
    assert found >= {
        ("fn", "Ada Quill"),
        ("title", "Press Officer"),
        ("org", "Museum"),
        ("tel", "+41 22 555 01 00"),
        ("fax", "+41 22 555 01 99"),
        ("mailto", "ada@b.example"),
    }
    assert len({line.row for line in page.lines}) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<i class='fa fa-fax'></i> +41 22 555 01 99",
        "<i class='icon' title='传真'></i> +41 22 555 01 99",
        "<span class='icon-fax'></span><span>+41 22 555 01 99</span>",
        "<div id='fax'>+41 22 555 01 99</div>",
        "<img src='/img/fax.png' alt=''> +41 22 555 01 99",
        "<span class='contact-fax'><b>F</b> +41 22 555 01 99</span>",
    ],
)
def test_an_icon_or_a_class_can_say_that_a_number_is_a_fax(body):
    assert ("fax", "+41 22 555 01 99") in [found[:2] for found in marks(page_of(body))]


@pytest.mark.parametrize(
    "body",
    [
        "<i class='fa fa-phone'></i> +41 22 555 01 00",
        "<i class='fa fa-fax'></i>Write to us<br>Office<br>+41 22 555 01 00",
        "<div class='fax'>" + "word " * 40 + "+41 22 555 01 00</div>",
        "<div class='facsimile-edition prefaxed'>+41 22 555 01 00</div>",
    ],
)
def test_a_number_that_no_fax_sign_is_near_to_is_no_fax(body):
    assert "fax" not in [mark.name for mark in page_of(body).marks]


@pytest.mark.parametrize(
    ("icon", "shown"),
    [
        pytest.param("<img alt=Fax>", "Fax 5", id="image"),
        pytest.param("<svg aria-label='E-Mail'></svg>", "E-Mail 5", id="drawing"),
        pytest.param("<svg><title>Telefon</title></svg>", "Telefon 5", id="drawing with a title"),
        pytest.param("<img alt='The museum at night, from the river'>", "5", id="picture"),
        pytest.param("<img alt='ada@b.example'>", "ada@b.example 5", id="address as a picture"),
    ],
)
def test_an_icon_that_names_a_contact_is_a_label(icon, shown):
    assert lines(page_of(f"<p>{icon}5</p>")) == [shown]


def test_the_head_says_whose_page_it_is():
    page = page_of(
        "<time datetime='2024-03-12' pubdate>12 March</time>",
        "<title> A &amp; B\n – Museum</title><meta property='og:site_name' content='Museum'>"
        "<link rel=canonical href='https://www.museum.example/press/1'>"
        "<meta http-equiv='content-language' content='de_CH'>",
    )
    assert page.title == "A & B – Museum"
    assert page.site == "Museum"
    assert page.host == "museum.example"
    assert page.lang == "de-CH"
    assert page.date == "2024-03-12"
    assert page.text == "12 March"


def test_where_a_page_was_fetched_from_is_its_host():
    html = b"<!doctype html><link rel=canonical href='https://other.example/'><p>x"
    assert read(Document("https://www.museum.example/1", html)).host == "museum.example"


LD = "<script type='application/ld+json'>{}</script>"


def test_contacts_that_only_json_ld_names_are_added_at_the_end():
    node = (
        '{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-03-12T08:00", "publisher": '
        '{"@type": "Organization", "name": "Museum", "contactPoint": {"@type": "ContactPoint", '
        '"contactType": "press", "telephone": "+41 22 555 01 00", "email": "press@b.example"}}}]}'
    )
    page = page_of("<p>Text</p>", LD.format(node))
    assert lines(page) == ["Text", "press", "press@b.example", "+41 22 555 01 00"]
    assert page.lines[1].gap is Gap.SECTION
    assert {line.row for line in page.lines[1:]} == {1}
    assert [mark.name for mark in page.marks] == ["title", "mailto", "tel"]
    assert page.site == "Museum"
    assert page.date == "2024-03-12"


@pytest.mark.parametrize(
    "node",
    [
        pytest.param('{"email": "ADA@b.example", "telephone": "+41225550100"}', id="shown already"),
        pytest.param('{"name": "Ada"}', id="no way to reach her"),
        pytest.param('{"email": ', id="broken"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param('{"email": 5, "telephone": null, "@type": {}}', id="wrong types"),
    ],
)
def test_json_ld_that_says_nothing_new_adds_nothing(node):
    page = page_of("<p>ada@b.example, 022 555 01 00</p>", LD.format(node))
    assert lines(page) == ["ada@b.example, 022 555 01 00"]


def test_the_charset_that_a_page_declares_counts_unless_the_bytes_prove_otherwise():
    html = "<!doctype html><meta charset=windows-1250><p>žluťoučký kůň</p>"
    assert read(Document("x", html.encode("cp1250"))).text == "žluťoučký kůň"
    assert read(Document("x", html.encode())).text == "žluťoučký kůň"
    assert read(Document("x", html.encode("cp1250"), charset="cp1250")).text == "žluťoučký kůň"


DEEP = 20_000


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 100_000 + "end", id="divisions"),
        pytest.param("<div>" * DEEP + "end" + "</div>" * DEEP, id="closed divisions"),
        pytest.param("<table><tr><td>" * DEEP + "end", id="tables"),
        pytest.param("<ul><li>" * DEEP + "end", id="lists"),
        pytest.param("<span>" * DEEP + "end", id="spans"),
        pytest.param("<select>" + "<option>x" * DEEP + "</select>end", id="options"),
        pytest.param("<p " + "".join(f"a{n}=1 " for n in range(DEEP)) + ">end", id="attributes"),
        pytest.param("".join(f"<b id={n}><p>" for n in range(20_000)) + "end", id="formatting"),
        pytest.param("<!--" * DEEP + "--><p>end", id="comments"),
    ],
)
def test_a_hostile_page_is_read_to_its_end(html):
    assert page_of(html).lines[-1].text == "end"


def test_a_long_page_with_many_divisions_keeps_its_lines():
    body = "".join(f"<div><div>line {number}</div></div>" for number in range(3000))
    assert lines(page_of(body)) == [f"line {number}" for number in range(3000)]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(
            "E-Mail: <joomla-hidden-mail first='YWRh' last='Yi5leGFtcGxl'>is protected"
            "</joomla-hidden-mail>",
            ["E-Mail: ada@b.example"],
            id="halves in attributes",
        ),
        pytest.param(
            "E-Mail: <span id='cloak12'>is protected</span><script>"
            "document.getElementById('cloak12').innerHTML = '';"
            "var prefix = 'm&#97;ilto'; var addy12 = '&#97;da' + '&#64;';"
            "addy12 = addy12 + 'b' + '&#46;' + 'example'; var addy_text12 = 'ad&#97;' + '&#64;'"
            " + 'b' + '&#46;' + 'example';document.getElementById('cloak12').innerHTML += "
            "'<a href=\\'' + prefix + ':' + addy12 + '\\'>'+addy_text12+'<\\/a>';</script>",
            ["E-Mail: ada@b.example"],
            id="filled in by the script behind",
        ),
        pytest.param(
            "E-Mail: <script>var a1 = '&#97;da' + '&#64;'; a1 = a1 + 'b.example';"
            "document.write( '<a href=\"mailto:' + a1 + '\">' ); document.write( a1 );</script>"
            "<script>document.write( '<span style=\\'display: none;\\'>' );</script>is protected"
            "<script>document.write( '</' ); document.write( 'span>' );</script>",
            ["E-Mail: ada@b.example"],
            id="written, and the words for others hidden",
        ),
        pytest.param(
            'Or <script>var u = "ada"; document.write(u + "@" + "b.example")</script> it is.',
            ["Or ada@b.example it is."],
            id="written within a sentence",
        ),
        pytest.param(
            "<script>document.write(u + '@b.example')</script>a", ["a"], id="not known here"
        ),
        pytest.param("<script>var a = 'ada@b.example';</script>a", ["a"], id="never written"),
    ],
)
def test_an_address_that_a_script_writes_is_shown(body, shown):
    assert lines(page_of(body)) == shown


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("href='#' data-mailto-token='ocknvq,cfcBd0gzcorng'", id="in an attribute"),
        pytest.param("href=\"javascript:deMail('ocknvq,cfcBd0gzcorng');\"", id="call"),
        pytest.param("href='javascript:go(%27nbjmup;bebAc/fybnqmf%27)'", id="the next sign"),
    ],
)
def test_a_link_whose_letters_are_moved_on_is_marked(link):
    assert marks(page_of(f"<a {link}>E-Mail</a>")) == [("mailto", "E-Mail", "ada@b.example")]


def test_what_readers_said_below_is_not_the_publishers():
    body = "a<div id=comments><p>Bo: bo@b.example</div><ol class='x commentlist'><li>Cy</ol>"
    assert lines(page_of(body)) == ["a"]
