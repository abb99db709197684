"""A ZIP with a card a contact, which people open. A folder that programs share is `vdir`."""

from collections.abc import Iterable, Iterator

EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a ZIP can say: the same contacts give the same bytes
IN_MEMORY = 32 * 1024 * 1024  # bytes; more goes through a file
BLOCK = 1024 * 1024


def zipped(cards: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield a ZIP of `cards`, each a name and a text, in pieces."""
    from tempfile import SpooledTemporaryFile
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    with SpooledTemporaryFile(max_size=IN_MEMORY) as whole:
        with ZipFile(whole, "w", ZIP_DEFLATED, compresslevel=6) as archive:
            for name, data in cards:
                entry = ZipInfo(name, EARLIEST)
                entry.compress_type = ZIP_DEFLATED
                entry.create_system = 3  # Unix, wherever it is made
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, data)
        whole.seek(0)
        yield from iter(lambda: whole.read(BLOCK), b"")
