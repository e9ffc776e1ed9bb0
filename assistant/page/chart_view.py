"""Charts as SVG made here: bars to compare, a line for a trend. Each figure opens its citation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.page.chart import Point, Series, Whose
from assistant.page.compare import csv_text
from assistant.page.talk_view import download
from assistant.serving.markup import Html, el, join
from assistant.serving.page_text import say

_WIDTH = 460
_ROW, _BAR = 46, 11
_HEIGHT, _TOP, _BOTTOM, _SIDE = 190, 34, 30, 34
_DIGIT = 8.5
"""Width of a digit of a value, in the units of the drawing."""

_IDEOGRAPH = 17
"""Width of a Chinese character of a label, as large as narrow screens have it."""

_MOST_DRAWN = 24


def answer_charts(series: Sequence[Series], lang: str, turn: int) -> Html | None:
    """What an answer compares, drawn: its main figure as a chart, all of them as a table."""
    if not series:
        return None
    main = series[0]
    table = el(
        "details",
        el("summary", say("as_table", lang)),
        _table(series, lang, turn),
        class_="yj-more",
    )
    save = download(say("csv", lang), "youju.csv", "text/csv", _csv(series))
    return el("figure", _caption(main), chart_svg(main, turn), table,
              el("div", save, class_="yj-tools"), class_="yj-chart")  # fmt: skip


def small_charts(series: Sequence[Series]) -> Html | None:
    """The rows of a comparison, a small chart each."""
    if not series:
        return None
    figures = [el("figure", _caption(one), chart_svg(one), class_="yj-chart") for one in series]
    return el("div", *figures, class_="yj-charts")


def chart_svg(series: Series, turn: int | None = None) -> Html:
    """The chart itself; ``turn`` is the answer whose marks it shares."""
    drawing, height = _line(series, turn) if series.is_trend else _bars(series, turn)
    said = "; ".join(f"{point.label}: {point.shown}" for point in series.points)
    return el("svg", drawing, viewBox=f"0 0 {_WIDTH} {height}", role="group",
              aria_label=f"{series.title}: {said}")  # fmt: skip


def _caption(series: Series) -> Html:
    unit = el("small", series.unit, lang="zh") if series.unit else None
    return el("figcaption", series.title, unit)


def _bars(series: Series, turn: int | None) -> tuple[Html, int]:
    points = series.points[:_MOST_DRAWN]
    most = max((abs(point.value) for point in points), default=Decimal(0)) or Decimal(1)
    room = _WIDTH - _DIGIT * max(len(point.shown) for point in points) - 28
    rows = []
    for at, point in enumerate(points):
        top = at * _ROW
        long = round(float(abs(point.value) / most) * room, 1)
        long = max(1.5, long) if point.value else 0
        rows.append(_opening(
            point, turn,
            el("rect", class_="yj-hit", x=0, y=top, width=_WIDTH, height=_ROW),
            el("text", _fitting(point), x=0, y=top + 17),
            el("rect", class_="yj-bar-fill", x=0, y=top + 24, width=long, height=_BAR, rx=3),
            el("text", point.shown, class_="yj-value", x=long + 8, y=top + 34),
        ))  # fmt: skip
    return join(*rows), len(points) * _ROW


def _fitting(point: Point) -> str:
    """A label cut to the width of the drawing, its year kept."""
    year = "" if point.year is None else f" {point.year}"
    room = _WIDTH - _DIGIT * len(year)
    for at, sign in enumerate(point.name):
        room -= _IDEOGRAPH if sign >= "\u2e80" else _DIGIT
        if room < _IDEOGRAPH:
            return f"{point.name[:at]}…{year}"
    return point.label


def _line(series: Series, turn: int | None) -> tuple[Html, int]:
    points = series.points[-_MOST_DRAWN:]
    years = [point.year or 0 for point in points]
    most = max(max(point.value for point in points), Decimal(1))
    low = min(min(point.value for point in points), Decimal(0))
    floor = _HEIGHT - _BOTTOM

    def x(year: int) -> float:
        share = (year - years[0]) / max(years[-1] - years[0], 1)
        return round(_SIDE + share * (_WIDTH - 2 * _SIDE), 1)

    def y(value: Decimal) -> float:
        return round(floor - float((value - low) / (most - low)) * (floor - _TOP), 1)

    path = "M" + "L".join(f"{x(year)} {y(p.value)}" for year, p in zip(years, points, strict=True))
    dots = [
        _opening(
            point, turn,
            el("circle", class_="yj-hit", cx=x(year), cy=y(point.value), r=18),
            el("circle", class_="yj-dot", cx=x(year), cy=y(point.value), r=5),
            el("text", point.shown, class_="yj-value", x=x(year), y=y(point.value) - 13,
               text_anchor="middle"),
            el("text", year, x=x(year), y=_HEIGHT - 8, text_anchor="middle"),
        )
        for year, point in zip(years, points, strict=True)
    ]  # fmt: skip
    axis = el("path", class_="yj-axis", d=f"M0 {y(Decimal(0))}H{_WIDTH}")
    return join(axis, el("path", class_="yj-line", d=path), *dots), _HEIGHT


def _opening(point: Point, turn: int | None, *shapes: Html) -> Html:
    """Shapes that open the place of a figure, by click and by key."""
    return el("g", *shapes, role="button", tabindex=0, aria_label=f"{point.label}: {point.shown}",
              data_quote=f"“{point.shown}”", data_place=point.label,
              **_aimed(point, turn))  # fmt: skip


def _aimed(point: Point, turn: int | None) -> dict[str, object]:
    return {
        "data_act": "cite", "data_turn": turn, "data_n": point.n, "data_report": point.report_id,
        "data_start": point.span.start, "data_end": point.span.end,
    }  # fmt: skip


def _heads(series: Sequence[Series]) -> list[Whose]:
    """The rows of the table: every issuer and year, those of the main figure first."""
    return list(dict.fromkeys(p.whose for one in series for p in one.points))


def _table(series: Sequence[Series], lang: str, turn: int) -> Html:
    columns = [{point.whose: point for point in one.points} for one in series]
    rows = [
        el(
            "tr",
            el("th", name if year is None else f"{name} {year}", scope="row"),
            *(_cell(column.get((name, year)), turn, lang) for column in columns),
        )
        for name, year in _heads(series)
    ]
    heads = [el("th", one.title, scope="col") for one in series]
    return el("div", el("table", el("thead", el("tr", el("td"), *heads)), el("tbody", *rows)),
              class_="yj-table", tabindex="0", role="region",
              aria_label=series[0].title)  # fmt: skip


def _cell(point: Point | None, turn: int, lang: str) -> Html:
    if point is None:
        return el("td", "—", class_="yj-void", aria_label=say("not_cited", lang))
    return el("td", el("button", point.shown, type="button", class_="yj-figure",
                       **_aimed(point, turn)))  # fmt: skip


def _csv(series: Sequence[Series]) -> str:
    columns = [{point.whose: point.shown for point in one.points} for one in series]
    heads = [f"{one.title} ({one.unit})" if one.unit else one.title for one in series]
    rows = [
        [name, str(year or ""), *(column.get((name, year), "") for column in columns)]
        for name, year in _heads(series)
    ]
    return csv_text([["", "", *heads], *rows])
