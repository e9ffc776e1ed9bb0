"""A real Chroma server process on a free port, which can go away and come back."""

import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

CHROMA = Path(sys.executable).with_name("chroma")


class ChromaServer:
    """The server of the installed package, over a folder."""

    def __init__(self, folder):
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        self._process = None

    def start(self):
        """Starts it, and waits until it answers."""
        command = [CHROMA, "run", "--path", self._folder, "--port", str(self._port)]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.url}/api/v2/heartbeat", timeout=5).close()
            except OSError:
                try:
                    self._process.wait(0.1)
                except subprocess.TimeoutExpired:
                    continue
                raise AssertionError("the Chroma server did not start") from None
            return self
        raise AssertionError("the Chroma server does not answer")

    def stop(self):
        """Kills it, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
