"""Understanding a question: its language, the reports it is about, and what it asks of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.understanding.asked_on import (
    asks_for_other,
    of_what_was_told,
    says_no_more,
    still_open,
    which_of_a_list,
)
from assistant.understanding.asks import table_asks
from assistant.understanding.aspects import aspects_in
from assistant.understanding.both import on_both
from assistant.understanding.came_first import on_the_first
from assistant.understanding.changes import (
    between_figures,
    from_one_to_another,
    from_start_to_end,
    of_the_list,
)
from assistant.understanding.colloquial import in_standard_words
from assistant.understanding.concepts import (
    Concept,
    concepts_in,
    contrasted,
    granted_in_part,
    left_out,
    merged,
    settled,
    with_other_results,
    with_the_list,
    with_the_total,
)
from assistant.understanding.counted import asking_part
from assistant.understanding.courtesy import courtesy
from assistant.understanding.documents_meant import documents_meant, rules_of_their_bodies
from assistant.understanding.focus import idle_spans, in_focus, without_the_limit
from assistant.understanding.intents import ASKING, intents_of
from assistant.understanding.left_waiting import left_waiting
from assistant.understanding.named import recency_in, with_preposition
from assistant.understanding.names_of_reports import with_names_of_reports
from assistant.understanding.place_spans import moved_to, places_in, whole_name, without
from assistant.understanding.portions import as_shares, in_percent, of_named_whole, portion_in
from assistant.understanding.preamble import (
    asked_in_full,
    rejects,
    without_preamble,
    without_rejection,
)
from assistant.understanding.question import BadQuestion, Question
from assistant.understanding.reasons import with_reasons
from assistant.understanding.reckoning import reckoning_in
from assistant.understanding.reports_meant import of_recent_reports, scope_of
from assistant.understanding.requirements import light
from assistant.understanding.scope import Index, Scope
from assistant.understanding.second import asked_of_what_was_said, first_half
from assistant.understanding.short_names import in_full_names
from assistant.understanding.spelling import corrected
from assistant.understanding.terms import VERB, Term, terms_in
from assistant.understanding.told_amiss import days_named
from assistant.understanding.topics import without_degree
from assistant.understanding.turns import carried, names_another, reckoned_again, turned
from assistant.understanding.wants import counted_unit, intents_in, wants_in
from assistant.understanding.year_beside import of_the_year_beside, year_of_the_report
from corpus.language import detect_language, ends_as_a_verb, simplify
from corpus.periods import ANY_YEAR, in_common_era, periods_in
from corpus.regex import regex
from corpus.report import Span
from corpus.tongues import in_english, is_read_as_english

LONGEST_QUESTION = 8_000
"""Longer texts are no question; they are refused with a sentence."""


def understand(
    text: str,
    history: Sequence[Mapping[str, str]],
    index: Index,
    report_ids: Sequence[str] | None = None,
    came_first: Callable[[Question], str] = lambda question: "",
    settled_on: Callable[[Question], Question] = lambda question: question,
) -> Question:
    """Reads a question in the light of the conversation so far.

    ``history`` holds the turns before, oldest first; the user's are understood anew, the
    assistant's are untrusted text, of which only the numbers are read, to find figures of the
    reports by. ``report_ids`` limits the question to some reports. ``came_first`` gives the report
    that comes first in the answer to a question before, "" where none does alone; ``settled_on``
    how one of the last questions before is rather read, alone or as leaning on the one before it.

    Raises:
        BadQuestion: the text is empty, without letters, or far too long for a question.
    """
    cleaned = clean(text)
    asked: list[Question] = []
    lately = [at for at, turn in enumerate(history) if turn.get("role") == "user"][-_LATELY:]
    for at, turn in enumerate(history):
        if turn.get("role") == "user" and isinstance(turn.get("content"), str):
            try:
                said = clean(turn["content"])
            except BadQuestion:
                continue
            before = on_the_first(said, on_both(said, asked), came_first)
            asked.append(_read_on(said, before, index, report_ids))
        elif asked and isinstance(turn.get("content"), str):
            asked[-1] = replace(asked[-1], reply=turn["content"])
            if lately and at > lately[0]:
                asked[-1] = settled_on(asked[-1])
    before = on_the_first(cleaned, on_both(cleaned, asked), came_first)
    return _read_on(cleaned, before, index, report_ids)


def read_otherwise(
    question: Question, index: Index, report_ids: Sequence[str] | None = None
) -> Question | None:
    """A follow-up that leans on the question before read alone, or the other way round.

    Place and year are carried over all the same. None where there is no other reading.
    """
    before = question.prior
    if before is None or of_what_was_told(question.folded):
        return None
    other = _read(question.text, before, index, report_ids, leaning=not question.elliptical)
    return None if other.elliptical == question.elliptical else replace(other, reply=question.reply)


def clean(text: str) -> str:
    """The question without control characters and surplus white space."""
    bare = re.sub(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ud800-\udfff\ufeff]+", " ", text)
    bare = " ".join(bare.split())
    if not re.search(r"\w", bare):
        raise BadQuestion("The question is empty: type what you want to know of the reports.")
    if len(bare) > LONGEST_QUESTION:
        raise BadQuestion(
            f"The question has {len(bare)} characters, more than {LONGEST_QUESTION}: "
            "ask it shorter."
        )
    return bare


_LATELY = 3
"""So many questions before may be read otherwise, after what the reports hold on them."""
_TOLD_AGAIN = {"in_chinese": "zh", "in_english": "en", "source": ""}
"""Follow-ups that are answered as the question before was, and in which language."""


def _read_on(
    text: str, before: Question | None, index: Index, report_ids: Sequence[str] | None
) -> Question:
    again = of_what_was_told(simplify(text).lower()) if before is not None else ""
    if before is not None and again in _TOLD_AGAIN:
        language = _TOLD_AGAIN[again] or detect_language(text)
        return replace(before, text=text, language=language)
    return _read(text, before, index, report_ids)


def _is_part_of(concept: Concept, place: Span) -> bool:
    """Whether words belong to a longer name of a place or body: 武威市民勤县 names no 市民."""
    inside = place.start <= concept.start and concept.end <= place.end
    return inside and (concept.start, concept.end) != (place.start, place.end)


def _read(
    text: str, before: Question | None, index: Index, report_ids: Sequence[str] | None,
    leaning: bool | None = None,
) -> Question:  # fmt: skip
    """A question read in the light of the one before; ``leaning`` says if it leans on that."""
    language = detect_language(text)
    spoken, anew = (text, False) if before is None else turned(text)
    spoken = spoken if before is None else _in_full(spoken, before)
    common = in_common_era(without_preamble(spoken, index.places))
    folded = in_standard_words(in_percent(without_degree(simplify(common).lower())), language)
    scope = scope_of(
        _less_years_left_out(common), index, before.scope if before else None, report_ids
    )
    if language == "en":
        names = [mention.text for mention in scope.mentions]
        folded = corrected(folded, index.glossary, index.lookup, names)
    reading = "en" if is_read_as_english(language) else language
    if reading != language:
        folded, scope = _in_english(folded, language, scope, index, report_ids)
    issuers = {index.headers[report_id].issuer for report_id in scope.report_ids}
    above = index.places.areas_over(scope.report_ids) if language == "zh" else ()
    places = tuple(whole_name(folded, s, issuers, above) for s in places_in(folded, scope.mentions))
    folded, besides = first_half(folded)
    concepts = tuple(
        concept
        for concept in concepts_in(folded)
        if not any(_is_part_of(concept, place) for place in places)
    )
    taken = (
        *(with_preposition(place, folded) if reading == "en" else place for place in places),
        *(with_preposition(Span(p.start, p.end), folded) for p in periods_in(folded)),
        *((recent.span,) if (recent := recency_in(folded)) else ()),
        *(idle_spans(folded) if reading == "en" else ()),
    )
    terms = terms_in(folded, text, reading, taken, index.glossary, index.lookup)
    terms = _less_untranslated(terms, language)
    if (language in ("en", "zh") or is_read_as_english(language)) and scope.named:
        terms = with_names_of_reports(terms, text, folded, language, places, scope, index)
    kept = _without_exceptions(terms, concepts, folded)
    own = in_focus(kept, folded) + _of_a_body(scope)
    telling = concepts or any(term.trust > VERB for term in own)
    days = () if telling else days_named(folded)
    own += tuple(Term(day, (day,), 0, 0, 1.0) for day in days)  # what was done then
    meant = documents_meant(folded, own, concepts)
    concepts = (*concepts, *meant)
    asks_on = "" if before is None else of_what_was_told(folded)
    more = before is None or not says_no_more(
        own, concepts, before.own_terms, before.concepts, scope.body
    )
    other = asks_for_other(folded) or which_of_a_list(folded)
    bare = not (more or courtesy(folded) or asks_on or other)
    if before is not None and bare and not intents_in(folded) - before.intents:
        return _asked_of_another(before, text, language, scope, index)
    elliptical = before is not None and (
        leaning
        if leaning is not None
        else not (days or anew)
        and (
            asks_on != ""
            or (rejects(text) and bool(before.asks and concepts) and not scope.mentions)
            or _leans_on_before(folded, common.lower(), own, concepts, scope)
        )
    )
    if elliptical and before is not None:
        taken_over = still_open(concepts, folded, before.concepts, before.folded)
        concepts = merged(concepts, taken_over)
        besides = besides or asked_of_what_was_said(folded, concepts)
    concepts = with_reasons(
        left_waiting(granted_in_part(settled(concepts), folded), folded), folded
    )
    concepts = with_other_results(with_the_list(with_the_total(concepts, folded), folded), folded)
    concepts = rules_of_their_bodies(concepts, scope, index)
    concepts = of_the_year_beside(concepts, folded, scope, index)
    aspects = aspects_in(folded)
    leans = elliptical or _is_brief(own, scope) or _LEANING.match(common.lower())
    intents = intents_of(folded, text, language, before is not None and bool(leans))
    reckoning = reckoning_in(folded, "yesno" in intents)
    own = without_the_limit(own, folded, intents)
    another = len(scope.report_ids) == 1 and names_another(own, concepts)
    if reckoning is None and elliptical and before is not None:
        reckoning = reckoned_again(before.reckoning) if another else before.reckoning
    concepts = between_figures(concepts, reckoning, len(scope.report_ids) > 1)
    concepts = of_the_list(concepts, reckoning, folded, len(scope.report_ids) > 1)
    concepts = from_start_to_end(concepts, reckoning, len(scope.report_ids))
    concepts = from_one_to_another(concepts, folded)
    if any(c.group == "result" for c in concepts) and not (
        intents & {"number", "yesno"}
        or intents & {"compare", "why"} == {"compare"}
        or not intents  # "reviews still pending" names a cell
        or (reckoning and len(scope.report_ids) > 1)
    ):
        # "Why were all six upheld?" takes something for granted: the whole breakdown answers it.
        concepts = (*concepts, Concept("verdict", "result", 0, 0))
    asks = table_asks(concepts, [(a.start, a.end) for a in aspects])
    portion = portion_in(without(folded, places), intents)
    asks = as_shares(asks, portion, folded, intents)
    asks = of_named_whole(asks, concepts, folded)
    if reckoning is not None and reckoning.operation == "growth":
        asks = tuple(replace(a, operation="") if a.operation == "share" else a for a in asks)
    asks = tuple(replace(ask, measured=False, operation="") for ask in asks) if meant else asks
    ask = asks[0] if asks else None
    scope = year_of_the_report(scope, ask, folded, index)
    wants, counted = wants_in(asking_part(folded)), counted_unit(folded)
    taken_terms: tuple[Term, ...] = ()
    standalone = text
    if elliptical and before is not None:
        taken_terms = before.terms
        standalone = f"{before.standalone} {text}"
        if not wants and not intents & ASKING - {"number"}:
            counted = counted or before.counted
        if not intents & ASKING:
            intents |= carried(before.intents) if another else before.intents
            wants = wants or before.wants
    return Question(
        text, language, folded, standalone, scope, intents, wants, counted, asks, aspects,
        concepts, own, taken_terms, elliptical, reckoning, besides,
        tuple(term for term in terms if term not in kept), before if elliptical else None, before,
    )  # fmt: skip


def _in_english(
    folded: str, language: str, scope: Scope, index: Index, report_ids: Sequence[str] | None
) -> tuple[str, Scope]:
    """A question in another language with English words, and its reports, the newest if it says so.

    Where its places are told only the question as asked tells, where they stand only the other.
    """
    folded = in_english(folded, language, places_in(folded, scope.mentions))
    folded = in_standard_words(folded, "en")
    scope = scope if report_ids is not None else of_recent_reports(scope, folded, index)
    return folded, replace(scope, mentions=moved_to(folded, scope.mentions))


def _in_full(text: str, before: Question) -> str:
    """A follow-up without what it corrects, and with what it says in short in full."""
    return in_full_names(asked_in_full(without_rejection(text)), before)


def _less_years_left_out(text: str) -> str:
    """A question with blanks for the years of what it leaves out: not those left from 2022."""
    spelt = simplify(text).lower()
    if len(spelt) != len(text):
        return text
    for span in left_out(spelt):
        inside = ANY_YEAR.sub("    ", text[span.start : span.end])
        text = text[: span.start] + inside + text[span.end :]
    return text


def _without_exceptions(
    terms: tuple[Term, ...], concepts: Sequence[Concept], folded: str
) -> tuple[Term, ...]:
    """The terms but for those of "apart from X", where what is asked for is named all the same.

    What is contrasted ("completed, not begun") is never asked for, nor what a question begins
    with: "Apart from the web, through what"; individuals, beside other applicants, leave the weight
    to those that are.
    """
    groups = {c.group for c in concepts}
    if groups & {"matter", "topic", "outcome"}:
        excluded = left_out(folded)
    else:
        excluded = contrasted(folded)
        excluded += tuple(s for s in left_out(folded) if not s.start and folded[s.end] in ",，")
        if "applicant" in groups:
            excluded = tuple(s for s in excluded if not _APPLICANT.search(folded, s.start, s.end))
    return tuple(t for t in terms if not any(s.start <= t.start < s.end for s in excluded))


_APPLICANT = regex(
    r"\b(?:individual|person|people|citizen|compan|firm|business|enterprise|organi)|"
    r"个人|公民|自然人|市民|群众|百姓|公司|企业|法人|组织|单位"
)


def _asked_of_another(
    before: Question, text: str, language: str, scope: Scope, index: Index
) -> Question:
    """The question before, of another place or year: "and Urumqi?", or a name that was asked for.

    A name alone says nothing of the language.
    """
    if len(text.split()) == 1 and len(text) <= _A_NAME:
        language = before.language
    scope = year_of_the_report(scope, before.ask, before.folded, index)
    own = tuple(term for term in before.own_terms if term.text != before.scope.body)
    own += _of_a_body(scope)
    folded = _of_the_year(before, scope.years)
    return replace(before, text=text, language=language, folded=folded, scope=scope, own_terms=own)


def _of_the_year(before: Question, years: Sequence[int]) -> str:
    """The question before with the one year that is asked of now in the place of its own."""
    if len(years) != 1 or len(before.scope.years) != 1:
        return before.folded
    return before.folded.replace(str(before.scope.years[0]), str(years[0]))


def _of_a_body(scope: Scope) -> tuple[Term, ...]:
    """The body that other reports speak of, as a term: a figure must be of it."""
    named = scope.body and not scope.body.isascii()
    return (Term(scope.body, (scope.body,), 0, 0, 1.0),) if named else ()


def _less_untranslated(terms: Iterable[Term], language: str) -> tuple[Term, ...]:
    """The terms, of a language read as English: those that no list translates tell little there.

    If one ends as a verb it is never what is counted.
    """
    if not is_read_as_english(language):
        return tuple(terms)
    return tuple(
        t if t.chinese
        else replace(t, trust=_UNTRANSLATED, verb=ends_as_a_verb(t.text, language))
        for t in terms
    )  # fmt: skip


_UNTRANSLATED = 0.2
"""How much a word tells that no list translates: one may be idle, several leave something out."""
_FEW_WORDS = 2
_A_NAME = 24
"""Characters of a place's name at most."""


def _is_brief(own: Sequence[Term], scope: Scope) -> bool:
    """Whether a question is too short to ask anything by itself, and names no place."""
    return len(own) <= _FEW_WORDS and not scope.mentions


_LEANING = regex(
    r"^(?:and|but|so|what about|how about|und|et|y|а|и|e|ed|dann|alors|entonces|então|vậy|thế|"
    r"còn)\b|^(?:那|其中|这些|这|它|当中|里面|그럼|그러면|그리고|では|じゃあ|それで)|"
    r"\b(?:them|those|these|it|they|that|there|ones?|of which)\b|"
    r"\bhow many (?:did|does|do|has|have|had|were|was|are)\b|"
    r"其中|这些|那些|它们|他们|该|呢[?？]?$"
)


_COUNTS_NOTHING = regex(r"(?:多少|几)(?:[件条个次份起宗场家人])?[?？]?$")


def _leans_on_before(
    text: str, spoken: str, own: Sequence[Term], concepts: Sequence[Concept], scope: Scope
) -> bool:
    """Whether a question in a conversation needs the one before to be understood.

    ``spoken`` is how it was asked, which may begin with a word that ``text`` has lost: А, 그럼.
    """
    topical = any(c.group in ("topic", "matter", "ground", "outcome") for c in concepts)
    if own and all(t.text in light() for t in own) and _COUNTS_NOTHING.search(text):
        return True  # 宿迁收到多少件: of what, the question before says
    if _LEANING.search(text) or _LEANING.match(spoken):
        return not (topical and scope.named and len(own) >= 4)
    if scope.mentions and own:
        return False
    if topical and any(c.group in ("topic", "matter") for c in concepts):
        return False
    return len(own) <= 2 or (not scope.named and len(own) <= 3)
