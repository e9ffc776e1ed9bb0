"""Any language model behind one door: an OpenAI-compatible endpoint, or a GGUF file served here.

The client is LlamaIndex's own. Nothing of it is imported before a model is configured. What a
model writes is untrusted text: it leaves here as pieces, to be proved before anybody sees it.
"""

from __future__ import annotations

import asyncio
import queue
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.settings import Settings
from corpus.regex import regex

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatResponse
    from llama_index.core.llms import LLM

NONE = "none"
"""The setting that stands for no model."""

Role = Literal["system", "user", "assistant"]
Failure = Literal["unreachable", "slow", "refused", "broken", "empty", "cut_off"]

_BEAT = 0.25
"""Seconds between two signs of life while a model says nothing: so long a cancellation may take."""
_LONGEST_DETAIL = 200
_THINKING = regex(r"<think>.*?(?:</think>\s*|\Z)", re.DOTALL)
_NO_CLIENT = (
    "A language model needs LlamaIndex's client: run `make setup`, or pip install 'youju[llm]'."
)


_REASONS: Mapping[Failure, str] = {
    "unreachable": "cannot be reached",
    "slow": "takes too long",
    "refused": "refuses the request",
    "broken": "does not answer as OpenAI's protocol says",
    "empty": "gives an empty answer",
    "cut_off": "breaks off",
}


class ModelUnavailable(RuntimeError):
    """The model that is configured cannot be used; the message says why and what to do."""


class ModelFailed(Exception):
    """A model gave no whole answer. ``detail`` is for who runs the server, never for readers."""

    def __init__(self, reason: Failure, detail: str = "") -> None:
        super().__init__(f"{_REASONS[reason]}: {detail}")
        self.reason: Failure = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation with a model."""

    role: Role
    text: str


class Model:
    """A language model. Safe to share between threads; each request has its own time."""

    def __init__(self, name: str, llm: LLM, context: int, patience: float) -> None:
        """Makes the model.

        Args:
            name: what it is called, without keys.
            llm: LlamaIndex's client for it.
            context: tokens that it reads and writes at most, together.
            patience: seconds for one answer.
        """
        self.name = name
        self.llm = llm
        self.context = context
        self.patience = patience
        self._guard = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def stream(
        self, messages: Sequence[Message], most_tokens: int, patience: float | None = None
    ) -> Iterator[str]:
        """What the model writes, piece by piece; "" while it writes nothing.

        Closing the iterator ends the request. ``patience`` is the time left, the model's own unless
        given, in seconds.

        Raises:
            ModelFailed: it gave no whole answer; what came before it was already yielded.
        """
        pieces: queue.Queue[str | ModelFailed | None] = queue.Queue()
        limit = self.patience if patience is None else max(0.0, patience)
        request = asyncio.run_coroutine_threadsafe(
            self._fetch(messages, most_tokens, limit, pieces), self._running_loop()
        )
        try:
            while True:
                try:
                    piece = pieces.get(timeout=_BEAT)
                except queue.Empty:
                    yield ""
                    continue
                if piece is None:
                    return
                if isinstance(piece, ModelFailed):
                    raise piece
                yield piece
        finally:
            request.cancel()

    def complete(
        self, messages: Sequence[Message], most_tokens: int, patience: float | None = None
    ) -> str:
        """All that the model writes, without what it says to itself.

        Raises:
            ModelFailed: it gave no whole answer, or none but thoughts.
        """
        text = without_thinking("".join(self.stream(messages, most_tokens, patience))).strip()
        if not text:
            raise ModelFailed("empty", "the reply holds no text")
        return text

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        """The loop in which requests run, in a thread of its own: callers may have theirs."""
        with self._guard:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, daemon=True).start()
            return self._loop

    async def _fetch(
        self,
        messages: Sequence[Message],
        most_tokens: int,
        limit: float,
        pieces: queue.Queue[str | ModelFailed | None],
    ) -> None:
        import httpx
        import openai

        try:
            async with asyncio.timeout(limit):
                pieces.put(await self._read(messages, most_tokens, pieces))
        except ModelFailed as failure:
            pieces.put(failure)
        except (TimeoutError, openai.APITimeoutError, httpx.TimeoutException):
            pieces.put(ModelFailed("slow", f"no whole answer in {limit:g} s"))
        except openai.APIStatusError as error:
            pieces.put(ModelFailed("refused", f"HTTP status {error.status_code}"))
        except (openai.APIConnectionError, httpx.ConnectError) as error:
            pieces.put(ModelFailed("unreachable", _short(error)))
        except httpx.TransportError as error:
            pieces.put(ModelFailed("cut_off", _short(error)))
        except (openai.OpenAIError, ValueError, TypeError, AttributeError, LookupError) as error:
            # What is no answer in OpenAI's shape breaks in the client wherever it is looked at.
            pieces.put(ModelFailed("broken", _short(error)))

    async def _read(
        self,
        messages: Sequence[Message],
        most_tokens: int,
        pieces: queue.Queue[str | ModelFailed | None],
    ) -> ModelFailed | None:
        """Hands on what comes; gives what was wrong with the end of it, None if nothing was."""
        from llama_index.core.llms import ChatMessage

        asked = [ChatMessage(role=message.role, content=message.text) for message in messages]
        stream = await self.llm.astream_chat(asked, max_tokens=most_tokens)
        said, ended = False, ""
        async with aclosing(stream) as responses:
            async for response in responses:
                ended = _end_of(response) or ended
                if response.delta:
                    said = said or bool(response.delta.strip())
                    pieces.put(response.delta)
        if not said:
            return ModelFailed("empty", "the reply holds no text")
        return None if ended == "stop" else ModelFailed("cut_off", f"ended by {ended or 'nothing'}")


def _end_of(response: ChatResponse) -> str:
    """Why the stream ends, as the endpoint says it with its last piece."""
    choices = getattr(response.raw, "choices", None)
    return str(choices[0].finish_reason or "") if choices else ""


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:_LONGEST_DETAIL]


def without_thinking(text: str) -> str:
    """A text without what a reasoning model says to itself; unfinished thinking is all of it."""
    return _THINKING.sub("", text)


def load_model(settings: Settings) -> Model | None:
    """The model of the settings; None where none is configured.

    Raises:
        ModelUnavailable: the setting is neither URL#NAME nor a GGUF file, or an extra is missing.
    """
    if settings.model == NONE:
        return None
    url, marked, name = settings.model.partition("#")
    web = url.startswith(("http://", "https://"))
    if web and not (marked and name):
        raise ModelUnavailable(
            f"The model {url} has no name: write URL#NAME, e.g. http://127.0.0.1:11434/v1#qwen3."
        )
    if not has_client():
        raise ModelUnavailable(_NO_CLIENT)
    if not web:
        from assistant.writing.gguf import served

        path = Path(settings.model)
        url, name = f"{served(path, settings.model_context)}/v1", path.stem
    key = settings.api_key.get_secret_value() if web and settings.api_key else ""
    return Model(
        name, _client(url, name, key, settings), settings.model_context, settings.model_timeout
    )


def has_client() -> bool:
    """Whether LlamaIndex's client for OpenAI-compatible endpoints is installed."""
    try:
        return find_spec("llama_index.llms.openai_like") is not None
    except ModuleNotFoundError:
        return False


def _client(url: str, name: str, key: str, settings: Settings) -> LLM:
    from llama_index.llms.openai_like import OpenAILike

    # Without a key of ours the client would send whatever OPENAI_API_KEY holds to anybody's server.
    return OpenAILike(
        model=name,
        api_base=url,
        api_key=key or NONE,
        is_chat_model=True,
        is_function_calling_model=False,
        context_window=settings.model_context,
        temperature=0.0,
        max_retries=0,
        timeout=settings.model_timeout,
    )
