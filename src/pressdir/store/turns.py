"""Waiting for a lock, in the order in which one came.

Who asks again and again costs the one who holds it time, and may be overtaken for ever. The system
keeps a queue instead, and wakes the next; but it has no end to waiting, so a thread waits there.
"""

import fcntl
import os
import threading
from contextlib import suppress


class Turn:
    """A place in the queue for the lock on an open file."""

    def __init__(self, opened: int) -> None:
        self._opened = opened
        self._error: OSError | None = None
        self._over = self._left = False
        self._both = threading.Lock()
        self._thread = threading.Thread(target=self._take, daemon=True)
        self._thread.start()

    def comes(self, seconds: float) -> bool:
        """Say whether the lock is ours, at the latest after so long. Raises `OSError`."""
        self._thread.join(seconds)
        if self._error:
            raise self._error
        return not self._thread.is_alive()

    def leave(self) -> None:
        """Close the file, at once or when the turn comes: not while the system is busy with it."""
        with self._both:
            self._left = True
            if self._over:
                os.close(self._opened)

    def _take(self) -> None:
        try:
            fcntl.flock(self._opened, fcntl.LOCK_EX)
        except OSError as error:
            self._error = error
        with self._both:
            self._over = True
            if self._left:
                with suppress(OSError):
                    os.close(self._opened)
