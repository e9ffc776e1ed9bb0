"""Rows of the statutory tables, told from headings where no table was read."""

from __future__ import annotations

from corpus.regex import regex

_ROW_LABELS = (
    "本年新收政府信息公开申请数量",
    "上年结转政府信息公开申请数量",
    "本年度办理结果",
    "予以公开",
    "部分公开",
    "不予公开",
    "无法提供",
    "不予处理",
    "其他处理",
    "总计",
    "结转下年度继续办理",
    "属于国家秘密",
    "其他法律行政法规禁止公开",
    "危及“三安全一稳定”",
    "保护第三方合法权益",
    "属于三类内部事务信息",
    "属于四类过程性信息",
    "属于行政执法案卷",
    "属于行政查询事项",
    "本机关不掌握相关政府信息",
    "没有现成信息需要另行制作",
    "补正后申请内容仍不明确",
    "信访举报投诉类申请",
    "重复申请",
    "要求提供公开出版物",
    "无正当理由大量反复申请",
    "要求行政机关确认或重新出具已获取信息",
    "申请人无正当理由逾期不补正",
    "申请人逾期未按收费通知要求缴纳费用",
    "其他",
    "逾期不补正",
    "逾期不缴费",
)
_ROW = regex(
    "(?:" + "|".join(_ROW_LABELS) + r")(?:[（(]区分处理的|[、，]行政机关不再处理|(?=[\s\d|./—-])|$)"
    r"|[\u4e00-\u9fff、]{2,20}?[条件次元个篇人]\d{2,}"
)
_FIGURES = regex(r"\d[\d.]*(?:[\s|]+\d[\d.]*){3,}\s*\|?$")
_LONGEST_LABEL = 60
_LONGEST_LOOK = 400


def begins_row(rest: str) -> bool:
    """Whether a text begins with a whole row label of a statutory table."""
    return bool(_ROW.match(rest))


def is_row(rest: str) -> bool:
    """Whether words are a row label of a statutory table, or the part of one on this line."""
    words = rest.strip()
    return bool(
        _ROW.match(words)
        or "|" in words[:_LONGEST_LABEL]
        or _FIGURES.search(words[:_LONGEST_LOOK])
        or (2 <= len(words) <= 30 and any(label.startswith(words) for label in _ROW_LABELS))
    )
