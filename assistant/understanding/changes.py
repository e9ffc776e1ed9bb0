"""What a rise or a fall in a question speaks of: a column of changes, two figures, or two ends."""

from __future__ import annotations

from assistant.understanding.asks import RATES
from assistant.understanding.concepts import Concept
from assistant.understanding.reckoning import Reckoning
from corpus.regex import regex

LISTED = frozenset({"licences", "other_services", "penalties", "compulsory_measures", "fees"})
ITEMS = regex(r"事项|项目|\bitems?\b|\blist|几项|多少项")


def between_figures(
    concepts: tuple[Concept, ...], reckoning: Reckoning | None, several: bool
) -> tuple[Concept, ...]:
    """Without the column of changes, where "fewer" or "rose" holds figures against each other.

    The percentage by which figures grew from report to report is no share of a whole either.
    """
    grown = reckoning is not None and reckoning.operation == "growth" and several
    if grown and not any(c.name in RATES for c in concepts):
        concepts = tuple(c for c in concepts if c.name != "share")
    matters = {c.name for c in concepts if c.group == "matter"}
    if reckoning is None or (len(matters) < 2 and not several):
        return concepts
    return tuple(c for c in concepts if c.name != "change")


def of_the_list(
    concepts: tuple[Concept, ...], reckoning: Reckoning | None, folded: str, several: bool
) -> tuple[Concept, ...]:
    """With the column of changes, where it is asked how lists of items grew or shrank in a year."""
    listed = any(c.name in LISTED for c in concepts)
    measured = any(c.name in ("decisions", "change", "items_before") for c in concepts)
    if several or not listed or measured or not ITEMS.search(folded):
        return concepts
    if reckoning is None or not reckoning.direction:
        return concepts
    return (*concepts, Concept("change", "measure", 0, 0))


def from_start_to_end(
    concepts: tuple[Concept, ...], reckoning: Reckoning | None, reports: int
) -> tuple[Concept, ...]:
    """How the backlog changed within a year is told by what was left over at both its ends."""
    flows = {c.name for c in concepts if c.group == "flow"}
    ends = {"carried_over", "carried_forward"}
    changes = reckoning is not None and reckoning.operation in ("trend", "growth")
    if not changes or reports != 1 or not flows & ends:
        return concepts
    kept = tuple(c for c in concepts if c.name != "change")
    return (*kept, *(Concept(name, "flow", 0, 0) for name in sorted(ends - flows)))


_FROM_TO = regex(
    r"从(?:多少|几)[项件个]?[^，,。？?]{0,8}?[到至为成]了?(?:多少|几)|"
    r"\bfrom (?:how many|what|which)\b[^?]{0,60}? to (?:how many|what|which)\b"
)


def from_one_to_another(concepts: tuple[Concept, ...], folded: str) -> tuple[Concept, ...]:
    """From how many to how many licences rose: what there was before, and what that came to."""
    asked = _FROM_TO.search(folded) is not None and any(c.name in LISTED for c in concepts)
    return (*concepts, Concept("after_change", "computed", 0, 0)) if asked else concepts
