import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest
from typing import Any, List

from support import BUSY, COOKIE, PATIENCE, ROOT, plugin_environment

from rsplugins import CallCancelledError, CallTimeoutError, HostClient, HostGoneError, Progress, ToolError
from rsplugins import errors
from rsplugins.connection import Connection
from rsplugins.frames import FrameReader, FrameWriter

# A program that answers initialize and then does what its argument says.
SCRIPT = """
import os, subprocess, sys, time
sys.path.insert(0, os.environ["PYTHONPATH"])
from rsplugins.frames import FrameReader, FrameWriter
reader, writer = FrameReader(sys.stdin.buffer), FrameWriter(sys.stdout.buffer)
request = reader.read()
writer.write({"jsonrpc": "2.0", "id": request["id"], "result": {"host": {"name": "script"}, "protocol": int(os.environ.get("LEVEL", "1"))}})
reader.read()
"""


def start_busy(**options: Any) -> HostClient:
    return HostClient.start([sys.executable, BUSY], token=COOKIE, environment=plugin_environment(), **options)


def start_script(script: str, **variables: str) -> HostClient:
    return HostClient.start([sys.executable, "-c", SCRIPT + script], environment={**plugin_environment(None), **variables})


class ClientTests(unittest.TestCase):
    """A plugin speaks the host's protocol, so that it can stand for one."""

    def test_opens_lists_calls_and_closes(self) -> None:
        with start_busy() as client:
            self.assertIsNone(client.gone)
            self.assertEqual(client.host, {"name": "busy", "version": "1.2.3"})
            self.assertIn("test.echo", [tool["name"] for tool in client.list_tools()])
            self.assertEqual(client.call_tool("test.echo", {"text": "água"}), {"text": "água"})
            id = client.process_id
        assert id is not None
        with self.assertRaises(ProcessLookupError):
            os.kill(id, 0)
        with self.assertRaises(HostGoneError):
            client.list_tools()
        self.assertIsInstance(client.gone, HostGoneError)
        client.close()

    def test_changed_plugins_are_told_to_each_who_listens_until_it_stops(self) -> None:
        script = """
for tools in (True, False, True):
    writer.write({"jsonrpc": "2.0", "method": "plugins/changed", "params": {"tools": tools}})
    request = reader.read()
    writer.write({"jsonrpc": "2.0", "id": request["id"], "result": {}})
reader.read()
"""
        with start_script(script) as client:
            heard: List[Any] = []
            others: List[Any] = []

            def fails(_: Any) -> None:
                raise ValueError("a display that fails")

            client.on_plugins_changed(fails)
            end = client.on_plugins_changed(lambda change: (heard.append(change), len(heard) == 2 and end()))
            client.on_plugins_changed(others.append)
            with self.assertLogs("rsplugins"):
                client.start_tool("begin")
                for _ in range(3):
                    client.status(PATIENCE)
            self.assertEqual(heard, [{"tools": True}, {"tools": False}])
            self.assertEqual(others, [{"tools": True}, {"tools": False}, {"tools": True}])
            end()

    def test_progress_and_cancel(self) -> None:
        with start_busy() as client:
            seen: List[Progress] = []
            self.assertEqual(client.call_tool("test.slow", {"steps": 100}, progress=seen.append), {"steps": 100})
            self.assertEqual((seen[-1].fraction, seen[-1].stage, seen[-1].done, seen[-1].total, seen[-1].unit), (1.0, "counting", 100, 100, "steps"))

            call = client.start_tool("test.slow", {"steps": 10**6})
            self.assertFalse(call.done())
            call.cancel()
            with self.assertRaises(CallCancelledError):
                call.result(PATIENCE)
            self.assertTrue(call.done())
            call.cancel()

    def test_a_failing_progress_callback_harms_nothing(self) -> None:
        def fail(progress: Progress) -> None:
            raise ValueError("on purpose")

        with start_busy() as client, self.assertLogs("rsplugins", "ERROR"):
            self.assertEqual(client.call_tool("test.slow", {"steps": 3}, progress=fail), {"steps": 3})

    def test_a_callback_that_waits_is_told_instead_of_hanging(self) -> None:
        found: List[BaseException] = []
        with start_busy() as client:

            def wait(progress: Progress) -> None:
                try:
                    client.list_tools()
                except RuntimeError as refused:
                    found.append(refused)

            client.call_tool("test.slow", {"steps": 3}, progress=wait, timeout=PATIENCE)
        self.assertTrue(found)

    def test_a_typed_error_keeps_its_parts(self) -> None:
        with start_busy() as client, self.assertRaises(ToolError) as caught:
            client.call_tool("test.fail", {"id": "rs.disk.full"})
        error = caught.exception
        self.assertEqual((error.id, error.code, error.message, error.hint, error.details), ("rs.disk.full", -32012, "It went wrong.", "Do it again.", "the third time"))

    def test_a_timeout_cancels_the_call(self) -> None:
        with start_busy() as client:
            started = time.monotonic()
            with self.assertRaises(CallTimeoutError):
                client.call_tool("test.slow", {"steps": 10**6}, timeout=0.2)
            self.assertLess(time.monotonic() - started, 2.0)
            self.assertEqual(client.call_tool("test.echo", {"a": 1}, timeout=PATIENCE), {"a": 1})

    def test_many_threads_share_a_client(self) -> None:
        with start_busy() as client:
            wrong: List[Any] = []

            def work(number: int) -> None:
                for step in range(50):
                    if client.call_tool("test.echo", {"n": number, "s": step}) != {"n": number, "s": step}:
                        wrong.append((number, step))

            threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(PATIENCE)
            self.assertEqual(wrong, [])

    def test_asyncio_can_wait(self) -> None:
        async def both(client: HostClient) -> List[Any]:
            calls = [client.start_tool("test.echo", {"n": number}) for number in range(2)]
            return list(await asyncio.gather(*[asyncio.wrap_future(call.future) for call in calls]))

        with start_busy() as client:
            self.assertEqual(asyncio.run(both(client)), [{"n": 0}, {"n": 1}])

    def test_pending_calls_fail_at_once_when_the_host_is_killed(self) -> None:
        with start_busy() as client:
            calls = [client.start_tool("test.deaf", {"seconds": 60}) for _ in range(5)]
            assert client.process_id is not None
            started = time.monotonic()
            os.kill(client.process_id, signal.SIGKILL)
            for call in calls:
                with self.assertRaises(HostGoneError) as caught:
                    call.result(PATIENCE)
                self.assertEqual(caught.exception.id, "rs.host.gone")
            self.assertLess(time.monotonic() - started, 1.0)
            self.assertIn("-9", caught.exception.message)
            with self.assertRaises(HostGoneError):
                client.start_tool("test.echo")

    def test_the_reason_holds_exit_status_and_last_words(self) -> None:
        with start_busy() as client, self.assertRaises(HostGoneError) as caught:
            client.call_tool("test.end")
        self.assertIn("7", caught.exception.message)
        self.assertIn("last words", caught.exception.details or "")

    def test_a_dead_host_whose_output_stays_open_is_noticed(self) -> None:
        client = start_script("subprocess.Popen(['sleep', '5'], stderr=subprocess.DEVNULL); os._exit(9)")
        started = time.monotonic()
        with self.assertRaises(HostGoneError) as caught:
            client.call_tool("any.tool", timeout=PATIENCE)
        self.assertLess(time.monotonic() - started, 3.0)
        self.assertIn("9", caught.exception.message)
        client.close()

    def test_close_fails_what_is_pending_and_ends_a_deaf_host(self) -> None:
        client = start_busy()
        call = client.start_tool("test.deaf", {"seconds": 60})
        client.close()
        with self.assertRaises(ToolError) as caught:
            call.result(PATIENCE)
        self.assertEqual(caught.exception.id, "rs.host.gone")

    def test_garbage_from_the_host_fails_the_calls(self) -> None:
        for script, id in (("sys.stdout.buffer.write(b'Welcome!\\n\\n')", "rs.protocol.mismatch"), ("sys.stdout.buffer.write(b'Content-Length: 3\\n\\n[]}')", "rs.protocol.mismatch"), ("sys.stdout.buffer.write(b'Content-Length: 99999999999\\n\\n')", "rs.message.tooLarge")):
            client = start_script(script + "; sys.stdout.flush(); time.sleep(60)")
            with self.assertRaises(ToolError) as caught:
                client.call_tool("any.tool", timeout=PATIENCE)
            self.assertEqual(caught.exception.id, id, script)
            client._process.stop(0.0)  # type: ignore[union-attr]
            client.close()

    def test_a_host_that_cannot_be_used_is_refused(self) -> None:
        with self.assertRaises(ToolError) as caught:
            HostClient.start(["/no/such/program", "connect"])
        self.assertEqual(caught.exception.id, "rs.host.unreachable")
        with self.assertRaises(ToolError) as caught:
            start_script("", LEVEL="2")
        self.assertEqual(caught.exception.id, "rs.protocol.mismatch")
        with self.assertRaises(CallTimeoutError):
            HostClient.start([sys.executable, "-c", "import time; time.sleep(60)"], timeout=0.3)
        with self.assertRaises(HostGoneError) as gone:
            HostClient.start([sys.executable, "-c", "import sys; sys.exit('no licence')"])
        self.assertIn("no licence", gone.exception.details or "")

    def test_a_broken_pipe_is_explained_by_what_the_host_said_last(self) -> None:
        unread, output = os.pipe()
        input, silent = os.pipe()
        os.close(unread)
        for said, details in (("no licence", "no licence"), (None, "Broken pipe")):
            with open(input, "rb", closefd=False) as reads, open(os.dup(output), "wb", buffering=0) as writes:
                connection = Connection(reads, writes, describe_end=lambda: HostGoneError("The host ended with exit status 1.", said))
                with self.assertRaises(HostGoneError) as gone:
                    connection.request("initialize", {})
            self.assertEqual(gone.exception.message, "The host ended with exit status 1.")
            self.assertIn(details, gone.exception.details or "")
        for descriptor in (output, input, silent):
            os.close(descriptor)

    def test_the_program_comes_from_the_environment(self) -> None:
        before = os.environ.get("RSPLUGINS_HOST")
        os.environ["RSPLUGINS_HOST"] = "/no/such/host"
        try:
            with self.assertRaises(ToolError) as caught:
                HostClient.start()
        finally:
            os.environ.pop("RSPLUGINS_HOST")
            if before is not None:
                os.environ["RSPLUGINS_HOST"] = before
        self.assertIn("/no/such/host", caught.exception.message)

    def test_error_output_is_drained_and_kept(self) -> None:
        lines: List[str] = []
        client = HostClient.start(
            [sys.executable, "-c", "import sys; sys.stderr.write('line\\n' * 100000 + 'end\\n'); sys.stderr.flush()\n" + SCRIPT],
            environment=plugin_environment(None),
            on_log=lines.append,
        )
        client.close()
        self.assertEqual((len(lines), lines[-1]), (100001, "end"))
        self.assertEqual((len(client.log_lines), client.log_lines[-1]), (200, "end"))

    def test_a_session_over_a_socket(self) -> None:
        here, there = socket.socketpair()

        def serve() -> None:
            reader, writer = FrameReader(there.makefile("rb")), FrameWriter(there.makefile("wb"))
            while True:
                request = reader.read()
                if request is None:
                    return
                writer.write({"jsonrpc": "2.0", "id": request["id"], "result": {"protocol": 1, "tools": [], "asked": request["params"]}})

        threading.Thread(target=serve, daemon=True).start()
        client = HostClient.over(here.makefile("rb"), here.makefile("wb"), token="t")
        self.assertEqual(client.list_tools(), [])
        there.shutdown(socket.SHUT_RDWR)
        with self.assertRaises(HostGoneError):
            client.call_tool("any.tool", timeout=PATIENCE)
        client.close()
        here.close()
        there.close()

    def test_ctrl_c_cancels_and_leaves(self) -> None:
        script = (
            "import sys; sys.path.insert(0, sys.argv[1])\nfrom rsplugins import HostClient\n"
            "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "with HostClient.start(sys.argv[2:], token='%s') as client:\n"
            "    client.call_tool('test.slow', {'steps': 10**6}, progress=lambda p: print('begun', flush=True))\n" % COOKIE
        )
        process = subprocess.Popen([sys.executable, "-c", script, plugin_environment()["PYTHONPATH"], sys.executable, BUSY], env=plugin_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        self.assertEqual(process.stdout.readline(), b"begun\n")
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=PATIENCE)
        self.assertLess(time.monotonic() - started, 3.0)
        self.assertIn(b"KeyboardInterrupt", error)


class AnswerTests(unittest.TestCase):
    """What the methods send, and what they make of the answers."""

    def setUp(self) -> None:
        self.asked: List[Any] = []
        here, there = socket.socketpair()
        self.sockets = (here, there)
        threading.Thread(target=self._serve, args=(there,), daemon=True).start()
        self.client = HostClient.over(here.makefile("rb"), here.makefile("wb"))
        self.asked.clear()

    def tearDown(self) -> None:
        self.client.close()
        for end in self.sockets:
            end.close()

    def _serve(self, there: socket.socket) -> None:
        reader, writer = FrameReader(there.makefile("rb")), FrameWriter(there.makefile("wb"))
        while True:
            request = reader.read()
            if request is None:
                return
            self.asked.append((request["method"], request["params"]))
            writer.write({"jsonrpc": "2.0", "id": request["id"], "result": {"protocol": 1, "job": "j7", "jobs": [{"id": "j7"}], "state": "running"}})

    def test_jobs(self) -> None:
        client = self.client
        self.assertEqual(client.detach_tool("a.b", {"x": 1}, priority="bulk"), "j7")
        self.assertEqual(client.list_jobs("running", 5), [{"id": "j7"}])
        client.list_jobs(limit=1000, brief=True)
        self.assertEqual(client.get_job("j7")["state"], "running")
        client.wait_job("j7")
        client.cancel_job("j7")
        client.resume_job("j7")
        client.remove_job("j7")
        client.validate_tool("a.b")
        client.list_models()
        client.install_model("rs-m-clip", plugin="p")
        client.remove_model("rs-m-clip")
        client.list_plugins()
        client.reload_plugins()
        client.enable_plugin("a", enabled=False)
        client.status()

        id = {"id": "j7"}
        self.assertEqual(
            self.asked,
            [
                ("tools/call", {"name": "a.b", "arguments": {"x": 1}, "priority": "bulk", "detach": True}),
                ("jobs/list", {"state": "running", "limit": 5}),
                ("jobs/list", {"limit": 1000, "brief": True}),
                ("jobs/get", id),
                ("jobs/wait", id),
                ("jobs/cancel", id),
                ("jobs/resume", id),
                ("jobs/remove", id),
                ("tools/validate", {"name": "a.b", "arguments": {}}),
                ("models/list", {}),
                ("models/install", {"source": "rs-m-clip", "plugin": "p"}),
                ("models/remove", {"id": "rs-m-clip"}),
                ("plugins/list", {}),
                ("plugins/reload", {}),
                ("plugins/enable", {"id": "a", "enabled": False}),
                ("host/status", {}),
            ],
        )


class ErrorNumberTests(unittest.TestCase):
    def test_numbers_are_those_of_the_host(self) -> None:
        folder = os.path.join(ROOT, "sdk", "dotnet", "RsPlugins.Sdk", "Tools")
        with open(os.path.join(folder, "ErrorIds.cs"), encoding="utf-8") as source:
            ids = dict(re.findall(r'const string (\w+) = "([^"]+)"', source.read()))
        with open(os.path.join(folder, "ErrorTable.cs"), encoding="utf-8") as source:
            numbers = {ids[name]: int(number) for name, number in re.findall(r"\[ErrorIds\.(\w+)\] = new\((-\d+)", source.read())}

        self.assertGreater(len(numbers), 10)
        self.assertEqual({id: numbers.get(id) for id in errors._NUMBERS}, errors._NUMBERS)


if __name__ == "__main__":
    unittest.main()
