"""What happens behind the page: asking, opening sources, noting wrong answers. Knows no gradio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from assistant.page.chart import series_of
from assistant.page.chart_view import answer_charts
from assistant.page.chat import MOST_LINKED, Talk, Talks, Turn, WrongAnswers, new_talk, talks_from
from assistant.page.source_view import empty_source, source_html
from assistant.page.talk_view import further_html, talk_html, talk_tools
from assistant.serving.batch import BadInput
from assistant.serving.limits import Allowance, Full, Line
from assistant.serving.markup import Html, el
from assistant.serving.page_text import LANGUAGES, say
from assistant.serving.suggest import Suggestions
from assistant.understanding.question import BadQuestion
from assistant.understanding.scope import UnknownReport
from assistant.understanding.understand import clean
from assistant.youju import Youju
from corpus.report import Span
from vectorstore.catalogue import StoreError

_LOOK_AGAIN = 0.5
"""Seconds after which a visitor who waits is told again how many are before them."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visitor has before them; nothing of it is shared with another."""

    lang: str = "en"
    talks: Talks = field(default_factory=lambda: Talks((new_talk(),)))
    report: str = ""
    address: str = ""
    user: str = ""

    @property
    def who(self) -> str:
        """Whose allowance questions are taken from: the user's, or the address's without one."""
        return self.user or self.address

    def kept(self) -> dict[str, Any]:
        """What the visitor's browser keeps."""
        return {"lang": self.lang, "talks": self.talks.to_json()}


def visit_from(kept: object, accepted: str, address: str = "", user: str = "") -> Visit:
    """The visit that a browser brings; the language is that chosen before, or the browser's.

    Args:
        kept: what the browser has kept, which may be anything.
        accepted: its Accept-Language header.
        address: where the visitor comes from.
        user: who is logged in, if anybody.
    """
    known = kept if isinstance(kept, dict) else {}
    lang = known.get("lang")
    if lang not in LANGUAGES:
        lang = "zh" if _prefers_chinese(accepted) else "en"
    return Visit(str(lang), talks_from(known.get("talks")), address=address, user=user)


def _prefers_chinese(accepted: str) -> bool:
    """Whether Chinese comes before English in an Accept-Language header."""
    weighed: list[tuple[float, int, str]] = []
    for at, part in enumerate(accepted.split(",")):
        name, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), at, name.lower()))
        except ValueError:
            continue
    ours = [name for _, _, name in sorted(weighed) if name[:2] in LANGUAGES]
    return bool(ours) and ours[0].startswith("zh")


class Desk:
    """Serves all visitors over one assistant. Keeps nothing of theirs."""

    def __init__(self, youju: Youju, line: Line, allowance: Allowance) -> None:
        self.youju = youju
        self.line = line
        self._allowance = allowance
        self.suggestions = Suggestions(youju)
        self._wrong = WrongAnswers(youju.store.folder)

    def talk(self, visit: Visit) -> Html:
        """The open conversation."""
        count = len(self.youju.store.catalogue.reports())
        begun = bool(visit.talks.open.turns)
        examples = () if begun else self.suggestions.examples(visit.lang)
        return talk_html(
            visit.talks.open,
            visit.lang,
            examples=examples,
            count=count,
            drawn=self._drawn(visit.talks.open, visit.lang),
        )

    def _drawn(self, talk: Talk, lang: str) -> dict[int, Html]:
        """The charts of a conversation, by turn."""
        index = self.youju.query_engine.index
        catalogue = self.youju.store.catalogue
        drawn = {}
        for at, turn in enumerate(talk.turns):
            said = "zh" if turn.answer["language"] == "zh" else "en"
            names = partial(index.name_of, language=said)
            series = series_of(turn.citations, catalogue, names, said)
            chart = answer_charts(series, lang, at)
            if chart is not None:
                drawn[at] = chart
        return drawn

    def tools(self, visit: Visit) -> Html:
        """What can be done with the open conversation."""
        return talk_tools(visit.talks.open, visit.lang)

    def limit(self, visit: Visit) -> Html:
        """The report that questions are limited to, with a way out."""
        if not visit.report:
            return Html("")
        row = self.youju.store.catalogue.row(visit.report)
        title = row.header.title if row else visit.report
        leave = say("all_reports", visit.lang)
        said = el("span", say("only_report", visit.lang))
        return el("p", said, " ", el("b", title or visit.report),
                  el("button", "×", type="button", data_act="limit", data_report="",
                     aria_label=leave, title=leave),
                  class_="yj-limit")  # fmt: skip

    def asked(
        self, visit: Visit, question: str, keep: int | None = None
    ) -> Iterator[tuple[Visit, Html]]:
        """Asks, showing first that the reports are being read, then the answer.

        ``keep`` is how many turns stay before this one, where an earlier question is asked again.
        """
        talk = visit.talks.open if keep is None else visit.talks.open.before(keep)
        lang, asked = visit.lang, question.strip()
        shown = partial(talk_html, talk, lang, pending=asked or "…", drawn=self._drawn(talk, lang))
        wait = self._allowance.spend(visit.who)
        if wait:
            yield visit, shown(problem=say("asked_too_often", lang, seconds=wait))
            return
        yield visit, shown()
        try:
            with self.line.place() as place:
                while ahead := place.ahead:
                    said = say("waiting", lang, count=ahead)
                    yield visit, shown(doing=said)
                    place.wait(_LOOK_AGAIN)
                growing = self.youju.stream(
                    clean(question), history=talk.history(), report=visit.report or None
                )
                for answer in growing:
                    yield visit, shown(grown=answer.to_dict())
        except Full:
            yield visit, shown(problem=say("line_full", lang))
            return
        except (BadQuestion, UnknownReport, StoreError) as error:
            yield visit, shown(problem=str(error))
            return
        turn = Turn(asked, answer.to_dict(), visit.report)
        done = replace(visit, talks=visit.talks.saved(talk.with_turn(turn)))
        yield done, self.talk(done)

    def followed(
        self, visit: Visit, questions: Sequence[object], report: str
    ) -> Iterator[tuple[Visit, Html]]:
        """Asks the questions of a link one after the other, in a conversation of their own."""
        now = replace(begun_anew(visit), report=report)
        for question in questions[:MOST_LINKED]:
            for now, view in self.asked(now, str(question)):  # noqa: B020
                yield now, view

    def broken(self, visit: Visit) -> Html:
        """What is shown when something failed that should not."""
        return talk_html(
            visit.talks.open, visit.lang, pending="…", problem=say("broken", visit.lang)
        )

    def further(self, visit: Visit) -> Html:
        """What can be asked next."""
        turns = visit.talks.open.turns
        return further_html(turns[-1], self._further(turns), visit.lang) if turns else Html("")

    def _further(self, turns: Sequence[Turn]) -> tuple[str, ...]:
        """Questions about the report cited, or about any where none was."""
        last = turns[-1]
        lang = "zh" if last.answer["language"] == "zh" else "en"
        if not last.citations:
            asked = [turn.question for turn in turns]
            return tuple(q for q in self.suggestions.examples(lang) if q not in asked)[:3]
        about = str(last.citations[0]["report_id"])
        told = [
            Span(citation["start"], citation["end"])
            for turn in turns
            for citation in turn.citations
            if citation["report_id"] == about
        ]
        return self.suggestions.further(about, told, lang)

    def source(self, visit: Visit, aim: Mapping[str, Any]) -> Html:
        """The place that a mark, a figure or a step to the next mark aims at."""
        turn, n = _number(aim.get("turn")), _number(aim.get("n"))
        turns = visit.talks.open.turns
        if turn is not None and n is not None and 0 <= turn < len(turns):
            citation = turns[turn].citation(n)
            if citation is not None:
                others = [c["n"] for c in turns[turn].citations]
                report = self.youju.store.catalogue.report(citation["report_id"])
                span = Span(citation["start"], citation["end"])
                if report and report.source_text[span.start : span.end] != citation["quote"]:
                    report = None
                return source_html(report, span, visit.lang, turn=turn, n=n, others=others)
        start, end = _number(aim.get("start")), _number(aim.get("end"))
        if start is None or end is None:
            return empty_source(visit.lang)
        report = self.youju.store.catalogue.report(str(aim.get("report")))
        return source_html(report, Span(start, end), visit.lang)

    def wrong(self, visit: Visit, aim: Mapping[str, Any]) -> tuple[str, str]:
        """Notes an answer as wrong; gives what to say and whether it is good or bad news."""
        turn = _number(aim.get("turn"))
        try:
            case = self._wrong.add(visit.talks.open, -1 if turn is None else turn)
        except BadInput as error:
            return str(error), "bad"
        except OSError as error:
            return f"{self._wrong.path.name}: {error.strerror}.", "bad"
        return say("wrong_thanks", visit.lang, id=case), "good"

    def retried(self, visit: Visit, aim: Mapping[str, Any]) -> tuple[Visit, str, int] | None:
        """An earlier question as it was asked: under its limit, before what came after it."""
        turn = _number(aim.get("turn"))
        turns = visit.talks.open.turns
        if turn is None or not 0 <= turn < len(turns):
            return None
        return replace(visit, report=turns[turn].report), turns[turn].question, turn


def titles(visit: Visit) -> list[tuple[str, str]]:
    """The conversations to choose from: title and id."""
    return [(talk.title[:60] or say("new_talk", visit.lang), talk.id) for talk in visit.talks.all]


def begun_anew(visit: Visit) -> Visit:
    """With a new conversation open; an empty one is not left behind."""
    return replace(visit, talks=visit.talks.saved(new_talk()))


def deleted(visit: Visit) -> Visit:
    """Without the open conversation."""
    return replace(visit, talks=visit.talks.without(visit.talks.open.id))


def turned(visit: Visit) -> Visit:
    """In the other language."""
    return replace(visit, lang="en" if visit.lang == "zh" else "zh")


def _number(value: object) -> int | None:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


def open_talk(visit: Visit, talk_id: object) -> Visit:
    """With an earlier conversation open."""
    return replace(visit, talks=visit.talks.opened(str(talk_id)))
