"""Whether a question asks if something is free, or what is charged; whether a text says so."""

from __future__ import annotations

from assistant.understanding.words import fold
from corpus.regex import regex

_FREE = regex(
    r"免费(?!教育|培训|午餐|参观|游|体检|接种|开放|停车|上网)|费用为零|收取[^，,。]{0,16}(?<![\d.])0元|无[^，,。]{0,4}收[^，,。]{0,8}费|"
    r"未(?:向[^，,。]{1,24})?收(?!到|悉|件)|(?:不存在|没有|未发生|未产生)(?![^，,。]{0,12}事业性)[^，,。]{0,20}收费"
)
_CHARGE = regex(
    r"费|[收花掏交]钱|\bfees?\b|\bcharg\w+|\bpay\b|\bpaid\b|gebühr|плат|\btasas?\b|frais"
)
_ASKS_IF_FREE = regex(r"免费|\bfree\b|kostenlos|бесплатн|gratuit|gratis|無料")


def says_free(said: str) -> bool:
    """Whether a sentence says that nothing was charged."""
    return _FREE.search(fold(said)) is not None


def asks_if_free(folded: str) -> bool:
    """Whether a folded question asks if something costs nothing: a nought then says yes."""
    return _ASKS_IF_FREE.search(folded) is not None


def speaks_of_charges(folded: str) -> bool:
    """Whether a folded question speaks of what is charged: that it is free then says no."""
    return bool(_CHARGE.search(folded)) and not asks_if_free(folded)
