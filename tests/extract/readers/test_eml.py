"""Mail and mailboxes."""

from email.message import EmailMessage

import pytest

from pressdir.extract.readers import media_type, read
from pressdir.model import Document, Gap

HEAD = "From: Ada Quill <ada@museum.example>\nTo: desk@paper.example\nSubject: Museum\n"


def page_of(content):
    return read(Document("mail", content.encode() if isinstance(content, str) else content))


def lines(page):
    return [line.text for line in page.lines]


def message(**headers):
    made = EmailMessage()
    made["From"] = "Ada Quill <ada@museum.example>"
    made["To"] = "desk@paper.example"
    for name, value in headers.items():
        made[name] = value
    return made


def test_the_sender_comes_first_and_the_recipient_never():
    page = page_of(HEAD + "Cc: boss@paper.example\n\nIt reopens.")
    assert lines(page) == ["Ada Quill <ada@museum.example>", "It reopens."]
    assert page.lines[0].label == "From"
    assert [(mark.name, mark.value) for mark in page.marks] == [
        ("fn", "Ada Quill"),
        ("mailto", "ada@museum.example"),
    ]
    assert page.host == "museum.example"


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        pytest.param("From: ada@b.example", ["ada@b.example"], id="bare"),
        pytest.param(
            'From: "Quill, Ada" <ada@b.example>', ["Quill, Ada <ada@b.example>"], id="comma"
        ),
        pytest.param(
            "From: =?utf-8?q?Zo=C3=AB?= =?utf-8?q?_Quill?= <z@b.example>",
            ["Zoë Quill <z@b.example>"],
            id="encoded words",
        ),
        pytest.param("From: =?bad?q?x?= <z@b.example>", ["x <z@b.example>"], id="unknown charset"),
        pytest.param("From: =?utf-8?b?!!!?= <z@b.example>", None, id="broken encoded word"),
        pytest.param("From: Zoë <z@b.example>", ["Zoë <z@b.example>"], id="raw UTF-8"),
        pytest.param("From: undisclosed", [], id="no address"),
        pytest.param("From: " + "(" * 5000, [], id="nested comments"),
        pytest.param(
            "From: a@b.example\nReply-To: Desk <press@b.example>",
            ["a@b.example", "Desk <press@b.example>"],
            id="reply to another",
        ),
        pytest.param(
            "From: a@b.example\nReply-To: A@b.example", ["a@b.example"], id="reply to the same"
        ),
    ],
)
def test_the_sender_is_read_as_it_is_written(header, shown):
    page = page_of(header + "\nTo: x@y.example\nSubject: s\nMIME-Version: 1.0\n\nbody")
    if shown is not None:
        assert lines(page) == [*shown, "body"]
    assert lines(page)[-1] == "body"


@pytest.mark.parametrize(
    ("header", "day"),
    [
        pytest.param("Date: Tue, 12 Mar 2024 23:14:00 +0100", "2024-03-12", id="its own day"),
        pytest.param("Date: yesterday", None, id="no date"),
        pytest.param("Date: Tue, 42 Mar 2024 09:14:00 +0100", None, id="no such day"),
        pytest.param("X-Date: 1", None, id="none"),
    ],
)
def test_the_date_is_the_page_s(header, day):
    assert page_of(HEAD + header + "\n\nx").date == day


def test_the_subject_is_the_title():
    page = page_of(HEAD.replace("Museum\n", "=?utf-8?q?Mus=C3=A9e?=\n rouvert\n") + "\nx")
    assert page.title == "Musée rouvert"


PLAIN = "Museum reopens after three years of works.\nAda Quill, ada@museum.example\n"
RICH = "<p>Museum reopens after three years of works.<br><b>Ada Quill</b>, ada@museum.example</p>"


@pytest.mark.parametrize(
    ("plain", "rich", "shown"),
    [
        pytest.param(
            PLAIN, RICH + "<p>x", "Museum reopens after three years of works.", id="plain"
        ),
        pytest.param("Your mail program shows no HTML.", RICH * 3, "Museum reopens", id="a stub"),
        pytest.param(
            PLAIN,
            RICH + "<a href='mailto:press@museum.example'>Write</a>",
            "Write",
            id="HTML that knows an address more",
        ),
        pytest.param("", RICH, "Museum reopens", id="no plain text"),
    ],
)
def test_one_alternative_is_read(plain, rich, shown):
    made = message(Subject="s")
    made.set_content(plain)
    made.add_alternative(rich, subtype="html")
    page = page_of(made.as_bytes())
    assert page.text.count("Museum reopens") >= 1
    assert shown in page.text
    assert page.text.count("Ada Quill") in {2, 4}, "the sender, and one alternative"


def test_what_is_attached_among_the_alternatives_is_read_too():
    """As Apple Mail sends it: the HTML in pieces, with the file between them."""
    parts = [
        "Content-Type: text/plain\n\nstub",
        "Content-Type: text/html\n\n<p>Museum reopens",
        "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nAttached.",
        "Content-Type: text/html\n\n<p>Ada Quill",
    ]
    head = 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n'
    page = page_of(HEAD + head + "".join(f"--b\n{part}\n" for part in parts) + "--b--\n")
    assert lines(page)[1:] == ["Museum reopens", "Ada Quill", "Attached."]


def test_attachments_that_are_documents_follow_as_sections(make_pdf, make_docx):
    made = message(Subject="s")
    made.set_content("See attached.")
    docx = make_docx("<w:p><w:r><w:t>In Word</w:t></w:r></w:p>")
    made.add_attachment(
        make_pdf(["In PDF"]), maintype="application", subtype="pdf", filename="a.pdf"
    )
    made.add_attachment(docx, maintype="application", subtype="octet-stream", filename="a.docx")
    made.add_attachment("<p>In HTML", subtype="html", filename="a.html")
    made.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="a.png")
    made.add_attachment(b"%PDF-1.4 cut", maintype="application", subtype="pdf", filename="b.pdf")
    page = page_of(made.as_bytes())
    assert lines(page)[1:] == ["See attached.", "In PDF", "In Word", "In HTML"]
    assert {line.gap for line in page.lines} == {Gap.SECTION}


def test_a_forwarded_message_is_a_section_with_its_own_sender():
    inner = message(Subject="inner")
    inner.replace_header("From", "Bo <bo@museum.example>")
    inner.set_content("Inside.")
    made = message(Subject="outer")
    made.set_content("For you:")
    made.add_attachment(inner)
    page = page_of(made.as_bytes())
    assert lines(page)[1:] == ["For you:", "Bo <bo@museum.example>", "Inside."]
    assert page.title == "outer"


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        pytest.param(
            "Content-Transfer-Encoding: quoted-printable", b"Zo=C3=AB=\n!", "Zoë!", id="QP"
        ),
        pytest.param("Content-Transfer-Encoding: base64", b"Wm/Dqw==", "Zoë", id="base64"),
        pytest.param(
            "Content-Type: text/plain; charset=iso-8859-2", b"\xbf\xf3\xb3\xe6", "żółć", id="ISO"
        ),
        pytest.param("Content-Type: text/plain; charset=nonsense", "Zoë".encode(), "Zoë", id="odd"),
        pytest.param("Content-Type: text/html", b"<p>a &amp; b", "a & b", id="HTML alone"),
        pytest.param("Content-Type: nonsense", b"plain", "plain", id="no such type"),
        pytest.param("X: y", b"> Quoted\n>> twice", "Quoted\ntwice", id="quoted"),
    ],
)
def test_the_body_is_decoded(head, body, text):
    page = page_of(HEAD.encode() + b"MIME-Version: 1.0\n" + head.encode() + b"\n\n" + body)
    assert "\n".join(lines(page)[1:]) == text


def test_parts_within_parts_end():
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'
        for number in range(80)
    )
    assert page_of(HEAD + "MIME-Version: 1.0\n" + parts + "\nend").text.endswith("end")


def test_a_mailbox_is_its_messages_one_after_another():
    mail = f"From ada@museum.example Tue Mar 12 09:14:00 2024\n{HEAD}\nFirst.\n>From here on.\n\n"
    page = page_of(mail + mail.replace("First", "Second"))
    assert media_type(Document("x", mail.encode())) == "application/mbox"
    assert [line for line in lines(page) if "@" not in line] == [
        "First.",
        "From here on.",
        "Second.",
        "From here on.",
    ]
    assert page.title is None
    assert page_of(mail).title == "Museum"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Contact: Ada\nDate: 5 May\nSubject: works\n\nText", id="a release's own head"
        ),
        pytest.param("From here on, all is well.\nTo: be sure", id="prose"),
        pytest.param("FOR IMMEDIATE RELEASE: today\n\nFrom: Ada", id="upper case"),
    ],
)
def test_a_release_with_a_head_of_its_own_is_no_mail(text):
    assert media_type(Document("x.txt", text.encode())) == "text/plain"
