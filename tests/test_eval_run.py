"""The runner, its results and its page, with an arm that answers from a list."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from assistant.settings import load_settings
from evals.baseline import Baseline, configured_model
from evals.page import render
from evals.results import Run, last_scores, save
from evals.run import run
from evals.sample import Held
from evals.session import QuestionSet, choose
from evals.sets import BadSet, Case
from evals.stores import fill, reports_beside
from evals.summary import interval, summarise
from evals.xquad import BadData, load, measure
from vectorstore.store import Store

HELD = {"q": Held("硚口区2020年年报", 2020, "新收申请162件，上年结转6件。")}
NEW = Case("n", "多少件？", "number", "zh", ("q",), ("162",), evidence=("新收申请162件",))
OLD = Case("o", "How many old?", "table_cell", "en", ("q",), ("6",), evidence=("上年结转6件",))
NONE = Case("u", "<script>alert(1)</script>", "unanswerable", "en")
CASES = [("set", case) for case in (NEW, OLD, NONE)]


class Listed:
    name = "youju"

    def __init__(self, answers):
        self.answers = answers

    def ask(self, case):
        text = self.answers[case.id]
        quote = {"report_id": "q", "title": "<b>", "heading_path": [], "year": 2020}
        cite = {**quote, "n": 1, "start": 0, "end": 7, "quote": "新收申请162"}
        return {
            "answer": text,
            "abstained": not text,
            "answered_by": "facts",
            "citations": [cite] if text else [],
            "warnings": [],
            "seconds": {"total": 0.5},
        }

    def search(self, case):
        return [], []


def _records(**answers):
    return run(Listed({"n": "162 [1]", "o": "7 [1]", "u": "", **answers}), CASES, HELD)


RUN = Run("2026-01-02T03:04:05+00:00", ("set",))


def test_every_question_is_asked_and_graded():
    records = _records()
    assert [record.scores["correct"] for record in records] == [1, 0, 1]
    assert records[1].faults == ("The number 6 is missing.", "Unproven: 7.")


def test_a_summary_groups_by_kind_and_language():
    summary = summarise("youju", _records(), {})
    # right: n and u of three
    assert summary.total.mean == pytest.approx(2 / 3)
    assert summary.kinds["table_cell"].mean == 0
    assert summary.languages["en"].mean == 0.5
    assert summary.wrong == ("set:o",)
    assert summary.total.change is None


def test_changes_count_the_questions_that_both_runs_scored():
    before = {"set:n": {"correct": 0.0}, "set:u": {"correct": 1.0}, "set:gone": {"correct": 0.0}}
    summary = summarise("youju", _records(), before)
    # n went from 0 to 1, u stayed: (1 + 0) / 2; o is new
    assert summary.total.change == 0.5
    assert summary.newly_right == ("set:n",)
    assert summary.newly_wrong == ()


def test_an_interval_holds_the_mean_and_is_the_same_every_time():
    scores = [1.0] * 30 + [0.0] * 20
    low, high = interval(scores)
    # the standard error is sqrt(0.6 * 0.4 / 50) = 0.069, so 0.6 -+ 0.136
    assert low == pytest.approx(0.464, abs=0.03)
    assert high == pytest.approx(0.736, abs=0.03)
    assert interval(scores) == (low, high)


def test_the_last_run_of_the_same_sets_is_found_again(tmp_path):
    save(tmp_path, RUN, _records())
    save(tmp_path, replace(RUN, started="2026-01-03T00:00:00+00:00"), _records(o="6 [1]"))
    save(tmp_path, replace(RUN, started="2026-01-04T00:00:00+00:00", sets=("other",)), _records())
    since, scores = last_scores(tmp_path, ["set"])
    assert since.startswith("2026-01-03")
    assert scores["youju"]["set:o"]["correct"] == 1
    assert last_scores(tmp_path, ["new"]) == ("", {})


def test_a_result_is_a_head_line_and_a_line_an_answer(tmp_path):
    path = save(tmp_path, RUN, _records())
    head, *lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert head["run"]["sets"] == ["set"]
    assert [line["right"] for line in lines] == [True, False, True]
    assert lines[1]["faults"][0] == "The number 6 is missing."


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def test_the_page_runs_nothing_of_a_report_and_fetches_nothing():
    records = _records()
    page = render(RUN, [summarise("youju", records, {})], records)
    tags = _Tags()
    tags.feed(page)
    names = [tag for tag, _ in tags.seen]
    assert names.count("script") == 1
    assert "b" not in names[names.index("details") :]
    assert "&lt;script&gt;alert(1)" in page
    assert not any({"src", "href"} & set(attributes) for _, attributes in tags.seen)
    assert names.count("details") == 3
    assert "The number 6 is missing." in page


def test_questions_are_chosen_by_conditions():
    sets = [QuestionSet("set", None, (NEW, OLD, NONE))]
    assert [c.id for _, c in choose(sets, ["lang=en"], None)] == ["o", "u"]
    assert [c.id for _, c in choose(sets, ["kind=number", "kind=table_cell"], None)] == ["n", "o"]
    assert [c.id for _, c in choose(sets, ["lang=en", "report=q"], None)] == ["o"]
    assert [c.id for _, c in choose(sets, [], 2)] == ["n", "o"]
    with pytest.raises(BadSet, match="write KEY=VALUE"):
        choose(sets, ["colour=red"], None)
    with pytest.raises(BadSet, match="No question fits"):
        choose(sets, ["lang=zh", "kind=unanswerable"], None)


def test_a_set_whose_reports_are_not_held_takes_those_beside_it(tmp_path):
    path = tmp_path / "set.jsonl"
    assert reports_beside(path, [NEW, NONE], ["q", "other"]) is None
    with pytest.raises(BadSet, match="asks about q"):
        reports_beside(path, [NEW], ["other"])
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "q.txt").write_text("x", encoding="utf-8")
    assert reports_beside(path, [NEW], ["other"]) == tmp_path / "reports"


def test_a_store_of_a_folder_holds_exactly_the_folder(tmp_path, quick_encoder):
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("a", "b"):
        (reports / f"{name}.txt").write_text(f"{name}区2020年年报。收到申请1件。", encoding="utf-8")
    with Store.open(tmp_path / "store", quick_encoder) as store:
        fill(store, reports)
        (reports / "b.txt").unlink()
        fill(store, reports)
        assert [row.id for row in store.catalogue.reports()] == ["a"]


def test_the_baseline_quotes_what_it_finds_and_never_abstains(quick_encoder):
    arm = Baseline(HELD, quick_encoder)
    answer = arm.ask(NEW)
    assert not answer["abstained"]
    (record,) = run(arm, [("set", NEW)], HELD)
    assert record.scores["quotes verbatim"] == 1
    assert record.scores["correct"] == 1
    assert record.scores["passage R@1"] == 1


class _Model(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = "162" if "新收申请162件" in asked["messages"][-1]["content"] else "?"
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        body = json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def test_the_baseline_lets_a_configured_model_write_the_answer(quick_encoder):
    server = HTTPServer(("127.0.0.1", 0), _Model)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        settings = load_settings({"model": f"http://127.0.0.1:{server.server_port}/v1#small"})
        answer = Baseline(HELD, quick_encoder, configured_model(settings)).ask(NEW)
    finally:
        server.shutdown()
        server.server_close()
    assert answer["answer"] == "162"
    assert answer["answered_by"] == "model"
    assert configured_model(load_settings({"model": "none"})) is None


def _xquad(folder, language, questions):
    paragraphs = [
        {"context": text, "qas": [{"id": key, "question": asked}]} for text, key, asked in questions
    ]
    data = {"data": [{"title": "t", "paragraphs": paragraphs}]}
    (folder / f"xquad.{language}.json").write_text(json.dumps(data), encoding="utf-8")


def test_xquad_measures_both_arms_in_every_language_there_is(tmp_path, encoder):
    zh = [
        ("黑豹队的防守只丢了308分。", "1", "黑豹队的防守丢了多少分？"),
        ("光合作用发生在叶绿体中。", "2", "光合作用在哪里发生？"),
    ]
    en = [
        ("", "1", "How many points did the Panthers give up?"),
        ("", "2", "Where is chlorophyll?"),
    ]
    _xquad(tmp_path, "zh", zh)
    _xquad(tmp_path, "en", en)
    result = measure(load(tmp_path), tmp_path / "results", encoder)
    assert [(row.language, row.arm) for row in result.rows] == [
        ("en", "bare encoder"),
        ("en", "youju"),
        ("zh", "bare encoder"),
        ("zh", "youju"),
    ]
    assert all(row.first.n == 2 and row.five.mean == 1 for row in result.rows)
    assert all(row.first.mean == 1 for row in result.rows if row.language == "zh")


def test_a_folder_without_xquad_is_refused(tmp_path):
    with pytest.raises(BadData, match=r"xquad\.zh\.json cannot be read"):
        load(tmp_path)
    (tmp_path / "xquad.zh.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BadData, match="is not a file of XQuAD"):
        load(tmp_path)
