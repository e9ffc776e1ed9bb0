"""Is the answer in the language of the question? Quoted words of a report may stay Chinese."""

from __future__ import annotations

import re

from corpus.language import detect_language
from evals.numbers import MARK
from evals.sample import Sample

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|「[^」]*」|『[^』]*』|《[^》]*》|[（(][^()（）]*[）)]")
_LETTER = re.compile(r"[^\W\d_]")


def answer_language(sample: Sample) -> float | None:
    """1 where the answer's own words are in the question's language; no score without words."""
    words = _QUOTED.sub(" ", MARK.sub(" ", sample.text))
    if not _LETTER.search(words):
        return None
    case = sample.case
    wanted = detect_language(case.question) if case.lang == "other" else case.lang
    return float(detect_language(words) == wanted)
