"""Documents counted without a word on which: whether they are asked for, and what can be meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.concepts import Concept
from assistant.understanding.scope import Index, Scope
from assistant.understanding.terms import Term
from corpus.regex import regex

_COUNTED = regex(
    r"\b(?:how many|number of) documents\b|(?:多少|(?<![哪前这近])几)[件个份部]?文件"
    r"|^文件(?:一共|总共|共)?有?(?:多少|几)"
)
_OF_ITSELF = regex(
    r"[件个份部]?文件|documents?|公开|公布|发布|印发|制发|制定|出台|发|publish\w*|releas\w*|disclos\w*|issu\w*|"
    r"mak\w*|made|public|produc\w*|dr[ae]w\w*"
)
_ROWS = ("normative_documents", "other_documents")


def counts_documents(folded: str) -> bool:
    """Whether a folded question counts documents, and no word says which."""
    return _COUNTED.search(folded) is not None


def documents_meant(
    folded: str, own: Sequence[Term], concepts: Sequence[Concept]
) -> tuple[Concept, ...]:
    """The rows of the tables that "documents" can mean; none where the question says which."""
    counted = _COUNTED.search(folded)
    if counted is None or any(c.group in ("matter", "topic") for c in concepts):
        return ()
    if any(not _OF_ITSELF.fullmatch(word) for t in own for word in t.text.split()):
        return ()
    return tuple(Concept(row, "matter", *counted.span()) for row in _ROWS)


def rules_of_their_bodies(
    concepts: tuple[Concept, ...], scope: Scope, index: Index
) -> tuple[Concept, ...]:
    """The concepts, the "rules" of bureaus, towns and streets as the documents that these make.

    Government rules (规章) are made by governments of cities and above, and by national bodies.
    """
    headers = [index.headers[i] for i in scope.report_ids]
    if not headers or not all(one.level in _MAKE_NONE and one.place for one in headers):
        return concepts
    return tuple(
        replace(one, name="normative_documents") if (one.name, one.text) == _RULES else one
        for one in concepts
    )


_MAKE_NONE = frozenset({"department", "town", "township", "street"})
_RULES = ("rules", "rules")
