"""The national statistics table of 2014 to 2018 with known values, in the layouts of real ones."""

from __future__ import annotations

import random

ROWS = (
    ("一、主动公开情况", "——", ""),
    ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "disclosed"),
    ("其中：主动公开规范性文件数", "条", "disclosed_normative"),
    ("制发规范性文件总数", "件", "normative_issued"),
    ("（二）通过不同渠道和方式公开政府信息的情况", "——", ""),
    ("1.政府公报公开政府信息数", "条", "gazette"),
    ("2.政府网站公开政府信息数", "条", "website"),
    ("3.政务微博公开政府信息数", "条", "weibo"),
    ("4.政务微信公开政府信息数", "条", "wechat"),
    ("5.其他方式公开政府信息数", "条", "other_channels"),
    ("三、依申请公开情况", "——", ""),
    ("（一）收到申请数", "件", "requests"),
    ("1.当面申请数", "件", "requests_in_person"),
    ("2.传真申请数", "件", "requests_fax"),
    ("3.网络申请数", "件", "requests_online"),
    ("4.信函申请数", "件", "requests_letter"),
    ("（二）申请办结数", "件", "closed"),
    ("1.按时办结数", "件", "closed_on_time"),
    ("2.延期办结数", "件", "closed_late"),
    ("（三）申请答复数", "件", "replies"),
    ("1.属于已主动公开范围数", "件", "replies_already_public"),
    ("2.同意公开答复数", "件", "replies_granted"),
    ("3.同意部分公开答复数", "件", "replies_partial"),
    ("4.不同意公开答复数", "件", "replies_refused"),
    ("其中：涉及国家秘密", "件", "refused_state_secret"),
    ("涉及商业秘密", "件", "refused_trade_secret"),
    ("涉及个人隐私", "件", "refused_privacy"),
    ("5.不属于本行政机关公开数", "件", "replies_not_ours"),
    ("6.申请信息不存在数", "件", "replies_no_information"),
    ("7.告知作出更改补充数", "件", "replies_correction"),
    ("8.告知通过其他途径办理数", "件", "replies_other_way"),
    ("四、行政复议数量", "件", "reviews"),
    ("（一）维持具体行政行为数", "件", "reviews_upheld"),
    ("（二）被依法纠错数", "件", "reviews_corrected"),
    ("（三）其他情形数", "件", "reviews_other"),
    ("五、行政诉讼数量", "件", "suits"),
    ("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "suits_upheld"),
    ("（二）被依法纠错数", "件", "suits_corrected"),
    ("（三）其他情形数", "件", "suits_other"),
    ("六、举报投诉数量", "件", "complaints"),
    ("七、依申请公开信息收取的费用", "万元", "fees"),
    ("八、机构建设和保障经费情况", "——", ""),
    ("（一）政府信息公开工作专门机构数", "个", "offices"),
    ("（二）设置政府信息公开查阅点数", "个", "reading_points"),
    ("（三）从事政府信息公开工作人员数", "人", "staff"),
    ("1.专职人员数（不包括政府公报及政府网站工作人员数）", "人", "staff_full_time"),
    ("2.兼职人员数", "人", "staff_part_time"),
    ("九、政府信息公开会议和培训情况", "——", ""),
    ("（一）召开政府信息公开工作会议或专题会议数", "次", "meetings"),
    ("（二）举办各类培训班数", "次", "trainings"),
    ("（三）接受培训人员数", "人次", "people_trained"),
)
BETWEEN = {
    "lines": "\n", "blank_lines": "\n\n", "spaces": " ", "tabs": "\t", "pipes": " | ",
    "markdown": " | ", "glued": "", "commas": ",", "wide_commas": "，",
}  # fmt: skip


def make(seed: int, layout: str) -> tuple[str, dict[str, int]]:
    """A report with the table in one layout, and the value of every row by its key."""
    rng = random.Random(seed)
    between = BETWEEN[layout]
    lines = [between.join(("统计指标", "单位", "统计数"))]
    truth = {}
    for label, unit, key in ROWS:
        value = rng.choice((0, 0, rng.randint(1, 99), rng.randint(100, 20000)))
        if key:
            truth[key] = value
        cells = [label, unit, str(value)] if key else [label, unit]
        line = between.join(cells)
        lines.append(f"| {line} |" if layout == "markdown" else line)
    if layout == "markdown":
        lines[0] = f"| {lines[0]} |"
        lines.insert(1, "|---|---|---|")
    joint = between if between.startswith("\n") or not between else "\n"
    head = "某市2016年政府信息公开工作年度报告\n\n附表\n\n政府信息公开情况统计表\n（2016年度）\n"
    return head + joint.join(lines) + "\n", truth
