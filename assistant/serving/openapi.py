"""The description of the HTTP interface: schemas kept as data, what routes take and give."""

from __future__ import annotations

import copy
from typing import Any

from assistant.understanding.patterns import load

Schema = dict[str, Any]

_REFUSALS = {
    400: "What was sent cannot be used; the sentence says why.",
    401: "Where the server has accounts: nobody known sent this.",
    413: "More was sent than is read; send less.",
    429: "Too many questions in a minute; Retry-After says when to come again.",
    503: "Too many people wait, or the store is being made; try again in a moment.",
}


def taken(name: str, example: Schema) -> Schema:
    """What a route takes: JSON of a schema, with an example."""
    content = {"application/json": {"schema": _ref(name), "example": example}}
    return {"requestBody": {"required": True, "content": content}}


def given(
    name: str, *refusals: int, many: bool = False, streams: bool = False, said: str = ""
) -> dict[int | str, Schema]:
    """What a route gives: JSON of a schema, or a stream of events; or one of the refusals."""
    schema = {"type": "array", "items": _ref(name)} if many else _ref(name)
    answers: dict[int | str, Schema] = {200: _answer(said or "Done.", schema)}
    if streams:
        answers[200]["content"]["text/event-stream"] = {"schema": _ref("Event")}
    for status in refusals:
        answers[status] = _answer(_REFUSALS.get(status, "There is no such thing."), _ref("Error"))
    return answers


def described(api: Schema, *, accounts: bool) -> Schema:
    """The description of the routes, with the schemas they refer to."""
    whole = copy.deepcopy(api)
    components = whole.setdefault("components", {})
    components["schemas"] = {**components.get("schemas", {}), **load("schemas")}
    if accounts:
        components["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer"},
            "password": {"type": "http", "scheme": "basic"},
        }
        whole["security"] = [{"token": []}, {"password": []}]
    return whole


def _answer(said: str, schema: Schema) -> Schema:
    return {"description": said, "content": {"application/json": {"schema": schema}}}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
