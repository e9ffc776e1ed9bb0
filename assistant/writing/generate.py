"""An answer in a language model's own words, of which only what is proved is ever shown.

Sentences are proved as they come in. The first that fails holds back what follows it, until the
model has had its one chance to write it again; what still fails is dropped. The answer of the rules
stands behind all of it: its figures must be in the answer, and where the model fails, it is the
answer.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.composing.proof import MARK
from assistant.evidence.answer import Answer
from assistant.evidence.writer import Writer
from assistant.understanding.messages import say
from assistant.understanding.patterns import expression_of
from assistant.understanding.question import Question
from assistant.understanding.scope import Index
from assistant.writing.claims import Grounds, fault_of
from assistant.writing.model import Message, Model, ModelFailed, without_thinking
from assistant.writing.prompt import prompt
from assistant.writing.sentences import cut, plain
from assistant.writing.sources import listed, sources_for, tokens
from corpus.quantities import numbers_in
from corpus.regex import regex
from corpus.report import Report
from vectorstore.encoder import Encoder
from vectorstore.retriever import Retriever

_MOST_TOKENS = 700
_MOST_EVIDENCE = 3000
"""Tokens of evidence for a plain question; one for a text of its own gets what the window holds."""
_SENTENCES, _FREE_SENTENCES = 4, 10
_MOST_FAULTS = 6
"""So many sentences that fail are nonsense: the rest is not waited for."""
_NOT_STATED = regex(r"\bNOT STATED\b")
_UNSPACED = ("zh", "ja", "th")
_LANGUAGES = {
    "zh": "Chinese (simplified)", "en": "English", "ru": "Russian", "de": "German", "fr": "French",
    "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch", "vi": "Vietnamese",
    "id": "Indonesian", "tr": "Turkish", "pl": "Polish", "ja": "Japanese", "ko": "Korean",
    "ar": "Arabic", "th": "Thai", "hi": "Hindi", "el": "Greek", "he": "Hebrew",
}  # fmt: skip


def is_free(question: Question) -> bool:
    """Whether a text of one's own is asked for: a summary, an explanation, a translation."""
    return expression_of("tasks", "free", "patterns").search(question.folded) is not None


def may_answer(question: Question, composed: Answer) -> bool:
    """Whether a model is asked at all.

    Where the rules find nothing it is asked for texts of its own alone, and only of reports that
    the question names: what rules cannot find in answer to a plain question, it would make up.
    """
    if not composed.abstained:
        return bool(composed.citations)
    scope = question.scope
    return scope.named and not scope.problem and not scope.body and is_free(question)


@dataclass(frozen=True, slots=True)
class Task:
    """A question for a model, with the rules' answer and what sentences are proved against."""

    question: Question
    composed: Answer
    grounds: Grounds
    messages: tuple[Message, ...]
    most_tokens: int
    most_sentences: int


def written(
    question: Question, composed: Answer, model: Model, index: Index, encoder: Encoder,
    retriever: Retriever, report_of: Callable[[str], Report],
) -> Iterator[Answer]:  # fmt: skip
    """The answer to a question as a model writes it; the composed one where it is not asked.

    Args:
        question: as understood.
        composed: the answer of the rules.
        model: writes.
        index: what is known of the corpus.
        encoder: compares sentences with what they cite.
        retriever: finds the passages around.
        report_of: a report by its id.
    """
    task = None
    if may_answer(question, composed):
        task = _task(question, composed, model, index, encoder, retriever, report_of)
    if task is None or not task.grounds.sources:
        yield composed
    else:
        yield from _answers(task, model)


def _task(
    question: Question, composed: Answer, model: Model, index: Index, encoder: Encoder,
    retriever: Retriever, report_of: Callable[[str], Report],
) -> Task:  # fmt: skip
    """Chooses the evidence and writes the prompt, so that both fit the window of the model."""
    free = is_free(question)
    most_tokens = min(_MOST_TOKENS, model.context // 8)
    most_sentences = _FREE_SENTENCES if free else _SENTENCES
    language = _LANGUAGES.get(question.language, "the language of the question")
    rules = prompt("rules", language=language, sentences=str(most_sentences))
    asked = question.standalone
    draft = "none" if composed.abstained else composed.text
    # Room for the answer, for it again when it is corrected, and for what was wrong with it.
    window = model.context - 3 * most_tokens - tokens(rules) - tokens(asked) - tokens(draft)
    sources = sources_for(
        question, composed, report_of, retriever, window if free else min(window, _MOST_EVIDENCE)
    )
    user = prompt(
        "answer", question=asked, draft=draft, language=language,
        evidence=listed(sources, report_of),
    )  # fmt: skip
    messages = (Message("system", rules), Message("user", user))
    grounds = Grounds({source.n: source for source in sources}, index, encoder, report_of)
    return Task(question, composed, grounds, messages, most_tokens, most_sentences)


class _Page:
    """The sentences of one answer: shown, held back, or failed. Grows at its end only."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.writer = Writer(task.grounds.report_of)
        self.text = ""
        self.reply = ""
        self.corrected = ""
        self.faults: list[tuple[str, str]] = []
        self._held: list[tuple[str, str]] = []
        self._seen: set[str] = set()

    @property
    def blank(self) -> bool:
        """Whether the model has said nothing at all."""
        return not self._seen

    @property
    def full(self) -> bool:
        """Whether nothing more is wanted of the model."""
        return len(self._seen) >= 2 * self._task.most_sentences or len(self.faults) >= _MOST_FAULTS

    def add(self, sentence: str) -> None:
        """Takes a sentence in: it is shown if it is proved and nothing is held back before it."""
        if sentence in self._seen:
            return
        self._seen.add(sentence)
        if _NOT_STATED.search(sentence):
            return
        fault = fault_of(sentence, self._task.grounds)
        if fault:
            self.faults.append((sentence, fault))
        if fault or self._held:
            self._held.append((sentence, fault))
        else:
            self._show(sentence)

    def settle(self) -> bool:
        """Shows what was held back, corrected where that is proved; False if something is not."""
        lines = plain(without_thinking(self.corrected)).splitlines()
        better = iter([line.strip() for line in lines if line.strip()])
        whole = True
        for sentence, fault in self._held:
            text = next(better, "") if fault else sentence
            if fault and (not text or fault_of(text, self._task.grounds)):
                whole = False
            else:
                self._show(text)
        self._held = []
        return whole

    def close(self, composed: Answer) -> None:
        """Puts the answer of the rules behind what is shown, under marks of this page."""
        known = {citation.n: citation for citation in composed.citations}

        def mark(found: re.Match[str]) -> str:
            c = known[int(found[1])]
            return self.writer.mark(c.report_id, c.start, c.end, c.heading_path, c.table)

        self.text = "\n".join(part for part in (self.text, MARK.sub(mark, composed.text)) if part)

    def _show(self, sentence: str) -> None:
        sources = self._task.grounds.sources

        def mark(found: re.Match[str]) -> str:
            s = sources[int(found[1])]
            return self.writer.mark(s.report_id, s.start, s.end, s.path, s.table)

        joint = "" if self._task.question.language in _UNSPACED or not self.text else " "
        self.text += joint + MARK.sub(mark, sentence)

    def answer(self, *warnings: str) -> Answer:
        """What is shown so far, as an answer."""
        composed = self._task.composed
        return replace(
            composed, text=self.text, abstained=False, answered_by="model",
            citations=self.writer.citations, warnings=(*warnings, *composed.warnings),
        )  # fmt: skip


def _answers(task: Task, model: Model) -> Iterator[Answer]:
    """The answer as it grows: each only adds to the text of the one before; the last is whole.

    One comes every quarter of a second at least, so that whoever has gone away can be noticed.
    """
    page = _Page(task)
    until = time.monotonic() + model.patience
    failure = ""
    try:
        for _ in _reply(model, task, page):
            yield page.answer()
        if page.blank:
            raise ModelFailed("empty", "the reply holds no sentence")
        if page.faults:
            for _ in _corrections(model, task, page, until - time.monotonic()):
                yield page.answer()
        if not page.settle():
            failure = "partly" if page.text else "unproven"
    except ModelFailed as error:
        failure = error.reason
        page.settle()
    yield _finished(page, task, failure)


def _reply(model: Model, task: Task, page: _Page) -> Iterator[None]:
    """Reads the model's reply into the page, yielding at every piece of it."""
    handled = 0
    for piece in model.stream(task.messages, task.most_tokens):
        page.reply += piece
        sentences = cut(plain(without_thinking(page.reply)), done=False) if piece else ()
        for sentence in sentences[handled:]:
            page.add(sentence)
        handled = max(handled, len(sentences))
        yield
        if page.full:
            return
    for sentence in cut(plain(without_thinking(page.reply)), done=True)[handled:]:
        page.add(sentence)


def _corrections(model: Model, task: Task, page: _Page, patience: float) -> Iterator[None]:
    """Lets the model write again what failed, yielding at every piece of that."""
    numbered = enumerate(page.faults, 1)
    faults = "\n".join(f"{n}. {sentence}\n   Fault: {why}" for n, (sentence, why) in numbered)
    messages = (
        *task.messages,
        Message("assistant", without_thinking(page.reply)),
        Message("user", prompt("rewrite", faults=faults)),
    )
    for piece in model.stream(messages, task.most_tokens, patience):
        page.corrected += piece
        yield


def _finished(page: _Page, task: Task, failure: str) -> Answer:
    """The whole answer: the model's, or the rules' where it failed, with a line that says why."""
    composed = task.composed
    language = "zh" if task.question.language == "zh" else "en"
    warnings = (say("model", failure, language),) if failure else ()
    if not page.text:
        return replace(composed, warnings=(*warnings, *composed.warnings))
    broken_off = failure not in ("", "partly")
    if not composed.abstained and (broken_off or not _has_figures(page.text, composed)):
        page.close(composed)
    return page.answer(*warnings)


def _has_figures(text: str, composed: Answer) -> bool:
    """Whether an answer states the figure of each line of the composed one."""
    if composed.answered_by != "facts":
        return True
    said = {abs(n.value) for n in numbers_in(MARK.sub("", text))}
    years = {citation.year for citation in composed.citations}
    for line in composed.text.splitlines():
        figures = [abs(n.value) for n in numbers_in(MARK.sub("", line)) if n.counts]
        first = next((value for value in figures if value not in years), None)
        if first is not None and first not in said:
            return False
    return True
