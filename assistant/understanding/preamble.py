"""What is no part of a question: what people say of themselves, and what they correct."""

from __future__ import annotations

import re

from assistant.understanding.shared_kind import with_the_kind_of_both
from corpus.language import simplify
from corpus.places import PlaceIndex
from corpus.regex import regex

_INTRODUCED = regex(
    r"^[^?？]{0,80}?(?:我|本人|读者|记者|学生|市民|网友|研究(?:人员|者|员))[^?？]{0,80}?"
    r"(?:请问|想?请教|想(?:问|知道|了解|核实|咨询|查))(?:一?下[啊呀哈]?|一组数据|个问题|您)?\s*[:：,，]?\s*|"
    r"^(?:(?:hello|hi(?!-)|dear|good (?:morning|afternoon|evening|day))\b[^.?!]{0,40}[.!,]\s*)?"
    r"(?:i am|i'm|as an?|we are|we're|(?:working|reporting) on|"
    r"(?:writing|doing|preparing|researching) (?:an?|my|some|the)|asking for)\b"
    r"[^?]{0,160}?[.:!]\s+|"
    r"^(?:this is )?for (?:an?|my|our|the) (?:\w+ ){0,3}(?:piece|article|story|essay|thesis|paper|"
    r"study|class|course|talk|lecture|presentation|briefing|memo|book|blog|podcast|column) "
    r"(?:on|about|of|for) [^?:]{0,80}:\s+|"
    r"^(?:为了?|给|在?写|准备)(?:一[篇个]|[个篇])?[^?？:：,，]{2,30}(?:稿子?|文章|报道|论文|课题|作业|专题)"
    r"(?:用|需要)?[:：,，]\s*|"
    r"^(?:(?:hello|hi)[, ]+)?(?!(?:how|what|which|who|when|where|why|did|do|does|was|were|is|are|"
    r"has|have|had|can|could|in|at|for|of|on)\b)(?:[a-z][\w'-]* ){1,4}here(?:[.:!,]| [-–—])\s+",
    re.IGNORECASE,
)


_ASKS_POLITELY = regex(
    r"^(?:(?:hello|hi(?!-)|excuse me|sorry|please|quick question|just (?:curious|wondering))\b"
    r"[,.:! -]*)?"
    r"(?:and |so |now |ok(?:ay)?,? )?(?:"
    r"(?:could|can|would|will) (?:you|anyone|someone) (?:please |kindly |possibly )?"
    r"(?:tell (?:me|us)|let (?:me|us) know|give (?:me|us)|say|confirm|clarify)|"
    r"(?:please )?(?:tell|give) (?:me|us)|please (?:say|confirm)|"
    r"(?:i|we)(?: would|['’]d) (?:also |really )?(?:like|love|be (?:interested|curious|keen)) "
    r"to (?:know|learn|find out|hear|ask)|"
    r"(?:i|we) (?:want|need|wish) to (?:know|find out|ask|understand)|"
    r"do you (?:happen to )?know|any idea|(?:may|might|can|could) i ask(?: you)?|"
    r"(?:i|we) (?:wonder|(?:am|are|was|were) wondering)|i['’]m wondering|"
    r"i(?:['’]m| am) (?:curious|trying to (?:find out|establish|work out|understand))"
    r"),? (?=(?:exactly |roughly |about |approximately )?"
    r"(?:how|what|which|who|whom|whose|when|where|why|(?:on|at|in|by|for|from|of|to|within) "
    r"(?:how|what|which|whom?)|the)\b)",
    re.IGNORECASE,
)
"""What only asks to be answered: "I would like to know at what", "could you tell me how"."""


_HEARSAY = (
    r"^(?:(?:i|we)(?:['’]ve| have)? (?:read|heard|hear|saw|see|gather|understand|believe|think)"
    r"(?: somewhere| it said)?|(?:i|we) (?:was|were|am|are) told|(?:someone|somebody|people|they) "
    r"(?:told me|say|said|claim(?:ed|s)?)|(?:it is|it['’]s) (?:said|claimed))(?: that)? "
    r"(?P<said>[^?!]{12,}?)\s?[.,;:!–—-]+\s*(?:so,? |but )?"
)
_FOR_WHAT_REASON = regex(
    _HEARSAY + r"(?:why(?: (?:is|was) (?:that|this|it))?|how come|on what grounds|"
    r"what (?:was|is|were|are) the (?:reasons?|grounds?|cause)(?: for (?:that|this|it))?)\s*[?.]*$",
    re.IGNORECASE,
)
_WHETHER_SO = regex(
    _HEARSAY + r"(?:(?:is|was|are) (?:that|this|it|they) (?:really )?"
    r"(?:right|true|correct|so|the case|accurate)|is it|right|correct|true)\s*[?.]*$",
    re.IGNORECASE,
)


_AND_HOW_MANY = regex(
    r"(?<=[?,;.])\s*(?:and )?if (?:so|yes|there (?:were|was)(?: any)?|it did|they did),? (?:then )?"
    r"how (?:many|much)(?: (?:of them|were there|was it|cases?|times|in (?:all|total)))?\s*[?.]*$|"
    r"(?<=[?])\s*(?:and )?how many (?:of them )?(?:were there|was it)(?: in \w+)?\s*[?.]*$|"
    r"(?<=[?？,，])(?:如果|要是|若)?有的?话?[,，]?(?:一共|共)?(?:是|有)?(?:多少|几)[件个条项次家起宗例]?[?？]?$",
    re.IGNORECASE,
)
"""How many, if any: what a yes says anyhow."""
_WHETHER = regex(
    r"^(?:did|do|does|was|were|is|are|has|have|had)\b|[吗么][?？,，]|有没有|是否|"
    r"\b(?:did|was|were) (?:any|there)\b",
    re.IGNORECASE,
)


def as_one_question(text: str) -> str:
    """What somebody was told, and then asks why or whether, as a single question.

    Whether there was any, "and if so, how many", is one question too.
    """
    more = _AND_HOW_MANY.search(text)
    if more and _WHETHER.search(text[: more.start()]):
        return text[: more.start()]
    if told := _FOR_WHAT_REASON.match(text):
        return f"Why is it that {told['said']}?"
    if told := _WHETHER_SO.match(text):
        return f"Is it true that {told['said']}?"
    return text


def without_preamble(text: str, places: PlaceIndex) -> str:
    """A question without what its author says of himself, and without what only asks for it.

    It stays whole where the rest names no place, or where what is said before names one that has a
    report: then it may be part of the question.
    """
    text = _THANKS.sub("", text) or text
    text = _AFTERTHOUGHT.sub("", _BOTH_PLEASE.sub("", as_one_question(text)))
    text = with_the_kind_of_both(text)
    if (greeted := _GREETING.match(text)) and greeted.end() < len(text):
        text = text[greeted.end() :]
    for begins in (_TRIES_TO_KNOW, _IS_AND_NEEDS, _ASKS_POLITELY):
        polite = begins.match(text)
        text = text[polite.end() :] if polite else text
    spelt = simplify(text)
    somebody = _IS_SOMEBODY.match(spelt)
    begun = [m for m in (somebody, _INTRODUCED.match(spelt)) if m is not None]
    if not begun or len(spelt) != len(text):
        return _less_wishes(text)
    introduced = max(begun, key=lambda m: m.end())
    before, asked = text[: introduced.end()], text[introduced.end() :]
    named = [m for m in places.find(before) if m.kind in ("issuer", "ambiguous")]
    if somebody and named and not places.find(asked):
        return named[0].text + _less_wishes(asked)  # who lives there asks of the place
    told_before = _WHAT_IT_REPORTS.match(asked) is not None
    return _less_wishes(asked if places.find(asked) and not (named or told_before) else text)


def _less_wishes(text: str) -> str:
    """A Chinese question without the words that only say that somebody wants to know.

    Nor with those that say by what it is to be answered, but for whose report that is.
    """
    if by := _BY_WHAT.match(text):
        text = by["whose"] + text[by.end() :]
    wished = _WISHES.match(text)
    return text[wished.end() :] if wished and wished.end() < len(text) else text


_GREETING = regex(r"^(?:你好|您好|大家好|早上好|下午好|晚上好|嗨|哈喽)[啊呀]?[,，。.!！~～ ]+")
_THANKS = regex(
    r"(?<=[^,，。.!！ ])(?:[,，。.!！~～ ]+|(?<=[?？]))(?:"
    r"先?(?:谢谢|多谢|感谢|谢了|拜托|麻烦|辛苦)(?:了|您|你们?|大家|啦|哈|啊)*|"
    r"(?:many )?(?:thanks?|thank you|thx|cheers)(?: (?:in advance|so much|very much|a lot))?)"
    r"[,，。.!！~～ ]*$",
    re.IGNORECASE,
)
_IS_SOMEBODY = regex(r"^(?:我|本人|俺)们?(?:是|在做|在写|做|住)[^?？,，。:：]{1,24}[,，。:：]\s*")
_WISHES = regex(
    r"^(?:我|本人|俺)?们?(?:现在|就|只|很|也|其实|一直|特别)*(?:想要?|要|需要|希望)(?:请|来|跟[您你])?"
    r"(?:了解|知道|问问?|请问|咨询|查询?|查查|查一查|看看?|请教|打听)(?:一?下|一?点|清楚)?[啊呀哈]?(?:的是)?"
    r"[,，:： ]*(?![?？])"
)
"""What only says that somebody wants to know: 我想了解一下."""
_BY_WHAT = regex(
    r"^请?你?(?:依据|根据|按照?|参照|结合|查阅|对照|依照)(?P<whose>[^,，。？?《]{2,24}?(?:\d{4}年?|年))度?的?"
    r"(?:政府信息公开|政务公开)?(?:工作)?(?:年度)?(?:报告|年报)[^,，。？?]{0,16}[,，]\s*"
    r"(?:请?(?:说明|回答|列出|列举|指出|告诉我|写出|说说))?(?=[^?？]{4})"
)
"""By what a question wants to be answered: 请依据某县2020年度报告第三部分的表格，说明."""


_IS_AND_NEEDS = regex(
    r"^(?:i am|i['’]m|we are|we['’]re) (?:an? |the )?(?:[\w'’-]+ ){1,5}?(?:and|who) "
    r"(?:(?:i|we) )?(?:(?:need|want)s?|(?:would|['’]d) like|(?:am|is|are) (?:after|looking for)) "
    r"(?=(?:the|its|their|exact|all|both|figures?|numbers?)\b)",
    re.IGNORECASE,
)
"""What its author is, and needs something: "I'm a lawyer and need the sum in dispute"."""
_TRIES_TO_KNOW = regex(
    r"^(?:(?:hello|hi(?!-)|good (?:morning|afternoon|evening|day))\b[^.?!]{0,20}[.!,]\s*)?"
    r"(?:i am|i['’]m|we are|we['’]re) (?:an? (?:[\w'’-]+ ){1,6})?"
    r"(?:who (?:is|wants) )?(?:trying|wanting|hoping|looking|keen|eager) to "
    r"(?:understand|find out|know|learn|see|work out|establish|figure out),? "
    r"(?=(?:how|what|which|whether|when|where|why|who)\b)",
    re.IGNORECASE,
)
"""What its author is, and wants to know: "I'm a pensioner trying to understand how often"."""
_WHAT_IT_REPORTS = regex(
    r"^what (?:did|does|do|was|were|is|are|has|have)\b[^?]{3,120}? "
    r"(?:report|state|show|record|declare|list|put down|give)(?:ed|s)?"
    r"(?: (?:for|in|about|of|on) (?:the year )?(?:19|20)\d\d)?[ ?.]*$|"
    r"^what(?:['’]s| is| was| were| are) (?:the|its|their) "
    r"(?:figures?|numbers?|counts?|totals?)(?= (?:for|in|at)\b)",
    re.IGNORECASE,
)
"""What asks for no matter of its own: that stands in what is said before it."""
_BOTH_PLEASE = regex(
    r"(?<=[.)])\s*what(?:['’]s| is| was| are) the (?:figure|number|count|total|answer)"
    r"(?: please)?[ ?.!]*$|"
    r"(?<=[?？.!])\s*(?:i|we)(?: would|['’]d)? (?:like|want|need) "
    r"(?:to (?:have|see|know|get) )?(?:[a-z]+ ){0,3}"
    r"(?:totals?|figures?|numbers?|counts?|amounts?|sums?)"
    r"(?: (?:from|in) the (?:tables?|reports?))?(?:,? please)?[.!]*\s*$|"
    r"(?<=[?？.!])\s*(?:(?:please )?(?:give|show|tell|name|state|quote|list)(?: me| us)? )?"
    r"(?:both|all|exact|the)(?: (?:[a-z]+ ){0,2}(?:totals?|figures?|numbers?)"
    r"(?: (?:from|in) the (?:tables?|reports?))?)?(?:,? please)?[.!]*\s*$|"
    r"(?<=[?？。!！])\s*(?:请|麻烦)?(?:把|给出?|列出?|写出?|告诉我)?(?:这|那)?两(?:个|边的?|年的?)(?:数字?|数据)"
    r"(?:都|各|分别)?(?:给|要|告诉|列|写|说)?(?:出来?|我|一下)?[。!！]*$",
    re.IGNORECASE,
)
"""What only asks for the figures of the question before it: "I'd like both totals"."""
_AFTERTHOUGHT = regex(
    r"(?<=[?？。.!！])\s*我?是?(?:想|要|打算|准备)(?:拿(?:它|这个?)?来?|用(?:它|这个?)?来?)?"
    r"[跟和与同][^?？]{2,30}?(?:对比|比较|对照|比)(?:一[比下]|比看)?[。!！?？]*$|"
    r"(?<=[?？。.!！])\s*(?:而|可|我说的|我问的)?不(?:仅仅|只|光|单单|单)?是(?:问|说|指)?[^?？,，]{1,16}[。!！?？]*$|"
    r"(?<=[?.!])\s*(?:i|we)(?: would|['’]d)? (?:want|like|need|plan|hope|intend)(?: to)? "
    r"(?:compare|set|hold|put) [^?]{2,60}? (?:with|against|to|beside|next to) [^?]{2,40}$|"
    r"(?<=[?.!])\s*(?:i do(?:n['’]t| not) mean|(?:and |but )?not(?: just| only)?) "
    r"[^?,]{2,30}[.!]*$",
    re.IGNORECASE,
)
"""What is said behind a question of what is not meant, or what its answer is wanted for."""
_CORRECTED = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:不对|不是|[我你]?(?:搞|弄|说|问|打)?错了|不好意思|抱歉|对不起|不,|不，)[^?？]*?[,，。;；!！]\s*"
        r"(?:我?(?:要|问|说|指|想问|想要|要问)的?是?|应该是|应是|而是|是)"
        r"(?P<want>[^,，。;；!！?？]{1,24}?)(?:的)?[?？。!！]*$",
        r"^(?:(?:no|sorry|wrong|not quite|hang on|wait|oops)\b[^?]*?[,.;:!-]\s+(?:but )?"
        r"I (?:asked for|want(?:ed)?|need(?:ed)?|(?:actually )?(?:mean|meant|asked about))|"
        r"I (?:actually |really )?(?:meant|mean|was asking about))\s+"
        r"(?P<want>[^,;]{2,60}?(?:, (?:in )?(?:19|20)\d\d)?)(?:,? not\b[^?]*)?[?.!]*$",
        r"^(?:no, |sorry, )?not (?:the |those |that )?[^,;?]{2,30}[,;] (?:but )?"
        r"(?P<want>[^,;?]{2,40})[?.!]*$",
    )
)
"""A correction: not what is named first, but that: "not the website, the Weibo account"."""


def without_rejection(text: str) -> str:
    """A follow-up that corrects what was understood, reduced to what it asks for instead."""
    found = next((m for pattern in _CORRECTED if (m := pattern.match(text.strip()))), None)
    return found["want"].strip() if found else text


_YEAR_BEFORE = regex(
    r"(?:那么?)?(?:[和跟与同]|比)?(?:上一?年|去年|前一年)度?的?(?:相?比)(?:起来|较)?"
    r"(?:呢|怎么样|如何|的话)?[?？]?|"
    r"(?:and |so )?(?:how (?:does|did) (?:that|this|it) compare|(?:what about(?: it)? )?compared) "
    r"(?:with|to|against) (?:the )?(?:previous year|last year|year before|preceding year)[?]?",
    re.IGNORECASE,
)


_YEARS_BESIDE = tuple(
    (regex(called, re.IGNORECASE), known)
    for called, known in (
        ("(?<!连续)(?:第二年|[翌转]年|后一年)", "次年"),
        ("头一年", "前一年"),
        (r"\b(?:the )?(?:following|subsequent|ensuing|succeeding) year\b", "next year"),
        (
            r"\bthe year (?:right |just )?after(?: (?:that|this)\b|(?=\W*$|[,;.?!]))",
            "next year",
        ),
        (r"\b(?:the )?(?:preceding|prior|foregoing) year\b", "the year before"),
    )
)
"""The years beside the one just spoken of, in the words by which they are known."""


def asked_in_full(text: str) -> str:
    """A follow-up that only names the year before to compare with, as one for the growth.

    Years beside the one spoken of are called by one name, whatever they are called in it.
    """
    for called, known in _YEARS_BESIDE:
        text = called.sub(known, text)
    if _YEAR_BEFORE.fullmatch(text.strip()) is None:
        return text
    asks_in_english = "By how much did it grow compared with the year before?"
    return asks_in_english if text.isascii() else "比上年增长多少？"


def rejects(text: str) -> bool:
    """Whether a follow-up corrects what was understood: what was told before is then not meant."""
    return without_rejection(text) != text
