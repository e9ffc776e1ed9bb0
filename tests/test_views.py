"""What the page shows, without a browser: text stays text, tables are whole, marks resolve."""

import csv
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import FIVE, OTHERS

from assistant.page.chat import (
    LARGEST_CASE_FILE,
    MOST_TALKS,
    MOST_TURNS,
    Talk,
    Talks,
    Turn,
    WrongAnswers,
    as_markdown,
    new_talk,
    plain,
    talks_from,
)
from assistant.page.compare import Choice, Comparison, Figure, as_csv, choices_of, compared
from assistant.page.desk import Desk, Visit, visit_from
from assistant.page.redraw import grids_of, table_at
from assistant.page.report_view import read_html
from assistant.page.source_view import source_html
from assistant.page.talk_view import talk_html
from assistant.serving.batch import BadInput
from assistant.serving.limits import Allowance, Line
from assistant.serving.markup import el, link_or_text, text
from assistant.serving.suggest import Suggestions
from assistant.understanding.enumerations import section_at
from assistant.youju import Youju
from corpus.checks import check
from corpus.read import read_report
from corpus.report import Span
from evals.sets import load

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=1> ${1} {{x}} `\"' ![a](http://203.0.113.9/b)"
)


class Seen(HTMLParser):
    """The elements and the text of a piece of HTML."""

    def __init__(self, markup):
        super().__init__()
        self.names, self.attributes, self.text = [], [], ""
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.attributes.append(dict(attrs))

    def handle_data(self, data):
        self.text += data


def turn(question="q", answer="162 [1]", **more):
    citation = {
        "n": 1, "report_id": "r", "title": "T", "issuer": "I", "year": 2020, "heading_path": ["H"],
        "quote": "162", "start": 5, "end": 8, "table": None, **more,
    }  # fmt: skip
    return Turn(question, {
        "question": question, "language": "en", "answer": answer, "abstained": False,
        "answered_by": "facts", "citations": [citation], "warnings": [], "seconds": {"total": 0.01},
    })  # fmt: skip


@pytest.fixture(scope="module")
def qiaokou():
    return read_report(FIVE / "wuhan-qiaokou-2020.txt")


@given(st.text())
def test_text_is_never_markup(words):
    seen = Seen(el("p", words, title=words))
    assert seen.names == ["p"]
    assert not set("{}$`") & set(text(words))


def test_a_hostile_text_is_shown_as_text_wherever_it_stands():
    talk = Talk("0" * 12, (turn(HOSTILE, f"{HOSTILE} [1]", quote=HOSTILE, title=HOSTILE,
                                heading_path=[HOSTILE]),))  # fmt: skip
    seen = Seen(talk_html(talk, "en", pending=HOSTILE, problem=HOSTILE))
    assert not {"script", "img", "a"} & set(seen.names)
    assert not any(name.startswith("on") for found in seen.attributes for name in found)
    assert "<script>alert(1)</script>" in seen.text


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "http://a b", "//x", "data:text/html,x", None]
)
def test_only_addresses_of_the_web_are_linked(url):
    assert Seen(link_or_text("x", url)).names == []


def test_every_mark_of_an_answer_is_a_button_and_no_other_bracket_is():
    seen = Seen(talk_html(Talk("0" * 12, (turn(answer="162 [1] and [7]"),)), "en"))
    marks = [found for found in seen.attributes if found.get("class") == "yj-mark"]
    assert [(mark["data-n"], mark["data-start"]) for mark in marks] == [("1", "5")]
    assert "[7]" in seen.text


@pytest.mark.parametrize("name", ["wuhan-qiaokou-2020", "001", "010", "030"])
def test_a_redrawn_table_has_every_cell_that_was_read(name):
    folder = FIVE if "-" in name else OTHERS
    report = read_report(folder / f"{name}.txt")
    for table in report.tables:
        drawn = [c for grid in grids_of(table) for row in grid.rows for c in row.cells if c]
        places = {cell.place: cell for cell in table.cells}
        assert {cell.place for cell in drawn} == set(places)


def test_the_cited_cell_is_lit_with_its_row_and_column(qiaokou):
    start = qiaokou.source_text.index("159", 13_600)
    seen = Seen(source_html(qiaokou, Span(start, start + 3), "zh"))
    classes = [found.get("class") for found in seen.attributes]
    assert classes.count("yj-lit") >= 1
    assert classes.count("yj-along") == 1
    assert table_at(qiaokou, start, start + 3).kind == "requests"


def test_the_passage_around_a_quote_is_of_its_innermost_section(qiaokou):
    start = qiaokou.source_text.index("编制形成", 1400)
    section = section_at(qiaokou, start, start + 4)
    assert section.path[-1].startswith("1、")
    assert "编制形成" in Seen(source_html(qiaokou, Span(start, start + 4), "en")).text


@pytest.mark.parametrize("span", [Span(-1, 4), Span(5, 5), Span(3, 10**9)])
def test_a_place_that_is_not_there_is_said_to_be_gone(qiaokou, span):
    assert "not in the store any more" in source_html(qiaokou, span, "en")


def test_a_report_to_be_read_holds_its_text_once(qiaokou):
    seen = Seen(read_html(qiaokou, check(qiaokou), "zh", may_remove=True))
    for sentence in ("面对历史罕见的新冠肺炎疫情和特大洪水", "一、总体情况"):
        assert sentence in seen.text
    assert seen.text.count("面对历史罕见的新冠肺炎疫情和特大洪水") == 1
    assert seen.names.count("table") >= 3


def test_markdown_keeps_marks_as_footnotes_and_quotes_as_text():
    saved = as_markdown(Talk("0" * 12, (turn(HOSTILE, "162 [1]", quote=HOSTILE),)))
    assert "162 [^1-1]" in saved
    assert "[^1-1]: T › H" in saved
    assert not re.search(r"(?<!\\)[<>`]|!\[|(?<!\\)\]\(", saved)


def test_a_copied_answer_says_where_its_figures_stand():
    assert plain(turn()).splitlines() == ["162 [1]", "[1] T › H: “162”"]


def test_conversations_come_back_from_the_browser_as_they_were():
    talks = Talks((Talk("a" * 12, (turn(), turn("second"))), Talk("b" * 12, (turn(),))))
    again = talks_from(json.loads(json.dumps(talks.to_json())))
    assert [t.id for t in again.all] == ["a" * 12, "b" * 12]
    assert again.to_json() == talks.to_json()


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["id", "turns", "question", "answer", "citations", "talks"]), inner),
)  # fmt: skip


@given(junk, st.text())
def test_whatever_a_browser_sends_makes_a_visit(kept, accepted):
    visit = visit_from(kept, accepted)
    assert visit.lang in ("en", "zh")
    talk_html(visit.talks.open, visit.lang)


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("en-US,en;q=0.9,zh;q=0.8", "en"), ("de,zh;q=0.5", "zh"),
     ("de", "en"), ("", "en"), ("en;q=0.1,zh-TW;q=0.9", "zh")],
)  # fmt: skip
def test_the_language_is_that_of_the_browser(accepted, lang):
    assert visit_from({}, accepted).lang == lang


def test_old_turns_and_old_conversations_are_let_go():
    talk = new_talk()
    for at in range(MOST_TURNS + 5):
        talk = talk.with_turn(turn(str(at)))
    assert len(talk.turns) == MOST_TURNS
    talks = Talks((new_talk(),))
    for _ in range(MOST_TALKS + 5):
        talks = talks.saved(new_talk().with_turn(turn()))
    assert len(talks.all) == MOST_TALKS


def test_a_wrong_answer_is_a_case_once_someone_says_what_is_right(tmp_path):
    cases = WrongAnswers(tmp_path)
    cases.add(Talk("0" * 12, (turn("first"), turn("second"))), 1)
    case = json.loads(cases.path.read_text("utf-8"))
    assert case["history"][0] == {"role": "user", "content": "first"}
    right = tmp_path / "set.jsonl"
    right.write_text(json.dumps({**case, "answer_numbers": ["162"], "evidence": ["162"]}))
    assert load(right)[0].question == "second"


def test_wrong_answers_do_not_fill_the_disk(tmp_path):
    cases = WrongAnswers(tmp_path)
    cases.path.write_bytes(b" " * (LARGEST_CASE_FILE + 1))
    with pytest.raises(BadInput, match="full"):
        cases.add(Talk("0" * 12, (turn(),)), 0)
    with pytest.raises(BadInput, match="no such answer"):
        cases.add(new_talk(), 0)


def test_a_spreadsheet_runs_nothing():
    figure = Figure("r", "=1+1", "", Decimal(1), 0, 4)
    found = Comparison((Choice("requests.new", "total"),), ("r",), (((figure,),),))
    rows = list(csv.reader(io.StringIO(as_csv(found, ["@x"], "en").lstrip("\ufeff"))))
    assert rows[0] == ["", "'@x"]
    assert rows[1][1] == "'=1+1"


def test_compared_figures_are_those_of_the_reports(store):
    keys = [choice.key for choice in choices_of(store.catalogue)]
    ids = ["wuhan-qiaokou-2020", "kundulun-2013"]
    found = compared(store.catalogue, [*ids, "none"], ["requests.new/total", "none/", *keys[:3]])
    assert found.report_ids == tuple(ids)
    assert [figure.shown for figure in found.cells[0][0]] == ["162"]
    assert found.cells[0][1] == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_suggestions_are_answered_from_the_report_that_they_name(store, lang):
    youju = Youju(store)
    examples = Suggestions(youju).examples(lang)
    assert len(examples) == 4
    assert all(not youju.ask(question).abstained for question in examples)
    assert len({youju.ask(question).citations[0].report_id for question in examples}) >= 3


def test_a_forged_citation_shows_only_what_is_there(store):
    desk = Desk(Youju(store), Line(1, 1), Allowance(None))
    forged = turn(report_id="wuhan-qiaokou-2020", quote="999", start=13_662, end=13_665)
    visit = Visit("en", Talks((Talk("0" * 12, (forged,)),)))
    assert "not in the store any more" in desk.source(visit, {"turn": "0", "n": "1"})
    assert "999" not in desk.source(visit, {"report": "wuhan-qiaokou-2020", "start": "x", "end": 1})


def test_twenty_people_at_once_each_have_their_own_conversation(store):
    desk = Desk(Youju(store), Line(4, 40), Allowance(None))
    questions = ["硚口区2020年新收多少件政府信息公开申请？", "海淀区2020年收到多少件申请？"] * 10

    def talk(question):
        visit = visit_from({}, "zh")
        for asked in (question, f"请问{question}"):
            *_, (visit, view) = desk.asked(visit, asked)
        return visit, view

    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(talk, questions))
    for question, (visit, view) in zip(questions, found, strict=True):
        turns = visit.talks.open.turns
        assert [turn.question for turn in turns] == [question, f"请问{question}"]
        assert turns[0].abstained == ("海淀" in question)
        assert ("海淀" in view) == ("海淀" in question)


def test_whoever_asks_too_often_is_told_so_on_the_page(store):
    desk = Desk(Youju(store), Line(1, 1), Allowance(1))
    visit = visit_from({}, "en", "10.0.0.1")
    *_, (visit, _) = desk.asked(visit, "硚口区2020年新收多少件申请？")
    *_, (after, view) = desk.asked(visit, "硚口区2020年新收多少件申请？")
    assert after == visit
    assert "asked too often" in view


def test_who_waits_is_told_how_many_are_ahead(store):
    line = Line(1, 2)
    desk = Desk(Youju(store), line, Allowance(None))
    with line.place():
        steps = desk.asked(visit_from({}, "en"), "硚口区2020年新收多少件申请？")
        next(steps)
        assert "1 before you" in next(steps)[1]
    assert "162" in list(steps)[-1][1]
