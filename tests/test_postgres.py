"""A catalogue in PostgreSQL: the same answers, for many processes at once, whatever fails."""

import contextlib
import itertools
import json
import os
import random
import subprocess
import sys
import urllib.error
import urllib.request
import warnings

import pytest
from chroma_server import ChromaServer
from llama_index.core.schema import TextNode
from page_server import address_of, start
from postgres_server import NO_POSTGRES, PASSWORD, PROGRAMS, PostgresServer
from stand_ins import FIVE, OTHERS, ROOT, QuickEngine

from assistant import Youju
from assistant.cli import main
from assistant.serving.original import original_of
from corpus.read import read_report
from corpus.report import Span
from evals.sets import load
from vectorstore.backup import backup, restore
from vectorstore.catalogue import StoreError
from vectorstore.encoder import Encoder
from vectorstore.lexical import Lexical
from vectorstore.retriever import SearchQuery
from vectorstore.store import Store

if PROGRAMS is None:
    warnings.warn(NO_POSTGRES, stacklevel=1)
pytestmark = pytest.mark.skipif(PROGRAMS is None, reason=NO_POSTGRES)

LEVELS = ("passage", "sentence")
FILES = sorted(OTHERS.glob("*.txt"), key=lambda path: path.stat().st_size)[:4]
NUMBERS = itertools.count()
PLACES = ("江岸区", "江汉区", "汉阳区", "武昌区", "青山区", "洪山区", "蔡甸区", "江夏区", "黄陂区")


@pytest.fixture(scope="module")
def postgres():
    made = PostgresServer().start()
    yield made
    made.remove()


@pytest.fixture(scope="module")
def chroma(tmp_path_factory):
    made = ChromaServer(tmp_path_factory.mktemp("chroma")).start()
    yield made
    made.stop()


@pytest.fixture
def opened(postgres, chroma, tmp_path):
    """Opens stores over one new database: each call is another machine with a folder of its own."""
    url = postgres.make(f"database{next(NUMBERS)}")
    with contextlib.ExitStack() as stack:

        def call(encoder=None, folder="store"):
            engine = encoder or Encoder(QuickEngine())
            return stack.enter_context(Store.open(tmp_path / folder, engine, chroma.url, url))

        call.url = url
        yield call


def _whole(store):
    """Chroma holds what the catalogue says, what is counted is there, every text has a vector."""
    assert store.vectors.keys() == set(store.catalogue.all_keys("passage"))
    for level in LEVELS:
        keys = store.catalogue.all_keys(level)
        assert store.catalogue.extent(level).documents == len(keys)
        found = store.catalogue.vectors_by_key(level, store.encoder.engine_name, keys)
        assert set(found[0]) == set(keys)
    for row in store.catalogue.reports():
        report = store.catalogue.report(row.id)
        assert (len(report.sections), len(report.facts)) == (row.sections, row.facts)
    return [row.id for row in store.catalogue.reports()]


# The same answers


@pytest.fixture(scope="module")
def over(postgres, chroma, tmp_path_factory, encoder):
    """A store of the five reports over both servers; one of them was indexed twice."""
    folder, url = tmp_path_factory.mktemp("five"), postgres.make("five")
    with Store.open(folder, encoder, chroma.url, url) as made:
        made.index([FIVE])
        made.index([FIVE / "kundulun-2013.txt"], rebuild=True)
        yield made


def test_answers_are_those_of_the_embedded_store_citation_by_citation(over, store):
    cases = load(ROOT / "evals" / "sets" / "five-dev.jsonl")
    told = []
    for case in cases[:: len(cases) // 24]:
        answers = [
            Youju(s).ask(case.question, history=case.messages()).to_dict() for s in (store, over)
        ]
        for answer in answers:
            answer.pop("seconds")
        assert answers[0] == answers[1]
        told += answers[0]["citations"]
    assert len(told) > 16


def test_words_are_found_and_scored_as_by_the_embedded_store(over, store):
    terms = [*sorted(store.catalogue.vocabulary())[::150], "信息", "12932.14", "不会有的词"]
    assert set(over.catalogue.vocabulary()) == set(store.catalogue.vocabulary())
    for level in LEVELS:
        here, there = Lexical(store.catalogue), Lexical(over.catalogue)
        assert here.counts(terms, level) == there.counts(terms, level)
        for term in terms:
            one, other = here.scores(level, {term: 1.0}), there.scores(level, {term: 1.0})
            assert sorted(one.values()) == sorted(other.values())


def test_words_go_with_the_last_report_that_has_them(opened):
    store = opened()
    store.index(FILES[:1])
    store.remove([FILES[0].stem])
    assert list(store.catalogue.vocabulary()) == []


def test_a_database_of_an_earlier_version_is_completed(opened):
    store = opened()
    store.index(FILES[:2])
    found = Lexical(store.catalogue).scores("passage", {"信息": 1.0})
    for statement in (
        "ALTER TABLE passage_text DROP COLUMN repeated, DROP COLUMN length",
        "ALTER TABLE sentence_text DROP COLUMN repeated, DROP COLUMN length",
        "DROP FUNCTION repeated_in",
    ):
        store.catalogue.connection.execute(statement)
    again = opened()
    assert found
    assert Lexical(again.catalogue).scores("passage", {"信息": 1.0}) == found


def test_what_postgresql_cannot_keep_in_a_text_is_kept_all_the_same(opened, tmp_path):
    file = tmp_path / "odd.txt"
    file.write_text(
        "某某县2021年政府信息公开\0工作年度报告\n一、总体情况\n公开\0信息321条。\n", "utf-8"
    )
    store = opened()
    store.index([file])
    assert store.catalogue.report("odd").source_text.count("\0") == 2
    assert store.retriever.passages(SearchQuery("公开信息"), 1)


# Many processes


def _report(folder, name, place, count):
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}.txt"
    title = f"武汉市{place}2021年政府信息公开工作年度报告"
    file.write_text(f"{title}\n一、总体情况\n全年主动公开政府信息{count}条。\n", "utf-8")
    return file


def _get(address, **asked):
    data = json.dumps(asked).encode() if asked else None
    try:
        with urllib.request.urlopen(urllib.request.Request(address, data), timeout=60) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


@pytest.fixture(scope="module")
def pages(postgres, chroma, tmp_path_factory):
    """Two web processes on folders of their own over one catalogue, which holds one report."""
    folder = tmp_path_factory.mktemp("pages")
    servers = {"YOUJU_CATALOGUE_URL": postgres.make("pages"), "YOUJU_CHROMA_URL": chroma.url}
    files = [
        _report(folder / "files", f"wuhan-{number}", place, 7100 + number)
        for number, place in enumerate(PLACES)
    ]
    with Store.open(folder / "first", None, chroma.url, servers["YOUJU_CATALOGUE_URL"]) as store:
        store.index(files[:1])
        names = ("one", "other")
        said = [folder / name for name in names]
        processes = [start(folder / f"{s.name}-store", s, **servers) for s in said]
        try:
            addresses = [address_of(*pair) for pair in zip(processes, said, strict=True)]
            yield addresses, servers, files, store
        finally:
            for process in processes:
                process.kill()
                process.wait()


def test_two_indexers_beside_two_web_processes_lose_nothing_and_double_nothing(pages, tmp_path):
    addresses, servers, files, store = pages
    command = [sys.executable, "-m", "assistant", "index", "--jobs", "1"]
    halves = (files[1:6], files[3:])
    processes = [
        subprocess.Popen(
            [*command, "--store", tmp_path / str(at), *half],
            env={**os.environ, **servers}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for at, half in enumerate(halves)
    ]  # fmt: skip
    ended = [(*process.communicate(), process.returncode) for process in processes]
    assert [code for *_, code in ended] == [0, 0], ended
    said = b"".join(out for out, *_ in ended).decode()
    names = sorted(file.stem for file in files)
    assert [said.count(f"indexed   {name}:") for name in names] == [0] + [1] * (len(names) - 1)
    assert _whole(store) == names
    for address in addresses:
        status, held = _get(f"{address}/api/reports")
        assert (status, sorted(report["id"] for report in held)) == (200, names)
        question = f"武汉市{PLACES[4]}2021年主动公开政府信息多少条？"
        _, answer = _get(f"{address}/api/ask", question=question)
        assert "7104" in answer["answer"]
        assert {citation["report_id"] for citation in answer["citations"]} == {"wuhan-4"}


def test_web_processes_say_that_the_server_is_away_and_go_on_when_it_returns(pages, postgres):
    addresses, *_ = pages
    question = f"武汉市{PLACES[0]}2021年主动公开政府信息多少条？"
    before = [_get(f"{address}/api/ask", question=question)[1]["answer"] for address in addresses]
    postgres.stop()
    for address in addresses:
        status, said = _get(f"{address}/api/ask", question=question)
        assert status == 503
        assert "does not answer" in said["error"]
        assert PASSWORD not in said["error"]
    postgres.start()
    after = [_get(f"{address}/api/ask", question=question)[1]["answer"] for address in addresses]
    assert before == after
    assert "7100" in before[0]


class _Interrupted(QuickEngine):
    """An encoder during whose work something else happens, once."""

    def __init__(self, happening, after=0):
        super().__init__()
        self._happening, self._after = happening, after

    def encode(self, texts, *, is_query):
        if self._after == 0:
            self._happening()
        self._after -= 1
        return super().encode(texts, is_query=is_query)


def test_two_files_of_one_name_that_are_indexed_at_once_are_both_kept(opened, tmp_path):
    mine, theirs = (_report(tmp_path / name, "same", "江岸区", name) for name in ("12", "34"))
    other = opened(folder="other")
    store = opened(Encoder(_Interrupted(lambda: other.index([theirs]))))
    (outcome,) = store.index([mine])
    assert (outcome.report_id, outcome.status) == ("same-2", "indexed")
    assert _whole(store) == ["same", "same-2"]


def test_a_file_that_another_indexer_has_just_taken_in_is_not_taken_in_again(opened, tmp_path):
    file = _report(tmp_path / "files", "same", "江岸区", 12)
    other = opened(folder="other")
    store = opened(Encoder(_Interrupted(lambda: other.index([file]))))
    assert [outcome.status for outcome in store.index([file])] == ["unchanged"]
    assert _whole(store) == ["same"]


def test_a_removal_leaves_the_vectors_of_a_report_that_is_on_its_way_in(opened, tmp_path):
    file = FIVE / "kundulun-2013.txt"
    other = opened(folder="other")
    other.index([_report(tmp_path / "files", "gone", "江岸区", 12)])
    store = opened(Encoder(_Interrupted(lambda: other.remove(["gone"]), after=1)))
    store.index([file])
    assert _whole(store) == [file.stem]


def test_a_file_of_the_same_name_on_another_machine_replaces_nothing(opened, tmp_path):
    first = _report(tmp_path / "machine", "report", "江岸区", 12)
    opened().index([first])
    first.unlink()  # as seen from the other machine
    store = opened(folder="other")
    store.index([_report(tmp_path / "other-machine", "report", "江汉区", 34)])
    assert _whole(store) == ["report", "report-2"]
    moved = _report(tmp_path / "moved", "report", "江岸区", 12)
    assert [outcome.status for outcome in store.index([moved])] == ["unchanged"]


def test_an_indexer_that_is_killed_leaves_nothing_half_and_the_next_one_finishes(
    opened, chroma, tmp_path
):
    store = opened()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "dying_process.py")],
        env={**os.environ, "YOUJU_CATALOGUE_URL": opened.url, "YOUJU_CHROMA_URL": chroma.url},
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    rng, killed = random.Random(20261121), 0
    for _ in range(6):
        line = [f"{rng.uniform(0.05, 0.6)}", tmp_path / "dying", "rebuild", *FILES]
        process.stdin.write("\t".join(map(str, line)) + "\n")
        process.stdin.flush()
        killed += process.stdout.readline() == "killed\n"
        for hit in store.retriever.sentences(SearchQuery("公开信息多少条")):
            text = store.catalogue.report(hit.report_id).source_text
            assert text[hit.start : hit.end] == hit.text
    process.stdin.close()
    process.wait(20)
    assert killed > 1
    store.index(FILES)
    assert _whole(store) == sorted(path.stem for path in FILES)


def test_a_server_that_dies_while_reports_go_in_leaves_no_half_report(
    opened, postgres, monkeypatch
):
    store = opened()
    store.index(FILES[:1])
    add = store.vectors.add

    def dies_before_the_rows_are_committed(*given):
        add(*given)
        postgres.stop()

    with monkeypatch.context() as patched:
        patched.setattr(store.vectors, "add", dies_before_the_rows_are_committed)
        with pytest.raises(StoreError, match="does not answer"):
            store.index(FILES)
    postgres.start()
    assert [row.id for row in store.catalogue.reports()] == [FILES[0].stem]
    store.index(FILES)
    assert _whole(store) == sorted(path.stem for path in FILES)


def test_chroma_is_filled_anew_where_an_older_catalogue_was_put_in_place(opened):
    store = opened()
    store.index(FILES[:2])
    store.catalogue.connection.execute("DELETE FROM meta WHERE name = 'encoder'")
    store.vectors.delete(store.catalogue.all_keys("passage")[:1])
    later = TextNode(text="of a later report", metadata={"report_id": "later"})
    store.vectors.add([999_999], store.encoder.raw_passages([later.text]), [later])
    store.index(FILES[:2])
    assert _whole(store) == sorted(path.stem for path in FILES[:2])


# What goes wrong is said


def _said(capsys, *arguments):
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    said = capsys.readouterr()
    assert PASSWORD not in said.out + said.err
    return left.value.code, said.out + said.err


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://youju@127.0.0.1/youju", "not the address of a PostgreSQL database"),
        (f"postgresql://youju:{PASSWORD}%zz@127.0.0.1/youju", "not the address of a PostgreSQL"),
        (f"postgresql://youju:{PASSWORD}@127.0.0.1:9/youju", "does not answer"),
    ],
)
def test_an_address_that_is_wrong_is_said_in_a_sentence(capsys, tmp_path, url, sentence):
    named = ("--store", str(tmp_path), "--chroma-url", "http://127.0.0.1:9")
    code, said = _said(capsys, "reports", *named, "--catalogue-url", url)
    assert (code, said.count("\n")) == (1, 1)
    assert sentence in said


def test_a_database_that_is_not_for_this_program_is_refused(postgres, chroma, tmp_path):
    def refusal(url):
        with pytest.raises(StoreError) as refused:
            Store.open(tmp_path, Encoder(QuickEngine()), chroma.url, url)
        assert PASSWORD not in str(refused.value)
        return str(refused.value)

    import psycopg

    url = postgres.make("others")
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE theirs (x INTEGER)")
    assert "tables of another program" in refusal(url)
    url = postgres.make("ascii", "TEMPLATE template0 ENCODING 'SQL_ASCII'")
    assert "make a database in UTF8" in refusal(url)
    assert "password authentication failed" in refusal(postgres.url("others", "wrong"))
    assert 'database "absent" does not exist' in refusal(postgres.url("absent"))


def test_a_catalogue_of_many_needs_vectors_of_many(tmp_path):
    with pytest.raises(StoreError, match="--chroma-url"):
        Store.open(tmp_path, Encoder(QuickEngine()), None, "postgresql://127.0.0.1/youju")


def test_the_doctor_says_where_the_catalogue_is_and_never_the_password(
    capsys, pages, postgres, tmp_path
):
    _, servers, *_ = pages
    named = ("--store", str(tmp_path), "--chroma-url", servers["YOUJU_CHROMA_URL"], "--json")
    code, out = _said(capsys, "doctor", *named, "--catalogue-url", servers["YOUJU_CATALOGUE_URL"])
    findings = {finding["name"]: finding["text"] for finding in json.loads(out)}
    assert code == 0
    assert f"postgresql://127.0.0.1:{postgres.port}/pages lists" in findings["catalogue"]
    assert "reports" in findings["store"]
    code, out = _said(capsys, "doctor", *named, "--catalogue-url", postgres.url("absent"))
    findings = {finding["name"]: finding for finding in json.loads(out)}
    assert code == 1
    assert not findings["catalogue"]["well"]


def test_the_link_to_a_page_leads_to_the_same_place_as_that_of_the_embedded_store(opened, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<!-- saved from url=(0034)http://www.example.gov.cn/2020.html -->\n<!DOCTYPE html><html>"
        "<body><h1>某县2020年政府信息公开工作年度报告</h1><h2 id='一'>一、总体情况</h2><p>全年受理"
        "申请三件。</p><h2><a name='second'>二、存在的问题</a></h2><p>公开的内容不够全面。</p>",
        encoding="utf-8",
    )
    links = []
    with Store.open(tmp_path / "embedded", Encoder(QuickEngine())) as embedded:
        for store in (embedded, opened()):
            store.index([page])
            report = store.catalogue.report("page")
            assert report == read_report(page)
            at = report.source_text.index("公开的内容")
            links.append(original_of(report, Span(at, at + 10)))
    assert links[0] == links[1]
    assert links[0].startswith("http://www.example.gov.cn/2020.html#second:~:text=")


# From one to the other


def test_a_store_moves_to_the_server_and_back_and_nothing_is_encoded_again(opened, tmp_path):
    with Store.open(tmp_path / "embedded", Encoder(QuickEngine())) as embedded:
        embedded.index(FILES[:2])
        backup(embedded, tmp_path / "saved")
        store = opened()
        store.index([_report(tmp_path / "files", "old", "江岸区", 12)])
        encoded, before = store.encoder._engine.encoded, store.catalogue.keys(None)
        assert restore(store, tmp_path / "saved") == 2
        assert store.encoder._engine.encoded == encoded
        assert not set(before) & set(store.catalogue.keys(None))
        assert _whole(store) == _whole(embedded)
        assert sorted(store.catalogue.vocabulary()) == sorted(embedded.catalogue.vocabulary())
        backup(store, tmp_path / "saved-again")
        with Store.open(tmp_path / "back", Encoder(QuickEngine())) as back:
            restore(back, tmp_path / "saved-again")
            assert back.encoder._engine.encoded == 0
            assert _whole(back) == _whole(embedded)
            for row in back.catalogue.reports():
                assert back.catalogue.report(row.id) == embedded.catalogue.report(row.id)
