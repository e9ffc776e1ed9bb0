"""Documents counted without a word on which: each figure that can be meant is given."""

from __future__ import annotations

from assistant.evidence.evidence import Evidence, Finds
from assistant.understanding.documents_meant import counts_documents
from corpus.regex import regex

_NAMED_SO = regex(r"文件$")
_UNITS = frozenset("件个份条部")
_MOST, _SURE = 5, 0.8


def from_documents(folded: str, finds: Finds) -> Evidence | None:
    """All the figures that a report without such a table gives of documents, in its order."""
    if not counts_documents(folded) or finds.figures or not finds.ranked:
        return None
    found = [
        c for c in finds.ranked[0]
        if _NAMED_SO.search(c.fact.label) and c.fact.quantity.unit in _UNITS
        and c.fact.quantity.state == "number" and c.fact.table is None
    ]  # fmt: skip
    if not found:
        return None
    shown = tuple(sorted(found[:_MOST], key=lambda c: c.fact.start))
    return Evidence(finds.report, "statements", _SURE, statements=shown, sentences=finds.hits[:3])
