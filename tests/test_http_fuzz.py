"""The HTTP interface under requests made up from its own description, and under any bytes at all.

A short run, always the same, is part of the tests; ``YOUJU_FUZZ=2000 python -m pytest
tests/test_http_fuzz.py`` makes so many new requests a rule.
"""

import json
import os
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.serving.api import make_api
from assistant.serving.limits import Line
from assistant.youju import Youju

MANY = int(os.environ.get("YOUJU_FUZZ", "0"))
RUN = settings(
    max_examples=MANY or 10,
    derandomize=not MANY,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(st.characters()),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)
BODIES = (
    st.binary()
    | VALUES.map(lambda value: json.dumps(value).encode())
    | st.fixed_dictionaries(
        {"question": VALUES, "history": VALUES, "messages": VALUES | st.lists(VALUES)}
    ).map(lambda value: json.dumps(value).encode())
)
WEIRD = (
    b"[" * 100_000, b'{"question":' * 10_000, b'{"question": "\\ud800"}', b"\xff\xfe{\x00}\x00",
    b'{"question": 1e999999}', b'{"question": "a", "question": ["b"]}', b"0" * 600_000,
    b'{"messages": [{"role": "user", "content": "\\udfff\\u202e\\u0000"}]}',
)  # fmt: skip


@pytest.fixture(scope="module")
def api(store):
    return make_api(Youju(store), Line(8, 32))


@pytest.fixture(scope="module")
def described(api):
    import schemathesis  # here, for it is long to load, and every process reads this file

    return schemathesis.openapi.from_asgi("/openapi.json", api)


@pytest.fixture(scope="module")
def client(api):
    return TestClient(api, raise_server_exceptions=False)


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_what_comes_back_is_as_it_is_described(described, mode):
    from schemathesis import GenerationMode
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    mode = GenerationMode(mode)
    for found in described.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not operation.body:
            continue

        @RUN
        @given(operation.as_strategy(generation_mode=mode))
        def check(case):
            # What is a question is not for a schema to say: "?" is refused.
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        check()


def answered(reply):
    """A request was understood, or refused in a sentence."""
    assert reply.status_code < 500, reply.text
    if reply.status_code >= 400:
        assert reply.json()["error"]


@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions"])
def test_any_body_is_answered_or_refused_in_a_sentence(client, path):
    @RUN
    @given(BODIES)
    def check(body):
        answered(client.post(path, content=body))

    check()
    for body in WEIRD:
        answered(client.post(path, content=body))


def test_any_address_is_answered_or_refused_in_a_sentence(client):
    @RUN
    @given(st.sampled_from(("GET", "POST", "DELETE", "TRACE")), st.text(max_size=40))
    def check(method, name):
        for root in ("/api/reports/", "/api/", "/v1/", "/"):
            answered(client.request(method, root + quote(name, errors="surrogatepass")))

    check()
