"""A conversation as HTML: questions, answers with their marks, and what can be done with them."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence

from assistant.page.chat import Record, Talk, Turn, as_markdown, link_to, plain
from assistant.serving.markup import Html, el, join, text
from assistant.serving.page_text import say
from corpus.regex import regex

_MARKED = regex(
    r"(?P<word>[A-Za-z0-9'’.%-]{1,16}\S?|\S|) *\[(?P<n>\d{1,4})\]"
    r"(?P<stop>[，。；：、！？）」』”’,.;:!?)]*)"
)
"""A mark with the word before it and the punctuation after it: no line begins with either."""


def talk_html(
    talk: Talk,
    lang: str,
    *,
    examples: Sequence[str] = (),
    count: int = 0,
    pending: str = "",
    problem: str = "",
    grown: Record | None = None,
    doing: str = "",
    drawn: Mapping[int, Html] | None = None,
) -> Html:
    """The conversation; before it has begun, a welcome with examples.

    Args:
        talk: what was asked and answered.
        lang: language of the interface.
        examples: questions to begin with.
        count: how many reports there are.
        pending: a question that is being answered.
        problem: why the last question got no answer.
        grown: what there is of the answer to ``pending``, an answer object.
        doing: what is being done about the pending one; the reports are being read, if not said.
        drawn: charts, by turn.
    """
    charts = drawn or {}
    parts = [_turn_html(talk, at, lang, charts.get(at)) for at in range(len(talk.turns))]
    if pending:
        begun = grown and grown["answer"] and Turn(pending, grown)
        lines = _lines(begun, len(talk.turns)) if begun else ()
        parts.append(_pending_html(pending, problem, doing or say("reading", lang), lang, lines))
    if not parts:
        return _welcome(lang, examples, count)
    said = problem or (doing or say("reading", lang) if pending else _spoken(talk, lang))
    return el(
        "div",
        el("div", *parts, class_="yj-turns", role="log", aria_live="off"),
        el("p", said, class_="yj-spoken", role="status", aria_live="polite"),
        class_="yj-talk",
    )


def further_html(last: Turn, questions: Sequence[str], lang: str) -> Html:
    """Questions to go on with after an answer, or in place of one."""
    if not questions:
        return Html("")
    return _offers(say("instead" if last.abstained else "next", lang), questions, "yj-next")


def _spoken(talk: Talk, lang: str) -> str:
    """What a screen reader says of the last answer."""
    last = talk.turns[-1]
    state = say("abstained" if last.abstained else "answer", lang)
    return f"{state}: {last.answer['answer']}"


def _welcome(lang: str, examples: Sequence[str], count: int) -> Html:
    note = say("welcome_note", lang, count=count) if count else say("welcome_empty", lang)
    return el(
        "div",
        el("h2", say("welcome", lang)),
        el("p", note),
        _offers(say("examples", lang), examples, "yj-examples") if examples else None,
        class_="yj-welcome",
    )


def _offers(title: str, questions: Sequence[str], kind: str) -> Html:
    buttons = [
        el("li", el("button", question, type="button", data_act="ask", data_q=question))
        for question in questions
    ]
    return el(
        "nav", el("h3", title), el("ul", *buttons), class_=f"yj-offers {kind}", aria_label=title
    )


def _question_html(question: str, report: str, lang: str) -> Html:
    limit = el("span", f"{say('only_report', lang)} {report}", class_="yj-only") if report else None
    return el("h3", el("span", question), limit, class_="yj-q", dir="auto",
              aria_label=f"{say('you', lang)}: {question}")  # fmt: skip


def _pending_html(
    question: str, problem: str, doing: str, lang: str, lines: Sequence[Html]
) -> Html:
    if problem:
        inside = el(
            "div",
            el("p", say("failed", lang), class_="yj-badge yj-bad"),
            el("p", problem, class_="yj-text"),
            class_="yj-a yj-failed",
        )
    else:
        dots = el("span", el("i"), el("i"), el("i"), class_="yj-dots", aria_hidden="true")
        waiting = el("div", dots, el("span", doing), class_="yj-a yj-pending")
        begun = el("div", *lines, class_="yj-text", dir="auto") if lines else None
        inside = el("div", begun, waiting, class_="yj-growing") if begun else waiting
    return el("section", _question_html(question, "", lang), inside, class_="yj-turn")


def _turn_html(talk: Talk, at: int, lang: str, chart: Html | None) -> Html:
    turn = talk.turns[at]
    answer = turn.answer
    badge = None
    if turn.abstained:
        badge = el("p", say("abstained", lang), class_="yj-badge yj-none")
    language = "zh" if answer["language"] == "zh" else "en"
    body = el("div", *_lines(turn, at), class_="yj-text", lang=language, dir="auto")
    warnings = [
        el("p", el("b", say("warning", lang)), " ", warning, class_="yj-warning")
        for warning in answer["warnings"]
    ]
    article = el(
        "article",
        badge,
        body,
        *warnings,
        chart,
        _sources(turn, at, lang),
        _actions(talk, at, lang),
        class_="yj-a yj-abstained" if turn.abstained else "yj-a",
        aria_label=say("abstained" if turn.abstained else "answer", lang),
    )
    return el(
        "section", _question_html(turn.question, turn.report, lang), article, class_="yj-turn"
    )


def _lines(turn: Turn, at: int) -> list[Html]:
    known = {citation["n"]: citation for citation in turn.citations}
    lines = []
    for line in str(turn.answer["answer"]).split("\n"):
        pieces: list[object] = []
        end = 0
        for found in _MARKED.finditer(line):
            citation = known.get(int(found["n"]))
            if citation is None:
                continue
            kept = (found["word"], mark_html(citation, at), found["stop"])
            pieces += [line[end : found.start()], el("span", *kept, class_="yj-kept")]
            end = found.end()
        lines.append(el("p", *pieces, line[end:]))
    return lines


def place_words(citation: Record) -> str:
    """Where a citation is from, as short as can be."""
    table = citation["table"]
    where = citation["heading_path"][-1] if citation["heading_path"] else ""
    if table:
        where = f"{table['row_label']} × {table['column_label']}"
    name = citation["issuer"] or citation["title"] or citation["report_id"]
    year = f" {citation['year']}" if citation["year"] is not None else ""
    return f"{name}{year}" + (f" · {where}" if where else "")


def _aimed(citation: Record, at: int) -> dict[str, object]:
    return {
        "type": "button", "data_act": "cite", "data_turn": at, "data_n": citation["n"],
        "data_report": citation["report_id"], "data_start": citation["start"],
        "data_end": citation["end"],
    }  # fmt: skip


def mark_html(citation: Record, at: int) -> Html:
    """A mark that opens its source; resting on it shows the quote."""
    quote, place = f"“{citation['quote']}”", place_words(citation)
    return el("button", citation["n"], class_="yj-mark", data_quote=quote, data_place=place,
              aria_label=f"[{citation['n']}] {quote} · {place}",
              **_aimed(citation, at))  # fmt: skip


def _sources(turn: Turn, at: int, lang: str) -> Html | None:
    if not turn.citations:
        return None
    items = [
        el(
            "li",
            el("button", el("b", citation["n"]), el("span", place_words(citation)),
               class_="yj-place", **_aimed(citation, at)),
        )
        for citation in turn.citations
    ]  # fmt: skip
    title = say("sources", lang)
    if len(items) <= 4:
        return el("ul", *items, class_="yj-sources", aria_label=title)
    summary = el("summary", f"{title} ({len(items)})")
    return el("details", summary, el("ul", *items, class_="yj-sources"), class_="yj-more")


def _actions(talk: Talk, at: int, lang: str) -> Html:
    turn = talk.turns[at]
    by = str(turn.answer["answered_by"])
    seconds = say("took", lang, seconds=f"{max(0.01, turn.answer['seconds']['total']):.2f}")
    how = [say(f"by_{by}", lang)] if by in ("facts", "passages", "model") else []
    return el(
        "div",
        _button(
            "copy", say("copy", lang), at, data_text=plain(turn), data_done=say("copied", lang)
        ),
        _button(
            "link",
            say("link", lang),
            at,
            data_query=link_to(talk, at),
            data_done=say("copied", lang),
        ),
        _button("retry", say("retry", lang), at),
        _button("edit", say("edit", lang), at, data_text=turn.question),
        _button("wrong", say("wrong", lang), at),
        el("span", " · ".join([*how, seconds]), class_="yj-meta"),
        class_="yj-actions",
    )


def _button(act: str, label: str, at: int, **more: object) -> Html:
    return el("button", label, type="button", data_act=act, data_turn=at, **more)


def talk_tools(talk: Talk, lang: str) -> Html:
    """What can be done with the conversation as a whole."""
    if not talk.turns:
        return Html("")
    return el(
        "div",
        download(say("export", lang), f"youju-{talk.id}.md", "text/markdown", as_markdown(talk)),
        class_="yj-tools",
    )


def download(label: str, name: str, kind: str, content: str) -> Html:
    """A link that saves a text as a file, without a file on the server."""
    data = base64.b64encode(content.encode("utf-8", "replace")).decode("ascii")
    href = Html(f"data:{kind};charset=utf-8;base64,{data}")
    return el("a", label, href=href, download=name, class_="yj-save")


def notice(message: str, kind: str = "info") -> Html:
    """A short word on what was done, or why not."""
    return el("p", text(message), class_=f"yj-notice yj-{kind}", role="status")


def head_html(lang: str, user: str = "") -> Html:
    """The head of the page; ``user`` is who is logged in."""
    leave = el("a", say("log_out", lang), href="/logout", title=user) if user else None
    return el(
        "header",
        el(
            "div",
            el("h1", join(el("span", "有据", lang="zh"), " ", el("small", "Youju"))),
            el("p", say("tagline", lang)),
        ),
        el(
            "nav",
            el("a", "API", href="/docs"),
            leave,
            el("button", say("other_language", lang), type="button", data_act="language",
               class_="yj-language", title=say("other_language_label", lang),
               lang="en" if lang == "zh" else "zh"),
        ),
        class_="yj-head",
        lang=lang,
    )  # fmt: skip
