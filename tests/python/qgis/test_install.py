"""``rsplugins adapters`` and the zip, in real profiles of the real QGIS."""

import glob
import json
import os
import subprocess
import tempfile
import unittest
import zipfile
from typing import Any, Dict, List, Tuple

from application import HOST, ROOT
from test_package import packager

QGIS = "/usr/bin/qgis_process.bin"
PLUGIN = "rsplugins_qgis"


def shown_tools() -> List[str]:
    """The ids of the algorithms that the shipped manifests make."""
    tools: List[str] = []
    for path in glob.glob(os.path.join(ROOT, "manifests", "*.plugin.json")):
        with open(path, encoding="utf-8") as file:
            tools += [tool["name"] for tool in json.load(file)["tools"] if not tool.get("x-rs", {}).get("hidden")]
    return tools


@unittest.skipUnless(os.path.exists(QGIS), "QGIS is not installed (Debian: apt-get install qgis python3-qgis qgis-providers).")
class InstallTests(unittest.TestCase):
    """Each test has profiles of its own."""

    def setUp(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.profiles = os.path.join(self._folder.name, "profiles path")
        self.profile = os.path.join(self.profiles, "profiles", "default")
        self.ini = os.path.join(self.profile, "QGIS", "QGIS3.ini")
        self.plugins = os.path.join(self.profile, "python", "plugins")
        os.makedirs(self.profiles)

    def test_the_tools_come_and_go(self) -> None:
        self.qgis("plugins", "enable", "processing")
        before = self.read(self.ini)
        self.assertNotIn("rsplugins", self.qgis("list"))

        status, output, _ = self.host("install", "qgis", "--json")
        self.assertEqual(0, status)
        report = json.loads(output)
        self.assertEqual("installed", report["changes"][0]["action"])
        self.assertEqual(os.path.join(self.plugins, PLUGIN), report["changes"][0]["folder"])
        with open(os.path.join(self.plugins, PLUGIN, "host.path"), encoding="utf-8") as file:
            self.assertTrue(os.path.samefile(HOST, file.read().strip()))
        self.assertEqual([PLUGIN], os.listdir(self.plugins))

        listed = self.qgis("list")
        ids = [line.split("\t")[0].strip() for line in listed.splitlines() if line.strip().startswith("rsplugins:")]
        self.assertEqual(len(shown_tools()), len(ids), listed[-3000:])

        # QGIS left bytecode meanwhile; the second time nothing is to be done, and the third nothing is left.
        self.assertEqual("unchanged", json.loads(self.host("install", "qgis", "--json")[1])["changes"][0]["action"])
        status, output, _ = self.host("uninstall", "qgis")
        self.assertEqual(0, status)
        self.assertIn("removed", output)
        self.assertEqual([], os.listdir(self.plugins))
        self.assertEqual(before, self.read(self.ini))
        self.assertNotIn("rsplugins", self.qgis("list"))

    def test_people_are_told_what_was_done_and_what_to_do(self) -> None:
        for profile in ("default", "work"):
            os.makedirs(os.path.join(self.profiles, "profiles", profile, "QGIS"))
        status, output, _ = self.host("install", "qgis", "--profile", "work")
        self.assertEqual(0, status)
        self.assertIn('profile "work": installed', output)
        self.assertIn("1. Start QGIS", output)
        self.assertFalse(os.path.exists(self.plugins))

        self.assertIn("nothing was changed", self.host("uninstall", "qgis", "--profile", "default")[1])
        status, _, error = self.host("install", "qgis", "--profile", "wrok")
        self.assertEqual(2, status)
        self.assertIn("default, work", error)

    def test_where_no_qgis_was_started_the_way_out_is_told(self) -> None:
        status, _, error = self.host("install", "qgis")
        self.assertNotEqual(0, status)
        self.assertIn("Start QGIS once", error)
        self.assertEqual([], os.listdir(self.profiles))

    def test_a_plugin_that_was_installed_otherwise_is_left_alone(self) -> None:
        own = os.path.join(self.plugins, PLUGIN)
        os.makedirs(own)
        with open(os.path.join(own, "metadata.txt"), "w", encoding="utf-8") as file:
            file.write("[general]\nname=mine\n")
        status, _, error = self.host("install", "qgis")
        self.assertNotEqual(0, status)
        self.assertIn("left alone", error)
        self.assertEqual(["metadata.txt"], os.listdir(own))
        self.assertFalse(os.path.exists(self.ini))

    def test_the_zip_works_in_a_fresh_profile(self) -> None:
        os.makedirs(self.plugins)
        with zipfile.ZipFile(packager().build(self._folder.name)) as package:
            package.extractall(self.plugins)
        self.qgis("plugins", "enable", PLUGIN, RSPLUGINS_HOST=HOST)
        listed = self.qgis("list", RSPLUGINS_HOST=HOST)
        self.assertEqual(len(shown_tools()), sum(line.strip().startswith("rsplugins:") for line in listed.splitlines()), listed[-3000:])

    def qgis(self, *arguments: str, **environment: str) -> str:
        """Runs qgis_process in the profile."""
        variables = {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": self._folder.name, "QGIS_CUSTOM_CONFIG_PATH": self.profiles, "HOME": self._folder.name, "PATH": "/usr/bin:/bin", **environment}
        run = subprocess.run([QGIS, *arguments], env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False)
        errors = run.stderr.decode(errors="replace")
        self.assertEqual(0, run.returncode, errors)
        self.assertNotIn("Traceback", errors)
        return run.stdout.decode()

    def host(self, *arguments: str) -> Tuple[int, str, str]:
        """Runs ``rsplugins adapters``."""
        environment: Dict[str, Any] = {**os.environ, "RSPLUGINS_STATE": os.path.join(self._folder.name, "state")}
        command = [HOST, "adapters", *arguments, "--profiles-path", self.profiles]
        run = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False)
        return run.returncode, run.stdout.decode(), run.stderr.decode()

    @staticmethod
    def read(path: str) -> bytes:
        with open(path, "rb") as file:
            return file.read()


if __name__ == "__main__":
    unittest.main()
