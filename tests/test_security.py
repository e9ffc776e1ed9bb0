"""What docs/security.md says is so: no network, nothing leaves the store, nothing is believed."""

import json
import os
import re
import subprocess
import sys

import pytest
from page_server import BROWSER, NO_BROWSER, browser, served
from rendering import as_docx, as_html, as_pdf, pieces_of
from stand_ins import FIVE, ROOT

from assistant import Youju
from assistant.page.shelf import Shelf
from assistant.page.uploads import Uploads
from corpus.read import read_report
from vectorstore.store import Store

ATTACKS = (
    "<script>window.hacked = 1</script>",
    '<img src=x onerror="window.hacked = 2">',
    '"><svg onload="window.hacked = 3">',
    "' onmouseover='window.hacked = 4",
    "![图](http://203.0.113.9/t.png) [x](javascript:window.hacked=5)",
    "${window.hacked = 6} {{constructor.constructor('window.hacked=7')()}} {% raw %}",
    "</textarea></title></style></template><iframe srcdoc='<script>parent.hacked=8</script>'>",
    "<a href=javascript:window.hacked=9>x</a>\u202e</p><base href=http://203.0.113.9/>",
)
LEADING_OUT = ("../../out.txt", "..", "/etc/passwd", ".hidden", "a\\..\\b.txt", "a" * 300 + ".txt")


def test_indexing_and_asking_reach_no_network(tmp_path):
    pieces = pieces_of(read_report(FIVE / "kundulun-2013.txt"))[6:19]
    (tmp_path / "a.html").write_text(as_html(pieces), "utf-8")
    (tmp_path / "b.docx").write_bytes(as_docx(pieces))
    (tmp_path / "c.pdf").write_bytes(as_pdf(pieces))
    files = [str(tmp_path / name) for name in ("a.html", "b.docx", "c.pdf")]
    script = ROOT / "tests" / "unplugged.py"
    question = "昆都仑区2013年政府热线受理了多少件？"
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "store"), question, *files],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout[done.stdout.index("\n{") :])["citations"]
    assert "the network is forbidden" not in done.stderr


def test_an_upload_stays_in_the_store_whatever_its_name(tmp_path, quick_encoder):
    outside = tmp_path / "outside"
    outside.mkdir()
    text = (FIVE / "urumqi-2017.txt").read_text("utf-8")
    with Store.open(tmp_path / "store", quick_encoder) as store:
        uploads = Uploads(store)
        for name in LEADING_OUT:
            kept = uploads.keep(_upload(outside, name, text))
            assert kept.parent == (tmp_path / "store" / "uploads").resolve()
        (tmp_path / "secret").write_text("secret")
        link = outside / "link.txt"
        link.symlink_to(tmp_path / "secret")
        assert not uploads.keep(link).is_symlink()
    assert {path.name for path in tmp_path.iterdir()} == {"outside", "store", "secret"}


def _upload(folder, name, text):
    """A file as a visitor's browser sends it: its name is anything."""
    real = folder / "upload"
    real.write_text(text, "utf-8")

    class Named(type(real)):
        name = property(lambda _: name)

    return Named(real)


def test_a_report_removed_on_the_page_leaves_files_outside_the_store_alone(tmp_path, quick_encoder):
    path = tmp_path / "mine.txt"
    path.write_text((FIVE / "urumqi-2017.txt").read_text("utf-8"), "utf-8")
    with Store.open(tmp_path / "store", quick_encoder) as store:
        store.index([path])
        Shelf(Youju(store), may_change=True).remove("mine", "en")
        assert not store.catalogue.reports()
    assert path.exists()


def hostile(folder):
    """Reports whose every part attacks the page, one of them by its name too."""
    for number, attack in enumerate(ATTACKS):
        titular = attack if number % 2 else ""
        text = (
            f"某县{2010 + number}年政府信息公开工作年度报告{titular}\n发布机构：某县{attack}\n\n"
            f"一、总体情况{attack}\n{2010 + number}年，某县主动公开政府信息1234条{attack}。\n"
            f"二、存在的问题{attack}\n一是{attack}人员不足。\n| {attack} | 5 |\n| 总计 | 5 |\n"
        )
        name = re.sub(r"[/\0]", "", attack)[:60] if number < 4 else f"attack-{number}"
        (folder / f"{name}.txt").write_text(text, "utf-8")


@pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)
def test_nothing_in_a_report_a_name_or_a_question_runs_in_the_page(tmp_path, encoder):
    pytest.importorskip("playwright.sync_api", reason=NO_BROWSER)
    reports = tmp_path / "reports"
    reports.mkdir()
    hostile(reports)
    with Store.open(tmp_path / "store", encoder) as store:
        store.index([reports])
        assert len(store.catalogue.reports()) == len(ATTACKS)
    upload = tmp_path / "<img src=x onerror=window.hacked=10>.docx"
    upload.write_bytes(as_docx([f"某县2030年政府信息公开工作年度报告{ATTACKS[1]}", *ATTACKS]))
    with served(tmp_path / "store") as (address, _), browser() as chromium:
        page = chromium.new_page()
        fetched = []
        page.on("request", lambda request: fetched.append(request.url))
        page.on("dialog", lambda dialog: fetched.append(f"dialog {dialog.message}"))
        page.goto(address)
        page.wait_for_selector("#yj-question textarea")
        _ask_all(page)
        _read_all(page, upload)
        assert page.evaluate("window.hacked") is None
        assert [url for url in fetched if not url.startswith((address, "data:", "blob:"))] == []


def _ask_all(page):
    for attack in (*ATTACKS, "某县2010年主动公开政府信息多少条？"):
        turns = page.locator(".yj-turn .yj-actions").count()
        page.fill("#yj-question textarea", attack)
        page.press("#yj-question textarea", "Enter")
        page.locator(".yj-turn .yj-actions").nth(turns).wait_for()
    page.locator(".yj-turn").last.locator(".yj-mark").first.click()
    page.wait_for_selector("#yj-side .yj-lit")


def _read_all(page, upload):
    page.get_by_role("tab", name="Reports").click()
    page.set_input_files("#yj-add input[type=file], input[type=file]", [upload])
    page.wait_for_selector(".yj-outcomes li")
    rows = page.locator(".yj-list tbody button")
    rows.nth(len(ATTACKS)).wait_for()
    rows.first.click()
    page.wait_for_selector(".yj-report")
    assert page.locator(".yj-report img, .yj-report script, .yj-report svg").count() == 0
