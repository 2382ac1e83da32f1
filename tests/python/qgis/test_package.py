"""The zip that package.py makes: what the plugin repository would say of it, and the rules themselves on zips that break them."""

import filecmp
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from types import ModuleType
from typing import Callable, Dict, Optional

import store_rules
from application import ROOT


def packager() -> ModuleType:
    """package.py as a module."""
    spec = importlib.util.spec_from_file_location("rsplugins_package", os.path.join(ROOT, "plugins", "qgis", "package.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@unittest.skipUnless(shutil.which("bandit") and shutil.which("flake8"), "Bandit and flake8 are not installed (Debian: apt-get install bandit flake8).")
class StoreTests(unittest.TestCase):
    """What the repository says."""

    def setUp(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = self._folder.name

    def test_the_zip_keeps_all_rules(self) -> None:
        path = packager().build(self.folder, True, publication(self.folder))
        self.assertEqual([], store_rules.offences(path))

    def test_every_rule_sees_its_breach(self) -> None:
        good = {"a/__init__.py": '"""A."""\n', "a/LICENSE": "GPL", "a/metadata.txt": METADATA}
        self.assertEqual([], self.offences(good))
        breaches: Dict[str, Dict[str, Optional[str]]] = {
            "LICENSE is missing": {"a/LICENSE": None},
            "more than one folder": {"b/x.txt": "x"},
            "leads elsewhere": {"a/../x.txt": "x"},
            "hidden": {"a/.git/config": "x"},
            "left by a program": {"a/__pycache__/x.txt": "x"},
            "is a program": {"a/x.dll": "x"},
            "says no tracker": {"a/metadata.txt": METADATA.replace("tracker=https://x.org/i\n", "")},
            "author holds a slash": {"a/metadata.txt": METADATA.replace("author=A", "author=A/B")},
            "email is none": {"a/metadata.txt": METADATA.replace("a@b.org", "nobody")},
            "the word plugin": {"a/metadata.txt": METADATA.replace("name=A", "name=A Plugin")},
            "the icon i.svg is missing": {"a/metadata.txt": METADATA + "icon=i.svg\n"},
            "supportsQt6": {"a/metadata.txt": METADATA + "supportsQt6=True\n"},
            "external dependency": {"a/metadata.txt": METADATA.replace("External dependency: b", "Nothing")},
            "does not tell of this version": {"a/metadata.txt": METADATA.replace("changelog=1.0", "changelog=0.9")},
            "Bandit B602": {"a/x.py": "import subprocess\nsubprocess.run('ls', shell=True)\n"},
            "Bandit B107": {"a/x.py": "def f(password='correct'):\n    return password\n"},
            "flake8": {"a/x.py": "import os\n"},
            "looks like a secret": {"a/x.py": "X = 'q9Zx7Lm2Vb5Nc8Kd1Jf4Hg6Ts3Rw0Py'\n"},
            "private key": {"a/x.txt": "-----BEGIN RSA " + "PRIVATE KEY-----"},
            "is not Python 3.9": {"a/x.py": "def f(x):\n    match x:\n        case _:\n            pass\n"},
            "imports PyQt5": {"a/x.py": "import PyQt5.QtCore\n\nprint(PyQt5)\n"},
            "Qt 6 does not have": {"a/x.py": "def f(x):\n    x.exec_()\n"},
        }
        for expected, changes in breaches.items():
            with self.subTest(expected):
                files = {name: text for name, text in {**good, **changes}.items() if text is not None}
                self.assertIn(expected, "\n".join(self.offences(files)))

    def test_an_executable_and_a_link_are_seen(self) -> None:
        def mode(bits: int) -> Callable[[zipfile.ZipInfo], None]:
            def set_mode(entry: zipfile.ZipInfo) -> None:
                entry.external_attr = bits << 16

            return set_mode

        good = {"a/__init__.py": '"""A."""\n', "a/LICENSE": "GPL", "a/metadata.txt": METADATA}
        self.assertIn("a/LICENSE is executable", self.offences(good, mode(0o100755)))
        self.assertIn("a/LICENSE is a link", self.offences(good, mode(0o120777)))

    def offences(self, files: Dict[str, str], change: Callable[[zipfile.ZipInfo], None] = lambda entry: None) -> "list[str]":
        path = os.path.join(self.folder, "x.zip")
        with zipfile.ZipFile(path, "w") as package:
            for name, text in files.items():
                entry = zipfile.ZipInfo(name)
                entry.external_attr = 0o100644 << 16
                change(entry)
                package.writestr(entry, text)
        return store_rules.offences(path)


class PackageTests(unittest.TestCase):
    """What is in the zip."""

    def setUp(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = self._folder.name

    def test_the_sdk_the_translations_and_the_licences_are_in_it(self) -> None:
        path = packager().build(self.folder)
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
        self.assertIn("rsplugins_qgis/vendor/rsplugins/client.py", names)
        self.assertIn("rsplugins_qgis/vendor/LICENSE", names)
        self.assertIn("rsplugins_qgis/LICENSE", names)
        self.assertFalse([name for name in names if name.endswith(".ts")])

    def test_a_zip_for_the_repository_names_who_publishes_it(self) -> None:
        path = packager().build(self.folder, True, publication(self.folder))
        with zipfile.ZipFile(path) as package:
            metadata = package.read("rsplugins_qgis/metadata.txt").decode().splitlines()
        self.assertEqual(1, metadata.count("tracker=https://forge.gis/rsplugins/issues"))
        self.assertIn("email=someone@forge.gis", metadata)
        self.assertTrue(metadata[-1].startswith("    -"), "The changelog is no longer what ends it.")

    def test_a_zip_for_the_repository_is_refused_until_it_does(self) -> None:
        made = packager()
        for wrong in ({"email": ""}, {"tracker": "https://rsplugins.example/issues"}, {"homepage": "https://example.org"}, {"email": "someone@example.com"}, {"repository": "nowhere"}):
            with self.subTest(wrong):
                with self.assertRaisesRegex(made.NotPublishableError, f"^{next(iter(wrong))}: missing, or no real address. Write .*publication.cfg"):
                    made.build(self.folder, True, publication(self.folder, **wrong))
        self.assertEqual(["publication.cfg"], os.listdir(self.folder))
        command = [sys.executable, os.path.join(ROOT, "plugins", "qgis", "package.py"), "--output", self.folder]
        refused = subprocess.run([*command, "--store", "--publication", publication(self.folder, email="")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", check=False)
        self.assertEqual((1, ""), (refused.returncode, refused.stdout))
        self.assertIn("without --store", refused.stderr)

    def test_a_zip_for_oneself_needs_no_publication(self) -> None:
        path = packager().build(self.folder)
        with zipfile.ZipFile(path) as package:
            metadata = package.read("rsplugins_qgis/metadata.txt").decode()
        self.assertNotRegex(metadata, "(?m)^(email|homepage|tracker|repository)=")

    def test_the_same_sources_give_the_same_bytes(self) -> None:
        first = packager().build(os.path.join(self.folder, "1"))
        second = packager().build(os.path.join(self.folder, "2"))
        self.assertTrue(filecmp.cmp(first, second, shallow=False))
        self.assertEqual([os.path.basename(second)], os.listdir(os.path.join(self.folder, "2")))

    def test_the_versions_agree(self) -> None:
        with open(os.path.join(ROOT, "manifests", "qgis.adapter.json"), encoding="utf-8") as file:
            manifest = json.load(file)
        self.assertEqual(manifest["version"], packager().version())


PUBLICATION = {"email": "someone@forge.gis", "homepage": "https://forge.gis/rsplugins", "tracker": "https://forge.gis/rsplugins/issues", "repository": "https://forge.gis/rsplugins"}


def publication(folder: str, **changed: str) -> str:
    """A file that says who publishes the plugin."""
    path = os.path.join(folder, "publication.cfg")
    with open(path, "w", encoding="utf-8") as file:
        file.write("[publication]\n" + "".join(f"{name} = {value}\n" for name, value in {**PUBLICATION, **changed}.items()))
    return path


METADATA = """[general]
name=A
description=Does a thing.
about=External dependency: b.
version=1.0
qgisMinimumVersion=3.22
qgisMaximumVersion=4.99
author=A
email=a@b.org
tracker=https://x.org/i
repository=https://x.org/r
changelog=1.0 - First.
"""


if __name__ == "__main__":
    sys.exit(unittest.main())
