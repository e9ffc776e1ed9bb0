"""The HTTP interface described for people, made of its own description. Nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.serving.login_view import document
from assistant.serving.markup import Html, el, join

Schema = Mapping[str, Any]


def docs_page(api: Schema, base: str) -> str:
    """The page.

    Args:
        api: the OpenAPI description.
        base: address of the server, for examples.
    """
    routes = [
        _route(method.upper(), path, operation, base)
        for path, operations in api["paths"].items()
        for method, operation in operations.items()
    ]
    schemas = [_schema(name, schema) for name, schema in api["components"]["schemas"].items()]
    body = el(
        "main",
        el(
            "header",
            el("h1", el("span", "有据", lang="zh"), " ", el("small", "Youju · HTTP interface")),
            el("nav", el("a", "openapi.json", href="/openapi.json"), " · ",
               el("a", "Youju", href="/")),
        ),
        el("p", api["info"].get("description", "")),
        el("h2", "Requests"),
        *routes,
        el("h2", "Objects"),
        *schemas,
        class_="yj-api",
    )  # fmt: skip
    return document("Youju · HTTP interface", "en", join(body))


def _route(method: str, path: str, operation: Schema, base: str) -> Html:
    example = _taken(operation).get("example")
    call = f"curl -s {base}{path}"
    if example is not None:
        call += f" -d '{json.dumps(example, ensure_ascii=False)}'"
    answers = [
        (status, answer["description"], _shape(_content(answer).get("schema", {})))
        for status, answer in operation["responses"].items()
    ]
    wanted = _taken(operation).get("schema")
    return el(
        "section",
        el("h3", el("b", method), el("code", path), el("span", operation.get("summary", ""))),
        el("p", operation["description"]) if operation.get("description") else None,
        el("pre", call),
        el("p", "Takes ", _shape(wanted)) if wanted else None,
        el("h4", "Answers"),
        _table((status, shape, said) for status, said, shape in answers),
        id=operation.get("operationId"),
    )


def _taken(operation: Schema) -> Schema:
    return _content(operation.get("requestBody", {}))


def _content(holder: Schema) -> Schema:
    found: Schema = holder.get("content", {}).get("application/json", {})
    return found


def _schema(name: str, schema: Schema) -> Html:
    required = schema.get("required", ())
    rows = (
        (join(el("code", key), None if key in required else el("span", " (optional)")),
         _shape(part), part.get("description", ""))
        for key, part in schema.get("properties", {}).items()
    )  # fmt: skip
    return el("section", el("h3", el("code", name)), _table(rows), id=name)


def _table(rows: Iterator[tuple[object, object, object]]) -> Html:
    lines = [el("tr", *(el("td", cell) for cell in row)) for row in rows]
    return el("div", el("table", *lines), class_="yj-scroll", tabindex="0")


def _shape(schema: Schema) -> Html:
    """What a schema allows, in a few words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return el("a", name, href=f"#{name}")
    if "oneOf" in schema:
        first, *rest = (_shape(one) for one in schema["oneOf"])
        return join(first, *(join(" or ", one) for one in rest))
    if schema.get("type") == "array":
        return join("list of ", _shape(schema.get("items", {})))
    if "enum" in schema:
        return join(" or ".join(map(str, schema["enum"])))
    kinds = schema.get("type", "")
    return join(" or ".join(kinds) if isinstance(kinds, list) else kinds)
