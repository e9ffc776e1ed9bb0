"""Evidence in, a short cited answer out, in Chinese or English, without a language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.composing.around_it import told_around
from assistant.composing.called import counted_text, each_with_its_name
from assistant.composing.computed_text import compared_text, computation_text
from assistant.composing.framing import framed, silent
from assistant.composing.nouns import english_measure, english_noun
from assistant.composing.said_in_words import said_in_words
from assistant.composing.verbatim import quoted, statement_value
from assistant.composing.verdict import before_sentence, before_statements
from assistant.composing.verdict_on_cells import before_computed, before_figures
from assistant.composing.where_it_stands import where_it_stands
from assistant.evidence.answer import AnsweredBy
from assistant.evidence.evidence import Evidence
from assistant.evidence.fields import fields_of
from assistant.evidence.figure_text import figure_text, marks_of, plain
from assistant.evidence.figures import Figure, breakdown
from assistant.evidence.lacking import tells_of_another_year, years_lacking
from assistant.evidence.prose import Candidate
from assistant.evidence.writer import Writer
from assistant.finding.several import comparison
from assistant.finding.within import relation
from assistant.judging.of_itself import which_first
from assistant.judging.parts import is_rate_of_doing
from assistant.judging.yes_or_no import as_asked, asks_yes_or_no
from assistant.understanding.enumerations import section_at
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.messages import say
from assistant.understanding.question import Question
from assistant.understanding.reckoning import offers_a_choice
from assistant.understanding.scope import Index
from assistant.understanding.second import asks_if_all_done, asks_who, beside, says_it
from corpus.regex import regex
from corpus.report import Fact, Report, Span
from vectorstore.retriever import Hit

_LONGEST_SENTENCE = 260
_ANNOUNCES = 32
"""A sentence of fewer characters is often a heading that runs into its paragraph."""
_STOP = regex(r"[。！？]")


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before its proof."""

    text: str
    answered_by: AnsweredBy
    abstained: bool = False


def compose(
    question: Question, found: Sequence[Evidence], writer: Writer, index: Index, language: str
) -> Draft:
    """Puts the evidence of one or several reports in words, a line a report."""
    name_of = index.name_of
    found = _decided(question, found, writer, language)
    several = len(found) > 1
    lines = []
    for evidence in found:
        verdict, text = _report_text(question, evidence, writer, language)
        verdict = as_asked(question, verdict, language)
        around, untold = told_around(question, evidence)
        if around is not None:
            text += _JOINTS[language] + _quoted_from(evidence.report, around, writer)
        text += _besides(question, evidence, writer, language)
        text += _untold(question, untold, language)
        issuer = name_of(evidence.report.id, language)
        inner = verdict + text if several else text
        frame = framed(evidence.report.header, issuer, language, inner)
        lines.append(frame if several else verdict + frame)
    if several:
        lines += comparison(question, found, writer, index, language)
        lines += which_first(question, found, writer, index, language)
    lines += silent(question, found, writer, name_of, language)
    lacking = years_lacking(question, index.headers) if question.wants_number else ()
    if lacking and not any(tells_of_another_year(evidence, lacking) for evidence in found):
        years = ", ".join(str(year) for year in lacking)
        issuer = name_of(question.scope.report_ids[0], language)
        lines.append(say("no_report", language, place=issuer, years=years))
    lines += where_it_stands(question, found, writer, language)
    by: AnsweredBy = "passages" if all(e.kind == "sentences" for e in found) else "facts"
    return Draft("\n".join(lines), by)


def _decided(
    question: Question, found: Sequence[Evidence], writer: Writer, language: str
) -> Sequence[Evidence]:
    """Only the reports that say yes or no, where that is asked of none by name and any says it."""
    if len(found) < 2 or question.scope.named or "yesno" not in question.intents:
        return found
    trial = Writer(writer.report)
    return [e for e in found if _report_text(question, e, trial, language)[0]] or found


def _report_text(
    question: Question, evidence: Evidence, writer: Writer, language: str
) -> tuple[str, str]:
    """Yes, no or a correction, "" where neither is said; and what is found, in words."""
    if evidence.kind == "figures":
        return _figures_text(question, evidence, writer, language)
    if evidence.kind == "statements":
        return _statements_text(question, evidence, writer, language)
    if evidence.kind == "overview":
        return "", _overview_text(evidence, writer, language)
    said = "" if evidence.items else evidence.sentences[0].text
    before = before_sentence(question, said, language) if said else ""
    if evidence.affirms:
        before = say("right", language)
    choice = offers_a_choice(question.folded)  # one of the two is so: nothing is denied
    if evidence.denies and len(evidence.items) > 1 and asks_yes_or_no(question):
        before = say("wrong", language)
    elif evidence.denies and not choice and not (before and "yesno" in question.intents):
        before = say("otherwise", language)
    return before, _sentences_text(evidence, writer, language)


def _besides(question: Question, evidence: Evidence, writer: Writer, language: str) -> str:
    """What is asked besides a figure: the sentence that says it, or a word that none does."""
    asked, text = question.besides, evidence.report.source_text
    if not asked or evidence.kind == "overview" or len(evidence.figures) > 1:
        return ""
    if _is_plain_count_of_requests(question, evidence.figures) and asks_who(asked):
        return ""
    if asks_if_all_done(asked) and any(is_rate_of_doing(c.fact.label) for c in evidence.statements):
        return ""
    if evidence.kind == "sentences" and (question.elliptical or says_it(asked, _said_in(evidence))):
        return ""
    own = fields_of(evidence.report, asked.lower())
    if own and set(own) <= set(evidence.items):
        return ""
    joint = "; " if language == "en" else "；"
    facts = [c.fact for c in evidence.statements]
    span = beside(asked, facts, text) if evidence.kind == "statements" else None
    if span is None:
        key = "not_beside" if question.elliptical else "unanswered"
        return joint + say(key, language, half=asked)
    mark = writer.mark(evidence.report.id, *span, evidence.statements[0].fact.path)
    return f"{joint}{quoted(writer.quote(evidence.report.id, *span), 'en')} {mark}"


def _untold(question: Question, untold: Sequence[Span], language: str) -> str:
    """That parts of the question are not answered."""
    halves = (_as_written(question, span) for span in untold)
    return "".join(_JOINTS[language] + say("unanswered", language, half=half) for half in halves)


_JOINTS = {"en": "; ", "zh": "；"}


def _said_in(evidence: Evidence) -> str:
    text = evidence.report.source_text
    items = [text[item.span.start : item.span.end] for item in evidence.items]
    return "".join(items or [hit.text for hit in evidence.sentences[: evidence.given]])


# ---------------------------------------------------------------- cells of tables


def _figures_text(
    question: Question, evidence: Evidence, writer: Writer, language: str
) -> tuple[str, str]:
    figures = evidence.figures
    joint = "; " if language == "en" else "；"
    parts = [figure_text(figure, writer, language) for figure in figures]
    if _is_plain_count_of_requests(question, figures):
        parts = [_with_breakdown(figures[0], evidence, writer, language)]
        parts += _carried_over(evidence, writer, language)
    related = relation(question.reckoning, figures, language, marks_of(figures, writer))
    if span := said_in_words(question, figures, evidence.report):
        parts.append(_quoted_from(evidence.report, span, writer))
    text = joint.join([*parts, related] if related else parts)
    if evidence.denies:
        return say("otherwise", language), text
    if _is_of_the_requests_given(question, evidence):
        return "", text
    return before_figures(question, figures, language), text


def _is_of_the_requests_given(question: Question, evidence: Evidence) -> bool:
    """Whether it is asked what came of so many requests, as the report counts them.

    162 were new, 165 were completed: what is asked of the 162 takes nothing amiss for granted.
    """
    given = {number.value for number in figures_taken_for_granted(question)}
    breakdown_of_all = len({f.row for f in evidence.figures}) >= _OUTCOMES
    cells = (f for f in evidence.report.facts if f.table and f.table.kind == "requests")
    return breakdown_of_all and bool(given & {cell.quantity.value for cell in cells})


_OUTCOMES = 4
"""So many rows tell what came of requests one by one."""


def _quoted_from(report: Report, span: Span, writer: Writer) -> str:
    """A place of a report, word for word, with its mark."""
    mark = writer.mark(report.id, span.start, span.end)
    return f"{quoted(writer.quote(report.id, span.start, span.end), 'en')} {mark}"


def _is_plain_count_of_requests(question: Question, figures: Sequence[Figure]) -> bool:
    """Whether just the new requests are asked for: who asked, and what was open, goes with it."""
    return (
        len(figures) == 1
        and (figures[0].kind, figures[0].row, figures[0].column, figures[0].operation)
        == ("requests", "new", "total", "cell")
        and bool(figures[0].value)
        and question.ask is not None
    )


def _with_breakdown(figure: Figure, evidence: Evidence, writer: Writer, language: str) -> str:
    text = figure_text(figure, writer, language)
    parts = breakdown(evidence.report.facts, "new")
    if len(parts) < 2:
        return text
    inner = (", " if language == "en" else "，").join(
        _applicant(part, writer, language) for part in parts
    )
    return f"{text} ({inner})" if language == "en" else f"{text}（{inner}）"


def _applicant(fact: Fact, writer: Writer, language: str) -> str:
    assert fact.table is not None
    assert fact.quantity.value is not None
    name = say("requests_columns", fact.table.column, language, file="phrases")
    value, mark = plain(fact.quantity.value), writer.mark_fact(fact)
    return f"{value} {name} {mark}" if language == "en" else f"{name}{value}件{mark}"


def _carried_over(evidence: Evidence, writer: Writer, language: str) -> list[str]:
    from_before = [
        fact
        for fact in evidence.report.facts
        if fact.table is not None
        and (fact.table.kind, fact.table.row, fact.table.column)
        == ("requests", "carried_over", "total")
    ]
    return [
        say("requests", "carried_over", language, file="phrases").replace(
            *(
                ("{v}", plain(fact.quantity.value)) if language == "en"
                else ("{v}件", f"{plain(fact.quantity.value)}件")
            )
        )
        + (f" {writer.mark_fact(fact)}" if language == "en" else writer.mark_fact(fact))
        for fact in from_before
        if fact.quantity.value
    ]  # fmt: skip


# ---------------------------------------------------------------- figures in prose


def _statements_text(
    question: Question, evidence: Evidence, writer: Writer, language: str
) -> tuple[str, str]:
    joint = "; " if language == "en" else "；"
    parts = []
    operation = evidence.computation.operation if evidence.computation else ""
    if operation == "compared":
        return compared_text(question, evidence, writer, language)
    if evidence.computation is not None and operation != "extreme":
        before = before_computed(question, evidence.computation, language)
        return before, computation_text(evidence.computation, evidence, writer, language)
    before = before_statements(question, evidence.statements, _said(evidence), language)
    before = "" if operation == "extreme" and not asks_yes_or_no(question) else before
    before = say("otherwise", language) if evidence.denies else before
    for clause, candidates in _by_clause(evidence.statements):
        report_id, path = evidence.report.id, candidates[0].fact.path
        mark = writer.mark(report_id, clause.start, clause.end, path)
        quote = writer.quote(report_id, clause.start, clause.end)
        if each := each_with_its_name(candidates, quote, writer, language):
            parts.append(f"{each} {mark}")
            continue
        values = (", " if language == "en" else "、").join(
            statement_value(c.fact, writer, language) for c in candidates
        )
        if before and candidates[0].fact.quantity.state == "none":
            values = ""  # "No" says it
        noun = english_noun(question, candidates[0].fact) if len(candidates) == 1 else ""
        counted = counted_text(candidates, quote, language, noun)
        measure = "" if noun or language != "en" else english_measure(candidates[-1].fact)
        parts.append(" ".join(filter(None, (values, noun, measure, counted, mark))))
    parts += [_without_figure(question, name, language) for name in evidence.missing]
    return before, joint.join(parts)


def _without_figure(question: Question, name: Span, language: str) -> str:
    """That the report has no figure for something that was to be added."""
    return say("no_figure", language, name=_as_written(question, name))


def _as_written(question: Question, span: Span) -> str:
    """The words of a question that stand somewhere in it as it is folded."""
    words = question.text if len(question.text) == len(question.folded) else question.folded
    return words[span.start : span.end].strip(" ,，、;；?？。")


def _said(evidence: Evidence) -> str:
    """The sentence that the first figure stands in, as far as its clauses belong together."""
    first = evidence.statements[0]
    span = first.fact.context
    context = evidence.report.source_text[span.start : max(span.end, first.clause.end)]
    return context + (first.hit.text if first.hit and first.hit.start <= first.fact.start else "")


def _by_clause(candidates: Sequence[Candidate]) -> list[tuple[Span, list[Candidate]]]:
    """The figures with the clause to quote; clauses that touch or overlap are quoted as one."""
    groups: list[tuple[Span, list[Candidate]]] = []
    for candidate in candidates:
        clause = candidate.clause
        if groups:
            last, members = groups[-1]
            if clause.start <= last.end + 1 and clause.end >= last.start:
                merged = Span(min(last.start, clause.start), max(last.end, clause.end))
                groups[-1] = (merged, [*members, candidate])
                continue
        groups.append((clause, [candidate]))
    return groups


# ---------------------------------------------------------------- sentences


def _sentences_text(evidence: Evidence, writer: Writer, language: str) -> str:
    report = evidence.report
    if evidence.items:
        lines = []
        for item in evidence.items:
            mark = writer.mark(report.id, item.span.start, item.span.end, item.path)
            quote = writer.quote(report.id, item.span.start, item.span.end)
            lines.append(f"{quoted(quote, 'en')} {mark}")
        return ("; " if language == "en" else "；").join(lines)
    parts = []
    for hit in evidence.sentences[: evidence.given]:
        start, end = hit.start, _end_of_answer(report, hit)
        mark = writer.mark(report.id, start, end, hit.path)
        parts.append(f"{quoted(writer.quote(report.id, start, end), 'en')} {mark}")
    return ("; " if language == "en" else "；").join(parts)


def _end_of_answer(report: Report, hit: Hit) -> int:
    """The end of the sentence; of the next ones too where it announces them, like a heading."""
    section = section_at(report, hit.start)
    stop = section.end if section is not None else hit.end
    end = hit.end
    while end - hit.start < _ANNOUNCES and end < stop:
        found = _STOP.search(report.source_text, end + 1, min(stop, hit.start + _LONGEST_SENTENCE))
        if found is None:
            break
        end = found.end()
    return end


def _overview_text(evidence: Evidence, writer: Writer, language: str) -> str:
    """What the tables count, and on the next line what the text says."""
    joint = "; " if language == "en" else "；"
    lines = [joint.join(figure_text(figure, writer, language) for figure in evidence.figures)]
    if evidence.items:
        lines.append(_sentences_text(evidence, writer, language))
    return "\n".join(filter(None, lines))
