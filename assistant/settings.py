"""The settings: read once from the environment, then passed in, never read again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "YOUJU_"

COMMAND_VARIABLES = frozenset(
    f"{PREFIX}{name}"
    for name in (
        "BASELINE",
        "BATCH",
        "DATA",
        "FAIL_UNDER",
        "FORMAT",
        "INDICATOR",
        "ISSUER",
        "JSON",
        "JUDGE",
        "K",
        "LIMIT",
        "ONLY",
        "REBUILD",
        "REPORT",
        "YEAR",
    )
)
"""Variables that stand for an option of one command; the settings below hold for all commands."""


class SettingsError(ValueError):
    """A setting that is unknown or cannot be right; the message says which and what to do."""


class Settings(BaseSettings):
    """What can be configured, each by an environment variable ``YOUJU_<NAME>``."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid"
    )

    store: Path = Field(Path(".youju"), description="folder of the store")
    model: str = Field(
        "none", description="none, URL#NAME of an OpenAI-compatible endpoint, or a GGUF file"
    )
    api_key: SecretStr | None = Field(None, description="key for that endpoint")
    model_context: int = Field(
        8192, ge=2048, description="tokens that the model reads and writes at most, together"
    )
    model_timeout: float = Field(
        120, gt=0, le=3600, description="seconds that the model has for one answer"
    )
    encoder: str = Field(
        "bundled", description="bundled, or the name or folder of a sentence-transformers model"
    )
    chroma_url: str | None = Field(None, description="a Chroma server in place of the embedded one")
    catalogue_url: SecretStr | None = Field(
        None, description="a PostgreSQL database in place of the catalogue in the store's folder"
    )
    jobs: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        le=256,
        description="files that are read at once while indexing",
    )
    host: str = Field("127.0.0.1", description="address that the page listens on")
    port: int = Field(7860, ge=0, le=65535, description="port that the page listens on")
    auth: Path | None = Field(None, description="file of the lines that `youju account` prints")
    rate: int | None = Field(
        None, ge=1, description="questions a minute of one user or address (60 where others reach)"
    )

    @property
    def catalogue_address(self) -> str | None:
        """The catalogue's address with its password, for whoever connects to it."""
        return None if self.catalogue_url is None else self.catalogue_url.get_secret_value()


def variable(name: str) -> str:
    """The environment variable of a setting: ``chroma_url`` is ``YOUJU_CHROMA_URL``."""
    return PREFIX + name.upper()


def load_settings(overrides: Mapping[str, Any] | None = None) -> Settings:
    """The settings from the environment; what is not None in ``overrides`` goes before it.

    Raises:
        SettingsError: when a ``YOUJU_...`` variable is not known, or a value cannot be right.
    """
    known = {variable(name) for name in Settings.model_fields}
    ours = {name for name in os.environ if name.upper().startswith(PREFIX)}
    unknown = sorted(name for name in ours if name.upper() not in known | COMMAND_VARIABLES)
    if unknown:
        raise SettingsError(
            f"The environment variable {unknown[0]} is not known; "
            f"known are {', '.join(sorted(known))} and, for single commands, "
            f"{', '.join(sorted(COMMAND_VARIABLES))}."
        )
    given = {name: value for name, value in (overrides or {}).items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise SettingsError(
            f"The setting {name} ({variable(name)}) cannot be {first['input']!r}: {first['msg']}."
        ) from error
