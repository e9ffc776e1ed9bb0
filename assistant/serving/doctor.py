"""What is configured, present, reachable, and how fast: one finding for each."""

from __future__ import annotations

import json
import platform
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from assistant.settings import Settings
from assistant.writing.model import NONE, Message, ModelFailed, ModelUnavailable, load_model
from corpus.regex import regex
from vectorstore.catalogue import StoreError
from vectorstore.encoder import Encoder, EncoderUnavailable, load_encoder
from vectorstore.store import Store

_OPTIONAL = {
    "gradio": "the page (`make chat`)",
    "llama_index.llms.openai_like": "language models behind a URL",
    "xllamacpp": "language models in a file",
    "sentence_transformers": "other encoders",
    "psycopg": "a catalogue in PostgreSQL",
}
_PATIENCE = 5
"""Seconds that a server has for its answer."""
_FIRST_WORD, _FEW_TOKENS = 30.0, 64
"""Seconds that a language model has for its first word, and what it may write."""
_PASSWORD = regex(r"(?<=://)[^/@\s\"]*@")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``well`` is False only where something will not work."""

    name: str
    well: bool
    text: str

    def to_dict(self) -> dict[str, object]:
        """The finding as JSON."""
        return asdict(self)


def has_package(name: str) -> bool:
    """Whether a package is installed; nothing of it is loaded but its parents."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def examine(settings: Settings) -> list[Finding]:
    """Looks at everything that an answer needs."""
    findings = [_versions(), _configured(settings)]
    findings += [
        Finding(name, True, f"{'installed' if has_package(name) else 'not installed'}: {use}")
        for name, use in _OPTIONAL.items()
    ]
    encoder = _tried("encoder", lambda: load_encoder(settings.encoder), findings)
    if encoder is not None:
        findings.append(_speed(encoder))
        findings += _store(settings, encoder)
    if settings.chroma_url:
        findings.append(_reached("chroma", f"{settings.chroma_url.rstrip('/')}/api/v2/heartbeat"))
    findings.append(_model(settings))
    return findings


def _versions() -> Finding:
    try:
        ours = version("youju")
    except PackageNotFoundError:
        ours = "not installed"
    return Finding(
        "youju", True, f"{ours}, Python {platform.python_version()}, {platform.platform()}"
    )


def _configured(settings: Settings) -> Finding:
    values = {
        name: value
        for name, value in settings.model_dump(mode="json").items()
        if value != Settings.model_fields[name].get_default(call_default_factory=True)
    }
    text = _PASSWORD.sub("***@", json.dumps(values, ensure_ascii=False))
    return Finding("settings", True, text if values else "all default")


def _tried(name: str, work: Callable[[], Encoder], findings: list[Finding]) -> Encoder | None:
    try:
        return work()
    except EncoderUnavailable as error:
        findings.append(Finding(name, False, str(error)))
        return None


def _speed(encoder: Encoder) -> Finding:
    questions = [f"武汉市硚口区{year}年收到多少件政府信息公开申请？" for year in range(2010, 2021)]
    seconds = []
    for question in questions:
        start = time.perf_counter()
        encoder.raw_queries([question])
        seconds.append(time.perf_counter() - start)
    middle = sorted(seconds)[len(seconds) // 2]
    return Finding("encoder", True, f"{encoder.fingerprint}, {1000 * middle:.1f} ms a question")


def _store(settings: Settings, encoder: Encoder) -> list[Finding]:
    """What the store holds, and where its catalogue is; an empty folder stays empty."""
    in_folder = settings.catalogue_url is None
    if in_folder and not (Path(settings.store) / "catalogue.sqlite").exists():
        return [Finding("store", True, f"{settings.store}: empty; `youju index` fills it")]
    urls = settings.chroma_url, settings.catalogue_address
    try:
        with Store.open(settings.store, encoder, *urls) as store:
            start = time.perf_counter()
            rows = store.catalogue.reports()
            seconds = time.perf_counter() - start
            passages = store.catalogue.count("passage")
            place = store.catalogue.engine.place
    except StoreError as error:
        return [Finding("store" if in_folder else "catalogue", False, str(error))]
    facts = sum(row.facts for row in rows)
    return [
        Finding("catalogue", True, f"{place} lists its reports in {1000 * seconds:.1f} ms"),
        Finding(
            "store",
            True,
            f"{settings.store}: {len(rows)} reports, {passages} passages, {facts} facts",
        ),
    ]


def _model(settings: Settings) -> Finding:
    """Whether the language model answers, and how long its first word takes."""
    if settings.model == NONE:
        return Finding("model", True, "none: answers are composed from the reports")
    try:
        model = load_model(settings)
    except ModelUnavailable as error:
        return Finding("model", False, str(error))
    assert model is not None
    start = time.perf_counter()
    try:
        for piece in model.stream((Message("user", "Say OK."),), _FEW_TOKENS, _FIRST_WORD):
            if piece.strip():
                break
    except ModelFailed as failure:
        if failure.reason not in ("empty", "cut_off"):
            return Finding(f"model {model.name}", False, str(failure))
    seconds = time.perf_counter() - start
    return Finding(f"model {model.name}", True, f"its first word takes {seconds:.2f} s")


def _reached(name: str, url: str) -> Finding:
    start = time.perf_counter()
    try:
        with urllib.request.urlopen(url, timeout=_PATIENCE):
            pass
    except urllib.error.HTTPError as error:
        return Finding(name, False, f"{url} answers {error.code} {error.reason}")
    except (OSError, ValueError) as error:
        return Finding(name, False, f"{url} cannot be reached: {error}")
    return Finding(name, True, f"{url} answers in {time.perf_counter() - start:.2f} s")
