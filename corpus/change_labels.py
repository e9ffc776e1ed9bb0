"""Two figures of one thing in a clause: what there was, and what there is now or how it changed."""

from __future__ import annotations

from corpus.regex import regex

_CHANGES = "(?:[增减升降提缩压涨跌扩调变改下上回翻]|精简|整合|[合归撤]并|延长|拓展|放宽)"
_FROM = regex(r"(?:由|从)(?P<when>[^，,由从]{0,12}?)的?\s?$")
_TO = regex(rf"^[^，,。]{{0,6}}?{_CHANGES}[^，,。]{{0,6}}?[到至为](?:了|[^，,。]{{2,10}}的)?\s?$")
_THAN = regex(r"(?P<than>[比较])(?P<when>[^，,比较]{1,12})的\s?$")
_BY = regex(
    rf"^\s?(?P<verb>[^，,。]{{0,2}}?(?:{_CHANGES}|[多少高低])[^，,。]{{0,3}}?)\s?(?:了|约)?$"
)
FORMERLY = "原有"
"""Behind the label of what there was before a change whose time is not said."""


def before_and_now(ahead: str, between: str) -> tuple[str, str] | None:
    """What changed, and when it was as the first figure says: 网站由|121家|压减到|98家.

    ``ahead`` stands before the first figure, ``between`` before the second one.
    """
    begins = _FROM.search(ahead)
    if begins is None or not _TO.match(between):
        return None
    return ahead[: begins.start()], begins["when"].strip() or FORMERLY


def than_before(ahead: str, between: str) -> tuple[str, str, str] | None:
    """What stands before a comparison, when it was so, and the change: 比2021年的|38件|增加|7件."""
    begins, by = _THAN.search(ahead), _BY.match(between)
    if begins is None or by is None:
        return None
    when = begins["when"].strip()
    return ahead[: begins.start()], when, f"{begins['than']}{when}{by['verb']}"


def is_of_the_year_before(period: str, year: int) -> bool:
    """Whether the time that a fact names is the year before ``year``, that of its report."""
    return period.rstrip("年") == str(year - 1) or _LAST_YEAR.fullmatch(period) is not None


_LAST_YEAR = regex("(?:上一?|去|前一)年度?(?:同期)?")
