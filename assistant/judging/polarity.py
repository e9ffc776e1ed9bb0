"""Whether a sentence says yes or no to a question: what it says of what is asked, or denies.

Only where a run of clauses holds nearly all that the question names is anything said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from assistant.judging.free_of_charge import says_free, speaks_of_charges
from assistant.judging.held import CLAUSE, held_of, opposites, part_on, with_what_follows
from assistant.judging.nought import known_words, speaks_of_none
from assistant.judging.touched import only_within_names
from assistant.judging.unspoken import leaves_a_noun_out
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.portions import ALL_IN_CHINESE, PART_OR_MORE
from assistant.understanding.question import Question
from assistant.understanding.told_amiss import (
    contradicted,
    of_another_grade,
    of_the_same_grade,
    spans_of_a_rank_or_first_year,
    states_a_rank_or_date,
)
from assistant.understanding.words import fold, held_in
from corpus.quantities import numbers_in
from corpus.regex import regex

_DENIED = regex(
    r"(?<!存在)未(?!来|成年|经|按|满)|没有|不存在|无(?!障碍|线|缝|抵押|需|条件|论|法|偿|人|力|效|证|关)|为零|(?<![\d.])0(?:件|元|起|次|条)"
)
_NEGATED = regex(
    r"\b(?:not|never|no|without)\b|n't\b|没有?(?!有)[^,，。？?]*(?:[,，][是对真][^,，。？?]{0,3})?吗|"
    r"不是[^,，。？?]*吗|"
    r"(?:是不是|是否)[^?？]{2,40}?(?:没(?!有?[?？])|未(?!来)|不(?!仅|但|断|少|同|是|动产))"
)
_ALLOWED = regex(
    r"能不能|可不可以|可以|能否|能[^,，。]{0,12}吗|\b(?:can|could|may|allowed|permitted|"
    r"possible to|able to|ways? to)\b"
)
_ALL_DO = regex(r"(?:全部|全都|都|均)(?:已经|已|能)?([\u3400-\u9fff]{2,4}?)(?=[了吗完没?？]|$)")
_IN_GENERAL = regex(
    r"一般|通常|规定|要求|必须|应当|\b(?:usually|generally|must|should|required?|have to|has to)\b"
)
_DUTY = regex(r"必须|不得|一律|应当|严禁")
_ALL = regex(
    r"\b(?:(?<!at )all|every|entire(?:ly)?|completely|fully|alle|tous|toutes)\b|"
    rf"{ALL_IN_CHINESE}|均(?!网|价|衡|匀)|全都"
)
_REQUIRED = regex(r"按要求|应当|必须|\d小时内")
"""What is to be done in such a case is not said to have been done."""
_ASKS_WHAT_HAPPENED = regex(
    r"^(?:and |but |so )?(?:did|was|were|has|have|had)\b|"
    r"有没有|有无|[过了]吗|[过了]没|是否(?:有|发生|出现)"
)
_IN_SUCH_A_CASE = regex(r"^(?:凡|如果?|若|对|被).{1,30}的$|一旦|一经")
_PLANNED = regex(
    r"计划(?!单列|类|生育|文件|信息)|目标(?!考核|责任|管理)|力争|争取|打算|下一步|拟(?!定|态|稿|办|制|不予|公开的)|"
    r"将(?:于|在|会|以|进一步|继续|不断|逐步|重点(?![^，。；]{1,20}(?:纳入|列入|作为))|大力|切实|加大|加强)"
)
_EXPECTED = regex("预计|预期")
_CAME_ABOUT = regex(
    r"(?<!力争)(?<!确保)(?<!争取)(?:完成|达成)[^，,。；]{0,16}(?:目标|任务|计划)|"
    r"已|累计|建成|(?:完成|达到|超过)[^，,。；]{0,14}\d|顺利完成|率(?:达|为)?\d"
)
_ASKS_FOR_A_PLAN = regex(
    r"\b(?:plan(?:s|ned|ning)?|intend\w*|aim(?:s|ed)?|hop(?:e|es|ed|ing)|will|going to|targets?|"
    r"goals?|expect\w*|next year|forecast\w*)\b|计划|打算|拟|目标|将|预计|预期|明年|下一?年|下一步"
)
_CONTRARY = regex(
    r"\bun(?!der|ion|it|ified|iform|ique|like|til|usual|cover|veil|expect|limit|precedent)\w{3,}ed\b|"
    r"\bun(?:done|paid|lawful|met)\b|\b(?:refus\w*|reject\w*|den(?:y|ied)|withh[eo]ld\w*|overdue|"
    r"late|fail\w*|miss(?:ed)?|overlook\w*|ignor\w*|los[et]|lost|delay\w*|turn(?:ed)? down|"
    r"declin\w* to|short of|clos(?:e|ed)(?= (?:down |its|the|any|a)\b)|shut|abolish\w*|scrap\w*)\b|"
    r"关[闭停]|停[用办]|拒绝|驳回|逾期|超期|延误|失败|败诉|拖欠|遗漏|不予|超时"
)
"""What asks for the contrary of what reports usually say: refused, unpaid, late."""
_CONTRARY_SAID = regex(
    r"关[闭停]|停|取消|撤|销|废|未|不|拒|驳回|逾期|超期|延|尚|待|失败|败诉|拖欠|欠|没有|无|超时|遗漏"
)
_SAYS_IT, _SAYS_IT_ELSEWHERE = 0.6, 0.5
"""So much of a question must a part of a sentence hold that says yes or no to it; less in languages
of which fewer words are known."""
_SAYS_IT_AND_THE_GRADE = 0.49
"""So much where it names the very level that is asked about: grade three, 三级."""
_SAYS_IT_AND_A_FIGURE = 0.4
"""So much where a part of a sentence states the very figure of the question besides."""


def asks_for_all(question: Question) -> bool:
    """Whether it is asked whether all of something were so."""
    most = question.portion in PART_OR_MORE
    return "yesno" in question.intents and not most and _ALL.search(question.asked) is not None


def all_said(question: Question, said: str) -> bool:
    """Whether a sentence says of all of them what is asked: 全部复工; 社区均设立了网站."""
    asked = _ALL_DO.search(question.folded)
    if asked and re.search(f"(?:全部|全都|都|均)已?{asked[1]}", fold(said)):
        return True
    return any(_says_of_all(question, fold(clause)) for clause in CLAUSE.split(said))


def all_but_some(said: str) -> bool:
    """Whether a sentence says that all were so but for some: 除结转1件外,其他均按期办理."""
    return _ALL_BUT.search(fold(said)) is not None


_ALL_BUT = regex("(?<![清拆解消废扫排铲驱免])除(?!了)[^。；]{1,30}?外[^。；]{0,12}(?:均|全部|都)")


def _says_of_all(question: Question, clause: str) -> bool:
    """Whether one clause says of all what is asked: whose they are, 均, and what was so.

    Each word stands on its side of 均, as in the question on its side of 都; where the language
    has no such order at least one word stands on either side.
    """
    at = _OF_ALL.search(clause)
    terms = [t.widened for t in question.own_terms]
    if at is None or len(terms) < _TWO_SIDES or _DENIED.search(clause):
        return False
    if _NEGATED.search(question.folded) or _CONTRARY.search(question.folded):
        return False
    if _REQUIRED.search(clause) or _PLANNED.search(clause):
        return False
    before, behind = clause[: at.start()], clause[at.end() :]
    turn = _ALL.search(question.folded) if question.language == "zh" else None
    if turn is not None and _OF_ALL.fullmatch(turn[0]):
        return all(held_in(t, before if t.start < turn.start() else behind) == 1 for t in terms)
    held = all(t.trust >= 1 and held_in(t, clause) == 1 for t in terms)
    sides = [any(held_in(t, side) == 1 for t in terms) for side in (before, behind)]
    return held and all(sides)


_OF_ALL = regex("均(?!网|价|衡|匀)|全都|全部|(?<!首)(?<!成)都(?!市|江|会|督|没)")
_TWO_SIDES = 2
"""So many words at least: whose they are, and what was so."""


def asks_for_a_rule(question: Question) -> bool:
    """Whether it is asked what is allowed or usual, not what happened."""
    return bool(_ALLOWED.search(question.folded) or _IN_GENERAL.search(question.folded))


def denies(question: Question, said: str) -> bool:
    """Whether what is said is that there was none of it; 免费 only where fees are asked for.

    The clause that denies it speaks of it, or of nothing: 没有发现.
    """
    if speaks_of_charges(question.folded) and says_free(said):
        return True
    denying = [clause for clause in CLAUSE.split(fold(said)) if _DENIED.search(clause)]
    return any(len(c) < _SHORT or held_of(question, c) >= _SPOKEN_OF for c in denying)


_SHORT, _SPOKEN_OF = 8, 0.2


def has_nothing_else(question: Question, said: str) -> bool | None:
    """Whether a sentence says that there is nothing else to report; None if that is not asked."""
    if not _ELSE_TO_REPORT.search(question.folded):
        return None
    return _NOTHING_ELSE.search(fold(said)) is not None


_ELSE_TO_REPORT = regex(
    r"其他需要报告的事项|\b(?:other|further|additional) (?:matters?|items?|things?|issues?) "
    r"(?:\w+ ){0,3}report|\b(?:any|some)thing (?:else|further|more) (?:\w+ ){0,3}report"
)
_NOTHING_ELSE = regex("(?:无|没有)(?:其他|其它|需要|[需要]|报告|说明|的){0,5}事项")


def says(question: Question, said: str) -> bool | None:
    """True or False where a part of a sentence says what is asked or denies it; None if neither."""
    if _NEGATED.search(question.folded):
        return None
    if speaks_of_charges(question.folded) and says_free(said):
        return False
    part, held = part_on(question, said)
    if _is_by_another(question, said) or of_another_grade(question.folded, fold(part)):
        return None
    if _REQUIRED.search(part) and not asks_for_a_rule(question):
        return None
    if _CONTRARY.search(question.folded) and not _CONTRARY_SAID.search(part):
        return None
    if is_denied_so(question, part):
        return False
    if _is_of_its_contrary(question.folded, part, said):
        return None
    least = _SAYS_IT if question.language in ("en", "zh") else _SAYS_IT_ELSEWHERE
    if of_the_same_grade(question.folded, fold(part)) and _holds_the_first(question, part):
        least = _SAYS_IT_AND_THE_GRADE
    if not known_words(question) and not _names_two_things(question):
        return None
    if _names_unknown_things(question) or leaves_a_noun_out(question, said):
        return None
    if held < least or (_ALLOWED.search(question.folded) and _DUTY.search(part)):
        return None
    denied = denies(question, part)
    alone = len(question.own_terms) == 1 and only_within_names(question.own_terms[0], fold(part))
    return None if alone and not denied else not denied


def is_denied_so(question: Question, part: str) -> bool:
    """Whether a part of a sentence denies the very last word of a Chinese question: 高吗, 不高."""
    asked = _LAST_WORD.search(question.folded)
    return asked is not None and re.search(f"不(?:够|太|很)?{asked[1]}(?!于)", part) is not None


_LAST_WORD = regex(
    r"(?<![不未])(均衡|平衡|规范|完善|健全|准确|及时|到位|充分|明显|[高强深多好快足齐全])吗?[?？]?$"
)
_FALLS_SHORT = regex(
    r"不够|有待|(?<!补)不足(?!\s?\d)|欠[缺佳]|薄弱|不到位|不[均平]衡|不完善|不健全|不[高强深]|不规范|不准确|"
    r"(?:还|尚|仍)需|需(?:要)?进一步"
)
_ASKS_WHAT_FALLS_SHORT = regex(
    r"问题|不足|不够|有待|[欠弱差难缺]|短板|需|改进|\b(?:problems?|short\w*|weak\w*|lack\w*|needs?|"
    r"enough|improv\w+|insufficient|poor\w*|uneven|difficult\w*|imperfect\w*|room)\b"
)
"""What a report says of itself that it does not do well yet, and what asks for that."""


def _is_of_its_contrary(asked: str, part: str, said: str) -> bool:
    """Whether what is said tells what falls short, or was closed, and the question asks for none.

    Whether new accounts were opened is not told by those that were shut down.
    """
    falls_short = _FALLS_SHORT.search(part) and not _ASKS_WHAT_FALLS_SHORT.search(asked)
    return bool(falls_short or (_OPENS.search(asked) and _CLOSED.search(said)))


_OPENS = regex(
    r"\b(?:open(?:ed)?|launch(?:ed)?|set up|start(?:ed)?|creat(?:e|ed)) "
    r"(?:up )?(?:any|an?|new|its|\d)\b|新?开[设通办]|新[增建设]|启用"
)
_CLOSED = regex(r"关停|注销|关闭|停用|撤[销并]")
"""What asks if something was opened, and what says that such things were closed."""


def _holds_the_first(question: Question, part: str) -> bool:
    """Whether a part of a sentence has what a question names first: what it asks about."""
    return held_in(question.own_terms[0].widened, fold(part)) == 1 if question.own_terms else False


def _is_by_another(question: Question, said: str) -> bool:
    """Whether it is asked if somebody did it, and a sentence names a doer who is not called so."""
    asked = _BY_WHOM.search(question.folded)
    doers = _DOER.findall(fold(said))
    if asked is None or not doers:
        return False
    named = [t for t in question.own_terms if asked.start() <= t.start < asked.end() and t.chinese]
    return bool(named) and not any(all(held_in(t, doer) for t in named) for doer in doers)


_BY_WHOM = regex(
    r"\b(?:written|compiled|prepared|drafted|drawn up|run|led|held|organi[sz]ed|hosted|published|"
    r"issued|produced|handled|managed|operated|built|audited|checked|supervised) by [^,?]+|"
    r"(?<![理缘自])由[^,，。？?]+"
)
_DOER = regex("(?<![理缘自])由([^，。；,;]+)")
"""Who did it, in a question and in a sentence."""


def _names_unknown_things(question: Question) -> bool:
    """Whether a plural of an English question has no Chinese: psychologists are no centre."""
    return question.language == "en" and any(
        not t.chinese and _PLURAL.fullmatch(t.text) for t in question.own_terms
    )


_PLURAL = regex(r"[a-z]{4,}s(?<!ss)")


def _names_two_things(question: Question) -> bool:
    """Whether a question names two things by known words: a firm and information are but one."""
    named = [t for t in question.own_terms if t.trust >= 1 and t.chinese]
    return sum(not all(map(_INFORMATION.fullmatch, t.chinese)) for t in named) > 1


_INFORMATION = regex("(?:政府|政务|信息|公开)+")


def says_none(question: Question, said: str) -> bool:
    """Whether a part of a sentence that holds most of a question says that there was none of it."""
    part, held = part_on(question, said)
    return held >= _SAYS_IT and denies(question, part)


def says_the_opposite(question: Question, said: str) -> bool:
    """Whether a sentence has the opposite of a word of the question alone: 兼职, not 专职.

    So has one with another rank or date than the only one that the question states.
    """
    pairs = _opposites_in(question.folded)
    if pairs is None:
        return False
    told = []
    for asked_of in (question, _without_what_is_denied(question)):
        part, held = part_on(asked_of, said)
        if held < (_SAYS_IT_AND_A_FIGURE if _has_its_figure(question, part) else _SAYS_IT):
            continue
        if contradicted(question.folded, fold(part), fold(said)):
            return True
        told.append(with_what_follows(part, said))
    return any(
        other.search(one) and not asked.search(one) for one in told for asked, other in pairs
    )


@lru_cache(64)
def _opposites_in(folded: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] | None:
    """What a folded question has an opposite of; None where nothing can say the opposite of it."""
    if _ALSO.search(folded):
        return None
    pairs = tuple((asked, other) for asked, other, _ in opposites() if asked.search(folded))
    return pairs if pairs or states_a_rank_or_date(folded) else None


_ALSO = regex(r"\b(?:also|as well|too)\b|也(?=[有是能可提支上推])")
"""What is asked for besides: for iPhones too. One of the two denies nothing of the other."""


def _without_what_is_denied(question: Question) -> Question:
    """A question without the words of which a sentence may have the opposite, and no other."""
    found = (m for asked, _, _ in opposites() for m in asked.finditer(question.folded))
    spans = [*(m.span() for m in found), *spans_of_a_rank_or_first_year(question.folded)]
    left = tuple(
        t for t in question.own_terms
        if not any(t.start < end and start < t.end for start, end in spans)
    )  # fmt: skip
    return replace(question, own_terms=left) if left else question


def _has_its_figure(question: Question, part: str) -> bool:
    """Whether a part of a sentence states the one figure that a question takes for granted."""
    asked = figures_taken_for_granted(question)
    return len(asked) == 1 and any(n.value == asked[0].value for n in numbers_in(part))


def did_not_happen(question: Question, said: str) -> bool:
    """Whether a sentence says that what a question why takes for granted did not come about."""
    if speaks_of_none(question):
        return False
    part, held = part_on(question, said)
    if held < _SAYS_IT:
        return False
    never = [clause for clause in CLAUSE.split(fold(part)) if _NEVER.search(clause)]
    free = speaks_of_charges(question.folded) and says_free(part)
    return free or any(held_of(question, clause) >= _SPOKEN_OF for clause in never)


_NEVER = regex(
    r"(?:未|没有|并?无)(?:再|曾)?(?:发生|出现|收到|收取|受到|接到|涉及|产生)|没有[^，,。]{2,40}(?:发生|出现)"
)


def only_in_such_a_case(question: Question, said: str) -> bool:
    """Whether it is asked what happened, and a sentence says what is to happen in such a case."""
    if not _ASKS_WHAT_HAPPENED.search(question.folded) or asks_for_a_rule(question):
        return False
    part, _ = part_on(question, said)
    clauses = CLAUSE.split(said)
    return any(
        _IN_SUCH_A_CASE.search(clause) and (clause in part or (behind and behind in part))
        for clause, behind in zip(clauses, (*clauses[1:], ""), strict=True)
    )


def only_planned(question: Question, said: str) -> bool:
    """Whether what a sentence says of what is asked is planned or aimed at, not what came of it."""
    if _ASKS_FOR_A_PLAN.search(question.folded) and not _ASKS_OF_A_PLAN.search(question.folded):
        return False
    part, _ = part_on(question, said)
    expected = _ASKS_OF_A_PLAN.search(question.folded) and _EXPECTED.search(part)
    return bool(expected or _PLANNED.search(part)) and not _CAME_ABOUT.search(part)


_ASKS_OF_A_PLAN = regex(
    r"\b(?:meet|met|reach\w*|achiev\w*|fulfil\w*|exceed\w*|surpass\w*|hit|miss(?:ed)?|beat|"
    r"complet\w*|fall short|fell short)\b|完成|达到|达成|实现|超额|超过|达标|兑现"
)
"""Whether a plan was carried out."""
