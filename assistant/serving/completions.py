"""Answers as OpenAI's chat completions, so that existing chat clients can use Youju as a model."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Generator, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from assistant.evidence.answer import Answer
from assistant.serving.batch import BadInput

MODEL = "youju"

Record = dict[str, Any]
_ROLES = ("user", "assistant", "system", "developer", "tool", "function")


def conversation_of(body: Mapping[str, Any]) -> tuple[str, list[dict[str, str]]]:
    """The question, which is the last message, and the turns before it.

    Instructions to a model (system, developer) and results of tools are left out: no model is
    instructed here.

    Raises:
        BadInput: when the messages are not as they must be, or do not end with the user's.
    """
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        raise BadInput(
            '"messages" must be a list of {"role", "content"} objects, not an empty one.'
        )
    if not isinstance(body.get("stream"), bool | None):
        raise BadInput('"stream" must be true or false.')
    turns = []
    for message in messages:
        role = message.get("role") if isinstance(message, dict) else None
        if role not in _ROLES:
            raise BadInput(f'Each message must have a "role", one of {", ".join(_ROLES)}.')
        if role in ("user", "assistant"):
            turns.append({"role": str(role), "content": _text_of(message.get("content"))})
    if not turns or turns[-1]["role"] != "user":
        raise BadInput('The last message must have the "role" user: it is the question.')
    return turns[-1]["content"], turns[:-1]


def _text_of(content: object) -> str:
    """The text of a message, whether it is a text or a list of parts."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, list) and all(isinstance(part, dict) for part in content):
        texts = [part.get("text") for part in content if part.get("type") == "text"]
        if len(texts) == len(content) and all(isinstance(text, str) for text in texts):
            return "\n".join(str(text) for text in texts)
    raise BadInput('"content" must be a text, or a list of {"type": "text", "text"} parts.')


def completion(answer: Answer, base: str) -> Record:
    """A whole completion."""
    message = {
        "role": "assistant",
        "content": answer.text,
        "refusal": None,
        "annotations": linked_marks(answer, base),
    }
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    return {
        **_head("chat.completion"),
        "choices": [choice],
        "usage": _usage(answer),
        "youju": answer.to_dict(),
    }


def chunks(
    answers: Iterable[Answer], base: str, body: Mapping[str, Any]
) -> Generator[Record | None]:
    """A completion in pieces, the text as it grows, and what it cites with the last piece.

    ``answers`` are the beginnings of an answer and the whole one, last. None stands for a moment in
    which nothing was added.
    """
    head = _head("chat.completion.chunk")
    yield _chunk(head, {"role": "assistant", "content": ""})
    sent = 0
    for answer in answers:
        pieces = re.findall(r"[^\n]*\n|[^\n]+$", answer.text[sent:])
        sent = len(answer.text)
        for piece in pieces:
            yield _chunk(head, {"content": piece})
        if not pieces:
            yield None
    yield _chunk(head, {"annotations": linked_marks(answer, base)})
    yield {**_chunk(head, {}, "stop"), "youju": answer.to_dict()}
    options = body.get("stream_options")
    if isinstance(options, dict) and options.get("include_usage") is True:
        yield {**head, "choices": [], "usage": _usage(answer)}


def _head(kind: str) -> Record:
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": kind,
        "created": int(time.time()),
        "model": MODEL,
    }


def _chunk(head: Record, delta: Record, reason: str | None = None) -> Record:
    return {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}


def _usage(answer: Answer) -> Record:
    """Characters in place of tokens: nothing here is made of tokens."""
    asked, said = len(answer.question), len(answer.text)
    return {"prompt_tokens": asked, "completion_tokens": said, "total_tokens": asked + said}


def linked_marks(answer: Answer, base: str) -> list[Record]:
    """Each mark of the text as a URL citation, with the whole citation beside it."""
    known = {citation.n: citation for citation in answer.citations}
    found = []
    for mark in re.finditer(r"\[(\d+)\]", answer.text):
        citation = known.get(int(mark[1]))
        if citation is None:
            continue
        link = {
            "start_index": mark.start(),
            "end_index": mark.end(),
            "title": citation.title,
            "url": f"{base}/api/reports/{quote(citation.report_id)}",
        }
        found.append({"type": "url_citation", "url_citation": link, "citation": citation.to_dict()})
    return found
