"""Files, folders, globs and the standard input become documents."""

import io
import os
import stat
import sys

import pytest

from pressdir.errors import UnreadableError
from pressdir.sources import expand, files


def names(sources):
    return [source.name for source in sources]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of releases, with things beside them that are none."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a.html",
        "sub/c.eml",
        ".hidden/d.txt",
        ".e.txt",
        "logo.PNG",
        "sub/x.css",
    ):
        path = tmp_path / "releases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "releases"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        pytest.param(["releases/b.txt"], ["releases/b.txt"], id="a file, as it is named"),
        pytest.param(["./releases//b.txt"], ["./releases//b.txt"], id="as it is named, oddly"),
        pytest.param(
            ["releases"],
            ["releases/a.html", "releases/b.txt", "releases/sub/c.eml"],
            id="a folder: sorted, nothing hidden, no pictures",
        ),
        pytest.param(["releases/.e.txt"], ["releases/.e.txt"], id="a hidden file that is named"),
        pytest.param(["releases/logo.PNG"], ["releases/logo.PNG"], id="a picture that is named"),
        pytest.param(["releases/*.txt"], ["releases/b.txt"], id="glob"),
        pytest.param(["releases/s*"], ["releases/sub/c.eml"], id="glob that matches a folder"),
        pytest.param(["releases/**/*.e*"], ["releases/sub/c.eml"], id="glob through folders"),
        pytest.param(["nowhere.txt"], ["nowhere.txt"], id="a file that is not there"),
        pytest.param(["no*.txt"], ["no*.txt"], id="a glob that matches nothing"),
        pytest.param(["-", "-"], ["-"], id="standard input, once"),
        pytest.param(
            ["releases/b.txt", "releases/b.txt", "releases/*.txt"],
            ["releases/b.txt", "releases/b.txt"],
            id="one file, as often as it is named itself",
        ),
        pytest.param(["https://b.example/"], ["https://b.example/"], id="web address"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_arguments_stand_for_sources(arguments, found):
    assert names(expand(arguments)) == found


def test_of_a_vdir_the_cards_are_read_and_not_what_it_says_of_itself(folder):
    for name in ("5d1f.vcf", ".6e2f.vcf", "7f2f.vcf.tmp", "tmp1.tmp", "color", "displayname"):
        (folder / "sub" / name).write_text(name)
    (folder / "order").write_text("no card beside it")
    assert names(expand(["releases"])) == [
        "releases/a.html",
        "releases/b.txt",
        "releases/order",
        "releases/sub/5d1f.vcf",
        "releases/sub/c.eml",
    ]
    assert names(expand(["releases/sub/tmp1.tmp", "releases/sub/color"])) == [
        "releases/sub/tmp1.tmp",
        "releases/sub/color",
    ]


def test_a_file_whose_name_is_a_pattern_is_a_file(folder):
    (folder / "[1].txt").write_text("Ada")
    (source,) = expand(["releases/[1].txt"])
    assert source.load().content == b"Ada"


def test_links_that_lead_in_circles_end(folder):
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "self").symlink_to("self")
    (folder / "again.txt").symlink_to(folder / "b.txt")
    found = names(expand(["releases"]))
    assert found == [
        "releases/a.html",
        "releases/again.txt",
        "releases/sub/c.eml",
        "releases/sub/self",
    ]


def test_a_document_is_named_as_its_file_was(folder):
    (source,) = expand([f"{folder}/sub"])
    document = source.load()
    assert (document.source, document.content) == (f"{folder}/sub/c.eml", b"sub/c.eml")
    assert document.media_type is None


def make_fifo(path):
    os.mkfifo(path)


def make_sparse(path):
    with path.open("wb") as file:
        file.truncate(200 << 20)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda _: None, "does not exist", id="missing"),
        pytest.param(lambda path: path.symlink_to("gone"), "does not exist", id="dangling link"),
        pytest.param(lambda path: path.symlink_to(path), "cannot be read", id="link to itself"),
        pytest.param(lambda path: path.touch(), "is empty", id="empty"),
        pytest.param(make_fifo, "is a device or a pipe", id="pipe that nobody writes to"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "is a device", id="device"),
        pytest.param(make_sparse, "is larger than 50 MB", id="200 MB, by its size"),
    ],
)
def test_a_file_that_is_no_document_says_why(tmp_path, make, said):
    path = tmp_path / "release.txt"
    make(path)
    (source,) = expand([str(path)])
    with pytest.raises(UnreadableError, match=said) as caught:
        source.load()
    assert str(caught.value).startswith(f"{path}: ")


def test_a_large_file_is_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "large.txt"
    make_sparse(path)
    monkeypatch.setattr(files, "open", _unreadable, raising=False)
    with pytest.raises(UnreadableError, match="larger"):
        files.load(str(path))


class _unreadable(io.FileIO):  # noqa: N801  # stands in for the function of this name
    def read(self, *_):
        pytest.fail("it was read")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("Ada")
    path.chmod(0)
    with pytest.raises(UnreadableError, match="may not be read"):
        files.load(str(path))
    path.chmod(stat.S_IRWXU)


def test_a_pipe_that_the_shell_made_is_read():
    reader, writer = os.pipe()
    os.write(writer, b"Ada")
    os.close(writer)
    (source,) = expand([f"/dev/fd/{reader}"])
    assert source.load().content == b"Ada"
    os.close(reader)


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000], ids=["null character", "endless name"])
def test_a_path_that_cannot_be_says_so(path):
    with pytest.raises(UnreadableError, match="cannot be read"):
        files.load(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"Ada", None, id="text"),
        pytest.param(b"", "-: is empty", id="nothing"),
        pytest.param(bytes(files.MAX_BYTES + 1), "-: is larger than 50 MB", id="too much"),
    ],
)
def test_the_standard_input_is_a_document(monkeypatch, content, said):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (source,) = expand(["-"])
    if said is None:
        assert (source.load().source, source.name) == ("-", "-")
        return
    with pytest.raises(UnreadableError, match=said):
        source.load()
