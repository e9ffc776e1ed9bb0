"""Generated reports with known figures, to measure size: real places, invented numbers.

``python -m evals.generated FOLDER COUNT`` writes them as files.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.gazetteer import Gazetteer, Place
from corpus.indicators import load_indicators

LAST_YEAR = 2024
_COUNTY = 6
"""Digits of the code of a county or district."""

_FLOW = ("new", "carried_over", "total", "carried_forward")
_THREE_OTHERS = ("o1", "o2", "o3")
"""Rows that some years' form has in the place of one "other", which is printed here."""

_HEAD = (
    "申请人情况 | 自然人 | 法人或其他组织 | 总计",
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他",
)
_CHAPTERS = ("总体情况", "重点领域信息公开情况", "平台建设情况", "监督保障情况")
_TOPICS = (
    "教育", "医疗卫生", "社会救助", "住房保障", "食品药品监管", "生态环境", "安全生产",
    "财政预决算", "重大项目", "公共资源交易", "就业创业", "养老服务", "扶贫", "农业农村",
    "交通运输", "文化旅游", "税收优惠", "招商引资", "城市管理", "应急管理", "市场监管",
    "民政", "体育", "科技创新", "知识产权", "水利", "林业", "统计", "审计", "国有企业",
    "政务服务", "行政审批", "信用体系", "防灾减灾", "退役军人", "残疾人事业",
)  # fmt: skip
_BODIES = (
    "{year}年，围绕{topic}工作公开信息{a}条，其中图解材料{b}份，回应群众关切{c}次。"
    "对照目录逐项检查，及时更新有关栏目，方便群众查询。",
    "制定{topic}公开事项目录，明确责任单位{c}个。全年发布{topic}类信息{a}条，举办新闻发布会{b}场。"
    "有关部门按照职责分工抓好落实，没有发生泄密事件。",
    "持续推进{topic}信息公开，全年公开文件{b}份、解读材料{c}篇，相关网页点击量达到{a}次。"
    "下一步将继续扩大公开范围，提高公开质量。",
)


@dataclass(frozen=True, slots=True)
class Generated:
    """A report as text, and the truth about it.

    ``requests`` are the rows of its table, six columns and their total; ``website`` is how much
    information the website gave out.
    """

    id: str
    place: Place
    issuer: str
    year: int
    text: str
    requests: Mapping[str, tuple[int, ...]]
    website: int


@dataclass(frozen=True, slots=True)
class Lookup:
    """A question that one figure of one report answers."""

    question: str
    report_id: str
    number: int


def generated(number: int) -> Generated:
    """The report of a number: the same number gives the same report."""
    places = _places()
    place = places[number % len(places)]
    year = LAST_YEAR - number // len(places)
    rng = random.Random(number)
    rows = _rows(rng)
    website = rng.randint(300, 30_000)
    issuer = f"{_full_name(place)}人民政府"
    text = _text(rng, issuer, year, rows, website)
    return Generated(f"{place.code}-{year}", place, issuer, year, text, rows, website)


def lookups(report: Generated) -> tuple[Lookup, ...]:
    """Questions that the report answers, in Chinese and English."""
    name, year = _full_name(report.place), report.year
    english = Gazetteer.english(_gazetteer(), report.place)
    parent = _gazetteer().english(next(_gazetteer().ancestors(report.place)))
    rows = report.requests
    asked = (
        (f"{name}{year}年新收到多少件政府信息公开申请？", rows["new"][-1]),
        (f"{name}{year}年商业企业提出的申请有多少件？", rows["new"][1]),
        (f"{name}{year}年予以公开的申请有多少件？", rows["granted"][-1]),
        (f"{name}{year}年政府网站发布信息多少条？", report.website),
        (
            f"How many disclosure requests did {english} in {parent} receive in {year}?",
            rows["new"][-1],
        ),
    )
    return tuple(Lookup(question, report.id, number) for question, number in asked)


def write(folder: Path, count: int) -> None:
    """Writes the first reports as text files; those that are there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        report = generated(number)
        path = folder / f"{report.id}.txt"
        if not path.exists():
            path.write_text(report.text, encoding="utf-8")


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


@cache
def _places() -> tuple[Place, ...]:
    """The counties and districts of China, mixed, so that the first thousand are everywhere."""
    counties = [p for p in _gazetteer().places.values() if len(p.code) == _COUNTY]
    random.Random(0).shuffle(counties)
    return tuple(counties)


def _full_name(place: Place) -> str:
    return "".join(area.name for area in reversed([place, *_gazetteer().ancestors(place)]))


def _rows(rng: random.Random) -> dict[str, tuple[int, ...]]:
    """Table 3: every row adds up, and what came in is what was handled or is left."""
    top = rng.choice((5, 40, 300))
    keys = [row.row for row in load_indicators().rows("requests")]
    rows = {
        key: tuple(rng.randint(0, top // (1 + 2 * column)) for column in range(6))
        for key in keys
        if key not in (*_FLOW, *_THREE_OTHERS)
    }
    total = tuple(map(sum, zip(*rows.values(), strict=True)))
    over = tuple(rng.randint(0, value) for value in total)
    forward = tuple(rng.randint(0, 9) for _ in total)
    new = tuple(t + f - o for t, f, o in zip(total, forward, over, strict=True))
    rows |= {"new": new, "carried_over": over, "total": total, "carried_forward": forward}
    return {key: (*rows[key], sum(rows[key])) for key in keys if key in rows}


def _text(
    rng: random.Random, issuer: str, year: int, rows: Mapping[str, tuple[int, ...]], website: int
) -> str:
    lines = [f"{issuer}{year}年政府信息公开工作年度报告", ""]
    topics = iter(_TOPICS)
    for at, chapter in enumerate(_CHAPTERS):
        lines.append(f"{'一二三四'[at]}、{chapter}")
        if not at:
            lines.append(f"{year}年，政府网站发布信息{website}条，机制进一步健全。")
        for number in "一二三四五六七八九":
            topic = next(topics)
            lines += [f"（{number}）{topic}信息公开", _body(rng, topic, year)]
    lines += ["五、收到和处理政府信息公开申请情况", *_table(rows)]
    lines += ["六、存在的主要问题及改进情况", "主动公开的内容还不够全面，将进一步加强学习和培训。"]
    return "\n".join(lines) + "\n"


def _body(rng: random.Random, topic: str, year: int) -> str:
    figures = {"a": rng.randint(100, 9999), "b": rng.randint(10, 99), "c": rng.randint(2, 9)}
    return rng.choice(_BODIES).format(topic=topic, year=year, **figures)


def _table(rows: Mapping[str, tuple[int, ...]]) -> Iterator[str]:
    yield from _HEAD
    for indicator in load_indicators().rows("requests"):
        if indicator.row in rows:
            yield " | ".join([indicator.printed[0], *map(str, rows[indicator.row])])


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
