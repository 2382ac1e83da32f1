"""Every kind of argument: data types, filters and defaults, and the values as the host gets them."""

import datetime
import json
import os
import unittest
from typing import Any, Dict

import arcpy
from arcpy._describe import Layer
from arcpy._state import state
from pro import RGB, ProTestCase

AREA = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"id": 1}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [10, 10], [0, 0]]]}},
        {"type": "Feature", "properties": {"id": 2}, "geometry": {"type": "Polygon", "coordinates": [[[20, 0], [30, 0], [30, 10], [20, 0]]]}},
    ],
}

TYPES = {
    "raster": ["GPRasterLayer", "GPString"], "rasters": "GPRasterLayer", "vector": "GPFeatureLayer", "band": "GPLong", "bands": "GPLong", "field": "Field", "extent": "GPExtent", "crs": "GPCoordinateSystem",
    "point": "GPPoint", "geometry": "GPFeatureRecordSetLayer", "text": "GPString", "word": "GPString", "texts": "GPString", "table": "GPValueTable", "choice": "GPString", "level": "GPString", "enums": "GPString",
    "integer": "GPLong", "number": "GPDouble", "distance": "GPLinearUnit", "cellsize": "analysis_cell_size", "range": "GPValueTable", "boolean": "GPBoolean", "datetime": "GPDate", "color": "GPString",
    "file": ["DEFile", "DEFolder"], "folder": "DEFolder", "in_model_definition": "GPString", "secret": "GPStringHidden",
}  # fmt: skip


class KindTests(ProTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.dialog = self.toolbox.dialog("KindsAll")

    def test_data_types_are_those_of_the_vocabulary(self) -> None:
        found = {one.name: one.datatype for one in self.dialog.parameters if one.direction == "Input"}
        self.assertEqual(found, TYPES)
        several = {one.name for one in self.dialog.parameters if one.multiValue}
        self.assertEqual(several, {"rasters", "bands", "texts", "enums"})

    def test_filters_dependencies_categories_and_controls(self) -> None:
        filters = {one.name: (one.filter.type, one.filter.list) for one in self.dialog.parameters if one.filter.list}
        self.assertEqual(filters["choice"], ("ValueList", ["one", "two"]))
        self.assertEqual(filters["level"], ("ValueList", ["1", "2", "4"]))
        self.assertEqual(filters["integer"], ("Range", [0, 9]))
        self.assertEqual(filters["number"], ("Range", [0, 1]))
        self.assertEqual(filters["vector"], ("FeatureClass", ["Polygon"]))
        self.assertEqual({name: self.dialog[name].parameterDependencies for name in ("band", "bands", "field")}, {"band": ["raster"], "bands": ["raster"], "field": ["vector"]})
        self.assertEqual((self.dialog["table"].category, self.dialog["number"].category, self.dialog["raster"].category), ("Classes", "Advanced", None))
        self.assertEqual([title for _, title in self.dialog["table"].columns], ["Name", "Value", "Share"])
        self.assertTrue(self.dialog["text"].controlCLSID and self.dialog["extent"].controlCLSID and self.dialog["enums"].controlCLSID)

    def test_defaults(self) -> None:
        found = {name: self.dialog[name].valueAsText for name in ("choice", "level", "enums", "integer", "number", "distance", "range", "boolean", "color", "in_model_definition", "table", "text")}
        wanted = {"choice": "one", "level": "2", "enums": "a;c", "integer": "3", "number": "0,5", "distance": "10 Meters", "range": "0,25 0,75", "boolean": "true", "color": "#00ff00", "in_model_definition": "first", "table": "water 1 #", "text": None}  # fmt: skip
        self.assertEqual(found, wanted)

    def test_results_have_types_of_their_own(self) -> None:
        found = {one.name: one.datatype for one in self.dialog.parameters if one.direction == "Output"}
        self.assertEqual(found, {"out_arguments": "GPString", "out_number": "GPDouble", "out_integer": "GPLong", "out_yes": "GPBoolean", "out_text": "GPString", "out_notice": "GPString"})

    def test_every_value_reaches_the_tool(self) -> None:
        area = self._area()
        values: Dict[str, Any] = {
            "raster": RGB, "rasters": [RGB, RGB], "vector": area, "band": 2, "bands": [3, 2, 1], "field": "id", "extent": arcpy.Extent(1, 2, 3, 4, arcpy.SpatialReference(32618)),
            "crs": arcpy.SpatialReference(102100), "point": arcpy.Point(1.5, -2), "geometry": area, "text": "Häuser am\nFluss", "word": "abc", "texts": ["flooded rice field", "água", "a;b", "l'eau"],
            "table": [["sea; lake", 5, 0.25], ["城市", None, None]], "choice": "two", "level": "4", "enums": ["b"], "integer": 0, "number": 0.75, "distance": "2,5 Kilometers", "cellsize": "12,5",
            "range": [[0.5, 1]], "boolean": False, "datetime": datetime.datetime(2026, 6, 30), "color": "#123456", "file": RGB, "folder": self.work, "in_model_definition": "second", "secret": "s3cret",
        }  # fmt: skip
        result = self.dialog.set(**values).run()

        got = json.loads(result["out_arguments"])[0]
        self.assertEqual(set(got), {"model" if name == "in_model_definition" else name for name in TYPES})
        self.assertEqual(got.pop("geometry"), {"type": "GeometryCollection", "geometries": [feature["geometry"] for feature in AREA["features"]]})
        self.assertEqual(got.pop("point"), {"type": "Point", "coordinates": [1.5, -2]})
        self.assertEqual(got.pop("extent"), {"bbox": [1, 2, 3, 4], "crs": "EPSG:32618"})
        self.assertEqual(got.pop("table"), [{"name": "sea; lake", "value": 5, "share": 0.25}, {"name": "城市"}])
        self.assertEqual(
            got,
            {
                "raster": RGB, "rasters": [RGB, RGB], "vector": area, "band": 2, "bands": [3, 2, 1], "field": "id", "crs": "EPSG:3857", "text": "Häuser am\nFluss", "word": "abc",
                "texts": values["texts"], "choice": "two", "level": 4, "enums": ["b"], "integer": 0, "number": 0.75, "distance": 2500, "cellsize": 12.5, "range": [0.5, 1], "boolean": False,
                "datetime": "2026-06-30", "color": "#123456", "file": RGB, "folder": self.work, "model": "second", "secret": "s3cret",
            },  # fmt: skip
        )

    def test_results_are_set_and_told(self) -> None:
        result = self.dialog.run()
        self.assertEqual((result["out_number"], result["out_integer"], result["out_yes"], result["out_text"]), (0.5, 7, True, "água"))
        self.assertEqual(state.texts("warning"), ["Take care."])
        self.assertIn("Text: água", state.texts("message"))

    def test_what_is_left_empty_is_left_out(self) -> None:
        got = json.loads(self.dialog.run()["out_arguments"])[0]
        self.assertEqual(set(got), {"table", "choice", "level", "enums", "integer", "number", "distance", "range", "boolean", "color", "model"})

    def test_other_forms_of_values(self) -> None:
        name = 'PROJCS["WGS_1984_UTM_Zone_18N"]'
        self.dialog.set(crs=name, point="7 8", cellsize=RGB, datetime=datetime.datetime(2026, 6, 30, 12, 5), extent="DISPLAY", distance="100 Feet")
        got = json.loads(self.dialog.run()["out_arguments"])[0]
        self.assertEqual((got["crs"], got["point"]["coordinates"], got["datetime"]), ("EPSG:32618", [7, 8], "2026-06-30T12:05:00"))
        self.assertAlmostEqual(got["cellsize"], arcpy.Describe(RGB).meanCellWidth)
        self.assertAlmostEqual(got["distance"], 30.48)
        self.assertNotIn("extent", got)

    def test_an_extent_in_a_system_without_code_goes_as_longitude_and_latitude(self) -> None:
        self.dialog.set(extent=arcpy.Extent(0, 0, 1000, 1000, arcpy.SpatialReference(102003)))
        extent = json.loads(self.dialog.run()["out_arguments"])[0]["extent"]
        self.assertEqual(extent["crs"], "EPSG:4326")
        self.assertAlmostEqual(extent["bbox"][0], -96.0, delta=0.1)

    def test_a_selection_is_what_the_tool_gets(self) -> None:
        got = json.loads(self.dialog.set(geometry=Layer(self._area(), where="id = 2")).run()["out_arguments"])[0]
        self.assertEqual(got["geometry"], AREA["features"][1]["geometry"])

    def test_complaints_of_arcgis_and_of_the_schema(self) -> None:
        cases = {
            "integer": 10, "choice": "three", "raster": None, "number": 0.0, "text": "x", "word": "ABC", "texts": ["one"], "color": "green", "distance": "50 Centimeters", "range": [[2, 1]],
            "table": [[None, 1, None]], "enums": ["a", "a"], "bands": [1, 2, 3, 1], "file": "/no/such/file", "crs": arcpy.SpatialReference(102003),
        }  # fmt: skip
        for name, value in cases.items():
            if value is None:
                continue
            with self.subTest(name=name):
                dialog = self.toolbox.dialog("KindsAll").set(**{name: value})
                self.assertEqual(list(dialog.errors()), [name])
                with self.assertRaises(arcpy.ExecuteError):
                    dialog.run()
        self.assertEqual(self.toolbox.dialog("KindsAll").set(number=0.0).errors(), {"number": "The number must be larger than 0."})

    def test_bands_are_those_of_the_raster(self) -> None:
        self.dialog.set(raster=RGB)
        self.assertEqual(self.dialog["band"].filter.list, [1, 3])
        self.assertEqual(list(self.dialog.set(bands=[4]).errors()), ["bands"])

    def test_models_are_offered_once_they_are_known_and_a_folder_is_as_good(self) -> None:
        path = os.path.join(self.state_folder, "adapters", "arcgis", "models.json")
        if os.path.exists(path):
            os.remove(path)
        self.assertEqual(self.toolbox.dialog("KindsAll").set(in_model_definition="any").errors(), {})
        self.dialog.run()
        dialog = self.toolbox.dialog("KindsAll")
        self.assertIn("rs-m-clip-mini", dialog["in_model_definition"].filter.list)
        self.assertEqual(dialog.set(in_model_definition=self.work).errors(), {})

    def _area(self) -> str:
        path = self.path("area.geojson")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(AREA, file)
        return path


if __name__ == "__main__":
    unittest.main()
