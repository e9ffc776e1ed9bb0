"""Annual reports with known tables, printed in the layouts in which real ones circulate."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

Body = Callable[[random.Random, dict[str, str], dict[str, list[str]], str], str]

REQUESTS = {
    "new": "一、本年新收政府信息公开申请数量",
    "carried_over": "二、上年结转政府信息公开申请数量",
    "granted": "（一）予以公开",
    "partial": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "d1": "1.属于国家秘密",
    "d2": "2.其他法律行政法规禁止公开",
    "d3": "3.危及“三安全一稳定”",
    "d4": "4.保护第三方合法权益",
    "d5": "5.属于三类内部事务信息",
    "d6": "6.属于四类过程性信息",
    "d7": "7.属于行政执法案卷",
    "d8": "8.属于行政查询事项",
    "u1": "1.本机关不掌握相关政府信息",
    "u2": "2.没有现成信息需要另行制作",
    "u3": "3.补正后申请内容仍不明确",
    "n1": "1.信访举报投诉类申请",
    "n2": "2.重复申请",
    "n3": "3.要求提供公开出版物",
    "n4": "4.无正当理由大量反复申请",
    "n5": "5.要求行政机关确认或重新出具已获取信息",
    "other": "（六）其他处理",
    "o1": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "o2": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "o3": "3.其他",
    "total": "（七）总计",
    "carried_forward": "四、结转下年度继续办理",
}
GROUPS = {
    "granted": "三、本年度办理结果",
    "d1": "（三）不予公开",
    "u1": "（四）无法提供",
    "n1": "（五）不予处理",
    "o1": "（六）其他处理",
}
APPLICANTS = (
    "natural_person", "company", "research", "charity", "legal_service", "other", "total",
)  # fmt: skip
HEAD = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "申请人情况", "自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织",
    "法律服务机构", "其他",
)  # fmt: skip
RESULTS = ("upheld", "corrected", "other", "pending", "total")
SUITS = ("review", "direct_suit", "suit_after_review")
NAMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
LAYOUTS = (
    "blank_lines", "lines", "spaces", "pipes", "bars_apart", "markdown", "tabs", "glued",
    "glued_some_spaces", "pdf", "detached",
)  # fmt: skip


@dataclass
class Made:
    """A report's text and the truth about its tables."""

    text: str
    layout: str
    requests: dict[str, list[int | None]]
    disputes: list[int]
    proactive: dict[tuple[str, str], int | str]
    lost: set[str] = field(default_factory=set)
    noise: tuple[str, ...] = ()


def make(seed: int, layout: str, noise: tuple[str, ...] = (), body_of: Body | None = None) -> Made:
    """A report in a layout, with noise such as page_break, row_lost, label_lost or damaged.

    ``body_of`` prints the rows of table 3 in another way than the layout.
    """
    rng = random.Random(f"{seed}/{layout}/{noise}")
    rows = _requests(rng, new_format=rng.random() < 0.6)
    disputes = _disputes(rng)
    proactive, table2 = _proactive(rng, layout)
    made = Made("", layout, dict(rows), disputes, proactive, noise=noise)
    labels = {key: REQUESTS[key] for key in rows}
    shown: dict[str, list[str]] = {key: [str(v) for v in values] for key, values in rows.items()}
    victim = rng.choice(list(rows)[2:-2])
    if "blanks" in noise:
        for key in shown:
            shown[key] = ["" if v == "0" else v for v in shown[key]]
            made.requests[key] = [v or None for v in made.requests[key]]
    if "slashes" in noise:
        for key in shown:
            shown[key] = ["/" if v == "0" else v for v in shown[key]]
            made.requests[key] = [v or None for v in made.requests[key]]
    if "damaged" in noise:
        for key in rng.sample([k for k in labels if len(labels[k]) > 8], 5):
            at = rng.randrange(4, len(labels[key]) - 1)
            labels[key] = labels[key][:at] + labels[key][at + 1 :]
    if "slip" in noise:
        row = made.requests[victim]
        made.requests[victim] = [row[0] + 1, *row[1:-1], row[-1] + 1]
        shown[victim] = [str(value) for value in made.requests[victim]]
    if "row_lost" in noise:
        del labels[victim], shown[victim]
        made.lost.add(victim)
    if "values_lost" in noise:
        shown[victim] = []
        made.lost.add(victim)
    if "label_lost" in noise:
        labels[victim] = ""
        made.lost.add(victim)
    page = rng.choice(list(shown)[3:-2]) if "page_break" in noise else ""
    body = (body_of or _LAYOUT[layout])(rng, labels, shown, page)
    made.text = (
        "某市2023年政府信息公开工作年度报告\n一、总体情况\n2023年，本市新收申请12件，办结10件。\n"
        "二、主动公开政府信息情况\n"
        + table2
        + "\n三、收到和处理政府信息公开申请情况\n"
        + body
        + "\n四、政府信息公开行政复议、行政诉讼情况\n"
        + _disputes_text(layout, disputes)
        + "\n五、存在的主要问题及改进情况\n2023年，我市仍有3个问题，其中1个已解决。\n"
    )
    if layout.startswith("glued"):
        made.text = made.text.replace("\n", "")
    return made


def _requests(rng: random.Random, *, new_format: bool) -> dict[str, list[int]]:
    busy = rng.choice((0.05, 0.3, 0.7))
    top = rng.choice((3, 30, 400, 5000))
    rows: dict[str, list[int]] = {}
    parts = [k for k in REQUESTS if k not in ("new", "carried_over", "total", "carried_forward")]
    for key in parts:
        if key in (("other",) if new_format else ("o1", "o2", "o3")):
            continue
        person = rng.randint(0, top) if rng.random() < busy else 0
        others = [rng.randint(0, max(1, top // 20)) if rng.random() < busy / 3 else 0
                  for _ in range(5)]  # fmt: skip
        rows[key] = [person, *others]
    total = [sum(row[i] for row in rows.values()) for i in range(6)]
    over = [rng.randint(0, value) if rng.random() < 0.5 else 0 for value in total]
    forward = [rng.randint(0, 9) if rng.random() < 0.3 else 0 for _ in total]
    new = [t + f - o for t, f, o in zip(total, forward, over, strict=True)]
    rows |= {"new": new, "carried_over": over, "total": total, "carried_forward": forward}
    return {key: [*rows[key], sum(rows[key])] for key in REQUESTS if key in rows}


def _disputes(rng: random.Random) -> list[int]:
    found = []
    for _ in range(3):
        block = [rng.randint(0, 60) if rng.random() < 0.4 else 0 for _ in range(4)]
        found += [*block, sum(block)]
    return found


def _proactive(rng: random.Random, layout: str) -> tuple[dict[tuple[str, str], int | str], str]:
    """Table 2 of the 2021 format in the layout's own way of printing rows."""
    truth: dict[tuple[str, str], int | str] = {}
    lines: list[list[str]] = [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ]
    for row, label in (("rules", "规章"), ("normative_documents", "行政规范性文件")):
        small = layout.startswith("glued")
        values = [0 if small else rng.randint(0, 90) for _ in range(3)]
        for column, value in zip(("issued", "repealed", "in_force"), values, strict=True):
            truth[row, column] = value
        lines.append([label, *map(str, values)])
    for item, labels in (("五", ("licences", "行政许可")), ("六", ("penalties", "行政处罚")),
                         ("", ("compulsory_measures", "行政强制"))):  # fmt: skip
        if item:
            lines += [[f"第二十条第（{item}）项"], ["信息内容", "本年处理决定数量"]]
        truth[labels[0], "decisions"] = rng.randint(0, 99999)
        lines.append([labels[1], str(truth[labels[0], "decisions"])])
    truth["fees", "amount"] = f"{rng.randint(0, 9999)}.{rng.randint(10, 99)}"
    lines += [["第二十条第（八）项"], ["信息内容", "本年收费金额（单位：万元）"],
              ["行政事业性收费", str(truth["fees", "amount"])]]  # fmt: skip
    return truth, _lines(lines, layout)


def _lines(lines: list[list[str]], layout: str) -> str:
    if layout == "blank_lines":
        return "\n\n".join(cell for line in lines for cell in line)
    if layout in ("lines", "pdf"):
        return "\n".join(cell for line in lines for cell in line)
    if layout == "spaces":
        return "\n".join(" ".join(line) for line in lines)
    if layout == "pipes":
        return "\n".join(" | ".join(line) + " | ||" for line in lines)
    if layout == "bars_apart":
        return "\n".join("\n|\n".join(line) + "\n|||" for line in lines)
    if layout in ("markdown", "detached"):
        return "\n".join("| " + " | ".join(line) + " |\n|---|---|" for line in lines)
    if layout == "tabs":
        return "\n".join("\t".join(line) for line in lines)
    return "".join("".join(line) for line in lines)


def _disputes_text(layout: str, values: list[int]) -> str:
    shown = [str(value) for value in values]
    head = [["行政复议", "行政诉讼"], list(NAMES), ["未经复议直接起诉", "复议后起诉"],
            list(NAMES), list(NAMES)]  # fmt: skip
    return _lines([*head, shown], layout)


def _page(lines_between: str = "\n") -> str:
    return f"{lines_between}- 5 -{lines_between}{lines_between.join(HEAD)}{lines_between}"


def _by_lines(blank: str):
    def render(rng, labels, shown, page):
        out = [*HEAD]
        for key, values in shown.items():
            if key == page:
                out += ["- 5 -", *HEAD]
            if key in GROUPS:
                out.append(GROUPS[key])
            out += [labels[key], *values] if labels[key] else values
        return blank.join(out)

    return render


def _spaces(rng, labels, shown, page):
    out = [
        "申请人情况",
        "法人或其他组织",
        "自然人 总计",
        "商业 科研 社会公益 法律服务",
        "其他",
        "企业 机构 组织 机构",
    ]
    for key, values in shown.items():
        if key == page:
            out += ["- 5 -", "", "申请人情况", "自然人 总计", "商业 科研", "其他"]
        out += [GROUPS[key]] if key in GROUPS else []
        out.append(" ".join([labels[key], *values]).strip())
    return "\n".join(out)


def _rows(left: str, between: str, right: str, *, rule: str = ""):
    def render(rng, labels, shown, page):
        out = [left + between.join(HEAD[:5]) + right, left + between.join(HEAD[5:]) + right]
        for key, values in shown.items():
            if key == page:
                out += ["- 5 -", left + between.join(HEAD[5:]) + right]
            first = [GROUPS[key]] if key in GROUPS else []
            out.append(left + between.join([*first, labels[key], *values]) + right)
            out += [rule] if rule else []
        return "\n".join(out)

    return render


def _bars_apart(rng, labels, shown, page):
    out = []
    for key, values in shown.items():
        if key == page:
            out += ["- 5 -"]
        first = [GROUPS[key], "|"] if key in GROUPS else []
        out += [*first, labels[key], "|"]
        for value in values:
            out += [value, "|"] if value else ["|"]
        out.append("|")
    return "\n".join(["自然人", "|", "法人或其他组织", "|", "总计", "|", *out])


def _glued(spaces: float):
    def render(rng, labels, shown, page):
        out = list(HEAD)
        for key, values in shown.items():
            if key == page:
                out.append("三、本年度办理结果")
            out.append(GROUPS.get(key, "") + labels[key])
            out.append("".join(v + (" " if rng.random() < spaces else "") for v in values))
        return "".join(out)

    return render


def _pdf(rng, labels, shown, page):
    """Labels wrapped around their values; the vertical 三、本年度办理结果 between the lines."""
    out = ["申请人情况", "自然人 总计"]
    vertical = list("三、本年度办理结果")
    for key, values in shown.items():
        if key == page:
            out += ["- 5 -", "申请人情况", "自然人 总计"]
        label, numbers = labels[key], " ".join(values)
        if key not in ("new", "carried_over", "total", "carried_forward") and vertical:
            out.append(vertical.pop(0))
        if len(label) > 12 and rng.random() < 0.6:
            cut = len(label) - rng.randint(1, 5)
            out += rng.choice(([f"{label[:cut]} {numbers}", label[cut:]],
                               [label[:cut], numbers, label[cut:]]))  # fmt: skip
        else:
            out.append(f"{label} {numbers}".strip())
    return "\n".join(out)


def _detached(rng, labels, shown, page):
    """Markdown from PDF: some labels stand apart, before or after the rows that they name."""
    out = ["申请人情况", "自然人总计"]
    waiting: list[str] = []
    for key, values in shown.items():
        loose = key in ("partial", "d2", "d5", "u1", "u2", "u3", "n4", "n5", "o1", "o2")
        if loose and rng.random() < 0.7:
            out.append("| " + " | ".join(values) + " |\n|---|---|---|---|---|---|---|")
            waiting.append(labels[key])
            if rng.random() < 0.4:
                out += waiting
                waiting = []
        else:
            out += waiting
            waiting = []
            out.append("| " + " | ".join([labels[key], *values]) + " |\n|---|---|")
    return "\n".join([*out, *waiting])


_LAYOUT = {
    "blank_lines": _by_lines("\n\n"),
    "lines": _by_lines("\n"),
    "spaces": _spaces,
    "pipes": _rows("", " | ", " | ||"),
    "bars_apart": _bars_apart,
    "markdown": _rows("| ", " | ", " |", rule="|---|---|"),
    "tabs": _rows("", "\t", "\t"),
    "glued": _glued(0.0),
    "glued_some_spaces": _glued(0.4),
    "pdf": _pdf,
    "detached": _detached,
}
