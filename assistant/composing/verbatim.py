"""What a report prints, as an answer gives it: a stated figure, and a quote on one line."""

from __future__ import annotations

from decimal import Decimal

from assistant.evidence.figure_text import money_in_english, plain
from assistant.evidence.writer import Writer
from assistant.understanding.messages import say
from corpus.language import HAN
from corpus.regex import regex
from corpus.report import Fact, Quantity
from corpus.units import split_unit


def statement_value(fact: Fact, writer: Writer, language: str) -> str:
    """A stated figure as the answer gives it: as printed, in English with its magnitude."""
    quantity = fact.quantity
    if quantity.state == "none":
        return say("none", language)
    printed = on_one_line(writer.quote(fact.report_id, fact.start, fact.end))
    if split_unit(quantity.unit)[0] != 1 and printed.endswith(tuple("0123456789")):
        printed += quantity.unit  # 分别达4.63、1.30亿元: behind the last of them alone
    if language == "zh" or quantity.value is None:
        return printed
    bound = "more" if quantity.bound == "over" and _MORE.search(printed) else quantity.bound
    return _BOUNDS[bound] + _in_english(quantity, printed)


_MORE = regex("[余多]")
"""2500余家 are more than 2500; 90%以上 and 不少于1次 may be just that."""
_BOUNDS = {
    "": "", "about": "about ", "more": "over ", "over": "at least ", "nearly": "nearly ",
    "at_most": "at most ",
}  # fmt: skip


def _in_english(quantity: Quantity, printed: str) -> str:
    value = quantity.value or Decimal(0)
    money = money_in_english(value, quantity.unit)
    if money is not None:
        return f"{money} ({printed})"
    if quantity.unit in ("%", "个百分点"):
        return plain(value) + ("%" if quantity.unit == "%" else " percentage points")
    if quantity.unit.startswith(("万", "亿")):
        value *= split_unit(quantity.unit)[0]
        return f"{plain(value.normalize())} ({printed})"
    return plain(value)


_BRACKETED = regex(r"\[(\d+)\]")
"""A bracketed number in a report would look like a citation mark of ours."""


_CHINESE = f"[{HAN}，。；：、（）《》“”]"
_BROKEN = regex(rf"(?<={_CHINESE})[^\S\n]*\n\s*(?={_CHINESE})")


def on_one_line(text: str) -> str:
    """A quote without its line breaks: between Chinese characters they stand for nothing."""
    return " ".join(_BROKEN.sub("", text).split())


def quoted(text: str, language: str) -> str:
    """A verbatim quote in quotation marks, on one line."""
    flat = _BRACKETED.sub(r"［\1］", on_one_line(text))
    return f"“{flat}”" if language == "en" else f"（“{flat}”）"
