"""Evidence that is no figure: a sentence, a list, or a field of the report's own."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.decide import ENOUGH, sentence_confidence
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.fields import fields_of
from assistant.finding.contact import contact_denied
from assistant.finding.each_body import bodies_told
from assistant.finding.ways_of_publishing import kinds_of_information, ways_of_publishing
from assistant.judging.answer_types import telling_first
from assistant.judging.figure_lacking import counts_in_numerals, lacks_the_figure
from assistant.judging.named_itself import is_half_understood
from assistant.judging.polarity import only_in_such_a_case
from assistant.judging.required import (
    OTHER_WAYS,
    counts_something_else,
    lacks_a_concept,
    lacks_a_requirement,
)
from assistant.judging.speaks_of_it import (
    SPEAKS_OF_IT,
    lacks_a_line,
    says_it_of_all,
    says_nothing_to_it,
)
from assistant.judging.telling import (
    asks_when,
    led_in_by,
    names_a_way,
    says_when,
    tells_besides,
    tells_what_is_asked,
)
from assistant.understanding.details import detail_asked, details_asked, share_told
from assistant.understanding.enumerations import (
    Item,
    body_of,
    items_around,
    items_of,
    section_named,
)
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.question import Question
from assistant.understanding.topics import (
    asks_for_improvements,
    begins_with_a_topic,
    named_topic,
    names_a_topic,
)
from assistant.understanding.words import (
    Weighed,
    coverage,
    fold,
    held_in,
    weight_held,
    whole_weight,
)
from corpus.regex import regex
from corpus.report import Report
from vectorstore.retriever import Hit

_LISTING = frozenset({"list", "what", "overview"})
_CLEARLY_MORE, _SEVERAL = 0.2, 2
"""So much more of a question, of several words besides the topic's, has the sentence that is meant
than what a report lists."""
_WHOLLY_NAMED = 0.9
"""So much of a question must a heading hold for what stands under it, where that is no list."""
_OCCASION = regex("[时后前](?:[，,；;。]|$)|期间|以[来后前]|之[际后前]|每|次日|当[天日]|同时")
_DOUBT, _UNDATED, _TIMELESS = 0.6, 0.55, 0.45
"""What a time in a sentence leaves of the doubt where it is asked for, and what is left of the
confidence where there is none: an occasion may answer, or nothing does."""
_BY_NAME = ("name", "person", "head_of_a_group", "time_limit")
"""Details of which there is but one: a sentence that tells it is hardly about something else."""
_DETAIL = 0.6
"""What a detail in a sentence counts where it is asked for, if all of the question stands there."""
_NAMED_ALONE = 2
"""So many words at most are no question but what is asked for itself: "main problems"."""
_ASKS_FOR_SEVERAL = regex(
    r"\b(?:which|what|name) (?:(?!(?:was|is|does|has|did)\b)\w+ ){0,3}"
    r"(?!(?:was|does|has|this|its|process|access|status|business|progress)\b)[a-z]{3,}s\b|"
    r"哪些|哪几|包括|分别"
)
_BETWEEN = regex("、|[”》][“《]")
_CLAUSE = regex("[^，,；;。：:]+[，,；;。：:]?")
_LISTED, _MANY = 0.4, 4
"""What it counts that a sentence enumerates where several things are asked for; so many are many.
"""
_HARDLY = 0.85
"""A sentence so good, compared with the best, goes before it if it alone is sure."""
_WHAT_IT_IS = regex(r"(?<!这是)为何[?？]?$")
"""日期为何 asks what it is, and not why."""
_IN_WHAT = regex(
    r"哪(?:里|儿|块|些?方面)[^,，。？?]{0,4}(?:做|不|没|有待|欠|差|需|弱|短|薄|得改|要改|改进)|"
    r"\bwhere .{0,60}(?:short|weak|wrong|lagg|lack|better|improve|fail|struggl|stumbl|behind)"
)
"""Where something falls short is no place."""
_HEADING = 30
"""A longer heading is a sentence."""
_QUOTED = regex(r"[“「『\"]([\u4e00-\u9fff]{5,24})[”」』\"]")
_OF_CONTENTS = regex(
    "(?:部分|方面|章节?|内容)(?:组成|构成)$|共(?:分)?[一二三四五六七八九十\\d]+个?部分$|"
    "(?:报告|全文)(?:全文)?(?:主要)?(?:由|包括|共分|分为|包含)[^。]{10,}(?:情况|部分|事项|内容)"
)
"""The table of contents that reports write as a sentence."""
_NEARLY, _TOGETHER = 0.8, 330
"""A sentence so good, compared with the best, is given with it; both have so many characters."""
_SENTENCE_HOLDS = 0.5
"""A sentence with so much of the question is the answer itself, not one item of a longer list."""


def from_sentences(question: Question, finds: Finds) -> Evidence | None:
    """The field, list or sentence of a report that answers; None if none can."""
    hits = finds.hits
    ways = question.intents & OTHER_WAYS
    of_itself = not question.intents & {"why"} or _WHAT_IT_IS.search(question.folded)
    fields = _fields(question, finds.report) if of_itself else ()
    if fields:
        others = contact_denied(question, finds.report)
        return Evidence(
            finds.report, "sentences", 0.97, sentences=hits[:3],
            items=(*others, *fields), denies=bool(others),
        )  # fmt: skip
    whole = (
        _under_a_quoted_heading(question, finds.report)
        or bodies_told(question, finds.report, finds.weighed)
        or ways_of_publishing(question, finds.report)
        or kinds_of_information(question, finds.report)
    )
    if whole:
        return Evidence(finds.report, "sentences", 0.9, sentences=hits[:3], items=whole)
    topic = named_topic(finds.report, question.folded)
    in_what = ways == {"where"} and _IN_WHAT.search(question.folded)
    if in_what or (ways == {"how"} and asks_for_improvements(question.folded)):
        ways = frozenset()  # how it is to be improved, where it falls short: what the report lists
        listing = True
    else:
        few = len(question.own_terms) <= _NAMED_ALONE or begins_with_a_topic(question.folded)
        named_alone = not question.intents and few
        listing = named_alone or bool(question.intents & _LISTING)
    listing = listing and not _asks_for_one(topic, finds)
    listing = listing and detail_asked("channels", question.folded) is None
    if topic and not question.wants_number and listing and not ways:
        return Evidence(finds.report, "sentences", 0.9, sentences=hits[:3], items=topic)
    if not hits:
        return None
    scored = _surest_first(question, _scored(question, finds), finds)
    scored = _of_the_body_first(question, telling_first(question, finds, scored))
    scored = sorted(scored, key=lambda pair: not says_it_of_all(question, pair[1].text))
    if "number" in question.intents:
        least = _NEARLY * scored[0][0]
        scored = sorted(
            scored,
            key=lambda pair: pair[0] < least or not counts_in_numerals(question, pair[1].text),
        )
    ranked = [hit for _, hit in scored]
    top = ranked[0]
    listed = _named_list(question, finds)
    if listed:
        return Evidence(finds.report, "sentences", 0.85, sentences=hits[:3], items=listed)
    items = _items(question, finds.report, top, finds.weighed)
    if not items and lacks_the_figure(question, finds, top):
        return None
    behind = _that_tells_behind(question, top, ranked)
    if behind is not None:
        ranked = [top, behind]
    confidence = _how_sure(question, scored, finds)
    around = top.text + "".join(top.path)
    strange = question.wants_number and _is_of_something_else(question, around)
    strange = strange or says_nothing_to_it(question, finds, top, around)
    strange = strange or is_half_understood(question, around) or lacks_a_line(question, around)
    strange = strange or ("yesno" in question.intents and only_in_such_a_case(question, top.text))
    if strange or lacks_a_requirement(question, around, around):
        confidence *= 0.4
    return Evidence(
        finds.report, "sentences", confidence,
        sentences=tuple(ranked[:3]), items=items,
        given=_given(question, scored) if behind is None else 2,
    )  # fmt: skip


def _that_tells_behind(question: Question, top: Hit, ranked: Sequence[Hit]) -> Hit | None:
    """The sentence right behind the best one, where it alone names what is asked for by name.

    So may one right before it that it speaks of: 东莞市, and then 两地.
    """
    if not any(one.required for one in details_asked(question.folded)) or question.wants_number:
        return None
    if _tells_all(question, top.text) or figures_taken_for_granted(question):
        return None
    leans = _LEANS.match(top.text) is not None
    beside = (
        hit for hit in ranked
        if 0 <= hit.start - top.end <= _RIGHT_BEHIND
        or (leans and 0 <= top.start - hit.end <= _RIGHT_BEHIND)
        or (_AGAINST_IT.match(hit.text) and 0 <= hit.start - top.end <= _SOON_BEHIND)
    )  # fmt: skip
    return next((hit for hit in beside if _tells_all(question, hit.text)), None)


_RIGHT_BEHIND, _SOON_BEHIND = 2, 200
_AGAINST_IT = regex(r"\s*(?:根据|针对|围绕|对于?)(?:上述|以上|这些|此)(?:问题|情况|不足)?")
"""How a sentence begins that tells what was done about the problem a little before it."""
_LEANS = regex(r"\s*(?:两地|两市|两[区县省]|双方|三方|该[\u4e00-\u9fff]|其中?|此|上述|这[些一])")
"""How a sentence begins that speaks of what the one before it names."""


def _fields(question: Question, report: Report) -> tuple[Item, ...]:
    """What a report says of itself: what is asked for, and with it what is asked besides."""
    asked = fields_of(report, question.folded)
    besides = fields_of(report, question.besides.lower()) if asked and question.besides else ()
    both = dict.fromkeys((*asked, *besides))
    return tuple(sorted(both, key=lambda item: item.span.start))


def _tells_all(question: Question, text: str) -> bool:
    """Whether a text has all the details that an answer must tell."""
    return share_told(question.folded, text, required=True) == 1


def _given(question: Question, scored: Sequence[tuple[float, Hit]]) -> int:
    """Two sentences where the second answers nearly as well as the first, and both are short."""
    if question.wants_number or "yesno" in question.intents or len(scored) < 2:
        return 1
    (best, top), (next_best, second) = scored[:2]
    alone = len(question.scope.report_ids) == 1 and best > 0
    short = len(top.text) + len(second.text) <= _TOGETHER
    return 2 if alone and short and next_best >= _NEARLY * best else 1


def _surest_first(
    question: Question, scored: list[tuple[float, Hit]], finds: Finds
) -> list[tuple[float, Hit]]:
    """The sentences with the first one that surely answers before others hardly better than it.

    Not before one that tells more of what is asked for besides its words.
    """
    besides = tells_besides(question.folded, scored[0][1])
    told = share_told(question.folded, scored[0][1].text, required=True)
    good = [
        pair for pair in scored
        if pair[0] >= _HARDLY * scored[0][0]
        and tells_besides(question.folded, pair[1]) >= besides
        and share_told(question.folded, pair[1].text, required=True) >= told
    ]  # fmt: skip
    sure = (
        pair for pair in good if sentence_confidence(pair[1], finds.hits, finds.weighed) >= ENOUGH
    )
    first = next(sure, scored[0])
    return [first, *(pair for pair in scored if pair is not first)]


def _of_the_body_first(
    question: Question, scored: list[tuple[float, Hit]]
) -> list[tuple[float, Hit]]:
    """The sentences with those first that name the place or body asked of, hardly worse ones.

    A city's report says much the same of each of its counties.
    """
    body = question.scope.body
    if not body or body.isascii() or body in "".join((*scored[0][1].text, *scored[0][1].path)):
        return scored
    least = _OF_THE_BODY * scored[0][0]
    named = [pair for pair in scored if pair[0] >= least and body in "".join(pair[1].text.split())]
    return [*named, *(pair for pair in scored if pair not in named)]


_OF_THE_BODY = 0.5
"""So good, compared with the best, is a sentence that answers for naming the body asked of."""


def _how_sure(question: Question, scored: Sequence[tuple[float, Hit]], finds: Finds) -> float:
    """How likely the first sentence answers, for its words and for what it tells besides."""
    confidence, said = _sure_of(question, scored, finds), scored[0][1]
    if asks_when(question.folded) and not says_when(said.text):
        confidence *= _UNDATED if _OCCASION.search(said.text) else _TIMELESS
    elif tells_what_is_asked(question.folded, said):
        confidence = 1 - _DOUBT * (1 - confidence)
    named = any(detail_asked(one, question.folded) for one in _BY_NAME)
    if (named and _tells_all(question, said.text)) or says_it_of_all(question, said.text):
        confidence = 1 - _DOUBT * (1 - confidence)
    return confidence


def _sure_of(question: Question, scored: Sequence[tuple[float, Hit]], finds: Finds) -> float:
    """How likely the first sentence answers, or one hardly worse that tells less of what is asked.

    It is the words of that one that the question has, and the first is told on top of them.
    """
    (best, top), *others = scored
    besides = tells_besides(question.folded, top)
    alike = [top] + [
        hit for score, hit in others
        if score >= _HARDLY * best and tells_besides(question.folded, hit) < besides
    ]  # fmt: skip
    leads = (led_in_by(finds.report.source_text, hit.start) for hit in alike)
    return max(
        sentence_confidence(hit, finds.hits, finds.weighed, lead)
        for hit, lead in zip(alike, leads, strict=True)
    )


def _scored(question: Question, finds: Finds) -> list[tuple[float, Hit]]:
    """The sentences found with their scores, those first that hold the most of the question.

    The weights are fitted on the development questions. Where several things are asked for, one
    that enumerates goes before. Words that stand together say more than those that a long sentence
    has anyhow.
    """
    several = "list" in question.intents or _ASKS_FOR_SEVERAL.search(question.folded)
    best, last = finds.hits[0].score, finds.hits[-1].score
    spread = (best - last) or 1.0

    def score(hit: Hit) -> float:
        text = fold(hit.text)
        own = coverage(finds.weighed, text)
        lead = fold(led_in_by(finds.report.source_text, hit.start))
        held = coverage(finds.weighed, text + lead + fold("".join(hit.path)))
        told = 0.34 * share_told(question.folded, hit.text, required=False)
        told += _DETAIL * own * share_told(question.folded, hit.text, required=True)
        told += _LISTED * min(1.0, len(_BETWEEN.findall(text)) / _MANY) if several else 0.0
        told += tells_besides(question.folded, hit)
        near = 0.7 * _held_together(finds, lead + text)
        return 1.2 * (hit.score - last) / spread + 0.5 * own + near + 0.9 * held + told

    said = tuple(hit for hit in finds.hits if not _is_a_heading(hit)) or finds.hits
    return sorted(((score(hit), hit) for hit in said), key=lambda pair: -pair[0])


def _held_together(finds: Finds, text: str) -> float:
    """How much of a question two neighbouring clauses of a folded text hold at most."""
    there = [item for item in finds.weighed if held_in(item.term, text)]
    whole = whole_weight(finds.weighed)
    if not there or not whole:
        return 0.0
    clauses = _CLAUSE.findall(text)
    pairs = ("".join(clauses[at : at + 2]) for at in range(max(1, len(clauses) - 1)))
    return max(weight_held(there, pair) for pair in pairs) / whole


def _is_a_heading(hit: Hit) -> bool:
    """Whether what was found is the heading above it alone, or lists all of them."""
    bare = fold(hit.text).rstrip("。.:：")
    if _OF_CONTENTS.search(bare):
        return True
    return len(bare) <= _HEADING and any(bare in fold(above) for above in hit.path[-1:])


def _is_of_something_else(question: Question, text: str) -> bool:
    return lacks_a_concept(question, text, text) or counts_something_else(question, text, text)


def _asks_for_one(items: Sequence[Item], finds: Finds) -> bool:
    """Whether a sentence has clearly more of the question than all that a report lists on it."""
    telling = [w for w in finds.weighed if w.term.sure and not names_a_topic(w.term)]
    if not items or not finds.hits or len(telling) < _SEVERAL:
        return False
    top, text = finds.hits[0], finds.report.source_text
    listed = max(coverage(telling, fold(text[i.span.start : i.span.end])) for i in items)
    held = coverage(telling, fold(top.text))
    return held >= SPEAKS_OF_IT and held > listed + _CLEARLY_MORE


def _named_list(question: Question, finds: Finds) -> tuple[Item, ...]:
    """The items of the section whose heading the question names, where a list is asked for."""
    if "list" not in question.intents or question.wants_number:
        return ()
    named = section_named(finds.report, finds.weighed, 0.6)
    if named is None:
        return ()
    found = items_of(finds.report, named)
    sure = coverage(finds.weighed, fold(named.path[-1])) >= _WHOLLY_NAMED
    return found or (body_of(finds.report, named) if sure else ())


def _under_a_quoted_heading(question: Question, report: Report) -> tuple[Item, ...]:
    """What stands under the heading that a question quotes, where things are asked for."""
    quoted = _QUOTED.search(question.text)
    if quoted is None or "list" not in question.intents or question.wants_number:
        return ()
    under = (s for s in report.sections if s.path and fold(quoted[1]) in fold(s.path[-1]))
    section = next((s for s in under if len(s.path[-1]) <= _HEADING), None)
    return (items_of(report, section) or body_of(report, section)) if section else ()


def _items(
    question: Question, report: Report, top: Hit, weighed: Sequence[Weighed]
) -> tuple[Item, ...]:
    """The list around the best sentence, where a list is asked for."""
    if "list" not in question.intents:
        return ()
    several_ways = names_a_way(question.folded, top.text) and _BETWEEN.search(top.text)
    if several_ways or coverage(weighed, fold(top.text)) >= _SENTENCE_HOLDS:
        return ()
    return items_around(report, top.start)
