import io
import subprocess
import sys
import threading
import time
import unittest
from typing import Any, Callable, List, Optional

from support import BUSY, COOKIE, PATIENCE, frame, plugin_environment, start_busy

from rsplugins import CallCancelledError, Plugin, Progress, ToolError
from rsplugins.connection import Connection
from rsplugins.frames import FrameReader, encode


class PluginTests(unittest.TestCase):
    """A real plugin process, spoken to as the host does."""

    def setUp(self) -> None:
        self.process = start_busy()
        assert self.process.stdin and self.process.stdout and self.process.stderr
        self.error = b""
        self.drain = threading.Thread(target=self._drain, daemon=True)
        self.drain.start()
        self.asked: List[Any] = []
        self.answers = True
        self.host = Connection(self.process.stdout, self.process.stdin, self._asked, lambda method, params: self.asked.append((method, params)))
        self.host.start()

    def tearDown(self) -> None:
        self.process.kill()
        self.process.wait()
        self.host.join(PATIENCE)
        self.drain.join(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except OSError:
                pass

    def _drain(self) -> None:
        for line in iter(self.process.stderr.readline, b""):
            self.error += line

    def _asked(self, id: Any, method: str, params: Any) -> None:
        self.asked.append((method, params))
        if self.answers:
            self.host.respond(id, {"from": "host"})

    def open(self, **changes: Any) -> Any:
        params = {"client": {"name": "rsplugins", "version": "0"}, "protocol": [1], "token": COOKIE, **changes}
        return self.host.request("initialize", params).result(PATIENCE)

    def start(self, tool: str, progress: Any = None, job: Any = None, **arguments: Any) -> Any:
        params = {"name": tool, "arguments": arguments}
        return self.host.request("tools/call", {**params, "job": job} if job else params, progress)

    def call(self, tool: str, **arguments: Any) -> Any:
        return self.start(tool, **arguments).result(PATIENCE)

    def error_of(self, tool: str, **arguments: Any) -> ToolError:
        with self.assertRaises(ToolError) as caught:
            self.call(tool, **arguments)
        return caught.exception

    def stderr_with(self, text: str) -> str:
        until = time.monotonic() + PATIENCE
        while text.encode() not in self.error and time.monotonic() < until:
            time.sleep(0.01)
        return self.error.decode()

    def until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.005)

    def test_handshake(self) -> None:
        opened = self.open(protocol=[2, 1])

        self.assertEqual(opened["host"], {"name": "busy", "version": "1.2.3"})
        self.assertEqual((opened["protocol"], opened["cookie"]), (1, COOKIE))
        self.assertEqual(opened["capabilities"], {"progress": True, "cancel": True, "maximumMessageBytes": 64 << 20})
        tools = self.host.request("tools/list", {}).result(PATIENCE)["tools"]
        self.assertIn({"name": "test.echo"}, tools)

    def test_a_wrong_token_or_protocol_ends_the_plugin(self) -> None:
        for changes in ({"token": "f" * 32}, {"token": None}, {"token": "água"}, {"protocol": [2]}):
            with self.subTest(changes):
                with self.assertRaises(ToolError) as caught:
                    self.open(**changes)
                self.assertEqual((caught.exception.id, caught.exception.code), ("rs.protocol.mismatch", -32071))
                self.assertEqual(self.process.wait(PATIENCE), 8)
                self.tearDown()
                self.setUp()

    def test_nothing_is_answered_before_the_handshake(self) -> None:
        for method in ("tools/list", "tools/call"):
            with self.assertRaises(ToolError) as caught:
                self.host.request(method, {"name": "test.echo"}).result(PATIENCE)
            self.assertEqual(caught.exception.id, "rs.protocol.mismatch")

    def test_echo_keeps_every_value(self) -> None:
        self.open()
        values = {"text": "água 水 \u0000 🛰", "whole": 2**53, "real": 0.1, "flag": False, "nothing": None, "list": [[], {}], "a": {"b": "c"}}

        self.assertEqual(self.call("test.echo", **values), values)

    def test_progress_is_thinned_and_ends_at_one(self) -> None:
        self.open()
        seen: List[Progress] = []
        started = time.monotonic()

        self.assertEqual(self.start("test.slow", seen.append, steps=400).result(PATIENCE), {"steps": 400})

        seconds = time.monotonic() - started
        fractions = [progress.fraction for progress in seen]
        self.assertEqual(fractions, sorted(fractions))
        self.assertEqual(fractions[-1], 1.0)
        self.assertEqual((seen[0].stage, seen[0].total, seen[0].unit), ("counting", 400, "steps"))
        self.assertLessEqual(len(seen), 21 * seconds + 2)
        self.assertGreater(len(seen), 2)

    def test_without_a_token_nothing_is_reported(self) -> None:
        self.open()
        self.call("test.slow", steps=100)

        self.assertEqual(self.asked, [])

    def test_cancel(self) -> None:
        self.open()
        begun = threading.Event()
        call = self.start("test.slow", lambda progress: begun.set(), steps=10**6)
        self.assertTrue(begun.wait(PATIENCE))

        asked = time.monotonic()
        call.cancel()
        with self.assertRaises(CallCancelledError) as caught:
            call.result(PATIENCE)

        self.assertLess(time.monotonic() - asked, 1.0)
        self.assertEqual(caught.exception.code, -32800)
        self.assertEqual(self.call("test.echo", a=1), {"a": 1})

    def test_cancels_of_nothing_are_ignored(self) -> None:
        self.open()
        for id in (999, "x", None, [1], 1.5):
            self.host.notify("$/cancelRequest", {"id": id})
        self.host.notify("$/cancelRequest", [1])  # type: ignore[arg-type]
        self.host.notify("$/unknown", {})

        self.assertEqual(self.call("test.echo"), {})

    def test_calls_run_side_by_side(self) -> None:
        self.open()
        started = time.monotonic()
        calls = [self.start("test.deaf", seconds=0.5) for _ in range(8)]
        for call in calls:
            self.assertEqual(call.result(PATIENCE), {"cancelled": False})

        self.assertLess(time.monotonic() - started, 2.5)

    def test_a_typed_failure_keeps_all_its_parts(self) -> None:
        self.open()
        error = self.error_of("test.fail", id="rs.raster.unreadable")

        self.assertEqual((error.id, error.code, error.message, error.hint, error.details), ("rs.raster.unreadable", -32021, "It went wrong.", "Do it again.", "the third time"))

    def test_an_unexpected_failure_tells_its_kind_and_logs_the_rest(self) -> None:
        self.open()
        error = self.error_of("test.crack", kind="other")

        self.assertEqual((error.id, error.code, error.details), ("rs.internal", -32603, "ValueError"))
        wire = str(error.to_wire())
        self.assertNotIn("secret", wire)
        self.assertNotIn("Traceback", wire)
        log = self.stderr_with("ValueError: a secret")
        self.assertIn("Traceback", log)
        self.assertIn("ValueError: a secret", log)

    def test_common_failures_get_an_id(self) -> None:
        self.open()
        missing = self.error_of("test.crack", kind="missing")

        self.assertEqual(missing.id, "rs.file.missing")
        self.assertIn("/no/such/file", missing.message)
        self.assertEqual(self.error_of("test.crack", kind="exit").details, "SystemExit")
        self.assertEqual(self.call("test.echo"), {})

    def test_unknown_tools_methods_and_arguments(self) -> None:
        self.open()
        self.assertEqual(self.error_of("test.none").id, "rs.tool.unknown")
        self.assertEqual(self.error_of("test.slow").id, "rs.argument.invalid")
        self.assertEqual(self.error_of("test.slow", steps=1, colour=2).id, "rs.argument.invalid")
        self.assertEqual(self.error_of("test.slow", context=1, steps=1).id, "rs.argument.invalid")
        for method, params, code in (("no/method", {}, -32601), ("tools/call", [], -32602), ("tools/call", {"name": 5}, -32602), ("tools/call", {"name": "test.echo", "arguments": []}, -32602)):
            with self.assertRaises(ToolError) as caught:
                self.host.request(method, params).result(PATIENCE)  # type: ignore[arg-type]
            self.assertEqual(caught.exception.code, code)

    def test_what_cannot_be_sent_is_an_error_of_the_call(self) -> None:
        self.open()
        for kind, id in (("number", "rs.internal"), ("object", "rs.internal"), ("surrogate", "rs.internal"), ("list", "rs.internal"), ("large", "rs.message.tooLarge")):
            self.assertEqual(self.error_of("test.answer", kind=kind).id, id, kind)
        self.assertEqual(self.call("test.echo"), {})

    def test_stdout_carries_the_protocol_alone(self) -> None:
        self.open()
        self.assertEqual(self.call("test.print"), {"read": ""})
        for source in ("from print", "from descriptor 1", "from C", "from a child"):
            self.assertIn(source, self.stderr_with(source))

    def test_job(self) -> None:
        self.open()
        job = {"id": "j1", "folder": "/tmp", "attempt": 2}

        self.assertEqual(self.start("test.job", job=job).result(PATIENCE), job)
        self.assertEqual(self.call("test.job"), {"id": "", "folder": None, "attempt": 1})

    def test_a_tool_calls_another_of_the_host(self) -> None:
        self.open()
        self.assertEqual(self.start("test.nested", job={"id": "j1"}, name="other.tool", arguments={"a": 1}).result(PATIENCE), {"inner": {"from": "host"}})
        self.assertEqual(self.asked, [("tools/call", {"name": "other.tool", "arguments": {"a": 1}, "job": {"id": "j1"}})])

    def test_a_cancel_reaches_the_call_of_another_tool(self) -> None:
        self.open()
        self.answers = False
        call = self.start("test.nested", name="other.tool", arguments={})
        self.until(lambda: len(self.asked) == 1)
        call.cancel()
        self.until(lambda: len(self.asked) == 2)

        self.assertEqual(self.asked[1][0], "$/cancelRequest")

    def test_shutdown_cancels_what_runs_and_answers(self) -> None:
        self.open()
        begun = threading.Event()
        call = self.start("test.slow", lambda progress: begun.set(), steps=10**6)
        self.assertTrue(begun.wait(PATIENCE))

        self.assertIsNone(self.host.request("shutdown", {}).result(PATIENCE))
        with self.assertRaises(CallCancelledError):
            call.result(PATIENCE)
        self.assertEqual(self.process.wait(PATIENCE), 0)

    def test_the_end_of_stdin_ends_the_plugin_even_in_a_deaf_call(self) -> None:
        self.open()
        self.start("test.deaf", seconds=60)
        self.start("test.slow", steps=10**6)
        self.process.stdin.close()

        self.assertEqual(self.process.wait(5.0), 0)

    def test_an_end_in_a_call_is_seen(self) -> None:
        self.open()
        with self.assertRaises(ToolError) as caught:
            self.call("test.end")

        self.assertEqual(caught.exception.id, "rs.host.gone")
        self.assertEqual(self.process.wait(PATIENCE), 7)


class RawPluginTests(unittest.TestCase):
    def test_started_by_hand_it_explains_itself(self) -> None:
        done = subprocess.run([sys.executable, BUSY], env=plugin_environment(None), input=b"", capture_output=True, timeout=PATIENCE)

        self.assertEqual((done.returncode, done.stdout), (64, b""))
        self.assertIn(b"plugin of RsPlugins", done.stderr)
        self.assertIn(b"--plugins FOLDER", done.stderr)

    def test_bad_messages_are_answered_and_read_past(self) -> None:
        bad = [b"{", b"[]", b'{"jsonrpc":"2.0","id":[1],"method":"tools/list"}', b'{"jsonrpc":"2.0","id":1}']
        opening = encode({"jsonrpc": "2.0", "id": "s", "method": "initialize", "params": {"client": {"name": "test"}, "protocol": [1], "token": COOKIE}})
        answers = self.exchange(b"".join(frame(body) for body in bad) + frame(opening))

        self.assertEqual([answer.get("error", {}).get("code") for answer in answers], [-32700, -32600, -32600, -32600, None])
        self.assertEqual(answers[-1]["id"], "s")
        self.assertTrue(all(answer["id"] is None and answer["error"]["data"]["id"] == "rs.protocol.mismatch" for answer in answers[:-1]))

    def test_garbage_ends_the_plugin(self) -> None:
        answers = self.exchange(b"GET / HTTP/1.1\r\nHost\r\n\r\n")

        self.assertEqual([answer["error"]["code"] for answer in answers], [-32700])

    def exchange(self, data: bytes) -> List[Any]:
        done = subprocess.run([sys.executable, BUSY], env=plugin_environment(), input=data, capture_output=True, timeout=PATIENCE)
        self.assertEqual(done.returncode, 0, done.stderr)
        reader = FrameReader(io.BytesIO(done.stdout))
        found: List[Any] = []
        while True:
            message: Optional[Any] = reader.read()
            if message is None:
                return found
            found.append(message)

    def test_a_tool_is_registered_once(self) -> None:
        plugin = Plugin("p", "1.0.0")
        plugin.tool("a.b")(lambda context: {})
        with self.assertRaises(ValueError):
            plugin.tool("a.b")(lambda context: {})


if __name__ == "__main__":
    unittest.main()
