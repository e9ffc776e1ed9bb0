"""Who may use a server: lines of ``user:hash``, as the command ``account`` makes them.

A line is ``user:scrypt$SALT$HASH$TOKEN``: what is left of a password and of a token for programs.
The password is hashed slowly; the token is 256 random bits, for which one fast hash is enough.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import SettingsError
from corpus.regex import regex

SHORTEST_PASSWORD = 8
_METHOD = "scrypt"
_TOKEN_BEGINS = "yj_"
_SECRET = regex(r"scrypt\$([0-9a-f]{32})\$([0-9a-f]{128})\$([0-9a-f]{64})")
_NAME = regex(r"[^\s:#\x00-\x1f\x7f][^\s:\x00-\x1f\x7f]{0,63}")
_NOBODY = ("0" * 32, "0" * 128, "0" * 64)


@dataclass(frozen=True, slots=True)
class Accounts:
    """The users: what is left of the password (salt, hash) and of the token of each."""

    secrets: Mapping[str, tuple[str, str, str]]

    def check(self, user: str, password: str) -> bool:
        """Whether the password is the user's. Takes as long for users that there are not."""
        salt, hashed, _ = self.secrets.get(user, _NOBODY)
        same = hmac.compare_digest(_slow_hash(password, bytes.fromhex(salt)), hashed)
        return same and user in self.secrets

    def user_of(self, authorization: str) -> str | None:
        """Who an Authorization header is from: Bearer with a token, or Basic; None for nobody."""
        kind, _, given = authorization.partition(" ")
        if kind.lower() == "bearer":
            return self._of_token(given.strip())
        if kind.lower() != "basic":
            return None
        try:
            said = base64.b64decode(given.strip(), validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            return None
        user, _, password = said.partition(":")
        return user if self.check(user, password) else None

    def _of_token(self, token: str) -> str | None:
        hashed = fingerprint(token)
        found = [u for u, secret in self.secrets.items() if hmac.compare_digest(hashed, secret[2])]
        return found[0] if found else None


def load_accounts(path: Path | None) -> Accounts | None:
    """The accounts of a file; None without one.

    Raises:
        SettingsError: when it cannot be read, or a line is not one that ``account`` makes.
    """
    if path is None:
        return None
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The file of accounts {path} cannot be read: {error}.") from error
    found: dict[str, tuple[str, str, str]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        user, _, secret = line.strip().partition(":")
        match = _SECRET.fullmatch(secret)
        if match is None or not _NAME.fullmatch(user):
            raise SettingsError(
                f"The file of accounts {path}, line {number}, is not a line that "
                "`youju account NAME` prints: make it so."
            )
        if user in found:
            raise SettingsError(
                f"The file of accounts {path}, line {number}: {user} is there twice; remove one."
            )
        found[user] = (match[1], match[2], match[3])
    if not found:
        raise SettingsError(
            f"The file of accounts {path} is empty: add the lines that `youju account NAME` prints."
        )
    return Accounts(found)


def make_account(user: str, password: str) -> tuple[str, str]:
    """A line for the file of accounts, and the token for programs that goes with it.

    Raises:
        SettingsError: when the name or the password cannot be used.
    """
    if not _NAME.fullmatch(user):
        raise SettingsError("A user's name has 1 to 64 characters, no blank and no colon.")
    if len(password) < SHORTEST_PASSWORD:
        raise SettingsError(f"Choose a password of at least {SHORTEST_PASSWORD} characters.")
    salt = secrets.token_bytes(16)
    token = _TOKEN_BEGINS + secrets.token_urlsafe(32)
    parts = (_METHOD, salt.hex(), _slow_hash(password, salt), fingerprint(token))
    return f"{user}:{'$'.join(parts)}", token


def _slow_hash(password: str, salt: bytes) -> str:
    data = password.encode("utf-8", "replace")
    return hashlib.scrypt(data, salt=salt, n=2**14, r=8, p=1).hex()


def fingerprint(token: str) -> str:
    """What is kept of a token: whoever reads it cannot use it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
