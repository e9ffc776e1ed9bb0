"""A question narrowed to one of its parts, and whether a figure can be what that part asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.evidence.fit import go_together
from assistant.evidence.prose import Candidate
from assistant.evidence.sides import places_named
from assistant.judging.parts import DOING, is_rate_of_doing
from assistant.judging.required import answers_for, lacks_a_requirement, words_of
from assistant.judging.spoken import counted_of
from assistant.judging.touched import touches
from assistant.understanding.aspects import COUNTS_SOME
from assistant.understanding.question import Question
from assistant.understanding.requirements import generic, light, required_by
from assistant.understanding.terms import Term, are_verbs
from assistant.understanding.wants import wants_in
from assistant.understanding.words import fold
from corpus.language import simplify
from corpus.regex import regex
from corpus.report import Report
from corpus.units import bare_unit, unit_kind

_OF_ANYTHING = frozenset({"measure", "topic", "computed"})
"""Groups of concepts that say nothing of which things are counted."""
_HALF, _NAMED = 0.5, 0.6
"""So much of a part's own words has a figure that nothing else ties to it; less
where it is the money or the people asked for."""
_IN_OTHER_UNITS, _BY_ANOTHER = -1.0, -0.6
"""How a unit fits that no such figure has (a share, where people are counted), or seldom one."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question: the question as it alone asks it, and what only this part names.

    ``own``: its terms, without those of the first part and those that tell the kind of a figure.
    ``counted``: the nouns that the first part counts.
    """

    question: Question
    own: tuple[Term, ...]
    counted: tuple[Term, ...]

    def places(self, report_id: str) -> list[Term]:
        """The places that this part names, besides that of a report; where it is read as asked."""
        folded = self.question.folded
        named = places_named(self.question, report_id)
        return [p for p in named if folded[p.start : p.end] == simplify(p.text).lower()]

    def stands_behind(self, term: Term) -> bool:
        """Whether this part begins behind a term of the question."""
        return term.start < self.question.aspects[0].start

    @property
    def unheard(self) -> bool:
        """Whether no dictionary knows what the part counts, or anything that only it names."""
        if self.question.wants:
            return False
        nouns = counted_of(self.question).nouns(self.own)
        named = nouns[-1:] or (() if self._meant_otherwise else self.own)
        return bool(named) and not any(term.chinese for term in named)

    @property
    def _meant_otherwise(self) -> bool:
        """Whether words are meant together that a dictionary does not know alone: left over."""
        return any(c.end and c.group not in _OF_ANYTHING for c in self.question.concepts)

    @property
    def telling(self) -> tuple[Term, ...]:
        """What must be spoken of; nothing where the part leans on the first: "and what share".

        In Chinese a verb tells as well as a noun; in English, only where no noun is counted.
        """
        chinese = self.question.language == "zh"
        told = [term for term in self.own if _tells_something(term, self.question)]
        nouns = () if chinese else counted_of(self.question).nouns(told)
        return tuple(nouns or told)


def _tells_something(term: Term, question: Question) -> bool:
    if not term.chinese or term.text in generic():
        return False
    return question.language == "zh" or (term.trust >= 1 and term.text not in light())


def asked_in(question: Question, at: int) -> Question:
    """A question of several parts as one of them asks it: blanks where the others stand."""
    if len(question.aspects) < 2:
        return question
    part = question.aspects[at]
    folded = question.folded
    alone = " " * part.start + folded[part.start : part.end] + " " * (len(folded) - part.end)
    own = tuple(term for term in question.own_terms if part.holds(term))
    before = tuple(term for term in question.own_terms if term.start < part.start)
    # What no dictionary knows is of no known kind, whatever stands beside it.
    wants = part.wants if not own or own[0].chinese else ()
    inside = (c for c in question.concepts if not c.end or part.start <= c.start < part.end)
    return replace(
        question, folded=alone, wants=wants, counted=part.counted, aspects=(part,),
        own_terms=own, taken_terms=(*question.taken_terms, *before), concepts=tuple(inside),
    )  # fmt: skip


def later_parts(question: Question) -> tuple[Part, ...]:
    """The parts of a question that asks for several figures, after the first."""
    first = asked_in(question, 0)
    return tuple(_part(asked_in(question, at), first) for at in range(1, len(question.aspects)))


def tells(part: Part, candidate: Candidate, first: Candidate, report: Report) -> bool:
    """Whether a figure can be what a later part asks for, the first part having another.

    In the sentence of that one it needs less to be named: the sum beside those who got it.
    """
    fit = candidate.features.fit
    if fit <= _IN_OTHER_UNITS or part.unheard or _asks_another_rate(part, candidate):
        return False
    said, around = words_of(candidate, report)
    if _counts_otherwise(part.question.folded, candidate, first):
        return False
    if _counts_who_did_it(part, fold(around)) or _is_measured_amiss(part, candidate):
        return False
    if places := part.places(report.id):
        label = fold(candidate.fact.label)
        of_place = any(fold(name) in label for place in places for name in place.chinese)
        return of_place and not lacks_a_requirement(part.question, said, around)
    if not _is_beside(candidate, first):
        if _is_of_another(part, candidate, first, said):
            return False
        of_it = _OF_THE_FIRST.search(part.question.folded)
        if of_it and part.counted and not any(touches(t, fold(said)) for t in part.counted):
            return False
        named = _names_all(part, candidate, fold(around))
        return named and answers_for(part.question, candidate, report)
    if lacks_a_requirement(part.question, said, around):
        return False
    if _is_spelled_out(part, candidate) or (
        _is_of_the_same(candidate, first) and (_has_the_kind(part, candidate) or not part.telling)
    ):
        return True
    if part.telling:
        rate = is_rate_of_doing(candidate.fact.label) and DOING.search(part.question.folded)
        of_the_kind = part.question.wants and _has_the_kind(part, candidate)
        held = candidate.features.near >= (_HALF if of_the_kind else _NAMED)
        return bool(rate) or held or any(_names(part, t, candidate) for t in part.telling)
    if part.question.wants:
        return _has_the_kind(part, candidate)
    return _is_alike(part, candidate) or _is_guessed(part, candidate, first)


def _is_spelled_out(part: Part, candidate: Candidate) -> bool:
    """Whether a part of a question has all that a figure is called, word for word: 其他文件."""
    label = fold(candidate.fact.label)
    return len(label) > _SHORT and label in part.question.folded


_SHORT = 2
"""So few characters stand in any question."""


def _asks_another_rate(part: Part, candidate: Candidate) -> bool:
    """Whether a rate is asked for by its name, and a figure has another: 好评率 is no 占比."""
    rates = [t for t in part.own if _RATE.search(t.text) and not DOING.search(t.text)]
    said = fold(candidate.fact.label + candidate.fact.parent)
    return any(not touches(term.widened, said) for term in rates)


def _may_be_some(candidate: Candidate, first: Candidate) -> bool:
    """Whether a figure may count some of what the first one does: 18条 are no part of 18家.

    Of a sum of money, "how many of them" are those who got it.
    """
    one, of = candidate.fact, first.fact
    if unit_kind(of.quantity.unit) == "money" and bare_unit(one.quantity.unit) in _WHO_GOT_IT:
        return True
    return one.quantity.unit == "%" or go_together([one.quantity.unit, of.quantity.unit])


_WHO_GOT_IT = frozenset({"人", "名", "位", "人次", "户", "家"})


def _counts_otherwise(asked: str, candidate: Candidate, first: Candidate) -> bool:
    """Whether a part counts what the first one does, and a figure is of another unit than that."""
    if COUNTS_SOME.search(asked) and not _may_be_some(candidate, first):
        return True
    units = {bare_unit(one.fact.quantity.unit) for one in (candidate, first)}
    return _COUNTS_THE_SAME.search(asked) is not None and len(units) > 1


def _is_measured_amiss(part: Part, candidate: Candidate) -> bool:
    """Whether a figure of another measure has no more than a part of a word: 网格员, 165个网格."""
    fact = candidate.fact
    own = fold(fact.label + fact.parent)
    named = all(any(fold(word) in own for word in term.chinese) for term in part.telling)
    return candidate.features.fit <= _BY_ANOTHER and not named and bool(part.question.counted)


def _counts_who_did_it(part: Part, around: str) -> bool:
    """Whether those are counted who did something with what the first part counts, unspoken of.

    "How many courses were held and how many teachers gave them": 培训1300人次 are no teachers.
    """
    done = _DID_IT.search(part.question.folded)
    who = [t for t in part.own if done and done.start("who") <= t.start < done.end("who")]
    if not who or who[-1].trust < 1 or who[-1].text in generic():
        return False
    return not any(fold(word[-2:]) in around for word in who[-1].chinese)


_DID_IT = regex(r"\bhow many (?P<who>[^?,]{3,60}) \w+ (?:them|these|those)\W*$")
_COUNTS_THE_SAME = regex(
    r"\b(?:and|but|[,;]) (?:(?:on|in|at|for|with) )?how many (?:had|has|have|was|were|is|are) "
    r"|^\s*(?:on|in|at|for|with) how many (?:had|has|have|was|were|is|are) "
)
"""How a part counts what the first one does, whose noun it leaves out: "on how many had it begun".
"""
_OF_THE_FIRST = regex(
    r"\b(?:them|these|those)\b|"
    r"\bdid (?:they|it) (?:get|draw|attract|earn|reach|cover|involve|concern|win|receive)\W*$"
)
"""How a part asks for more of what the first one counts."""
_REACHED = regex(r"[\u4e00-\u9fff][到掉完]")
"""A verb of one character and what came of it, which reports say otherwise: 抽到, 抽取对象."""
_RATE = regex(r"[\u4e00-\u9fff]{2}率$")


def _is_of_another(part: Part, candidate: Candidate, first: Candidate, said: str) -> bool:
    """Whether a figure is of something else, and a part counts more of the first's.

    "How many cases were taken in, and how many closed": not those that another body closed, and
    nothing else that is closed.
    """
    names_none = not counted_of(part.question).nouns(part.question.own_terms)
    said_of_it = [term for term in part.own if not _is_measured(term, candidate)]
    if len(said_of_it) < len(part.own):
        return False  # rounds of it, and 3轮
    verbs = all(are_verbs(term.chinese[:1]) for term in said_of_it)
    if part.question.language == "zh" or not (part.own and names_none and verbs):
        return False
    governed = candidate.fact.parent
    if governed:
        return governed not in (first.fact.label, first.fact.parent)
    things = part.question.aspects[0].things
    return (
        things
        and bool(part.counted)
        and not any(touches(term, fold(said)) for term in part.counted)
    )


def _is_alike(part: Part, candidate: Candidate) -> bool:
    """Whether a figure is so called as the first part has it too, and so counted."""
    alike = [term for term in part.question.own_terms if _tells_something(term, part.question)]
    named = all(_names(part, term, candidate) for term in alike)
    return candidate.features.fit > 0 and bool(alike) and named


def _is_guessed(part: Part, candidate: Candidate, first: Candidate) -> bool:
    """Whether a word that a dictionary only guesses sets a figure apart from the first."""
    return any(
        _names(part, term, candidate) and not _names(part, term, first)
        for term in part.own
        if term.chinese and term.text not in generic()
    )


def told_by_its_own(
    asked: Sequence[Question], told: Sequence[Sequence[Candidate]], report: Report
) -> bool:
    """Whether each later one of the questions that one was taken apart into has figures of its own.

    ``told``: the figures found for each question; none where no stated figure tells it.
    """
    return all(
        tells(_part(question, asked[0]), candidate, told[0][0] if told[0] else candidate, report)
        for question, figures in zip(asked[1:], told[1:], strict=True)
        for candidate in figures
    )


def _part(question: Question, first: Question) -> Part:
    named = {term.text for term in first.own_terms}
    own = (t for t in question.own_terms if t.text not in named and not _is_a_kind(t))
    return Part(question, tuple(own), counted_of(first).nouns(first.own_terms))


def _is_a_kind(term: Term) -> bool:
    """Whether a term only says what kind of figure is wanted: a share, no 结案率 or pass rate."""
    rate = any(len(word) > 2 and word.endswith("率") for word in (term.text, *term.chinese))
    return bool(wants_in(term.text)) and not rate


def _has_the_kind(part: Part, candidate: Candidate) -> bool:
    """Whether a figure is of the kind that a part asks for: money, a share, so many times."""
    if wants := part.question.wants:
        unit = candidate.fact.quantity.unit
        return candidate.features.fit > 0 or any(unit in units for _, units in wants)
    return any(_is_measured(term, candidate) for term in part.question.own_terms)


def _is_measured(term: Term, candidate: Candidate) -> bool:
    """Whether a term is what a figure's measure word says: issues are counted in 期."""
    unit = bare_unit(candidate.fact.quantity.unit)
    return bool(unit) and any(word.endswith(unit) for word in term.chinese)


def _names_all(part: Part, candidate: Candidate, around: str) -> bool:
    """Whether a figure of another sentence has what a part names: in Chinese all of it.

    What its own words lack its sentence may say. In English a dictionary has many words for one:
    the figure is counted so, or has most of them.
    """
    fit, chinese = candidate.features.fit, part.question.language == "zh"
    named = {term: _names(part, term, candidate) for term in part.telling}
    if not chinese:
        return any(named.values()) and (fit > 0 or candidate.features.near >= _NAMED)
    whole = {term: held for term, held in named.items() if len(term.text) > 1}
    told = any(whole.values()) and all(held or t.text in around for t, held in whole.items())
    return told and (fit > 0 or not part.question.counted)


def _names(part: Part, term: Term, candidate: Candidate) -> bool:
    """Whether a figure's own words have a term, or its measure word says it: issues are 期.

    Single characters are in many words; they are heard where the measure word does not differ.
    What the words of the question require is looked for by itself, unless around a figure.
    """
    fact = candidate.fact
    own = fold(fact.label + fact.parent + fact.quantity.unit)
    required = [one for one in required_by(part.question.folded) if one.asks.search(term.text)]
    if any(not one.around or one.holds.search(own) for one in required):
        return True
    words = tuple(word for word in term.chinese if len(word) > 1)
    words += (term.text[1:],) if term.text[:1] == part.question.counted else ()  # 多少 + 个赞
    if not words and candidate.features.fit >= 0:
        words = term.chinese
    if candidate.features.fit > 0:
        words += tuple(word[0] for word in term.chinese if _REACHED.fullmatch(word))
    spoken_of = bool(words) and touches(replace(term, chinese=words), own)
    return spoken_of or _is_measured(term, candidate)


def _is_of_the_same(candidate: Candidate, first: Candidate) -> bool:
    """Whether a figure says more of what the first counts: governed by it, or called after it."""
    one, other = candidate.fact, first.fact
    label = re.sub(rf"\d[\d.,]*[余多]?{re.escape(other.quantity.unit)}", "", one.label)
    called_so = bool(label and other.label) and (label in other.label or other.label in label)
    governed = one.parent == other.label != "" or other.parent == one.label != ""
    return governed or called_so


def in_one_sentence(one: Candidate, other: Candidate) -> bool:
    """Whether two figures stand in one sentence, of the report or of those that were found."""
    return one.fact.context == other.fact.context or (one.hit is not None and one.hit is other.hit)


def _is_beside(candidate: Candidate, first: Candidate) -> bool:
    """Whether a figure stands in the sentence of the first, or is governed by it or with it."""
    one, other = candidate.fact, first.fact
    if in_one_sentence(candidate, first):
        return True
    if one.label and one.label == other.parent:
        return True
    return bool(one.parent) and one.parent in (other.label, other.parent)
