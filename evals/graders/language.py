"""Is the answer in the language of the question? Quoted words of a report may stay Chinese."""

from __future__ import annotations

import re

from corpus.language import detect_language
from evals.numbers import MARK
from evals.sample import Sample

_BRACKETS = {"“": "”", "「": "」", "『": "』", "《": "》", "(": ")", "（": "）"}
_PLAIN_QUOTE = re.compile(r"\"[^\"\n]*\"")
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def answer_language(sample: Sample) -> float | None:
    """1 where the answer's own words are in the question's language; no score without words.

    Between Chinese and English the script decides, for a short English answer can look like French.
    """
    words = _own_words(MARK.sub(" ", sample.text))
    letters = len(_LETTER.findall(words))
    if not letters:
        return None
    case = sample.case
    if case.lang == "other":
        return float(detect_language(words) == detect_language(case.question))
    chinese = 2 * len(_HAN.findall(words)) > letters
    return float(chinese == (case.lang == "zh"))


def _own_words(text: str) -> str:
    """The text without what stands in quotation marks or brackets, one inside another included."""
    kept: list[str] = []
    closing: list[str] = []
    for character in _PLAIN_QUOTE.sub(" ", text):
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _BRACKETS:
            closing.append(_BRACKETS[character])
        elif not closing:
            kept.append(character)
    return "".join(kept)
