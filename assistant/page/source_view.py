"""The place that proves an answer, as HTML: a passage with the quote lit, or a table redrawn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.page.redraw import Grid, grids_of, table_at
from assistant.serving.markup import Html, el, join, link_or_text
from assistant.serving.original import original_of
from assistant.serving.page_text import say
from assistant.understanding.enumerations import section_at
from corpus.indicators import load_indicators
from corpus.report import Cell, Report, Section, Span, Table

_AROUND = 700
"""How much of a long section is shown on either side of a quote."""

_NEAR = 90
"""How much of the source text is shown on either side of a cell."""


def source_html(
    report: Report | None,
    span: Span,
    lang: str,
    *,
    turn: int | None = None,
    n: int = 0,
    others: Sequence[int] = (),
) -> Html:
    """One source: what it is from, and the place itself.

    Args:
        report: the report cited; None where it is no more.
        span: the quote.
        lang: language of the interface.
        turn: the answer that cites it, if one does.
        n: the mark.
        others: all marks of that answer, in order.
    """
    bar = _bar(lang, turn, n, others)
    if report is None or not 0 <= span.start < span.end <= len(report.source_text):
        return el("div", bar, el("p", say("gone", lang), class_="yj-empty"), class_="yj-source")
    table = table_at(report, span.start, span.end)
    section = section_at(report, span.start, span.end)
    shown = _cell(report, table, span, lang) if table else _passage(report, section, span)
    original = original_of(report, span, table)
    return el(
        "div",
        bar,
        el("h3", link_or_text(report.header.title or report.id, original), lang="zh"),
        _byline(report, lang),
        _crumbs(section),
        shown,
        el(
            "p",
            el("button", say("read_whole", lang), type="button", data_act="read",
               data_report=report.id),
            el("span", say("place", lang, id=report.id, start=span.start, end=span.end)),
            class_="yj-where",
        ),
        class_="yj-source",
    )  # fmt: skip


def empty_source(lang: str) -> Html:
    """The panel before a source is opened."""
    return el("p", say("source_none", lang), class_="yj-empty")


def _bar(lang: str, turn: int | None, n: int, others: Sequence[int]) -> Html:
    title = say("source", lang)
    steps: list[Html] = []
    if turn is not None and n in others:
        at = others.index(n)
        title = say("source_of", lang, n=at + 1, count=len(others))
        steps = [
            _step("‹", say("previous", lang), turn, others[at - 1] if at else None),
            _step(
                "›", say("following", lang), turn, others[at + 1] if at + 1 < len(others) else None
            ),
        ]
    close = el("button", "×", type="button", data_act="close", aria_label=say("close", lang),
               title=say("close", lang))  # fmt: skip
    return el("div", el("h2", title, tabindex="-1"), *steps, close, class_="yj-bar")


def _step(sign: str, label: str, turn: int, n: int | None) -> Html:
    return el("button", sign, type="button", data_act="step", data_turn=turn, data_n=n,
              disabled=n is None, aria_label=label, title=label)  # fmt: skip


def _byline(report: Report, lang: str) -> Html:
    header = report.header
    year = str(header.year) if header.year is not None else say("unknown_year", lang)
    parts = [header.issuer or report.id, year]
    if header.published:
        parts.append(say("published", lang, date=header.published))
    return el("p", " · ".join(parts), class_="yj-byline")


def _crumbs(section: Section | None) -> Html | None:
    if section is None or not section.path:
        return None
    return el("ol", *(el("li", heading) for heading in section.path), class_="yj-crumbs", lang="zh")


def _passage(report: Report, section: Section | None, span: Span) -> Html:
    source = report.source_text
    low, high = (section.start, section.end) if section else (0, len(source))
    if section and section.path and span.start >= section.heading_end:
        low = section.heading_end
    start, end = max(low, span.start - _AROUND), min(high, span.end + _AROUND)
    if start > low:
        start = _after_stop(source, start, span.start)
    if end < high:
        end = _stop_before(source, span.end, end)
    return el(
        "blockquote",
        el("span", "…") if start > low else None,
        lit_text(source, start, end, span),
        el("span", "…") if end < high else None,
        lang="zh",
        class_="yj-passage",
    )


def _after_stop(source: str, start: int, limit: int) -> int:
    found = re.compile(r"[。！？；\n]").search(source, start, limit)
    return found.end() if found else start


def _stop_before(source: str, limit: int, end: int) -> int:
    stops = [m.end() for m in re.compile(r"[。！？；\n]").finditer(source, limit, end)]
    return stops[-1] if stops else end


def lit_text(source: str, start: int, end: int, span: Span) -> Html:
    """A stretch of the source text with the quote lit; blank lines are closed up."""
    return join(
        _closed_up(source[start : span.start]).lstrip("\n"),
        el("mark", source[span.start : span.end], class_="yj-lit"),
        _closed_up(source[span.end : end]).rstrip(),
    )


def _closed_up(text: str) -> str:
    return re.sub(r"[ \t\u3000\r]*\n\s*", "\n", text)


def _cell(report: Report, table: Table, span: Span, lang: str) -> Html:
    near = Span(max(0, span.start - _NEAR), min(len(report.source_text), span.end + _NEAR))
    return join(
        table_html(report, table, lang, lit=span),
        el(
            "details",
            el("summary", say("as_printed", lang)),
            el("p", "…", lit_text(report.source_text, near.start, near.end, span), "…",
               lang="zh", class_="yj-passage"),
            class_="yj-more",
        ),
    )  # fmt: skip


def table_html(report: Report, table: Table, lang: str, lit: Span | None = None) -> Html:
    """A table drawn again from its cells; the cell at ``lit``, its row and its column are lit.

    With a cell lit only the part of the table that has its columns is drawn.
    """
    grids = grids_of(table)
    if lit is not None:
        grids = tuple(grid for grid in grids if _lit_at(grid, lit)) or grids
    caption = say(f"kind_{table.kind}", lang)
    unsure = None if table.sure else el("p", say("unsure", lang), class_="yj-warning")
    drawn = [_grid_html(report, grid, lang, lit, caption) for grid in grids]
    return join(unsure, *drawn)


def _lit_at(grid: Grid, lit: Span) -> tuple[int, int] | None:
    for i, row in enumerate(grid.rows):
        for j, cell in enumerate(row.cells):
            if cell is not None and (cell.start, cell.end) == (lit.start, lit.end):
                return i, j
    return None


def _grid_html(report: Report, grid: Grid, lang: str, lit: Span | None, caption: str) -> Html:
    place = _lit_at(grid, lit) if lit else None
    row_at, column_at = place or (-1, -1)
    columns = [
        el("th", _label(_column_gloss(grid.kind, key, lang), printed), scope="col",
           class_="yj-across" if j == column_at else None)
        for j, (key, printed) in enumerate(grid.columns)
    ]  # fmt: skip
    rows = [
        el(
            "tr",
            el("th", _label(_row_gloss(grid.kind, row.key[0], lang), row.key[1]), scope="row"),
            *(
                _cell_html(report, cell, _shade(i, j, row_at, column_at), lang)
                for j, cell in enumerate(row.cells)
            ),
            class_="yj-along" if i == row_at else None,
        )
        for i, row in enumerate(grid.rows)
    ]
    return el(
        "div",
        el(
            "table",
            el("caption", el("span", caption)),
            el("thead", el("tr", el("td"), *columns)),
            el("tbody", *rows),
        ),
        class_="yj-table",
        tabindex="0",
        role="region",
        aria_label=caption,
    )


def _shade(i: int, j: int, row_at: int, column_at: int) -> str | None:
    if i == row_at and j == column_at:
        return "yj-lit"
    return "yj-across" if j == column_at else None


def _cell_html(report: Report, cell: Cell | None, shade: str | None, lang: str) -> Html:
    shown = report.source_text[cell.start : cell.end] if cell else ""
    if not shown:
        return el("td", class_=shade, aria_label=say("blank", lang))
    inside = el("mark", shown) if shade == "yj-lit" else shown
    return el("td", inside, class_=shade)


def _label(gloss: str, printed: str) -> Html:
    """A label as printed, and in the language of the interface where that is another."""
    said = el("span", printed, lang="zh")
    return join(said, el("small", gloss, lang="en")) if gloss else said


def _row_gloss(kind: str, row: str, lang: str) -> str:
    indicator = load_indicators().row(kind, row)
    return indicator.en if lang != "zh" and indicator else ""


def _column_gloss(kind: str, column: str, lang: str) -> str:
    label = load_indicators().column(kind, column)
    return label.en if lang != "zh" and label else ""
