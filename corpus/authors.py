"""Who issued a report whose title does not say: the body that its sentences name as its author.

Reports on web pages often stand without their title. Then they say who speaks in the sentence that
publishes the report, in that of who compiled it, in that of whom to ask, or as the subject of their
first sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from corpus.gazetteer import Gazetteer
from corpus.place_words import zones_in
from corpus.regex import regex
from corpus.title import ORGANISATION, YEAR

_NAME = r"(?P<body>[\u4e00-\u9fff·]{2,38}?(?:[（(][\u4e00-\u9fff]{2,20}[）)])?)"
_PUBLISHED = regex(
    r"(?:(?<![务息])(?:公布|发布|公开)|(?:现将|现就|向社会)(?:公布|发布|公开)?|编制|编写|总结)[了的]?\s*《?"
    rf"(?:{YEAR}\s*年?度?)?{_NAME}\s*(?:{YEAR}\s*年?度?)?的?(?:政府信息|政务信息|政务|信息)公开"
)
_COMPILED = regex(rf"由{_NAME}(?:负责)?(?:编制|编写|编撰|结合|综合|根据|依据|按照|汇总|会同|组织)")
_PUBLISHER = regex(
    r"(?:发布机构|发文机关|公开主体|发布单位|公开责任部门)\s*[:：|｜]\s*\|?\s*"
    r"(?P<body>[\u4e00-\u9fff（）()]{4,40})"
)
_ASKED = regex(
    rf"(?:[与同和向]|致电|致函|联系|咨询)\s*[:：]?\s*{_NAME}\s*"
    r"(?:取得联系|联系|反映|咨询|[(（，,]\s*(?:联系|办公|通[信讯])?(?:地\s*址|电\s*话))"
)
_SUBJECT = regex(
    rf"(?:^|[\n。；;，,])\s*(?:\d{{1,2}}[.、．])?\s*(?:{YEAR}\s*年度?(?:以来)?\s*[，,]?\s*)?{_NAME}"
    r"(?=在[^，。]{0,12}(?:领导|指导|支持)|坚持|认真|严格|深入|高度|始终|积极|全面|紧紧|切实|贯彻|进一步|不断|持续|扎实|紧扣|"
    r"结合工作|结合实际|根据|按照|以[^，。]{2,20}为|主动公开|全年)"
)
_BODY = regex(
    r"(?:人民政府(?:机关)?|(?<=[省市区县州旗盟镇乡])政府|(?:政府|委|局|厅|府)办公?[室厅]?|管委会|"
    r"管理委员会|办事处|委员会|[局厅委院队]|中心|街道|[省市区县州旗盟镇乡])$"
)
_SELF = regex(
    r"^(?:我|本(?=[省市区县州旗镇乡局委厅办院校]|机关|单位|部门|街道|中心|地区)|全[省市区县旗镇乡]|"
    r"该|各|其他|有关|上级)|"
    r"(?:单位|行政机关|机构|部门)$"
)
_NO_NAME = regex("条例|通知|规定|情况|关于|要求|精神|文件|群众|公众|网站|平台|作为|强化|透明")
_CALLED = regex(r"[(（](?:以下)?简?称[^（()）]*[)）]$")
_DESK = regex(
    r"(?:(?:党政|行政)?综合|(?:政府|政务)?信息公开(?:工作)?(?:领导小组)?|政务公开(?:工作)?(?:领导小组)?|"
    r"党政|信息|政务|文秘|秘书|(?<=[乡镇道]))(?:办公室|中心|办|处|科|股)$"
)
"""The desk within a body that answers questions: it is no body that reports."""
_LEVEL = regex("^(?:[省市区县州旗](?![\u4e00-\u9fff]?[市区县旗])|.*(?:镇|乡|街道))")
_OF_A_PLACE = r"([\u4e00-\u9fff]{2,14}[市区县州旗])(?:人民)?政府"
_GOVERNMENT = regex(rf"{_OF_A_PLACE}(?!信息(?!公开(?:平台|专栏|网)))")
_SITE = regex(rf"{_OF_A_PLACE}(?:信息公开)?(?:门户|网站|网)")


def author_in(text: str, place_of: Callable[[str], str]) -> str:
    """The body that a report's sentences name as the one that reports; "" where they name none.

    Args:
        text: the opening of the report.
        place_of: tells the place in a body's name; a body that says where it is, is preferred to
            one that does not, unless it only is the subject of a sentence.
    """
    said = list(_named(text, _PUBLISHED, _COMPILED, _PUBLISHER, _ASKED))
    located = next((body for body in said if place_of(body)), "")
    return located or next(iter(said), "") or next(_named(text, _SUBJECT), "")


def fuller_name(issuer: str, text: str) -> str:
    """The issuer with its place, where a sentence names it so: 德化县审计局 for 审计局."""
    named = _named(text, _PUBLISHED, _COMPILED, _ASKED, _SUBJECT)
    return next(
        (body for body in named if body.endswith(issuer) and len(body) > len(issuer)), issuer
    )


def is_oneself(name: str) -> bool:
    """Whether a name only says "we": 我局, 本单位."""
    return bool(_SELF.search(name))


def seat_of(issuer: str, text: str) -> str:
    """Where a body is that says only its level (县统计局), or is a town or a zone.

    It is the one place of that level whose government the report names; "" for none, or several.
    """
    level = _LEVEL.match(issuer)
    zone = zones_in(issuer)
    if level is None and not zone:
        return ""
    anywhere = level is None or len(level.group()) > 1
    named = {
        place
        for found in (_GOVERNMENT if level else _SITE).finditer(text)
        if (place := whole_place(found.group(1))) and (anywhere or place[-1] == issuer[0])
    }
    whole = {one for one in named if not any(one != other and one in other for other in named)}
    return next(iter(whole)) if len(whole) == 1 else ""


def whole_place(name: str) -> str:
    """The longest place known that a name ends with: 鞍山市 of 按照鞍山市."""
    places = Gazetteer.load()
    for start in range(len(name) - 1):
        if places.chain(name[start:])[1] == len(name) - start:
            return name[start:]
    return ""


def _named(text: str, *patterns: re.Pattern[str]) -> Iterator[str]:
    """The bodies that may be the author, the surest first."""
    for pattern in patterns:
        for found in pattern.finditer(text):
            body = _DESK.sub("", _CALLED.sub("", found["body"]))
            if _is_body(body):
                yield body


def _is_body(name: str) -> bool:
    return (
        len(name) > 2
        and bool(_BODY.search(name) or ORGANISATION.match(name))
        and not is_oneself(name)
        and not _NO_NAME.search(name)
    )
