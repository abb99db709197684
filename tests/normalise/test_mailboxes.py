"""Whose a mailbox is: a role's, or a person's own."""

import pytest

from pressdir.model import EmailAddress
from pressdir.normalise.mailboxes import is_shared


@pytest.mark.parametrize(
    "local",
    """
    press presse prensa media info contact office newsroom komunikacja ascom imprensa stampa tisk ir
    iomtowncountrymedia press-office press.office media.inquiries mediainquiries ascomfund pressinfo
    dinfo news news2 rzecznik buchservice Press-Berlin PRENSA contato assessoria.imprensa
    public.affairs
    comunicación press_geneva no-reply
    """.split(),
)
def test_knows_a_roles_mailbox(local):
    assert is_shared(EmailAddress(f"{local}@press.example"))


@pytest.mark.parametrize(
    "local",
    """
    jane.roe jroe mpressler pressman l.mediavilla jan.post ola.nord i.r smo kasinaot 63.01
    awanethiam
    m.vandenheuvel cypress a.ismail s.welcome almeida jinfeld
    """.split(),
)
def test_knows_a_persons_mailbox(local):
    assert not is_shared(EmailAddress(f"{local}@press.example"))
