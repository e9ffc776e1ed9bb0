"""Figures of the statutory tables in words, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.evidence.figures import Figure
from assistant.evidence.writer import Writer
from assistant.understanding.patterns import load
from corpus.indicators import load_indicators
from corpus.regex import regex
from corpus.report import Fact
from corpus.units import split_unit

_CURRENCIES = {"元": "yuan", "美元": "US dollars"}
UNITS_IN_ENGLISH = {"元": "yuan", "万元": "wan yuan", "亿元": "yi yuan", "美元": "US dollars"}
_SEVERAL = regex(r"\b(application|request|reconsideration|lawsuit)s\b")
_MAGNITUDES = (
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)


def plain(value: Decimal) -> str:
    """A number without exponent or thousands separators, as few digits as it has."""
    return format(value, "f")


def money_in_english(value: Decimal, unit: str) -> str | None:
    """67 and 亿元 -> "6.7 billion yuan"; None if the unit is no money."""
    scale, currency = split_unit(unit)
    name = _CURRENCIES.get(currency)
    return name and f"{magnitude(value * scale)} {name}"


def magnitude(value: Decimal) -> str:
    """6700000000 -> "6.7 billion"; below a million the digits themselves."""
    for size, name in _MAGNITUDES:
        if abs(value) >= size:
            return f"{plain((value / size).normalize())} {name}"
    return plain(value.normalize()) if value == value.to_integral() else plain(value)


def printed(fact: Fact, writer: Writer) -> str:
    """A cell as it is printed, "—" words for blank and not applicable left to the caller."""
    return writer.quote(fact.report_id, fact.start, fact.end).strip()


def figure_text(figure: Figure, writer: Writer, language: str) -> str:
    """One figure with its marks, as a phrase."""
    marks = marks_of((figure,), writer)
    value = value_text(figure, writer, language)
    return _phrase(figure, value, marks, language)


def marks_of(figures: Iterable[Figure], writer: Writer) -> str:
    """The marks of figures, each once: of what is shown of them."""
    shown = (part for figure in figures for part in shown_parts(figure))
    return "".join(dict.fromkeys(writer.mark_fact(part) for part in shown))


def difference(more: Decimal, less: Decimal) -> str:
    """By how much one number exceeds another, as an equation: 113 - 55 = 58."""
    return f"{plain(more)} - {plain(less)} = {plain(more - less)}"


def shown_parts(figure: Figure) -> tuple[Fact, ...]:
    """The parts to show: of a long sum those that are not nought, all if all are nought."""
    if figure.operation not in ("sum", "share") or len(figure.parts) <= 3:
        return figure.parts
    return tuple(part for part in figure.parts if part.quantity.value) or figure.parts


def value_text(figure: Figure, writer: Writer, language: str) -> str:
    """The value of a figure, with how it was computed if it was: 113 (24 + 89 = 113)."""
    if figure.value is None:
        state = figure.parts[0].quantity.state
        words = {
            ("blank", "en"): "(the cell is empty)",
            ("blank", "zh"): "（此格空白）",
            ("not_applicable", "en"): "(marked as not applicable)",
            ("not_applicable", "zh"): "（标为不适用）",
        }
        return words[(state if state == "blank" else "not_applicable", language)]
    if figure.operation == "cell":
        return _cell_text(figure, writer, language)
    parts = [plain(p.quantity.value) for p in shown_parts(figure) if p.quantity.value is not None]
    if figure.operation == "share":
        return _share_text(figure)
    if figure.operation == "sum" and (len(parts) == 1 or _at_most_one(figure)):
        return plain(figure.value)
    if figure.operation == "after_change":
        sign = parts[1] if parts[1].startswith("-") else f"+{parts[1]}"
        return f"{plain(figure.value)} ({parts[0]} {sign[0]} {sign[1:]} = {plain(figure.value)})"
    return f"{plain(figure.value)} ({' + '.join(parts)} = {plain(figure.value)})"


def _at_most_one(figure: Figure) -> bool:
    """Whether a sum has one member that is not nought, which it is then, or none at all."""
    return sum(bool(part.quantity.value) for part in figure.parts) <= 1


def _share_text(figure: Figure) -> str:
    """As in 56.4% (93 / 165): the parts are the members of the part, then those of the whole."""
    assert figure.value is not None
    values = [part.quantity.value or Decimal(0) for part in figure.parts]
    wholes = figure.wholes
    part, whole = sum(values[:-wholes], Decimal(0)), sum(values[-wholes:], Decimal(0))
    sums = [
        _sum_text(members)
        for members in (values[:-wholes], values[-wholes:])
        if sum(map(bool, members)) > 1
    ]
    steps = [*sums, f"{plain(part)} / {plain(whole)} = {plain(figure.value)}%"]
    return f"{plain(figure.value)}% ({'; '.join(steps)})"


def _sum_text(values: Sequence[Decimal]) -> str:
    """As in 1 + 2 + 2 = 5; members that are nought are left out."""
    shown = [value for value in values if value] or values
    return f"{' + '.join(plain(value) for value in shown)} = {plain(sum(shown, Decimal(0)))}"


def _cell_text(figure: Figure, writer: Writer, language: str) -> str:
    fact = figure.parts[0]
    assert figure.value is not None
    text = printed(fact, writer)
    if language == "en":
        money = money_in_english(figure.value, figure.unit)
        if money is None:
            return plain(figure.value)
        if figure.unit in text:
            return f"{money} ({text})"
        # The cell holds no unit, its column's head does: converted, the number would stand nowhere.
        return f"{text}{figure.unit} ({UNITS_IN_ENGLISH.get(figure.unit, figure.unit)})"
    return (
        text
        if figure.unit in text or not figure.unit or figure.column != "amount"
        else f"{text}{figure.unit}"
    )


def noun_of(figure: Figure, language: str) -> str:
    """What a figure counts, without its value: "new applications", 行政许可处理决定."""
    if figure.kind == "statistics":
        return _row_of_statistics(figure, language)
    phrases = load("phrases")
    column = str(phrases[f"{figure.kind}_columns"][figure.column][language])
    noun = str(phrases[figure.kind][figure.row][language])
    noun = " ".join(noun.replace("{v}件", "").replace("{v}", "").split())
    if language == "en":
        joint = ", " if figure.kind == "proactive" else " "
        return joint.join(part for part in (noun, column) if part)
    return f"{noun}（{column}）" if column and figure.kind == "requests" else f"{noun}{column}"


def _row_of_statistics(figure: Figure, language: str) -> str:
    if figure.row == "together":
        return "together" if language == "en" else "合计"
    indicator = load_indicators().by_key[figure.parts[0].indicator]
    if language == "en":
        noun = indicator.en.replace(":", ",")
        return f"{noun}, all years" if figure.column == "cumulative" else noun
    return f"{indicator.zh}（历年累计）" if figure.column == "cumulative" else indicator.zh


def _phrase(figure: Figure, value: str, marks: str, language: str) -> str:
    if figure.kind == "statistics":
        noun = noun_of(figure, language)
        if language == "en":
            return f"{noun}: {value} {marks}"
        unit = figure.unit if figure.value is not None and figure.unit not in value else ""
        return f"{noun}{value}{unit}{marks}"
    phrases = load("phrases")
    columns = phrases[f"{figure.kind}_columns"]
    counter = "件" if figure.value is not None else ""
    if figure.kind == "proactive":
        matter = phrases["proactive"][figure.row][language]
        measure = columns[figure.column][language]
        if figure.operation == "after_change":
            measure = {"en": "items after the change", "zh": "增减后项目"}[language]
        if language == "en":
            return f"{', '.join(part for part in (matter, measure) if part)}: {value} {marks}"
        return f"{matter}{measure}{value}{marks}"
    phrase = str(phrases[figure.kind][figure.row][language])
    column = columns[figure.column][language]
    if figure.operation == "share":
        noun = noun_of(figure, language)
        of = noun_of(replace(figure, row=figure.of), language) if figure.of else ""
        if language == "en":
            return f"{noun}{f', of all {of}' if of else ''}: {value} {marks}"
        return f"{noun}占{f'{of}的' if of else ''}{value}{marks}"
    if language == "en":
        phrase = _SEVERAL.sub(r"\1", phrase) if figure.value == 1 else phrase
        return " ".join(part for part in (phrase.replace("{v}", value), column, marks) if part)
    if column:
        comma = "，" if figure.kind == "requests" else ""
        return f"{phrase.replace('{v}件', '')}{comma}{column}{value}{counter}{marks}"
    return phrase.replace("{v}件", f"{value}{counter}{marks}")
