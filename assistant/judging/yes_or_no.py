"""What a question for yes or no is, the words of a yes and a no, and of a premise set right."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from assistant.understanding.given import figures_taken_for_granted, is_about
from assistant.understanding.messages import say
from assistant.understanding.question import Question
from assistant.understanding.reckoning import asks_which_it_is, direction_in, limit_in
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from corpus.report import Quantity

_QUANTIFIED = regex(
    r"\b(?:a|one|half a|the) (?:whole|full|entire) (?:day|week|month|year|hour)\b|"
    r"\b(?:(?:full|half|all|whole)-day|(?:bus|larg|bigg|high|low|small|great|long|short|few)i?est)\b|"
    r"[一两二三四五半几](?:整?天|整?周|个?星期|整?个月|个?小时)(?![内后前以之])|"
    r"\b(?:(?<!at )all|every|each|entire\w*|more|fewer|less|least|most|only|half|majority|"
    r"any other|ris\w+|rose|increas\w+|decreas\w+|f[ae]ll\w*|drop\w*|lose|lost|better|worse|"
    r"than|enough|halv\w+|doubl\w+|tripl\w+)\b|翻[了番倍一两]|倍|"
    r"都|全部|所有|均|超过|[多少高低]于|至少|只有|一半|多数|增|减|比|更|全是|最[多大高少低小快长]"
)
_COUNTING = regex(
    r"\bhow (?:many|much|often|long)|\bwhat (?:number|share|percent|proportion|fraction)|"
    r"多少|几(?!乎)"
)
_HOW_MANY = regex(
    r"(?<!people )(?<!those )(?<!anyone )(?<!everyone )(?<!residents )(?<!citizens )"
    r"(?<!companies )(?<!applicants )\bwho\b|"
    r"\b(?:how|(?<!ing )(?<!because )(?<!most of )(?<!half of )(?<!all of )what|"
    r"which|why|wie|wieviele?)\b|"
    r"\b(?:combien|cu[aá]nt[oa]s?|quant[oa]s|сколько)\b|"
    r"多少|(?<![乎那这])几(?!乎)|什么|哪(?![^,，。？?]{1,8}(?:要是|如果|只要|一旦|若))|谁|为何|怎|何|还是|いつ|いくつ|どの|どん|どこ|なぜ|몇"
)
_THRESHOLD = regex(
    r"more than|less than|fewer than|at least|at most|(?<!carry )(?<!carried )over \d|"
    r"超过|[超逾](?=\d)|多于|少于|至少|不足|以上|以下"
)
_IN_PASSING = regex(
    r"\b(?:of|among|out of|from|the|its|their|those|these|all)(?: (?:all|the|its|their))? $|"
    r"'s $|[的这那其共]$"
)
"""Before a figure that a question for yes or no speaks of, but does not ask about."""
_SHARES = ("%", "成", "")
"""The units of figures that a share may be held against; a cell that was computed has none."""
_DONE = regex(r"(?<!为)[了过](?:吗|没有?)[?？]?$|有没有")
_IS_IT = regex(r"(?<!有没)是(?![否不])[^,，。？?]{2,40}的吗")
_RISEN = regex(r"增(?:长|加|幅)|上升|提高|上涨|(?:超过|高于|多于)(?:去年|上一?年|前一年)")
_FALLEN = regex(r"减少|下降|降低|下滑|降幅|(?:低于|少于|不及)(?:去年|上一?年|前一年)")


def asks_yes_or_no(question: Question) -> bool:
    """Whether it is asked of one report if something is so, not which, how many or why."""
    one = len(question.scope.report_ids) == 1 or question.scope.ambiguous
    one = one and not asks_which_it_is(question.folded) and not _sues_itself(question)
    return one and "yesno" in question.intents and not _HOW_MANY.search(question.folded)


def _sues_itself(question: Question) -> bool:
    """Whether it is asked if the body that reports went to law itself: "did the bureau appeal".

    Reports count who went to law against it: they say neither yes nor no.
    """
    asked = question.text.lower()
    return any(
        _DID.search(asked[: m.start]) and _GOES_TO_LAW.match(asked, m.end)
        for m in question.scope.mentions
    )


_DID = regex(r"^(?:and |but |so )?(?:did|has|have|had) (?:the )?$")
_GOES_TO_LAW = regex(
    r"(?: (?!(?:ge?ts?|got|be|been|being)\b)\w+){0,4}? "
    r"(?<!every )(?<!each )(?<!an )(?<!any )(?<!its )(?<!the )(?<!this )"
    r"(?:appeal(?:ed)?|sued?|challenged?|contest(?:ed)?)\b"
)


def as_asked(question: Question, before: str, language: str) -> str:
    """A no in the words of the question: 没有 to 到八成了吗, where 不是 denies 是八成吗."""
    if language != "zh":
        return before
    if before == there_is(False, "zh") and _IS_IT.search(question.folded):
        return say("wrong", "zh")
    asks_if_done = _DONE.search(question.folded) is not None
    return say("not_yet", "zh") if asks_if_done and before == say("wrong", "zh") else before


def right_or_wrong(right: bool, language: str) -> str:
    """That what is asked is so, or is not."""
    return say("right" if right else "wrong", language)


def there_is(some: bool, language: str) -> str:
    """That there was some, or none."""
    return say("yes" if some else "no", language) + (", " if language == "en" else "，")


def says_a_direction(said: str) -> bool:
    """Whether it says that something rose, or that it fell."""
    return bool(_RISEN.search(said) or _FALLEN.search(said))


def direction_said(said: str) -> Literal["", "rise", "fall"]:
    """Whether it says that something rose, or that it fell; "" where both, or neither."""
    rises, falls = bool(_RISEN.search(said)), bool(_FALLEN.search(said))
    return "" if rises == falls else "rise" if rises else "fall"


def against_the_direction(question: Question, said: str, language: str) -> str:
    """A correction where a question takes for granted that something fell, and it rose."""
    if not {"why", "yesno"} & question.intents or "number" in question.intents:
        return ""
    direction = direction_in(question.folded)
    told = direction_said(said)
    if not direction or not told:
        return ""
    right = told == direction
    if right and _by_how_much(question):
        return ""
    if asks_yes_or_no(question):
        return right_or_wrong(right, language)
    return "" if right else say("otherwise", language)


def _by_how_much(question: Question) -> bool:
    """Whether a question says by how much something rose or fell: 降了三成以上."""
    stated = limit_in(question.folded)[1] or figures_taken_for_granted(question)
    return bool(stated or question.portion or _MANIFOLD.search(question.folded))


_MANIFOLD = regex(
    r"\b(?:half|halv\w+|doubl\w+|twice|tripl\w+|\w+fold)\b|一半|半数|翻[了番倍一两]|倍"
)
"""How many times as much, which a mere rise or fall does not say."""


def claim_corrected(question: Question, stated: Sequence[Quantity], language: str) -> str:
    """Corrects a figure that the question takes for granted and the report states otherwise."""
    if _COUNTING.search(question.folded) or question.elliptical:
        return ""
    asked = figures_taken_for_granted(question)
    if len(asked) != 1 or not stated or _THRESHOLD.search(question.folded):
        return ""
    if asked[0].unit in ("%", "percent") and not any(q.unit in _SHARES for q in stated):
        return ""
    values: set[Decimal | None] = {q.value for q in stated}
    shares = [q.value for q in stated if q.unit in _SHARES]
    right = bool(values & {asked[0].value, asked[0].mantissa})
    if right or any(is_about(share, {asked[0].value}, question.asked) for share in shares):
        return ""
    in_passing = _IN_PASSING.search(question.asked[: asked[0].start])
    claimed = asks_yes_or_no(question) and not in_passing
    return say("not_so" if claimed else "otherwise", language)


def quantified(question: Question, said: str = "") -> bool:
    """Whether a question asks of all, of more or of a change, which no figure alone decides.

    Words that name a result are none of these: who lost a lawsuit speaks of no loss, and what was
    granted "only in part" is one of the outcomes. Nor are those that a sentence says itself: daily.
    """
    spans = [
        (c.start, c.end) for c in question.concepts if c.group == "result" or c.name == "partial"
    ]
    told = (t for t in question.own_terms if t.sure and said and held_in(t, fold(said)) == 1)
    spans += [(t.start, t.end) for t in told]
    return any(
        not any(start <= found.start() < end for start, end in spans)
        for found in _QUANTIFIED.finditer(question.asked)
    )
