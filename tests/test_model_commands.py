"""The commands with a language model: the answer is proved, and the doctor says how it is."""

import json

import pytest
from model_server import model_server

from assistant.cli import main

QUESTION = "How many requests did Qiaokou receive in 2020?"
RIGHT = "In 2020 Qiaokou received 162 new requests [1]."


@pytest.fixture(scope="module")
def server():
    with model_server() as opened:
        yield opened


@pytest.fixture
def youju(capsys, store_folder, server):
    def call(*arguments):
        with pytest.raises(SystemExit) as left:
            main([*arguments, "--model", server.model(), "--store", str(store_folder)])
        said = capsys.readouterr()
        return left.value.code or 0, said.out, said.err

    return call


def test_the_answer_of_a_model_is_printed_with_its_places(youju, server):
    server.say(RIGHT)
    code, out, err = youju("ask", QUESTION)
    assert (code, err) == (0, "")
    assert out.startswith(RIGHT)
    assert "wuhan-qiaokou-2020, characters" in out


def test_a_batch_is_answered_by_the_model_line_by_line(youju, server, tmp_path):
    lines = tmp_path / "lines.jsonl"
    lines.write_text("\n".join(json.dumps({"id": n, "question": QUESTION}) for n in (1, 2)))
    server.say(RIGHT, {"status": 500, "body": "<html>"})
    code, out, _ = youju("ask", "--batch", str(lines), "--json")
    first, second = map(json.loads, out.splitlines())
    assert code == 0
    assert (first["id"], first["answered_by"], first["warnings"]) == (1, "model", [])
    assert (second["id"], second["answered_by"], len(second["warnings"])) == (2, "facts", 1)


def test_the_doctor_says_how_fast_a_model_is_and_never_its_key(youju, server, monkeypatch):
    monkeypatch.setenv("YOUJU_API_KEY", "sk-secret")
    server.say("OK")
    code, out, err = youju("doctor", "--json")
    findings = {finding["name"]: finding for finding in json.loads(out)}
    assert code == 0
    assert "its first word takes" in findings["model scripted"]["text"]
    assert "sk-secret" not in out + err
    assert server.asked[0]["authorization"] == "Bearer sk-secret"


def test_the_doctor_says_what_is_wrong_with_a_model(youju, server):
    server.say({"status": 401, "body": "<html>"})
    code, out, _ = youju("doctor", "--json")
    findings = {finding["name"]: finding for finding in json.loads(out)}
    assert code == 1
    assert findings["model scripted"]["text"] == "refuses the request: HTTP status 401"


def test_a_set_is_asked_with_the_model_and_without_it_side_by_side(
    youju, server, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    cases = [
        {"id": str(n), "lang": "en", "question": QUESTION, "kind": "table_cell",
         "evidence": ["一、本年新收政府信息公开申请数量 159 3 0 0 0 0 162"],
         "reports": ["wuhan-qiaokou-2020"], "answer_numbers": ["162"]}
        for n in range(2)
    ]  # fmt: skip
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, cases)))
    server.say("RIGHT", "I think WRONG", RIGHT, "<think>WRONG?</think>RIGHT", RIGHT, "no idea")
    code, out, err = youju("eval", "two.jsonl", "--judge", server.model("judge"), "--json")
    assert (code, err) == (0, "")
    arms = json.loads(out)["arms"]
    assert list(arms) == ["youju", "model"]
    assert [arms[name]["total"]["mean"] for name in arms] == [1, 1]
    assert arms["youju"]["means"]["judge and grader agree"]["mean"] == 0.5
    assert arms["model"]["means"]["judged right"]["n"] == 1
    assert {asked["model"] for asked in server.asked} == {"scripted", "judge"}
