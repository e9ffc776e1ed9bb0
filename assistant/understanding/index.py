"""The corpus as understanding needs it: issuers and their names, the glossary, words by stem."""

from __future__ import annotations

from functools import lru_cache

from assistant.understanding.scope import Index
from corpus.british import in_america
from corpus.copies import copies_of
from corpus.glossary import Glossary
from corpus.places import PlaceIndex
from vectorstore.catalogue import Catalogue


def index_of(catalogue: Catalogue) -> Index:
    """Makes the index of a catalogue's reports."""
    rows = catalogue.reports()
    headers = {row.id: row.header for row in rows}
    copies = copies_of(
        headers, {row.id: row.facts for row in rows}, lambda report_id: _text(catalogue, report_id)
    )
    return Index(
        headers=headers,
        copies=copies,
        places=PlaceIndex.build((i, h) for i, h in headers.items() if i not in copies),
        glossary=Glossary.load(),
        text_of=lambda report_id: _text(catalogue, report_id),
        lookup=lru_cache(_KEPT)(lambda stem: _words(catalogue, stem)),
    )


_KEPT = 4_000
"""Of so many stems the words are kept, as long as the corpus stays the same."""


def _words(catalogue: Catalogue, stem: str) -> tuple[str, ...]:
    """The corpus's Chinese words for an English stem, in whichever spelling one is known."""
    found = catalogue.words_for([stem])[stem]
    spelt = stem if found else in_america(stem)
    return tuple(found if spelt == stem else catalogue.words_for([spelt])[spelt])


def _text(catalogue: Catalogue, report_id: str) -> str:
    row = catalogue.row(report_id)
    return catalogue.source_text(row.key) if row is not None else ""
