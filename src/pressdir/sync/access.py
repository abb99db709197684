"""Who one is on a server: a user, and where the password is. The password itself is never kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressdir.sync.meeting import Means, Request
from pressdir.sync.memory import Memory

if TYPE_CHECKING:
    from pressdir.dav.http import Login

USER, COMMAND = "user", "password_command"


@dataclass(frozen=True, slots=True)
class Access:
    """A user of a server."""

    user: str = ""  # "" for nobody
    password_command: str = ""  # that prints the password; "": the keyring has it, or a person

    @classmethod
    def of(cls, request: Request, known: Memory) -> "Access":
        """Who is meant: what is said now counts more than what is remembered."""
        before = known.more.get(USER, "")
        user = request.user or before
        command = known.more.get(COMMAND, "") if user == before else ""
        return cls(user, request.password_command or command)

    @property
    def more(self) -> Mapping[str, str]:
        """What is to be remembered."""
        return {
            key: word for key, word in ((USER, self.user), (COMMAND, self.password_command)) if word
        }

    def login(self, host: str, means: Means) -> "Login | None":
        """The user with their password; None for nobody.

        Raises:
            ProgramError: the command gives none.
            UsageError: nobody can be asked.
        """
        from pressdir.dav import passwords  # noqa: PLC0415 - few targets are on servers
        from pressdir.dav.http import Login  # noqa: PLC0415

        if not self.user:
            return None
        if self.password_command:
            return Login(self.user, passwords.from_command(self.password_command))
        found = passwords.from_keyring(host, self.user)
        return Login(self.user, means.password(self.user, host) if found is None else found)
