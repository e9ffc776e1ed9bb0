"""The reports as HTML: the list of them, and one to be read with its tables, figures and checks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.page.source_view import table_html
from assistant.serving.markup import Html, el, join, link_or_text
from assistant.serving.page_text import say
from corpus.report import Check, Fact, Outcome, Report, Section, Span, Table
from vectorstore.catalogue import ReportRow

MOST_LISTED = 300
_MOST_FIGURES = 200
_MOST_CHECKS = 60
_OUTCOMES: tuple[Outcome, ...] = ("fail", "uncertain", "pass", "not_assessable")


def list_html(rows: Sequence[ReportRow], total: int, lang: str) -> Html:
    """The reports to choose from."""
    heads = ("issuer", "year", "level", "n_tables", "n_facts")
    lines = [
        el(
            "tr",
            el("th", el("button", row.header.title or row.id, type="button", data_act="read",
                        data_report=row.id), scope="row", lang="zh"),
            el("td", row.header.issuer, lang="zh"),
            el("td", row.header.year if row.header.year is not None else "–"),
            el("td", level_name(row.header.level, lang)),
            el("td", row.tables),
            el("td", row.facts),
        )
        for row in rows[:MOST_LISTED]
    ]  # fmt: skip
    count = say("count", lang, shown=len(lines), count=total)
    table = el(
        "table",
        el("thead", el("tr", el("th", say("tab_reports", lang), scope="col"),
                       *(el("th", say(head, lang), scope="col") for head in heads))),
        el("tbody", *lines),
    )  # fmt: skip
    return el("div", el("p", count, class_="yj-byline", role="status"),
              el("div", table, class_="yj-table yj-list"), class_="yj-reports")  # fmt: skip


def level_name(level: str, lang: str) -> str:
    """A level of government in words."""
    try:
        return say(f"level_{level}", lang)
    except KeyError:
        return level


def read_html(report: Report, checks: Sequence[Check], lang: str, *, may_remove: bool) -> Html:
    """A report to be read."""
    header = report.header
    year = str(header.year) if header.year is not None else say("unknown_year", lang)
    by = [header.issuer or report.id, year, level_name(header.level, lang)]
    if header.published:
        by.append(say("published", lang, date=header.published))
    tools = [
        el("button", "‹ " + say("back", lang), type="button", data_act="back", class_="yj-plain"),
        el("button", say("ask_this", lang), type="button", data_act="limit",
           data_report=report.id, class_="yj-plain yj-strong"),
    ]  # fmt: skip
    if may_remove:
        tools.append(
            el("button", say("remove", lang), type="button", data_act="remove", class_="yj-plain",
               data_report=report.id, data_sure=say("remove_sure", lang))
        )  # fmt: skip
    parts = [
        el("div", *tools, class_="yj-tools"),
        el("h2", link_or_text(header.title or report.id, header.url), lang="zh"),
        el("p", " · ".join(part for part in by if part), class_="yj-byline"),
        *(el("p", note, class_="yj-warning") for note in report.notes),
        _contents(report.sections, lang),
        el("div", *_body(report, lang), class_="yj-body", lang="zh"),
        _figures(report, lang),
        _checks(report, checks, lang),
    ]
    return el("div", *parts, class_="yj-report")


def _contents(sections: Sequence[Section], lang: str) -> Html | None:
    headed = [section for section in sections if section.path]
    if not headed:
        return None
    items = [
        el("li", el("button", section.path[-1], type="button", data_act="jump",
                    data_to=_anchor(section)), class_=f"yj-depth{min(section.level, 4)}")
        for section in headed
    ]  # fmt: skip
    summary = el("summary", f"{say('contents', lang)} ({len(items)})")
    return el("details", summary, el("ol", *items, lang="zh"), class_="yj-contents",
              open=len(items) <= 14)  # fmt: skip


def _anchor(section: Section) -> str:
    return f"yj-s{section.start}"


def _body(report: Report, lang: str) -> Iterator[Html]:
    """The text from beginning to end: headings as headings, tables as tables, no page furniture."""
    marks = sorted({section.start: section for section in report.sections}.items())
    ends = [start for start, _ in marks[1:]] + [len(report.source_text)]
    if not marks:
        yield from _stretch(report, 0, len(report.source_text), lang)
    elif marks[0][0] > 0:
        yield from _stretch(report, 0, marks[0][0], lang)
    for (start, section), end in zip(marks, ends, strict=True):
        if section.path and not _inside_table(report, start):
            level = min(section.level + 2, 6)
            yield el(f"h{level}", section.path[-1], id=_anchor(section))
        yield from _stretch(
            report, min(section.heading_end, end) if section.path else start, end, lang
        )


def _inside_table(report: Report, at: int) -> bool:
    return any(table.start < at < table.end for table in report.tables)


def _stretch(report: Report, start: int, end: int, lang: str) -> Iterator[Html]:
    """A stretch of text; a table stands where it begins, whatever sections it runs through."""
    at = start
    for span, table in _left_out(report):
        if span.end <= at or span.start >= end:
            continue
        if span.start > at or span.start == start:
            yield _paragraphs(report.source_text[at : span.start])
        if table is not None and start <= span.start < end:
            yield table_html(report, table, lang)
        at = max(at, min(span.end, end))
    yield _paragraphs(report.source_text[at:end])


def _left_out(report: Report) -> list[tuple[Span, Table | None]]:
    tables: list[tuple[Span, Table | None]] = [
        (Span(table.start, table.end), table) for table in report.tables
    ]
    furniture: list[tuple[Span, Table | None]] = [(span, None) for span in report.furniture]
    return sorted(tables + furniture, key=lambda item: (item[0].start, item[0].end))


def _paragraphs(text: str) -> Html:
    lines = (line.strip() for line in re.split(r"[\r\n]+", text))
    return join(*(el("p", line) for line in lines if line))


def _figures(report: Report, lang: str) -> Html | None:
    facts = [fact for fact in report.facts if fact.table is None][:_MOST_FIGURES]
    if not facts:
        return None
    lines = [
        el(
            "tr",
            el("th", _what(fact), scope="row", lang="zh"),
            el("td", fact.period),
            el("td", el("button", report.source_text[fact.start : fact.end], type="button",
                        data_act="cite", data_report=report.id, data_start=fact.start,
                        data_end=fact.end, class_="yj-figure")),
        )
        for fact in facts
    ]  # fmt: skip
    heads = [el("th", say(key, lang), scope="col") for key in ("what", "period", "value")]
    table = el("table", el("thead", el("tr", *heads)), el("tbody", *lines))
    return el("details", el("summary", f"{say('figures', lang)} ({len(facts)})"),
              el("div", table, class_="yj-table yj-list"), class_="yj-more")  # fmt: skip


def _what(fact: Fact) -> str:
    return f"{fact.parent} › {fact.label}" if fact.parent else fact.label


def _checks(report: Report, checks: Sequence[Check], lang: str) -> Html | None:
    if not checks:
        return None
    counts = Counter(check.outcome for check in checks)
    sums = " · ".join(
        f"{say(f'outcome_{outcome}', lang)} {counts[outcome]}"
        for outcome in _OUTCOMES
        if counts[outcome]
    )
    troubled = [check for check in checks if check.outcome in ("fail", "uncertain")][:_MOST_CHECKS]
    items = [_check(report, check, lang) for check in troubled]
    return el("details", el("summary", f"{say('checks', lang)}: {sums}"), el("ul", *items),
              class_="yj-more yj-checks", open=bool(counts["fail"]))  # fmt: skip


def _check(report: Report, check: Check, lang: str) -> Html:
    outcome = el("b", say(f"outcome_{check.outcome}", lang), class_=f"yj-{check.outcome}")
    difference = None
    if check.expected is not None and check.found is not None:
        difference = say("expected_found", lang, expected=_plain(check.expected),
                         found=_plain(check.found))  # fmt: skip
    places = [
        el("button", report.source_text[span.start : span.end], type="button", data_act="cite",
           data_report=report.id, data_start=span.start, data_end=span.end, class_="yj-figure")
        for span in check.places[:12]
        if span.start < span.end
    ]  # fmt: skip
    parts = [outcome, " ", say(f"rule_{check.rule}", lang)]
    if check.subject:
        parts += [" · ", el("span", check.subject, lang="zh")]
    if difference:
        parts += [" · ", difference]
    return el("li", *parts, " ", *places)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
