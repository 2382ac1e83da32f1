import json
import os
import shutil
import subprocess
from typing import Any, Dict, List
from unittest import mock

import harness

SCENE = os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")


class PlaceTests(harness.PluginTestCase):
    """Folders and names as people have them."""

    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsProject

        self.project = QgsProject.instance()
        self.project.clear()
        self.project.setFileName(self.file("map.qgz"))

    def tearDown(self) -> None:
        self.project.clear()

    def test_spaces_umlauts_and_other_scripts_in_paths_and_names(self) -> None:
        import processing
        from qgis.core import QgsRasterLayer

        folder = self.file("мой Ordner/地图 à'é & co")
        os.makedirs(folder)
        scene = shutil.copy(SCENE, os.path.join(folder, "Bild ü 中文.tif"))
        self.project.setFileName(os.path.join(folder, "Karte.qgz"))
        layer = QgsRasterLayer(scene, 'a/b: "c" <d> 中')
        self.project.addMapLayer(layer)
        self.assertEqual(harness.run("test.write", {"a_raster": layer, "areas": None})["map"], os.path.join(folder, "write_map.tif"))
        outputs = {"map": os.path.join(folder, "Karte ü.tif"), "areas": os.path.join(folder, "Flächen 中.gpkg")}
        processing.runAndLoadResults("rsplugins:test.write", {"a_raster": layer, **outputs}, feedback=harness.feedback())
        loaded = [one for one in self.project.mapLayers().values() if one is not layer]
        self.assertEqual(sorted(one.name() for one in loaded), sorted(f'{title} · a/b: "c" <d> 中' for title in ("Map", "Areas")))
        self.assertEqual([one.isValid() for one in loaded], [True, True])
        self.assertEqual(len(self.project.layerTreeRoot().findGroups()), 1)

    def test_a_layer_with_any_name_is_exported(self) -> None:
        from osgeo import gdal
        from qgis.core import QgsRasterLayer

        with open(SCENE, "rb") as file:
            gdal.FileFromMemBuffer("/vsimem/named.tif", file.read())
        try:
            for name in ("../../etc/x", "a/b\\c:*?", "中文 ü", "", "x" * 300):
                with self.subTest(name):
                    layer = QgsRasterLayer("/vsimem/named.tif", name)
                    results = harness.run("test.write", {"a_raster": layer, "map": self.file("m.tif"), "areas": None})
                    self.assertEqual(results["seen"], 349 * 352)
        finally:
            gdal.Unlink("/vsimem/named.tif")

    def test_beside_a_project_that_may_not_be_written_to_nothing_is_put(self) -> None:
        from rsplugins_qgis.provider.destinations import default_folder

        self.assertEqual(default_folder(), self.folder)
        with mock.patch("os.access", lambda path, mode: path != self.folder):
            folder = default_folder()
        self.assertNotEqual(folder, self.folder)
        self.assertEqual(os.path.basename(folder), "RsPlugins")

    def test_two_runs_at_once_write_files_of_their_own(self) -> None:
        runs = [harness.Background("test.write", {"a_raster": SCENE, "areas": self.file(f"{number}.gpkg"), "map": self.file("write_map.tif")}) for number in range(2)]
        for run in runs:
            run.start()
        maps = [run.finish()[1]["map"] for run in runs]
        self.assertEqual(sorted(maps), [self.file("write_map.tif"), self.file("write_map_2.tif")])

    def test_a_table_of_a_database_is_refused_with_what_to_do(self) -> None:
        from qgis.core import QgsProcessingException

        with self.assertRaises(QgsProcessingException) as caught:
            harness.run("test.write", {"a_raster": SCENE, "areas": f"ogr:dbname='{self.file('all.gpkg')}' table=\"areas\" (geom)", "map": None})
        self.assertIn("file", str(caught.exception))
        self.assertEqual(os.listdir(self.folder), [])


    def test_a_layer_has_the_ending_of_what_it_is(self) -> None:
        from qgis.core import QgsProcessingException

        for values in ({"map": self.file("m.png"), "areas": None}, {"areas": self.file("a.shp"), "map": None}, {"areas": self.file("a.geojson"), "map": None}):
            with self.assertRaises(QgsProcessingException) as caught:
                harness.run("test.write", {"a_raster": SCENE, **values})
            self.assertIn("Give the path that ending", str(caught.exception))
        self.assertEqual(os.listdir(self.folder), [])
        results = harness.run("test.write", {"a_raster": SCENE, "map": self.file("M.TIFF"), "areas": self.file("none")})
        self.assertEqual((results["map"], results["areas"]), (self.file("M.TIFF"), self.file("none.gpkg")))


class FailureTests(harness.PluginTestCase):
    def test_a_tool_whose_plugin_dies_is_told_of_and_the_next_run_works(self) -> None:
        from qgis.core import QgsProcessingException

        with self.assertRaises(QgsProcessingException) as caught:
            harness.run("test.crash", {})
        self.assertNotIn("Traceback", str(caught.exception))
        self.assertGreater(len(str(caught.exception)), 20)
        self.assertEqual(harness.run("test.steps", {"seconds": 0.02})["steps"], 2)

    def test_an_area_without_a_crs_is_no_degrees(self) -> None:
        from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsProject

        project = QgsProject.instance()
        project.setCrs(QgsCoordinateReferenceSystem())
        with self.assertRaises(QgsProcessingException) as caught:
            harness.run("test.every", {"free_extent": "1,2,3,4"})
        self.assertIn("CRS", str(caught.exception))
        project.setCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
        given = json.loads(harness.run("test.every", {"free_extent": "1,2,3,4"})["given"])
        self.assertEqual(given["free_extent"], {"bbox": [1.0, 3.0, 2.0, 4.0], "crs": "EPSG:32631"})
        project.clear()

    def test_numbers_are_the_same_where_people_write_them_with_a_comma(self) -> None:
        from qgis.PyQt.QtCore import QLocale

        kept = QLocale()
        try:
            QLocale.setDefault(QLocale("de_DE"))
            values = {"a_number": "0.25", "a_range": [1.5, 2.5], "a_distance": "2.5", "a_raster": SCENE, "free_extent": "1.5,2.5,3.5,4.5 [EPSG:4326]", "a_point": "1.5,2.5 [EPSG:4326]"}
            given = json.loads(harness.run("test.every", values)["given"])
        finally:
            QLocale.setDefault(kept)
        self.assertEqual((given["a_number"], given["a_range"], given["a_distance"]), (0.25, [1.5, 2.5], 2.5))
        self.assertEqual(given["free_extent"]["bbox"], [1.5, 3.5, 2.5, 4.5])
        self.assertEqual(given["a_point"]["coordinates"], [1.5, 2.5])


class KindTests(harness.PluginTestCase):
    """Rasters that are not as most are, through shipped tools."""

    def translated(self, name: str, *options: str) -> str:
        path = self.file(name)
        subprocess.run(["gdal_translate", "-q", *options, SCENE, path], check=True)
        return path

    def turned(self, frame: List[float], name: str) -> str:
        """The scene with another geotransform."""
        from osgeo import gdal

        path = self.translated(name, "-srcwin", "100", "120", "96", "64", "-b", "3", "-b", "2", "-b", "1", "-b", "4")
        opened = gdal.Open(path, gdal.GA_Update)
        opened.SetGeoTransform(frame)
        opened = None
        return path

    def tiles(self, path: Any, **more: Any) -> Any:
        from qgis.core import QgsVectorLayer

        tool = next(one for one in harness.tools() if one.first("raster") and one.output("class_map") and one.output("tiles") and one.parameter("tiles"))
        values: Dict[str, Any] = {tool.first("raster").name: path, "tile_size": 32, "tiles": self.file("tiles.gpkg"), "class_map": None, **more}
        return QgsVectorLayer(harness.run(tool.name, values)["tiles"], "tiles", "ogr")

    def test_twelve_and_sixteen_bits_and_many_bands_are_classified(self) -> None:
        cases = {
            "12 bits.tif": ["-ot", "UInt16", "-scale", "0", "255", "0", "4095", "-co", "NBITS=12"],
            "signed.tif": ["-ot", "Int16", "-scale", "0", "255", "-2000", "12000"],
            "double.tif": ["-ot", "Float64", "-scale", "0", "255", "0", "1"],
            "twelve bands.tif": [option for band in (1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6) for option in ("-b", str(band))],
            "one band.tif": ["-b", "4"],
        }
        for name, options in cases.items():
            with self.subTest(name):
                found = self.tiles(self.translated(name, "-srcwin", "0", "0", "96", "64", *options))
                self.assertEqual(found.featureCount(), 6)

    def test_rotated_and_south_up_rasters_have_their_results_where_their_pixels_are(self) -> None:
        from qgis.core import QgsPointXY

        frames = {"rotated": [600000.0, 8.0, 6.0, 5800000.0, 6.0, -8.0], "south up": [600000.0, 10.0, 0.0, 5800000.0, 0.0, 10.0]}
        for name, frame in frames.items():
            with self.subTest(name):
                found = self.tiles(self.turned(frame, name + ".tif"))
                self.assertEqual(found.featureCount(), 6)
                corners = [QgsPointXY(frame[0] + x * frame[1] + y * frame[2], frame[3] + x * frame[4] + y * frame[5]) for x, y in ((0, 0), (96, 0), (96, 64), (0, 64))]
                for side in (min, max):
                    self.assertAlmostEqual(side(point.x() for point in corners), (found.extent().xMinimum if side is min else found.extent().xMaximum)(), delta=10)
                    self.assertAlmostEqual(side(point.y() for point in corners), (found.extent().yMinimum if side is min else found.extent().yMaximum)(), delta=10)


class LayerTests(harness.PluginTestCase):
    """Layers that are files, and yet not as the files are; and layers whose files are gone."""

    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsProject

        self.project = QgsProject.instance()
        self.project.clear()

    def tearDown(self) -> None:
        self.project.clear()

    def features(self, name: str) -> Any:
        """A file of four features, opened."""
        from qgis.core import QgsVectorLayer

        command = ["ogr2ogr", "-f", "GPKG" if name.endswith(".gpkg") else "GeoJSON", self.file(name), "/vsistdin/", "-oo", "X_POSSIBLE_NAMES=x", "-oo", "Y_POSSIBLE_NAMES=y", "-a_srs", "EPSG:4326"]
        text = self.file("points.csv")
        with open(text, "w") as file:
            file.write("x,y,name\n" + "".join(f"{number},{number},n{number}\n" for number in range(4)))
        command[command.index("/vsistdin/")] = text
        subprocess.run(command, check=True)
        layer = QgsVectorLayer(self.file(name), "points", "ogr")
        self.assertEqual(layer.featureCount(), 4)
        return self.project.addMapLayer(layer)

    def seen(self, value: Any) -> Any:
        """What a tool is given: whether the file itself, and the names of fields and the number of features in it."""
        from osgeo import ogr
        from rsplugins_qgis.provider import run

        found: List[Any] = []
        call = run.run_tool

        def look(name: str, arguments: Dict[str, Any], told: Any) -> Dict[str, Any]:
            source = ogr.Open(arguments["a_vector"])
            layer = source.GetLayer(0)
            fields = layer.GetLayerDefn()
            found.extend([arguments["a_vector"], [fields.GetFieldDefn(place).GetName() for place in range(fields.GetFieldCount())], layer.GetFeatureCount()])
            return call(name, arguments, told)

        with mock.patch.object(run, "run_tool", look):
            harness.run("test.every", {"a_vector": value})
        return found

    def test_fields_that_qgis_computes_or_joins_come_too(self) -> None:
        from qgis.core import QgsField
        from qgis.PyQt.QtCore import QVariant

        for name in ("points.gpkg", "points.geojson"):
            with self.subTest(name):
                layer = self.features(name)
                self.assertEqual(self.seen(layer)[0], self.file(name))
                layer.addExpressionField("upper(name)", QgsField("big", QVariant.String))
                path, fields, count = self.seen(layer)
                self.assertNotEqual(path, self.file(name))
                self.assertIn("big", fields)
                self.assertEqual(count, 4)

    def test_a_limit_of_features_is_kept(self) -> None:
        from qgis.core import QgsProcessingFeatureSourceDefinition

        layer = self.features("points.gpkg")
        self.assertEqual(self.seen(QgsProcessingFeatureSourceDefinition(layer.id(), False, 2))[2], 2)
        layer.selectByExpression("name > 'n0'")
        self.assertEqual(self.seen(QgsProcessingFeatureSourceDefinition(layer.id(), True))[2], 3)

    def test_a_layer_whose_file_is_gone_is_named(self) -> None:
        from qgis.core import QgsProcessingException, QgsRasterLayer

        path = shutil.copy(SCENE, self.file("scene.tif"))
        layer = self.project.addMapLayer(QgsRasterLayer(path, "lost scene"))
        self.assertTrue(self.project.write(self.file("map.qgz")))
        self.project.clear()
        os.remove(path)
        self.assertTrue(self.project.read(self.file("map.qgz")))
        layer = self.project.mapLayersByName("lost scene")[0]
        self.assertFalse(layer.isValid())
        for values in ({"a_raster": layer}, {"a_raster": layer.id()}, {"some_rasters": [layer]}, {"some_rasters": [layer.id()]}):
            with self.subTest(values), self.assertRaises(QgsProcessingException) as caught:
                harness.run("test.every", values)
            self.assertTrue("lost scene" in str(caught.exception) or "a_raster" in str(caught.exception) or layer.id() in str(caught.exception), str(caught.exception))
            self.assertNotIn("exported", str(caught.exception))

    def test_many_files_are_not_opened_on_the_thread_of_the_window(self) -> None:
        import time

        from qgis.core import QgsProcessingContext
        from rsplugins_qgis.provider.run import ToolRun

        paths = [self.file(f"{number}.tif") for number in range(300)]
        for path in paths:
            os.link(SCENE, path)
        algorithm, context = harness.provider().algorithm("test.every").create(), QgsProcessingContext()
        context.setProject(self.project)
        begun = time.thread_time()
        self.assertEqual(algorithm.checkParameterValues({"some_rasters": paths}, context), (True, ""))
        ToolRun(algorithm, algorithm.tool).prepare({"some_rasters": paths}, context)
        work = time.thread_time() - begun
        harness.note("work of the main thread for a run on 300 files", work)
        # To open them takes a second.
        self.assertLess(work, 0.25)
        self.assertEqual(json.loads(harness.run("test.every", {"some_rasters": paths})["given"])["some_rasters"], paths)

    def test_of_several_rasters_each_goes_as_it_is_seen_in_qgis(self) -> None:
        """A file as it is, a layer of the project that QGIS sees elsewhere as an export of it, also where it is named by its path."""
        from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

        moved = shutil.copy(SCENE, self.file("moved.tif"))
        layer = self.project.addMapLayer(QgsRasterLayer(moved, "moved"))
        layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32633"))
        for value in (layer.id(), layer, moved):
            given = json.loads(harness.run("test.every", {"some_rasters": [SCENE, value]})["given"])["some_rasters"]
            self.assertEqual((given[0], os.path.basename(given[1])), (SCENE, "moved.tif"))
            self.assertNotEqual(given[1], moved)

    def test_a_file_that_is_no_raster_is_named(self) -> None:
        from qgis.core import QgsProcessingException

        with open(self.file("no raster.tif"), "w") as file:
            file.write("text")
        tool = next(one for one in harness.tools() if one.role == "index")
        rasters = next(one.name for one in tool.parameters if one.role == "rasters")
        with self.assertRaises(QgsProcessingException) as caught:
            harness.run(tool.name, {"index": self.file("index.gpkg"), rasters: [self.file("no raster.tif")]})
        self.assertIn("no raster.tif", str(caught.exception))
        # Of many the others are indexed, and this one is named.
        told = harness.feedback()
        results = harness.run(tool.name, {"index": self.file("index.gpkg"), rasters: [SCENE, self.file("no raster.tif")]}, told)
        self.assertEqual(results["sources"], 1)
        self.assertTrue(any("no raster.tif" in line for line in told.lines), told.lines)
