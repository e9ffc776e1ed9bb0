"""What one visitor may take of a server: so many questions a minute, and a turn in the line."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Clock = Callable[[], float]

_MOST_KNOWN = 10_000
"""So many visitors are remembered; beyond, those who have waited longest are forgotten."""


class Allowance:
    """So many questions a minute for each visitor; without a number, any.

    A visitor who has been quiet may ask a minute's worth at once; then one at a time, evenly.
    """

    def __init__(self, per_minute: int | None, clock: Clock = time.monotonic) -> None:
        self._most = per_minute
        self._clock = clock
        self._guard = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def spend(self, who: str) -> int:
        """Takes one question; gives 0, or the whole seconds after which to come again."""
        if self._most is None:
            return 0
        a_second = self._most / 60
        with self._guard:
            now = self._clock()
            left, since = self._left.pop(who, (float(self._most), now))
            left = min(float(self._most), left + (now - since) * a_second)
            self._left[who] = (left - 1 if left >= 1 else left, now)
            _forget(self._left)
        return 0 if left >= 1 else math.ceil((1 - left) / a_second)


class Patience:
    """Slows down whoever guesses passwords: from the fourth wrong one on, longer each time."""

    FREE = 3
    LONGEST = 300.0

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._wrong: dict[str, tuple[int, float]] = {}

    def wait(self, who: str) -> int:
        """The whole seconds before which nothing that this visitor sends is looked at."""
        with self._guard:
            count, since = self._wrong.get(who, (0, 0.0))
            if count < self.FREE:
                return 0
            delay = min(2.0 ** (count - self.FREE + 1), self.LONGEST)
            return max(0, math.ceil(since + delay - self._clock()))

    def failed(self, who: str) -> None:
        """Notes a wrong password; those of long ago do not count."""
        with self._guard:
            now = self._clock()
            count, since = self._wrong.pop(who, (0, now))
            self._wrong[who] = (1 if now - since > 3 * self.LONGEST else count + 1, now)
            _forget(self._wrong)

    def succeeded(self, who: str) -> None:
        """Forgets the wrong ones."""
        with self._guard:
            self._wrong.pop(who, None)


class Full(Exception):
    """The line is as long as it may be."""


class Line:
    """Lets so many questions be answered at once; the others wait in the order they came."""

    def __init__(self, at_once: int, longest: int) -> None:
        self._at_once = at_once
        self._longest = longest
        self._changed = threading.Condition()
        self._waiting: deque[object] = deque()

    @contextmanager
    def place(self) -> Iterator[Place]:
        """A place in the line, left at the end.

        Raises:
            Full: when too many wait already.
        """
        ticket = object()
        with self._changed:
            if len(self._waiting) >= self._longest:
                raise Full
            self._waiting.append(ticket)
        try:
            yield Place(self, ticket)
        finally:
            with self._changed:
                self._waiting.remove(ticket)
                self._changed.notify_all()

    def ahead_of(self, ticket: object) -> int:
        """How many must be done before this one's turn; 0 when it has come."""
        with self._changed:
            return max(0, self._waiting.index(ticket) - self._at_once + 1)

    def wait(self, ticket: object, seconds: float | None) -> None:
        """Waits until the line has moved, or so long."""
        with self._changed:
            if self._waiting.index(ticket) >= self._at_once:
                self._changed.wait(seconds)


class Place:
    """One question's place in the line."""

    def __init__(self, line: Line, ticket: object) -> None:
        self._line = line
        self._ticket = ticket

    @property
    def ahead(self) -> int:
        """How many questions are before this one."""
        return self._line.ahead_of(self._ticket)

    def wait(self, seconds: float | None = None) -> None:
        """Waits until the line moves, or so long."""
        self._line.wait(self._ticket, seconds)

    def come(self) -> None:
        """Waits until it is this one's turn."""
        while self.ahead:
            self.wait()


def _forget(known: dict[str, tuple[float, float]] | dict[str, tuple[int, float]]) -> None:
    """Lets go of who came first, in a dictionary in the order of coming."""
    while len(known) > _MOST_KNOWN:
        del known[next(iter(known))]
