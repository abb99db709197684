"""Large files, of which only what is asked for is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.errors import UnreadableError
from pressdir.sources import opened
from pressdir.sources.opened import Opened

PLACE = st.integers(-5, 40)


@given(st.binary(max_size=30), st.binary(max_size=3), PLACE, st.none() | PLACE)
def test_it_answers_as_bytes_do(tmp_path_factory, data, text, start, end):
    path = tmp_path_factory.getbasetemp() / "some"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "WINDOW", 4)
        found = Opened(str(path))
        assert len(found) == len(data)
        assert found[start:end] == data[start:end]
        if text:
            assert found.find(text, start, end) == data.find(text, start, end)


def test_a_file_that_is_cut_off_is_an_error_and_not_the_end(tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_bytes(bytes(1 << 20))
    data = Opened(str(path))
    path.write_bytes(bytes(1 << 10))
    assert data[:1024] == bytes(1 << 10)
    with pytest.raises(UnreadableError, match="was cut off while it was read"):
        data[1000:]
    with pytest.raises(UnreadableError):
        data.find(b"x")
