"""Whether there was none of what a question asks for, or takes for granted.

"Was it sued, or taken to review": no, where both cells are nought. "Why was one lawsuit lost",
where there was none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from assistant.evidence.figures import Figure
from assistant.evidence.prose import Candidate
from assistant.judging.spoken import idle
from assistant.understanding.concepts import Concept
from assistant.understanding.messages import say
from assistant.understanding.patterns import expression_of
from assistant.understanding.place_spans import without
from assistant.understanding.question import Question
from assistant.understanding.reckoning import direction_in, limit_in
from assistant.understanding.requirements import light
from assistant.understanding.terms import Term, accounts_for
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from corpus.report import Quantity, Span


def there_are(question: Question, figures: Sequence[Figure]) -> bool | None:
    """Whether cells say that there was any of what a question for yes or no names; None if unsure.

    None of it where each of them is nought; some where one is of disputes named with "or": "was it
    sued or taken to review". Of other rows "or" may ask which of the two it was. Some of it also
    where none of several cells of one row is nought, and they account for all that is named.
    """
    values = [figure.value for figure in figures if figure.operation != "share"]
    if not values or len(values) < len(figures) or None in values:
        return None
    if any(figure.column == "change" for figure in figures) or direction_in(question.folded):
        return None
    asked = _unexplained(question)
    if _words("says_none").search(asked) or _words("held_against").search(asked):
        return None
    if not any(values):
        return False
    several = len({figure.row for figure in figures}) > 1
    if not several and len(values) > 1 and all(values):
        return True if accounted_for(question) else None
    alike = {figure.kind for figure in figures} == {"disputes"}
    if several and alike and _words("either").search(asked) and known_words(question):
        return None if _words("which_one").search(asked) else True
    return None


def _is_in_other_words(concept: Concept, term: Term) -> bool:
    """Whether a term that overlaps a concept says the same: "decision upheld" is 结果维持."""
    overlaps = concept.start < term.end and term.start < concept.end
    return overlaps and any(re.search(concept.holds or "$.", word) for word in term.chinese)


def before_none(question: Question, some: bool, language: str) -> str | None:
    """What goes before an answer to whether there was none: "is it true that nobody sued it".

    None for other questions, "" where it is unsure. A yes says what it says yes to; where it is put
    so ("were there no requests") a yes or a no might mean either, and neither is said.
    """
    asked = _TAG.sub("", _unexplained(question))
    if _words("claimed").search(asked):
        return say("not_so" if some else "right_none", language)
    if question.language == "zh" or not _words("put_so").search(asked):
        return None
    if not accounted_for(question):
        return ""
    return say("otherwise" if some else "none_at_all", language)


_TAG = regex(r",? (?:is|was|did|were|had|has|does|are)n't (?:it|they|there|he|she)(?=[?]|$)")


def accounted_for(question: Question) -> bool:
    """Whether the cells asked for account for each word of a question that tells anything.

    "Was it sued over pollution" asks for more than whether it was sued.
    """
    spans = question.ask.explained if question.ask is not None else ()
    return all(
        any(accounts_for(span, term) for span in spans) or _tells_nothing(term, question)
        for term in question.own_terms
    )


def _tells_nothing(term: Term, question: Question) -> bool:
    """Whether a term says nothing of which requests, disputes or documents are meant.

    So it is with verbs of English and of one character, and with words that no list translates.
    """
    noun = term.trust >= 1 or (question.language == "zh" and term.sure)
    if not noun or not term.chinese or len(term.text) < 2:
        return True
    if any(_is_in_other_words(concept, term) for concept in question.concepts):
        return True
    of_cells = any(_words("of_cells").fullmatch(word) for word in term.chinese)
    return of_cells or not light().isdisjoint(term.chinese) or idle(term, question)


def _unexplained(question: Question) -> str:
    """A question without what names cells (未经复议直接起诉) or asks whether there was any."""
    cells = (Span(c.start, c.end) for c in question.concepts if not _NOBODY.search(c.text))
    return _words("whether").sub(" ", without(question.asked, cells))


_NOBODY = regex(r"\b(?:nobody|no ?one|none|no (?:requests?|applications?))\b")
"""Within the words of a cell: turned nobody down."""


def denied_outright(question: Question, stated: Sequence[Candidate]) -> bool:
    """Whether there was none of what a question for yes or no asks of, in the report's words.

    "Was it hit by any bad press": 未发生重大负面舆情, whatever hitting is in Chinese.
    """
    none = len(stated) == 1 and stated[0].fact.quantity.state == "none"
    if not none or "yesno" not in question.intents or question.wants_number:
        return False
    label = fold(stated[0].fact.label)
    if _is_what_was_done(question, label):
        return True
    named = any(t.trust >= 1 and t.sure and held_in(t, label) == 1 for t in question.own_terms)
    return named and stated[0].features.precise >= _MOSTLY


def _is_what_was_done(question: Question, label: str) -> bool:
    """Whether nobody had done to them what is asked, for whatever reason: 有人因为…被追责吗."""
    asked = done_to_anybody(question)
    if asked is None:
        return False
    told = [t.widened for t in question.own_terms if asked.start("done") <= t.start]
    core = _SUCH_THINGS.sub("", label)
    return any(
        fold(word) in core and len(word) >= _MOSTLY * len(core)
        for term in told
        for word in term.chinese
        if len(word) > 1
    )


def done_to_anybody(question: Question) -> re.Match[str] | None:
    """How a Chinese question asks whether anybody had something done to them: 有没有人被追责."""
    return _DONE_TO_ANYBODY.search(question.folded) if question.language == "zh" else None


_DONE_TO_ANYBODY = regex(
    r"(?:有没有|有无|是否有|有)(?:人|谁|干部|单位|部门|工作人员)?"
    r"(?:(?:因为?|由于)[^,，。？?]{2,24}?)?(?:被|而被?|受到?|遭到?)(?P<done>[^,，。？?]{2,10})[?？]?$"
)
_SUCH_THINGS = regex(r"相关|有关|责任人(?!员)|人员|问题|情况|现象|事件|情形|等")
"""What says no more of something than that it happens."""
_MOSTLY = 0.5
"""So much of what there was none of must a question name."""


_words = partial(expression_of, "wording", "nought")


def known_words(question: Question) -> bool:
    """Whether each word of a foreign question is known: none of them may ask for something else."""
    told = question.language in ("en", "zh")
    return told or all(term.chinese for term in question.own_terms)


def names_what_was_not(question: Question, stated: Sequence[Quantity]) -> bool:
    """Whether a question why speaks of what there was none of, and does not ask why so."""
    if "why" not in question.intents or not stated:
        return False
    if any(one.state != "none" and one.value != 0 for one in stated):
        return False
    return limit_in(question.folded)[0] != "none" and not speaks_of_none(question)


def speaks_of_none(question: Question) -> bool:
    """Whether a question itself says that there was none of something, or that it was not so."""
    return _words("says_none").search(question.asked) is not None
