"""The lexical side: BM25 of passages and sentences, counted through or from the full-text index."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from vectorstore.bm25 import rarity, saturation
from vectorstore.catalogue import Catalogue
from vectorstore.recent import Recent
from vectorstore.units import Extent, Level

_POSTINGS = 10_000
"""How many postings a search of all reports may read: bounds its time in any corpus."""

_COUNTED = 20_000
"""Of so many terms it is remembered how often they occur: questions have words without end."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The index tokens of one report's passages or sentences, in which a token is looked for.

    ``text`` is all their tokens with a blank around each, and ``starts`` where each unit's begin.
    ``found`` remembers what tokens count for and where: questions share most of theirs.
    """

    keys: Sequence[int]
    lengths: Mapping[int, int]
    starts: Sequence[int]
    text: str
    tokens: frozenset[str]
    found: dict[str, tuple[float, tuple[tuple[int, float], ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def of(cls, units: Iterable[tuple[int, Sequence[str]]]) -> Postings:
        """Those of units by key."""
        lengths: dict[int, int] = {}
        starts: list[int] = []
        parts: list[str] = []
        end = 0
        for key, tokens in units:
            lengths[key] = len(tokens)
            starts.append(end)
            parts.append(f" {' '.join(tokens)} ")
            end += len(parts[-1])
        text = "".join(parts)
        return cls(tuple(lengths), lengths, starts, text, frozenset(text.split()))

    def places(self, token: str, usual: float) -> Iterable[tuple[int, float]]:
        """The keys of the units that have a token, and what it counts for in each.

        ``usual`` is the length of a usual unit, which changes with the corpus.
        """
        length, found = self.found.get(token, (0.0, ()))
        if length != usual:
            counted = self._counted(token).items()
            found = tuple((k, saturation(n, self.lengths[k], usual)) for k, n in counted)
            self.found[token] = usual, found
        return found

    def _counted(self, token: str) -> Counter[int]:
        found: Counter[int] = Counter()
        looked_for = f" {token} "
        at = self.text.find(looked_for)
        while at >= 0:
            found[self.keys[bisect_right(self.starts, at) - 1]] += 1
            at = self.text.find(looked_for, at + len(looked_for) - 1)
        return found


class Lexical:
    """Finds by words.

    Inside a few reports their tokens are counted, which costs the same in any corpus; among all
    reports the full-text index is asked. Both give the same scores.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._kept: dict[Level, Recent[Postings]] = {
            "passage": Recent(64),
            "sentence": Recent(64),
        }
        self._counts: tuple[int, dict[tuple[Level, str], int]] = (-1, {})
        self._extents: tuple[int, dict[Level, Extent]] = (-1, {})

    def counts(self, terms: Sequence[str], level: Level = "passage") -> dict[str, int]:
        """In how many passages or sentences each term occurs; 0 is left out."""
        generation = self._catalogue.generation
        kept, known = self._counts
        if kept != generation or len(known) > _COUNTED:
            known = {}
            self._counts = (generation, known)
        new = [term for term in terms if (level, term) not in known]
        if new:
            found = self._catalogue.document_counts(level, new)
            known |= {(level, term): found.get(term, 0) for term in new}
        return {term: known[level, term] for term in terms if known[level, term]}

    def _extent(self, level: Level) -> Extent:
        """How many passages or sentences there are, counted as long as the corpus is the same."""
        generation = self._catalogue.generation
        kept, known = self._extents
        if kept != generation:
            known = {}
            self._extents = (generation, known)
        if level not in known:
            known[level] = self._catalogue.extent(level)
        return known[level]

    def scores(
        self, level: Level, terms: Mapping[str, float], report_keys: Sequence[int] | None = None
    ) -> dict[int, float]:
        """BM25 of what holds a term, each term by its weight; ``report_keys``: in these reports.

        Among all reports the rarest terms are read first, until the postings are used up: what is
        in every passage says nothing.
        """
        counts = self.counts(list(terms), level)
        scores: defaultdict[int, float] = defaultdict(float)
        extent = self._extent(level)
        if report_keys is not None:
            weights = {
                term: terms[term] * rarity(count, extent.documents)
                for term, count in counts.items()
            }
            for report_key in report_keys:
                make = partial(self._read, level, report_key)
                _add(scores, self._kept[level].get_or(report_key, make), weights, extent)
            return dict(scores)
        left = _POSTINGS
        for term in sorted(counts, key=lambda term: counts[term]):
            if left <= 0 or counts[term] > _POSTINGS:
                break
            left -= counts[term]
            for key, score in self._catalogue.postings(level, term, extent):
                scores[key] += terms[term] * score
        return dict(scores)

    def _read(self, level: Level, report_key: int) -> Postings:
        return Postings.of(self._catalogue.tokens_of(level, report_key))


def _add(
    scores: defaultdict[int, float],
    postings: Postings,
    weights: Mapping[str, float],
    extent: Extent,
) -> None:
    usual = extent.tokens / extent.documents
    for term, weight in weights.items():
        if term not in postings.tokens:
            continue
        for key, counts_for in postings.places(term, usual):
            scores[key] += weight * counts_for
