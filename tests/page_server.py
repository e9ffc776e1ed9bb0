"""A real server process on a free port, and a real browser, for the tests of the page."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next((found for name in NAMES if (found := shutil.which(name))), None)
NO_BROWSER = (
    "NO BROWSER: the tests of the page DID NOT RUN. Install one (Debian: apt-get install chromium) "
    "and Playwright (make setup), then run the tests again."
)
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def served(store, *options):
    """``youju chat`` over a copy of a store, on a free port; gives its address and that copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "store"
        shutil.copytree(store, copy)
        said = Path(folder) / "said"
        process = start(copy, said, *options)
        try:
            yield address_of(process, said), copy
        finally:
            process.terminate()
            process.wait(20)


def start(store, said, *options, **variables):
    """``youju chat`` on a free port, which it names in the file ``said``."""
    command = [sys.executable, "-m", "assistant", "chat", "--store", str(store), "--port", "0"]
    uploads = {"GRADIO_TEMP_DIR": str(said.with_name(f"{said.name}-uploads"))}
    with said.open("w") as errors:
        return subprocess.Popen(
            [*command, *options], stderr=errors, env={**os.environ, **uploads, **variables}
        )


def address_of(process, said):
    """Where a server listens that was just started."""
    for _ in range(1200):
        found = re.search(r"http://127\.0\.0\.1:\d+", said.read_text())
        if found:
            return found[0]
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(f"the server did not start: {said.read_text()}")


@contextmanager
def browser():
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        yield opened
        opened.close()
