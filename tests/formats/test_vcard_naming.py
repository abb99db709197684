"""Names of files with one card each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.formats.vcard import naming
from pressdir.model import Contact, EmailAddress, Kind, Name

anything = st.text(st.characters(exclude_categories=()) | st.sampled_from('/\\:*?"<>|. \0\n'))


@pytest.mark.parametrize(
    "uid",
    ["../../up", "/up", "a\x00b", "x" * 300, "con", "nul.txt", "com1", ".hidden", "a.", "A", ""],
)
def test_an_unsafe_uid_is_a_hash(uid):
    assert len(naming.of_uid(uid)) == 64 + len(".vcf")


def test_a_uid_is_its_own_name():
    uid = "5d1f0c3a-1111-4222-8333-444455556666"
    assert naming.of_uid(uid) == f"{uid}.vcf"


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        pytest.param(Contact(Kind.PERSON, Name("Nadia Kessler")), "Kessler Nadia", id="person"),
        pytest.param(Contact(Kind.PERSON, Name("Madonna")), "Madonna", id="one word"),
        pytest.param(Contact(Kind.DESK, Name("Press"), "A/B"), "Press, A B", id="named desk"),
        pytest.param(Contact(Kind.DESK, org="AUX"), "_AUX", id="a device"),
        pytest.param(Contact(Kind.DESK, org="con.x"), "_con.x", id="a device with a suffix"),
        pytest.param(Contact(Kind.DESK, org="..\\..\\up."), "up", id="out of the folder"),
        pytest.param(Contact(Kind.DESK, org="..."), "_", id="dots"),
        pytest.param(
            Contact(Kind.PERSON, emails=(EmailAddress("a@x.org"),)), "a@x.org", id="mailbox"
        ),
    ],
)
def test_people_get_names_that_they_can_read(contact, name):
    assert naming.of_contact(contact, set()) == f"{name}.vcf"


@given(names=st.lists(anything, min_size=1, max_size=6))
def test_every_name_is_safe_and_there_once(names):
    taken = set()
    made = [naming.of_contact(Contact(Kind.DESK, org=name), taken) for name in names]
    assert len({name.casefold() for name in made}) == len(names)
    for name in made:
        assert not set(name) & set('/\\:*?"<>|\0\n')
        assert name.isprintable()
        assert len(name.encode()) <= 255
        assert name[0] not in ". "
        assert name.removesuffix(".vcf")[-1] not in ". "
