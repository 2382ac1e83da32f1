import json
import os
import subprocess
from typing import Any, Dict, List

import harness
from map_server import MapServer

SCENE = os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")


class KeptExportTests(harness.PluginTestCase):
    """What a tool refers to ever after, such as the rasters of an index, stays beside the project when it had to be exported."""

    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsProject

        QgsProject.instance().clear()
        QgsProject.instance().setFileName(self.file("map.qgz"))

    def tearDown(self) -> None:
        from qgis.core import QgsProject

        QgsProject.instance().clear()

    @property
    def kept(self) -> List[str]:
        """The files that were kept."""
        folder = self.file("layers")
        return sorted(os.listdir(folder)) if os.path.isdir(folder) else []

    def index(self, *layers: Any, told: Any = None, **more: Any) -> Dict[str, Any]:
        """An index of layers, by the tool that has that role."""
        tool = next(one for one in harness.tools() if one.role == "index")
        rasters = next(one for one in tool.parameters if one.schema.get("x-rs", {}).get("referenced"))
        return harness.run(tool.name, {"index": self.file("index.gpkg"), rasters.name: list(layers), "tile_size": 64, **more}, told)

    def restarted(self, role: str, **values: str) -> Dict[str, Any]:
        """The tool with a role, run by another QGIS with a host of its own."""
        tool = next(one for one in harness.tools() if one.role == role)
        environment = {**os.environ, **harness.fresh_environment(self.folder), "QGIS_PLUGINPATH": harness.PLUGINS, "PATH": "/usr/bin:/bin"}
        self.addCleanup(harness.end_host, environment["RSPLUGINS_STATE"])
        settings = os.path.join(environment["QGIS_CUSTOM_CONFIG_PATH"], "profiles", "default", "QGIS", "QGIS3.ini")
        os.makedirs(os.path.dirname(settings))
        with open(settings, "w") as file:
            file.write("[PythonPlugins]\nrsplugins_qgis=true\n")
        command = ["/usr/bin/qgis_process.bin", "--json", "run", "rsplugins:" + tool.name, "--", *(f"{name}={value}" for name, value in values.items())]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return dict(json.loads(done.stdout)["results"])

    def test_an_index_of_a_web_map_is_searched_when_qgis_and_the_server_are_long_gone(self) -> None:
        from qgis.core import QgsRasterLayer, QgsVectorLayer

        told = harness.feedback()
        with MapServer() as server:
            made = self.index(QgsRasterLayer(*self.source(server.wmts())), told=told, qgis_extent="500000,509600,6700000,6706400 [EPSG:3857]", qgis_resolution=31)
        self.assertEqual(self.kept, ["world.tif"])
        self.assertTrue(any(self.file("layers/world.tif") in line for line in told.lines), told.lines)
        found = self.restarted("search", index=self.file("index.gpkg"), texts="a lake", k="3", matches=self.file("matches.gpkg"))
        self.assertEqual(found["count"], 3)
        matches = QgsVectorLayer(self.file("matches.gpkg"), "matches", "ogr")
        kept = QgsRasterLayer(self.file("layers/world.tif"), "kept")
        for feature in matches.getFeatures():
            self.assertTrue(kept.extent().buffered(1).contains(feature.geometry().boundingBox()))
        self.assertGreater(made["tiles"], 3)
        # Looked through again, the file is there and as it was.
        self.assertEqual(self.index(self.file("layers/world.tif"))["unchanged"], 1)

    @staticmethod
    def source(source: Any) -> Any:
        """The arguments of a layer."""
        return source[0], "world", source[1]

    def test_layers_in_memory_and_virtual_ones_are_indexed_side_by_side(self) -> None:
        from osgeo import gdal
        from qgis.core import QgsRasterDataProvider, QgsRasterLayer

        with open(SCENE, "rb") as file:
            gdal.FileFromMemBuffer("/vsimem/kept.tif", file.read())
        try:
            scene = QgsRasterLayer(SCENE, "scene")
            parameters = QgsRasterDataProvider.VirtualRasterParameters()
            parameters.crs, parameters.extent, parameters.width, parameters.height = scene.crs(), scene.extent(), scene.width(), scene.height()
            parameters.formula = '"scene@1" * 2'
            item = QgsRasterDataProvider.VirtualRasterInputLayers()
            item.name, item.uri, item.provider = "scene", SCENE, "gdal"
            parameters.rInputLayers = [item]
            virtual = QgsRasterLayer(QgsRasterDataProvider.encodeVirtualRasterProviderUri(parameters), "one", "virtualraster")
            made = self.index(QgsRasterLayer("/vsimem/kept.tif", "one"), virtual, SCENE, tile_size=256)
        finally:
            gdal.Unlink("/vsimem/kept.tif")
        self.assertEqual(made["sources"], 3)
        # Two layers of one name are two files.
        self.assertEqual(self.kept, ["one.tif", "one_2.tif"])

    def test_what_nothing_refers_to_does_not_stay(self) -> None:
        from qgis.core import QgsProcessingException, QgsRasterLayer

        with MapServer() as server:
            layer = QgsRasterLayer(*self.source(server.wmts()))
            area = {"qgis_extent": "500000,509600,6700000,6706400 [EPSG:3857]", "qgis_resolution": 31}
            with self.assertRaises(QgsProcessingException):
                self.index(layer, model="no-such-model", **area)
            self.assertFalse(os.path.exists(self.file("index.gpkg")))
            self.assertEqual(self.kept, [])
        with MapServer(fails=lambda number: True) as server, self.assertRaises(QgsProcessingException) as caught:
            self.index(QgsRasterLayer(*self.source(server.wmts())), **area)
        self.assertIn("did not come", str(caught.exception))
        self.assertEqual(self.kept, [])
