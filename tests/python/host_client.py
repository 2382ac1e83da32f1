"""Speaks to ``rsplugins serve --stdio`` with nothing but the Python standard library (3.9 or later).

Calls a tool with progress, calls it again and cancels it in the middle, and checks what the host promises about both::

    python3 host_client.py --host PATH [--plugins FOLDER] TOOL ARGUMENTS CANCELLED_ARGUMENTS FOLDER

ARGUMENTS and CANCELLED_ARGUMENTS are JSON objects; FOLDER is where both calls write. A summary is printed as JSON; the exit status is 0 if all promises were kept.
"""

import argparse
import json
import os
import queue
import subprocess
import sys
import threading
import time
from typing import Any, Dict, List, Optional, Tuple

TIMEOUT_SECONDS = 300.0
REQUEST_CANCELLED = -32800

Json = Dict[str, Any]


class HostClient:
    """One session with a host that is started as a child process."""

    def __init__(self, command: List[str]) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._messages: "queue.Queue[Optional[Json]]" = queue.Queue()
        self._last_id = 0
        threading.Thread(target=self._read, daemon=True).start()

    def request(self, method: str, params: Json) -> int:
        """Sends a request and returns its id."""
        self._last_id += 1
        self._send({"jsonrpc": "2.0", "id": self._last_id, "method": method, "params": params})
        return self._last_id

    def notify(self, method: str, params: Json) -> None:
        """Sends a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def next(self) -> Json:
        """Waits for the next message."""
        message = self._messages.get(timeout=TIMEOUT_SECONDS)
        if message is None:
            raise ConnectionError("the host closed its output")
        return message

    def answer(self, request_id: int) -> Tuple[Json, List[Json]]:
        """Waits for the answer to a request; returns it with the progress values that came before it."""
        progress: List[Json] = []
        while True:
            message = self.next()
            if message.get("method") == "$/progress":
                progress.append(message["params"]["value"])
            elif message.get("id") == request_id:
                return message, progress

    def call(self, method: str, params: Json) -> Any:
        """Sends a request and returns its result."""
        message, _ = self.answer(self.request(method, params))
        if "error" in message:
            raise RuntimeError(json.dumps(message["error"], ensure_ascii=False))
        return message["result"]

    def close(self) -> int:
        """Shuts the host down and returns its exit status."""
        self.call("shutdown", {})
        assert self._process.stdin is not None
        self._process.stdin.close()
        return self._process.wait(timeout=TIMEOUT_SECONDS)

    def kill(self) -> None:
        """Ends a host that does not end by itself."""
        if self._process.poll() is None:
            self._process.kill()

    def _send(self, message: Json) -> None:
        body = json.dumps(message, ensure_ascii=False).encode("utf-8")
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while True:
            length = None
            while True:
                line = stream.readline()
                if not line:
                    self._messages.put(None)
                    return
                if line == b"\r\n":
                    break
                name, _, value = line.decode("ascii").partition(":")
                if name.lower() == "content-length":
                    length = int(value)
            if length is None:
                raise ValueError("a frame without Content-Length")
            self._messages.put(json.loads(stream.read(length)))


def check(condition: bool, promise: str) -> None:
    """Fails with the promise that was broken."""
    if not condition:
        raise AssertionError(promise)


def call_with_progress(client: HostClient, tool: str, arguments: Json) -> Tuple[Json, List[Json]]:
    """Calls a tool and checks its progress."""
    started = time.monotonic()
    message, progress = client.answer(client.request("tools/call", {"name": tool, "arguments": arguments, "progressToken": "first"}))
    check("result" in message, "the call succeeds: " + json.dumps(message.get("error"), ensure_ascii=False))
    fractions = [value["fraction"] for value in progress if value.get("fraction") is not None]
    check(len(fractions) > 0, "progress is reported")
    check(fractions == sorted(fractions), "progress never goes back")
    check(all(0 <= fraction <= 1 for fraction in fractions), "progress is a share of 1")
    check(len(progress) <= 10 * (time.monotonic() - started) + 2, "progress comes at most ten times a second")
    return message["result"], progress


def cancel_in_the_middle(client: HostClient, tool: str, arguments: Json) -> float:
    """Calls a tool, cancels it at its first progress, and returns the seconds until the answer."""
    request_id = client.request("tools/call", {"name": tool, "arguments": arguments, "progressToken": "second"})
    check(client.next().get("method") == "$/progress", "progress comes before the answer")
    started = time.monotonic()
    client.notify("$/cancelRequest", {"id": request_id})
    message, _ = client.answer(request_id)
    seconds = time.monotonic() - started
    check(message.get("error", {}).get("code") == REQUEST_CANCELLED, "a cancelled call is answered as cancelled")
    return seconds


def files_below(folder: str) -> List[str]:
    """All files of a folder, hidden ones too."""
    return sorted(os.path.join(place, name) for place, _, names in os.walk(folder) for name in names)


def main() -> int:
    """Runs the session described above."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", required=True)
    parser.add_argument("--plugins")
    parser.add_argument("tool")
    parser.add_argument("arguments", type=json.loads)
    parser.add_argument("cancelled_arguments", type=json.loads)
    parser.add_argument("folder")
    options = parser.parse_args()

    command = [options.host] + (["--plugins", options.plugins] if options.plugins else []) + ["serve", "--stdio"]
    client = HostClient(command)
    try:
        hello = client.call("initialize", {"client": {"name": "host_client.py"}, "protocol": [1]})
        tools = [tool["name"] for tool in client.call("tools/list", {})["tools"]]
        check(options.tool in tools, "the tool is listed")
        result, progress = call_with_progress(client, options.tool, options.arguments)
        before = files_below(options.folder)
        check(len(before) > 0, "the call writes its outputs")
        seconds = cancel_in_the_middle(client, options.tool, options.cancelled_arguments)
        deadline = time.monotonic() + 10
        while files_below(options.folder) != before and time.monotonic() < deadline:
            time.sleep(0.05)
        check(files_below(options.folder) == before, "a cancelled call leaves no file")
        check(client.call("host/status", {})["problems"] == [], "the host has no problem")
        status = client.close()
        check(status == 0, "the host ends with 0")
    finally:
        client.kill()

    json.dump(
        {"host": hello["host"], "result": result, "progress": len(progress), "last": progress[-1], "cancelSeconds": round(seconds, 3), "files": before},
        sys.stdout,
        ensure_ascii=False,
        indent=2,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
