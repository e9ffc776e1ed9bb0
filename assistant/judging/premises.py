"""What a question why takes for granted in figures, and the report states otherwise.

"Why was only half of the plan completed", "为什么只开了两场发布会": the figure that the report
states is the answer, not whatever sentence is on the matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.evidence.evidence import Evidence, Finds, denied_as, denied_by
from assistant.evidence.figures import Figure
from assistant.evidence.prose import Candidate
from assistant.judging.held_by_video import held_by_video
from assistant.judging.in_order import in_order
from assistant.judging.mixed_up import mixed_up
from assistant.judging.never_was import never_was, none_found
from assistant.judging.parts import done_of_all
from assistant.judging.polarity import says_the_opposite
from assistant.judging.requests_amiss import ended_apart
from assistant.judging.share_stated import rate_of_what_was_done, says_what_was_done
from assistant.judging.told_more import more_denied, most_denied
from assistant.judging.yes_or_no import direction_said
from assistant.understanding.given import (
    but_years,
    figures_taken_for_granted,
    is_about,
    said_roughly,
)
from assistant.understanding.intents import asks_why_so_late
from assistant.understanding.patterns import compile_words, load
from assistant.understanding.question import Question
from assistant.understanding.reckoning import direction_in
from assistant.understanding.words import coverage, fold
from corpus.quantities import numbers_in, unit_kind
from corpus.regex import regex
from corpus.stated_numbers import StatedNumber

_HALF = regex(r"\bhalf\b|一半|半数")
_SHORT_OF = regex(
    r"(?:没有?|未能?|不)(?:到|达到?|满|足)\s*(?:百分之百|100\s?[%％])|低于\s?(?:百分之百|100\s?[%％])|"
    r"\b(?:short of|below|less than|under|not (?:reach|at)|n't (?:reach|at)) 100 ?(?:%|per ?cent)"
)
"""What is less than the whole, where the report may state just that."""
_RATE = regex(r"率|占|比例|计划$")
_RATE_ASKED = regex(r"率|\brate\b")
_UNDONE = regex(r"没有?|未|\b(?:not|un\w+ed|left)\b|n't\b")
_OPEN = regex(r"^(?:未|待|尚)")
_LEFT_OPEN = regex(
    r"\b(?:open|pending|outstanding|un(?:answered|resolved|settled|finished|processed)|undone)\b|"
    r"n't \w+|\bnot (?:\w+ )?\w+ed\b|[没未](?:有|能)?(?:办|答|回|处理|解决|了结)"
)
"""What some are taken to be, of which the report may say that all of them were done."""
_OF_ALL = regex(r"均(?:已|依法|在|按|能)|全部|都(?!市)")
_NEAR, _BY_RATE = 0.5, 0.35
_NEAR_SIZE = 0.35
"""So much of a question must a figure hold that is of another size than it says."""
_LOOKED_AT, _SENTENCES = 12, 5
_SURE = 0.7
_PERCENT_OF_HALF, _WHOLE_RATE = Decimal(50), Decimal(100)


def taken_amiss(question: Question, finds: Finds) -> Evidence | None:
    """What sets right a question that takes a place, all, a size or more of it for granted."""
    found = never_was(question, finds) or none_found(question, finds)
    found = found or held_by_video(question, finds)
    found = found or in_order(question, finds)
    found = found or place_denied(question, finds)
    found = found or province_denied(question, finds)
    found = found or all_otherwise(question, finds)
    found = found or _none_left_open(question, finds) or _direction_denied(question, finds)
    found = found or _opposite_of_so_many(question, finds) or _fewer_than_all(question, finds)
    if found is None and (apart := ended_apart(question, finds) or mixed_up(question, finds)):
        found = denied_as(finds, apart, _SURE)
    found = found or size_denied(question, finds) or more_denied(question, finds)
    return found or most_denied(question, finds)


def denied_premise(question: Question, finds: Finds) -> Evidence | None:
    """What a question why takes to be otherwise than it is; None where it takes nothing amiss.

    Of a question for yes or no the sentence that says the opposite of what it asks.
    """
    if question.wants_number or not finds.ranked:
        return None
    if "why" not in question.intents:
        opposed = "yesno" in question.intents or asks_why_so_late(question.folded)
        return _opposite(question, finds) if opposed else None
    figures = next(_otherwise(question, finds), ())
    return denied_as(finds, figures, _SURE) if figures else _opposite(question, finds)


def all_otherwise(question: Question, finds: Finds) -> Evidence | None:
    """The sentence that says the opposite of all, where some are counted: 均按期, how many late.

    So where it is asked whether, or why, some were: what else that sentence counts is no answer.
    """
    if not question.wants_number and not {"why", "yesno"} & question.intents:
        return None
    if question.ask is not None and "carried_forward" in question.ask.rows:
        return None  # what is carried forward is not late
    hits = finds.hits[:_SENTENCES]
    if not any(_OF_ALL.search(hit.text) for hit in hits):
        return None
    said = next((hit for hit in hits if says_the_opposite(question, hit.text)), None)
    if said is None or not _OF_ALL.search(said.text):
        return None
    return denied_by(finds, said, _SURE)


def _opposite(question: Question, finds: Finds) -> Evidence | None:
    """The sentence that says the opposite of what is taken for granted: 按期, why it was late."""
    said = next((h for h in finds.hits[:_SENTENCES] if says_the_opposite(question, h.text)), None)
    if said is None:
        return None
    return denied_by(finds, said, _SURE)


def _opposite_of_so_many(question: Question, finds: Finds) -> Evidence | None:
    """The sentence that has the very figure of a question why, and the opposite of what it says."""
    stated = figures_taken_for_granted(question)
    found = _opposite(question, finds) if "why" in question.intents and len(stated) == 1 else None
    said = numbers_in(found.sentences[0].text) if found is not None else ()
    return found if any(n.value == stated[0].value for n in said) else None


def size_denied(question: Question, finds: Finds) -> Evidence | None:
    """The figure of what a question why has hundreds of, where it is of another size."""
    if "why" not in question.intents or question.wants_number or not finds.ranked:
        return None
    figure = _of_another_size(question, finds)
    return denied_as(finds, (figure,), _SURE) if figure is not None else None


def _none_left_open(question: Question, finds: Finds) -> Evidence | None:
    """A whole and as many done of it, where it is asked why some of so many were left undone."""
    if "why" not in question.intents or not _LEFT_OPEN.search(question.folded) or not finds.ranked:
        return None
    values = {n.value for n in figures_taken_for_granted(question)}
    pair = done_of_all(finds, given=values)
    if pair is None or pair.whole.fact.quantity.value not in values:
        return None
    done = pair.part.fact.quantity.value == pair.whole.fact.quantity.value
    return denied_as(finds, (pair.whole, pair.part), _SURE) if done else None


def _direction_denied(question: Question, finds: Finds) -> Evidence | None:
    """The figure by which something is said to have fallen, where the report says that it rose."""
    direction = direction_in(question.folded)
    stated = figures_taken_for_granted(question)
    if len(stated) != 1 or not direction or not finds.ranked or "yesno" in question.intents:
        return None
    for c in finds.ranked[0]:
        said = direction_said(c.fact.label)
        if c.fact.quantity.value == stated[0].value and said and said != direction:
            return denied_as(finds, (c,), _SURE)
    return None


def _fewer_than_all(question: Question, finds: Finds) -> Evidence | None:
    """A whole and what was done of it, where it is asked how long, when or by whom all of it was.

    取缔460家, asked how long it took to close all 492.
    """
    if _ALL_OF_SO_MANY.search(question.folded) is None or not finds.ranked:
        return None
    ways = {"when", "who", "how", "why"} & question.intents and not question.wants_number
    if not ways and "duration" not in dict(question.wants):
        return None
    values = {n.value for n in figures_taken_for_granted(question)}
    pair = done_of_all(finds, given=values)
    if pair is None or not says_what_was_done(question, pair.part):
        return None
    part, whole = pair.part.fact.quantity.value, pair.whole.fact.quantity.value
    fewer = part is not None and whole in values and part not in values and part < whole
    return denied_as(finds, (pair.whole, pair.part), _SURE) if fewer else None


_ALL_OF_SO_MANY = regex(
    r"\ball (?:of )?(?:the |its |their |those )?\d|"
    r"\d[项件个家户条人名起宗][^,，。？?\d]{0,20}?(?:全部|全都|都)"
)


def _otherwise(question: Question, finds: Finds) -> Iterator[tuple[Candidate, ...]]:
    best = finds.ranked[0][:_LOOKED_AT]
    asked = but_years(question.asked)
    vague = [m.span() for size in _sizes() for m in size.pattern.finditer(question.asked)]
    asked = tuple(
        n for n in asked
        if not any(at <= n.start < end for at, end in vague)
        and not said_roughly(question.asked, n)
    )  # fmt: skip
    values = {n.value for n in asked}
    rates = [c for c in best if c.fact.quantity.unit == "%" and _RATE.search(c.fact.label)]
    percents = {n.value for n in asked if n.unit in ("%", "percent")}
    if _HALF.search(question.folded):
        percents.add(_PERCENT_OF_HALF)
    short = _SHORT_OF.search(question.folded) is not None
    if short:
        percents = {_WHOLE_RATE}
    for c in rates:
        sure = c.features.near >= _BY_RATE or (c is best[0] and _RATE_ASKED.search(question.folded))
        sure = sure or rate_of_what_was_done(question, c, finds)
        agrees = is_about(c.fact.quantity.value, percents, question.asked) != short
        if percents and sure and not agrees:
            yield (c,)
    pair = done_of_all(finds)
    if pair is not None and pair.whole.fact.quantity.value in values:
        part, whole = pair.part.fact.quantity.value, pair.whole.fact.quantity.value
        of_all = question.portion == "all" and says_what_was_done(question, pair.part)
        if not _agrees(part, whole, values, percents, of_all=of_all):
            yield pair.whole, pair.part
    undone = _UNDONE.search(question.folded) is not None
    for c in best:
        stated = c.fact.quantity
        alike = any(n.unit and stated.unit.startswith(n.unit) for n in asked)
        if undone and not _OPEN.search(c.fact.label):
            continue
        if alike and c.features.near >= _NEAR and stated.state == "number":
            if stated.value not in values:
                yield (c,)
            return


def _of_another_size(question: Question, finds: Finds) -> Candidate | None:
    """The figure that is most of what a question says, if it is not of the size that it says."""
    claimed = next((size for size in _sizes() if size.pattern.search(question.folded)), None)
    counts = [
        c for c in finds.ranked[0][:_LOOKED_AT]
        if unit_kind(c.fact.quantity.unit) == "count" and c.features.near >= _NEAR_SIZE
    ]  # fmt: skip
    if claimed is None or not counts:
        return None
    best = max(counts, key=lambda c: c.features.near + c.features.precise)
    value = best.fact.quantity.value
    agrees = value is None or claimed.least <= value <= claimed.most
    return None if agrees else best


@dataclass(frozen=True, slots=True)
class _Size:
    """A size said vaguely: hundreds. What is below ``least`` or above ``most`` is not of it."""

    pattern: re.Pattern[str]
    least: int
    most: int


@cache
def _sizes() -> tuple[_Size, ...]:
    """The vague sizes of reckoning.toml, the longest names first."""
    return tuple(
        _Size(compile_words(entry["patterns"]), entry["least"], entry["most"])
        for entry in load("reckoning")["vague"]
    )


def _agrees(
    part: Decimal | None,
    whole: Decimal | None,
    values: set[Decimal],
    percents: set[Decimal],
    *,
    of_all: bool,
) -> bool:
    """Whether the part is one of the figures named, or the share named of its whole.

    ``of_all``: where no other figure is named, the part is taken for the whole.
    """
    if part is None or whole is None:
        return True
    others = values - {whole}
    if percents:
        return bool(whole) and part * 100 / whole in percents
    if of_all and not others:
        return part == whole
    return not others or part in others or whole - part in others


def place_denied(question: Question, finds: Finds) -> Evidence | None:
    """The sentence of a figure that a question states, where it is of another place than it says.

    4633万元帮扶和田县, of which the report has no word: what it says of 4633万元 is of 洛浦县.
    """
    stated = figures_taken_for_granted(question)
    others = [m.zh for m in question.scope.mentions if finds.report.id not in m.report_ids]
    text = finds.report.source_text
    strange = [name for name in others if name[-1:] in _KINDS and name[:-1] not in text]
    if len(stated) != 1 or len(others) != 1 or not strange or "yesno" in question.intents:
        return None
    of_its_kind = re.compile(f"[\\u4e00-\\u9fff]{{2,3}}{strange[0][-1]}")
    for hit in finds.hits[:_SENTENCES]:
        alike = any(
            n.value == stated[0].value and _of_one_unit(question.asked, stated[0], n.unit)
            for n in numbers_in(hit.text)
        )
        if alike and of_its_kind.search(hit.text):
            return denied_by(finds, hit, _SURE, elsewhere=True)
    return None


def province_denied(question: Question, finds: Finds) -> Evidence | None:
    """The sentence on what a question asks, where it names another province than the question.

    Why it followed Guangdong's rules: 转发《江苏省政府信息公开申请办理答复规范》. So where it is
    asked which city of a province something was done with, and the sentence names another place.
    """
    name = _other_province(question, finds)
    which = _WHICH_PLACE.search(question.folded)
    asks = question.intents & {"why", "how", "when", "who"} or which
    if not name or not asks or question.wants_number or "yesno" in question.intents:
        return None
    said = finds.hits[0]
    rest = [w for w in finds.weighed if name not in w.term.chinese]
    otherwise = _PROVINCE.search(said.text) or (which and _WITH_A_PLACE.search(said.text))
    if not otherwise or coverage(rest, fold(said.text)) < _ON_IT:
        return None
    return denied_by(finds, said, _SURE, elsewhere=True)


def _other_province(question: Question, finds: Finds) -> str:
    """The one province that a question names, if the report has no word of it; "" otherwise."""
    others = [m.zh for m in question.scope.mentions if finds.report.id not in m.report_ids]
    if len(others) != 1 or not others[0].endswith(("省", "自治区")) or not finds.hits:
        return ""
    name = _OF_A_PROVINCE.sub("", others[0])
    return "" if name in finds.report.source_text else name


_OF_A_PROVINCE = regex("(?:(?:维吾尔|壮族|回族)?自治区|省)$")
_ON_IT = 0.65
"""So much of a question, but for the province, has the sentence that sets it right."""
_WHICH_PLACE = regex(r"\bwhich (?:city|county|district|town|prefecture)\b|哪(?:一)?个?[县市区]")
_WITH_A_PLACE = regex(r"[与和同向对][\u4e00-\u9fff]{2,3}[县市区]")
_PROVINCE = regex(
    "(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|"
    "甘肃|青海)省|北京市|天津市|上海市|重庆市"
)


def _of_one_unit(asked: str, spoken: StatedNumber, unit: str) -> bool:
    """Whether a spoken figure is in a printed unit; a bare one is large, and money or not."""
    if spoken.unit:
        return unit[:1] == spoken.unit[:1]
    money = _YUAN.match(asked, spoken.end) is not None
    return spoken.value >= _TELLING and unit.startswith("元") == money


_YUAN = regex(r"\s?(?:chinese )?(?:yuan|rmb|cny|renminbi)\b")
_KINDS = frozenset("县市区乡镇")
_TELLING = 1000
"""A figure so large, in a language without measure words, is that of the report."""


def change_denied(question: Question, finds: Finds) -> Figure | None:
    """By how many items a row of the list rose, where a question says that it fell by so many."""
    ask, direction = question.ask, direction_in(question.folded)
    if ask is None or ask.kind != "proactive" or "change" not in ask.columns or not direction:
        return None
    if question.wants_number or "yesno" in question.intents or len(ask.rows) != 1:
        return None
    change = next((f for f in finds.figures if f.column == "change" and f.value), None)
    if change is None or change.value is None or change.operation != "cell":
        return None
    spoken = {n.value for n in figures_taken_for_granted(question)}
    otherwise = (change.value > 0) != (direction == "rise")
    return change if otherwise and abs(change.value) in spoken else None
