"""A comparison as HTML: a table whose figures open their places, with a bar under each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.page.compare import Comparison, Figure, as_csv
from assistant.page.talk_view import download
from assistant.serving.markup import Html, el
from assistant.serving.page_text import say


def compare_html(
    comparison: Comparison, names: Sequence[str], lang: str, charts: Html | None = None
) -> Html:
    """The comparison, as a table and with its charts.

    Args:
        comparison: what was looked up.
        names: of its reports, in their order.
        lang: language of the interface.
        charts: of its rows.
    """
    if not comparison.choices or not comparison.report_ids:
        return el("p", say("compare_none", lang), class_="yj-empty")
    heads = [el("th", name, scope="col") for name in names]
    rows = [
        el(
            "tr",
            el("th", choice.label(lang), scope="row"),
            *(_cell(figures, _most(cells), lang) for figures in cells),
        )
        for choice, cells in zip(comparison.choices, comparison.cells, strict=True)
    ]
    caption = el("caption", say("compare_note", lang))
    table = el("table", caption, el("thead", el("tr", el("td"), *heads)), el("tbody", *rows))
    return el(
        "div",
        el("div", table, class_="yj-table yj-compare", tabindex="0", role="region",
           aria_label=say("tab_compare", lang)),
        download(say("csv", lang), "youju.csv", "text/csv", as_csv(comparison, names, lang)),
        charts,
    )  # fmt: skip


def _most(cells: Sequence[Sequence[Figure]]) -> Decimal | None:
    """The largest value of a row, where all are in one unit and a bar says something true."""
    values = [f.value for figures in cells for f in figures if f.value is not None]
    units = {f.unit for figures in cells for f in figures if f.value is not None}
    if len(values) < 2 or len(units) != 1 or min(values) < 0 or max(values) == 0:
        return None
    return max(values)


def _cell(figures: Sequence[Figure], most: Decimal | None, lang: str) -> Html:
    if not figures:
        return el("td", "—", class_="yj-void", aria_label=say("not_stated", lang))
    return el("td", *(_figure(figure, most, lang) for figure in figures))


def _figure(figure: Figure, most: Decimal | None, lang: str) -> Html:
    if not figure.shown:
        return el("span", say("blank", lang), class_="yj-void")
    bare = figure.unit not in figure.shown and any(sign.isdigit() for sign in figure.shown)
    unit = figure.unit if bare else ""
    bar = None
    if most is not None and figure.value is not None:
        share = round(float(figure.value / most) * 100, 1)
        bar = el("i", style=f"width:{share}%", aria_hidden="true")
    return el("button", el("span", figure.shown, el("small", unit) if unit else None), bar,
              type="button", class_="yj-figure", data_act="cite", data_report=figure.report_id,
              data_start=figure.start, data_end=figure.end)  # fmt: skip
