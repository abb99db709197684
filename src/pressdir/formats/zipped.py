"""A ZIP of contact files, as `export --split` and some telephones make: one after another."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from pressdir.errors import InvalidValueError

MOST = 1 << 30  # bytes, unpacked
START = 4096  # bytes by which one is told
WORKBOOK = "[Content_Types].xml"  # what the ZIPs of office programs hold


def is_one(data: bytes) -> bool:
    """Whether what begins with `data` is a ZIP, and not an office program's document."""
    return data.startswith(b"PK\x03\x04") and WORKBOOK.encode() not in data[:START]


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files in a ZIP, each with its name there; folders and hidden files are passed over.

    Raises:
        InvalidValueError: it is damaged, locked, or unpacks to more than anybody's contacts.
    """
    left = MOST
    try:
        with ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                name = info.filename
                if info.is_dir() or name.rpartition("/")[2].startswith(".") or "__MACOSX/" in name:
                    continue
                with archive.open(info) as file:
                    content = file.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise InvalidValueError(f"unpacks to more than {MOST >> 20} MB")
                yield name, content
    except (BadZipFile, zlib.error, EOFError, OSError) as error:
        raise InvalidValueError(f"a ZIP that is damaged ({error})") from error
    except (RuntimeError, NotImplementedError) as error:  # a password, or a rare way of packing
        raise InvalidValueError(f"a ZIP that cannot be unpacked ({error})") from error
