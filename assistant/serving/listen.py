"""Listening: the one door to uvicorn. It says where it listens once it does."""

from __future__ import annotations

from socket import socket
from typing import Any

import uvicorn

from assistant.serving.shell import say


def listen(server: Any, host: str, port: int) -> None:  # noqa: ANN401
    """Serves an ASGI application until interrupted."""
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        server, host, port, log_level="warning", timeout_graceful_shutdown=3, server_header=False
    )
    _Announced(config, shown).run()


class _Announced(uvicorn.Server):
    """With port 0 nobody knows the port before."""

    def __init__(self, config: uvicorn.Config, host: str) -> None:
        super().__init__(config)
        self._shown = host

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        listeners = [s for server in getattr(self, "servers", ()) for s in server.sockets]
        if listeners:
            say(f"Youju is open at http://{self._shown}:{listeners[0].getsockname()[1]}", err=True)
