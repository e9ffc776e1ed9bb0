"""Takes the pictures of the README from the page as it is: ``python tests/screenshots.py``."""

import tempfile
from pathlib import Path

from page_server import browser, served
from stand_ins import BESIDE, FIVE, ROOT

from vectorstore.store import Store

FOLDER = ROOT / "docs" / "screenshots"
TREND = "平潭综合实验区历年新收申请数量的变化趋势"


def answered(opened, address, locale, scheme, size, *questions):
    """A page on which questions have been answered."""
    context = opened.new_context(
        locale=locale, color_scheme=scheme, viewport={"width": size[0], "height": size[1]}
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".yj-examples button")
    for at, question in enumerate(questions):
        page.fill("#yj-question textarea", question)
        page.press("#yj-question textarea", "Enter")
        page.locator(".yj-turn .yj-actions").nth(at).wait_for()
        page.locator(".yj-next button").first.wait_for()
    return page


def keep(page, name):
    """Takes the picture once all has settled."""
    page.mouse.move(0, 0)
    page.wait_for_timeout(900)
    page.screenshot(path=FOLDER / f"{name}.png")
    page.context.close()


def take(address, opened):
    """Answers with their sources in both languages, a trend, a report, a narrow screen."""
    shots = (
        ("answer-zh", "zh-CN", "light", (1280, 800), "硚口区2020年新收多少件政府信息公开申请？"),
        ("answer-en", "en-US", "dark", (1280, 800),
         "How many disclosure requests did Qiaokou receive in 2020?"),
        ("narrow-zh", "zh-CN", "light", (390, 800), "乌鲁木齐市2017年政府网站发布了多少条信息？"),
    )  # fmt: skip
    for name, locale, scheme, size, question in shots:
        page = answered(opened, address, locale, scheme, size, question)
        page.locator(".yj-mark").first.click()
        page.wait_for_selector("#yj-side .yj-lit")
        keep(page, name)
    page = answered(opened, address, "zh-CN", "light", (1280, 800), TREND)
    page.wait_for_selector(".yj-chart svg")
    keep(page, "chart-zh")
    page = answered(opened, address, "zh-CN", "light", (1280, 800))
    page.get_by_role("tab", name="报告").click()
    page.locator(".yj-list button", has_text="硚口").first.click()
    page.wait_for_selector(".yj-report")
    keep(page, "report-zh")


def main():
    """Serves a fresh store of the reports and takes the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        with Store.open(Path(folder)) as store:
            store.index([FIVE, BESIDE])
        with served(folder) as (address, _), browser() as opened:
            take(address, opened)


if __name__ == "__main__":
    main()
