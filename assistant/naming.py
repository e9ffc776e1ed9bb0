"""Does what was found name what is asked for by name, or all of so many things?

That fourteen departments gave up a power does not say which; that a hospital was built, not who
heads it.
"""

from __future__ import annotations

import re

from assistant.evidence import Evidence
from assistant.question import Question
from corpus.numerals import CHINESE_DIGITS, CHINESE_TENS, ENGLISH_ONES
from corpus.quantities import numbers_in

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_THINGS = (
    r"(?!times|years?|months?|days?|weeks?|hours?|minutes?|of |or |and |more|most|percent|in |the )"
)
_SO_MANY = re.compile(
    r"\b(?:which|what|who|name)(?: (?:are|were))?(?: (?:the|these|those|all))? "
    r"(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve) "
    rf"(?:\w+ )*?{_THINGS}[a-z]+|"
    r"哪(?:些|几)?([二两三四五六七八九十\d]{1,3})(?:个|家|位|名|项|种|条|类|件|大|座|所|处)|"
    r"([二两三四五六七八九十\d]{1,3})(?:个|家|位|名|项|种|条|类|件|座|所|处)[^,，。？?\d]{0,12}"
    r"(?:是|都?叫|为|指的?是?|包括|具体是)(?:哪|什么|谁)"
)
_PERSON = re.compile(
    r"\bwho (?:is|was|were) (?:the |its |their )?(?:\w+ ){0,3}?(?:mayor|head|director|chief|"
    r"minister|dean|president|chair\w*|secretary|principal|boss|leader|editor|manager)\b|"
    r"\bwhich (?:\w+ )?(?:vice[- ]?)?(?:mayor|minister|official|leader|director|secretary)\b|"
    r"\bnames? of the (?:\w+ ){0,3}?(?:mayor|head|director|official|leader|person|people|"
    r"boss|man|woman|lawyer|expert|journalist|winner|teacher|doctor|student)s?\b|"
    r"(?:[院校局区市县镇乡处科社台所站组行队]长|主任|书记|主席|负责人|领导|联系人|经理|老板|记者|律师|"
    r"专家|编辑|老师|[名位]个?人)[^,，。？?]{0,8}(?:是谁|叫什么|叫啥|姓什么|姓名|的名字)"
)
_NAMED_PERSON = re.compile(
    rf"(?:长|主任|书记|主席|同志|负责人|联系人|经理|记者|律师|专家)[：:、，\s]?[{_SURNAMES}]"
    r"[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff]{0,2}[区市县镇乡局委办])|"
    rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:同志|先生|女士)"
)
_CALLED = re.compile(
    r"叫(?:什么|啥)(?:名字?|名儿)?|(?:名称|名字|题目|标题|全称)(?:是|叫)(?:什么|啥)|"
    r"\b(?:what (?:is|was|were|are) (?:the )?(?:full )?(?:names?|titles?) of|"
    r"what (?:is|was|were) [^?]{2,60} (?:called|named|titled|entitled)|under what (?:name|title))\b"
)
_A_NAME = re.compile(r"[《“‘「『\"〈]|[A-Za-z]{2,}|(?:名为|称为|叫做?|命名|简称|取名|称作)")
_COMPANY = re.compile(
    r"\b(?:which|what|name of the) (?:\w+ ){0,2}(?:company|firm|vendor|supplier|contractor|"
    r"provider|developer|manufacturer)\b(?! information)|"
    r"哪(?:一)?(?:家|个)[^,，。？?的]{0,6}(?:公司|企业|厂商|供应商|服务商|承包商|运营商|开发商)"
)
_NAMED_COMPANY = re.compile(
    r"[A-Za-z\u4e00-\u9fff]{2,}(?<!国有)(?<!物业)(?<!各家)(?<!内资)(?<!外资)(?:公司|集团|银行|电信|移动|联通)|"
    r"[“《][^”》]{2,24}[”》]"
)
_ABOUT = re.compile(
    r"\bwhat (?:is|was|are|were|did|do|does) [^?]{3,90} (?:about|concern|concerned|regarding)[?]?$|"
    r"(?:关于|有关)(?:什么|哪方面|哪些方面)|(?:是|问|要|申请)(?:的)?(?:什么|啥)(?:事|内容|信息|问题)|什么内容的"
)
_MATTER = re.compile(
    r"涉及|主要(?:集中|为|是|有|包括)|关于|方面|领域|内容(?:主要|包括|为|是)|未|没有"
)
_BODIES = re.compile(
    r"\b(?:which|what) (?:of (?:the|its|their) )?(?:\w+ )?(?:units|departments|offices|agencies|"
    r"bureaus|bureaux|organi[sz]ations|authorities|streets|towns|counties|districts|schools|hospitals|"
    r"companies|firms)\b|"
    r"哪(?:些|几[个家])(?:单位|部门|机构|局|委办局|街道|乡镇|企业|公司|学校|医院|区县|县区|县|区)"
)
_NAMED_BODIES = re.compile(
    r"、|(?<![各关应责能属家有分上下本个员管门])(?:局|委|办|厅|公司|医院|学校|大学|街道|镇|乡|县|区|大队|"
    r"支队|集团|公安|财政|民政|人社|教育|卫健|环保|住建|城管|税务|发改|法制|司法|监察|纪委|宣传|网信)"
)
_BETWEEN = re.compile(r"[、；;]|[”》][“《]|(?<=[：:])[^。]*?[,，]|[和与及]")
_LONG_LIST = 3
"""So many things at least are named where more are asked for."""
_WORDS = {**CHINESE_DIGITS, **CHINESE_TENS, **ENGLISH_ONES}


def asks_for_a_name(folded: str) -> bool:
    """Whether a folded question asks what something is called."""
    return _CALLED.search(folded) is not None


def holds_a_name(text: str) -> bool:
    """Whether a text has what may be a name: in quotation marks, or in Latin letters."""
    return _A_NAME.search(text) is not None


def names_what_is_asked(question: Question, found: Evidence) -> bool:
    """Whether a name, a person, a company or so many things stand there, if asked for."""
    folded = question.folded
    if found.items or "number" in question.intents:
        return True
    sentences = _sentences(found)
    said = "".join(sentences)
    if _ABOUT.search(folded) and (_is_but_a_count(found) or _tells_no_matter(question, said)):
        return False
    if _PERSON.search(folded) and not _NAMED_PERSON.search(said):
        return False
    if asks_for_a_name(folded) and not holds_a_name(said):
        return False
    if _COMPANY.search(folded) and not _NAMED_COMPANY.search(said):
        return False
    if found.kind == "sentences" and _BODIES.search(folded) and not _NAMED_BODIES.search(said):
        return False
    wanted = _how_many_things(folded)
    if not wanted:
        return True
    if found.kind == "figures":
        return not _is_but_their_number(found, wanted)
    counting = [text for text in sentences if any(n.value == wanted for n in numbers_in(text))]
    return any(_enumerates(text, wanted) for text in counting or sentences)


def _sentences(found: Evidence) -> list[str]:
    text = found.report.source_text
    if found.kind == "statements":
        return [text[c.fact.context.start : c.fact.context.end] for c in found.statements]
    return [hit.text for hit in found.sentences[: found.given]]


def _how_many_things(folded: str) -> int:
    """Of how many things it is asked which they are; 0 where of none, or of one."""
    match = _SO_MANY.search(folded)
    if match is None:
        return 0
    number = next(group for group in match.groups() if group)
    return int(number) if number.isdigit() else _WORDS.get(number, 0)


def _is_but_a_count(found: Evidence) -> bool:
    """Whether figures say that there were some, and no more; none are about nothing."""
    return found.kind != "sentences" and all(found.values)


def _tells_no_matter(question: Question, said: str) -> bool:
    """Whether it is asked what requests were about, and a text does not say what of any."""
    ask = question.ask
    requests = ask is not None and ask.kind == "requests" and ask.explicit
    return requests and _MATTER.search(said) is None


def _is_but_their_number(found: Evidence, wanted: int) -> bool:
    return len(found.figures) == 1 and found.figures[0].value == wanted


def _enumerates(said: str, wanted: int) -> bool:
    """Whether a text names several things side by side, as many as it takes to believe it."""
    return len(_BETWEEN.findall(said)) >= min(wanted, _LONG_LIST) - 1
