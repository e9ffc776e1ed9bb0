"""Rows of the tables by their short names in a follow-up: "and reviews?", 许可呢, 收费有多少?"""

from __future__ import annotations

from assistant.understanding.question import Question
from corpus.regex import regex

_NAMES = tuple(
    (regex(short), full)
    for short, full in (
        (r"(?:appeals?|reviews?|reconsiderations?)", "administrative reviews"),
        (r"(?:permits?|licen[cs](?:es?|ing))", "administrative licences"),
        (r"(?:penalt(?:y|ies)|punishments?|fines)", "administrative penalties"),
        (
            r"(?:coercive measures?|compulsory measures?|coercion)",
            "administrative compulsory measures",
        ),
        (r"许可", "行政许可"),
        (r"处罚|罚款", "行政处罚"),
        (r"强制(?:措施)?", "行政强制"),
        (r"收费", "行政事业性收费"),
        (r"采购", "政府集中采购"),
        (r"诉讼|官司", "行政诉讼"),
    )
)
_ALONE = regex(
    r"(?i)(?P<before>(?:and |what about |how about |so )*(?:how many )?(?:the )?|那么?|以?及?)"
    r"(?P<name>[a-z ]{4,24}?|[\u4e00-\u9fff]{2,4}?)"
    r"(?P<behind>(?: (?:were there|are there|did (?:it|they) have|in total))?|呢|"
    r"有?(?:多少|几)[件个项]?呢?)"
    r"(?P<end>[?？!。.]*)"
)


def in_full_names(text: str, before: Question) -> str:
    """A follow-up that names nothing but a row, by its short name, with the row's full one.

    Only where the question before asked for cells of a table: else the word may be of anything.
    """
    alone = _ALONE.fullmatch(text.strip()) if before.asks else None
    if alone is None:
        return text
    name = alone["name"].strip().lower()
    full = next((full for short, full in _NAMES if short.fullmatch(name)), "")
    return f"{alone['before']}{full}{alone['behind']}{alone['end']}" if full else text
