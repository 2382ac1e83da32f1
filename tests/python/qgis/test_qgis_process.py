import json
import os
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Dict, List, Optional

import harness

PROGRAM = "/usr/bin/qgis_process.bin"
RASTER = os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")


class QgisProcessTests(harness.PluginTestCase):
    """qgis_process itself, with a profile and a host of its own."""

    environment: Dict[str, str]

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        folder = os.path.join(harness.work_folder(), "process")
        os.makedirs(folder, exist_ok=True)
        cls.environment = {**os.environ, **harness.fresh_environment(folder), "QGIS_PLUGINPATH": harness.PLUGINS, "PATH": "/usr/bin:/bin"}
        settings = os.path.join(cls.environment["QGIS_CUSTOM_CONFIG_PATH"], "profiles", "default", "QGIS", "QGIS3.ini")
        os.makedirs(os.path.dirname(settings))
        with open(settings, "w") as file:
            file.write(f"[PythonPlugins]\nrsplugins_qgis=true\n[rsplugins]\nplugin_folders={harness.EVERYTHING}\n")

    @classmethod
    def tearDownClass(cls) -> None:
        harness.end_host(cls.environment["RSPLUGINS_STATE"])

    def call(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([PROGRAM, *arguments], env=self.environment, capture_output=True, text=True, timeout=120)

    def json(self, *arguments: str) -> Any:
        done = self.call("--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return json.loads(done.stdout[done.stdout.index("{") :])

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        # Whoever starts the tests in the background makes all their children ignore Ctrl-C; a user's shell does not.
        return subprocess.Popen(["env", "--default-signal=INT", PROGRAM, *arguments], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def test_list_shows_all_tools(self) -> None:
        listed = self.json("list")["providers"]["rsplugins"]["algorithms"]
        self.assertEqual(sorted(listed), sorted("rsplugins:" + tool.name for tool in harness.tools()))

    def test_help_of_all_tools_says_their_parameters_and_outputs(self) -> None:
        tools = harness.tools()
        with ThreadPoolExecutor(2) as pool:
            helps = list(pool.map(lambda tool: self.json("help", "rsplugins:" + tool.name), tools))
        for tool, shown in zip(tools, helps):
            with self.subTest(tool.name):
                self.assertEqual(shown["algorithm_details"]["name"], tool.title)
                self.assertLessEqual({one.name for one in tool.parameters}, set(shown["parameters"]))
                self.assertLessEqual({one.name for one in tool.outputs}, set(shown["outputs"]))

    def test_run_takes_texts_for_values_of_every_kind(self) -> None:
        values = {
            "a_raster": RASTER, "some_bands": "3;2;1", "an_extent": "289000,297000,9111000,9118000 [EPSG:31985]", "a_crs": "EPSG:28992", "some_texts": '"a river, wide",água',
            "a_table": '[{"name": "water", "color": "#0000ff"}]', "an_enum": "near-infrared", "some_enums": "en,zh", "an_integer": "7", "a_number": "0.25", "a_range": "1,2",
            "a_boolean": "false", "a_day": "2026-06-30", "a_color": "#ff8000",
        }  # fmt: skip
        results = self.json("run", "rsplugins:test.every", "--", *[f"{name}={value}" for name, value in values.items()])["results"]
        given = json.loads(results["given"])
        expected = {
            "a_raster": RASTER, "some_bands": [3, 2, 1], "an_extent": {"bbox": [289000, 9111000, 297000, 9118000]}, "a_crs": "EPSG:28992", "some_texts": ["a river, wide", "água"],
            "a_table": [{"name": "water", "color": "#0000ff"}], "an_enum": "near-infrared", "some_enums": ["en", "zh"], "an_integer": 7, "a_number": 0.25, "a_range": [1, 2],
            "a_boolean": False, "a_day": "2026-06-30", "a_color": "#ff8000", "a_string": "as it is",
        }  # fmt: skip
        self.assertEqual(given, expected)

    def test_run_writes_where_it_is_told_and_fails_with_what_to_do(self) -> None:
        results = self.json("run", "rsplugins:test.write", "--", f"a_raster={RASTER}", f"map={self.file('map.tif')}", f"areas={self.file('areas.gpkg')}")["results"]
        self.assertEqual((results["map"], results["areas"]), (self.file("map.tif"), self.file("areas.gpkg")))
        self.assertTrue(os.path.exists(self.file("map.tif")))
        failed = self.call("run", "rsplugins:test.fail", "--")
        self.assertNotEqual(failed.returncode, 0)
        self.assertIn("The raster is damaged. Take another one.", failed.stdout + failed.stderr)

    def test_an_index_is_made_and_searched_by_words(self) -> None:
        made = self.json("run", "rsplugins:rs.index", "--", f"index={self.file('index.gpkg')}", f"rasters={RASTER}", "tile_size=128")["results"]
        self.assertEqual(made["tiles"], 9)
        found = self.json("run", "rsplugins:rs.retrieve", "--", f"index={self.file('index.gpkg')}", "texts=água", "language=pt", "k=3", f"matches={self.file('m.gpkg')}")["results"]
        self.assertEqual(found["count"], 3)
        self.assertTrue(os.path.exists(self.file("m.gpkg")))

    def test_a_tool_that_is_hidden_is_not_there(self) -> None:
        done = self.call("run", "rsplugins:test.hidden", "--")
        self.assertIn("not found", done.stdout + done.stderr)

    def test_ctrl_c_cancels_and_leaves_nothing(self) -> None:
        self.assertEnds(signal.SIGINT)

    def test_nothing_is_left_when_it_is_ended_or_killed(self) -> None:
        for signals in (signal.SIGTERM, signal.SIGKILL):
            with self.subTest(signals.name):
                self.assertEnds(signals)

    def assertEnds(self, how: signal.Signals) -> None:
        """Also where the tool says nothing: qgis_process only hears what is told it while it handles events."""
        place, output = self.file("begun" + how.name), self.file("output" + how.name)
        process = self.start("run", "rsplugins:test.steps", "--", "seconds=60", "quiet=true", f"place={place}", f"output={output}")
        harness.wait_for(lambda: os.path.exists(place), "the begin of the work")
        program = harness.wait_for(lambda: self.named(process.pid, "qgis_process"), "qgis_process")
        started = [one for one in harness.descendants(process.pid) if "rsplugins" in harness.command_line(one)]
        bridges = [one for one in started if " connect" in harness.command_line(one)]
        self.assertEqual(len(bridges), 1, started)
        self.assertEqual(self.jobs("running"), 1)
        at = time.monotonic()
        os.kill(program, how)
        process.communicate(timeout=harness.PATIENCE)
        took = time.monotonic() - at
        harness.note(f"from {how.name} to the end of qgis_process", took)
        # The bound is 1 s; what is above it here is for a machine that does other things too.
        self.assertLess(took, 3)
        harness.wait_for(lambda: not any(harness.is_alive(one) for one in bridges), "the end of the bridge")
        harness.wait_for(lambda: self.jobs("running") == 0, "the end of the job")
        self.assertFalse(os.path.exists(output))

    def named(self, id: int, name: str) -> Optional[int]:
        """The process, or one that it started, that is this program."""
        found: List[int] = [one for one in (id, *harness.descendants(id)) if name in harness.command_line(one).split(" ")[0]]
        return found[0] if found else None

    def jobs(self, state: str) -> int:
        """How many jobs are in a state, as the host says."""
        done = subprocess.run([harness.HOST, "jobs", "--json"], env=self.environment, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        jobs = json.loads(done.stdout)
        return sum(job["state"] == state for job in (jobs["jobs"] if isinstance(jobs, dict) else jobs))
