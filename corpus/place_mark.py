"""A question as names are looked for in it, and a name found in it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.gazetteer import Place
from corpus.issuers import Issuer
from corpus.language import simplify_char


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as names are looked for in it, and where each character came from."""

    text: str
    original: str
    origin: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Folded:
        """Lower case, simplified, without accents."""
        parts = [simplify_char(char) for char in text]
        origin = [at for at, part in enumerate(parts) for _ in part]
        return cls("".join(parts), text, (*origin, len(text)))

    def capital(self, at: int) -> bool:
        """Whether the character was a capital letter."""
        return self.original[self.origin[at]].isupper()


@dataclass(frozen=True, slots=True)
class Mark:
    """A name in the text: of places, of kinds of zones, of a department, or of issuers.

    ``explicit`` says that the name has its ending (硚口区, Qiaokou District); ``foreign``
    that it is the name of a place or zone that neither the corpus nor the gazetteer has.
    """

    start: int
    end: int
    places: tuple[Place, ...] = ()
    zones: frozenset[str] = frozenset()
    issuers: tuple[Issuer, ...] = ()
    department: str = ""
    topic: str = ""
    explicit: bool = False
    foreign: bool = False
