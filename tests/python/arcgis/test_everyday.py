"""What people do with tools: folders with odd names, data in memory, layer files, queries, models, two runs at once, and ArcGIS's own tools failing."""

import json
import os
import shutil
import subprocess
import sys
import threading
import unittest
from typing import Any, Dict, List
from unittest import mock

import arcpy
from arcpy import _gdal
from arcpy._describe import Layer
from arcpy._environment import env
from arcpy._state import state
from arcpy._toolbox import Toolbox
from pro import HERE, MODEL, PATIENCE, RGB, ProTestCase, install

LIGHT = {"in_model_definition": MODEL, "threads": 1}
ODD = "Bäume & Häuser, 50% #1 l'été"


class DataTests(ProTestCase):
    def test_folders_and_files_of_any_name(self) -> None:
        folder = self.path(ODD)
        toolbox = Toolbox(install(os.path.join(folder, "Meine Toolbox")))
        raster = os.path.join(folder, "Luftbild München (2).tif")
        shutil.copy(RGB, raster)

        result = toolbox.dialog("RsClassify").set(in_raster=raster, tile_size=128, out_feature_class=os.path.join(folder, "Kacheln ä.shp"), out_classified_raster=os.path.join(folder, "Karte 50%.tif"), **LIGHT).run()
        beside = toolbox.dialog("RsClassify").set(in_raster=raster, tile_size=128, **LIGHT).run()

        self.assertEqual(result["out_cells"], 8)
        self.assertTrue(arcpy.Exists(result["out_classified_raster"]) and arcpy.Exists(result["out_feature_class"]))
        self.assertTrue(beside["out_feature_class"].startswith(folder) and arcpy.Exists(beside["out_feature_class"]))
        self.assertEqual(state.texts("error"), [])

    def test_data_in_memory_as_input_and_output(self) -> None:
        for workspace in ("memory", "in_memory"):
            with self.subTest(workspace=workspace):
                arcpy.env.overwriteOutput = True
                arcpy.management.CopyRaster(RGB, os.path.join(workspace, "ortho"))
                result = self.call(
                    "RsClassify", in_raster=os.path.join(workspace, "ortho"), tile_size=128, out_feature_class=os.path.join(workspace, "tiles"), out_classified_raster=os.path.join(workspace, "classes"), **LIGHT
                )
                self.assertEqual((result["out_feature_class"], result["out_classified_raster"]), (os.path.join(workspace, "tiles"), os.path.join(workspace, "classes")))
                self.assertEqual(arcpy.management.GetCount(os.path.join(workspace, "tiles"))[0], "8")
                self.assertEqual(arcpy.Describe(os.path.join(workspace, "classes")).width, 4)

    def test_layer_files_stand_for_their_data(self) -> None:
        result = self.call("SpectralFormula", in_raster=self.layer_file(RGB), formula="b1", out_raster=self.path("b1.tif"))
        self.assertEqual(arcpy.Describe(result["out_raster"]).width, arcpy.Describe(RGB).width)
        os.mkdir(self.path("data.gdb"))
        shutil.copy(self.areas(), self.path("data.gdb/areas.geojson"))
        got = json.loads(self.call("KindsAll", geometry=self.layer_file(self.path("data.gdb/areas")))["out_arguments"])[0]
        self.assertEqual(len(got["geometry"]["geometries"]), 3)

    def test_a_selection_is_taken_from_what_the_definition_query_leaves(self) -> None:
        areas = self.areas()
        for layer, wanted in ((Layer(areas, query="id > 1"), [2, 3]), (Layer(areas, where="id < 3", query="id > 1"), [2]), (Layer(areas), [1, 2, 3])):
            got = json.loads(self.call("KindsAll", geometry=layer)["out_arguments"])[0]["geometry"]
            found = [one["coordinates"][0][0][0] for one in got.get("geometries", [got])]
            self.assertEqual(found, [10 * id for id in wanted])
        got = json.loads(self.toolbox.dialog("KindsAll").set(vector=Layer(areas, query="id > 1")).run()["out_arguments"])[0]
        self.assertNotEqual(got["vector"], areas, "the file itself holds more than the layer shows")

    def test_several_values_as_a_person_types_them(self) -> None:
        spaced = self.path("a b.tif")
        shutil.copy(RGB, spaced)
        got = json.loads(self.call("KindsAll", rasters=f"'{spaced}';{RGB}", texts="'flooded rice field';água", bands="3;1")["out_arguments"])[0]
        self.assertEqual((got["rasters"], got["texts"], got["bands"]), ([spaced, RGB], ["flooded rice field", "água"], [3, 1]))

    def test_what_is_in_a_geodatabase_is_replaced_only_where_that_is_allowed(self) -> None:
        os.mkdir(self.path("out.gdb"))
        raster = self.path("photo.tif")
        shutil.copy(RGB, raster)
        values: Dict[str, Any] = {"in_raster": raster, "tile_size": 256, "out_feature_class": self.path("out.gdb/tiles"), "out_classified_raster": self.path("out.gdb/classes"), **LIGHT}
        self.call("RsClassify", **values)
        dialog = self.toolbox.dialog("RsClassify").set(**values)
        self.assertEqual(sorted(dialog.errors()), ["out_classified_raster", "out_feature_class"])
        arcpy.env.overwriteOutput = True
        self.call("RsClassify", **{**values, "tile_size": 128})
        self.assertEqual(arcpy.management.GetCount(values["out_feature_class"])[0], "8")

    def areas(self) -> str:
        """Three squares beside each other, whose left edges are ten times their ids."""
        features = [
            {"type": "Feature", "properties": {"id": id}, "geometry": {"type": "Polygon", "coordinates": [[[10 * id, 0], [10 * id + 5, 0], [10 * id + 5, 5], [10 * id, 5], [10 * id, 0]]]}} for id in (1, 2, 3)
        ]
        path = self.path("areas.geojson")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"type": "FeatureCollection", "features": features}, file)
        return path

    def layer_file(self, data: str) -> str:
        """A layer file that leads to data."""
        path = self.path(os.path.basename(data) + ".lyrx")
        folder, name = os.path.split(data)
        layer = {"type": "CIMFeatureLayer", "uRI": "CIMPATH=a.json", "dataConnection": {"type": "CIMStandardDataConnection", "workspaceConnectionString": f"DATABASE={folder}", "dataset": name}}
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"type": "CIMLayerDocument", "layers": ["CIMPATH=a.json"], "layerDefinitions": [layer]}, file)
        return path


class CallTests(ProTestCase):
    def test_arguments_by_position_with_gaps(self) -> None:
        arcpy.ImportToolbox(self.toolbox.path)
        target = self.path("savi.tif")
        result = arcpy.rsplugins.SpectralSavi(RGB, 1, 2, "#", target)  # type: ignore[attr-defined]
        self.assertEqual(result["out_raster"], target)
        self.assertTrue(os.path.isfile(target))

    def test_a_model_is_put_together_before_its_data_is_there(self) -> None:
        raster, filtered, index = self.path("photo.tif"), self.path("filtered.tif"), self.path("photos.gpkg")
        shutil.copy(RGB, raster)
        first = self.toolbox.dialog("SpectralFormula").set(in_raster=raster, formula="b1", out_raster=filtered)
        second = self.toolbox.dialog("RsIndex").set(index=index, tile_size=128, **LIGHT).connect("in_rasters", [filtered])
        third = self.toolbox.dialog("RsRetrieve").connect("index", index).set(text_prompt=["water"], k=2, out_feature_class=self.path("found.shp"), **LIGHT)
        fourth = self.toolbox.dialog("KindsAll").connect("raster", filtered).set(bands=[1]).connect("vector", self.path("found.shp"))
        self.assertEqual([dialog.errors() for dialog in (first, second, third, fourth)], [{}, {}, {}, {}])

        results = [dialog.run() for dialog in (first, second, third, fourth)]

        self.assertEqual((results[0]["out_raster"], results[1]["out_tiles"], results[2]["out_count"]), (filtered, 8, 2))

    def test_two_runs_at_once_in_two_programs(self) -> None:
        script = (
            "import sys; sys.path[:0] = [%r]\nimport pro, unittest\n"
            "class T(pro.ProTestCase):\n def test(self):\n  self.assertEqual(self.call('KindsSlow', steps=150)['out_steps'], 150)\n"
            "pro.atexit.unregister(pro.end_host)\nunittest.main(argv=['x'])\n" % HERE
        )
        others = [subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(2)]
        try:
            self.assertEqual(self.call("KindsSlow", steps=150)["out_steps"], 150)
        finally:
            said = [other.communicate(timeout=PATIENCE)[0].decode() for other in others]
        self.assertEqual([other.returncode for other in others], [0, 0], said)

    def test_the_thread_that_arcgis_runs_tools_on_need_not_be_the_main_one(self) -> None:
        found: List[Any] = []

        def work() -> None:
            try:
                found.append(self.call("KindsSlow", steps=20)["out_steps"])
            except BaseException as failure:
                found.append(failure)

        state.thread = threading.Thread(target=work)
        state.thread.start()
        state.thread.join(PATIENCE)
        state.thread = threading.main_thread()
        self.assertEqual(found, [20])


class OwnToolTests(ProTestCase):
    """ArcGIS's own tools on the way of inputs and results may fail; that is told as they tell it, without a traceback, and nothing is left."""

    def test_a_tool_without_a_licence(self) -> None:
        mask = self.path("mask.tif")
        _gdal.run("gdal_translate", "-q", "-b", "1", RGB, mask)
        arcpy.env.mask = mask
        refused = arcpy.ExecuteError("ERROR 000824: The tool is not licensed.")
        with mock.patch.object(arcpy.conversion, "RasterToPolygon", side_effect=refused):
            errors = self.fails(self.toolbox.dialog("SpectralFormula").set(in_raster=RGB, formula="b1", out_raster=self.path("b1.tif")))
        self.assertEqual(errors, ["ERROR 000824: The tool is not licensed."])
        self.assertEqual((state.progress[-1], os.listdir(arcpy.env.scratchFolder)), (("progressor", "reset"), []))

    def test_a_result_that_cannot_be_delivered(self) -> None:
        with mock.patch.object(arcpy.management, "CopyRaster", side_effect=arcpy.ExecuteError("ERROR 999999: disk full")):
            os.mkdir(self.path("out.gdb"))
            errors = self.fails(self.toolbox.dialog("SpectralFormula").set(in_raster=RGB, formula="b1", out_raster=self.path("out.gdb/b1")))
        self.assertEqual(errors, ["ERROR 999999: disk full"])
        self.assertEqual(os.listdir(arcpy.env.scratchFolder), [])

    def test_a_cancel_while_an_input_is_copied(self) -> None:
        _gdal.run("gdal_translate", "-q", "-of", "HFA", RGB, self.path("photo.img"))

        def cancelled(*_: Any) -> None:
            state.cancelled = True
            raise arcpy.ExecuteError("Cancelled script")

        with mock.patch.object(arcpy.management, "CopyRaster", side_effect=cancelled):
            errors = self.fails(self.toolbox.dialog("SpectralFormula").set(in_raster=self.path("photo.img"), formula="b1", out_raster=self.path("b1.tif")))
        self.assertEqual(errors, ["ERROR 000571: Cancelled"])
        self.assertFalse(os.path.exists(self.path("b1.tif")))

    def test_no_place_for_copies(self) -> None:
        _gdal.run("gdal_translate", "-q", "-of", "HFA", RGB, self.path("photo.img"))
        dialog = self.toolbox.dialog("SpectralFormula").set(in_raster=self.path("photo.img"), formula="b1", out_raster=self.path("b1.tif"))
        object.__setattr__(env, "_scratch", self.path("gone"))
        errors = self.fails(dialog)
        self.assertIn(self.path("gone"), errors[0])


if __name__ == "__main__":
    unittest.main()
