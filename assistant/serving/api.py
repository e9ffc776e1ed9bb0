"""HTTP beside the page: JSON of our own, and the chat completions that other programs speak.

The one door to fastapi. Errors are ``{"error": ...}`` with a status that fits.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Generator, Iterator
from importlib.metadata import version
from itertools import chain
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import iterate_in_threadpool, run_in_threadpool
from fastapi.exceptions import HTTPException, RequestValidationError
from fastapi.responses import StreamingResponse

from assistant.evidence.answer import Answer
from assistant.serving.batch import BadInput, history_of
from assistant.serving.completions import MODEL, Record, chunks, completion, conversation_of
from assistant.serving.docs_view import docs_page
from assistant.serving.limits import Full, Line
from assistant.serving.openapi import described, given, taken
from assistant.serving.records import report_record, to_json
from assistant.serving.reports import checks_of, shown
from assistant.understanding.question import BadQuestion
from assistant.understanding.scope import UnknownReport
from assistant.youju import Youju
from vectorstore.catalogue import StoreError

LARGEST_BODY = 512_000
MOST_TURNS = 200

_log = logging.getLogger("youju")


class Refused(Exception):
    """A request that is not served, with the status and the reason that it gets."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def make_api(youju: Youju, line: Line, *, accounts: bool = False) -> FastAPI:
    """The HTTP interface over an open assistant, to which the page is added.

    Args:
        youju: answers, and knows the reports.
        line: where questions wait for their turn.
        accounts: whether callers have to say who they are.
    """
    api = FastAPI(
        title="Youju", description=_ABOUT, version=version("youju"),
        docs_url=None, redoc_url=None, openapi_url=None,
    )  # fmt: skip
    _handle_errors(api)
    _add_reports(api, youju)
    _add_answers(api, youju, line)
    _add_description(api, accounts=accounts)

    @api.api_route("/api/{rest:path}", methods=_METHODS, include_in_schema=False)
    @api.api_route("/v1/{rest:path}", methods=_METHODS, include_in_schema=False)
    def nothing_here(rest: str) -> Response:
        raise Refused(404, "There is nothing at this address with this method: see /openapi.json.")

    return api


def _add_answers(api: FastAPI, youju: Youju, line: Line) -> None:
    def grown(question: str, history: object) -> Iterator[Answer]:
        turns = history_of(history)
        if len(turns) > MOST_TURNS:
            raise BadInput(
                f'"history" has {len(turns)} turns, more than {MOST_TURNS}: send the last.'
            )
        with line.place() as place:
            place.come()
            yield from youju.stream(question, history=turns)

    def ask(question: str, history: object) -> Answer:
        *_, answer = grown(question, history)
        return answer

    def begun(question: str, history: object) -> Iterator[Answer]:
        """The answer as it grows; what is wrong with the question is raised here."""
        growing = grown(question, history)
        return chain((next(growing),), growing)

    asking = (400, 401, 413, 429, 503)

    @api.post(
        "/api/ask", summary="Answers a question",
        openapi_extra=taken("Question", {"question": "硚口区2020年新收多少件申请？"}),
        responses=given("Answer", *asking, said="The answer, or that the reports do not say."),
    )  # fmt: skip
    async def api_ask(request: Request) -> Response:
        body = await _body(request)
        if not isinstance(body.get("question"), str):
            raise BadInput('The request has no "question", or it is not a text.')
        answer = await run_in_threadpool(ask, body["question"], body.get("history"))
        return _json(answer.to_dict())

    @api.get(
        "/v1/models", summary="The models that chat clients can choose",
        responses=given("Models", 401),
    )  # fmt: skip
    def models() -> Response:
        return _json({"object": "list", "data": [
            {"id": MODEL, "object": "model", "created": 0, "owned_by": "youju"}
        ]})  # fmt: skip

    @api.post(
        "/v1/chat/completions", summary="As OpenAI's, streaming and not",
        openapi_extra=taken("ChatRequest", {"model": MODEL, "messages": [
            {"role": "user", "content": "How many requests did Qiaokou receive in 2020?"}
        ]}),
        responses=given("ChatCompletion", *asking, streams=True),
    )  # fmt: skip
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
    @api.get(
        "/healthz", summary="Is the server up, and how much does it hold?",
        responses=given("Health"),
    )  # fmt: skip
    def healthz() -> Response:
        reports = len(youju.store.catalogue.reports())
        return _json({"status": "ok", "reports": reports})

    @api.get(
        "/api/reports", summary="What the corpus holds",
        responses=given("Report", 401, many=True),
    )  # fmt: skip
    def reports() -> Response:
        catalogue = youju.store.catalogue
        checks = checks_of(catalogue)
        return _json([
            report_record(row, [check for check in checks if check.report_id == row.id])
            for row in catalogue.reports()
        ])  # fmt: skip

    @api.get(
        "/api/reports/{report_id:path}", summary="One report: its tree, tables and text",
        responses=given("Report", 401, 404),
    )  # fmt: skip
    def report(report_id: str) -> Response:
        if youju.store.catalogue.row(report_id) is None:
            raise Refused(404, f"There is no report {report_id!r}: see /api/reports.")
        return _json(shown(youju.store.catalogue, report_id))


def _add_description(api: FastAPI, *, accounts: bool) -> None:
    """The description of the interface, for programs and for people."""

    @api.get("/openapi.json", include_in_schema=False)
    def description() -> Response:
        return _json(described(api.openapi(), accounts=accounts))

    @api.get("/docs", include_in_schema=False)
    def docs(request: Request) -> Response:
        base = str(request.base_url).rstrip("/")
        page = docs_page(described(api.openapi(), accounts=accounts), base)
        policy = "default-src 'none'; style-src 'unsafe-inline'"
        return Response(page, media_type="text/html", headers={"Content-Security-Policy": policy})


_ABOUT = (
    "Answers about China's government information-disclosure annual reports; every number is "
    'traced to a verbatim place. Errors are {"error": "..."} with a 4xx or 5xx status. The tools '
    "ask, search and facts of the Model Context Protocol are at /gradio_api/mcp/."
)
_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


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

    @api.exception_handler(Full)
    async def full(request: Request, error: Full) -> Response:
        return _json({"error": "Too many questions at once: ask again in a moment."}, 503)

    @api.exception_handler(StoreError)
    async def store(request: Request, error: Exception) -> Response:
        return _json({"error": str(error)}, 503)

    @api.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: Exception) -> Response:
        return _json({"error": f"The request is not as it must be: {error}."}, 422)

    @api.exception_handler(404)
    @api.exception_handler(405)
    @api.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        return _json({"error": f"{error.detail}."}, error.status_code)

    @api.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return _json({"error": "Something went wrong inside; the server's log says why."}, 500)
