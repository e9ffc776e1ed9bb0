"""What was used last, kept by a key that never comes to mean anything else."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Recent(OrderedDict[int, T]):
    """What was used last, by the key of a revision, which never changes: nothing goes stale."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._guard = threading.Lock()

    def get_or(self, key: int, make: Callable[[], T]) -> T:
        """What is kept under the key, or what ``make`` makes of it now."""
        with self._guard:
            if key in self:
                self.move_to_end(key)
                return self[key]
        value = make()
        with self._guard:
            self[key] = value
            while len(self) > self._size:
                self.popitem(last=False)
        return value
