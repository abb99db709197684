"""Everything that can go wrong for a user, and what to do about it.

PressdirError                    str(error) says what happened to which thing; `hint` what to do
├── UsageError              2    the command line asks for something that cannot be
├── InputError              3    a document or file cannot be read
│   ├── UnreadableError          a document is damaged, too large or no document
│   └── FetchError               an address on the network did not give a document
├── InvalidValueError       2    a value is not what its field needs
│   ├── InvalidEmailError
│   ├── InvalidPhoneError
│   └── InvalidNameError
├── NotFoundError           1    no contact answers to what was asked
├── StoreError              3    the contact file
│   ├── DamagedStoreError        is not JSON, or not ours
│   │   ├── ForeignStoreError    is another program's JSON
│   │   └── TornStoreError       holds several versions, between the marks of git
│   ├── NewerStoreError          was written by a newer pressdir
│   └── WriteError               could not be written; the old state stands
├── ProgramError            3    another program that is needed is missing, or failed
├── CardError               3    a vCard reads back as something else than was written
├── ServerError             3    a server on the network did not do what was asked
│   ├── UnansweredError          it gave no answer, and nobody knows what it did
│   └── RefusedError             it does not want this one thing; others may go on
├── ConflictError           4    somebody else changed the same thing
│   └── UnmatchedError           on a server, which therefore did nothing
├── ErasedError             4    whom it is about was erased, at their own wish
└── LockedError             5    another pressdir holds the file
"""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What a command tells the shell."""

    DONE = 0
    NOTHING = 1
    USAGE = 2
    UNREADABLE = 3
    CONFLICT = 4
    LOCKED = 5
    UNKNOWN = 6  # `check` alone


class PressdirError(Exception):
    """The base of all that a user can mend. `hint` is one sentence that says how."""

    exit_code: ClassVar[ExitCode] = ExitCode.UNREADABLE

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(PressdirError):
    """The command line asks for something that cannot be."""

    exit_code = ExitCode.USAGE


class InputError(PressdirError):
    """A document or file cannot be read."""


class UnreadableError(InputError):
    """A document is damaged, too large, or no document at all."""


class FetchError(InputError):
    """An address on the network did not give a document."""


class InvalidValueError(PressdirError, ValueError):
    """A value is not what its field needs."""

    exit_code = ExitCode.USAGE


class InvalidEmailError(InvalidValueError):
    """Not an e-mail address (RFC 5322, RFC 6531)."""


class InvalidPhoneError(InvalidValueError):
    """Not a telephone number, or one whose country is not known (ITU-T E.164)."""


class InvalidNameError(InvalidValueError):
    """Not the name of a person."""


class NotFoundError(PressdirError):
    """No contact answers to what was asked."""

    exit_code = ExitCode.NOTHING


class StoreError(PressdirError):
    """The contact file cannot be used."""


class DamagedStoreError(StoreError):
    """The contact file is not JSON, or not a contact file."""


class ForeignStoreError(DamagedStoreError):
    """The file holds JSON as no contact file has it: it is another program's."""


class TornStoreError(DamagedStoreError):
    """The contact file is several versions, which git could not put together by lines."""


class NewerStoreError(StoreError):
    """The contact file was written by a newer pressdir. It is left as it is."""


class WriteError(StoreError):
    """The contact file could not be written. What was there before still stands."""


class ProgramError(PressdirError):
    """A program of the system that is needed is missing, or failed."""


class CardError(PressdirError):
    """A vCard reads back as something else than was written."""


class ServerError(PressdirError):
    """A server on the network cannot be reached, or did not do what it was asked."""


class UnansweredError(ServerError):
    """A server gave no answer, or not all of it. Whether it did what it was asked is not known."""


class RefusedError(ServerError):
    """A server refused something, for a reason that need not hold for other things.

    `status` is that of HTTP, `condition` the name of the one that was not met, as in RFC 4918, 16.
    """

    def __init__(
        self, message: str, *, hint: str = "", status: int = 0, condition: str = ""
    ) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        self.condition = condition


class ConflictError(PressdirError):
    """Somebody else changed the same thing in the meantime."""

    exit_code = ExitCode.CONFLICT


class UnmatchedError(ConflictError):
    """What is on the server is not what was to be replaced (RFC 9110, 13.1). It did nothing."""


class ErasedError(PressdirError):
    """Whom it is about was erased, at their own wish, and is not to come back."""

    exit_code = ExitCode.CONFLICT


class LockedError(PressdirError):
    """Another pressdir holds the contact file."""

    exit_code = ExitCode.LOCKED
