import json
import os
import shutil
import time
from typing import Any, Dict

import harness
from tile_server import TileServer, color

RASTER = os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")
HALF = 20037508.342789244


class RasterTests(harness.PluginTestCase):
    """``test.write`` reads the file that it is given with GDAL and writes its grid out."""

    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsNetworkAccessManager, QgsProject

        QgsNetworkAccessManager.instance().setTimeout(5000)
        QgsProject.instance().clear()
        QgsProject.instance().setFileName(self.file("map.qgz"))

    def exported(self, values: Dict[str, Any], told: Any = None) -> Any:
        """The map, opened: what the tool saw of the layer."""
        from osgeo import gdal

        results = harness.run("test.write", {**values, "map": self.file("out.tif"), "areas": None}, told)
        return gdal.Open(results["map"])

    def pixels(self, layer: Any, **request: Any) -> Any:
        """An export itself, opened."""
        from osgeo import gdal

        from rsplugins_qgis.layers.rasters import ExportRequest, RasterInput

        return gdal.Open(RasterInput.of(layer).path(ExportRequest(**request), self.folder, harness.feedback()))

    def test_a_file_goes_by_its_path_and_is_not_copied(self) -> None:
        from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

        from rsplugins_qgis.layers.rasters import RasterInput

        layer = QgsRasterLayer(RASTER, "scene")
        self.assertEqual(RasterInput.of(layer).file, RASTER)
        # One that QGIS sees elsewhere than the file says would be seen elsewhere by the tool.
        layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32633"))
        self.assertIsNone(RasterInput.of(layer).file)

    def test_a_layer_in_memory_is_exported_pixel_by_pixel(self) -> None:
        from osgeo import gdal
        from qgis.core import QgsRasterLayer, QgsRectangle

        with open(RASTER, "rb") as file:
            gdal.FileFromMemBuffer("/vsimem/scene.tif", file.read())
        try:
            layer = QgsRasterLayer("/vsimem/scene.tif", "in memory")
            source, whole = gdal.Open(RASTER), self.pixels(layer)
            for there, here in zip(whole.GetGeoTransform(), source.GetGeoTransform()):
                self.assertAlmostEqual(there, here, 6)
            self.assertEqual((whole.RasterCount, whole.GetRasterBand(1).DataType), (6, gdal.GDT_Byte))
            self.assertTrue((whole.ReadAsArray() == source.ReadAsArray()).all())
            frame = source.GetGeoTransform()
            # An area that begins and ends within pixels is that of whole ones.
            part = self.pixels(layer, extent=QgsRectangle(frame[0] + 10.4 * frame[1], frame[3] - 30.2 * frame[1], frame[0] + 59.6 * frame[1], frame[3] - 20.7 * frame[1]))
            self.assertEqual((part.RasterXSize, part.RasterYSize), (50, 11))
            self.assertTrue((part.ReadAsArray() == source.ReadAsArray(10, 20, 50, 11)).all())
        finally:
            gdal.Unlink("/vsimem/scene.tif")

    def test_a_virtual_layer_of_qgis_is_exported(self) -> None:
        from osgeo import gdal
        from qgis.core import QgsRasterDataProvider, QgsRasterLayer

        scene = QgsRasterLayer(RASTER, "scene")
        parameters = QgsRasterDataProvider.VirtualRasterParameters()
        parameters.crs, parameters.extent, parameters.width, parameters.height = scene.crs(), scene.extent(), scene.width(), scene.height()
        parameters.formula = '"scene@1" + 1000'
        item = QgsRasterDataProvider.VirtualRasterInputLayers()
        item.name, item.uri, item.provider = "scene", RASTER, "gdal"
        parameters.rInputLayers = [item]
        layer = QgsRasterLayer(QgsRasterDataProvider.encodeVirtualRasterProviderUri(parameters), "sum", "virtualraster")
        self.assertTrue(layer.isValid())
        source = gdal.Open(RASTER).ReadAsArray()[0]
        # More than once: memory that was freed too early is not always used again at once.
        for _ in range(5):
            difference = self.pixels(layer).ReadAsArray() - source - 1000.0
            self.assertEqual((difference != 0).sum(), 0, difference)

    def test_tiles_of_a_server_come_to_lie_where_they_belong(self) -> None:
        from qgis.core import QgsRasterLayer, QgsRectangle

        with TileServer() as server:
            layer = QgsRasterLayer(server.source, "tiles", "wms")
            self.assertTrue(layer.isValid())
            # Zoom level 4 has pixels of 9784 m at the equator; the area is 3 × 2 of its tiles there.
            side = 2 * HALF / 16
            found = self.pixels(layer, extent=QgsRectangle(0, -side, 3 * side, side), resolution=side / 256)
            self.assertLess(abs(found.RasterXSize - 768), 8)
            ratio = found.RasterXSize / 768
            self.assertEqual(found.RasterCount, 4)
            for column in range(3):
                for row in range(2):
                    at = (int((column * 256 + 128) * ratio), int((row * 256 + 128) * ratio))
                    shown = tuple(int(found.GetRasterBand(band).ReadAsArray(*at, 1, 1)[0, 0]) for band in (1, 2, 3))
                    self.assertEqual(shown, color(4, 8 + column, 7 + row))
            frame = found.GetGeoTransform()
            self.assertAlmostEqual(frame[0], 0, 3)
            self.assertLess(abs(frame[0] + frame[1] * found.RasterXSize - 3 * side), frame[1])

    def test_a_tool_runs_on_the_area_of_a_web_map_that_is_asked_for(self) -> None:
        from qgis.core import QgsRasterLayer

        told = harness.feedback()
        with TileServer() as server:
            layer = QgsRasterLayer(server.source, "tiles", "wms")
            box = "0.5,1.5,0.25,1.0 [EPSG:4326]"
            found = self.exported({"a_raster": layer, "qgis_extent": box, "qgis_resolution": 400}, told)
        self.assertLess(abs(found.RasterXSize - 1.0 * 111319.5 / 400), 6)
        self.assertAlmostEqual(found.GetGeoTransform()[0], 0.5 * 111319.4908, 0)
        self.assertTrue(any("is no file" in line for line in told.lines), told.lines)
        self.assertEqual(told.steps, sorted(told.steps))
        # Only the map is left: the export was for this run.
        self.assertEqual([name for name in os.listdir(self.folder) if name.endswith(".tif")], ["out.tif"])

    def test_all_of_a_web_map_is_its_longer_side_in_2048_pixels_and_not_millions_of_tiles(self) -> None:
        from qgis.core import QgsRasterLayer, QgsRectangle

        with TileServer() as server:
            layer = QgsRasterLayer(server.source, "tiles", "wms")
            found = self.pixels(layer, extent=QgsRectangle(0, 0, 2_000_000, 1_000_000))
        self.assertEqual((found.RasterXSize, found.RasterYSize), (2048, 1024))

    def test_what_would_be_too_large_is_refused_before_a_tile_is_asked_for(self) -> None:
        from qgis.core import QgsProcessingException, QgsRasterLayer

        with TileServer() as server:
            layer = QgsRasterLayer(server.source, "tiles", "wms")
            with self.assertRaises(QgsProcessingException) as caught:
                self.exported({"a_raster": layer, "qgis_resolution": 1})
            self.assertIn("million pixels", str(caught.exception))
            with self.assertRaises(QgsProcessingException) as caught:
                self.exported({"a_raster": layer, "qgis_extent": "5e7,6e7,5e7,6e7 [EPSG:3857]"})
            self.assertIn("does not meet the layer", str(caught.exception))
            self.assertEqual(server.asked, set())

    def test_a_server_that_is_down_is_told_of(self) -> None:
        from qgis.core import QgsProcessingException, QgsRasterLayer

        with TileServer() as server:
            layer = QgsRasterLayer(server.source, "tiles", "wms")
        with self.assertRaises(QgsProcessingException) as caught:
            self.exported({"a_raster": layer, "qgis_extent": "0,1,0,1 [EPSG:4326]", "qgis_resolution": 500})
        self.assertIn('100 % of the area of "tiles" did not come', str(caught.exception))
        self.assertIn("Check the connection", str(caught.exception))
        self.assertEqual([name for name in os.listdir(self.folder) if name.endswith(".tif")], [])

    def test_tiles_that_fail_once_are_asked_for_again(self) -> None:
        from qgis.core import QgsRasterLayer

        with TileServer(failures=1) as server:
            layer = QgsRasterLayer(server.source, "tiles", "wms")
            found = self.exported({"a_raster": layer, "qgis_extent": "0.1,0.3,0.1,0.3 [EPSG:4326]", "qgis_resolution": 200})
        self.assertLess(server.failures, 0)
        self.assertGreater(found.RasterXSize, 100)

    def test_holes_are_taken_where_that_is_asked_for(self) -> None:
        from qgis.core import QgsRasterLayer

        with TileServer() as server:
            layer = QgsRasterLayer(server.source, "tiles", "wms")
        found = self.exported({"a_raster": layer, "qgis_extent": "0,1,0,1 [EPSG:4326]", "qgis_resolution": 500, "qgis_holes": True})
        self.assertEqual(int(found.ReadAsArray().max()), 0)

    def test_a_slow_export_ends_within_a_second_of_its_cancel(self) -> None:
        from qgis.core import QgsRasterLayer

        with TileServer(delay=1.0) as server:
            layer = QgsRasterLayer(server.source, "tiles", "wms")
            values = {"a_raster": layer, "qgis_extent": "0,40,0,40 [EPSG:4326]", "qgis_resolution": 2000, "map": self.file("out.tif"), "areas": None}
            run = harness.Background("test.write", values)
            run.start()
            self.assertIsNone(run.finish(lambda: bool(server.asked)))
            asked = time.monotonic()
            run.feedback.cancel()
            run.finish()
            took = time.monotonic() - asked
        harness.note("from cancel to the end of a slow export", took)
        harness.note("longest gap of the main thread in an export", run.longest_gap)
        self.assertLess(took, 3)
        self.assertLess(run.longest_gap, 0.25)
        self.assertFalse(os.path.exists(self.file("out.tif")))

    def test_what_a_tool_writes_beside_an_export_is_moved_to_where_outputs_go(self) -> None:
        from osgeo import gdal
        from qgis.core import QgsRasterLayer

        with open(RASTER, "rb") as file:
            gdal.FileFromMemBuffer("/vsimem/beside.tif", file.read())
        try:
            layer = QgsRasterLayer("/vsimem/beside.tif", "in memory")
            results = harness.run("test.write", {"a_raster": layer, "report": self.file("r.html")})
        finally:
            gdal.Unlink("/vsimem/beside.tif")
        self.assertEqual(results["map"], self.file("in_memory.map.tif"))
        self.assertTrue(os.path.exists(results["map"]))

    def test_a_metre_is_one_on_the_ground_in_every_crs(self) -> None:
        from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject

        from rsplugins_qgis.layers.rasters import metres_of_unit

        cases = (("EPSG:32633", 500000, 6_600_000, 0.9996), ("EPSG:3857", 0, 8_399_737.9, 0.5), ("EPSG:4326", 10, 0, 110574.0), ("EPSG:28992", 155000, 463000, 1.0))
        for name, x, y, expected in cases:
            unit = metres_of_unit(QgsCoordinateReferenceSystem(name), QgsPointXY(x, y), QgsProject.instance().transformContext())
            self.assertAlmostEqual(unit / expected, 1, 2, name)


class VectorTests(harness.PluginTestCase):
    def given(self, **values: Any) -> Any:
        """The features of the file that the tool is given, with its CRS."""
        from qgis.core import QgsVectorLayer

        from rsplugins_qgis.provider import run

        kept: Dict[str, str] = {}
        call = run.run_tool

        def look(name: str, arguments: Dict[str, Any], feedback: Any) -> Dict[str, Any]:
            kept["path"] = arguments["a_vector"]
            if os.path.dirname(arguments["a_vector"]) != self.folder:
                shutil.copy(arguments["a_vector"], self.file("seen.gpkg"))
            return call(name, arguments, feedback)

        run.run_tool = look
        try:
            given = json.loads(harness.run("test.every", values)["given"])["a_vector"]
        finally:
            run.run_tool = call
        self.assertEqual(given, kept["path"])
        seen = self.file("seen.gpkg")
        return given, QgsVectorLayer(seen if os.path.exists(seen) else given, "seen", "ogr")

    def memory(self, crs: str = "EPSG:28992") -> Any:
        from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

        layer = QgsVectorLayer(f"Polygon?crs={crs}&field=fid:integer&field=name:string&index=yes", "in memory", "memory")
        features = []
        for number in range(3):
            feature = QgsFeature(layer.fields())
            # The same number twice, which no file would take as the key.
            feature.setAttributes([7, f"ñ{number}"])
            feature.setGeometry(QgsGeometry.fromWkt(f"Polygon(({number} 0, {number} 1, {number + 1} 1, {number} 0))"))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        return layer

    def test_a_layer_in_memory_comes_whole_with_its_crs(self) -> None:
        _, seen = self.given(a_vector=self.memory())
        self.assertEqual(sorted(feature["name"] for feature in seen.getFeatures()), ["ñ0", "ñ1", "ñ2"])
        self.assertEqual(seen.crs().authid(), "EPSG:28992")

    def test_only_what_is_selected_comes_where_that_is_asked_for(self) -> None:
        from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

        layer = QgsProject.instance().addMapLayer(self.memory())
        try:
            layer.selectByExpression("name = 'ñ1'")
            _, seen = self.given(a_vector=QgsProcessingFeatureSourceDefinition(layer.id(), True))
            self.assertEqual([feature["name"] for feature in seen.getFeatures()], ["ñ1"])
        finally:
            QgsProject.instance().removeMapLayer(layer.id())

    def test_a_file_goes_by_its_path_unless_it_is_filtered_or_holds_more(self) -> None:
        from qgis.core import QgsProject, QgsVectorFileWriter, QgsVectorLayer

        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName, options.layerOptions = "GPKG", "one", ["FID=key"]
        context = QgsProject.instance().transformContext()
        QgsVectorFileWriter.writeAsVectorFormatV3(self.memory(), self.file("one.gpkg"), context, options)
        path, seen = self.given(a_vector=self.file("one.gpkg"))
        self.assertEqual((path, seen.featureCount()), (self.file("one.gpkg"), 3))

        filtered = QgsVectorLayer(self.file("one.gpkg"), "filtered", "ogr")
        filtered.setSubsetString("name = 'ñ2'")
        path, seen = self.given(a_vector=filtered)
        self.assertNotEqual(path, self.file("one.gpkg"))
        self.assertEqual([feature["name"] for feature in seen.getFeatures()], ["ñ2"])

        options.layerName, options.actionOnExistingFile = "two", QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        QgsVectorFileWriter.writeAsVectorFormatV3(self.memory("EPSG:3857"), self.file("one.gpkg"), context, options)
        path, seen = self.given(a_vector=QgsVectorLayer(self.file("one.gpkg") + "|layername=two", "two", "ogr"))
        self.assertNotEqual(path, self.file("one.gpkg"))
        self.assertEqual(seen.crs().authid(), "EPSG:3857")
