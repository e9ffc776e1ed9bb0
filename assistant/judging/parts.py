"""A part and its whole among the figures of one report: a share, what is left, whether all.

"What share of the complaints registered concerned wages"; "还有多少件未审结"; "全部开工了吗".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.evidence.arithmetic import value_of
from assistant.evidence.evidence import Finds
from assistant.evidence.prose import Candidate
from assistant.evidence.sides import OF_MONEY
from assistant.judging.polarity import asks_for_all
from assistant.judging.required import lacks_a_requirement
from assistant.judging.some_of_them import SAME_PLACE, is_said_of_some, is_whole_of
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import Weighed, coverage, fold, held_in, pairs_of
from corpus.language import han_of
from corpus.quantities import numbers_in, unit_kind
from corpus.regex import regex
from corpus.report import Span

_PERCENT = (
    r"(?:what|which|how many) "
    r"(?:share|per ?cent(?:age)?|%|proportion|portion|fraction|part|slice|chunk)"
)
_ROLES = tuple(
    regex(pattern)
    for pattern in (
        rf"{_PERCENT} of (?P<whole>.+?) (?:(?:has|have|had) been|was|were|are|is|came|comes?|"
        r"concern\w*|involv\w*|can|could|may|had|have|went|got|did|that|sat|stood|fell|appeared|dealt|"
        r"belonged|related)\b(?P<part>.+)",
        rf"\bof (?P<whole>.+?), {_PERCENT}(?P<part>.+)",
        r"(?P<whole>[^,，。]+?的(?:政府|政务)?(?:信息|事项|案件|文件|申请|稿件|项目))[,，]"
        r"(?P<part>[^,，。]+?)占了?(?=百分之|多[大少高]|几成|比[例重])",
        r"(?P<whole>[^,，。]+?)(?:当中|之中|里面|中|里)[,，]?(?P<part>[^,，。]+?)"
        r"(?:所)?(?:占|的(?:比例|比重|占比))",
        r"(?P<part>[^,，。]+?)(?:所)?占(?:了)?(?P<whole>[^,，。]+?)的?"
        r"(?:百分之|比例|比重|多少|多大|几成)",
    )
)
_DONE = regex(
    r"已|完成|办结|审结|结案|解决|整改|开工|复工|答复|回复|处理|检查对象|开通|实现|取缔|"
    r"入住|建成|投用|到位|验收|脱贫|摘帽|摘牌|兑付"
)
DOING = regex(
    r"finish|complet|conclud|done|clos|settl|dealt|resolv|answer|start|begun|beg[ai]n|handl|deal|"
    r"looked at|checked|inspected|examined|办结|完成|开工|"
    r"解决|答复|办复|审结|结案|整治|处理|办理|取缔|整改"
)
_RATE_DONE = regex(r"(?:办结|结案|审结|完成|工|合格|解决|答复|办复|回复|整改|处理|落实|达标)率$")
_OPEN = regex(r"未|待|尚")
_HELD, _GOVERNS = 0.3, 0.15
"""So much of a part's words, or a whole's, must stand in its label; less where it governs the part.
"""
_BY_FIGURE = 0.5
"""What it counts that a question states the very figure of a whole: of the 429 items."""
_PORTION_HELD = 0.5
"""So much of a question must the part and the whole hold that decide whether most of it was so."""
_QUOTES = "“‘「『\"'《"
_A_LITTLE = 0.1
WHOLE_RATE = 100
"""The rate, in percent, of what was done of all."""
_LOOKED_AT = 40
_ASIDE = 24
_OF_ANOTHER = regex(r"^.*\d[^，,；;。、]{0,4}、", re.DOTALL)
"""What belongs to the figure before: 街道事项平均为150项、 says nothing of 社区事项66项."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and the whole that it is of; ``held``: how surely they are those asked for, 0 to 2."""

    part: Candidate
    whole: Candidate
    held: float

    @property
    def values(self) -> frozenset[Decimal | None]:
        """Both values."""
        return frozenset(one.fact.quantity.value for one in (self.part, self.whole))


def share_asked(question: Question, finds: Finds) -> Pair | None:
    """The part and the whole whose share is asked for by naming both."""
    for pattern in _ROLES:
        roles = pattern.search(question.folded)
        if roles is None:
            continue
        said = Span(*roles.span("part"))
        part = _telling(_terms(finds, said)) or _body_named(question, finds, said)
        whole = _telling(_terms(finds, Span(*roles.span("whole"))))
        named = question.folded[slice(*roles.span("whole"))].strip()
        given = {n.value for n in numbers_in(named) if n.counts}
        given &= {c.fact.quantity.value for c in finds.ranked[0][:_LOOKED_AT]}
        if not part or not (whole or given):
            continue
        called = roles["part"]
        found = [
            Pair(p, w, of_part + of_whole + _spelled(called, p))
            for p, w in (*pairs_in(finds, given), *_made_up_of(finds))
            if (of_part := words_hold(part, p, finds)) >= _HELD
            and (of_whole := _held_of_whole(whole, w, finds, given, named))
            >= _least_of(w, p, given)
            and of_part + _spelled(called, p) > words_hold(part, w, finds) + _spelled(called, w)
            and (not given or w.fact.quantity.value in given)
        ]
        money = [pair for pair in found if unit_kind(pair.part.fact.quantity.unit) == "money"]
        if found:
            told = OF_MONEY.search(question.folded) or _MONEY.search(named)
            return max((money if told else []) or found, key=lambda pair: pair.held)
    return None


_ALL_OF_IT = regex("总[量数条件计]?|全[部年]|所有|数量|发布量|公开量|合计")
"""Words for a whole that say nothing of what it is a whole of: 公开总量."""


def _telling(words: tuple[Weighed, ...]) -> tuple[Weighed, ...]:
    return tuple(w for w in words if not _ALL_OF_IT.fullmatch(w.term.text)) or words


def is_of_money(folded: str) -> bool:
    """Whether the share of some money is asked for: no share of those who paid it is that."""
    found = (pattern.search(folded) for pattern in _ROLES)
    return any(_MONEY.search(roles["whole"].strip()) for roles in found if roles)


def _body_named(question: Question, finds: Finds, span: Span) -> tuple[Weighed, ...]:
    """The body that a question names in a part of it, as a term."""
    inside = any(span.start <= m.start < span.end for m in question.scope.mentions)
    body = question.scope.body if inside else ""
    return tuple(w for w in finds.weighed if body and w.term.text == body)


def _held_of_whole(
    words: Sequence[Weighed], whole: Candidate, finds: Finds, given: Collection[Decimal | None],
    named: str,
) -> float:  # fmt: skip
    """How much of a whole's words its label holds; half at least of the figure, or money, named."""
    held = words_hold(words, whole, finds)
    of_money = _THAT_MONEY.search(named) and unit_kind(whole.fact.quantity.unit) == "money"
    return max(held, _BY_FIGURE) if of_money or whole.fact.quantity.value in given else held


_THAT_MONEY = regex(r"^(?:that|this|the|those) (?:money|sum|amount|total|cash)$|^[那这]笔?钱$")
_MONEY = regex(rf"{_THAT_MONEY.pattern}|\b(?:fees?|charges|takings|money)\b|[费款钱](?:用|项)?$")
"""What a whole is called that is money: the share of the fees, and not of those who paid them."""


def _least_of(whole: Candidate, part: Candidate, given: Collection[Decimal | None]) -> float:
    """How much of a whole's words its label must hold; less where else it is told that it is it."""
    told = part.fact.parent == whole.fact.label or whole.fact.quantity.value in given
    return _GOVERNS if told else _HELD


def _spelled(called: str, candidate: Candidate) -> float:
    """A little for each pair of characters of a Chinese name that a label has: 政府投资."""
    pairs = pairs_of(han_of(called))
    label = fold(candidate.fact.label)
    return _A_LITTLE * sum(pair in label for pair in pairs) / len(pairs) if pairs else 0.0


def portion_asked(finds: Finds) -> Pair | None:
    """The part and the whole that decide whether most of the whole was so, as prose states them."""
    terms = [w for w in finds.weighed if w.term.chinese]
    denying = any(_DENYING.match(word) for w in terms for word in w.term.chinese)
    found = []
    of_one = (pair for pair in pairs_in(finds) if pair[0].fact.parent == pair[1].fact.label)
    for part, whole in (*of_one, *_made_up_of(finds)):
        if _DENYING.match(part.fact.label) and not denying:
            continue
        own, of_whole = fold(part.fact.label), fold(whole.fact.label)
        telling = [w for w in terms if held_in(w.term, own) > held_in(w.term, of_whole)]
        held = coverage(terms, own + of_whole + fold(whole.fact.parent))
        if telling and held >= _PORTION_HELD:
            found.append(Pair(part, whole, held))
    return max(found, key=_best_held, default=None)


def _made_up_of(finds: Finds) -> Iterator[tuple[Candidate, Candidate]]:
    """Each figure of a sentence whose figures come to one stated shortly before it, with that.

    主动公开700条; then 网站65条,微信635条.
    """
    counts = [c for c in finds.ranked[0][:_LOOKED_AT] if c.fact.quantity.value]
    for part in counts:
        kin = {
            c.fact.start: c for c in finds.ranked[0]
            if c.fact.context.start == part.fact.context.start
            and c.fact.quantity.unit == part.fact.quantity.unit and c.fact.quantity.value
        }  # fmt: skip
        sum_of_all = sum((value_of(c) for c in kin.values()), Decimal(0))
        for whole in counts if len(kin) > 1 else ():
            before = 0 < part.fact.start - whole.fact.end <= SAME_PLACE
            alike = whole.fact.quantity.unit == part.fact.quantity.unit
            if before and alike and whole.fact.start not in kin and value_of(whole) == sum_of_all:
                yield part, whole


_DENYING = regex("[不未无]")
"""What a part is called that was not disclosed, not finished."""


def _best_held(pair: Pair) -> tuple[float, float]:
    return pair.held, pair.part.features.near


def all_asked(question: Question, finds: Finds) -> Pair | None:
    """The whole and what is done of it, or what is not, where it is asked whether all is done.

    None where the report states that rate in full: that answers by itself.
    """
    rates = (c.fact for c in finds.ranked[0][:3] if "率" in c.fact.label)
    if not asks_for_all(question) or any(fact.quantity.value == WHOLE_RATE for fact in rates):
        return None
    given = {n.value for n in numbers_in(question.asked) if n.counts}
    named = _part_named(finds, given)
    if named is not None:
        return named
    quoted = [t for t in question.own_terms if _is_quoted(t, question.folded)]
    pair = done_of_all(finds, given=given)
    if pair is None or _is_a_share_stated(finds.ranked[0][0], finds):
        return None
    matter = [w for w in finds.weighed if w.term.chinese and not DOING.search(w.term.text)]
    facts = (pair.part.fact, pair.whole.fact)
    text = finds.report.source_text[facts[1].context.start : max(f.end for f in facts)]
    held = coverage(matter, fold(text + "".join(f.label + f.parent for f in facts)))
    labels = fold("".join(f.label + f.parent for f in facts))
    if not all(any(fold(name) in labels for name in (t.text, *t.chinese)) for t in quoted):
        return None
    if lacks_a_requirement(question, labels, labels):
        return None  # how many were answered says nothing of whether that was in time
    pair = Pair(pair.part, pair.whole, held)
    own = fold(pair.part.fact.label)
    if any(DOING.search(t.text) and held_in(t, own) == 1 for t in question.own_terms):
        return pair
    if facts[0].parent != facts[1].label and not _tells_them_apart(question, own, facts[1].label):
        return None
    undone = [
        Pair(c, pair.whole, pair.held) for c in finds.ranked[0]
        if pair.part.fact.parent and c.fact.parent == pair.part.fact.parent
        and _OPEN.search(c.fact.label) and c.fact.quantity.value
    ]  # fmt: skip
    return undone[0] if undone else pair


def _tells_them_apart(question: Question, own: str, whole: str) -> bool:
    """Whether a question has a word that a part has, and its whole has not: 检查, of 抽取."""
    if question.language != "zh" and DOING.search(question.folded):
        return True  # the verb may be no term of its own
    return any(held_in(t, own) == 1 and held_in(t, fold(whole)) < 1 for t in question.own_terms)


def _part_named(finds: Finds, given: Collection[Decimal]) -> Pair | None:
    """The best figure with what governs it, where that is as many as the question says.

    "Are all 1,710 items dealt with at once": 1232 of them.
    """
    part = finds.ranked[0][0]
    whole = next(
        (
            c for c in finds.ranked[0]
            if c.fact.label == part.fact.parent and c.fact.quantity.value in given
            and c.fact.quantity.unit == part.fact.quantity.unit
        ),
        None,
    )  # fmt: skip
    if whole is None or unit_kind(part.fact.quantity.unit) == "percent":
        return None
    terms = [w for w in finds.weighed if w.term.chinese and not w.term.text[0].isdigit()]
    own, of_whole = fold(part.fact.label), fold(whole.fact.label)
    telling = any(held_in(w.term, own) > held_in(w.term, of_whole) for w in terms)
    held = coverage(terms, own + of_whole + fold(whole.fact.parent))
    return Pair(part, whole, held) if telling and held >= _PORTION_HELD else None


def rate_beside(part: Candidate, finds: Finds) -> list[Candidate]:
    """The rate that is stated in the sentence of what was done, at most one: 结案率82%.

    So is the share that it is said to be: “一次办”1710项,占比100%.
    """
    shares = [c for c in finds.ranked[0] if is_share_of(c, part)]
    beside = shares or [
        c for c in finds.ranked[0]
        if is_rate_of_doing(c.fact.label) and c.fact.quantity.unit == "%"
        and c.fact.context.start == part.fact.context.start and c.fact.start > part.fact.start
    ]  # fmt: skip
    return sorted(beside, key=lambda c: c.fact.start)[:1]


def is_share_of(share: Candidate, part: Candidate) -> bool:
    """Whether a figure is the share that a part is said to be of its whole."""
    s, p = share.fact, part.fact
    named = s.label.startswith(p.label) and _SHARE.fullmatch(s.label[len(p.label) :])
    return bool(named) and s.quantity.unit == "%" and 0 < s.start - p.end <= _STEP_TO_SHARE


def _is_a_share_stated(best: Candidate, finds: Finds) -> bool:
    """Whether the share that the best figure is of its whole is stated with it."""
    return any(is_share_of(c, best) for c in finds.ranked[0])


_SHARE = regex(" ?(?:占比|比例|比重|占)")
_STEP_TO_SHARE = 12
"""Characters between a part and the share that it is."""


def is_rate_of_doing(label: str) -> bool:
    """Whether a figure is the rate of what was done: 办结率."""
    return _RATE_DONE.search(label) is not None


def _is_quoted(term: Term, folded: str) -> bool:
    return folded[term.start - 1 : term.start] in _QUOTES and term.start > 0


def done_of_all(finds: Finds, counted: str = "", given: Collection[Decimal] = ()) -> Pair | None:
    """The best pair of a whole and what the report says is done of it.

    ``counted``: the measure word asked with; pairs that are so counted come first, and before them
    those whose whole is one of the figures ``given``.
    """
    found = [
        Pair(p, w, p.features.near + w.features.near)
        for p, w in pairs_in(finds)
        if _DONE.search(p.fact.label)
        and not _OPEN.search(p.fact.label + w.fact.label)
        and not (p.fact.parent == w.fact.label and w.fact.label.startswith("已"))
    ]
    so_counted = [pair for pair in found if pair.part.fact.quantity.unit == counted]
    of_given = [pair for pair in found if pair.whole.fact.quantity.value in given]
    return max(
        of_given or so_counted or found,
        key=lambda pair: pair.part.score + pair.whole.score,
        default=None,
    )


def pairs_in(
    finds: Finds, given: Collection[Decimal | None] = ()
) -> Iterator[tuple[Candidate, Candidate]]:
    """Each figure with each larger one of its kind that can be its whole.

    ``given``: values that the question itself calls the whole; so are those of a part's sentence.
    """
    counts = [
        c for c in finds.ranked[0][:_LOOKED_AT]
        if c.fact.quantity.state == "number" and unit_kind(c.fact.quantity.unit) != "percent"
        and not c.fact.label.endswith("平均")
    ]  # fmt: skip
    for part in counts:
        for whole in counts:
            told = whole.fact.quantity.value in given and _in_one_context(whole, part)
            told = told or is_said_of_some(whole, part, finds.report.source_text)
            if part is not whole and (told or is_whole_of(whole, part)):
                yield part, whole


def _in_one_context(whole: Candidate, part: Candidate) -> bool:
    """Whether a larger figure of the same unit stands before a part, in its words."""
    p, w = part.fact, whole.fact
    larger = (w.quantity.value or 0) > (p.quantity.value or 0)
    alike = larger and w.quantity.unit == p.quantity.unit
    return alike and p.context.start <= w.start < p.start


def _terms(finds: Finds, span: Span) -> tuple[Weighed, ...]:
    return tuple(
        w for w in finds.weighed
        if w.term.chinese and span.start <= w.term.start and w.term.end <= span.end
        and not w.term.text.isdigit()
    )  # fmt: skip


def words_hold(weighed: Sequence[Weighed], candidate: Candidate, finds: Finds) -> float:
    """How much of these terms the label of a figure holds, or the words right before it."""
    clause = candidate.clause
    text = finds.report.source_text[max(0, clause.start - _ASIDE) : clause.start]
    text = _OF_ANOTHER.sub("", text)
    own = coverage(weighed, fold(candidate.fact.label + candidate.fact.quantity.unit))
    return max(own, 0.6 * coverage(weighed, fold(text + candidate.fact.label)))
