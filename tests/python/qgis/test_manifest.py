import json
import os
import sys
import tempfile
import unittest
from typing import Any, Dict

import harness

sys.path.insert(0, harness.PLUGINS)

from rsplugins_qgis.host import location  # noqa: E402
from rsplugins_qgis.host.environment import child_environment  # noqa: E402
from rsplugins_qgis.host.version import check  # noqa: E402
from rsplugins_qgis.manifest import manifest_files, read_manifests  # noqa: E402
from rsplugins_qgis.sdk import ToolError  # noqa: E402

SHIPPED = os.path.join(harness.ROOT, "manifests")
LANGUAGES = ("en", "pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru")


class ManifestTests(unittest.TestCase):
    def test_all_shipped_tools_are_read_in_ten_languages(self) -> None:
        titles: Dict[str, Dict[str, str]] = {}
        for language in LANGUAGES:
            plugins, problems = read_manifests(manifest_files(SHIPPED, "nowhere"), language)
            self.assertEqual(problems, [])
            titles[language] = {tool.name: tool.title for plugin in plugins for tool in plugin.tools}
        declared = [tool["name"] for path in manifest_files(SHIPPED, "nowhere") for tool in json.load(open(path, encoding="utf-8"))["tools"]]
        self.assertEqual(sorted(titles["en"]), sorted(declared))
        for language in LANGUAGES[1:]:
            same = [name for name in declared if titles[language][name] == titles["en"][name]]
            self.assertLess(len(same), len(declared) / 3, f"{language}: {same}")

    def test_groups_are_called_in_ten_languages(self) -> None:
        names = {}
        for language in LANGUAGES:
            plugins, _ = read_manifests(manifest_files(SHIPPED, "nowhere"), language)
            names[language] = [(tool.group_id, tool.group) for plugin in plugins for tool in plugin.tools]
        self.assertIn(("classification", "Klassifikation"), names["de"])
        for language in LANGUAGES[1:]:
            self.assertEqual([id for id, _ in names[language]], [id for id, _ in names["en"]], "what settings refer to stays")
            same = {name for (_, name), (_, english) in zip(names[language], names["en"]) if name == english}
            self.assertLess(len(same), 4, f"{language}: {same}")

    def test_parameters_stand_in_their_order_with_what_belongs_to_them(self) -> None:
        plugins, _ = read_manifests([os.path.join(harness.EVERYTHING, "everything.plugin.json")], "de")
        tool = next(one for one in plugins[0].tools if one.name == "test.every")
        self.assertEqual((tool.title, tool.group, tool.group_id, tool.english_title), ("Every kind (deutsch)", "Prüfung", "testing", "Every kind"))
        self.assertEqual([one.name for one in tool.parameters][:3], ["a_raster", "some_rasters", "a_vector"])
        enum = tool.parameter("an_enum")
        assert enum is not None
        self.assertEqual(enum.choices, (("red", "red"), ("near-infrared", "Near infrared")))
        integer = tool.parameter("an_integer")
        assert integer is not None
        self.assertEqual((integer.label, integer.default, integer.required), ("Integer (deutsch) (px)", 3, False))
        table = tool.parameter("a_table")
        assert table is not None
        self.assertEqual([(column.name, column.required) for column in table.columns], [("name", True), ("color", False)])
        # A text that a language lacks is that of English.
        self.assertEqual(read_manifests([plugins[0].path], "ko")[0][0].tools[0].parameters[0].description, "What raster is.")

    def test_a_manifest_that_cannot_be_used_hides_no_other(self) -> None:
        good = os.path.join(harness.EVERYTHING, "everything.plugin.json")
        with tempfile.TemporaryDirectory() as folder:

            def write(name: str, content: str) -> str:
                path = os.path.join(folder, name)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(content)
                return path

            second = {"id": "second", "version": "1.0.0", "title": "Second", "tools": [{"name": "te.ststeps", "title": "x", "description": "x", "inputSchema": {}}]}
            bad = [
                write("a.plugin.json", "{"),
                write("b.plugin.json", '{"id": "b", "version": "1", "title": "B"}'),
                write("c.plugin.json", "[1]"),
                write("d.plugin.json", json.dumps(second)),
                write("e.plugin.json", " " * (1 << 20) + "{}"),
                os.path.join(folder, "gone.plugin.json"),
            ]
            plugins, problems = read_manifests([bad[0], good, *bad[1:]], "en")
        self.assertEqual([plugin.id for plugin in plugins], ["everything"])
        self.assertEqual([problem.path for problem in problems], bad)
        self.assertIn("tools is missing", problems[1].reason)
        self.assertIn("te.ststeps", problems[3].reason)

    def test_manifests_are_found_where_the_host_finds_them(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for parts in (("shipped", "b"), ("shipped", "a"), ("state", "plugins", "own", "own"), ("more", "more"), ("more", "below", "below")):
                path = os.path.join(folder, *parts) + ".plugin.json"
                os.makedirs(os.path.dirname(path), exist_ok=True)
                open(path, "w").close()
            found = manifest_files(os.path.join(folder, "shipped"), os.path.join(folder, "state"), [os.path.join(folder, "more"), os.path.join(folder, "no")])
        self.assertEqual([os.path.basename(path).split(".")[0] for path in found], ["a", "b", "own", "more", "below"])


class LocationTests(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp(dir=harness.work_folder())
        self.kept = {name: os.environ.get(name) for name in ("RSPLUGINS_HOST", "PATH", "HOME", "RSPLUGINS_STATE")}
        os.environ.update({"PATH": os.path.join(self.folder, "path"), "HOME": self.folder, "RSPLUGINS_STATE": os.path.join(self.folder, "state")})
        os.environ.pop("RSPLUGINS_HOST", None)
        self.note = location.NOTE
        location.NOTE = os.path.join(self.folder, "host.path")

    def tearDown(self) -> None:
        location.NOTE = self.note
        for name, value in self.kept.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value

    def program(self, *parts: str) -> str:
        path = os.path.join(self.folder, *parts, "rsplugins")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write("#!/bin/sh\n")
        os.chmod(path, 0o700)
        return path

    def test_who_is_asked_first_goes_before_who_is_asked_later(self) -> None:
        places: Any = [(("state", "host"), "installation"), (("path",), "path"), (("noted",), "installer"), (("variable",), "environment"), (("setting",), "setting")]
        for parts, source in places:
            path = self.program(*parts)
            if source == "installer":
                with open(location.NOTE, "w", encoding="utf-8") as note:
                    note.write(path + "\n")
            if source == "environment":
                os.environ["RSPLUGINS_HOST"] = path
            found = location.find(os.path.dirname(path) if source == "setting" else "")
            self.assertEqual((found.program, found.source), (path, source))

    def test_what_a_person_named_is_refused_and_not_passed_over(self) -> None:
        self.program("path")
        with self.assertRaises(ToolError) as caught:
            location.find(os.path.join(self.folder, "nothing"))
        self.assertIn("settings", caught.exception.message)
        self.assertIn("Install RsPlugins", caught.exception.hint)

    def test_manifests_lie_beside_or_above_the_program_wherever_a_link_leads(self) -> None:
        program = self.program("opt", "rsplugins", "bin")
        os.makedirs(os.path.join(self.folder, "opt", "rsplugins", "manifests"))
        open(os.path.join(self.folder, "opt", "rsplugins", "manifests", "a.plugin.json"), "w").close()
        os.makedirs(os.path.join(self.folder, "path"))
        os.symlink(program, os.path.join(self.folder, "path", "rsplugins"))
        found = location.find()
        self.assertEqual(found.source, "path")
        self.assertEqual(found.manifests, os.path.join(self.folder, "opt", "rsplugins", "manifests"))

    def test_a_host_that_is_too_old_is_refused(self) -> None:
        for version in ("0.1.0", "0.1.0-rc.1", "1.0.0", "0.10.0", ""):
            check({"name": "RsPlugins", "version": version})
        with self.assertRaises(ToolError) as caught:
            check({"version": "0.0.9"})
        self.assertIn("0.0.9", caught.exception.message)


class EnvironmentTests(unittest.TestCase):
    def test_what_qgis_set_for_itself_is_left_out(self) -> None:
        inherited = {
            "PYTHONHOME": "/x", "PYTHONPATH": "/x", "LD_PRELOAD": "x.so", "GDAL_DATA": "/usr/share/gdal", "PROJ_LIB": "/x", "QT_PLUGIN_PATH": "/x",
            "PATH": "/usr/bin:/opt/qgis/bin:/bin", "LD_LIBRARY_PATH": "/opt/qgis/lib:/home/u/lib", "SSL_CERT_FILE": "/opt/qgis/ssl/cert.pem",
            "HOME": "/home/u", "HTTPS_PROXY": "http://proxy:3128", "CURL_CA_BUNDLE": "/etc/corporate.pem", "QGISLIKE": "/opt/qgis-other",
        }  # fmt: skip
        self.assertEqual(
            child_environment("/opt/qgis", inherited),
            {
                "PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": "/home/u/lib", "HOME": "/home/u", "HTTPS_PROXY": "http://proxy:3128",
                "CURL_CA_BUNDLE": "/etc/corporate.pem", "QGISLIKE": "/opt/qgis-other",
            },
        )  # fmt: skip

    def test_nothing_shared_is_taken_from_the_path_of_a_qgis_in_usr(self) -> None:
        self.assertEqual(child_environment("/usr", {"PATH": "/usr/bin:/bin", "PYTHONPATH": "/x"}), {"PATH": "/usr/bin:/bin"})

    def test_the_whole_application_of_macos_is_left_out(self) -> None:
        inherited = {"PATH": "/Applications/QGIS.app/Contents/MacOS/bin:/usr/bin"}
        self.assertEqual(child_environment("/Applications/QGIS.app/Contents/MacOS", inherited), {"PATH": "/usr/bin"})
