"""Takes the pictures of the README from the page as it is: ``python tests/screenshots.py``."""

import tempfile
from pathlib import Path

from page_server import browser, served
from stand_ins import FIVE, ROOT

from vectorstore.store import Store

FOLDER = ROOT / "docs" / "screenshots"


def take(address, opened):
    """Three pictures: an answer with its cell, the same in the dark, and a narrow screen."""
    shots = (
        ("answer-zh", "zh-CN", "light", (1280, 760), "硚口区2020年新收多少件政府信息公开申请？"),
        ("answer-en", "en-US", "dark", (1280, 760),
         "How many disclosure requests did Qiaokou receive in 2020?"),
        ("narrow-zh", "zh-CN", "light", (390, 760), "乌鲁木齐市2017年政府网站发布了多少条信息？"),
    )  # fmt: skip
    for name, locale, scheme, (width, height), question in shots:
        context = opened.new_context(
            locale=locale, color_scheme=scheme, viewport={"width": width, "height": height}
        )
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector(".yj-examples button")
        page.fill("#yj-question textarea", question)
        page.press("#yj-question textarea", "Enter")
        page.locator(".yj-next button").first.wait_for()
        page.locator(".yj-mark").first.click()
        page.wait_for_selector("#yj-side .yj-lit")
        page.mouse.move(0, 0)
        page.wait_for_timeout(600)
        page.screenshot(path=FOLDER / f"{name}.png")
        context.close()


def main():
    """Serves a fresh store of the bundled reports and takes the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        with Store.open(Path(folder)) as store:
            store.index([FIVE])
        with served(folder) as (address, _), browser() as opened:
            take(address, opened)


if __name__ == "__main__":
    main()
