import json
import os
from typing import Any, Dict

import harness

RASTER = os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")


class OutputTests(harness.PluginTestCase):
    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsProject

        self.project = QgsProject.instance()
        self.project.clear()
        self.project.setFileName(self.file("map.qgz"))

    def tearDown(self) -> None:
        self.project.clear()

    def load(self, values: Dict[str, Any]) -> Any:
        """Runs as the dialog does, which loads what it is told to; returns the results and the layers by the name of their output."""
        import processing

        results = processing.runAndLoadResults("rsplugins:test.write", values, feedback=harness.feedback())
        return results, {layer.customProperty("rsplugins/output"): layer for layer in self.project.mapLayers().values()}

    def test_results_are_layers_with_name_style_and_origin_in_one_group_a_run(self) -> None:
        values = {"a_raster": RASTER, "map": self.file("map.tif"), "areas": self.file("areas.gpkg")}
        results, layers = self.load(values)
        self.assertEqual(sorted(layers), ["areas", "map"])
        self.assertEqual([layers["map"].name(), layers["areas"].name()], ["Map · stars_L7_ETMs_6band", "Areas · stars_L7_ETMs_6band"])
        self.assertEqual([(one.label, one.color.name()) for one in layers["map"].renderer().classes()], [("dunkel", "#102030"), ("hell", "#f0e0d0")])
        self.assertEqual((layers["areas"].renderer().type(), layers["areas"].renderer().classAttribute()), ("graduatedSymbol", "score"))
        self.assertGreater(len(layers["areas"].renderer().ranges()), 2)
        for layer in layers.values():
            self.assertIn("test.write, everything 1.2.3", layer.metadata().history()[0])
            self.assertIn("time: 2026-01-02T03:04:05Z", layer.metadata().history())
            self.assertEqual(json.loads(layer.customProperty("rsplugins/arguments"))["a_raster"], RASTER)
        root = self.project.layerTreeRoot()
        # Those of the tool's manifest that stand first are on top.
        self.assertEqual([[node.layer() for node in group.findLayers()] for group in root.findGroups()], [[layers["map"], layers["areas"]]])
        self.assertTrue(root.findGroups()[0].name().startswith("Write layers · stars_L7_ETMs_6band · "))
        self.assertEqual(results["seen"], 349 * 352)

    def test_a_style_that_the_file_brings_stays(self) -> None:
        import shutil

        from qgis.core import QgsRasterLayer

        _, layers = self.load({"a_raster": RASTER, "map": self.file("first.tif")})
        layers["map"].renderer().setOpacity(0.5)
        layers["map"].saveNamedStyle(self.file("first.qml"))
        self.project.removeAllMapLayers()
        shutil.copy(self.file("first.qml"), self.file("second.qml"))
        _, layers = self.load({"a_raster": RASTER, "map": self.file("second.tif")})
        self.assertIsInstance(layers["map"], QgsRasterLayer)
        self.assertEqual(layers["map"].renderer().opacity(), 0.5)

    def test_outputs_that_are_not_named_go_beside_the_project_under_names_that_are_not_taken(self) -> None:
        first = harness.run("test.write", {"a_raster": RASTER})
        second = harness.run("test.write", {"a_raster": RASTER})
        self.assertEqual(first["map"], self.file("write_map.tif"))
        self.assertEqual(first["areas"], self.file("write_areas.gpkg"))
        self.assertEqual([second["map"], second["areas"]], [self.file("write_map_2.tif"), self.file("write_areas_2.gpkg")])
        self.assertNotIn("report", first)

    def test_the_dialog_s_default_is_a_path_beside_the_project_and_a_run_takes_it(self) -> None:
        algorithm = harness.provider().algorithm("test.write").create()
        default = algorithm.parameterDefinition("map").defaultValue()
        self.assertEqual(default, self.file("write_map.tif"))
        open(default, "w").close()
        self.assertEqual(harness.run("test.write", {"a_raster": RASTER, "map": default, "areas": None})["map"], self.file("write_map_2.tif"))
        self.assertEqual(os.path.getsize(default), 0)

    def test_a_file_that_is_brought_up_to_date_keeps_its_name(self) -> None:
        kept = self.file("write_kept")
        for _ in range(2):
            self.assertEqual(harness.run("test.write", {"a_raster": RASTER, "map": self.file("m.tif"), "kept": kept})["kept"], kept)
        with open(kept) as file:
            self.assertEqual(file.read(), "keptkept")

    def test_the_folder_that_the_user_set_goes_before_the_project_s(self) -> None:
        from rsplugins_qgis.host.settings import HostSettings

        kept = HostSettings.load()
        kept.changed(output_folder=self.file("results")).save()
        try:
            self.assertEqual(harness.run("test.write", {"a_raster": RASTER})["map"], self.file("results/write_map.tif"))
        finally:
            kept.save()

    def test_without_a_project_outputs_go_to_the_documents_and_never_to_a_temporary_folder(self) -> None:
        from qgis.core import QgsProcessingUtils
        from qgis.PyQt.QtCore import QStandardPaths

        from rsplugins_qgis.provider.destinations import default_folder

        self.project.clear()
        self.project.setFileName("")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.assertEqual(default_folder(), os.path.join(documents, "RsPlugins"))
        self.assertFalse(default_folder().startswith(QgsProcessingUtils.tempFolder()))
        written = harness.run("test.write", {"a_raster": RASTER, "areas": None})
        self.assertEqual(os.path.dirname(written["map"]), default_folder())

    def test_a_temporary_file_is_what_it_is_when_asked_for_by_name(self) -> None:
        from qgis.core import QgsProcessing, QgsProcessingUtils

        results = harness.run("test.write", {"a_raster": RASTER, "map": QgsProcessing.TEMPORARY_OUTPUT, "areas": None})
        self.assertTrue(results["map"].startswith(QgsProcessingUtils.tempFolder()), results["map"])
        self.assertTrue(results["map"].endswith(".tif"))

    def test_outputs_that_are_left_out_are_not_written(self) -> None:
        results = harness.run("test.write", {"a_raster": RASTER, "map": self.file("m.tif"), "areas": None, "pictures": None})
        self.assertEqual(sorted(name for name in results if name in ("map", "areas", "pictures", "report", "kept")), ["map"])
        self.assertEqual(sorted(os.listdir(self.folder)), ["m.tif"])

    def test_a_folder_that_cannot_be_made_is_told_of(self) -> None:
        from qgis.core import QgsProcessingException

        open(self.file("file"), "w").close()
        with self.assertRaises(QgsProcessingException) as caught:
            harness.run("test.write", {"a_raster": RASTER, "map": self.file("file/below/m.tif")})
        self.assertIn("cannot be made", str(caught.exception))

    def test_a_model_runs_a_tool_and_hands_its_output_on(self) -> None:
        from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingModelAlgorithm, QgsProcessingModelChildAlgorithm, QgsProcessingModelChildParameterSource
        from qgis.core import QgsProcessingModelParameter, QgsProcessingParameterRasterLayer

        model = QgsProcessingModelAlgorithm("m", "m")
        model.addModelParameter(QgsProcessingParameterRasterLayer("scene"), QgsProcessingModelParameter("scene"))
        first = QgsProcessingModelChildAlgorithm("rsplugins:test.write")
        first.setChildId("write")
        first.addParameterSources("a_raster", [QgsProcessingModelChildParameterSource.fromModelParameter("scene")])
        second = QgsProcessingModelChildAlgorithm("rsplugins:test.every")
        second.setChildId("every")
        second.addParameterSources("a_raster", [QgsProcessingModelChildParameterSource.fromChildOutput("write", "map")])
        every = harness.provider().algorithm("test.every").create()
        for definition in every.parameterDefinitions():
            if definition.defaultValue() is not None:
                second.addParameterSources(definition.name(), [QgsProcessingModelChildParameterSource.fromStaticValue(definition.defaultValue())])
        second.addParameterSources("an_integer", [QgsProcessingModelChildParameterSource.fromExpression("2 + 5")])
        model.addChildAlgorithm(first)
        model.addChildAlgorithm(second)
        self.assertTrue(model.validate()[0], model.validate())
        # A model is kept as a file, and read again.
        self.assertTrue(model.toFile(self.file("m.model3")))
        again = QgsProcessingModelAlgorithm()
        self.assertTrue(again.fromFile(self.file("m.model3")))
        again.initAlgorithm({})
        results, worked = again.run({"scene": RASTER}, QgsProcessingContext(), harness.feedback())
        self.assertTrue(worked)
        given = json.loads(results["CHILD_RESULTS"]["every"]["given"])
        self.assertEqual(given["an_integer"], 7)
        self.assertEqual(given["a_raster"], results["CHILD_RESULTS"]["write"]["map"])
        self.assertIsNotNone(QgsApplication.processingRegistry().algorithmById("rsplugins:test.write"))


class ProviderTests(harness.PluginTestCase):
    def test_every_shown_tool_of_every_manifest_is_an_algorithm_that_runs_off_the_main_thread(self) -> None:
        from qgis.core import QgsProcessingAlgorithm

        import glob

        shown = []
        for path in glob.glob(os.path.join(harness.ROOT, "manifests", "*.plugin.json")) + [os.path.join(harness.EVERYTHING, "everything.plugin.json")]:
            with open(path, encoding="utf-8") as file:
                shown += [tool["name"] for tool in json.load(file)["tools"] if not tool.get("x-rs", {}).get("hidden")]
        algorithms = harness.provider().algorithms()
        self.assertEqual(sorted(one.name() for one in algorithms), sorted(shown))
        for one in algorithms:
            with self.subTest(one.name()):
                self.assertFalse(one.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading)
                self.assertTrue(one.shortHelpString() and one.group() and one.displayName() and not one.icon().isNull())
                made = one.create()
                for definition in made.parameterDefinitions():
                    optional = bool(definition.flags() & definition.Flag.FlagOptional)
                    self.assertTrue(definition.defaultValue() is not None or optional or not definition.checkValueIsAcceptable(None), definition.name())
                    if definition.defaultValue() is not None:
                        self.assertTrue(definition.checkValueIsAcceptable(definition.defaultValue()), definition.name())

    def test_texts_are_those_of_the_language_of_qgis(self) -> None:
        from qgis.core import QgsApplication

        from rsplugins_qgis.catalogue import qgis_language

        kept = QgsApplication.locale()
        try:
            for locale, language in (("de", "de"), ("pt_BR", "pt"), ("zh-Hans", "zh"), ("sv", "en")):
                QgsApplication.setLocale(harness.locale(locale))
                self.assertEqual(qgis_language(), language, locale)
            QgsApplication.setLocale(harness.locale("de"))
            harness.provider().refreshAlgorithms()
            algorithm = harness.provider().algorithm("test.every")
            self.assertEqual((algorithm.displayName(), algorithm.group(), algorithm.groupId()), ("Every kind (deutsch)", "Prüfung", "testing"))
            self.assertIn("Every kind", algorithm.tags())
            self.assertIn("Beschreibung: raster.", algorithm.shortHelpString())
        finally:
            QgsApplication.setLocale(harness.locale(kept))
            harness.provider().refreshAlgorithms()

    def test_a_new_plugin_is_new_algorithms_after_a_refresh(self) -> None:
        from rsplugins_qgis.host.settings import HostSettings

        tool = {"name": "fresh.tool", "title": "Fresh", "description": "x", "inputSchema": {"type": "object", "properties": {}}}
        with open(self.file("fresh.plugin.json"), "w") as file:
            json.dump({"id": "fresh", "version": "1.0.0", "title": "Fresh", "tools": [tool]}, file)
        kept = HostSettings.load()
        kept.changed(plugin_folders=(*kept.plugin_folders, self.folder)).save()
        try:
            self.assertIsNone(harness.provider().algorithm("fresh.tool"))
            harness.provider().refreshAlgorithms()
            self.assertIsNotNone(harness.provider().algorithm("fresh.tool"))
        finally:
            kept.save()
            harness.provider().refreshAlgorithms()
        self.assertIsNone(harness.provider().algorithm("fresh.tool"))

    def test_without_a_program_the_provider_says_what_to_do(self) -> None:
        from rsplugins_qgis.host.settings import HostSettings

        kept = HostSettings.load()
        kept.changed(program="/no/such/program", plugin_folders=()).save()
        try:
            harness.provider().refreshAlgorithms()
            self.assertEqual(harness.provider().algorithms(), [])
            self.assertIn("Install RsPlugins", harness.provider().warningMessage())
        finally:
            kept.save()
            harness.provider().refreshAlgorithms()
        self.assertEqual(harness.provider().warningMessage(), "")

    def test_loading_starts_nothing_and_unloading_leaves_nothing(self) -> None:
        import qgis.utils
        from qgis.core import QgsApplication

        harness.run("test.steps", {"seconds": 0.01})
        self.assertTrue(harness.children())
        self.assertTrue(qgis.utils.unloadPlugin(harness.NAME))
        harness.wait_for(lambda: not harness.children(), "the end of all children")
        self.assertIsNone(QgsApplication.processingRegistry().providerById("rsplugins"))
        harness.load()
        self.assertEqual(harness.children(), [])
        self.assertEqual(harness.run("test.steps", {"seconds": 0.01})["steps"], 1)
