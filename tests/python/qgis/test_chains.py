import json
import os
from typing import Any, Dict

import harness

SCENE = os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")


class ChainTests(harness.PluginTestCase):
    """A model of the designer whose steps hand on what they made: a raster of bands, one of an index, tiles with classes, their centres by an algorithm of QGIS."""

    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsProject

        self.project = QgsProject.instance()
        self.project.clear()
        self.project.setFileName(self.file("map.qgz"))

    def tearDown(self) -> None:
        self.project.clear()

    def child(self, model: Any, id: str, algorithm: str, sources: Dict[str, Any], outputs: Dict[str, str]) -> None:
        """Adds a step. Sources are outputs of other steps (a tuple), inputs of the model ("@name") or values; outputs those of the model, by the step's own."""
        from qgis.core import QgsApplication, QgsProcessingModelChildAlgorithm, QgsProcessingModelChildParameterSource, QgsProcessingModelOutput

        source = QgsProcessingModelChildParameterSource
        step = QgsProcessingModelChildAlgorithm(algorithm)
        step.setChildId(id)
        step.setDescription("step " + id)
        defaults = {one.name(): one.defaultValue() for one in step.algorithm().parameterDefinitions() if not one.isDestination() and one.defaultValue() is not None}
        for name, value in {**defaults, **sources}.items():
            if isinstance(value, tuple):
                given = source.fromChildOutput(*value)
            elif isinstance(value, str) and value.startswith("@"):
                given = source.fromModelParameter(value[1:])
            else:
                given = source.fromStaticValue(value)
            step.addParameterSources(name, [given])
        finals = {}
        for own, name in outputs.items():
            finals[name] = QgsProcessingModelOutput(name, name)
            finals[name].setChildId(id)
            finals[name].setChildOutputName(own)
        step.setModelOutputs(finals)
        model.addChildAlgorithm(step)
        self.assertIsNotNone(QgsApplication.processingRegistry().algorithmById(algorithm))

    def model(self) -> Any:
        """Made, kept as a file and read again."""
        from qgis.core import QgsProcessingModelAlgorithm, QgsProcessingModelParameter, QgsProcessingParameterRasterLayer

        of_bands = next(one for one in harness.tools() if [p.kind for p in one.parameters if not p.is_output] == ["raster", "band", "band"])
        raster, first, second = [one.name for one in of_bands.parameters if not one.is_output]
        index = next(one.name for one in of_bands.parameters if one.is_output)
        classes = next(one for one in harness.tools() if one.first("raster") and one.output("class_map") and one.output("tiles") and one.parameter("tiles"))
        model = QgsProcessingModelAlgorithm("chain", "chain")
        model.addModelParameter(QgsProcessingParameterRasterLayer("scene"), QgsProcessingModelParameter("scene"))
        self.child(model, "bands", "rsplugins:" + of_bands.name, {raster: "@scene", first: 3, second: 4}, {})
        self.child(model, "classes", "rsplugins:" + classes.name, {classes.first("raster").name: ("bands", index), "tile_size": 64}, {"tiles": "tiles", "class_map": "class_map"})
        self.child(model, "centres", "native:centroids", {"INPUT": ("classes", "tiles")}, {"OUTPUT": "centres"})
        self.assertTrue(model.validate()[0], model.validate())
        self.assertTrue(model.toFile(self.file("chain.model3")))
        again = QgsProcessingModelAlgorithm()
        self.assertTrue(again.fromFile(self.file("chain.model3")))
        again.initAlgorithm({})
        return again

    def test_a_chain_runs_and_its_results_are_layers_with_their_look(self) -> None:
        from processing.gui.Postprocessing import handleAlgorithmResults
        from qgis.core import QgsProcessingContext, QgsProcessingOutputLayerDefinition

        model, context, told = self.model(), QgsProcessingContext(), harness.feedback()
        context.setProject(self.project)
        names = {"classes:tiles": "tiles.gpkg", "classes:class_map": "classes.tif", "centres:centres": "centres.gpkg"}
        self.assertEqual({one.name() for one in model.destinationParameterDefinitions()}, set(names))
        targets = {name: QgsProcessingOutputLayerDefinition(self.file(file), self.project) for name, file in names.items()}
        results, worked = model.run({"scene": SCENE, **targets}, context, told)
        self.assertTrue(worked, told.errors)
        self.assertEqual(results["CHILD_RESULTS"]["bands"]["valid"] > 100_000, True)
        self.assertTrue(handleAlgorithmResults(model, context, told, False, results))
        layers = {os.path.basename(layer.source().split("|")[0]): layer for layer in self.project.mapLayers().values()}
        self.assertEqual(sorted(layers), sorted(names.values()), "What is between two steps is no layer.")
        self.assertEqual(layers["classes.tif"].renderer().type(), "paletted")
        self.assertEqual(layers["centres.gpkg"].featureCount(), layers["tiles.gpkg"].featureCount())
        self.assertEqual(layers["centres.gpkg"].featureCount(), 36)
        self.assertIn("label", [field.name() for field in layers["centres.gpkg"].fields()])
        self.assertEqual(json.loads(layers["tiles.gpkg"].customProperty("rsplugins/arguments"))["tiles"], self.file("tiles.gpkg"))

    def test_a_step_that_fails_says_which_and_why(self) -> None:
        from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingModelAlgorithm

        model = QgsProcessingModelAlgorithm("broken", "broken")
        self.child(model, "fails", "rsplugins:test.fail", {}, {})
        model.initAlgorithm({})
        told = harness.feedback()
        with self.assertRaises(QgsProcessingException) as caught:
            model.run({}, QgsProcessingContext(), told, {}, False)
        self.assertIn("step fails", str(caught.exception))
        self.assertIn("The raster is damaged. Take another one.", told.errors)

    def test_a_chain_is_cancelled_in_its_middle(self) -> None:
        from qgis.core import QgsProcessingContext, QgsProcessingModelAlgorithm

        model, told = QgsProcessingModelAlgorithm("long", "long"), harness.feedback()
        self.child(model, "long", "rsplugins:test.steps", {"seconds": 60, "place": self.file("begun")}, {})
        model.initAlgorithm({})
        harness.later(lambda: os.path.exists(self.file("begun")), told.cancel)
        results, _ = model.run({}, QgsProcessingContext(), told)
        self.assertNotIn("steps", results.get("CHILD_RESULTS", {}).get("long", {}))
