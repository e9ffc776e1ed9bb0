"""What people say that is no question on a report: hello, thanks, what do you hold."""

from __future__ import annotations

from typing import Literal

from corpus.regex import regex

Courtesy = Literal["", "help", "thanks", "catalogue", "newest_or_oldest"]

_AROUND = r"[\s,.!?;，。！？；～~、]*"
_GREETING = regex(
    rf"{_AROUND}(?:(?:hello|hi|hey|hallo|hola|bonjour|привет|こんにちは|안녕하세요|greetings|"
    r"good (?:morning|day|afternoon|evening))(?: there| youju)?|"
    rf"你好啊?|您好|嗨|哈喽|早上好|下午好|晚上好|在吗){_AROUND}"
)
_HELP = regex(
    rf"{_AROUND}(?:(?:please )?help(?: me)?|帮助|帮帮我|(?:hello|hi|hey|你好|您好)?{_AROUND}(?:"
    r"what can (?:you|youju|i) (?:do|answer|ask|help with)(?: you| for me)?|who are you|"
    r"what are you|what is youju|"
    r"how (?:do|can|does) (?:you|i|it|this) (?:work|use (?:you|it|this))|"
    r"你(?:能|可以|会)(?:做|干|回答|帮我做)?(?:些)?什么|你是谁|你叫什么|有据是什么|(?:这个)?怎么用|如何使用))"
    rf"{_AROUND}"
)
_ABOUT = regex(
    rf"{_AROUND}(?:are you (?:an? )?(?:real )?(?:ai|artificial intelligence|(?:chat)?bot|robot|"
    r"machine|human|person|llm|language model|chatgpt)|"
    r"who (?:made|built|created|developed|wrote|runs) (?:you|this|youju)|"
    r"where (?:do|does|did) (?:you|youju|your|this|the) ?(?:data|information|answers|numbers)? ?"
    r"(?:come from|get (?:it|them|this|that|your (?:data|information|answers|numbers)))(?: from)?|"
    r"what(?:'s| is| are) your (?:data )?sources?|"
    r"(?:can|should) i (?:trust|rely on) (?:you|this|it|your (?:answers|numbers|figures))|"
    r"do you (?:ever )?(?:make (?:things|numbers|it|stuff) up|make up (?:things|numbers|figures)|"
    r"hallucinate|lie|invent (?:things|numbers|figures))|"
    r"你(?:到底)?是(?:不是)?(?:一个)?(?:ai|人工智能|机器人|真人|人|大模型|语言模型|chatgpt)|"
    r"谁(?:开发|制作|研发|创造|做|造)了?的?你|你是谁(?:开发|制作|研发|创造|做|造)的|"
    r"(?:你的?|这些|这里的?)(?:数据|信息|答案|数字|资料|回答)(?:的)?(?:来源)?都?是?从?"
    r"(?:哪(?:里|儿)?来?的?|什么)|"
    r"你(?:会不会|会|有没有)(?:自己)?(?:编造|瞎编|胡编|乱编|编|造假|撒谎|说谎)过?"
    r"(?:数字|数据|答案|东西)?|"
    r"(?:你的?)?(?:答案|回答|数据|数字)?(?:可信|靠谱|可靠|准确|准))[吗么呢]?"
    rf"{_AROUND}"
)
"""Questions on the assistant itself."""
_THANKS = regex(
    rf"{_AROUND}(?:(?:ok(?:ay)?|great|good|perfect|nice|好的?){_AROUND})?"
    r"(?:thanks?(?: you)?|thx|cheers|"
    r"danke|merci|gracias|спасибо|ありがとう(?:ございます)?|谢谢|多谢|感谢|辛苦了|bye|goodbye|再见|拜拜)"
    rf"(?: (?:a lot|so much|very much|again)|你|您|啦|了)?{_AROUND}"
)
_CATALOGUE = regex(
    r"\b(?:which|what|how many) (?:annual |disclosure )?reports (?:do|are|can|have) "
    r"(?:you|there|i)\b|"
    r"\b(?:which|what|how many) (?:places|issuers|districts|years) (?:do you "
    r"(?:have|hold|know|cover)|(?:are|is) (?:covered|held|included|in (?:the|your) corpus))\b|"
    r"\bwhat(?:'s| is) in (?:the|your) (?:corpus|collection|database|store)|"
    r"(?:你们?|这里|语料(?:库)?(?:中|里)?|库里|系统)(?:都)?(?:有|收录|包含|覆盖)(?:了)?(?:哪些|多少|几)"
    r"(?:份|个|年|家)?(?:的)?(?:报告|年报|地方|地区|年份|年度|单位)|"
    r"^(?:有|收录了?|覆盖)(?:哪些|多少|几)(?:份|个)?(?:报告|年报|地方|地区|年份|年度)[?？]?$"
)
_OF_AGE = r"(?:latest|newest|most recent|earliest|oldest)"
_NEWEST_OR_OLDEST = regex(
    r"(?:which|what)(?: of (?:the|your|these))?(?: annual)? reports? (?:is|are|was) (?:the )?"
    rf"{_OF_AGE}(?: one)?[?]?|"
    rf"(?:which|what) (?:is|are|was) (?:the|your) {_OF_AGE}(?: annual)? (?:reports?|years?)[?]?|"
    r"(?:(?:哪|那)(?:一)?(?:份|个|年)?的?(?:报告|年报)(?:是)?最(?:新|近|早|旧|老)的?|"
    r"最(?:新|近|早|旧|老)的?(?:一份)?(?:报告|年报)(?:是|有)?(?:哪(?:一)?(?:份|个|年)?的?|什么|几年的))[?？]?"
)


def courtesy(folded: str) -> Courtesy:
    """What a folded text says that is no question on a report; "" for a question."""
    if _CATALOGUE.search(folded):
        return "catalogue"
    if _NEWEST_OR_OLDEST.fullmatch(folded.strip()):
        return "newest_or_oldest"
    if _THANKS.fullmatch(folded):
        return "thanks"
    helped = (_GREETING, _HELP, _ABOUT)
    return "help" if any(pattern.fullmatch(folded) for pattern in helped) else ""
