"""HTTP: what other programs get from a real server process."""

import base64
import hashlib
import hmac
import json
import re
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from page_server import served

from assistant.serving.accounts import load_accounts, make_account
from assistant.serving.api import LARGEST_BODY
from assistant.serving.markup import text
from assistant.settings import SettingsError

FLAGSHIP = "How many disclosure requests did Qiaokou receive in 2020?"


@pytest.fixture(scope="module")
def server(store_folder):
    with served(store_folder) as (address, _):
        yield address


def call(address, path, body=None, method=None, headers=None):
    data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data, headers or {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            return reply.status, reply.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8")


def call_json(*arguments, **options):
    status, text = call(*arguments, **options)
    return status, json.loads(text)


def test_health_says_how_many_reports_there_are(server):
    assert call_json(server, "/healthz") == (200, {"status": "ok", "reports": 5})


def test_the_reports_are_those_of_the_command(server):
    status, reports = call_json(server, "/api/reports")
    assert status == 200
    assert {report["id"] for report in reports} >= {"wuhan-qiaokou-2020", "kundulun-2013"}


def test_a_report_is_shown_with_its_text(server):
    status, report = call_json(server, "/api/reports/wuhan-qiaokou-2020")
    assert status == 200
    assert report["tree"]
    assert "162" in report["source_text"]


def test_an_answer_quotes_the_report_verbatim(server):
    status, answer = call_json(server, "/api/ask", {"question": FLAGSHIP})
    assert status == 200
    assert answer["citations"][0]["quote"] == "162"
    text = call_json(server, "/api/reports/wuhan-qiaokou-2020")[1]["source_text"]
    for citation in answer["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_a_question_is_understood_in_the_light_of_its_history(server):
    history = [
        {"role": "user", "content": FLAGSHIP},
        {"role": "assistant", "content": "162 [1]"},
    ]
    body = {"question": "And how many of them came from companies?", "history": history}
    assert "3" in {c["quote"] for c in call_json(server, "/api/ask", body)[1]["citations"]}


@pytest.mark.parametrize(
    ("path", "body", "status", "says"),
    [
        ("/api/ask", b"{", 400, "not JSON"),
        ("/api/ask", [1], 400, "JSON object"),
        ("/api/ask", {}, 400, '"question"'),
        ("/api/ask", {"question": " ? "}, 400, "empty"),
        ("/api/ask", {"question": "q", "history": [{"role": "system"}]}, 400, "history"),
        ("/api/ask", b"[" * 100_000, 400, "not JSON"),
        ("/api/ask", b" " * (LARGEST_BODY + 1), 413, "larger"),
        ("/api/reports/none", None, 404, "no report 'none'"),
        ("/api/nothing", None, 404, "nothing at this address"),
        ("/v1/nothing", None, 404, "nothing at this address"),
        ("/v1/chat/completions", {"messages": []}, 400, '"messages"'),
        (
            "/v1/chat/completions",
            {"messages": [{"role": "assistant", "content": "a"}]},
            400,
            "last",
        ),
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": 7}]}, 400, "content"),
    ],
)
def test_bad_input_gets_one_sentence_and_a_status_that_fits(server, path, body, status, says):
    got, reply = call_json(server, path, body)
    assert got == status
    assert list(reply) == ["error"]
    assert says in reply["error"]


def test_chat_clients_get_the_answer_with_its_citations_as_annotations(server):
    body = {"model": "youju", "messages": [{"role": "user", "content": FLAGSHIP}]}
    status, completion = call_json(server, "/v1/chat/completions", body)
    assert status == 200
    message = completion["choices"][0]["message"]
    assert completion["model"] == "youju"
    for annotation in message["annotations"]:
        link = annotation["url_citation"]
        mark = message["content"][link["start_index"] : link["end_index"]]
        assert mark == f"[{annotation['citation']['n']}]"
        assert call(server, link["url"].removeprefix(server))[0] == 200
    assert message["annotations"][0]["citation"]["quote"] == "162"


def test_a_stream_adds_up_to_the_answer(server):
    parts = [{"type": "text", "text": FLAGSHIP}]
    messages = [{"role": "system", "content": "x"}, {"role": "user", "content": parts}]
    body = {"messages": messages, "stream": True, "stream_options": {"include_usage": True}}
    status, text = call(server, "/v1/chat/completions", body)
    assert status == 200
    lines = [line.removeprefix("data: ") for line in text.split("\n") if line]
    assert lines[-1] == "[DONE]"
    chunks = [json.loads(line) for line in lines[:-1]]
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks if chunk["choices"]]
    said = "".join(delta.get("content", "") for delta in deltas)
    assert said == call_json(server, "/api/ask", {"question": FLAGSHIP})[1]["answer"]
    assert any(delta.get("annotations") for delta in deltas)
    assert chunks[-1]["usage"]["total_tokens"] > 0


def test_the_official_client_is_content(server):
    openai = pytest.importorskip("openai")
    client = openai.OpenAI(base_url=f"{server}/v1", api_key="none")
    asked = {"model": "youju", "messages": [{"role": "user", "content": FLAGSHIP}]}
    whole = client.chat.completions.create(**asked).choices[0].message
    assert whole.annotations[0].url_citation.title.startswith("武汉市硚口区2020年")
    streamed = client.chat.completions.create(**asked, stream=True)
    said = "".join(chunk.choices[0].delta.content or "" for chunk in streamed)
    assert said == whole.content
    assert [model.id for model in client.models.list()] == ["youju"]


def test_twenty_at_once_each_get_their_own_answer(server):
    questions = ["海淀区2020年收到多少件申请？", FLAGSHIP] * 10
    with ThreadPoolExecutor(20) as pool:
        answers = list(
            pool.map(lambda q: call_json(server, "/api/ask", {"question": q})[1], questions)
        )
    assert [answer["question"] for answer in answers] == questions
    assert len({answer["answer"] for answer in answers}) == 2


def test_the_interface_is_described_for_people_and_nothing_is_loaded_from_elsewhere(server):
    status, page = call(server, "/docs")
    assert status == 200
    assert not re.search(r"<(?:script|link|img|iframe)\b|src=|@import|url\(", page)
    described = call_json(server, "/openapi.json")[1]
    for path, operations in described["paths"].items():
        assert text(path) in page
        for operation in operations.values():
            assert operation["summary"]
            answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
            assert "$ref" in answer or "$ref" in answer["items"]
    assert set(described["paths"]) == {
        "/healthz", "/api/reports", "/api/reports/{report_id}", "/api/ask",
        "/v1/models", "/v1/chat/completions",
    }  # fmt: skip


def test_what_the_server_gives_is_as_it_is_described(server):
    jsonschema = pytest.importorskip("jsonschema")
    described = call_json(server, "/openapi.json")[1]

    def fits(value, name):
        schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
        jsonschema.validate(value, schema)

    asked = {"messages": [{"role": "user", "content": FLAGSHIP}]}
    fits(call_json(server, "/healthz")[1], "Health")
    fits(call_json(server, "/api/ask", {"question": FLAGSHIP})[1], "Answer")
    fits(call_json(server, "/v1/chat/completions", asked)[1], "ChatCompletion")
    fits(call_json(server, "/v1/models")[1], "Models")
    fits(call_json(server, "/api/reports/nothing")[1], "Error")
    for report in call_json(server, "/api/reports")[1]:
        fits(report, "Report")


@pytest.fixture(scope="module")
def guarded(store_folder, tmp_path_factory):
    """A server with an account, which lets each visitor ask four questions a minute."""
    line, token = make_account("王", "正确的马电池钉书钉")
    accounts = tmp_path_factory.mktemp("auth") / "accounts"
    accounts.write_text(f"# who\n{line}\n", "utf-8")
    with served(store_folder, "--auth", str(accounts), "--rate", "4") as (address, _):
        yield address, token


def basic(text):
    return {"Authorization": "Basic " + base64.b64encode(text.encode()).decode()}


def test_accounts_guard_page_interface_and_tools(guarded):
    address, token = guarded
    right = [{"Authorization": f"Bearer {token}"}, basic("王:正确的马电池钉书钉")]
    wrong = [{}, {"Authorization": "Bearer yj_x"}, {"Authorization": "Basic ?"}]
    for path in ("/api/reports", "/v1/models", "/openapi.json", "/docs", "/config"):
        assert [call(address, path, headers=headers)[0] for headers in right] == [200] * 2, path
        assert [call(address, path, headers=headers)[0] for headers in wrong[:2]] == [401] * 2, path
    assert call(address, "/gradio_api/mcp/", b"{}")[0] == 401
    assert call(address, "/healthz")[0] == 200
    assert "<form" in call(address, "/", headers={"Accept": "text/html"})[1]


def test_guessing_passwords_becomes_slow_and_tokens_still_open(guarded):
    address, token = guarded
    statuses = [call(address, "/api/reports", headers=basic("王:x"))[0] for _ in range(5)]
    assert statuses[0] == 401
    assert statuses[-1] == 429
    assert call(address, "/login", b"user=a&password=b")[0] == 429
    headers = {"Authorization": f"Bearer {token}"}
    assert call(address, "/api/reports", headers=headers)[0] == 200


def test_whoever_asks_too_often_is_told_when_to_come_again(guarded):
    address, token = guarded
    request = urllib.request.Request(
        f"{address}/api/ask", json.dumps({"question": FLAGSHIP}).encode(),
        {"Authorization": f"Bearer {token}"},
    )  # fmt: skip

    def asked():
        try:
            with urllib.request.urlopen(request) as reply:
                return reply.status, ""
        except urllib.error.HTTPError as error:
            return error.code, f"{json.load(error)['error']} {error.headers['Retry-After']}"

    answers = [asked() for _ in range(8)]
    assert answers[0][0] == 200
    assert answers[-1][0] == 429
    assert re.fullmatch(r".* ask again in (\d+) seconds\. \1", answers[-1][1])


@pytest.mark.parametrize("text", ["", "nobody", "lee:secret", "{line}\n{line}"])
def test_a_bad_file_of_accounts_is_refused_in_a_sentence(tmp_path, text):
    path = tmp_path / "accounts"
    path.write_text(text.format(line=make_account("lee", "long enough")[0]))
    with pytest.raises(SettingsError, match="accounts"):
        load_accounts(path)


@pytest.mark.parametrize(
    ("name", "password"),
    [("", "long enough"), ("a b", "long enough"), ("a:b", "long enough"), ("lee", "short")],
)
def test_a_name_or_password_that_cannot_be_used_is_refused(name, password):
    with pytest.raises(SettingsError):
        make_account(name, password)


def test_a_name_that_there_is_not_costs_a_guess_as_much_as_one_that_there_is(tmp_path, monkeypatch):
    (tmp_path / "accounts").write_text(make_account("lee", "correct horse")[0])
    accounts = load_accounts(tmp_path / "accounts")
    asked = []
    for module, slow in ((hashlib, "scrypt"), (hmac, "compare_digest")):
        real = getattr(module, slow)
        monkeypatch.setattr(
            module, slow, lambda *a, real=real, slow=slow, **k: asked.append(slow) or real(*a, **k)
        )
    for name in ("lee", "nobody"):
        assert not accounts.check(name, "wrong horse")
    assert asked == ["scrypt", "compare_digest"] * 2


def test_an_account_holds_neither_password_nor_token(tmp_path):
    line, token = make_account("lee", "correct horse")
    assert "correct" not in line
    assert token not in line
    (tmp_path / "accounts").write_text(line)
    accounts = load_accounts(tmp_path / "accounts")
    assert accounts.check("lee", "correct horse")
    assert not accounts.check("lee", "wrong horse")
    assert not accounts.check("nobody", "correct horse")
    assert accounts.user_of(f"Bearer {token}") == "lee"
    assert accounts.user_of(f"Bearer {token}x") is None


def test_the_tools_are_called_by_the_model_context_protocol(server):
    anyio = pytest.importorskip("anyio")
    mcp = pytest.importorskip("mcp")
    http = pytest.importorskip("mcp.client.streamable_http")

    async def talk():
        client = http.streamable_http_client(f"{server}/gradio_api/mcp/")
        async with client as (read, write, _), mcp.ClientSession(read, write) as session:
            await session.initialize()
            tools = (await session.list_tools()).tools
            asked = await session.call_tool("ask", {"question": FLAGSHIP})
            found = await session.call_tool("facts", {"indicator": "requests.new", "year": 2020})
            hits = await session.call_tool("search", {"query": "政府网站", "k": 3})
            wrong = await session.call_tool("ask", {"question": "?"})
            return tools, *(r.content[0].text for r in (asked, found, hits, wrong))

    tools, asked, found, hits, wrong = anyio.run(talk)
    assert {tool.name for tool in tools} == {"ask", "search", "facts"}
    assert json.loads(asked)["citations"][0]["quote"] == "162"
    assert {fact["indicator"] for fact in json.loads(found)} == {"requests.new"}
    assert len(json.loads(hits)) == 3
    assert "empty" in json.loads(wrong)["error"]
