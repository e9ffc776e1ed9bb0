"""Who may use a server: lines of ``user:password``, or of ``user:hash`` as ``make_line`` writes."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import SettingsError

_METHOD = "scrypt"


@dataclass(frozen=True, slots=True)
class Accounts:
    """The users and their passwords, hashed or not."""

    secrets: Mapping[str, str]

    def check(self, user: str, password: str) -> bool:
        """Whether the password is the user's. Takes as long for users that there are not."""
        secret = self.secrets.get(user)
        return _same(secret if secret is not None else "\0", password) and secret is not None

    def admit(self, authorization: str) -> bool:
        """Whether an Authorization header opens: Basic, or Bearer ``user:password``."""
        kind, _, given = authorization.partition(" ")
        given = given.strip()
        if kind.lower() == "basic":
            try:
                given = base64.b64decode(given, validate=True).decode("utf-8")
            except (binascii.Error, UnicodeDecodeError):
                return False
        elif kind.lower() != "bearer":
            return False
        else:
            given = given.encode("latin-1", "replace").decode("utf-8", "replace")
        user, colon, password = given.partition(":")
        return bool(colon) and self.check(user, password)


def load_accounts(path: Path | None) -> Accounts | None:
    """The accounts of a file; None without one.

    Raises:
        SettingsError: when it cannot be read, or a line is not ``user:password``.
    """
    if path is None:
        return None
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The file of accounts {path} cannot be read: {error}.") from error
    secrets: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        user, colon, secret = line.strip().partition(":")
        if not colon or not user or not secret:
            raise SettingsError(f"{path}, line {number}: write user:password.")
        if user in secrets:
            raise SettingsError(f"{path}, line {number}: the user {user} is there twice.")
        secrets[user] = secret
    if not secrets:
        raise SettingsError(f"The file of accounts {path} is empty: write user:password lines.")
    return Accounts(secrets)


def make_line(user: str, password: str) -> str:
    """A line for the file of accounts that does not hold the password itself."""
    salt = os.urandom(16)
    return f"{user}:{_METHOD}${salt.hex()}${_hashed(password, salt)}"


def _hashed(password: str, salt: bytes) -> str:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1).hex()


def _same(secret: str, password: str) -> bool:
    parts = secret.split("$")
    if len(parts) == 3 and parts[0] == _METHOD:
        try:
            salt = bytes.fromhex(parts[1])
        except ValueError:
            return False
        return hmac.compare_digest(_hashed(password, salt), parts[2])
    return hmac.compare_digest(secret.encode(), password.encode())
