import json
import os
from typing import Any, Dict, List

import harness


class ParameterTests(harness.PluginTestCase):
    """Each value goes through Processing to a tool that says what it was given."""

    def given(self, **values: Any) -> Dict[str, Any]:
        return dict(json.loads(harness.run("test.every", values)["given"]))

    def assertGiven(self, name: str, value: Any, expected: Any, **more: Any) -> None:
        with self.subTest(parameter=name, value=value):
            self.assertEqual(self.given(**{name: value}, **more).get(name), expected)

    @property
    def raster(self) -> str:
        return os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")

    def test_every_kind_has_a_parameter_of_its_own(self) -> None:
        algorithm = harness.provider().algorithm("test.every").create()
        kinds = {one.name(): one.type() for one in algorithm.parameterDefinitions()}
        expected = {
            "a_raster": "raster", "some_rasters": "multilayer", "a_vector": "source", "a_band": "band", "some_bands": "band", "bands_of_several": "string", "a_field": "field",
            "an_extent": "extent", "free_extent": "extent", "a_crs": "crs", "a_point": "point", "a_geometry": "geometry", "a_text": "string", "a_string": "string",
            "some_texts": "matrix", "a_table": "matrix", "an_enum": "enum", "some_enums": "enum", "an_integer": "number", "optional_integer": "number", "a_number": "number",
            "a_distance": "distance", "a_cellsize": "number", "a_range": "range", "a_boolean": "boolean", "a_day": "datetime", "a_moment": "datetime", "a_color": "color",
            "a_file": "file", "a_folder": "file", "a_model": "string", "some_json": "string", "a_secret": "authcfg",
        }  # fmt: skip
        self.assertEqual({name: kind for name, kind in kinds.items() if not name.startswith("qgis_")}, expected)

    def test_nothing_given_is_the_manifest_s_defaults(self) -> None:
        self.assertEqual(self.given(), {"a_string": "as it is", "an_enum": "red", "some_enums": ["en"], "an_integer": 3, "a_number": 0.5, "a_boolean": True})

    def test_numbers_texts_and_choices(self) -> None:
        cases: List[Any] = [
            ("an_integer", 7, 7), ("an_integer", "7", 7), ("optional_integer", -5, -5), ("a_number", 0.25, 0.25), ("a_number", "1e-3", 0.001), ("a_cellsize", "2.5", 2.5),
            ("a_range", [1, 2.5], [1.0, 2.5]), ("a_range", "1,2.5", [1.0, 2.5]), ("a_boolean", False, False), ("a_boolean", "false", False), ("a_boolean", "true", True),
            ("a_text", "água \"x\", 中文", "água \"x\", 中文"), ("a_string", "other", "other"), ("a_model", "rs-1", "rs-1"), ("some_json", '{"a": [1]}', {"a": [1]}),
            ("an_enum", "near-infrared", "near-infrared"), ("some_enums", ["zh", "en"], ["zh", "en"]), ("some_enums", "pt,zh", ["pt", "zh"]),
            ("a_day", "2026-06-30", "2026-06-30"), ("a_moment", "2026-06-30T12:30:00", "2026-06-30T12:30:00"), ("a_color", "#ff8000", "#ff8000"), ("a_color", "red", "#ff0000"),
        ]  # fmt: skip
        for name, value, expected in cases:
            self.assertGiven(name, value, expected)

    def test_texts_and_tables_come_as_lists_as_json_and_parted_by_commas(self) -> None:
        self.assertGiven("some_texts", ["a river, seen from above", "floresta", ""], ["a river, seen from above", "floresta"])
        self.assertGiven("some_texts", '["a, b", "c"]', ["a, b", "c"])
        self.assertGiven("some_texts", '"a, b", 12, água', ["a, b", "12", "água"])
        rows = [{"name": "water", "color": "#0000ff"}, {"name": "wood"}]
        self.assertGiven("a_table", ["water", "#0000ff", "wood", ""], rows)
        self.assertGiven("a_table", json.dumps(rows), rows)
        self.assertGiven("a_table", "water,#0000ff,wood,", rows)

    def test_values_that_the_manifest_does_not_allow_are_refused_before_a_run(self) -> None:
        from qgis.core import QgsProcessingException

        for name, value in (("an_integer", 10), ("a_number", 0), ("an_enum", "blue"), ("some_enums", ["xx"]), ("a_raster", "/no/such.tif"), ("an_integer", "seven")):
            with self.subTest(parameter=name), self.assertRaises(QgsProcessingException):
                self.given(**{name: value})

    def test_paths_are_full(self) -> None:
        self.assertGiven("a_file", "some.csv", os.path.abspath("some.csv"))
        self.assertGiven("a_folder", self.folder, self.folder)

    def test_rasters_go_by_their_path_and_bands_belong_to_them(self) -> None:
        from qgis.core import QgsProject, QgsRasterLayer

        layer = QgsRasterLayer(self.raster, "scene")
        QgsProject.instance().addMapLayer(layer)
        try:
            for value in (self.raster, layer, layer.id(), "scene"):
                self.assertGiven("a_raster", value, self.raster)
            self.assertGiven("some_rasters", [self.raster, layer], [self.raster, self.raster])
            self.assertGiven("some_rasters", self.raster, [self.raster])
            self.assertGiven("a_band", "2", 2, a_raster=self.raster)
            for value in ([3, 2, 1], "3;2;1"):
                self.assertGiven("some_bands", value, [3, 2, 1], a_raster=self.raster)
            self.assertGiven("bands_of_several", "4, 3,2", [4, 3, 2])
            self.assertGiven("a_distance", 30, 30.0, a_raster=self.raster)
        finally:
            QgsProject.instance().removeMapLayer(layer.id())

    def test_one_of_several_rasters_that_is_missing_is_named(self) -> None:
        from qgis.core import QgsProcessingException

        for missing in (self.folder, "/no/such.tif"):
            with self.assertRaises(QgsProcessingException) as caught:
                self.given(some_rasters=[self.raster, missing])
            self.assertIn(missing, str(caught.exception))

    def test_extents_stand_in_the_crs_of_their_raster(self) -> None:
        from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsRasterLayer, QgsRectangle, QgsReferencedRectangle

        crs = QgsRasterLayer(self.raster, "x").crs()
        box = QgsRectangle(289000, 9111000, 297000, 9118000)
        there = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()).transformBoundingBox(box)
        geographic = f"{there.xMinimum()},{there.xMaximum()},{there.yMinimum()},{there.yMaximum()} [EPSG:4326]"
        plain = self.given(a_raster=self.raster, an_extent=f"289000,297000,9111000,9118000 [{crs.authid()}]")["an_extent"]
        self.assertEqual(plain, {"bbox": [289000.0, 9111000.0, 297000.0, 9118000.0]})
        for value in (geographic, QgsReferencedRectangle(there, QgsCoordinateReferenceSystem("EPSG:4326"))):
            found = QgsRectangle(*self.given(a_raster=self.raster, an_extent=value)["an_extent"]["bbox"])
            # A box that is turned holds the former one, and little more.
            self.assertTrue(found.buffered(1e-6).contains(box))
            self.assertLess(found.width(), box.width() * 1.06)
        free = self.given(free_extent=geographic)["free_extent"]
        self.assertEqual(free["crs"], "EPSG:4326")
        self.assertAlmostEqual(free["bbox"][0], there.xMinimum(), 9)

    def test_crs_by_authority_or_as_wkt(self) -> None:
        self.assertGiven("a_crs", "EPSG:28992", "EPSG:28992")
        own = self.given(a_crs="PROJ:+proj=laea +lat_0=12 +lon_0=34 +datum=WGS84 +units=m +no_defs")["a_crs"]
        self.assertIn("Lambert Azimuthal", own.replace("_", " "))

    def test_geometries_with_a_crs_are_longitude_and_latitude_or_stand_in_the_crs_beside(self) -> None:
        self.assertGiven("a_geometry", "POINT(1 2)", "Point (1 2)")
        place = self.given(a_geometry="CRS=EPSG:3857;POINT(111319.49079327358 0)")["a_geometry"]
        self.assertEqual(place["type"], "Point")
        self.assertAlmostEqual(place["coordinates"][0], 1.0, 6)
        beside = self.given(a_geometry="CRS=EPSG:4326;POINT(1 0)", a_crs="EPSG:3857")["a_geometry"]
        self.assertTrue(beside.lower().startswith("point (111319.49"), beside)
        point = self.given(a_point="111319.49079327358,0 [EPSG:3857]")["a_point"]
        self.assertAlmostEqual(point["coordinates"][0], 1.0, 6)

    def test_secrets_come_from_the_authentication_store(self) -> None:
        from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsProcessingException

        manager = QgsApplication.authManager()
        self.assertTrue(manager.masterPasswordIsSet() or manager.setMasterPassword("master", True))
        entry = QgsAuthMethodConfig("Basic")
        entry.setName("key")
        entry.setConfig("username", "u")
        entry.setConfig("password", "the key")
        stored, entry = manager.storeAuthenticationConfig(entry)
        self.assertTrue(stored)
        self.assertGiven("a_secret", entry.id(), "the key")
        with self.assertRaises(QgsProcessingException):
            self.given(a_secret="nothing")

    def test_what_the_widgets_of_the_dialog_hold_is_what_the_tool_is_given(self) -> None:
        from qgis.core import QgsProcessingContext
        from qgis.gui import QgsGui, QgsProcessingGui

        algorithm, context = harness.provider().algorithm("test.every").create(), QgsProcessingContext()
        shown: Dict[str, Any] = {
            "a_raster": (self.raster, self.raster), "a_band": (2, 2), "some_bands": ([3, 1], [3, 1]), "bands_of_several": ("4,3", [4, 3]), "a_text": ("água", "água"),
            "some_texts": (["a, b", "c"], ["a, b", "c"]), "a_table": (["water", "#0000ff", "wood", ""], [{"name": "water", "color": "#0000ff"}, {"name": "wood"}]),
            "an_enum": ("near-infrared", "near-infrared"), "some_enums": (["pt", "zh"], ["pt", "zh"]), "an_integer": (7, 7), "a_number": (0.25, 0.25), "a_range": ([1, 2], [1.0, 2.0]),
            "a_boolean": (False, False), "a_day": ("2026-06-30", "2026-06-30"), "a_color": ("#ff8000", "#ff8000"), "a_crs": ("EPSG:28992", "EPSG:28992"), "a_model": ("rs-1", "rs-1"),
            "a_file": ("/a/b.csv", "/a/b.csv"), "a_folder": (self.folder, self.folder), "optional_integer": (5, 5),
        }  # fmt: skip
        wrappers, widgets, values = {}, [], {}
        for definition in algorithm.parameterDefinitions():
            wrappers[definition.name()] = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(definition, QgsProcessingGui.WidgetType.Standard)
        for name, wrapper in wrappers.items():
            if wrapper is not None:
                wrapper.setWidgetContext(self.widget_context())
                widgets.append(wrapper.createWrappedWidget(context))
                wrapper.setParameterValue(shown[name][0] if name in shown else algorithm.parameterDefinition(name).defaultValue(), context)
                values[name] = wrapper.parameterValue()
        given = self.given(**{**{name: value for name, (value, _) in shown.items() if name not in values}, **values})
        self.assertEqual({name: given.get(name) for name in shown}, {name: expected for name, (_, expected) in shown.items()})
        self.assertEqual(set(given) - set(shown), {"a_string"})

    def widget_context(self) -> Any:
        from qgis.core import QgsProject
        from qgis.gui import QgsProcessingParameterWidgetContext

        context = QgsProcessingParameterWidgetContext()
        context.setProject(QgsProject.instance())
        return context

    def test_help_says_what_each_parameter_is_in_the_language_of_qgis(self) -> None:
        algorithm = harness.provider().algorithm("test.every").create()
        self.assertIn("What raster is.", algorithm.shortHelpString())
        self.assertEqual(algorithm.parameterDefinition("an_enum").help(), "What enum is. (near-infrared: Near infrared)")
