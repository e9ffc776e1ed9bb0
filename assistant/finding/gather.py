"""The evidence of one report: what is found in it, and which of that answers."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence.decide import ENOUGH
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.figures import figures_for
from assistant.evidence.prose import called_in_full, candidates
from assistant.evidence.stated import Stated, StatedFigures
from assistant.finding.breakdown import broken_down
from assistant.finding.by_place import by_place, places_inside
from assistant.finding.each_body import bodies_inside
from assistant.finding.following import drawn_to
from assistant.finding.from_charges import asks_for_charges, from_charges
from assistant.finding.from_documents import from_documents
from assistant.finding.from_extremes import is_their_whole
from assistant.finding.from_itself import from_itself
from assistant.finding.from_prose import from_statements
from assistant.finding.from_reckoning import stated_change
from assistant.finding.from_sentences import from_sentences
from assistant.finding.from_statistics import from_statistics
from assistant.finding.from_tables import from_indicators, from_table
from assistant.finding.from_volume import from_volume
from assistant.finding.from_years import from_year_to_year, of_a_stock, of_years_before
from assistant.finding.left_over import SPECIFIED, unexplained, which_requests
from assistant.finding.looked_for import in_report
from assistant.finding.repeats import of_that_number, only_repeats
from assistant.finding.was_and_is import as_it_is_now
from assistant.finding.why_changed import asks_why_it_changed, why_it_changed
from assistant.judging.answer_types import as_sure_as_it_tells, is_of_the_year_after, tells
from assistant.judging.figure_lacking import counts_in_numerals
from assistant.judging.figures_first import (
    NAMED,
    answers_each_part,
    has_every_word,
    is_its_own,
    is_so_counted,
    names_the_figure,
    needs_no_sentence,
)
from assistant.judging.growth import against_the_year_before, asks_for_growth
from assistant.judging.held import names_an_opposite, with_opposites
from assistant.judging.naming import names_what_is_asked
from assistant.judging.nought import denied_outright
from assistant.judging.other_whole import is_of_another_whole, is_part_of_another_whole
from assistant.judging.outcomes import of_a_plan
from assistant.judging.premises import denied_premise, taken_amiss
from assistant.judging.required import words_of
from assistant.judging.rest import leaves_out, says_nothing_of_the_part, tells_the_opposite
from assistant.judging.subject import lacks_the_subject
from assistant.judging.told_more import takes_for_the_most
from assistant.judging.unspoken import names_the_unspoken
from assistant.understanding.asks import IN_PROSE
from assistant.understanding.aspects import Aspect, frame_end
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.question import Question
from assistant.understanding.reckoning import (
    asks_which_of_two,
    asks_which_way,
    direction_in,
)
from assistant.understanding.words import coverage, fold, in_words_of_reports, pairs_of, weigh
from corpus.regex import regex
from corpus.report import Report, Span
from vectorstore.retriever import Retriever

_HITS = 24
"""So many sentences of a report are looked at."""
_SURELY = 0.8
"""A figure so sure is given where one is asked for, if a sentence holds more of it all the same."""
_NOT_UNLIKELY = 0.35
"""A figure less sure is not the one that is asked for, however much its sentence holds."""
_NAMELESS = 0.4
"""What is left of the confidence in what lacks the names that are asked for."""


def gather(
    question: Question,
    report: Report,
    stated: StatedFigures,
    retriever: Retriever,
    told: Span | None = None,
) -> Evidence | None:
    """The evidence of one report that answers best; None if there is nothing at all.

    ``told`` is where the answer stands to the question before, on which this one leans.
    """
    cells = _look_at_tables(question, report)
    itself, alone = from_itself(question, cells)
    if alone:
        return itself
    table = from_table(question, cells)
    if is_part_of_another_whole(question, cells) or is_their_whole(question, table):
        table = None
    found = table if _settles(question, cells, table) else from_statistics(question, cells)
    if found is None:
        finds = _look_into(question, cells, stated.of(report), retriever, told)
        parts = broken_down(question, finds)
        if parts is not None and not names_the_unspoken(question, report):
            return parts
        found = _best(question, finds, None if finds.inside else table)
        if found is not None and only_repeats(question, found):
            found = of_that_number(question, finds, found)
    if found is None or _is_off_the_subject(question, found):
        return None
    if not found.denies and (
        not names_what_is_asked(question, found) or says_nothing_of_the_part(question, found)
    ):
        found = replace(found, confidence=_NAMELESS * found.confidence)
    unspoken = names_the_unspoken(question, report)
    if unspoken and not found.denies and not denied_outright(question, found.statements):
        found = replace(found, confidence=_NAMELESS * found.confidence)
    if is_of_the_year_after(question, found) or tells_the_opposite(question, found):
        found = replace(found, confidence=_NAMELESS * found.confidence)
    return as_sure_as_it_tells(question, found)


def _is_off_the_subject(question: Question, found: Evidence) -> bool:
    """Whether sentences say nothing of what the requests counted are about."""
    if found.kind != "sentences" or not question.wants_number:
        return False
    return lacks_the_subject(question, "".join(sentence.text for sentence in found.sentences))


def _look_at_tables(question: Question, report: Report) -> Finds:
    """What a report is found to hold before its prose is searched: the cells asked for."""
    taken = set(question.taken_terms)
    terms = with_opposites(question, question.terms)
    weighed = weigh(terms, (report,), 0.25 if question.wants_number else 0.1)
    weighed = tuple(replace(w, taken=w.term in taken) for w in weighed)
    figures = dict.fromkeys(f for ask in question.asks for f in figures_for(ask, report.facts))
    return Finds(report, weighed, figures=tuple(figures))


def _settles(question: Question, cells: Finds, table: Evidence | None) -> bool:
    """Whether cells are surely meant, and nothing stated in prose could say more.

    ``_best`` would choose them too, after the search, which is most of the work.
    """
    if table is None or table.confidence < ENOUGH or places_inside(question, cells.report):
        return False
    if asks_for_growth(question) or _asks_the_direction(question) or asks_for_charges(question):
        return False
    if asks_why_it_changed(question) or leaves_out(question):
        return False
    if is_of_another_whole(question, cells):
        return False
    if "why" in question.intents and (
        figures_taken_for_granted(question)
        or names_an_opposite(question)
        or takes_for_the_most(question)
    ):
        return False
    return question.ask is not None and not unexplained(question.ask, question, cells)


def _best(question: Question, finds: Finds, table: Evidence | None) -> Evidence | None:
    """What answers best: table cells that are surely meant, then stated figures, then sentences."""
    known = taken_amiss(question, finds) or why_it_changed(question, finds)
    known = known or _known(question, finds)
    if known is not None:
        return _of_each_part(question, finds, known) or _named_in_words(question, finds, known)
    stated = _stated(question, finds)
    sure = table is not None and table.confidence >= ENOUGH
    if table is not None and sure and not _says_more(question, finds, stated, table):
        return table
    denied = denied_premise(question, finds)
    if denied is not None or stated is None:
        return denied or from_sentences(question, finds)
    if "where" in question.intents and not tells(question, stated):
        text = from_sentences(question, finds)
        return text if text is not None and tells(question, text) else stated
    if stated.confidence >= ENOUGH and needs_no_sentence(question, stated):
        return _named_in_words(question, finds, stated)
    if denied_outright(question, stated.statements):
        return replace(stated, confidence=max(stated.confidence, NAMED))
    if names_the_figure(question, stated):
        named = replace(stated, confidence=max(stated.confidence, NAMED))
        return _named_in_words(question, finds, named)
    if question.counted and is_so_counted(stated):
        return stated
    text = from_sentences(question, finds)
    return stated if text is None else _figure_or_sentence(question, finds, stated, text)


def _named_in_words(question: Question, finds: Finds, figures: Evidence) -> Evidence:
    """Figures, or the sentence that tells by name what is asked for, where they do not.

    No number of posts tells what three subjects they were on.
    """
    if figures.denies or names_what_is_asked(question, figures):
        return figures
    text = from_sentences(question, finds)
    named = text is not None and text.confidence >= ENOUGH and names_what_is_asked(question, text)
    return text if text is not None and named else figures


def _of_each_part(question: Question, finds: Finds, known: Evidence) -> Evidence | None:
    """The stated figures of all parts of a question, where what is known is of one of them."""
    of_one = len(known.statements) == 1 and known.computation is None and not known.denies
    stated = _stated(question, finds) if of_one and len(question.aspects) > 1 else None
    if stated is None or stated.confidence < ENOUGH or not answers_each_part(question, stated):
        return None
    return stated


def _figure_or_sentence(
    question: Question, finds: Finds, stated: Evidence, text: Evidence
) -> Evidence:
    """Which of the two answers: the figure if it is surer, or surely what is asked for."""
    if question.intents & {"when", "why"} and not question.wants_number:
        return text
    if text.confidence <= stated.confidence:
        return stated
    if text.confidence >= ENOUGH and not names_what_is_asked(question, stated):
        return text
    if stated.confidence < ENOUGH and counts_in_numerals(question, text.sentences[0].text):
        return text
    if "who" in question.intents and _in_top(stated, text):
        return text
    if _claims_a_figure(question) and _in_top(stated, text) and stated.confidence >= ENOUGH:
        return stated
    if question.wants_number and stated.confidence >= _SURELY and not text.items:
        return stated
    one = len(question.scope.report_ids) == 1 and len(question.aspects) == 1
    if one and question.wants_number and not text.items and has_every_word(question, stated):
        return stated
    if question.wants_number and (_in_top(stated, text) or is_its_own(question, finds, stated)):
        alone = not question.taken_terms and "compare" not in question.intents
        sure = stated.confidence >= _NOT_UNLIKELY or not alone
        return replace(stated, confidence=text.confidence) if sure else stated
    return text


def _claims_a_figure(question: Question) -> bool:
    """Whether a question for yes or no states a figure: that of the report confirms it or not."""
    return "yesno" in question.intents and len(figures_taken_for_granted(question)) == 1


def _known(question: Question, finds: Finds) -> Evidence | None:
    """What needs no weighing: a rise or fall, a fee, or a count that stands in for a table."""
    changed = stated_change(question, finds) if _asks_the_direction(question) else None
    found = changed or of_a_stock(question, finds) or of_years_before(question, finds)
    found = found or from_year_to_year(question, finds)
    found = found or of_a_plan(question, finds) or bodies_inside(question, finds)
    if found is None and not leaves_out(question):
        found = from_charges(question, finds)
    found = found or from_volume(question, finds)
    if found is None and any(c.name == "other_documents" for c in question.concepts):
        found = from_documents(question.folded, finds)
    counts = not finds.figures and not finds.inside and not asks_for_growth(question)
    if found is None and counts:
        found = from_indicators(question, finds)
    return found


def _asks_the_direction(question: Question) -> bool:
    """Whether it is asked, or taken for granted, that something rose or fell."""
    if asks_which_way(question.folded) and against_the_year_before(question):
        return True
    asks = bool({"yesno", "why"} & question.intents)
    asks = asks and (not question.wants_number or against_the_year_before(question))
    column = question.ask is not None and "change" in question.ask.columns
    return asks and bool(direction_in(question.folded)) and not column


def _stated(question: Question, finds: Finds) -> Evidence | None:
    """The stated figures that answer; none that counts all requests where some are asked for."""
    stated = from_statements(question, finds)
    of_two = len(question.scope.report_ids) == 1 and asks_which_of_two(question.folded)
    if stated is None or (of_two and _is_alone(stated)):
        return None  # the figure of one side alone tells nothing of the other
    if _is_alone(stated) and _WHICH_ONES.search(question.folded) and not _counts(question):
        return None
    if stated.statements[0].fact.indicator not in _ALL_REQUESTS:
        return stated
    which = which_requests(question, finds)
    said, _ = words_of(stated.statements[0], finds.report)
    specified = sum(w.weight for w in which) >= SPECIFIED and coverage(which, said) < 0.5
    return None if specified else stated


_WHICH_ONES = regex(
    r"哪几[个家类种所]|哪些(?!年)|"
    r"^(?:and )?(?:which|what) (?:(?!(?:was|is|has|does)\b)[a-z-]+ ){0,2}"
    r"(?!(?:years|was|has|does|this|its)\b)(?:[a-z]{2,}(?<!s)s|people|ones) "
    r"(?:was|were|are|did|do|had|have|got|[a-z]{3,}ed)\b"
)
"""Several are asked for by name: one figure names none of them."""


def _counts(question: Question) -> bool:
    return "number" in question.intents or bool(question.counted)


def _is_alone(stated: Evidence) -> bool:
    return stated.computation is None and len(stated.statements) == 1


_ALL_REQUESTS = frozenset(name for row in ("new", "total", "whole_load") for name in IN_PROSE[row])


def _look_into(
    question: Question,
    cells: Finds,
    stated: Stated,
    retriever: Retriever,
    told: Span | None = None,
) -> Finds:
    """Searches one report for whatever may answer, before it is decided what does."""
    report = cells.report
    weighed = in_words_of_reports(cells.weighed, (report,))
    hits = tuple(retriever.sentences(in_report(question, weighed, report), _HITS))
    words = frozenset(
        pair for w in weighed for word in w.term.chinese for pair in pairs_of(fold(word))
    )
    if question.language == "zh":
        words |= pairs_of(question.asked)
    found = candidates(stated, hits, weighed, _aspects(question), words)
    drawn = (called_in_full(question.folded, drawn_to(told, of_part)) for of_part in found)
    ranked = tuple(as_it_is_now(question, of_part, report) for of_part in drawn)
    named = places_inside(question, report)
    own = tuple(
        by_place(found, [name for at, name in named if aspect.start <= at < aspect.end], report)
        for found, aspect in zip(ranked, question.aspects, strict=True)
    )
    inside = any(some for some, _ in own)
    return replace(
        cells, weighed=weighed, hits=hits, ranked=tuple(a + b for a, b in own), inside=inside,
        told=told,
    )  # fmt: skip


def _aspects(question: Question) -> tuple[Aspect, ...]:
    first, *others = question.aspects
    first = replace(first, start=max(first.start, frame_end(question.folded)))
    if not others:
        first = replace(first, wants=question.wants, counted=question.counted)
    return (first, *others)


def _says_more(question: Question, finds: Finds, stated: Evidence | None, table: Evidence) -> bool:
    """Whether a stated figure says what the reading as table cells leaves out."""
    if stated is None or question.ask is None:
        return False
    other = leaves_out(question) or is_of_another_whole(question, finds)
    if other and stated.computation is not None:
        return stated.confidence >= ENOUGH
    if asks_for_growth(question) and stated.statements[0].features.fit > 0:
        return stated.confidence >= ENOUGH and "change" not in question.ask.columns
    if stated.confidence <= table.confidence:
        return False
    left = unexplained(question.ask, question, finds)
    first = stated.statements[0]
    text = finds.report.source_text[first.clause.start : first.clause.end]
    said = fold(text + first.fact.label + first.fact.parent + (first.hit.text if first.hit else ""))
    return bool(left) and coverage(left, said) >= 0.5


def _in_top(stated: Evidence, text: Evidence) -> bool:
    """Whether the figure stands in the sentence that was found: then the figure is the answer."""
    top, first = text.sentences[0], stated.statements[0]
    inside = top.start <= first.fact.start < top.end
    fits = first.features.fit >= 0 or stated.confidence >= NAMED
    return inside and not text.items and fits
