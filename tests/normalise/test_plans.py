"""What numbering plans say beyond a single number."""

import pytest

from pressdir.normalise import plans


@pytest.mark.parametrize(
    ("written", "region", "lacks"),
    [
        pytest.param("339 555 0142", "GB", True, id="without its 0"),
        pytest.param("0339 555 0142", "GB", False, id="with it"),
        pytest.param("(8 5) 255 5142", "LT", False, id="an older prefix than 0"),
        pytest.param("5 255 5142", "LT", True, id="without either"),
        pytest.param("20 7946 0142", "US", False, id="a plan without a 0"),
        pytest.param("98765 43210", "IN", False, id="a country that leaves it out"),
        pytest.param("20/955-0142", "HU", False, id="and one that leaves out its 06"),
    ],
)
def test_a_number_may_miss_what_is_dialled_before_it(written, region, lacks):
    assert plans.lacks_trunk(written, region) is lacks
