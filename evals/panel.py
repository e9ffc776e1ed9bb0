"""Question sets run from the page: in a process of their own, which leaves the page its time.

``python -m evals.panel SET LIMIT`` is that process; it says on standard output how far it is.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from assistant.page.trials import Step
from assistant.settings import Settings, SettingsError, load_settings, variable
from corpus.read import UnreadableFile
from evals.sets import BadSet, dev_sets, find_set
from vectorstore.catalogue import StoreError

RESULTS = "evaluations"
"""The folder beside the store's files where runs are kept."""

_PASSED_ON = ("store", "model", "encoder", "chroma_url")


class Panel:
    """Runs the sets of development over the store of the page."""

    def __init__(self, settings: Settings) -> None:
        given = {name: getattr(settings, name) for name in _PASSED_ON}
        given["catalogue_url"] = settings.catalogue_address
        named = {variable(name): str(value) for name, value in given.items() if value is not None}
        self._environment = {**os.environ, **named}

    def sets(self) -> Sequence[str]:
        """The names of the sets of development."""
        return [path.stem for path in dev_sets()]

    def run(self, name: str, limit: int) -> Generator[Step, None, None]:
        """Runs so many questions of a set (0: all), step by step; closing it ends the process."""
        if name not in self.sets():
            yield Step(problem=f"There is no question set {name}.")
            return
        yield Step()
        command = [sys.executable, "-m", "evals.panel", name, str(limit)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, env=self._environment,
            text=True, encoding="utf-8",
        ) as process:  # fmt: skip
            try:
                yield from _steps(process)
            finally:
                process.terminate()


def _steps(process: subprocess.Popen[str]) -> Iterator[Step]:
    assert process.stdout is not None
    for line in process.stdout:
        said = json.loads(line)
        if "page" in said:
            yield Step(page=Path(said["page"]).read_text("utf-8"))
        else:
            yield Step(**said)
    if process.wait():
        yield Step(problem="The run ended before its time; the server's log says why.")


def main(name: str, limit: int) -> None:
    """Runs a set and says how far it is, a JSON line each time."""
    from evals.session import Choice, run_sets

    def watch(done: int, total: int) -> None:
        _say(done=done, total=total)

    try:
        choice = Choice((str(find_set(name)),), limit=limit or None)
        settings = load_settings()
        outcome = run_sets(choice, settings, settings.store / RESULTS, watch)
    except (BadSet, SettingsError, StoreError, UnreadableFile) as error:
        _say(problem=str(error))
        return
    _say(page=str(outcome.files["page"]))


def _say(**said: object) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
