"""A model's answer over HTTP and on the page: proved sentences as they come, and no others."""

import json
import urllib.request
import warnings

import pytest
from model_server import model_server
from page_server import BROWSER, NO_BROWSER, browser, served

if BROWSER is None:
    warnings.warn(NO_BROWSER, stacklevel=1)

QUESTION = "How many disclosure requests did Qiaokou receive in 2020?"
RIGHT = "In 2020 Qiaokou received 162 new requests [1]."
PEOPLE = "Natural persons filed 159 of them [2]."
WRONG = "In 2020 Qiaokou received 987654 new requests [1]."


@pytest.fixture(scope="module")
def model():
    with model_server() as opened:
        yield opened


@pytest.fixture(scope="module")
def page(store_folder, model):
    with served(store_folder, "--model", model.model()) as (address, _):
        yield address


def post(address, path, body):
    request = urllib.request.Request(f"{address}{path}", json.dumps(body).encode())
    return urllib.request.urlopen(request, timeout=60)


def streamed(address):
    asked = {"messages": [{"role": "user", "content": QUESTION}], "stream": True}
    return post(address, "/v1/chat/completions", asked)


def pieces_of(text):
    records = [line.removeprefix("data: ") for line in text.split("\n") if line.startswith("data:")]
    assert records[-1] == "[DONE]"
    choices = [json.loads(record)["choices"][0] for record in records[:-1]]
    return [piece for choice in choices if (piece := choice["delta"].get("content"))]


def test_an_answer_over_http_is_the_model_s(page, model):
    model.say(f"{RIGHT} {PEOPLE}")
    with post(page, "/api/ask", {"question": QUESTION}) as reply:
        answer = json.load(reply)
    assert (answer["answer"], answer["answered_by"]) == (f"{RIGHT} {PEOPLE}", "model")


def test_chat_clients_get_each_proved_sentence_as_it_comes(page, model):
    model.say({"text": f"{RIGHT} {PEOPLE} {WRONG}", "slow": 0.02}, "DROP")
    with streamed(page) as reply:
        text = reply.read().decode()
    pieces = pieces_of(text)
    assert "".join(pieces) == f"{RIGHT} {PEOPLE}"
    assert pieces[0] == RIGHT
    assert "987654" not in text


def test_chat_clients_get_the_composed_answer_where_the_model_breaks_off(page, model):
    model.say({"text": f"{RIGHT} And so on and on and on and on and on.", "cut": True})
    with streamed(page) as reply:
        text = "".join(pieces_of(reply.read().decode()))
    assert text.startswith(f"{RIGHT}\nQiaokou District, 2020: 162")


def test_a_chat_client_that_goes_away_ends_the_request_to_the_model(page, model):
    model.say({"text": f"{RIGHT} " * 400, "slow": 0.05})
    streamed(page).close()
    assert model.left_alone()


@pytest.fixture(scope="module")
def chromium():
    with browser() as opened:
        yield opened


@pytest.fixture
def visit(chromium, page):
    opened = chromium.new_page(locale="en-US")
    opened.set_default_timeout(30_000)
    opened.goto(page)
    opened.wait_for_selector(".yj-examples button")
    yield opened
    opened.close()


def ask(visit):
    visit.fill("#yj-question textarea", QUESTION)
    visit.press("#yj-question textarea", "Enter")


@pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)
def test_the_page_shows_each_proved_sentence_as_it_comes(visit, model):
    model.say({"text": f"{RIGHT} {PEOPLE} {WRONG} More.", "slow": 0.2}, "DROP")
    ask(visit)
    visit.locator(".yj-growing .yj-mark").first.wait_for()
    assert "162 new requests" in visit.locator(".yj-growing").inner_text()
    visit.locator(".yj-turn .yj-actions").wait_for()
    assert "Natural persons filed 159" in visit.locator(".yj-text").inner_text()
    assert "987654" not in visit.content()
    assert visit.locator(".yj-warning").count() == 1


@pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)
def test_a_reader_stops_an_answer_that_is_still_growing(visit, model):
    model.say({"text": f"{RIGHT} " * 400, "slow": 0.05})
    ask(visit)
    visit.locator(".yj-growing .yj-mark").first.wait_for()
    visit.click("#yj-stop")
    assert model.left_alone()
    visit.locator("#yj-note").get_by_text("Stopped.").wait_for()
    visit.locator("#yj-send").wait_for()
    assert visit.locator(".yj-failed").count() == 0
    model.say(RIGHT)
    ask(visit)
    visit.locator(".yj-turn .yj-actions").wait_for()
