"""How the toolbox loads: names, order, languages, help, and what it says when something is missing."""

import ast
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree
from typing import Any, Dict, List

from arcpy._toolbox import Toolbox
from pro import HERE, ROOT, SOURCE, ProTestCase, children, host_program, install, names

SIGNATURES = os.path.join(HERE, "signatures.json")
LANGUAGES = "en pt es fr de nl it zh ko ru".split()


def shipped() -> List[Dict[str, Any]]:
    """The tools of the manifests of this repository."""
    tools = []
    for path in sorted(glob.glob(os.path.join(ROOT, "manifests", "*.plugin.json"))):
        with open(path, encoding="utf-8") as file:
            tools.extend(json.load(file)["tools"])
    return tools


def class_name(tool: str) -> str:
    return "".join(word.capitalize() for word in tool.split("."))


class ToolboxTests(ProTestCase):
    def tearDown(self) -> None:
        os.environ["RSPLUGINS_LANGUAGE"] = "en"

    def test_each_tool_that_is_not_hidden_has_a_class_and_nothing_is_started(self) -> None:
        wanted = {class_name(tool["name"]) for tool in shipped() if not tool.get("x-rs", {}).get("hidden")}
        self.toolbox.refresh()
        self.assertEqual(children(), [])
        self.assertLessEqual(wanted, set(self.toolbox.tools))
        hidden = {class_name(tool["name"]) for tool in shipped() if tool.get("x-rs", {}).get("hidden")} | {"KindsUnseen"}
        self.assertFalse(hidden & set(self.toolbox.tools))
        self.assertIn("KindsAll", self.toolbox.tools, "the user's own plugins are part of it")

    def test_each_dialog_opens_with_unique_names_and_required_arguments_first(self) -> None:
        for name in self.toolbox.tools:
            with self.subTest(tool=name):
                parameters = [one for one in self.toolbox.dialog(name).parameters if one.parameterType != "Derived"]
                kinds = [one.parameterType for one in parameters]
                self.assertEqual(kinds, sorted(kinds, reverse=True))

    def test_names_and_order_are_those_that_scripts_rely_on(self) -> None:
        with open(SIGNATURES, encoding="utf-8") as file:
            frozen = json.load(file)
        self.assertGreater(len(frozen), 15)
        for name, wanted in frozen.items():
            found = [one.name for one in self.toolbox.dialog(name).parameters if one.parameterType != "Derived"]
            self.assertEqual(found[: len(wanted)], wanted, f"{name}: positional calls would break; arguments may only be added at the end")

    def test_arguments_have_the_names_of_esris_own_tools(self) -> None:
        self.assertIn("in_raster", names(self.toolbox.dialog("RsClassify").parameters))
        self.assertIn("in_model_definition", names(self.toolbox.dialog("RsSegment").parameters))
        self.assertNotIn("raster", names(self.toolbox.dialog("SpectralNdvi").parameters))

    def test_titles_and_help_are_in_the_language_that_is_set(self) -> None:
        for language in LANGUAGES:
            os.environ["RSPLUGINS_LANGUAGE"] = language
            self.toolbox.refresh()
            for tool in shipped():
                if tool.get("x-rs", {}).get("hidden"):
                    continue
                title = tool["title"] if language == "en" else tool["x-rs"]["i18n"][language]["title"]
                self.assertEqual(self.toolbox.dialog(class_name(tool["name"])).label, title)
            found = self._help("RsClassify").find("tool")
            assert found is not None
            self.assertEqual(found.get("displayname"), self.toolbox.dialog("RsClassify").label)
        os.environ["RSPLUGINS_LANGUAGE"] = "ja"
        self.toolbox.refresh()
        self.assertEqual(self.toolbox.dialog("RsDemo").label, "Demo")

    def test_toolsets_and_sections_are_in_the_language_too(self) -> None:
        for path in glob.glob(os.path.join(ROOT, "manifests", "*.plugin.json")):
            with open(path, encoding="utf-8") as file:
                manifest = json.load(file)
            nodes = [node for tool in manifest["tools"] for node in (tool, *tool["inputSchema"]["properties"].values())]
            groups = {node["x-rs"]["group"] for node in nodes if "group" in node["x-rs"]}
            self.assertEqual({group: sorted(manifest["groups"].get(group, {})) for group in groups}, {group: sorted(LANGUAGES[1:]) for group in groups})
        os.environ["RSPLUGINS_LANGUAGE"] = "de"
        self.toolbox.refresh()
        dialog = self.toolbox.dialog("RsClassify")
        self.assertEqual((self.toolbox.tools["RsClassify"]().category, dialog["classes"].category, dialog["threads"].category), ("Klassifikation", "Klassen", "Modell"))

    def test_an_installed_toolbox_finds_its_host(self) -> None:
        os.environ.pop("RSPLUGINS_HOST")
        self.addCleanup(os.environ.__setitem__, "RSPLUGINS_HOST", host_program())
        subprocess.run([host_program(), "adapters", "install", "arcgis", "--folder", self.work], check=True, stdout=subprocess.PIPE)

        toolbox = Toolbox(self.path("RsPlugins/RsPlugins.pyt"))
        result = toolbox.dialog("KindsSlow").set(steps=1).run()

        self.assertEqual(result["out_steps"], 1)
        # What the toolbox wrote goes with it, and what people put there stays.
        self.assertTrue(os.path.isfile(self.path("RsPlugins/RsPlugins.RsClassify.pyt.xml")))
        with open(self.path("RsPlugins/RsPlugins.RsClassify.notes.xml"), "w", encoding="utf-8") as file:
            file.write("mine")
        said = subprocess.run([host_program(), "adapters", "uninstall", "arcgis", "--folder", self.work], check=True, stdout=subprocess.PIPE).stdout.decode()
        self.assertEqual(os.listdir(self.path("RsPlugins")), ["RsPlugins.RsClassify.notes.xml"])
        self.assertNotIn("pyt.xml", said)
        self.assertFalse(os.path.exists(os.path.join(self.state_folder, "adapters", "arcgis")))

    def test_own_texts_are_there_in_ten_languages(self) -> None:
        with open(os.path.join(SOURCE, "rsplugins_arcgis", "texts.json"), encoding="utf-8") as file:
            texts = json.load(file)
        for key, translations in texts.items():
            self.assertEqual(list(translations), LANGUAGES, key)
            fields = {language: sorted(part.split("}")[0] for part in text.split("{")[1:]) for language, text in translations.items()}
            self.assertTrue(all(found == fields["en"] for found in fields.values()), key)

    def test_help_describes_each_argument_and_is_written_once(self) -> None:
        self.toolbox.refresh()
        for name in self.toolbox.tools:
            parameters = self._help(name).findall("tool/parameters/param")
            self.assertEqual([one.get("name") for one in parameters], [one.name for one in self.toolbox.dialog(name).parameters])
            self.assertTrue(all(one.find("dialogReference") is not None for one in parameters if one.get("type") != "Derived"))
        path = self._help_path("RsClassify")
        before = os.stat(path).st_mtime_ns
        self.toolbox.refresh()
        self.assertEqual(os.stat(path).st_mtime_ns, before)

    def test_help_is_plain_text_where_arcpy_leaves_out_its_tags(self) -> None:
        self.toolbox.refresh()
        for name in self.toolbox.tools:
            for node in self._help(name).iter():
                if node.tag in ("summary", "pythonReference", "dialogReference"):
                    # Only tags in capitals are left out of the docstrings that arcpy makes of this.
                    self.assertNotRegex(re.sub(r"</?[A-Z]+>", "", node.text or ""), "[<>]", f"{name}: {node.tag}")

    def test_help_of_a_tool_that_is_gone_is_removed(self) -> None:
        stale, own = self._help_path("OldTool"), self._help_path("MyTool")
        for path in (stale, own):
            with open(path, "w", encoding="utf-8") as file:
                file.write("<metadata/>")
        with open(os.path.join(os.path.dirname(stale), "generated.txt"), "a", encoding="utf-8") as file:
            file.write(os.path.basename(stale) + "\n")
        self.toolbox.refresh()
        self.assertEqual((os.path.exists(stale), os.path.exists(own)), (False, True), "only what the toolbox wrote is its to remove")
        os.remove(own)

    def test_help_that_cannot_be_written_keeps_no_tool_away(self) -> None:
        toolbox = Toolbox(install(self.path("locked")))
        path = os.path.join(self.path("locked"), "RsPlugins.RsClassify.pyt.xml")
        os.remove(path)
        os.mkdir(path)
        toolbox.refresh()
        self.assertIn("RsClassify", toolbox.tools)

    def test_a_new_version_takes_effect_at_the_next_refresh(self) -> None:
        toolbox = Toolbox(install(self.path("renewed")))
        path = os.path.join(self.path("renewed"), "rsplugins_arcgis", "toolbox.py")
        with open(path, encoding="utf-8") as file:
            source = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(source.replace('LABEL = "RsPlugins"', 'LABEL = "Renewed"'))
        toolbox.refresh()
        self.assertEqual(toolbox.label, "Renewed")

    def test_a_missing_host_is_a_tool_that_says_what_to_do(self) -> None:
        os.environ["RSPLUGINS_HOST"] = self.path("none")
        self.addCleanup(os.environ.__setitem__, "RSPLUGINS_HOST", os.environ["RSPLUGINS_TEST_HOST"])
        shutil.copytree(os.path.join(self.folder, "toolbox"), self.path("alone"))
        toolbox = Toolbox(os.path.join(self.path("alone"), "RsPlugins.pyt"))
        self.assertEqual(list(toolbox.tools), ["RsPluginsNotReady"])
        errors = self.fails(toolbox.dialog("RsPluginsNotReady"))
        self.assertIn("Install RsPlugins again", errors[0])

    def test_a_toolbox_without_its_package_says_what_to_do(self) -> None:
        os.mkdir(self.path("lone"))
        shutil.copy(os.path.join(SOURCE, "RsPlugins.pyt"), self.path("lone"))
        self.addCleanup(setattr, sys, "path", list(sys.path))
        sys.path[:] = [folder for folder in sys.path if not os.path.isdir(os.path.join(folder, "rsplugins_arcgis"))]

        toolbox = Toolbox(self.path("lone/RsPlugins.pyt"))

        self.assertEqual((list(toolbox.tools), toolbox.alias), (["RsPluginsIncomplete"], "rsplugins"))
        with self.assertRaisesRegex(RuntimeError, "rsplugins adapters install arcgis"):
            toolbox.dialog("RsPluginsIncomplete").run()

    def test_a_host_that_is_named_wrongly_is_named_in_the_error(self) -> None:
        os.environ["RSPLUGINS_HOST"] = self.path("none")
        self.addCleanup(os.environ.__setitem__, "RSPLUGINS_HOST", os.environ["RSPLUGINS_TEST_HOST"])
        errors = self.fails(self.toolbox.dialog("KindsFail"))
        self.assertIn(self.path("none"), errors[0])
        self.assertIn("RSPLUGINS_HOST", errors[0])

    def test_a_note_beside_the_toolbox_names_the_host(self) -> None:
        os.environ.pop("RSPLUGINS_HOST")
        self.addCleanup(os.environ.__setitem__, "RSPLUGINS_HOST", os.environ["RSPLUGINS_TEST_HOST"])
        path = install(self.path("noted"))
        with open(os.path.join(self.path("noted"), "host.path"), "w", encoding="utf-8") as file:
            file.write(os.environ["RSPLUGINS_TEST_HOST"] + "\n")
        self.assertIn("RsClassify", Toolbox(path).tools)

    def test_a_manifest_that_cannot_be_read_keeps_no_other_away(self) -> None:
        broken = os.path.join(self.state_folder, "plugins", "broken")
        os.makedirs(broken, exist_ok=True)
        self.addCleanup(shutil.rmtree, broken)
        for number, text in enumerate(("{", "[]", '{"tools": [{"title": "no name"}]}', '{"tools": 5}')):
            with open(os.path.join(broken, f"b{number}.plugin.json"), "w", encoding="utf-8") as file:
                file.write(text)
        self.toolbox.refresh()
        self.assertIn("RsClassify", self.toolbox.tools)

    def test_all_files_are_of_python_3_9_and_of_moderate_length(self) -> None:
        files = [path for path in glob.glob(os.path.join(SOURCE, "**", "*.py*"), recursive=True) if path.endswith((".py", ".pyt"))]
        self.assertGreater(len(files), 10)
        for path in files:
            with open(path, encoding="utf-8") as file:
                source = file.read()
            ast.parse(source, path, feature_version=(3, 9))
            self.assertLessEqual(source.count("\n"), 300, path)

    def _help_path(self, tool: str) -> str:
        return os.path.join(os.path.dirname(self.toolbox.path), f"RsPlugins.{tool}.pyt.xml")

    def _help(self, tool: str) -> ElementTree.Element:
        return ElementTree.parse(self._help_path(tool)).getroot()


if __name__ == "__main__":
    unittest.main()
