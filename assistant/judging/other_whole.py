"""Are some of so many things asked for that no cell counts: 75 requests, where it is 74?"""

from __future__ import annotations

from assistant.evidence.evidence import Finds
from assistant.judging.spoken import counted_of
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.question import Question
from corpus.regex import regex

_COUNTED_IN = regex(r"\d([件个条项次家户人名起宗份套])")
"""The measure word of a number that a question states: 200件申请 are no 200套."""


def is_of_another_whole(question: Question, cells: Finds) -> bool:
    """Whether a share, or some, of so many is asked for, and the cells found are of others."""
    shares = [figure for figure in cells.figures if figure.operation == "share"]
    given = {number.value for number in figures_taken_for_granted(question)}
    values = {part.quantity.value for figure in shares for part in figure.parts}
    if shares and given and given.isdisjoint(values):
        return True
    return is_part_of_another_whole(question, cells)


def is_part_of_another_whole(question: Question, cells: Finds) -> bool:
    """Whether some of a number are asked for that a report states in its text alone.

    Of 560 appeals on a message board nobody says how many were from firms, though cells say how
    many requests were.
    """
    if not cells.figures or not counted_of(question).of_some:
        return False
    given = {number.value for number in figures_taken_for_granted(question)}
    if len(given) != 1:
        return False
    stated = [fact for fact in cells.report.facts if fact.quantity.value in given]
    counted = _COUNTED_IN.findall(question.folded)
    stated = [fact for fact in stated if not counted or fact.quantity.unit in counted]
    return bool(stated) and all(fact.table is None for fact in stated)
