"""QGIS with a host on another machine: layers go there, and results are layers of files here."""

import os
import shutil
import sys
from typing import Any

import harness
from panel_desk import SearchDesk

sys.path.append(os.path.dirname(harness.HERE))
from remote_host import RemoteHost  # noqa: E402

SCENE = os.path.join(harness.RASTERS, "rgb8", "rasterio_cogeo_jpeg_3857.tif")
BANDS = os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")


class RemoteTests(harness.PluginTestCase):
    """All share one host."""

    remote: RemoteHost

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.remote = RemoteHost()
        cls.remote.__enter__()
        cls.addClassCleanup(cls.remote.__exit__)

    def setUp(self) -> None:
        super().setUp()
        from rsplugins_qgis import host
        from rsplugins_qgis.host.settings import HostSettings

        self.addCleanup(os.environ.pop, "RSPLUGINS_TOKEN", None)
        os.environ["RSPLUGINS_TOKEN"] = self.remote.token
        kept = HostSettings.load()
        kept.changed(remote_url=self.remote.url).save()
        host.session().restart()
        self.addCleanup(host.session().restart)
        self.addCleanup(kept.save)

    def test_a_layer_is_classified_there_and_the_results_are_layers_here(self) -> None:
        from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

        scene = QgsRasterLayer(shutil.copy(SCENE, self.file("scene.tif")), "scene")
        QgsProject.instance().addMapLayer(scene)
        told = harness.feedback()

        results = harness.run("rs.classify", {"raster": scene.id(), "tile_size": 128, "tiles": self.file("tiles.gpkg"), "class_map": self.file("classes.tif")}, told)

        self.assertEqual((self.file("classes.tif"), self.file("tiles.gpkg")), (results["class_map"], results["tiles"]))
        classes, tiles = QgsRasterLayer(results["class_map"]), QgsVectorLayer(results["tiles"])
        self.assertEqual((scene.extent(), scene.crs()), (classes.extent(), classes.crs()))
        self.assertTrue(classes.renderer().classes())
        self.assertEqual((results["cells"], scene.crs()), (tiles.featureCount(), tiles.crs()))
        self.assertEqual(told.steps, sorted(told.steps))
        self.assertIn("scene.tif", self.remote.sent())

    def test_a_temporary_output_comes_home_too(self) -> None:
        from qgis.core import QgsRasterLayer

        results = harness.run("spectral.formula", {"image": shutil.copy(BANDS, self.file("bands.tif")), "formula": "b1 + b2", "output": "TEMPORARY_OUTPUT"})

        layer = QgsRasterLayer(str(results["output"]))
        self.assertTrue(layer.isValid() and os.path.exists(str(results["output"])))
        self.assertEqual(QgsRasterLayer(BANDS).extent(), layer.extent())

    def test_the_panel_searches_an_index_there(self) -> None:
        desk = SearchDesk(remote=self.remote.url)
        self.addCleanup(desk.project.clear)
        self.addCleanup(desk.close)

        result = desk.search("a road")

        self.assertEqual(12, len(result.hits))
        self.assertLessEqual({hit.uri for hit in result.hits}, set(desk.rasters))
        self.assertTrue(all(os.path.isfile(hit.picture) for hit in result.hits))
        matches: Any = desk.project.mapLayer(result.layers.matches)
        self.assertEqual(12, matches.featureCount())
        self.assertTrue(matches.source().startswith(desk.folder))
        self.assertIsNone(desk.host)
        self.assertIn("places.gpkg", self.remote.sent())
