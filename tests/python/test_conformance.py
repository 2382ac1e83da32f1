import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from typing import Any, Dict, List, Optional

from support import COOKIE, PATIENCE, ROOT, frame, plugin_environment

from rsplugins import HostClient, Progress, ToolCall, ToolError
from rsplugins.frames import FrameReader, FrameWriter

CASES = os.path.join(ROOT, "manifests", "conformance")
PLUGINS = os.path.join(ROOT, "tests", "fixtures", "plugins", "conformance")
HOST = os.environ.get("RSPLUGINS_TEST_HOST")
ABSENT = object()


def expand(value: Any) -> Any:
    """What a value of a case stands for."""
    if isinstance(value, dict):
        if list(value) == ["$repeat"]:
            text, count = value["$repeat"]
            return text * count
        return {name: expand(part) for name, part in value.items()}
    if isinstance(value, list):
        return [expand(part) for part in value]
    return COOKIE if value == "$cookie" else value


def misfit(pattern: Any, value: Any) -> Optional[str]:
    """Why a value does not fit a pattern, or None."""
    if isinstance(pattern, dict):
        return special(pattern, value) if any(name.startswith("$") for name in pattern) else misfit_object(pattern, value)
    if isinstance(pattern, list):
        if not isinstance(value, list) or len(value) != len(pattern):
            return f"{len(pattern)} elements are wanted: {str(value)[:200]}"
        return next((why for part, found in zip(pattern, value) for why in [misfit(part, found)] if why), None)
    wanted = expand(pattern)
    return None if type(wanted) is type(value) and wanted == value else f"{str(wanted)[:200]!r} is wanted: {str(value)[:200]!r}"


def misfit_object(pattern: Dict[str, Any], value: Any) -> Optional[str]:
    """The same for an object of which each member is to fit."""
    if not isinstance(value, dict):
        return f"an object is wanted: {str(value)[:200]}"
    return next((f"{name}: {why}" for name, part in pattern.items() for why in [misfit(part, value.get(name, ABSENT))] if why), None)


def special(pattern: Dict[str, Any], value: Any) -> Optional[str]:
    """The same for what begins with a dollar."""
    (name, wanted), *_ = pattern.items()
    if name == "$absent":
        return None if value is ABSENT else "it is there"
    if name == "$repeat":
        return None if value == expand(pattern) else "the text differs"
    if name == "$type":
        kinds = {"string": str, "number": (int, float), "boolean": bool, "object": dict, "array": list, "null": type(None)}
        fits = isinstance(value, kinds[wanted]) and (wanted == "boolean" or not isinstance(value, bool))
        return None if fits else f"{wanted} is wanted: {str(value)[:200]}"
    if name == "$lacks":
        return None if value is ABSENT or wanted not in json.dumps(value) else f"{wanted} is in {value}"
    if isinstance(value, str):
        return next((f"{text} is not in {value}" for text in wanted if text not in value), None)
    return next((f"nothing fits {part}" for part in wanted if not isinstance(value, list) or all(misfit(part, found) for found in value)), None)


class WireDriver:
    """Is the host of a plugin's process, in bare frames."""

    def __init__(self, test: unittest.TestCase) -> None:
        self.test = test
        command = [sys.executable, os.path.join(PLUGINS, "python", "plugin.py")]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=plugin_environment())
        assert self.process.stdin and self.process.stdout
        self.writer = FrameWriter(self.process.stdin)
        self.messages: "queue.Queue[Any]" = queue.Queue()
        self.ids: Dict[str, int] = {}
        self.answers: Dict[Any, Any] = {}
        self.progress: Dict[Any, List[Any]] = {}
        self.last = 0
        threading.Thread(target=self._read, args=(FrameReader(self.process.stdout),), daemon=True).start()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdin and self.process.stdout
        self.writer.close()
        self.process.stdout.close()

    def step(self, step: Dict[str, Any]) -> None:
        if "request" in step:
            self.request(step)
        elif "wait" in step:
            while len(self.progress[self.ids[step["wait"]]]) < step["progress"]:
                self.take()
        elif "cancel" in step:
            self.writer.write({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": self.ids[step["cancel"]]}})
        elif "answer" in step:
            self.answer(self.ids[step["answer"]], step)
        elif "raw" in step:
            assert self.process.stdin
            self.process.stdin.write(frame(step["raw"].encode()))
            self.process.stdin.flush()
        elif "next" in step:
            self.test.assertIsNone(misfit(step["next"], self.messages.get(timeout=PATIENCE)))
        elif "asked" in step:
            message = self.messages.get(timeout=PATIENCE)
            self.test.assertIsNone(misfit({"method": step["asked"], "params": step["params"]}, message))
            self.writer.write({"jsonrpc": "2.0", "id": message["id"], "result": step["reply"]})
        else:
            self.test.assertEqual(self.process.wait(PATIENCE), step["ended"])

    def request(self, step: Dict[str, Any]) -> None:
        self.last += 1
        params = expand(step.get("params", {}))
        if step.get("progress"):
            params = {**params, "progressToken": self.last}
        self.progress[self.last] = []
        self.writer.write({"jsonrpc": "2.0", "id": self.last, "method": step["request"], "params": params})
        if "as" in step:
            self.ids[step["as"]] = self.last
        else:
            self.answer(self.last, step)

    def answer(self, id: int, step: Dict[str, Any]) -> None:
        while id not in self.answers:
            self.take()
        name = "error" if "error" in step else "result"
        self.test.assertIsNone(misfit(step[name], self.answers[id].get(name, ABSENT)))
        fractions = [value.get("fraction", 0) for value in self.progress[id]]
        self.test.assertEqual(fractions, sorted(fractions))
        if "answer" in step:
            self.test.assertGreaterEqual(len(fractions), step.get("progress", 0))
        if "metrics" in step:
            self.test.assertIsNone(misfit(step["metrics"], self.progress[id][-1].get("metrics", ABSENT)))

    def take(self) -> None:
        message = self.messages.get(timeout=PATIENCE)
        self.test.assertIsNotNone(message, "the plugin has left")
        if message.get("method") == "$/progress":
            token = message["params"]["token"]
            self.test.assertNotIn(token, self.answers, "progress after the answer")
            self.progress[token].append(message["params"]["value"])
        else:
            self.answers[message.get("id")] = message

    def _read(self, reader: FrameReader) -> None:
        while True:
            message = reader.read()
            self.messages.put(message)
            if message is None:
                return


class ClientDriver:
    """Uses the client's methods."""

    def __init__(self, test: unittest.TestCase, client: HostClient) -> None:
        self.test = test
        self.client = client
        self.calls: Dict[str, ToolCall] = {}
        self.progress: Dict[str, List[Progress]] = {}
        self.changes: "queue.Queue[Any]" = queue.Queue()
        client.on_plugins_changed(self.changes.put)

    def step(self, step: Dict[str, Any]) -> None:
        if "request" in step and "as" in step:
            name = step["as"]
            seen = self.progress[name] = []
            params = expand(step["params"])
            self.calls[name] = self.client.start_tool(params["name"], params.get("arguments"), seen.append if step.get("progress") else None)
        elif "request" in step:
            self.compare(step, lambda: self.call(step["request"], expand(step.get("params", {}))))
        elif "wait" in step:
            until = time.monotonic() + PATIENCE
            while len(self.progress[step["wait"]]) < step["progress"]:
                self.test.assertLess(time.monotonic(), until, "there is no progress")
                time.sleep(0.005)
        elif "notified" in step:
            while misfit(step["params"], self.changes.get(timeout=PATIENCE)) is not None:
                pass
        elif "cancel" in step:
            self.calls[step["cancel"]].cancel()
        else:
            self.compare(step, lambda: self.calls[step["answer"]].result(PATIENCE))
            fractions = [value.fraction or 0 for value in self.progress[step["answer"]]]
            self.test.assertEqual(fractions, sorted(fractions))
            self.test.assertGreaterEqual(len(fractions), step.get("progress", 0))
            if "metrics" in step:
                self.test.assertIsNone(misfit(step["metrics"], self.progress[step["answer"]][-1].metrics))

    def compare(self, step: Dict[str, Any], call: Any) -> None:
        if "error" not in step:
            self.test.assertIsNone(misfit(step["result"], call()))
            return
        with self.test.assertRaises(ToolError) as caught:
            call()
        found = caught.exception.to_wire()
        # What the client finds out by itself, such as a lost connection, has no number on the wire.
        self.test.assertIsNone(misfit(step["error"], found))

    def call(self, method: str, params: Dict[str, Any]) -> Any:
        if method == "tools/call":
            return self.client.call_tool(params["name"], params.get("arguments"), timeout=PATIENCE)
        if method == "tools/list":
            return {"tools": self.client.list_tools(PATIENCE)}
        if method == "tools/validate":
            return self.client.validate_tool(params["name"], params.get("arguments"), PATIENCE)
        if method == "models/install":
            return self.client.install_model(params["source"], plugin=params.get("plugin"), timeout=PATIENCE)
        if method == "models/remove":
            return self.client.remove_model(params["id"], params.get("plugin"), PATIENCE)
        if method == "models/list":
            return self.client.list_models(PATIENCE)
        if method == "plugins/reload":
            return self.client.reload_plugins(params.get("id"), PATIENCE)
        if method == "plugins/enable":
            return self.client.enable_plugin(params["id"], params.get("enabled", True), PATIENCE)
        return {"host/status": self.client.status, "plugins/list": self.client.list_plugins, "shutdown": self.client.close}[method]()


class PluginConformanceTests(unittest.TestCase):
    """The plugin runner passes the cases; a test for each is added below."""

    def run_case(self, case: Dict[str, Any]) -> None:
        driver = WireDriver(self)
        self.addCleanup(driver.close)
        if case.get("open", True):
            driver.step({"request": "initialize", "params": {"client": {"name": "rsplugins"}, "protocol": [1], "token": "$cookie"}, "result": {"cookie": "$cookie"}})
        for step in case["steps"]:
            driver.step(step)


class ClientConformanceTests(unittest.TestCase):
    """The client passes the cases, with the real host."""

    def run_case(self, case: Dict[str, Any]) -> None:
        if not HOST:
            self.skipTest("RSPLUGINS_TEST_HOST names no host; tests/RsPlugins.EndToEnd.Tests sets it")
        with tempfile.TemporaryDirectory() as state:
            command = [HOST, "serve", "--stdio", "--plugins", os.path.join(PLUGINS, "csharp")]
            with HostClient.start(command, environment={**os.environ, "RSPLUGINS_STATE": state}, timeout=PATIENCE) as client:
                driver = ClientDriver(self, client)
                for step in case["steps"]:
                    driver.step(step)


def add_tests(target: type, role: str) -> None:
    """Adds a test for each case that is for ``role``."""
    for name in sorted(os.listdir(CASES)):
        if name.endswith(".json"):
            with open(os.path.join(CASES, name), encoding="utf-8") as file:
                case = json.load(file)
            if role in case["for"]:
                setattr(target, "test_" + name[:-5].replace("-", "_"), lambda self, case=case: self.run_case(case))


add_tests(PluginConformanceTests, "plugin")
add_tests(ClientConformanceTests, "client")

if __name__ == "__main__":
    unittest.main()
