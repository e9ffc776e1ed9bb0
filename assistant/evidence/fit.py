"""Does a figure carry the unit that a question asks for?"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import combinations

from assistant.understanding.aspects import Aspect
from assistant.understanding.patterns import load
from corpus.quantities import unit_kind
from corpus.regex import regex
from corpus.report import Fact
from corpus.units import split_unit

ASIDE = regex(r"[(（][^()（）]*[)）]")
"""场(次) and 件（次） are units of 场 and of 件."""
PEOPLE = frozenset({"人", "名", "位"})
_HEADS = regex("(?:人数|粉丝数?|用户数?)$")
"""What a figure without a unit counts, where that is people."""
_TIMES = frozenset(
    {"小时", "天", "年", "分钟", "个工作日", "工作日", "个月", "秒", "日", "周", "季度", "个季度"}
)
_ANY = frozenset({"amount", "growth"})
"""Kinds of figure that reports may state in any unit."""
_CHANGED = regex("增[加长收]|减少|上升|下降|提高|降低")
"""What a figure counts by which something rose or fell, in whatever unit: 人均收入增加2004元."""
_MEASURED = 0.5
"""What it says for a figure that its measure word is one of what is counted (meetings: 次, 场)."""
_ELSE = {"人次": -1.0}
"""Heads that came or were trained are not the meetings or courses."""
_SAYS_WHAT = {"封": regex("信(?![箱息访])")}
"""Measure words that one thing alone has, which reports may count in others: 多少封, 来信4402件."""
_MEASURED_OTHERWISE = -0.6
"""What it says against a figure that nothing asked for in its measure word is counted so."""


def unit_fit(fact: Fact, aspect: Aspect) -> float:
    """1 where the figure carries a unit that was asked for, -1 where it carries another one."""
    unit = _printed_plainly(fact.quantity.unit)
    kind = unit_kind(unit)
    if aspect.counted:
        fit = _counted_fit(unit, aspect.counted)
        what = _SAYS_WHAT.get(aspect.counted)
        if fact.label.endswith(aspect.counted) and kind == unit_kind(aspect.counted):
            return 1.0  # 多少件投诉: 投诉件36只
        return 1.0 if fit == 0 and what and what.search(fact.label) else fit
    if not aspect.wants:
        if aspect.things:
            if kind in ("percent", "money") or unit in _TIMES - aspect.measures:
                return -1.0
            if aspect.measures and unit:
                bare = unit.lstrip("万余")
                return _MEASURED if bare in aspect.measures else _ELSE.get(bare, -_MEASURED)
            return -0.5 if unit.lstrip("万") in PEOPLE else 0.0
        return -0.5 if kind == "percent" or unit in _TIMES else 0.0
    if not unit and _HEADS.search(fact.label):
        unit = "人"
    for name, units in aspect.wants:
        if unit in units or kind == name:
            return 1.0
    if _CHANGED.search(fact.label) and any(name == "growth" for name, _ in aspect.wants):
        return 0.0
    return -0.2 if all(name in _ANY for name, _ in aspect.wants) else -1.0


_THING = "件"


def _counted_fit(unit: str, counted: str) -> float:
    """How well a unit answers the measure word of 多少家, 几期."""
    bare, asked = _bare(unit), counted.lstrip("万亿")
    if bare == asked:
        return 1.0
    if not unit and unit_kind(counted) == unit_kind(_THING):
        return 0.0  # 线下申请113
    if unit_kind(unit) != unit_kind(counted):
        return -1.0
    return 0.0 if not bare or alike_units(bare, asked) else _MEASURED_OTHERWISE


def is_time(unit: str) -> bool:
    """Whether a unit measures time: 小时, 个工作日."""
    return unit in _TIMES


def alike_units(unit: str, asked: str) -> bool:
    """Whether a unit is one that reports use for what is asked with a measure word."""
    bare = _bare(unit)
    return bare == asked or bare in _alike(asked)


def _bare(unit: str) -> str:
    """A measure word without magnitude and what is said aside: 场 of 余万场（次）."""
    return _printed_plainly(unit).lstrip("万亿余")


@lru_cache(256)
def _printed_plainly(unit: str) -> str:
    """A unit without what is said aside: 场（次）."""
    return ASIDE.sub("", unit)


def go_together(units: Collection[str]) -> bool:
    """Whether figures in these units can be added up or held against each other.

    件 and 条 can, as can 亿元 and 万元; 套 and 人次 cannot.
    """
    bare = sorted({ASIDE.sub("", split_unit(unit)[1]) for unit in units} - {""})
    return all(one in _alike(other) or other in _alike(one) for one, other in combinations(bare, 2))


@lru_cache(maxsize=256)
def _alike(asked: str) -> frozenset[str]:
    """The measure words that reports use for what is asked with one."""
    pairs = load("wording")["measures"]["units"]
    return frozenset(
        unit for asks, units in pairs if asked in asks.split() for unit in units.split()
    )
