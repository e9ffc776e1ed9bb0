"""Charts in answers: drawn from facts that stand at the cited places, each opening its own."""

import base64
import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest
from test_views import Seen

from assistant.page.chart import Point, Series, _mixed, rows_of, series_of
from assistant.page.chart_view import answer_charts, chart_svg
from assistant.page.compare import choices_of, compared
from corpus.report import Span


def cited(store, indicator, column="total"):
    """Citations of a cell in every report that has it, numbered."""
    found = []
    for fact in store.catalogue.facts(indicator=indicator):
        if fact.table is not None and fact.table.column == column:
            row = store.catalogue.row(fact.report_id)
            quote = store.catalogue.source_text(row.key)[fact.start : fact.end]
            found.append({"n": len(found) + 1, "report_id": fact.report_id, "quote": quote,
                          "start": fact.start, "end": fact.end})  # fmt: skip
    return found


def point(name, year, value, **more):
    return Point(f"{name}-{year}", name, year, str(value), Decimal(value), Span(0, 1), **more)


RANKING = Series("requests", "件", (point("A", 2020, 9, n=2), point("B", 2020, 3, n=1)))
TREND = Series("requests", "件", (point("A", 2019, 3, n=1), point("A", 2022, 9, n=2)))


def test_figures_of_one_kind_in_one_report_are_not_drawn(store):
    citations = cited(store, "requests.new")
    assert len({citation["report_id"] for citation in citations}) == 1
    assert series_of(citations, store.catalogue, str, "en") == ()


def whole(store, *indicators):
    """Citations of figures of the text, numbered."""
    facts = [f for i in indicators for f in store.catalogue.facts(indicator=i) if not f.dimensions]
    return [
        {"n": n, "report_id": fact.report_id, "start": fact.start, "end": fact.end,
         "quote": text_of(store, fact)}
        for n, fact in enumerate(facts, 1)
    ]  # fmt: skip


def test_the_same_thing_in_several_reports_is_drawn_from_the_largest_down(store):
    citations = whole(store, "disclosed.total")
    series = series_of(citations, store.catalogue, str, "en")[0]
    values = [shown.value for shown in series.points]
    assert len(values) > 1
    assert values == sorted(values, reverse=True)
    assert {shown.n for shown in series.points} <= {citation["n"] for citation in citations}


def test_a_ranking_over_related_counts_is_drawn_with_all_of_them(store):
    citations = whole(store, "requests.accepted")[:1] + cited(store, "requests.new")[:1]
    series = series_of(citations, store.catalogue, str, "en")[0]
    assert {shown.report_id for shown in series.points} == {c["report_id"] for c in citations}
    assert " / " in series.title


def test_unlike_counts_are_never_drawn_together(store):
    citations = whole(store, "disclosed.total")[:1] + cited(store, "requests.new")[:1]
    assert series_of(citations, store.catalogue, str, "en") == ()


def text_of(store, fact):
    return store.catalogue.source_text(store.catalogue.row(fact.report_id).key)[
        fact.start : fact.end
    ]


def test_a_quote_that_does_not_stand_in_the_store_is_not_drawn(store):
    citations = [
        {**citation, "report_id": report, "quote": "999"}
        for citation in cited(store, "requests.new")
        for report in ("wuhan-qiaokou-2020", "urumqi-2017")
    ]
    assert series_of(citations, store.catalogue, str, "en") == ()


def test_one_issuer_over_years_is_a_line_and_several_are_bars():
    assert TREND.is_trend
    assert not RANKING.is_trend
    assert "circle" in Seen(chart_svg(TREND, 0)).names
    assert "circle" not in Seen(chart_svg(RANKING, 0)).names


@pytest.mark.parametrize("series", [RANKING, TREND])
def test_every_bar_and_point_opens_its_citation_and_has_a_name(series):
    seen = Seen(chart_svg(series, 4))
    opening = [found for found in seen.attributes if found.get("data-act") == "cite"]
    assert {found["data-n"] for found in opening} == {"1", "2"}
    assert {found["data-turn"] for found in opening} == {"4"}
    assert all(found["role"] == "button" and found["aria-label"] for found in opening)


def test_the_longest_bar_is_the_largest_figure_and_nought_has_none():
    bars = Seen(chart_svg(replace(RANKING, points=(*RANKING.points, point("C", 2020, 0)))))
    widths = [
        float(found["width"]) for found in bars.attributes if found.get("class") == "yj-bar-fill"
    ]
    assert widths[0] > widths[1] > widths[2] == 0
    assert widths[1] == pytest.approx(widths[0] / 3, abs=0.1)


def test_a_long_name_is_cut_and_keeps_its_year():
    series = Series("requests", "件", (point("区" * 80, 2020, 1), point("B", 2020, 2)))
    label = next(word for word in Seen(chart_svg(series)).text.split("2020") if "…" in word)
    assert len(label) < 36


def test_requests_before_2019_belong_to_the_same_trend():
    concepts = [("statistics.requests", "", (), "条"), ("requests.new", "", (), "件")]
    points = [point("A", 2016, 0, n=1), point("A", 2019, 23, n=2)]
    series = _mixed(list(zip(concepts, points, strict=True)), "zh")
    assert series.is_trend
    money = [concepts[0], ("requests.new", "", (), "元")]
    assert _mixed(list(zip(money, points, strict=True)), "zh") is None


def test_a_hostile_name_is_text_in_a_chart():
    hostile = '<script>alert(1)</script>"><img onerror=1>'
    series = Series(hostile, hostile, (point(hostile, 2020, 1), point("B", 2020, 2)))
    seen = Seen(answer_charts([series], "en", 0))
    assert not {"script", "img"} & set(seen.names)


def test_the_file_of_a_chart_holds_every_figure_as_printed():
    figure = Seen(answer_charts([RANKING], "zh", 0))
    href = next(found["href"] for found in figure.attributes if found.get("download"))
    text = base64.b64decode(href.partition(",")[2]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["", "", "requests (件)"], ["A", "2020", "9"], ["B", "2020", "3"],
    ]  # fmt: skip


def test_a_row_of_a_comparison_is_drawn_where_two_figures_share_a_unit(store):
    catalogue = store.catalogue
    ids = [row.id for row in catalogue.reports()]
    keys = [choice.key for choice in choices_of(catalogue)]
    drawn = rows_of(compared(catalogue, ids, keys), catalogue, str, "en")
    for series in drawn:
        assert len(series.points) >= 2
        assert any(shown.value for shown in series.points)
