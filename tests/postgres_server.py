"""A real PostgreSQL server process on a free port, which can go away and come back."""

import contextlib
import os
import pwd
import random
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg

PASSWORD = "hush-hush"
NO_POSTGRES = (
    "NO POSTGRESQL: the tests of a catalogue in PostgreSQL DID NOT RUN. Install a server (Debian: "
    "apt-get install postgresql), then run the tests again."
)


def _programs():
    """The folder of the server's programs, which Debian keeps off the path; the newest there is."""
    found = shutil.which("initdb")
    beside = [Path(found).resolve().parent] if found else []
    kept = Path("/usr/lib/postgresql").glob("*/bin")
    by_version = sorted(kept, key=lambda path: float(path.parent.name), reverse=True)
    return next((path for path in [*beside, *by_version] if (path / "postgres").exists()), None)


PROGRAMS = _programs()


def _user():
    """Who runs the server: it refuses to be run by root."""
    if os.geteuid():
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _free_port():
    """A port that no outgoing connection gets while the server is away."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as free, contextlib.suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


class PostgresServer:
    """A server over a folder of its own, with a user ``youju`` and a password."""

    def __init__(self):
        self._user = _user()
        self._folder = Path(tempfile.mkdtemp(prefix="youju-postgres-"))
        password = self._folder / "password"
        password.write_text(PASSWORD)
        for path in (self._folder, password):
            os.chown(path, self._user.get("user", -1), self._user.get("group", -1))
        self.port = _free_port()
        self._run(
            "initdb", "--username=youju", f"--pwfile={password}", "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale=C", "--no-sync",
        )  # fmt: skip

    def _run(self, program, *options):
        subprocess.run(
            [PROGRAMS / program, "--pgdata", self._folder / "data", *options],
            cwd=self._folder, check=True, stdout=subprocess.DEVNULL, **self._user,
        )  # fmt: skip

    def start(self):
        """Starts it, and waits until it answers."""
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
            "-c fsync=off -c shared_buffers=16MB"
        )
        self._run(
            "pg_ctl",
            "start",
            "--wait",
            "--timeout=180",
            "--log",
            self._folder / "log",
            "--options",
            options,
        )
        return self

    def stop(self):
        """Ends it at once, as a crash would."""
        self._run("pg_ctl", "stop", "--mode=immediate", "--wait", "--timeout=180")

    def remove(self):
        """Ends it, and leaves nothing of it."""
        self.stop()
        shutil.rmtree(self._folder)

    def url(self, database, password=PASSWORD):
        """The address of a database."""
        return f"postgresql://youju:{password}@127.0.0.1:{self.port}/{database}"

    def make(self, database, options=""):
        """Makes a database; gives its address."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {database} {options}")
        return self.url(database)
