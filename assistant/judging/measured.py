"""Does a figure measure what is asked: things or money, people or events, one of many or all?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from assistant.evidence.fit import PEOPLE
from assistant.evidence.prose import Candidate
from assistant.judging.spoken import counted_of, first_part
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.requirements import required_by
from assistant.understanding.wants import wants_in
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Report
from corpus.units import bare_unit, unit_kind

_THINGS = regex(
    r"\bhow many (?!times)|"
    r"多少(?:[家名位]|个(?![百月小工]))?[\u4e00-\u9fff]*[生商人员者户民家众]|"
    r"(?:多少|几)[家个]?(?:企业|公司|学校|医院|单位|机构|部门|店铺|市场主体)"
)
VIEWS = regex("访问|浏览|点击|阅读|观看|播放")
"""What a number of views is called."""
_FOR_EACH = regex(r"每一?[个名家位所户][^\d，,。；;]{1,20}$")
_OF_EACH = regex(r"每|各|平均|[一单]个|\b(?:each|every|per|apiece|average|a single|one)\b")
_WRITINGS = frozenset({"条", "篇", "份", "期", "则"})
_MATTERS = regex(
    r"\b(?:cases|requests|applications|letters|calls|complaints|documents|files|items|posts)\b|"
    r"案件|申请|信件|来信|电话|投诉|文件|信息"
)
_KINDS_OF_BODIES = "(?:部门|单位|街道|乡镇|企业|公司|学校|医院|社区|县区|国家|省市)"
_BODIES = regex(r"(?:余|多)?[个家]?(?:区直|县直|市直|政府|职能|市级|县级|区级)?" + _KINDS_OF_BODIES)
_BODY = regex(
    r"\b(?:departments?|units?|offices|agencies|bodies|streets|firms|companies|enterprises|"
    rf"schools|hospitals|communities)\b|{_KINDS_OF_BODIES}"
)
_BODY_BEHIND = 8
_EVENTS = frozenset({"次", "场", "场次", "届", "轮"})
_CASES = frozenset({"件", "起", "宗", "笔"})


_COUNTS_APART = frozenset({"en", "zh", "de", "es", "it", "ja", "ko", "pt", "tr"})
"""Languages that ask how many in other words than how much: cuántos is not cuánto."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What sorts of things a question counts; ``made`` is what people made or held."""

    things: bool
    one: bool
    people: bool
    residents: bool
    profession: bool
    heads: bool
    made: str
    accounts: bool
    firms: bool
    matters: bool
    copies: bool
    left: bool
    closed: bool


@lru_cache(64)
def _asked_of(question: Question) -> _Asked:
    folded = question.folded
    span = counted_of(question).noun
    noun = folded[span.start : span.end] if span and not _ROUNDS.search(folded) else ""
    matters = question.counted in _CASES or _MATTERS.search(noun) is not None
    told = question.language in _COUNTS_APART and _THINGS.search(folded) is not None
    requests = any(c.name == "request" for c in question.concepts)
    people = question.counted in PEOPLE or any(name == "people" for name, _ in question.wants)
    made = _MADE.search(noun.strip())
    return _Asked(
        things=told and not wants_in(first_part(question)),
        one=_OF_ONE.search(folded) is not None,
        people=people and not requests,
        residents=_RESIDENTS.search(noun) is not None and not requests,
        profession=_counts_a_profession(question),
        heads=_HEADS.search(noun) is not None and not requests,
        made=made.group() if made else "",
        accounts=_ACCOUNTS.search(noun) is not None,
        firms=_FIRMS.search(noun) is not None,
        matters=matters and _BODY.search(folded) is None,
        copies=_COPIES.search(folded) is not None,
        left=_LEFT.search(folded) is not None,
        closed=any(one.name == "closed_down" for one in required_by(folded)),
    )


def measures_another_sort(question: Question, candidate: Candidate, report: Report) -> bool:
    """Whether a figure is of another sort than is asked, whatever its words say."""
    return (
        _is_for_each(question, candidate, report)
        or _counts_bodies(question, candidate, report)
        or _is_an_amount(question, candidate)
        or _is_of_all(question, candidate, report)
        or _counts_no_people(question, candidate)
        or _counts_people_alone(question, candidate)
        or _counts_no_accounts(question, candidate)
        or _counts_no_bodies(question, candidate)
        or _counts_no_copies(question, candidate)
        or _counts_no_rounds(question, candidate)
        or _is_a_rate_of_another(question, candidate)
        or _is_of_the_other_state(question, candidate, report)
    )


def _is_a_rate_of_another(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is so many a day of something that a question for no rate does not name.

    "How many visits did the website get": not 服务指南日均访问量700余人次.
    """
    rate = _RATE_OF.match(candidate.fact.label)
    if rate is None or _OF_EACH.search(question.folded) or _A_RATE.search(question.folded):
        return False
    return not any(touches(term, fold(rate["whose"])) for term in question.own_terms)


_RATE_OF = regex(r"(?P<whose>[^日月人年每平]{2,}?)(?:日均|月均|每[日天月]|平均每)")
_A_RATE = regex(r"日均|月均|人均|年均|\b(?:daily|monthly|weekly)\b|a day\b|a month\b")


def _is_an_amount(question: Question, candidate: Candidate) -> bool:
    """Whether a sum of money or an area stands where things or people are counted: 多少大学生.

    So does a rate where a Chinese measure word counts them: 投诉的电话有几个.
    """
    kind = unit_kind(candidate.fact.quantity.unit)
    if kind == "percent" and _COUNTED_SINGLY.fullmatch(question.counted):
        return True
    return _asked_of(question).things and kind in ("money", "measure", "percent")


_COUNTED_SINGLY = regex("[个件条项家户名位起宗份篇期场次通封]")


def tells_what_writings_are_on(question: Question, candidate: Candidate) -> bool:
    """Whether a label says on what the writings asked for are: 招聘220名管理人员等信息18条.

    It must have something of the question that the phrase which governs it lacks.
    """
    fact = candidate.fact
    if fact.quantity.unit != question.counted or fact.quantity.unit not in _WRITINGS:
        return False
    label, parent = fold(fact.label), fold(fact.parent)
    own = (t for t in question.own_terms if touches(t, label) and not touches(t, parent))
    return _ON_SOMETHING.search(label) is not None and next(own, None) is not None


_ON_SOMETHING = regex(r"等?(?:信息|消息|公告|通知|报道|稿件|文章)$")


def _is_for_each(question: Question, candidate: Candidate, report: Report) -> bool:
    """Whether a figure is for each of many, and a question asks for all: 每个部门设立1名管理员."""
    before = report.source_text[candidate.clause.start : candidate.fact.start]
    if "每" not in before:
        return False
    return bool(_FOR_EACH.search(before)) and not _OF_EACH.search(question.folded)


def _is_of_all(question: Question, candidate: Candidate, report: Report) -> bool:
    """Whether what one of many got is asked, and a figure is what all of them did: 一家拿了多少."""
    if not _asked_of(question).one:
        return False
    said = report.source_text[candidate.clause.start : candidate.clause.end]
    money = unit_kind(candidate.fact.quantity.unit) == "money"
    return money and _EACH.search(said + candidate.fact.label) is None


_OF_ONE = regex(
    r"(?:每|平均|(?<![\u4e00-\u9fff])一|(?<=[\d年区县市])一)(?:家|户|名|位|人)[\u4e00-\u9fff]{0,6}?"
    r"(?:拿|得|领|获|分|补|交|缴|赚|挣|收入)[\u4e00-\u9fff]{0,2}(?:多少|几)"
)
_EACH = regex("每|均|单[个户家]")


def _counts_no_people(question: Question, candidate: Candidate) -> bool:
    """Whether people are counted, and a figure counts writings or events: 3条 of 招了多少人."""
    asked = _asked_of(question)
    if not (asked.profession or asked.people or asked.residents or asked.heads):
        return False
    unit = bare_unit(candidate.fact.quantity.unit)
    viewed = VIEWS.search(candidate.fact.label) is not None
    if viewed and not _VIEWED.search(question.folded):
        return True  # 专栏访问量 of how many were trained
    if asked.heads:
        return unit in _WRITINGS | _EVENTS
    if asked.residents:
        return unit in _OF_NOBODY and _RESIDENTS.search(candidate.fact.label) is None
    if asked.profession:
        return unit in _CASES or _PROFESSIONS.search(candidate.fact.label) is None
    of_events = unit in _EVENTS and not viewed
    return unit in _WRITINGS or of_events


_HEADS = regex(
    r"^(?:(?!where|who|that|which)[\w-]+ ){0,3}(?:participants|attendees|trainees|staff|"
    r"employees|workers|officials|cadres|delegates|visitors|callers|guests|people|persons|"
    r"teachers|doctors|nurses|officers|volunteers|farmers|firefighters|judges)\W*$|"
    r"(?:工作人员|干部|职工|员工|学员|代表|来访者|参会者|参与者|参加者|老师|教师|医生|护士|民警|警察|志愿者|农民工?|"
    r"消防员|法官|辅警|村医|学徒|毕业生)$"
)
_VIEWED = regex(
    rf"{VIEWS.pattern}|[看读逛]|来过|\b(?:view|visit|read|watch|click|saw|see|look|us(?:e|ed|ing)|reach)"
)
"""How people are counted by their visits: how many viewed it."""
_RESIDENTS = regex(
    r"\b(?:residents|villagers|inhabitants|townspeople|locals|pensioners|pupils|students)\W*$|"
    r"(?:[居村市]民|群众|学生|老人|儿童)$"
)
_OF_NOBODY = frozenset({"个", "项", "处", "家", "件", "套", "座", "台"})
"""Measure words of things, which 个 is of people only where the label says so."""


def _counts_people_alone(question: Question, candidate: Candidate) -> bool:
    """Whether what people made or held is counted, and a figure counts them: 20位 of interviews."""
    made = _asked_of(question).made
    if not made or bare_unit(candidate.fact.quantity.unit) not in PEOPLE:
        return False
    return not (made == "posts" and _HIRED.search(candidate.fact.label))


_HIRED = regex("招聘|招录|录用|岗位|专职")
"""What tells that posts are jobs, and those counted are who is to have them."""
_MADE = regex(
    r"\b(?:interviews|programmes|programs|shows|episodes|videos|films|clips|posts|articles|"
    r"documents|items|rules|policies|meetings|conferences|sessions|checks|inspections)$"
)


def _counts_no_accounts(question: Question, candidate: Candidate) -> bool:
    """Whether accounts are counted, and a figure counts what they published: 发布政务微博1068条."""
    return _asked_of(question).accounts and candidate.fact.quantity.unit in _WRITINGS


_ACCOUNTS = regex(r"\baccounts\b|(?:账号|公众号|微博号)$")


def _counts_no_bodies(question: Question, candidate: Candidate) -> bool:
    """Whether firms are counted, and a figure counts matters or events: 560件 are no firms."""
    unit = bare_unit(candidate.fact.quantity.unit)
    return _asked_of(question).firms and unit in _MATTERS_OR_EVENTS


_FIRMS = regex(
    r"\b(?:firms|companies|enterprises|businesses|factories|shops)$|(?:企业|公司|工厂|商户)$"
)
_MATTERS_OR_EVENTS = _CASES | _EVENTS | _WRITINGS | {"项", "人次"}


def _counts_no_copies(question: Question, candidate: Candidate) -> bool:
    """Whether printed copies are counted, and a figure counts issues: 公报6期 of 印了多少册."""
    return _asked_of(question).copies and bare_unit(candidate.fact.quantity.unit) in _ISSUES


def _counts_no_rounds(question: Question, candidate: Candidate) -> bool:
    """Whether rounds are counted, and a figure counts what came of them: 废止5件 of 清理过几轮."""
    if question.counted != "轮" and not _ROUNDS.search(question.folded):
        return False
    return bare_unit(candidate.fact.quantity.unit) in _CASES | _WRITINGS - {"期"}


_ROUNDS = regex(r"\bhow many (?:\w+ )?rounds\b")
_COPIES = regex(
    r"\bhow many (?:\w+ ){0,2}copies\b|印(?:刷|制)?了?(?:多少|几)份|"
    r"(?:多少|几)万?[册本](?![地科年级市区县省单机部])"
)
_ISSUES = frozenset({"期", "个", "件", "条", "篇", "次"})


def _counts_a_profession(question: Question) -> bool:
    """Whether those of a profession are counted: 多少仲裁员, "how many arbitrators".

    Arbitrators are no cases, though they decide them, nor those whom the cases concern.
    """
    nouns = counted_of(question).nouns(question.own_terms)
    return bool(nouns) and _A_PROFESSION.search(nouns[-1].text) is not None


_A_PROFESSION = regex(
    r"(?<![人职官党会学队成社团网议委])[员师]$|记者$|律师$|法官$|"
    r"\b(?:arbitrators|mediators|inspectors|lawyers|operators|reporters|journalists|judges|"
    r"officers|translators|instructors|auditors|nurses|doctors|teachers|editors|engineers)$"
)
_PROFESSIONS = regex("[员师警]|记者|法官|专家|专业|队伍")


def _is_of_the_other_state(question: Question, candidate: Candidate, report: Report) -> bool:
    """Whether what is still there is counted where what was closed is asked, or the other way."""
    asked = _asked_of(question)
    if not asked.left and not asked.closed:
        return False
    said = report.source_text[candidate.clause.start : candidate.clause.end]
    there, gone = _THERE.search(said) is not None, _GONE.search(said) is not None
    if there == gone:
        return False
    return asked.left if gone else asked.closed and not asked.left


_LEFT = regex(
    r"\b(?:were|was|are|is) (?:still )?left\b(?! (?:over|out))|\bremain(?:ed|s|ing)?\b|"
    r"\bstill (?:has|have|had|ha[sd]|runs?|ran|exist\w*)\b|现存|现有|还剩|剩下|保留(?:了|着)|还有"
)
_THERE = regex("现存|现有|在运(?:维|行)|仍有|尚有|保留|正常运行")
_GONE = regex("关停|关闭|注销|停用|取缔|清退|停止")


def _counts_bodies(question: Question, candidate: Candidate, report: Report) -> bool:
    """Whether a figure counts departments or firms, 14个部门, where cases or the like are asked."""
    if not _asked_of(question).matters:
        return False
    behind = report.source_text[candidate.fact.end : candidate.fact.end + _BODY_BEHIND]
    return _BODIES.match(behind) is not None
