"""What is taken out of a report before anyone sees it."""

import getpass
import importlib.util
import os
import unittest
from types import ModuleType

from application import ROOT


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rsplugins_scrub", os.path.join(ROOT, "plugins", "qgis", "rsplugins_qgis", "host", "scrub.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


scrub = _load().scrub


class ScrubTests(unittest.TestCase):
    """Each line holds something that must not be left."""

    def test_nothing_of_the_user_is_left(self) -> None:
        cases = {
            "cannot read /home/anna/Secret Project/a.tif": "anna",
            'cannot read "/home/anna/Secret Project/dam.tif"': "dam",
            "C:\\Users\\Anna\\data\\dam.tif is missing": "Anna",
            "opened 'C:\\Users\\Anna Maria\\dam wall.gpkg'": "Maria",
            "\\\\server\\share\\anna\\x.tif": "server",
            "~/work/dam.gpkg": "dam",
            "file:///home/anna/dam.tif": "anna",
            "wss://gpu.secret-lab.example:8443/": "secret-lab",
            "https://anna:pa55word@x.org/a?token=abc": "pa55word",
            "Authorization: Bearer abcdef0123456789": "abcdef",
            "token=hunter2 rest": "hunter2",
            '"password": "hunter2"': "hunter2",
            "RSPLUGINS_TOKEN=hunter2": "hunter2",
            "key 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08": "9f86",
            "-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----": "MIIEvQ",
            "ask anna@example.org": "anna",
            "listening at 192.168.7.12": "192.168",
            "/root/data/dam.tif": "root",
            "(/mnt/data/dam.tif)": "dam",
            "path=/mnt/data/dam.tif": "dam",
        }
        for line, secret in cases.items():
            with self.subTest(line):
                self.assertNotIn(secret, scrub(line))

    def test_what_helps_is_kept(self) -> None:
        cases = {
            "The raster \"/home/anna/a.tif\" cannot be read.": "The raster \"<path>.tif\" cannot be read.",
            "- QGIS: 3.22.16-Białowieża": "- QGIS: 3.22.16-Białowieża",
            "rs.raster.unreadable: 12/40 tiles, 3.5 tiles/s": "rs.raster.unreadable: 12/40 tiles, 3.5 tiles/s",
            "- Program: /usr/bin/rsplugins (named by: path)": "- Program: /usr/bin/rsplugins (named by: path)",
            "wss://gpu.example:8443/": "wss://<host>:8443",
            "2026-11-26 07:40:12 info: 16:9 and/or 1/2": "2026-11-26 07:40:12 info: 16:9 and/or 1/2",
            "- Token of the remote host: stored": "- Token of the remote host: stored",
        }
        for line, expected in cases.items():
            with self.subTest(line):
                self.assertEqual(expected, scrub(line))

    def test_the_name_of_the_user_is_taken_out_wherever_it_stands(self) -> None:
        name = getpass.getuser()
        if name in ("root", "user"):
            os.environ["LOGNAME"] = "annamaria"
            self.addCleanup(os.environ.pop, "LOGNAME")
            name = "annamaria"
        self.assertEqual("job of <user> failed", scrub(f"job of {name} failed"))


if __name__ == "__main__":
    unittest.main()
