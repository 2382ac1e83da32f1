import harness


class AreaTests(harness.PluginTestCase):
    def test_an_area_of_a_map_without_a_crs_is_told_of_and_is_no_degrees(self) -> None:
        from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle

        from rsplugins_qgis.panel import area
        from rsplugins_qgis.sdk import ToolError

        box, nowhere, target = QgsRectangle(1, 2, 3, 4), QgsCoordinateReferenceSystem(), QgsCoordinateReferenceSystem("EPSG:4326")
        wkt = area.of_rectangle(box, nowhere, target, QgsProject.instance())
        with self.assertRaises(ToolError) as caught:
            wkt()
        self.assertIn("has no CRS", str(caught.exception))
        self.assertTrue(str(area.of_rectangle(box, target, target, QgsProject.instance())()).startswith("Polygon"))
