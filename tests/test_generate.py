"""Answers by a language model, against a real server process that says what the test tells it."""

import json
import re
from itertools import pairwise

import pytest
from model_server import model_server

from assistant import Youju
from assistant.settings import load_settings
from assistant.writing.model import Message, ModelFailed, ModelUnavailable, load_model
from evals.product import Product
from evals.run import held_in, run
from evals.sets import find_set, load
from evals.summary import summarise

QUESTION = "How many requests did Qiaokou receive in 2020?"
RIGHT = "In 2020 Qiaokou received 162 new requests [1]."
PEOPLE = "Natural persons filed 159 of them [2]."
WRONG = "In 2020 Qiaokou received 987654 new requests [1]."


@pytest.fixture(scope="module")
def server():
    with model_server() as opened:
        yield opened


@pytest.fixture(scope="module")
def youju_of(server, store):
    """The assistant with a model of a name, or at another address."""

    def make(name="scripted", **settings):
        spec = {"model": server.model(name), **settings}
        return Youju(store, load_model(load_settings(spec)))

    return make


@pytest.fixture(scope="module")
def youju(youju_of):
    return youju_of()


@pytest.fixture(scope="module")
def composed(store):
    return Youju(store).ask(QUESTION)


def test_what_a_model_writes_and_its_places_prove_is_the_answer(youju, server):
    server.say(f"{RIGHT} {PEOPLE}")
    answer = youju.ask(QUESTION)
    assert answer.text == f"{RIGHT} {PEOPLE}"
    assert answer.answered_by == "model"
    assert [citation.quote for citation in answer.citations] == ["162", "159"]
    assert answer.warnings == ()


def test_marks_count_in_the_order_in_which_they_are_read(youju, server):
    server.say(f"{PEOPLE} {RIGHT}")
    answer = youju.ask(QUESTION)
    assert answer.text.startswith("Natural persons filed 159 of them [1]. In 2020")
    assert [citation.quote for citation in answer.citations] == ["159", "162"]


def test_a_model_gets_numbered_evidence_with_headings_and_the_checked_draft(
    youju, server, composed
):
    server.say(RIGHT)
    youju.ask(QUESTION)
    system, user = [message["content"] for message in server.asked[0]["messages"]]
    assert "English" in system
    assert composed.text in user
    assert re.search(r"^\[1\] 一、本年新收政府信息公开申请数量 / 总计: 162", user, re.M)
    assert re.search(r"^# 武汉市硚口区2020年.* > 三、", user, re.M)


def test_the_evidence_fits_the_window_of_the_model(youju_of, server):
    for context in (2048, 4096):
        server.say(RIGHT)
        youju_of(model_context=context).ask(QUESTION)
        asked = server.asked[0]
        wide = sum(char >= "\u2e80" for m in asked["messages"] for char in m["content"])
        assert wide + asked["max_tokens"] < context


def test_a_sentence_that_fails_is_written_again_once_with_the_reason(youju, server):
    server.say(f"{WRONG} {PEOPLE}", RIGHT)
    answer = youju.ask(QUESTION)
    assert answer.text == f"{RIGHT} {PEOPLE}"
    assert answer.warnings == ()
    asked = server.asked
    assert len(asked) == 2
    assert "987654 is no figure of the cited evidence" in asked[1]["messages"][-1]["content"]


def test_what_fails_again_is_dropped_and_appears_nowhere(youju, server, caplog, capfd):
    server.say(f"{RIGHT} {WRONG}", WRONG)
    answer = youju.ask(QUESTION)
    assert answer.text == RIGHT
    assert answer.warnings == (
        "Sentences of the language model that the reports do not prove were left out.",
    )
    assert "987654" not in json.dumps(answer.to_dict())
    assert "987654" not in caplog.text + "".join(capfd.readouterr())


def test_where_nothing_is_proved_the_composed_answer_comes_and_says_so(youju, server, composed):
    server.say(WRONG, WRONG)
    answer = youju.ask(QUESTION)
    assert (answer.text, answer.answered_by) == (composed.text, "facts")
    assert answer.warnings == (
        "What the language model wrote is not proved by the reports: this is the answer composed "
        "from them.",
    )


def test_an_answer_without_the_figure_that_was_asked_for_is_completed(youju, server, composed):
    server.say("Requests were received from companies too, 3 of them [3].")
    answer = youju.ask(QUESTION)
    assert answer.text.startswith("Requests were received from companies too, 3 of them [1].\n")
    assert "162" in answer.text
    quotes = {citation.n: citation.quote for citation in answer.citations}
    assert [quotes[int(n)] for n in re.findall(r"\[(\d+)\]", answer.text)] == [
        "3", "162", "159", "3", "6"
    ]  # fmt: skip


def test_a_model_that_says_the_evidence_does_not_tell_leaves_the_composed_answer(
    youju, server, composed
):
    server.say("NOT STATED")
    answer = youju.ask(QUESTION)
    assert (answer.text, answer.warnings) == (composed.text, ())


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("硚口区2020年新收多少件政府信息公开申请？", "2020年硚口区新收政府信息公开申请162件[1]。"),
        ("Сколько новых заявлений получил Цяокоу в 2020 году?",
         "В 2020 году Цяокоу получил 162 новых заявления [1]."),
        ("Wie viele Anträge erhielt Qiaokou 2020?", "Qiaokou erhielt 162 neue Anträge [1]."),
    ],
)  # fmt: skip
def test_the_answer_is_in_the_language_of_the_question(youju, server, question, said):
    server.say(said)
    assert youju.ask(question).text == said


@pytest.mark.parametrize(
    "question",
    [
        "How many requests did Haidian receive in 2020?",
        "How many requests did Qiaokou receive in 2012?",
        "Summarise the report of Haidian.",
        "How many giant pandas lived in Qiaokou in 2020?",
        "hello",
    ],
)
def test_without_evidence_a_model_is_not_asked(youju, server, store, question):
    server.say("It was 987654 [1].")
    assert youju.ask(question).text == Youju(store).ask(question).text
    assert server.asked == []


def test_a_text_of_its_own_is_asked_for_where_rules_find_nothing(youju, server):
    question = "Summarise the report of Qiaokou for 2020."
    server.say("NOT STATED")
    youju.ask(question)
    user = server.asked[0]["messages"][1]["content"]
    mark = re.search(r"^(\[\d+\]) \(七\)总计 / 总计: 165", user, re.M)[1]
    server.say(
        f"Qiaokou completed 165 requests in 2020 {mark}. It was a great success {mark}.", "DROP"
    )
    answer = youju.ask(question)
    assert answer.text.startswith("Qiaokou completed 165 requests in 2020 [1].")
    assert not answer.abstained
    assert "success" not in json.dumps(answer.to_dict())


FAILURES = {
    "refused": [{"status": 502, "body": "<html><h1>Bad gateway 987654</h1></html>"}],
    "empty": [{"status": 200, "body": "<html>Welcome to 987654</html>"}, {"text": ""},
              {"text": "<think>987654 perhaps"}],
    "broken": [{"raw": "data: {987654\n\n"}, {"raw": 'data: {"choices": 987654}\n\n'},
               {"raw": 'data: [987654]\n\ndata: "987654"\n\n'},
               {"raw": 'data: {"error": {"message": "987654"}}\n\n'}],
    "cut_off": [{"text": f"{WRONG} {WRONG}", "cut": True},
                {"text": "It is 987654", "finish": "length"}],
    "slow": [{"text": WRONG, "wait": 5}, {"text": f"{WRONG} {WRONG} {WRONG}", "slow": 0.2}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "turn"), [(reason, turn) for reason, turns in FAILURES.items() for turn in turns]
)
def test_whatever_fails_the_composed_answer_comes_with_one_line_that_says_why(
    youju_of, server, composed, reason, turn
):
    server.say(turn)
    youju = youju_of(model_timeout=1)
    answer = youju.ask(QUESTION)
    assert answer.text == composed.text
    assert len(answer.warnings) == 1
    server.say(turn)
    with pytest.raises(ModelFailed) as failed:
        youju.query_engine.model.complete([Message("user", "?")], 50)
    assert failed.value.reason == reason
    assert "987654" not in json.dumps(answer.to_dict())


def test_a_server_that_is_not_there_leaves_the_composed_answer(store, composed):
    model = load_model(load_settings({"model": "http://127.0.0.1:9/v1#nobody"}))
    answer = Youju(store, model).ask("硚口区2020年新收多少件申请？")
    assert answer.warnings == ("语言模型无法连接，以下为依据报告直接组成的回答。",)
    assert "162" in answer.text


def test_what_was_proved_before_it_broke_off_stays_and_is_completed(youju, server, composed):
    server.say(
        {"text": f"{RIGHT} {PEOPLE} And more and more and more and more of it.", "cut": True}
    )
    answer = youju.ask(QUESTION)
    first, second = answer.text.split("\n")
    assert first.startswith(RIGHT)
    assert second == composed.text
    assert len(answer.warnings) == 1


def test_proved_sentences_come_one_by_one_and_none_that_is_not(youju, server):
    server.say({"text": f"{RIGHT} {PEOPLE} {WRONG} {PEOPLE}", "slow": 0.01}, "DROP")
    texts = [answer.text for answer in youju.stream(QUESTION)]
    assert texts[0] == ""
    assert RIGHT in texts
    assert f"{RIGHT} {PEOPLE}" in texts
    assert all(after.startswith(before) for before, after in pairwise(texts))
    assert not any("987654" in text for text in texts)


def test_whoever_goes_away_ends_the_request(youju, server):
    server.say({"text": f"{RIGHT} " * 500, "slow": 0.05})
    growing = youju.stream(QUESTION)
    next(growing)
    growing.close()
    assert server.left_alone()
    server.say(RIGHT)
    assert youju.ask(QUESTION).text == RIGHT


def test_what_a_reasoning_model_thinks_is_not_said(youju, server):
    server.say(f"<think>Perhaps 987654 [1]. {WRONG}</think>\n{RIGHT}")
    answer = youju.ask(QUESTION)
    assert (answer.text, answer.warnings) == (RIGHT, ())


def test_a_key_goes_to_its_server_and_nowhere_else(youju_of, server, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    server.say(RIGHT)
    youju_of().ask(QUESTION)
    assert "somebody" not in server.asked[0]["authorization"]
    server.say(RIGHT)
    answer = youju_of(api_key="sk-mine").ask(QUESTION)
    assert server.asked[0]["authorization"] == "Bearer sk-mine"
    assert "sk-mine" not in json.dumps(answer.to_dict())


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ("http://127.0.0.1:9/v1", "URL#NAME"),
        ("no-such-file.gguf", "neither URL#NAME"),
        (__file__, "no GGUF file"),
    ],
)
def test_a_model_that_cannot_be_is_refused_with_a_sentence(spec, says):
    with pytest.raises(ModelUnavailable, match=says):
        load_model(load_settings({"model": spec}))


@pytest.mark.parametrize("name", ["liar", "stubborn"])
def test_of_a_model_that_invents_numbers_none_reaches_the_reader(youju_of, server, store, name):
    """``liar`` invents in half of its answers, ``stubborn`` in all, also when it is corrected."""
    server.say()
    cases = [("smoke", case) for case in load(find_set("smoke"))]
    held = held_in(store.catalogue)
    records = run(Product(youju_of(name)), cases, held)
    summary = summarise("youju", records, {})
    assert summary.means["numbers proven"].mean == 1
    assert summary.means["quotes verbatim"].mean == 1
    assert summary.means["invented numbers"].mean == 0
    plain = summarise("youju", run(Product(Youju(store)), cases, held), {})
    assert summary.total.mean >= plain.total.mean, summary.wrong
    assert len(server.asked) > len(cases)
