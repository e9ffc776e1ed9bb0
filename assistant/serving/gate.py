"""The gate before the server: who comes in, how often, and what else is turned away.

It stands before page, HTTP interface and tools alike, so that none can be forgotten.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from assistant.serving.accounts import Accounts, fingerprint
from assistant.serving.limits import Allowance, Patience
from assistant.serving.login_view import login_page
from assistant.serving.records import to_json

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Server = Callable[[Scope, Receive, Send], Awaitable[None]]

USER = "youju_user"
"""Under this name the state of a request holds who sent it, where there are accounts."""

_COOKIE = "youju_session"
_SESSION_SECONDS = 7 * 24 * 3600
_MOST_SESSIONS = 10_000
_LARGEST_FORM = 4096
_ASKING = ("/api/ask", "/v1/chat/completions", "/gradio_api/mcp")
_HARMLESS = (b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"same-origin")


class Gate:
    """An ASGI application before another."""

    def __init__(self, server: Server, accounts: Accounts | None, allowance: Allowance) -> None:
        self._server = server
        self._accounts = accounts
        self._allowance = allowance
        self._patience = Patience()
        self._sessions: dict[str, tuple[str, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan" or self._accounts is None:
                await self._server(scope, receive, send)
            return
        path, address = scope["path"], _address(scope)
        who = address
        if self._accounts is not None and path != "/healthz":
            if path in ("/login", "/logout"):
                await self._log_in_or_out(scope, receive, send)
                return
            user = await self._user(scope, send)
            if user is None:
                return
            scope.setdefault("state", {})[USER] = who = user
        if scope["method"] == "POST" and path.startswith(_ASKING):
            wait = self._allowance.spend(who)
            if wait:
                said = f"You have asked too often: ask again in {wait} seconds."
                await _refuse(send, 429, said, wait)
                return
        await self._server(scope, receive, send)

    async def _user(self, scope: Scope, send: Send) -> str | None:
        """Who sends a request; where it is nobody, that has been answered."""
        assert self._accounts is not None
        user = self._sessions.get(fingerprint(_cookie(scope)), ("", 0.0))
        if user[0] and user[1] > time.time():
            return user[0]
        given, address = _header(scope, b"authorization"), _address(scope)
        if not given:
            if scope["method"] == "GET" and "text/html" in _header(scope, b"accept"):
                await _reply(send, 303, b"", (b"location", b"/login"))
            else:
                await _refuse(send, 401, "Say who you are: Bearer with your token, or Basic.")
            return None
        guessable = given[:6].lower() != "bearer"  # nobody guesses 256 bits
        wait = self._patience.wait(address) if guessable else 0
        if wait:
            await _refuse(send, 429, _too_many(wait), wait)
            return None
        found = await asyncio.to_thread(self._accounts.user_of, given)
        if found is None:
            if guessable:
                self._patience.failed(address)
            await _refuse(send, 401, "This token, or name and password, is not known here.")
        return found

    async def _log_in_or_out(self, scope: Scope, receive: Receive, send: Send) -> None:
        chinese = "zh" in _header(scope, b"accept-language")[:5].lower()
        lang = "zh" if chinese else "en"
        if scope["path"] == "/logout":
            self._sessions.pop(fingerprint(_cookie(scope)), None)
            await _reply(send, 303, b"", (b"location", b"/login"), _set_cookie(scope, "", 0))
        elif scope["method"] != "POST":
            await _page(send, 200, login_page(lang))
        else:
            await self._log_in(scope, receive, send, lang)

    async def _log_in(self, scope: Scope, receive: Receive, send: Send, lang: str) -> None:
        assert self._accounts is not None
        address = _address(scope)
        wait = self._patience.wait(address)
        if wait:
            await _page(send, 429, login_page(lang, "too_often", wait), _after(wait))
            return
        form = parse_qs((await _body(receive)).decode("utf-8", "replace"))
        user, password = (form.get(name, [""])[0] for name in ("user", "password"))
        if not await asyncio.to_thread(self._accounts.check, user, password):
            self._patience.failed(address)
            await _page(send, 401, login_page(lang, "not_known"))
            return
        self._patience.succeeded(address)
        token = secrets.token_urlsafe(32)
        self._sessions[fingerprint(token)] = (user, time.time() + _SESSION_SECONDS)
        while len(self._sessions) > _MOST_SESSIONS:
            del self._sessions[next(iter(self._sessions))]
        cookie = _set_cookie(scope, token, _SESSION_SECONDS)
        await _reply(send, 303, b"", (b"location", b"/"), cookie)


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else "unknown"


def _header(scope: Scope, name: bytes) -> str:
    found = next((value for key, value in scope["headers"] if key == name), b"")
    return bytes(found).decode("latin-1")


def _cookie(scope: Scope) -> str:
    try:
        found = SimpleCookie(_header(scope, b"cookie")).get(_COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _set_cookie(scope: Scope, token: str, seconds: int) -> tuple[bytes, bytes]:
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    text = f"{_COOKIE}={token}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Lax{secure}"
    return b"set-cookie", text.encode()


async def _body(receive: Receive) -> bytes:
    """The form of a request, read no further than any form of ours is long."""
    data = b""
    while len(data) < _LARGEST_FORM:
        message = await receive()
        data += message.get("body", b"")
        if message["type"] != "http.request" or not message.get("more_body"):
            break
    return data[:_LARGEST_FORM]


def _too_many(wait: int) -> str:
    return f"Too many wrong passwords from this address: wait {wait} seconds."


def _after(wait: int) -> tuple[bytes, bytes]:
    return b"retry-after", str(wait).encode()


async def _refuse(send: Send, status: int, said: str, wait: int = 0) -> None:
    more = [_after(wait)] if wait else []
    if status == 401:
        more.append((b"www-authenticate", b"Bearer"))
    kind = (b"content-type", b"application/json")
    await _reply(send, status, to_json({"error": said}).encode(), kind, *more)


async def _page(send: Send, status: int, page: str, *more: tuple[bytes, bytes]) -> None:
    policy = b"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"
    await _reply(
        send, status, page.encode(), (b"content-type", b"text/html; charset=utf-8"),
        (b"content-security-policy", policy), (b"cache-control", b"no-store"), *more,
    )  # fmt: skip


async def _reply(send: Send, status: int, body: bytes, *headers: tuple[bytes, bytes]) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [*headers, *_HARMLESS, length],
        }
    )
    await send({"type": "http.response.body", "body": body})
