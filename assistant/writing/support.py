"""Is a sentence about what it cites? The words that both have, and the encoder's cosine."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.scope import Index
from assistant.understanding.terms import Term, terms_in
from assistant.understanding.words import coverage, fold, weigh
from corpus.language import simplify
from corpus.periods import periods_in
from corpus.quantities import numbers_in
from corpus.report import Report, Span
from vectorstore.encoder import Encoder

_COVERAGE = 1.5
"""How much the share of its terms that the place has counts against the cosine."""

_LEAST = {"zh": 0.75, "en": 0.4}
_LEAST_ELSEWHERE = 0.33
"""So much 95 of 100 development questions have in common with the sentence that answers them; of
other sentences of the same report 5 (Chinese) to 10 (English) in 100 have it. See DECISIONS.md."""

_UNTRANSLATED = 0.25


def supported(
    sentence: str, language: str, texts: Sequence[str], reports: Sequence[Report],
    index: Index, encoder: Encoder,
) -> bool:  # fmt: skip
    """Whether a sentence is about the cited texts.

    One that states figures must share a word with them, or the figure counts nothing that it names;
    in languages of which few words are known that cannot be asked.

    Args:
        sentence: without marks.
        language: that it is in.
        texts: the cited places, each with the headings or labels that say what it is about.
        reports: that they are from.
        index: what is known of the corpus.
        encoder: compares languages.
    """
    terms = weigh(_terms(sentence, language, index), reports, _UNTRANSLATED)
    held = coverage(terms, fold(" ".join(texts))) if terms else 0.0
    if not held and language in _LEAST and numbers_in(sentence):
        return False
    vectors = encoder.centred(encoder.raw_passages([*texts, " ".join(texts)]), "sentence")
    cosine = float((vectors @ encoder.query(sentence, language)).max())
    return cosine + _COVERAGE * held >= _LEAST.get(language, _LEAST_ELSEWHERE)


def _terms(sentence: str, language: str, index: Index) -> tuple[Term, ...]:
    """Its content terms, places and periods left out."""
    folded = simplify(sentence).lower()
    taken = [Span(p.start, p.end) for p in periods_in(folded)]
    for mention in index.places.find(sentence):
        name = simplify(mention.text).lower()
        at = folded.find(name, max(0, mention.start - 8))
        if at >= 0:
            taken.append(Span(at, at + len(name)))
    return terms_in(folded, sentence, language, taken, index.glossary, index.lookup)
