"""Is a figure of several kinds together, of which a question asks for one, or of another thing?

Twelve press conferences on food safety, charges and the like: nobody says how many were on food
safety alone. What the report names elsewhere, as the question does, is not counted here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from assistant.evidence.prose import Candidate
from assistant.judging.of_which import is_of_another_grade, is_part_unasked, is_whole_of_it
from assistant.judging.spoken import counted_of, first_part, idle
from assistant.judging.touched import touches
from assistant.understanding.given import numbers_given
from assistant.understanding.question import Question
from assistant.understanding.requirements import with_synonyms
from assistant.understanding.terms import Term, are_verbs
from assistant.understanding.words import fold, pairs_of
from corpus.language import HAN, han_words
from corpus.quantities import unit_kind
from corpus.regex import regex
from corpus.report import Fact, Report, Span

_ENUMERATION = regex(rf"[{HAN}\w+“”\"《》（）()·]+(?:、[{HAN}\w+“”\"《》（）()·]+)+")
_ASIDE = regex(r"[（(][^（）()]*[)）]")
_FIGURES = regex(rf"\d[余多]?[万亿]?[{HAN}]{{1,2}}[)）]?(?:、|$)")
"""Members that have figures of their own: 小景10处、公园12个."""
_AND_SO_ON = regex("等|方面|领域")
_JOINT = regex("以及|及(?!时)|和(?!谐|平|睦)|与(?!会)")
_PART_OF_A_NOUN = regex(r"n.*|vn|an|j|l|i|b|eng|x|a")
_NOUN = regex(r"n.*|j|eng")
_STOPS = regex(r"[。；;！？!?]|\n[^\S\n]*\n")
_FULL_STOPS = regex("[。！？；]")
_SO_FAR = 200
"""Characters before a figure at most that may lead it in."""
_COMMA = regex(r"[，,：:](?!\d{3})")
_LEADS = regex("通过|围绕|利用|采取|针对|就|在")
"""Words of a clause before that says through what, or on what, all that is counted was done."""
_DURATIONS = regex("小时|天|日|年|分钟|秒|周|月|季度")
_BESIDE = regex(
    r"\s?(?:[,，、和与及等或]|以及|類|など|や|and\b|or\b|et\b|und\b|y\b|e\b|и\b)|类等|"
    r" (?:things|such)\b"
)
_AFTER_ANOTHER = regex(r"(?:[,，、和与及或や]|\b(?:and|or|et|und|y|e|и)) ?$")
"""What stands beside a word of a question that is one of several: education, personnel and such."""
_EACH = "各"
"""What stands before those who did it, all of them: 各部门 are no kind of what is counted."""
_ON = frozenset("就由对向")
_LATIN = regex(r"[a-z\d]{2,}")
_A_NAME = 4
"""So many characters at least has what a report names as the question does."""


def kind_among_others(question: Question, candidate: Candidate, report: Report) -> Term | None:
    """What a question asks for, where a figure counts it together with things of other kinds."""
    fact = candidate.fact
    unit = fact.quantity.unit
    if not fact.quantity.value or unit_kind(unit) == "percent" or _DURATIONS.search(unit):
        return None
    said, kinds = _listed_in(report.source_text[max(0, fact.start - _SO_FAR) : fact.start])
    if not kinds or said.endswith("等"):  # 教育、医疗等8个领域: the figure counts the kinds
        return None
    if "分别" in said:
        return _of_another_in_turn(question, fact, said, kinds)
    parent = "" if "、" in fact.parent else fold(fact.parent)
    named: dict[int, Term] = {}
    for term in _telling(question):
        places = _places_of(term, said, kinds)
        if None in places or touches(term, parent):
            continue
        if places and _is_one_of_several(question, term):
            return None
        named.update((at, term) for at in places if at is not None)
    others = [said[k.start : k.end] for at, k in enumerate(kinds) if at not in named]
    if named and any(_is_written_in(question, other) for other in others):
        return None
    alone = len(named) == 1 or (len(set(named.values())) == 1 and len(named) < len(kinds))
    return next(iter(named.values())) if alone else None


def _of_another_in_turn(
    question: Question, fact: Fact, said: str, kinds: Sequence[Span]
) -> Term | None:
    """What a question asks for, where things have their figures in turn, and this is another's.

    农业 of 农业、牧业、渔业收入分别达4.63、1.30、0.57亿元 for the second of the figures.
    """
    told = _telling(question)
    if any(touches(term, fold(fact.label)) for term in told):
        return None
    return next((t for t in told if _places_of(t, said, kinds) - {None}), None)


def is_of_another(question: Question, candidate: Candidate, around: str, report: Report) -> bool:
    """Whether a figure is of several kinds together, or of other things, than a question asks."""
    fact = candidate.fact
    return (
        _is_named_elsewhere(question, fact, around, report)
        or kind_among_others(question, candidate, report) is not None
        or _is_but_listed(question, fact, report)
        or _is_of_others(question, fact, report)
        or is_of_another_grade(question, fact)
        or is_whole_of_it(question, fact, report)
        or is_part_unasked(question, fact, report)
    )


def _is_but_listed(question: Question, fact: Fact, report: Report) -> bool:
    """Whether what a question counts is but one of the things that a bracket behind a figure lists.

    Of 5个高频事项（技术合同认定登记、高新技术企业认定）nobody says how many firms were certified.
    """
    listed = _LISTED.match(report.source_text, fact.end)
    if listed is None or re.search(r"\d", listed["members"]):
        return False
    nouns = counted_of(question).nouns(question.own_terms)
    asked = [t for t in (nouns or question.own_terms) if t.trust >= 1 and not idle(t, question)]
    noun = fold("".join(listed["noun"].split()))
    members = fold("".join(listed["members"].split()))
    said = fold(fact.label + fact.parent)
    others = [t for t in asked if not (touches(t, noun) or touches(t, said))]
    return bool(others) and any(touches(t, members) for t in others)


_LISTED = regex(
    rf"\s*(?:余|多)?[{HAN}]?(?P<noun>[{HAN}\s]{{1,12}})[（(](?P<members>[^（）()]*、[^（）()]*)[)）]"
)


def _is_named_elsewhere(question: Question, fact: Fact, around: str, report: Report) -> bool:
    """Whether the report has a name of the question's, word for word, but not where this stands.

    6,854 patients are not those of the two cabin hospitals (方舱医院).
    """
    if question.language not in ("zh", "en"):
        return False
    names, text = _names_of(question), fold(report.source_text)
    if not _has_any(text, tuple(name for name, _ in names)):
        return False
    sentence = _FULL_STOPS.split(report.source_text[max(0, fact.start - _SO_FAR) : fact.start])[-1]
    around = fold(around + sentence)
    apart = [name for name, terms in names if not any(touches(t, around) for t in terms)]
    if question.language == "en" and len(apart) < len(names):
        return False  # one of several things that are asked for, or words that mean something else
    return any(name in text for name in apart)


@lru_cache(64)
def _has_any(text: str, names: tuple[str, ...]) -> bool:
    """Whether a folded report has one of the names of a question."""
    return any(name in text for name in names)


def _is_of_others(question: Question, fact: Fact, report: Report) -> bool:
    """Whether the money, or the area, of so many things is asked, and a figure is of others.

    The 20 projects begun are counted in another place than the 16 that 751.3亿元 were put into.
    """
    if unit_kind(fact.quantity.unit) not in ("money", "measure"):
        return False
    given = {n for n in numbers_given(question) if n > 1 and not 1900 <= n <= 2100}
    if len(given) != 1 or fact.quantity.value in given:
        return False
    counted = [
        one for one in report.facts
        if one.quantity.value in given and unit_kind(one.quantity.unit) == "count"
    ]  # fmt: skip
    near = [one for one in counted if abs(one.start - fact.start) <= _NEAR_IT]
    return bool(counted) and all(_names_another(question, one, fact, report) for one in near)


def _names_another(question: Question, counted: Fact, fact: Fact, report: Report) -> bool:
    """Whether a figure is the next item's, which a question does not name: 、保障房2.2万平方米."""
    between = _NEXT_ITEM.fullmatch(report.source_text, counted.end, max(counted.end, fact.start))
    if between is None:
        return False
    noun = fold(between["noun"])
    return not any(touches(term, noun) for term in question.own_terms)


_NEXT_ITEM = regex(rf"、(?P<noun>[{HAN}]{{3,14}})")


_NEAR_IT = 160
"""Characters from the number of some things to what they cost, at most."""


@lru_cache(64)
def _names_of(question: Question) -> tuple[tuple[str, Sequence[Term]], ...]:
    """The names that a question has, long enough to be looked for in a report."""
    found = _names_in(question) if question.language == "zh" else _names_translated(question)
    return tuple((name, terms) for name, terms in found if len(name) >= _A_NAME)


def _names_in(question: Question) -> Iterable[tuple[str, Sequence[Term]]]:
    """The compounds of a question: nouns that stand side by side."""
    run: list[Term] = []
    asked = len(first_part(question))
    for term in (*(one for one in question.own_terms if one.end <= asked), None):
        if term is not None and term.trust >= 1 and (not run or run[-1].end == term.start):
            run.append(term)
            continue
        if len(run) > 1 and not any(idle(one, question) for one in run):
            yield fold("".join(one.text for one in run)), run
        run = [term] if term is not None and term.trust >= 1 else []


def _names_translated(question: Question) -> Iterable[tuple[str, Sequence[Term]]]:
    """The names that an English question has, in several words, for what reports call so."""
    asked = len(first_part(question))
    for term in question.own_terms:
        if term.trust >= 1 and " " in term.text and term.end <= asked and len(term.chinese) == 1:
            yield fold(term.chinese[0]), (term,)


@lru_cache(64)
def _telling(question: Question) -> tuple[Term, ...]:
    """The nouns that a question surely means: those said of some of a whole, if it says such."""
    of_some = counted_of(question).predicate(question.own_terms)
    asked = len(first_part(question))
    return tuple(
        term for term in of_some or question.own_terms
        if (of_some or term.trust >= 1)
        and term.end <= asked
        and not idle(term, question)
        and not are_verbs(term.chinese[:1])
        and not question.folded.startswith(_EACH, max(0, term.start - 1))
    )  # fmt: skip


def _is_written_in(question: Question, kind: str) -> bool:
    """Whether a question has a kind in the very signs of the report: Chinese ones, or 110."""
    asked = fold(question.folded)
    chinese = pairs_of(kind) if question.language in ("zh", "ja") else ()
    return any(sign in asked for sign in (*chinese, *_LATIN.findall(kind)))


def _is_one_of_several(question: Question, term: Term) -> bool:
    folded = question.folded
    if _BESIDE.match(folded, term.end):
        return True
    return _AFTER_ANOTHER.search(folded[: term.start]) is not None


@lru_cache(1_000)
def _listed_in(before: str) -> tuple[str, tuple[Span, ...]]:
    """What is counted, by the text before a figure, and where members of a list stand in it."""
    said = fold(_counted_with(before))
    return said, tuple(_kinds_in(said))


def _counted_with(before: str) -> str:
    """What stands before a figure in its clause, and in a clause that leads all up to it in."""
    *earlier, own = _COMMA.split(_STOPS.split(before)[-1])
    led = [own]
    for clause in reversed(earlier):
        if re.search(r"\d", clause):
            break
        led.insert(0, clause)
    while len(led) > 1 and not _LEADS.search(led[0]):
        del led[0]
    return "，".join(led)


def _kinds_in(said: str) -> list[Span]:
    """Where the members of enumerations stand, as far as it is clear where they begin and end."""
    if "、" not in said:
        return []
    found: list[Span] = []
    said = _ASIDE.sub(lambda aside: aside.group().replace("、", "·"), said)  # 开放日(周、月) is one
    for run in _ENUMERATION.finditer(said):
        if _FIGURES.search(run.group()):
            continue
        at, members = run.start(), []
        for text in run.group().split("、"):
            members.append(Span(at, at + len(text)))
            at += len(text) + 1
        first, *inner, last = members
        closed = last.end == len(said)  # 征用酒店、学校、医院124家: nothing is named behind them
        end = _ends_before(last, said)
        if closed and not end:
            if _length_of_nouns(said[last.start :], _NOUN) < last.end - last.start:
                continue  # what was done, one thing after the other: 交流、释疑解惑
            end = last.end
        nouns = _NOUN if end == len(said) else _PART_OF_A_NOUN
        begun = first.end - _length_of_nouns(said[first.start : first.end], nouns)
        found += [Span(begun, first.end)] if begun < first.end else []
        found += [one for one in inner if not _says_more(said[one.start : one.end])]
        found += [Span(last.start, end)] if end else []
    return found


def _says_more(text: str) -> bool:
    """Whether a preposition stands in a text: 部门负责人就经济运行 is more than one of several."""
    return any(tag == "p" and word in _ON for word, tag in han_words(text))


def _ends_before(last: Span, said: str) -> int:
    """Where the last member ends before "and so on", or before one more; 0 where nowhere."""
    for ending in (_AND_SO_ON, _JOINT):
        if match := ending.search(said, last.start + 1, last.end):
            return match.start()
    return 0


def _length_of_nouns(text: str, word: re.Pattern[str]) -> int:
    """How many characters of a text belong to the nouns at its end."""
    length = 0
    for one, tag in reversed(han_words(text)):
        if not word.fullmatch(tag):
            break
        length += len(one)
    return length


def _places_of(term: Term, said: str, kinds: Sequence[Span]) -> set[int | None]:
    """In which members a term is spoken of, None for outside of them; none where it is not."""
    pairs = {pair for word in with_synonyms(term.chinese) for pair in pairs_of(fold(word))}
    return {_member_at(start, kinds) for pair in pairs for start in _starts(pair, said)}


def _starts(pair: str, said: str) -> Iterator[int]:
    at = said.find(pair)
    while at >= 0:
        yield at
        at = said.find(pair, at + len(pair))


def _member_at(start: int, kinds: Sequence[Span]) -> int | None:
    return next((at for at, k in enumerate(kinds) if k.start <= start and start + 2 <= k.end), None)
