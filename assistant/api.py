"""HTTP beside the page: JSON of our own, and the chat completions that other programs speak.

The one door to fastapi. Errors are ``{"error": ...}`` with a status that fits.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import iterate_in_threadpool, run_in_threadpool
from fastapi.exceptions import HTTPException, RequestValidationError
from fastapi.responses import StreamingResponse

from assistant.accounts import Accounts
from assistant.answer import Answer
from assistant.batch import BadInput, history_of
from assistant.completions import MODEL, Record, chunks, completion, conversation_of
from assistant.engine import Youju
from assistant.question import BadQuestion
from assistant.records import report_record, to_json
from assistant.reports import checks_of, shown
from assistant.scope import UnknownReport
from vectorstore.catalogue import StoreError

LARGEST_BODY = 512_000
MOST_TURNS = 200
MOST_AT_ONCE = 64

_log = logging.getLogger("youju")


class Refused(Exception):
    """A request that is not served, with the status and the reason that it gets."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class _Gate:
    """Lets only so many questions wait at once; the others are told to come again."""

    def __init__(self, most: int) -> None:
        self._places = threading.Semaphore(most)

    @contextmanager
    def place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise Refused(503, "Too many questions at once: ask again in a moment.")
        try:
            yield
        finally:
            self._places.release()


def make_api(youju: Youju, accounts: Accounts | None = None) -> FastAPI:
    """The HTTP interface over an open assistant, to which the page is added.

    Args:
        youju: answers, and knows the reports.
        accounts: who may come in; everybody without.
    """
    api = FastAPI(title="Youju", docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    _guard(api, accounts)
    _handle_errors(api)
    _add_reports(api, youju)
    _add_answers(api, youju)

    @api.api_route("/api/{rest:path}", methods=_METHODS, include_in_schema=False)
    @api.api_route("/v1/{rest:path}", methods=_METHODS, include_in_schema=False)
    def nothing_here(rest: str) -> Response:
        raise Refused(404, "There is nothing at this address with this method: see /openapi.json.")

    return api


def _add_answers(api: FastAPI, youju: Youju) -> None:
    gate = _Gate(MOST_AT_ONCE)

    def grown(question: str, history: object) -> Iterator[Answer]:
        turns = history_of(history)
        if len(turns) > MOST_TURNS:
            raise BadInput(
                f'"history" has {len(turns)} turns, more than {MOST_TURNS}: send the last.'
            )
        with gate.place():
            yield from youju.stream(question, history=turns)

    def ask(question: str, history: object) -> Answer:
        *_, answer = grown(question, history)
        return answer

    def begun(question: str, history: object) -> Iterator[Answer]:
        """The answer as it grows; what is wrong with the question is raised here."""
        growing = grown(question, history)
        return chain((next(growing),), growing)

    @api.post("/api/ask", summary="Answers a question", openapi_extra=_ASK)
    async def api_ask(request: Request) -> Response:
        body = await _body(request)
        if not isinstance(body.get("question"), str):
            raise BadInput('The request has no "question", or it is not a text.')
        answer = await run_in_threadpool(ask, body["question"], body.get("history"))
        return _json(answer.to_dict())

    @api.get("/v1/models", summary="The models that chat clients can choose")
    def models() -> Response:
        return _json({"object": "list", "data": [
            {"id": MODEL, "object": "model", "created": 0, "owned_by": "youju"}
        ]})  # fmt: skip

    @api.post("/v1/chat/completions", summary="As OpenAI's", openapi_extra=_COMPLETIONS)
    async def completions(request: Request) -> Response:
        body = await _body(request)
        question, history = conversation_of(body)
        base = str(request.base_url).rstrip("/")
        if body.get("stream") is True:
            growing = await run_in_threadpool(begun, question, history)
            return StreamingResponse(
                _events(chunks(growing, base, body)),
                media_type="text/event-stream",
                headers={"Cache-Control": "no-store"},
            )
        answer = await run_in_threadpool(ask, question, history)
        return _json(completion(answer, base))


def _add_reports(api: FastAPI, youju: Youju) -> None:
    @api.get("/healthz", summary="Is the server up, and how much does it hold?")
    def healthz() -> Response:
        reports = len(youju.store.catalogue.reports())
        return _json({"status": "ok", "reports": reports})

    @api.get("/api/reports", summary="What the corpus holds")
    def reports() -> Response:
        catalogue = youju.store.catalogue
        checks = checks_of(catalogue)
        return _json([
            report_record(row, [check for check in checks if check.report_id == row.id])
            for row in catalogue.reports()
        ])  # fmt: skip

    @api.get("/api/reports/{report_id:path}", summary="One report: its tree, tables and text")
    def report(report_id: str) -> Response:
        if youju.store.catalogue.row(report_id) is None:
            raise Refused(404, f"There is no report {report_id!r}: see /api/reports.")
        return _json(shown(youju.store.catalogue, report_id))


_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_TURNS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["role", "content"],
        "properties": {
            "role": {"type": "string", "enum": ["user", "assistant"]},
            "content": {"type": "string"},
        },
    },
}


def _schema(required: list[str], **properties: object) -> dict[str, Any]:
    schema = {"type": "object", "required": required, "properties": properties}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


_ASK = _schema(["question"], question={"type": "string"}, history=_TURNS)
_COMPLETIONS = _schema(
    ["messages"], model={"type": "string"}, messages=_TURNS, stream={"type": "boolean"}
)


async def _events(records: Generator[Record | None]) -> AsyncIterator[str]:
    """Records as server-sent events; nothing new is a comment, which clients pass over.

    A client that goes away ends what makes the records: a model may be at work there.
    """
    try:
        async for record in iterate_in_threadpool(records):
            yield ":\n\n" if record is None else f"data: {to_json(record)}\n\n"
        yield "data: [DONE]\n\n"
    finally:
        records.close()


def _json(value: object, status: int = 200) -> Response:
    return Response(to_json(value), status, media_type="application/json")


async def _body(request: Request) -> dict[str, Any]:
    """The JSON object of a request, read no further than the limit."""
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_BODY:
            raise Refused(413, f"The request is larger than {LARGEST_BODY} bytes: send less.")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"The request is not JSON: {error}.") from error
    if not isinstance(value, dict):
        raise BadInput("The request must be a JSON object.")
    return value


def _guard(api: FastAPI, accounts: Accounts | None) -> None:
    """Asks for a password on /api and /v1, where there are accounts; the page asks by itself."""
    if accounts is None:
        return

    @api.middleware("http")
    async def check(request: Request, follow: Any) -> Response:  # noqa: ANN401
        ours = request.url.path.startswith(("/api/", "/v1/", "/openapi.json"))
        given = request.headers.get("authorization", "")
        if ours and not await run_in_threadpool(accounts.admit, given):
            reply = _json({"error": "Say who you are: Basic, or Bearer user:password."}, 401)
            reply.headers["WWW-Authenticate"] = 'Basic realm="Youju", charset="UTF-8"'
            return reply
        response: Response = await follow(request)
        return response


def _handle_errors(api: FastAPI) -> None:
    @api.exception_handler(BadInput)
    @api.exception_handler(BadQuestion)
    async def bad_input(request: Request, error: Exception) -> Response:
        return _json({"error": str(error)}, 400)

    @api.exception_handler(UnknownReport)
    async def unknown(request: Request, error: Exception) -> Response:
        return _json({"error": str(error)}, 404)

    @api.exception_handler(Refused)
    async def refused(request: Request, error: Refused) -> Response:
        return _json({"error": str(error)}, error.status)

    @api.exception_handler(StoreError)
    async def store(request: Request, error: Exception) -> Response:
        return _json({"error": str(error)}, 503)

    @api.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: Exception) -> Response:
        return _json({"error": f"The request is not as it must be: {error}."}, 422)

    @api.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        return _json({"error": f"{error.detail}."}, error.status_code)

    @api.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return _json({"error": "Something went wrong inside; the server's log says why."}, 500)
