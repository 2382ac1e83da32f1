"""What Processing runs on the main thread: batches, and one run for each feature of a layer."""

import os
import time
import unittest.mock
from typing import Any, Dict, List

import harness
from panel_desk import Beat

RASTERS = {
    "first": os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif"),
    "second": os.path.join(harness.RASTERS, "multiband", "naip_infrared.tif"),
}


class BatchTests(harness.PluginTestCase):
    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsProject

        self.project = QgsProject.instance()
        self.project.clear()
        self.project.setFileName(self.file("map.qgz"))

    def tearDown(self) -> None:
        self.project.clear()

    def batch(self, name: str, rows: List[Dict[str, Any]]) -> Any:
        """The dialog of a batch with its table filled in."""
        import processing.gui.BatchAlgorithmDialog as module
        from qgis.core import QgsProcessingContext

        for place in ("processing.gui.BatchPanel.iface", "processing.gui.BatchAlgorithmDialog.iface"):
            patch = unittest.mock.patch(place, None)
            patch.start()
            self.addCleanup(patch.stop)
        dialog = module.BatchAlgorithmDialog(harness.provider().algorithm(name).create())
        self.addCleanup(dialog.deleteLater)
        panel, context = dialog.mainWidget(), QgsProcessingContext()
        for _ in rows[1:]:
            panel.addRow()
        for row, values in enumerate(rows):
            for parameter, value in values.items():
                column = panel.parameter_to_column[parameter]
                wrapper = panel.wrappers[row][column]
                if wrapper is not None:
                    wrapper.setParameterValue(value, context)
                else:
                    panel.tblParameters.cellWidget(row + 1, column).setValue(value)
        return dialog

    def test_each_row_is_a_run_with_layers_of_its_own_and_one_that_fails_stops_no_other(self) -> None:
        from qgis.PyQt.QtWidgets import QTextEdit

        broken = self.file("broken.tif")
        with open(RASTERS["first"], "rb") as file, open(broken, "wb") as part:
            # Its head is that of a raster, so that the row is taken; the pixels are not there.
            part.write(file.read(3000))
        rows = [{"a_raster": path, "map": self.file(f"{name}.tif"), "areas": self.file(f"{name}.gpkg")} for name, path in (("first", RASTERS["first"]), ("none", broken), ("second", RASTERS["second"]))]
        dialog = self.batch("test.write", rows)
        dialog.mainWidget().checkLoadLayersOnCompletion.setChecked(True)
        dialog.runAlgorithm()
        loaded = sorted(os.path.basename(layer.source().split("|")[0]) for layer in self.project.mapLayers().values())
        self.assertEqual(loaded, ["first.gpkg", "first.tif", "second.gpkg", "second.tif"])
        groups = sorted(group.name() for group in self.project.layerTreeRoot().findGroups())
        self.assertEqual(len(groups), 2, groups)
        self.assertTrue(groups[0].startswith("Write layers · naip_infrared"), groups)
        log = "".join(text.toPlainText() for text in dialog.findChildren(QTextEdit))
        self.assertIn("1 executions failed", log)
        self.assertIn("test.write failed", log)

    def test_the_window_lives_and_cancel_is_heard_while_a_batch_runs(self) -> None:
        from qgis.PyQt.QtCore import QTimer
        from qgis.PyQt.QtWidgets import QPushButton

        place, output = self.file("begun"), self.file("out.txt")
        dialog = self.batch("test.steps", [{"seconds": 60, "quiet": True, "place": place, "output": output}, {"seconds": 60, "quiet": True, "output": self.file("second.txt")}])
        dialog.show()
        cancel = next(button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == "Cancel")
        watch = QTimer()
        watch.timeout.connect(lambda: os.path.exists(place) and beat.beats > 20 and (clicked.append(time.monotonic()), cancel.click(), watch.stop()))
        clicked: List[float] = []
        with Beat() as beat:
            watch.start(10)
            dialog.runAlgorithm()
        took = time.monotonic() - clicked[0]
        harness.note("longest gap of the main thread in a batch", beat.longest)
        harness.note("from cancel to the end of a batch", took)
        self.assertLess(beat.longest, 0.5)
        self.assertLess(took, 3)
        self.assertFalse(os.path.exists(output) or os.path.exists(self.file("second.txt")))

    def test_one_run_for_each_feature(self) -> None:
        from processing.gui.AlgorithmExecutor import executeIterating
        from qgis.core import QgsFeature, QgsGeometry, QgsProcessingContext, QgsVectorLayer

        layer = QgsVectorLayer("Point?crs=EPSG:4326&field=name:string", "places", "memory")
        features = []
        for name in ("a", "b", "c"):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([name])
            feature.setGeometry(QgsGeometry.fromWkt("Point(1 2)"))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        self.project.addMapLayer(layer)
        context = QgsProcessingContext()
        context.setProject(self.project)
        told = harness.feedback()
        self.assertTrue(executeIterating(harness.provider().algorithm("test.every").create(), {"a_vector": layer.id()}, "a_vector", context, told))
        self.assertEqual(told.errors, [])


class SupportTests(harness.PluginTestCase):
    def test_no_tool_offers_to_change_a_layer_in_place(self) -> None:
        from qgis.core import QgsProcessingAlgorithm, QgsVectorLayer

        layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "areas", "memory")
        for algorithm in harness.provider().algorithms():
            self.assertFalse(algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagSupportsInPlaceEdits, algorithm.name())
            self.assertFalse(hasattr(algorithm, "supportInPlaceEdit") and algorithm.supportInPlaceEdit(layer))
