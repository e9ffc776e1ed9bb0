"""What a question takes for granted of requests: how many came in, of whom, what became of them.

"Why did it turn down both", where one was withdrawn and one granted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.evidence.evidence import Finds
from assistant.evidence.figures import Figure, figures_for, grid_of, requests_received
from assistant.evidence.prose import Candidate
from assistant.understanding.asks import TableAsk
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.portions import holds
from assistant.understanding.question import Question
from assistant.understanding.reckoning import limit_in
from corpus.regex import regex
from corpus.stated_numbers import StatedNumber

_IN_ENGLISH = r"\s+(?:\w+ )?(?:requests|applications)\b"
_REQUESTS = regex(rf"\s*[件份条]?(?:政府)?(?:信息)?(?:公开)?的?申请|{_IN_ENGLISH}")
_APPLICATIONS = regex(rf"\s*[件份条宗][\u4e00-\u9fff]{{0,8}}申请|{_IN_ENGLISH}")
_OF_THEM = regex(
    r"\b(?:of|among|out of|from)(?: (?:all|the|its|their|those|these))? $|"
    r"(?:收到|受理|新收|接到|收办)(?:了|的)?$"
)
_AMONG_THEM = regex(
    r"(?:当中|之中|中|里)|"
    r"\s*(?!were|was|had been)(?:that |which )?(?:\w+ ){0,3}(?:received|got|handled|filed)\b"
)


def total_denied(question: Question, finds: Finds) -> Figure | None:
    """The requests received, where a question speaks of another number of them."""
    received = requests_received(finds.report.facts)
    if received is None or _no_total(question, finds) is None or not _asks_of_a_part(question):
        return None
    return received


def are_other_requests(question: Question, finds: Finds) -> bool:
    """Whether a question is about so many requests, and the report counts those in a sentence.

    8675 applications to return to a city (返汉申请8675件) are none to disclose.
    """
    if question.ask is None or question.ask.kind != "requests":
        return False
    given, asked = figures_taken_for_granted(question), question.asked
    cells = grid_of(finds.report.facts, "requests").values()
    so_many = [n.value for n in given if _APPLICATIONS.match(asked, n.end)]
    if len(so_many) != 1 or any(cell.quantity.value == so_many[0] for cell in cells):
        return False
    told = _told_of_applications(so_many[0])
    return re.search(told, re.sub(r"\s", "", finds.report.source_text)) is not None


def _told_of_applications(number: Decimal) -> str:
    """How a sentence counts so many applications, white space aside."""
    return (
        rf"申请[^，。；、,;\d]{{0,6}}{number}(?![\d.])|"
        rf"(?<![\d.]){number}[件份宗][^，。；,;\d]{{0,12}}申请"
    )


def _no_total(question: Question, finds: Finds) -> Decimal | None:
    """The number of all requests that a question speaks of, where it is no total of their table."""
    if question.ask is None or question.ask.kind != "requests":
        return None
    spoken = [
        n.value
        for n in figures_taken_for_granted(question)
        if _is_of_all_requests(question, n) and n.value != limit_in(question.folded)[1]
    ]
    grid = grid_of(finds.report.facts, "requests")
    cells = [grid.get((row, "total")) for row in ("new", "carried_over", "total")]
    values = [cell.quantity.value or Decimal(0) for cell in cells if cell is not None]
    if len(spoken) != 1 or not values or spoken[0] in (*values, sum(values[:2])):
        return None
    asked = (grid.get((row, "total")) for row in question.ask.rows)
    if any(cell is not None and cell.quantity.value == spoken[0] for cell in asked):
        return None  # so many were carried forward
    return spoken[0]


def portion_denied(question: Question, finds: Finds) -> Figure | None:
    """The share that was dealt with so, where a question why takes it for another portion.

    "Why were most requests refused": 5 of 165 were.
    """
    if "why" not in question.intents or not question.portion or question.ask is None:
        return None
    named = [c for c in question.concepts if c.group == "outcome" and c.start < c.end]
    if question.ask.kind != "requests" or len(named) != 1:
        return None
    if question.ask.operation == "share" or question.ask.columns != ("total",):
        return None
    ask = replace(question.ask, rows=(named[0].name,))
    share = next(iter(figures_for(_as_share(ask), finds.report.facts)), None)
    if share is None or share.value is None or holds(question.portion, share.value):
        return None
    return share


def applicants_denied(question: Question, finds: Finds) -> Figure | None:
    """The share that one sort of applicants filed, where a question why takes it for another."""
    ask = question.ask
    if "why" not in question.intents or not question.portion or ask is None:
        return None
    named = {c.name for c in question.concepts if c.group == "applicant"}
    if ask.kind != "requests" or ask.rows != ("new",) or set(ask.columns) != named:
        return None
    share = next(iter(figures_for(_as_share(ask), finds.report.facts)), None)
    if len(named) != 1 or share is None or share.value is None:
        return None
    return None if holds(question.portion, share.value) else share


def _as_share(ask: TableAsk) -> TableAsk:
    return replace(ask, operation="share", broken_down=False)


def ended_apart(question: Question, finds: Finds) -> tuple[Candidate, ...]:
    """What became of all requests, where it is asked why all ended alike: one was withdrawn."""
    both = _BOTH.search(question.folded)
    ended = any(c.group == "outcome" for c in question.concepts)
    if "why" not in question.intents or not ended or not (both or question.portion == "all"):
        return ()
    spoken = {Decimal(2)} if both else {n.value for n in figures_taken_for_granted(question)}
    counts = sorted(finds.ranked[0] if finds.ranked else (), key=lambda c: c.fact.start)
    for at, whole in enumerate(counts):
        if "申请" not in whole.fact.label or whole.fact.quantity.value not in spoken:
            continue
        soon = whole.fact.start + _SOON
        behind = (c for c in counts[at + 1 :] if c.fact.start < soon)
        parts = [c for c in behind if _BECAME.search(c.fact.label)]
        values = [c.fact.quantity.value or Decimal(0) for c in parts]
        if len(parts) > 1 and sum(values) == whole.fact.quantity.value and all(values):
            return (whole, *parts)
    return ()


_BOTH = regex(r"\bboth\b|两[件条项个宗份]")
_BECAME = regex("撤[销回]|公开$|答复|办结|不予|驳回|告知|终止|结转|补正|不存在")
_SOON = 160
"""Characters behind a whole in which its parts stand."""


def _is_of_all_requests(question: Question, number: StatedNumber) -> bool:
    """Whether a number is said to be that of all requests, not of those asked about.

    "Is it true that 6 requests were refused" speaks of the refused ones alone.
    """
    asked = question.asked
    named = _REQUESTS.match(asked, number.end)
    if named is None or "yesno" not in question.intents:
        return named is not None
    before, behind = asked[: number.start], asked[named.end() :]
    return bool(_OF_THEM.search(before) or _AMONG_THEM.match(behind))


def _asks_of_a_part(question: Question) -> bool:
    """Whether some of the requests are asked for, not their number itself."""
    assert question.ask is not None
    return (question.ask.rows, question.ask.columns) != (("new",), ("total",))
