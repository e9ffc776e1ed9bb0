"""The page in a real browser, served by a real process: what a reader sees and does."""

import json
import re
import warnings

import pytest
from page_server import BROWSER, NO_BROWSER, browser, served

if BROWSER is None:
    warnings.warn(NO_BROWSER, stacklevel=1)
pytest.importorskip("playwright.sync_api", reason=NO_BROWSER)
pytestmark = pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)

FLAGSHIP = {
    "en-US": "How many disclosure requests did Qiaokou receive in 2020?",
    "zh-CN": "武汉市硚口区2020年新收政府信息公开申请多少件？",
}
HOSTILE = """某县2022年政府信息公开工作年度报告

一、总体情况<script>window.hacked = 1</script>

2022年，某县主动公开政府信息1234条<img src=x onerror="window.hacked = 2">。
![图](http://203.0.113.9/track.png) [链接](http://203.0.113.9/) ${window.hacked = 3} {{hacked}}
"""


@pytest.fixture(scope="module")
def server(store_folder):
    with served(store_folder) as (address, folder):
        yield address, folder


@pytest.fixture(scope="module")
def chromium():
    with browser() as opened:
        yield opened


@pytest.fixture
def visit(chromium, server):
    """Opens the page as a new visitor; nothing may be fetched from anywhere else."""
    contexts = []
    strangers = []

    def open_page(locale="en-US", width=1360, height=860, path="/", **more):
        context = chromium.new_context(
            locale=locale, viewport={"width": width, "height": height}, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda request: strangers.append(request.url))
        page.on("pageerror", lambda error: strangers.append(f"error: {error}"))
        page.goto(server[0] + path)
        page.wait_for_selector(".yj-examples button")
        return page

    yield open_page
    for context in contexts:
        context.close()
    ours = re.compile(rf"{re.escape(server[0])}|data:|blob:")
    assert [url for url in strangers if not ours.match(url)] == []


def ask(page, question):
    turns = page.locator(".yj-turn .yj-actions").count()
    page.fill("#yj-question textarea", question)
    page.press("#yj-question textarea", "Enter")
    page.locator(".yj-turn .yj-actions").nth(turns).wait_for()
    return page.locator(".yj-turn").last


@pytest.mark.parametrize(("locale", "words"), [("en-US", "Source 1 of"), ("zh-CN", "出处 1 /")])
def test_the_flagship_is_answered_and_its_cell_lit_in_the_language_of_the_browser(
    visit, locale, words
):
    page = visit(locale)
    turn = ask(page, FLAGSHIP[locale])
    assert "162" in turn.locator(".yj-text").inner_text()
    turn.locator(".yj-mark").first.click()
    page.wait_for_selector("#yj-side td.yj-lit")
    assert page.inner_text("#yj-side .yj-bar h2").startswith(words)
    assert page.inner_text("#yj-side td.yj-lit") == "162"
    assert page.inner_text("#yj-side tr.yj-along th").startswith("一、本年新收")
    assert page.inner_text("#yj-side th.yj-across").startswith("总计")
    assert "武汉市硚口区2020年" in page.inner_text("#yj-side h3")
    page.click('#yj-side [data-act="step"] >> nth=1')
    page.wait_for_function("document.querySelector('#yj-side td.yj-lit').innerText === '159'")
    page.keyboard.press("Escape")
    page.locator("#yj-side .yj-source").wait_for(state="detached")


def test_a_sentence_is_shown_in_its_passage_with_the_quote_lit(visit):
    page = visit("zh-CN")
    mark = ask(page, "乌鲁木齐市2017年政府网站发布了多少条信息？").locator(".yj-mark").first
    mark.click()
    page.wait_for_selector("#yj-side mark.yj-lit")
    lit = page.inner_text("#yj-side mark.yj-lit")
    assert "条" in lit
    assert mark.get_attribute("data-quote") == f"“{lit}”"
    assert len(page.inner_text("#yj-side .yj-passage")) > 100


def test_a_follow_up_leans_on_the_question_before(visit):
    page = visit()
    ask(page, FLAGSHIP["en-US"])
    turn = ask(page, "And how many of them came from companies?")
    marks = turn.locator(".yj-mark")
    quotes = [marks.nth(i).get_attribute("data-quote") for i in range(marks.count())]
    assert any(quote.startswith("“3”") for quote in quotes)


def test_an_abstention_looks_different_and_offers_what_there_is(visit):
    page = visit("zh-CN")
    turn = ask(page, "海淀区2020年收到多少件申请？")
    assert turn.locator(".yj-abstained .yj-none").count() == 1
    assert turn.locator(".yj-mark").count() == 0
    offered = page.locator(".yj-next button")
    offered.first.wait_for()
    offered.first.click()
    page.locator(".yj-turn .yj-mark").first.wait_for()


def test_every_example_is_answered(visit):
    page = visit()
    question = page.locator(".yj-examples button").first.inner_text()
    page.locator(".yj-examples button").first.click()
    page.locator(".yj-turn .yj-mark").first.wait_for()
    assert question in page.inner_text(".yj-q")


def test_the_switch_turns_the_interface_and_is_remembered(visit):
    page = visit("zh-CN")
    ask(page, FLAGSHIP["zh-CN"])
    page.click(".yj-language")
    page.get_by_role("tab", name="Reports").wait_for()
    assert page.inner_text(".yj-actions button >> nth=0") == "Copy"
    page.reload()
    page.get_by_role("tab", name="Reports").wait_for()
    page.locator(".yj-mark").first.click()
    page.wait_for_selector("#yj-side td.yj-lit")


def test_a_reader_never_sees_the_conversation_of_another(visit):
    one, other = visit("zh-CN"), visit("en-US")
    ask(one, FLAGSHIP["zh-CN"])
    ask(other, "海淀区2020年收到多少件申请？")
    assert one.locator(".yj-turn").count() == other.locator(".yj-turn").count() == 1
    assert "海淀" not in one.inner_text("#yj-talk")
    assert "162" not in other.inner_text("#yj-talk .yj-text")


def test_motion_is_left_out_where_the_reader_asks_for_that(visit):
    page = visit(reduced_motion="reduce")
    page.evaluate("document.querySelector('#yj-talk').innerHTML = '<p class=yj-dots><i></i></p>'")
    moving = "getComputedStyle(document.querySelector('.yj-dots i')).animationName"
    assert page.evaluate(moving) == "none"


def test_every_button_and_field_has_a_name(visit):
    page = visit()
    ask(page, FLAGSHIP["en-US"]).locator(".yj-mark").first.click()
    page.wait_for_selector("#yj-side .yj-lit")
    nameless = """() => [...document.querySelectorAll('button, a[href], input, textarea')]
      .filter(e => e.checkVisibility() && !(e.innerText.trim() || e.ariaLabel || e.title
        || e.labels?.length || e.getAttribute('aria-labelledby') || e.type === 'file'))
      .map(e => e.outerHTML.slice(0, 200))"""
    assert page.evaluate(nameless) == []


def test_conversations_are_kept_and_opened_again(visit):
    page = visit()
    ask(page, FLAGSHIP["en-US"])
    page.get_by_role("button", name="New conversation").click()
    page.wait_for_selector(".yj-examples button")
    ask(page, "海淀区2020年收到多少件申请？")
    page.click("#yj-earlier input")
    page.get_by_role("option", name=FLAGSHIP["en-US"]).click()
    page.wait_for_function("document.querySelector('#yj-talk').innerText.includes('162')")


def test_a_conversation_is_saved_as_markdown_with_its_citations(visit):
    page = visit()
    ask(page, FLAGSHIP["en-US"])
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as Markdown").click()
    text = download.value.path().read_text("utf-8")
    assert "[^1-1]" in text.partition("[^1-1]:")[0]
    assert re.search(r"\[\^1-1\]: 武汉市硚口区2020年.*“162”", text)


def test_a_wrong_answer_becomes_a_case_of_a_question_set(visit, server):
    page = visit()
    turn = ask(page, FLAGSHIP["en-US"])
    turn.get_by_role("button", name="Wrong answer").click()
    page.wait_for_selector("#yj-note .yj-good")
    lines = (server[1] / "wrong_answers.jsonl").read_text("utf-8").splitlines()
    case = json.loads(lines[-1])
    assert case["question"] == FLAGSHIP["en-US"]
    assert case["reports"] == ["wuhan-qiaokou-2020"]


def test_resting_on_a_mark_or_reaching_it_by_key_shows_its_quote(visit):
    page = visit()
    mark = ask(page, FLAGSHIP["en-US"]).locator(".yj-mark").first
    mark.hover()
    page.wait_for_selector("#yj-tip")
    assert "“162”" in page.inner_text("#yj-tip")
    page.mouse.move(0, 0)
    page.locator("#yj-tip").wait_for(state="hidden")
    mark.focus()
    page.keyboard.press("Tab")
    page.wait_for_selector("#yj-tip")
    assert "“159”" in page.inner_text("#yj-tip")


def test_a_stretch_of_an_answer_that_is_copied_keeps_its_marks(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    ask(page, FLAGSHIP["en-US"])
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.yj-text'))")
    page.keyboard.press("Control+c")
    assert "162 new applications[1]" in page.evaluate("navigator.clipboard.readText()")


def test_a_comparison_is_drawn_and_each_bar_opens_its_place(visit):
    page = visit("zh-CN")
    turn = ask(page, "比较各地区主动公开政府信息的数量")
    bars = turn.locator(".yj-chart svg [data-act]")
    assert bars.count() >= 2
    shown = bars.first.locator(".yj-value").text_content()
    bars.first.click()
    page.wait_for_selector("#yj-side .yj-lit")
    assert shown in page.inner_text("#yj-side .yj-lit")
    page.keyboard.press("Escape")
    page.locator("#yj-side .yj-source").wait_for(state="detached")
    bars.nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#yj-side .yj-lit")
    with page.expect_download() as download:
        turn.get_by_role("link", name="存为 CSV").click()
    assert shown in download.value.path().read_text("utf-8")


def test_an_answer_is_copied_with_its_sources(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    turn = ask(page, FLAGSHIP["en-US"])
    turn.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_role("button", name="Copied").wait_for()
    assert "[1] 武汉市硚口区2020年" in page.evaluate("navigator.clipboard.readText()")


def test_a_link_to_an_answer_leads_to_it_and_what_came_before(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    ask(page, FLAGSHIP["en-US"])
    turn = ask(page, "And how many of them came from companies?")
    turn.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    other = visit()
    other.goto(link)
    other.locator(".yj-turn .yj-mark").first.wait_for()
    other.locator(".yj-turn .yj-actions").nth(1).wait_for()
    assert other.locator(".yj-text").last.inner_text() == turn.locator(".yj-text").inner_text()
    assert other.url == link.partition("?")[0]


def test_asking_again_and_editing_take_the_question_up(visit):
    page = visit()
    turn = ask(page, FLAGSHIP["en-US"])
    turn.get_by_role("button", name="Edit").click()
    assert page.input_value("#yj-question textarea") == FLAGSHIP["en-US"]
    turn.get_by_role("button", name="Ask again").click()
    page.wait_for_selector(".yj-actions")
    assert page.locator(".yj-turn").count() == 1


def is_question(request):
    return '"q":' in (request.post_data or "")


def test_questions_sent_while_another_is_answered_are_asked_after_it_one_by_one(visit):
    page = visit()
    answers = []

    def taken_up_late(route):
        if is_question(route.request):
            answers.append(page.locator(".yj-turn .yj-actions").count())
        page.wait_for_timeout(100)
        route.continue_()

    page.route("**/queue/join*", taken_up_late)
    offered = page.locator(".yj-examples button").first
    places = "Qiaokou", "Mudanjiang", "Urumqi", "Jinan"
    asked = [offered.inner_text(), *(f"How many applications in {place}?" for place in places)]
    offered.click()
    for question in asked[1:]:
        page.fill("#yj-question textarea", question)
        page.press("#yj-question textarea", "Enter")
        page.wait_for_function("!document.querySelector('#yj-question textarea').value")
    page.locator(".yj-turn .yj-actions").nth(len(asked) - 1).wait_for()
    assert page.locator(".yj-turn .yj-q span").all_inner_texts() == asked
    assert answers == list(range(len(asked)))
    page.unroute_all(behavior="ignoreErrors")


def test_a_question_that_the_server_does_not_take_holds_up_no_other(visit):
    page = visit()
    refused = []

    def refuse_one(route):
        if refused or not is_question(route.request):
            return route.continue_()
        refused.append(route.request.post_data)
        return route.fulfill(status=503, json={"detail": "full"})

    page.route("**/queue/join*", refuse_one)
    page.fill("#yj-question textarea", "a question refused")
    page.press("#yj-question textarea", "Enter")
    page.wait_for_selector(".yj-failed")
    assert "162" in ask(page, FLAGSHIP["en-US"]).inner_text()
    assert refused
    page.unroute_all(behavior="ignoreErrors")


def test_a_question_sent_before_the_page_knows_its_visitor_is_asked(visit):
    page = visit()
    page.route("**/queue/join*", lambda route: (page.wait_for_timeout(800), route.continue_()))
    page.reload(wait_until="commit")
    page.fill("#yj-question textarea", FLAGSHIP["en-US"])
    page.press("#yj-question textarea", "Enter")
    page.locator(".yj-turn .yj-actions").first.wait_for()
    assert page.locator(".yj-turn").count() == 1
    page.unroute_all(behavior="ignoreErrors")


def test_a_bad_question_gets_a_sentence(visit):
    page = visit()
    page.press("#yj-question textarea", "Enter")
    page.fill("#yj-question textarea", "???")
    page.click("#yj-send")
    page.wait_for_selector(".yj-failed")
    assert "empty" in page.inner_text(".yj-failed")
    assert page.locator(".yj-turn").count() == 1


def test_on_a_narrow_screen_nothing_is_wider_and_the_source_slides_in(visit):
    page = visit("zh-CN", width=360, height=740, is_mobile=True, has_touch=True)
    ask(page, FLAGSHIP["zh-CN"]).locator(".yj-mark").first.click()
    page.wait_for_selector("#yj-side td.yj-lit")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.locator("#yj-side .yj-source").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.click('#yj-side [data-act="close"]')
    page.locator("#yj-side .yj-source").wait_for(state="detached")


def test_the_page_is_used_with_the_keyboard_alone(visit):
    page = visit()
    page.locator("body").press("/")
    page.keyboard.type(FLAGSHIP["en-US"])
    page.keyboard.press("Enter")
    page.locator(".yj-mark").first.wait_for()
    page.locator(".yj-mark").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#yj-side td.yj-lit")
    page.wait_for_function("document.activeElement.closest('#yj-side')")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.classList.contains('yj-mark')")


def test_a_source_closed_the_moment_it_opens_gives_the_keyboard_back_to_its_mark(visit):
    page = visit()
    ask(page, FLAGSHIP["en-US"])
    page.evaluate("""() => {
        const side = document.querySelector("#yj-side");
        const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
        new MutationObserver((_, watching) => {
            if (!side.querySelector("td.yj-lit")) return;
            watching.disconnect();
            side.dispatchEvent(escape);
            window.pressed = true;
        }).observe(side, { childList: true, subtree: true });
    }""")
    page.locator(".yj-mark").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("window.pressed")
    page.locator("#yj-side .yj-source").wait_for(state="detached")
    assert page.evaluate("document.activeElement.matches('.yj-mark')")


def test_who_is_on_a_mark_stays_there_when_the_conversation_is_drawn_anew(visit):
    page = visit()
    ask(page, FLAGSHIP["en-US"])
    page.locator(".yj-mark").first.focus()
    page.evaluate("""() => {
        const mark = document.querySelector(".yj-mark");
        const again = mark.closest("p").cloneNode(true);
        mark.closest("p").replaceWith(again);
        window.youjuAsk("and from companies?");
    }""")
    page.locator(".yj-turn").nth(1).wait_for()
    page.wait_for_function("document.activeElement.matches('.yj-mark[data-turn=\"0\"]')")


def test_a_report_is_found_read_and_asked_alone(visit):
    page = visit("zh-CN")
    page.get_by_role("tab", name="报告").click()
    page.fill("#yj-shelf textarea, #yj-shelf input[type=text]", "硚口")
    page.wait_for_function("document.querySelectorAll('.yj-list tbody tr').length === 1")
    page.click(".yj-list tbody button")
    page.wait_for_selector(".yj-report .yj-table td")
    assert "162" in page.inner_text(".yj-report .yj-body")
    assert page.locator(".yj-checks").count() == 1
    page.get_by_role("button", name="只问这份报告").click()
    page.wait_for_selector("#yj-limit .yj-limit")
    turn = ask(page, "新收政府信息公开申请多少件？")
    assert "162" in turn.inner_text()
    assert "仅限此报告" in turn.inner_text()
    page.click('#yj-limit [data-act="limit"]')
    page.locator("#yj-limit .yj-limit").wait_for(state="detached")
    turn.get_by_role("button", name="重新提问").click()
    page.wait_for_selector("#yj-limit .yj-limit")


def test_figures_side_by_side_open_their_places_and_are_saved(visit):
    page = visit()
    page.get_by_role("tab", name="Compare").click()
    page.wait_for_selector(".yj-compare .yj-figure")
    figure = page.locator(".yj-compare .yj-figure span").first.inner_text()
    page.locator(".yj-compare .yj-figure").first.click()
    page.wait_for_selector("#yj-side .yj-lit")
    assert figure in page.inner_text("#yj-side")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as CSV").click()
    assert figure in download.value.path().read_text("utf-8")


def test_a_question_set_is_run_and_its_result_shown(visit):
    page = visit()
    page.get_by_role("tab", name="Evaluation").click()
    page.click("#yj-trial-start")
    page.wait_for_selector(".yj-trial progress")
    page.wait_for_selector(".yj-result", timeout=180_000)
    result = page.frame_locator(".yj-result")
    result.get_by_text("10 questions").wait_for()
    result.locator("details.case").nth(9).wait_for()
    page.locator("#yj-trial-start").wait_for()


def test_reports_are_added_shown_as_text_and_removed(visit, tmp_path):
    good = tmp_path / "hostile.txt"
    good.write_text(HOSTILE, "utf-8")
    bad = tmp_path / "broken.txt"
    bad.write_bytes(bytes(range(256)) * 40)
    page = visit("zh-CN")
    page.get_by_role("tab", name="报告").click()
    page.set_input_files("#yj-add input[type=file], input[type=file]", [good, bad])
    page.wait_for_selector(".yj-outcomes li >> nth=1")
    said = page.inner_text(".yj-outcomes")
    assert "hostile.txt 已读入" in said
    assert "broken.txt 未读入" in said
    page.get_by_role("button", name="某县2022年").click()
    page.wait_for_selector(".yj-report")
    assert '<img src=x onerror="window.hacked = 2">' in page.inner_text(".yj-report .yj-body")
    page.get_by_role("button", name="只问这份报告").click()
    page.wait_for_selector("#yj-limit .yj-limit")
    turn = ask(page, "主动公开政府信息多少条？")
    turn.locator(".yj-mark").first.click()
    page.wait_for_selector("#yj-side .yj-lit")
    assert "![图](http://203.0.113.9/track.png)" in page.inner_text("#yj-side")
    assert page.evaluate("window.hacked") is None
    assert page.locator("#yj-side img, #yj-side script, #yj-talk img, .yj-report img").count() == 0
    page.get_by_role("tab", name="报告").click()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="从库中移除").click()
    page.wait_for_selector("#yj-outcome .yj-good")
    assert "某县2022年" not in page.inner_text(".yj-list")


def test_a_file_that_is_too_large_is_named_and_never_sent(visit, tmp_path):
    large, small = tmp_path / "large.txt", tmp_path / "small.txt"
    with large.open("wb") as file:
        file.truncate(100_000_001)
    small.write_bytes(bytes(range(256)) * 40)
    page = visit()
    page.get_by_role("tab", name="Reports").click()
    page.set_input_files("input[type=file]", [large])
    page.get_by_text("large.txt larger than 100 MB").wait_for()
    page.set_input_files("input[type=file]", [large, small])
    page.get_by_text("small.txt refused").wait_for()
    page.get_by_text("large.txt larger than 100 MB").wait_for()
    assert page.locator(".yj-list tbody tr").count() == 5
