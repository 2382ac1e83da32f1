import json
import os
from typing import Any, Dict

import harness

SCENE = os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")


class HistoryTests(harness.PluginTestCase):
    """What the history keeps of a run is code that runs again and gives the tool the same."""

    def test_values_of_every_kind_come_back(self) -> None:
        import processing
        import qgis.core
        from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProcessingContext, QgsProject, QgsRasterLayer, QgsRectangle, QgsReferencedPointXY, QgsReferencedRectangle
        from qgis.PyQt.QtCore import QDate, QDateTime, QTime
        from qgis.PyQt.QtGui import QColor

        crs = QgsCoordinateReferenceSystem("EPSG:4326")
        layer = QgsProject.instance().addMapLayer(QgsRasterLayer(SCENE, "scene"))
        values: Dict[str, Any] = {
            "a_raster": layer.id(), "some_rasters": [os.path.join(harness.RASTERS, "multiband", "naip_infrared.tif"), layer.id()], "a_band": 2, "some_bands": [3, 1], "bands_of_several": "4,3",
            "free_extent": QgsReferencedRectangle(QgsRectangle(1, 2, 3, 4), crs), "a_crs": QgsCoordinateReferenceSystem("EPSG:28992"), "a_point": QgsReferencedPointXY(QgsPointXY(1.5, 2.5), crs),
            "a_text": "it's \"água\" \\ 中文\nline two", "some_texts": ["a, b", "it's c", "ü"], "a_table": ["water", "#0000ff", "wood's", ""], "an_enum": "near-infrared", "some_enums": ["pt", "zh"],
            "an_integer": 7, "a_number": 0.25, "a_range": [1, 2.5], "a_boolean": False, "a_day": QDate(2026, 6, 30), "a_moment": QDateTime(QDate(2026, 6, 30), QTime(12, 30)), "a_color": QColor("#ff8000"),
            "a_file": "/a folder/it's.csv", "a_folder": self.folder, "a_model": "rs-1", "some_json": '{"a": ["it\'s", 1]}', "a_distance": 2.5,
        }  # fmt: skip
        algorithm = harness.provider().algorithm("test.every").create()
        expected = json.loads(harness.run("test.every", values)["given"])
        self.assertEqual(set(values) - set(expected), set())
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        command = algorithm.asPythonCommand(values, context)
        again = json.loads(eval(command, {**vars(qgis.core), "processing": processing, "QDateTime": QDateTime, "QDate": QDate, "QTime": QTime, "QColor": QColor})["given"])
        self.assertEqual({name: again.get(name) for name in expected}, expected)
        QgsProject.instance().clear()

    def test_a_run_with_outputs_writes_them_again(self) -> None:
        import processing
        from qgis.core import QgsProcessingContext, QgsRasterLayer

        values = {"a_raster": QgsRasterLayer(SCENE, "first"), "map": self.file("map's.tif"), "areas": None}
        algorithm = harness.provider().algorithm("test.write").create()
        for _ in range(2):
            results = eval(algorithm.asPythonCommand(values, QgsProcessingContext()), {"processing": processing})
            self.assertEqual(results["map"], self.file("map's.tif"))
