"""What a figure counts: the words around it, cleaned of what does not say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from corpus.change_labels import before_and_now, than_before
from corpus.clauses import Clause
from corpus.narrative_words import narrative_words
from corpus.periods import periods_in
from corpus.quantities import FoundQuantity
from corpus.regex import regex

_LONGEST_FRONT = 44
_LONGEST_BACK = 32
_LONGEST_LEAD_IN = 12
_REACH = 160
"""How far from a figure the words that label it may stand."""

_SPACE = regex(r"\s+")
_ASIDE = regex(r"[（(][^（()）]{4,80}[）)]")
_REMARK = regex(r"^\s*[（(][^（()）]{1,3}[）)]")
"""A word on a figure in brackets right behind it: 1件(已办结)."""
_AND_MORE = regex(r"以及[^，；。]*等$|等$")
"""What ends an enumeration and counts nothing: 2条以及其他信息等, 22条等."""
_ABOUT = regex(r"关于[^，；。]{8,80}?等(?:各?方面)?(?:的)?(?=[\u4e00-\u9fff])")
_ADDRESS = regex(r"[:：]?\s*(?:https?://|www\.)[A-Za-z0-9_./?=&%#:~+-]+")
_CONJUNCTION = regex(r"(?:、|以及|及|和|与|并|至|到)\s*\Z")
_SUCH_AS = regex(r"等\s*\Z")
_RESPECTIVELY = regex(r"[、和与及]")


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure with the words before and behind it that may say what it counts."""

    figure: FoundQuantity
    label: str
    together: bool
    """均 stands before it: it is said of all the figures before, not of the last one."""
    said_of: frozenset[Decimal] = frozenset()
    """What the figure that it is compared with can be worth: 45 and 17 are said of 62 or 28."""


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of narrative.toml for labels."""

    dependent: re.Pattern[str]
    verb: re.Pattern[str]
    front: re.Pattern[str]
    back: re.Pattern[str]
    predicate: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    filler: re.Pattern[str]
    share: re.Pattern[str]
    change: re.Pattern[str]


@cache
def words() -> Words:
    """The patterns, compiled once."""
    data = narrative_words()["labels"]
    return Words(**{name: re.compile(data[name].replace("\\\n", "")) for name in Words.__slots__})


def frames_of(text: str, clause: Clause, found: Sequence[FoundQuantity]) -> list[Frame]:
    """A labelled frame for each figure of a clause."""
    fronts, backs = _sides(text, clause, found)
    labels = (
        _respective_labels(text, clause, found)
        or _change_labels(text, clause, found)
        or _labels(fronts, backs)
    )
    said_of = _compared_with(text, clause, found)
    return [
        Frame(f, label, "均" in text[max(clause.start, f.start - 4) : f.start], said_of)
        for f, label in zip(found, labels, strict=True)
    ]


def _compared_with(text: str, clause: Clause, found: Sequence[FoundQuantity]) -> frozenset[Decimal]:
    """What the figure can be worth that is compared with one before: 较2019年的45件增加17件."""
    if len(found) != len(("before", "change")):
        return frozenset()
    before, change = found
    if than_before(text[clause.start : before.start], text[before.end : change.start]) is None:
        return frozenset()
    one, other = before.quantity, change.quantity
    if one.value is None or other.value is None or one.unit != other.unit:
        return frozenset()
    return frozenset({one.value + other.value, one.value - other.value})


def _sides(
    text: str, clause: Clause, found: Sequence[FoundQuantity]
) -> tuple[list[str], list[str]]:
    fronts = [text[max(clause.start, found[0].start - _REACH) : found[0].start]]
    backs: list[str] = []
    for last, figure in pairwise(found):
        between = text[last.end : figure.start] if figure.start > last.start else ""
        conjunction = _CONJUNCTION.search(between)
        comma = between.rfind("、")
        if figure.start == last.start or not between.strip():
            back, front = "", ""
        elif between.lstrip().startswith("、"):
            back, front = "", between.lstrip()[1:]
        elif conjunction:
            back, front = between[: conjunction.start()], ""
        elif comma >= 0:
            back, front = between[:comma], between[comma + 1 :]
        else:
            back, front = between, text[max(clause.start, figure.start - _REACH) : figure.start]
        backs.append(back)
        fronts.append(front)
    backs.append(text[found[-1].end : min(clause.end, found[-1].end + _REACH)])
    return fronts, backs


def _labels(fronts: list[str], backs: list[str]) -> list[str]:
    front = [clean_front(f) for f in fronts]
    back = [clean_back(b) for b in backs]
    shared = words().predicate.search(back[-1])
    labels: list[str] = []
    for i in range(len(fronts)):
        before, behind = front[i], back[i]
        if i and not before and not behind:
            labels.append(labels[-1])
            continue
        if i and not before and behind:
            before = front[0] if back[0] or not front[0] else ""
        elif i and not behind:
            before = _lead(front[0], before) if len(fronts[i]) < len(fronts[0]) + 12 else before
        if (
            not behind
            and i + 1 < len(fronts)
            and back[i + 1]
            and _is_verb(before)
            and not _joined(fronts, i + 1)
        ):
            behind = back[i + 1]
        if shared and i + 1 < len(fronts) and behind and shared.group() not in behind:
            behind += shared.group()
        if (
            i
            and not behind
            and words().verb.match(before)
            and (tail := words().tail.search(labels[-1], 2))
        ):
            before = labels[-1][: tail.start()] + before
        such_as = "等" if behind and before and _SUCH_AS.search(fronts[i]) else ""
        labels.append(before + such_as + behind)
    return labels


def _joined(fronts: list[str], i: int) -> bool:
    return bool(fronts[0]) and fronts[i].startswith(fronts[0]) and len(fronts[i]) > len(fronts[0])


def _is_verb(label: str) -> bool:
    return len(label) <= 4 or bool(words().verb.match(label))


def _lead(first: str, label: str) -> str:
    """Say again the verb that an enumeration says once."""
    lead = words().lead.search(first)
    if not lead or lead.start() > 12 or words().lead.match(label) or words().verb.match(first):
        return label
    if words().dependent.match(label) or words().verb.match(label) or lead.end() == len(first):
        return label
    return lead.group() + label


def _respective_labels(
    text: str, clause: Clause, found: Sequence[FoundQuantity]
) -> list[str] | None:
    """农业、牧业、渔业收入分别达4.63、1.30、0.57亿元: one subject for each figure."""
    ahead = text[max(clause.start, found[0].start - _REACH) : found[0].start]
    before, mark, verb = ahead.partition("分别")
    if not mark or len(found) < 2 or any(c in verb for c in "、，"):
        return None
    items = [item for item in _RESPECTIVELY.split(before) if item.strip()]
    if len(items) < len(found):
        return None
    items = [clean_front(item) for item in items[-len(found) :]]
    if len(items[-1]) > len(items[-2]) + 1 and not items[-2].isascii():
        tail = items[-1][len(items[-2]) :]
        items = [item if item.endswith(tail) else item + tail for item in items]
    predicate = clean_front(verb)
    return [f"{item} {predicate}".strip() for item in items]


def _change_labels(text: str, clause: Clause, found: Sequence[FoundQuantity]) -> list[str] | None:
    """由121家压减到98家, 比2021年的38件增加7件: what there was before, and what became of it."""
    if len(found) != len(("before", "now")):
        return None
    first, second = found
    ahead = text[max(clause.start, first.start - _REACH) : first.start]
    between = text[first.end : second.start]
    changed = before_and_now(ahead, between)
    if changed and (what := clean_front(changed[0])):
        return [what if is_a_time(changed[1]) else f"{what} {changed[1]}", what]
    compared = than_before(ahead, between)
    if compared and not clean_front(compared[0]):
        return list(compared[1:])
    return None


def is_a_time(label: str) -> bool:
    """Whether a label is nothing but a time, which a fact has besides: 2021年, 去年同期."""
    period = next(iter(periods_in(label)), None)
    return period is not None and period.start == 0 and label[period.end :] in ("", "同期")


def clean_front(words_before: str) -> str:
    """What stands before a figure, without times, numbering, adverbs and the verb "to be"."""
    w = words()
    label = _ADDRESS.sub("", _ABOUT.sub("", _ASIDE.sub("", words_before)))
    label = w.filler.sub("", _SPACE.sub(_join, label)).strip()
    while True:
        short = w.front.sub("", label).strip()
        period = next(iter(periods_in(short[:24])), None)
        if period and period.start == 0 and not short[period.end :].lstrip("度").startswith("结转"):
            short = short[period.end :]
        short = w.back.sub("", short).strip()
        if short == label:
            return _shorten(_without_lead_in(label))
        label = short


def _without_lead_in(label: str) -> str:
    """A heading or a reason that runs into the statement is left out before "2016年"."""
    years = [p for p in periods_in(label) if p.years and p.start > _LONGEST_LEAD_IN]
    if not years or len(label) - years[-1].end < 4 or label[years[-1].end :].startswith("结转"):
        return label
    return label[years[-1].end :]


def clean_back(words_behind: str) -> str:
    """What stands behind a figure, at most a phrase of it."""
    behind = _REMARK.sub("", _ASIDE.sub("", words_behind))
    label = _SPACE.sub(_join, behind).strip(" 　。！？!?；;，,、：:的")
    if _AND_MORE.match(label):
        return ""
    if label.count("”") > label.count("“"):
        label = label.lstrip("”")
    if len(label) > _LONGEST_BACK:
        cut = max(label.rfind(mark, 6, _LONGEST_BACK) for mark in "的、，")
        label = label[: cut if cut > 0 else _LONGEST_BACK]
    return label.removesuffix("达").removesuffix("为")


def _join(space: re.Match[str]) -> str:
    around = (
        space.string[max(0, space.start() - 1) : space.start()]
        + space.string[space.end() : space.end() + 1]
    )
    return " " if len(around) == 2 and around.isascii() else ""


def _shorten(label: str) -> str:
    if len(label) <= _LONGEST_FRONT:
        return label
    tail = label[-_LONGEST_FRONT:]
    cut = max(tail.find(mark) for mark in "、》”")
    return tail[cut + 1 :].strip() if 0 <= cut < _LONGEST_FRONT - 4 else tail
