"""While a tool runs: messages and progress live, the Cancel button, failures, and a host that dies."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import unittest
from typing import Any, List

import arcpy
from arcpy._state import state
from pro import HERE, PATIENCE, ProTestCase, host_program


class RunTests(ProTestCase):
    def test_progress_goes_up_to_the_end_while_the_tool_runs(self) -> None:
        seen: List[Any] = []
        state.on_progress = lambda what, value: seen.append((time.monotonic(), what, value))

        result = self.call("KindsSlow", steps=100)

        self.assertEqual(result["out_steps"], 100)
        positions = [value for _, what, value in seen if what == "position"]
        self.assertGreater(len(set(positions)), 3, "progress comes while the tool runs, not at its end")
        self.assertEqual(positions, sorted(positions))
        self.assertTrue(any("/100 steps" in value for _, what, value in seen if what == "label"))
        self.assertEqual(seen[-1][1:], ("progressor", "reset"))
        self.assertIn("Steps: 100", state.texts("message"))

    def test_cancel_ends_the_tool_and_its_job(self) -> None:
        self._cancel_at_once()
        dialog = self.toolbox.dialog("KindsSlow")

        errors = self.fails(dialog)

        self.assertEqual(errors, ["ERROR 000571: Cancelled"])
        self.assertEqual(self._job_state("kinds.slow"), "cancelled")
        self.assertFalse(state.auto_cancelling and not state.cancelled)

    def test_cancel_does_not_wait_for_a_tool_that_does_not_listen(self) -> None:
        self._cancel_at_once()
        started = time.monotonic()

        errors = self.fails(self.toolbox.dialog("KindsDeaf").set(seconds=50))

        self.assertEqual(errors, ["ERROR 000571: Cancelled"])
        self.assertLess(time.monotonic() - started, 40, "the tool sleeps longer than that")

    def test_cancel_does_not_wait_for_a_host_that_has_stopped_answering(self) -> None:
        stopped: List[int] = []

        def stop_and_press(what: str, value: Any) -> None:
            found = re.search(r"below host (\d+)", value) if what == "label" and not stopped else None
            if found:
                stopped.append(int(found.group(1)))
                os.kill(stopped[0], signal.SIGSTOP)
                state.cancelled = True

        state.on_progress = stop_and_press
        try:
            self.assertEqual(self.fails(self.toolbox.dialog("KindsSlow")), ["ERROR 000571: Cancelled"])
        finally:
            for id in stopped:
                os.kill(id, signal.SIGCONT)
        self.assertEqual(len(stopped), 1)

    def test_cancel_is_heard_while_the_host_starts(self) -> None:
        silent = self.path("silent")
        with open(silent, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\nexec sleep 1\n")
        os.chmod(silent, 0o755)
        os.environ["RSPLUGINS_HOST"] = silent
        self.addCleanup(os.environ.__setitem__, "RSPLUGINS_HOST", host_program())
        state.cancelled = True
        dialog = self.toolbox.dialog("KindsFail")

        self.assertEqual(self.fails(dialog), ["ERROR 000571: Cancelled"])

    def test_a_failure_says_what_to_do(self) -> None:
        errors = self.fails(self.toolbox.dialog("KindsFail"))

        self.assertEqual(errors, ["There is no file of that name. Check the path."])
        self.assertIn("the details", state.texts("message"))

    def test_a_host_that_is_killed_is_an_error_with_what_to_do_and_the_next_run_has_a_new_one(self) -> None:
        state.on_progress = self._kill_the_host

        errors = self.fails(self.toolbox.dialog("KindsSlow"))

        self.assertEqual(len(errors), 1)
        self.assertIn("Run it again", errors[0])
        self.assertIn("rsplugins doctor", errors[0])
        state.on_progress = None
        self.assertEqual(self.call("KindsSlow", steps=1)["out_steps"], 1)

    def test_a_bridge_that_is_killed_is_an_error_too(self) -> None:
        state.on_progress = self._kill_the_bridge

        errors = self.fails(self.toolbox.dialog("KindsSlow"))

        self.assertIn("Run it again", errors[0])

    def test_a_plugin_that_came_while_the_host_ran_is_found(self) -> None:
        self.call("KindsSlow", steps=1)
        folder = os.path.join(self.state_folder, "plugins", "late")
        os.makedirs(folder, exist_ok=True)
        source = os.path.join(self.state_folder, "plugins", "kinds")
        with open(os.path.join(source, "kinds.plugin.json"), encoding="utf-8") as file:
            manifest = json.load(file)
        manifest["id"] = "late"
        manifest["tools"] = [{**tool, "name": "late.slow"} for tool in manifest["tools"] if tool["name"] == "kinds.slow"]
        with open(os.path.join(folder, "late.plugin.json"), "w", encoding="utf-8") as file:
            json.dump(manifest, file)
        with open(os.path.join(source, "plugin.py"), encoding="utf-8") as file:
            code = file.read()
        with open(os.path.join(folder, "plugin.py"), "w", encoding="utf-8") as file:
            file.write(code.replace("kinds", "late"))
        self.toolbox.refresh()

        self.assertEqual(self.call("LateSlow", steps=2)["out_steps"], 2)

    def test_tools_are_functions_of_a_script(self) -> None:
        module = arcpy.ImportToolbox(self.toolbox.path)

        self.assertEqual(module.KindsSlow(2)["out_steps"], 2)  # type: ignore[attr-defined]
        self.assertEqual(arcpy.rsplugins.KindsSlow(steps=3)["out_steps"], 3)  # type: ignore[attr-defined]
        self.assertEqual(arcpy.KindsSlow_rsplugins(4)["out_steps"], 4)  # type: ignore[attr-defined]

    def test_no_second_gdal_is_loaded(self) -> None:
        script = (
            "import sys; sys.path[:0] = [%r]\nimport pro, unittest\n"
            "class T(pro.ProTestCase):\n def test(self):\n  self.call('SpectralNdvi', in_raster=pro.RGB, red=1, nir=2, out_raster=self.path('ndvi.tif'))\n"
            "  loaded = open('/proc/self/maps').read() if sys.platform == 'linux' else ''\n  assert 'libgdal' not in loaded and 'libproj' not in loaded\n"
            "unittest.main(argv=['x'])\n" % HERE
        )
        done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, 0, done.stdout.decode())

    def _cancel_at_once(self) -> None:
        # Once the tool says how far it is, the button is pressed.
        def press(what: str, _: Any) -> None:
            state.cancelled = state.cancelled or what == "position"

        state.on_progress = press

    def _kill_the_host(self, what: str, value: Any) -> None:
        found = re.search(r"below host (\d+)", value) if what == "label" else None
        if found:
            state.on_progress = None
            os.kill(int(found.group(1)), signal.SIGKILL)

    def _kill_the_bridge(self, what: str, value: Any) -> None:
        if what == "position":
            state.on_progress = None
            for line in subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines():
                if "connect" in line:
                    os.kill(int(line.split()[0]), signal.SIGKILL)

    def _job_state(self, tool: str) -> str:
        from rsplugins import HostClient  # type: ignore[import-not-found]

        with HostClient.start([host_program(), "connect"]) as client:
            return str(next(job["state"] for job in client.list_jobs() if job["tool"] == tool))


if __name__ == "__main__":
    unittest.main()
