"""The page's own requests without a browser: adding and removing reports over HTTP."""

import json
import urllib.request
import uuid
from pathlib import Path


class Visitor:
    """One visit of a page."""

    def __init__(self, address):
        self.address = address
        self._session = uuid.uuid4().hex
        found = self.get("/config")["dependencies"]
        self._events = {name: event for event in found for _, name in event["targets"]}

    def get(self, path):
        with urllib.request.urlopen(self.address + path, timeout=60) as reply:
            return json.load(reply)

    def _post(self, path, body, kind="application/json"):
        request = urllib.request.Request(self.address + path, body, {"Content-Type": kind})
        with urllib.request.urlopen(request, timeout=60) as reply:
            return json.load(reply)

    def add(self, *files):
        """Sends files and asks for them to be taken in; what becomes of them is not waited for."""
        mark = uuid.uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{path.name}"'
            "\r\n\r\n".encode()
            + path.read_bytes()
            + b"\r\n"
            for path in files
        ]
        body = b"".join(parts) + f"--{mark}--\r\n".encode()
        kept = self._post("/gradio_api/upload", body, f"multipart/form-data; boundary={mark}")
        sent = [
            {"path": path, "orig_name": Path(path).name, "meta": {"_type": "gradio.FileData"}}
            for path in kept
        ]
        self._join("upload", [None, sent, ""])

    def remove(self, report_id):
        """Asks for a report to be removed."""
        self._join("delete", [None, ""], {"report": report_id})

    def _join(self, name, data, event_data=None):
        event = {
            "data": data, "event_data": event_data, "fn_index": self._events[name]["id"],
            "session_hash": self._session,
        }  # fmt: skip
        self._post("/gradio_api/queue/join", json.dumps(event).encode())

    def wait(self):
        """Until what was asked for is done."""
        address = f"{self.address}/gradio_api/queue/data?session_hash={self._session}"
        with urllib.request.urlopen(address, timeout=120) as events:
            for line in events:
                if b"process_completed" in line:
                    return json.loads(line.removeprefix(b"data: "))
        raise AssertionError("the page did not answer")
