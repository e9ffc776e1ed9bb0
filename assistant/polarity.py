"""Whether a sentence says yes or no to a question: what it says of what is asked, or denies.

Only where a run of clauses holds nearly all that the question names is anything said.
"""

from __future__ import annotations

import re

from assistant.question import Question
from assistant.terms import Term
from assistant.words import fold, held_in

_DENIED = re.compile(
    r"未(?!来|成年|经|按|满)|没有|无(?!障碍|线|缝|抵押|需|条件|论|法|偿|人)|为零|(?<![\d.])0(?:件|元|起|次|条)"
)
_FREE = re.compile(
    r"免费|费用为零|收取[^，,。]{0,16}(?<![\d.])0元|无[^，,。]{0,4}收[^，,。]{0,8}费|未收"
)
_CHARGE = re.compile(r"费|收钱|\bfees?\b|\bcharg\w+|\bpay\b|\bpaid\b|gebühr|плат|\btasas?\b|frais")
_ASKS_IF_FREE = re.compile(r"免费|\bfree\b|kostenlos|бесплатн|gratuit|gratis|無料")
_NEGATED = re.compile(r"\b(?:not|never|no)\b|n't\b|没有?(?!有)[^,，。？?]*吗|不是[^,，。？?]*吗")
_ALLOWED = re.compile(
    r"能不能|可不可以|可以|能否|能[^,，。]{0,12}吗|\b(?:can|may|allowed|permitted)\b"
)
_ALL_DO = re.compile(
    r"(?:全部|全都|都|均)(?:已经|已|能)?([\u3400-\u9fff]{2,4}?)(?=[了吗完没?？]|$)"
)
_BEHIND = re.compile(r" (?:during|in|at|amid|under|as of|by the|on|within|throughout) ")
_PERIPHERAL = 0.4
"""What a word counts behind a preposition: "any lawsuits during the epidemic"."""
_IN_GENERAL = re.compile(
    r"一般|通常|规定|要求|必须|应当|\b(?:usually|generally|must|should|required?|have to|has to)\b"
)
_DUTY = re.compile(r"必须|不得|一律|应当|严禁")
_ALL = re.compile(
    r"\b(?:(?<!at )all|every|entire(?:ly)?|completely|fully|alle|tous|toutes)\b|"
    r"都|全部|所有|均|全都"
)
_REQUIRED = re.compile(r"按要求|应当|必须|\d小时内")
"""What is to be done in such a case is not said to have been done."""
_CLAUSE = re.compile(r"[，,；;。]")
_MOST_CLAUSES, _LONGER = 3, 0.08
"""So many clauses are read together at most, and so much more must each further one bring."""
_SAYS_IT = 0.6
_UNKNOWN = 0.2
"""The weight of a word that no Chinese is known for."""


def asks_for_all(question: Question) -> bool:
    """Whether it is asked whether all of something were so."""
    return "yesno" in question.intents and _ALL.search(question.folded) is not None


def all_said(question: Question, said: str) -> bool:
    """Whether a sentence says of all of them what a Chinese question asks: 全部复工."""
    asked = _ALL_DO.search(question.folded)
    if asked is None:
        return False
    return re.search(f"(?:全部|全都|都|均)已?{asked[1]}", fold(said)) is not None


def asks_for_a_rule(question: Question) -> bool:
    """Whether it is asked what is allowed or usual, not what happened."""
    return bool(_ALLOWED.search(question.folded) or _IN_GENERAL.search(question.folded))


def denies(question: Question, said: str) -> bool:
    """Whether what is said is that there was none of it; 免费 only where fees are asked for."""
    if _asks_for_charges(question):
        return bool(_FREE.search(fold(said)) or _DENIED.search(fold(said)))
    return _DENIED.search(fold(said)) is not None


def _asks_for_charges(question: Question) -> bool:
    folded = question.folded
    return bool(_CHARGE.search(folded)) and not _ASKS_IF_FREE.search(folded)


def says(question: Question, said: str) -> bool | None:
    """True or False where a part of a sentence says what is asked or denies it; None if neither."""
    if _NEGATED.search(question.folded):
        return None
    if _asks_for_charges(question) and _FREE.search(fold(said)):
        return False
    part, held = _part_on(question, said)
    if _REQUIRED.search(part) and not asks_for_a_rule(question):
        return None
    if held < _SAYS_IT or (_ALLOWED.search(question.folded) and _DUTY.search(part)):
        return None
    return not denies(question, part)


def held_of(question: Question, text: str) -> float:
    """The share of what a question names that a text holds."""
    terms = [t for t in question.own_terms if not t.text[0].isdigit()]
    folded = fold(text)
    first = min((t.end for t in terms), default=0)
    cut = _BEHIND.search(question.folded, first) if question.language == "en" else None
    weights = [_weight(t, cut.start() if cut else len(question.folded)) for t in terms]
    whole = sum(weights)
    held = sum(w * held_in(t, folded) for t, w in zip(terms, weights, strict=True))
    return held / whole if whole else 0.0


def _part_on(question: Question, said: str) -> tuple[str, float]:
    """The shortest run of clauses that holds the most of what is asked, and how much that is."""
    clauses = [clause for clause in _CLAUSE.split(said) if clause.strip()]
    runs = [
        "，".join(clauses[start : start + length])
        for length in range(1, _MOST_CLAUSES + 1)
        for start in range(len(clauses) - length + 1)
    ]
    held = {run: held_of(question, run) - _LONGER * run.count("，") for run in runs}
    best = max(runs, key=lambda run: held[run], default="")
    return (best, held_of(question, best)) if best else ("", 0.0)


def _weight(term: Term, cut: int) -> float:
    weight = term.trust if term.chinese else _UNKNOWN
    return weight * _PERIPHERAL if term.start > cut else weight
