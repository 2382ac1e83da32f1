"""Rasters and features that are not plain files, environments, geodatabases, layers of the map."""

import contextlib
import importlib.util
import io
import json
import os
import shutil
import unittest
from typing import Any, Dict

import arcpy
from arcpy import _gdal
from arcpy._describe import Layer
from arcpy._state import state
from arcpy._toolbox import check_layer_file
from arcpy.mp import Map
from pro import FIXTURES, MODEL, RGB, SOURCE, ProTestCase

UTM = os.path.join(FIXTURES, "rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif")
LIGHT = {"in_model_definition": MODEL, "threads": 1}


class DataTestCase(ProTestCase):
    """What the tests share."""

    def _areas(self) -> str:
        path = self.path("areas.geojson")
        ring = [[-40, -40], [40, -40], [40, 40], [-40, 40], [-40, -40]]
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}]}, file)
        return path

    def _size(self, path: str) -> Any:
        return _gdal.raster(path)["size"]

    def _scratch_is_empty(self) -> None:
        left = [name for name in os.listdir(arcpy.env.scratchFolder) if not name.endswith(".lyrx")]
        self.assertEqual(left, [])


class InputTests(DataTestCase):
    def test_a_raster_of_a_geodatabase_is_copied_and_the_copy_removed(self) -> None:
        os.mkdir(self.path("data.gdb"))
        shutil.copy(RGB, self.path("data.gdb/ortho.tif"))

        result = self.call("SpectralNdvi", in_raster=self.path("data.gdb/ortho"), red=1, nir=2, out_raster=self.path("ndvi.tif"))

        self.assertEqual(self._size(result["out_raster"]), self._size(RGB))
        self.assertTrue(any("ortho was brought to" in text for text in state.texts("message")))
        self._scratch_is_empty()

    def test_a_file_that_the_host_can_read_is_not_copied(self) -> None:
        self.call("SpectralNdvi", in_raster=Layer(RGB), red=1, nir=2, out_raster=self.path("ndvi.tif"))
        self.assertFalse(any("brought to" in text for text in state.texts("message")))

    def test_other_formats_are_copied(self) -> None:
        _gdal.run("gdal_translate", "-q", "-of", "HFA", RGB, self.path("photo.img"))
        result = self.call("SpectralNdvi", in_raster=self.path("photo.img"), red=1, nir=2, out_raster=self.path("ndvi.tif"))
        self.assertEqual(self._size(result["out_raster"]), self._size(RGB))

    def test_what_was_written_beside_a_copy_stays(self) -> None:
        os.mkdir(self.path("data.gdb"))
        shutil.copy(RGB, self.path("data.gdb/ortho.tif"))

        result = self.call("RsClassify", in_raster=self.path("data.gdb/ortho"), tile_size=256, **LIGHT)

        folder = os.path.dirname(result["out_classified_raster"])
        self.assertTrue(folder.startswith(arcpy.env.scratchFolder))
        self.assertFalse([name for name in os.listdir(folder) if name.startswith("ortho.tif")])

    def test_a_raster_that_does_not_exist_is_an_error_of_the_host(self) -> None:
        errors = self.fails(self.toolbox.dialog("SpectralNdvi").set(in_raster=self.path("none.tif")))
        self.assertIn("none.tif", errors[0])

    def test_features_of_a_geopackage_go_as_geojson_in_longitude_and_latitude(self) -> None:
        _gdal.run("ogr2ogr", "-f", "GPKG", "-t_srs", "EPSG:3857", "-nln", "areas", self.path("a.gpkg"), self._areas())
        got = json.loads(self.toolbox.dialog("KindsAll").set(geometry=os.path.join(self.path("a.gpkg"), "main.areas")).run()["out_arguments"])[0]
        self.assertAlmostEqual(got["geometry"]["coordinates"][0][1][0], 40, places=4)
        self._scratch_is_empty()


class EnvironmentTests(DataTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.before = arcpy.Describe(RGB)

    def _run(self) -> Any:
        target = self.path("ndvi.tif")
        self.call("SpectralNdvi", in_raster=RGB, red=1, nir=2, out_raster=target)
        return arcpy.Describe(target)

    def test_extent(self) -> None:
        arcpy.env.extent = arcpy.Extent(-60, -30, 60, 30, arcpy.SpatialReference(4326))
        found = self._run()
        self.assertAlmostEqual(found.extent.XMin, -60, delta=found.meanCellWidth)
        self.assertAlmostEqual(found.extent.YMax, 30, delta=found.meanCellWidth)
        self._scratch_is_empty()

    def test_an_extent_in_another_system(self) -> None:
        arcpy.env.extent = arcpy.Extent(-6e6, -3e6, 6e6, 3e6, arcpy.SpatialReference(3857))
        self.assertAlmostEqual(self._run().extent.XMax, 53.9, delta=1)

    def test_an_extent_around_the_raster_changes_nothing(self) -> None:
        arcpy.env.extent = arcpy.Extent(-200, -100, 200, 100, arcpy.SpatialReference(4326))
        self.assertEqual(self._run().width, self.before.width)

    def test_mask_of_features_and_of_a_raster(self) -> None:
        arcpy.env.mask = self._areas()
        found = self._run()
        self.assertAlmostEqual(found.extent.XMin, -40, delta=found.meanCellWidth)
        os.remove(self.path("ndvi.tif"))
        _gdal.run("gdal_translate", "-q", "-b", "1", "-projwin", "-20", "20", "20", "-20", "-scale", "0", "255", "1", "1", RGB, self.path("mask.tif"))
        arcpy.env.mask = self.path("mask.tif")
        found = self._run()
        self.assertAlmostEqual(found.extent.XMax, 20, delta=2 * found.meanCellWidth)
        self._scratch_is_empty()

    def test_coordinate_system_and_cell_size(self) -> None:
        arcpy.env.extent = arcpy.Extent(-60, -30, 60, 30, arcpy.SpatialReference(4326))
        arcpy.env.outputCoordinateSystem = arcpy.SpatialReference(3857)
        arcpy.env.cellSize = "200000"
        found = self._run()
        self.assertEqual(found.spatialReference.factoryCode, 3857)
        self.assertAlmostEqual(found.meanCellWidth, 200000)

    def test_a_tool_with_an_extent_of_its_own_gets_the_environments_unless_one_is_entered(self) -> None:
        arcpy.env.extent = arcpy.Extent(1, 2, 3, 4, arcpy.SpatialReference(4326))
        got = json.loads(self.toolbox.dialog("KindsAll").set(raster=RGB).run()["out_arguments"])[0]
        self.assertEqual((got["extent"]["bbox"], got["raster"]), ([1, 2, 3, 4], RGB))
        got = json.loads(self.toolbox.dialog("KindsAll").set(extent=arcpy.Extent(5, 6, 7, 8)).run()["out_arguments"])[0]
        self.assertEqual(got["extent"], {"bbox": [5, 6, 7, 8]})

    def test_scratch_folder(self) -> None:
        os.mkdir(self.path("data.gdb"))
        shutil.copy(RGB, self.path("data.gdb/ortho.tif"))
        self.call("SpectralNdvi", in_raster=self.path("data.gdb/ortho"), red=1, nir=2, out_raster=self.path("n.tif"))
        told = next(text for text in state.texts("message") if "ortho was brought to" in text)
        self.assertIn(arcpy.env.scratchFolder, told)


class CheckTests(ProTestCase):
    def test_the_check_for_people_with_arcgis_pro_goes_through(self) -> None:
        shutil.copy(os.path.join(SOURCE, "pro_check.py"), os.path.dirname(self.toolbox.path))
        specification = importlib.util.spec_from_file_location("pro_check", os.path.join(os.path.dirname(self.toolbox.path), "pro_check.py"))
        assert specification is not None and specification.loader is not None
        check = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(check)
        photo = self.path("photo.tif")
        shutil.copy(UTM, photo)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            failed = check.main([photo, self.path("check")])
        self.assertEqual(failed, 0, said.getvalue())


class OutputTests(ProTestCase):
    def _classify(self, **more: Any) -> Any:
        # What has no place is written beside the raster.
        raster = self.path("photo.tif")
        shutil.copy(RGB, raster)
        values: Dict[str, Any] = {"in_raster": raster, "classes": [["land", "land|desert", "#c0a040"], ["sea", None, "#2040c0"]], "tile_size": 128, **LIGHT}
        return self.call("RsClassify", **values, **more)

    def test_features_and_rasters_go_into_a_geodatabase(self) -> None:
        os.mkdir(self.path("out.gdb"))
        features, raster = self.path("out.gdb/tiles"), self.path("out.gdb/classes")

        result = self._classify(out_feature_class=features, out_classified_raster=raster)

        self.assertEqual((result["out_feature_class"], result["out_classified_raster"]), (features, raster))
        self.assertTrue(arcpy.Exists(features) and arcpy.Exists(raster))
        with open(features + ".geojson", encoding="utf-8") as file:
            labels = {feature["properties"]["label"] for feature in json.load(file)["features"]}
        self.assertLessEqual(labels, {"land", "sea"})
        self.assertFalse([name for name in os.listdir(arcpy.env.scratchFolder) if not name.endswith(".lyrx")])

    def test_results_have_the_classes_names_and_colours_as_symbology(self) -> None:
        result = self._classify(out_feature_class=self.path("tiles.shp"), out_classified_raster=self.path("classes.tif"))

        layers = {path: check_layer_file(symbology)["layerDefinitions"][0] for path, symbology in result.layers}
        groups = layers[self.path("classes.tif")]["colorizer"]["groups"][0]["classes"]
        self.assertEqual([(one["label"], one["values"], one["color"]["values"]) for one in groups], [("land", ["0"], [192, 160, 64, 100]), ("sea", ["1"], [32, 64, 192, 100])])
        renderer = layers[self.path("tiles.shp")]["renderer"]
        self.assertEqual((renderer["fields"], [one["label"] for one in renderer["groups"][0]["classes"]]), (["label"], ["land", "sea"]))
        # The values of the layer file are those of the pixels: the host counts the cells of each class.
        counted = json.loads(result["out_classes"])
        histogram = _gdal.run("gdalinfo", "-hist", self.path("classes.tif")).split("buckets from ")[1].splitlines()[1].split()
        self.assertEqual([int(histogram[value]) for value in (0, 1)], [one["cells"] for one in counted])

    def test_a_result_without_a_place_is_added_to_the_map_once(self) -> None:
        state.map = Map()
        raster = self.path("photo.tif")
        shutil.copy(RGB, raster)

        result = self.call("RsClassify", in_raster=raster, tile_size=128, out_classified_raster=self.path("classes.tif"), **LIGHT)

        shown = [layer.dataSource for layer in state.map.layers]
        self.assertEqual(sorted(shown), sorted([result["out_classified_raster"], result["out_feature_class"]]))
        self.assertIn(os.path.join(".gpkg", "main.tiles"), result["out_feature_class"])
        added = next(layer for layer in state.map.layers if layer.dataSource == result["out_feature_class"])
        self.assertEqual(added.symbology_file, dict(result.layers)[added.dataSource])

    def test_nothing_is_added_where_the_user_wants_nothing_added(self) -> None:
        state.map = Map()
        arcpy.env.addOutputsToMap = False
        self._classify(out_classified_raster=self.path("classes.tif"))
        self.assertEqual(state.map.layers, [])

    def test_what_exists_is_overwritten_only_where_that_is_allowed(self) -> None:
        target = self.path("ndvi.tif")
        self.call("SpectralNdvi", in_raster=RGB, red=1, nir=2, out_raster=target)
        dialog = self.toolbox.dialog("SpectralNdvi").set(in_raster=RGB, red=1, nir=2, out_raster=target)
        self.assertIn("000725", dialog.errors()["out_raster"])
        arcpy.env.overwriteOutput = True
        dialog.run()

    def test_a_search_is_graded_by_score(self) -> None:
        index = self.path("photos.gpkg")
        made = self.call("RsIndex", index=index, in_rasters=[UTM], tile_size=128, **LIGHT)
        self.assertEqual((made["index"], made["out_index"]), (index, os.path.join(index, "main.tiles")))
        os.mkdir(self.path("out.gdb"))

        found = self.call("RsRetrieve", index=index, text_prompt=["water; sea", "l'eau"], k=5, out_feature_class=self.path("out.gdb/found"), **LIGHT)

        self.assertEqual(found["out_count"], 5)
        renderer = check_layer_file(dict(found.layers)[self.path("out.gdb/found")])["layerDefinitions"][0]["renderer"]
        scores = [hit["score"] for hit in json.loads(found["out_hits"])]
        self.assertEqual(renderer["field"], "score")
        self.assertTrue(renderer["minimumBreak"] <= min(scores) and max(scores) <= renderer["breaks"][-1]["upperBound"])


if __name__ == "__main__":
    unittest.main()
