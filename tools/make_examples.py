"""Write the examples that no editor writes: a PDF and a Word document, byte for byte the same.

Run from anywhere, after a change to the texts below:

    python tools/make_examples.py

Nothing is compressed and no clock is read, so the files change only when the texts do;
tests/test_examples.py builds them again and compares.
"""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

# --- PDF ------------------------------------------------------------------------------------

A4 = (595, 842)
LEFT, TOP, LEADING = 64, 770, 15
FIRST_PAGE = 4  # the number of its object: catalogue, page tree and font come before

KILIMA_PAGES = (
    (
        "KILIMA HEALTH FUND",
        "",
        "PRESS RELEASE 2026/31                                  Nairobi, 17 July 2026",
        "",
        "Mobile clinics cut the way to a midwife by half",
        "",
        "Women in the northern counties now walk 4.2 km to a midwife, down from",
        "9.1 km in 2021-2023, the Kilima Health Fund reports. Its 57 mobile clinics",
        "saw 128,400 patients last year at a cost of KES 312,750,000.",
        "",
        "\u201cA road is a medicine, too,\u201d said the minister for health, Ezekiel",
        "Barasa-Lindqvist, as he opened the conference on 16 July.",
        "",
        "The report (reference KHF-0711-2026) has 140 pages and appears on 20 July.",
    ),
    (
        "Press contacts",
        "",
        "Wambui Karanja-Holt",
        "Director of Communications",
        "Telephone: +254 20 555 0142",
        "Mobile: +254 711 555 023",
        "E-mail: w.karanja@kilimafund.example.org",
        "",
        "Peter Odhiambo Vale",
        "Press Assistant",
        "E-mail: p.vale@kilimafund.example.org",
        "",
        "Fax: +254 20 555 0149. The office is open from 8.00 to 16.30.",
    ),
)


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF of `pages`, each a sequence of lines of Latin text (PDF 1.4, Helvetica)."""
    kids = " ".join(f"{FIRST_PAGE + 2 * n} 0 R" for n in range(len(pages)))
    width, height = A4
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = _shown(lines)
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}]"
            f" /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {FIRST_PAGE + 2 * number + 1} 0 R >>"
        )
        objects.append(page.encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _numbered(objects)


def _shown(lines: Sequence[str]) -> bytes:
    """The operators that show `lines` one under the other."""
    shown = [f"({_literal(line)}) Tj T*" for line in lines]
    text = "\n".join(["BT", "/F1 11 Tf", f"{LEADING} TL", f"{LEFT} {TOP} Td", *shown, "ET"])
    return text.encode("cp1252")


def _literal(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _numbered(objects: Sequence[bytes]) -> bytes:
    """The file: header, objects, and the table of their offsets."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


# --- Word -----------------------------------------------------------------------------------

ATELIER_TEXT = (
    "Atelier des Marées",
    "COMMUNIQUÉ DE PRESSE",
    (
        "Dakar, le 26 février 2026 – Les pêcheuses de la presqu'île ont replanté 86 hectares"
        " de palétuviers entre 2024 et 2025, pour 412 000 000 francs CFA, annonce l'Atelier."
    ),
    "« La mer rend ce qu'on lui prête », a rappelé Aminata Delorme-Sarr, ministre de la Pêche.",
    "Le bilan complet (48 pages, réf. AM-2026-0226) paraîtra le 2 mars 2026 à 10 h 30.",
    "Contacts presse",
)
ATELIER_CONTACTS = (
    ("Ousmane Tavernier-Ba", "Chargé de communication", "33 855 01 42", "otba@maree.example.org"),
    (
        "Fatou Lindgren",
        "Responsable des relations médias",
        "77 555 01 42",
        "fatou@maree.example.org",
    ),
)
ATELIER_FOOT = ("Atelier des Marées, BP 4207, Dakar, Sénégal. Télécopie : 33 855 01 49",)

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>\n'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>\n'
)


def docx(before: Sequence[str], table: Sequence[Sequence[str]], after: Sequence[str]) -> bytes:
    """A Word document: paragraphs, a table, paragraphs (ECMA-376, the parts that must be)."""
    rows = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in table)
    body = (
        "".join(map(_paragraph, before))
        + f"<w:tbl>{rows}</w:tbl>"
        + "".join(map(_paragraph, after))
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>\n"
    )
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
    return out.getvalue()


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _cell(text: str) -> str:
    return f"<w:tc>{_paragraph(text)}</w:tc>"


# --- the files --------------------------------------------------------------------------------


def made() -> dict[str, bytes]:
    """The content of every example that is made here, by its name."""
    return {
        "kilima-fund.pdf": pdf(KILIMA_PAGES),
        "atelier-des-marees.docx": docx(ATELIER_TEXT, ATELIER_CONTACTS, ATELIER_FOOT),
    }


def main() -> None:
    """Write them."""
    for name, content in made().items():
        (EXAMPLES / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")


if __name__ == "__main__":
    main()
