import os
from typing import Any, Tuple

import harness
from map_server import CELLS, GREEN, HALF, RED, TILE, MapServer

AREAS = {"EPSG:3857": (500_000.0, 6_700_000.0), "EPSG:4326": (4.5, 51.5), "EPSG:32631": (500_000.0, 5_700_000.0)}
"""The south-west corners of what is exported."""
SIDE = 300


class WebLayerTests(harness.PluginTestCase):
    """What QGIS's own providers get of servers, exported for a tool."""

    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsNetworkAccessManager

        QgsNetworkAccessManager.instance().setTimeout(5000)

    def layer(self, source: Tuple[str, str]) -> Any:
        from qgis.core import QgsRasterLayer

        layer = QgsRasterLayer(source[0], "world", source[1])
        self.assertTrue(layer.isValid(), layer.error().message())
        return layer

    def export(self, layer: Any, crs: str, size: int = SIDE, told: Any = None) -> Any:
        """An area of square pixels as large as the cells, as a tool is given it."""
        from osgeo import gdal
        from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle, QgsProject
        from rsplugins_qgis.layers.rasters import ExportRequest, RasterInput, metres_of_unit

        (west, south), cell = AREAS[crs], CELLS[crs]
        box = QgsRectangle(west, south, west + size * cell, south + size * cell)
        unit = metres_of_unit(QgsCoordinateReferenceSystem(crs), box.center(), QgsProject.instance().transformContext())
        return gdal.Open(RasterInput.of(layer).path(ExportRequest(box, cell * unit), self.folder, told or harness.feedback()))

    def assertLies(self, exported: Any, crs: str) -> None:
        """Whether each pixel is that of its place, or a neighbour's."""
        cell = CELLS[crs]
        left, pixel, _, top, _, down = exported.GetGeoTransform()
        self.assertAlmostEqual(pixel / cell, 1, 6)
        self.assertAlmostEqual(down, -pixel)
        bands = exported.ReadAsArray().astype(int)
        self.assertEqual(bands.shape[0], 4)
        self.assertEqual(int(bands[3].min()), 255)
        for column in range(0, exported.RasterXSize, 7):
            expected = int((left + (column + 0.5) * pixel) // cell)
            off = (bands[0, :, column] - expected + RED // 2) % RED - RED // 2
            self.assertLessEqual(int(abs(off).max()), 1, f"column {column}")
        for row in range(0, exported.RasterYSize, 7):
            expected = int((top - (row + 0.5) * pixel) // cell)
            off = (bands[1, row, :] - expected + GREEN // 2) % GREEN - GREEN // 2
            self.assertLessEqual(int(abs(off).max()), 1, f"row {row}")

    def test_a_wms_lies_where_it_belongs_in_every_crs(self) -> None:
        with MapServer() as server:
            for crs in CELLS:
                with self.subTest(crs):
                    layer = self.layer(server.wms(crs))
                    self.assertEqual(layer.crs().authid(), crs)
                    self.assertLies(self.export(layer, crs), crs)

    def test_a_large_area_of_a_wms_is_asked_for_in_parts_that_fit_together(self) -> None:
        with MapServer() as server:
            exported = self.export(self.layer(server.wms("EPSG:3857")), "EPSG:3857", 2500)
            self.assertGreater(server.pictures, 1)
            self.assertLies(exported, "EPSG:3857")

    def test_tiles_of_a_wmts_and_of_arcgis_lie_where_they_belong(self) -> None:
        with MapServer() as server:
            for source in (server.wmts(), server.arcgis(cached=False), server.arcgis(cached=True)):
                with self.subTest(source[0]):
                    self.assertLies(self.export(self.layer(source), "EPSG:3857"), "EPSG:3857")

    def test_a_server_that_answers_with_errors_is_told_of_whatever_it_is(self) -> None:
        from rsplugins_qgis.sdk import ToolError

        with MapServer(fails=lambda number: True) as server:
            for source in (server.wms("EPSG:3857"), server.wmts(), server.arcgis(cached=False), server.arcgis(cached=True)):
                with self.subTest(source[0]):
                    before = server.pictures
                    with self.assertRaises(ToolError) as caught:
                        self.export(self.layer(source), "EPSG:3857")
                    self.assertIn("did not come", str(caught.exception))
                    self.assertGreater(server.pictures, before)

    def test_one_tile_that_never_comes_is_told_of(self) -> None:
        from rsplugins_qgis.sdk import ToolError

        broken: Any = []

        def fails(number: int) -> bool:
            # The third tile, and then always the same.
            if number == 3:
                broken.append(server.asked[-1])
            return bool(broken) and server.asked[-1] == broken[0]

        for kind in ("wmts", "arcgis"):
            broken.clear()
            with MapServer(fails) as server, self.subTest(kind):
                layer = self.layer(server.wmts() if kind == "wmts" else server.arcgis(cached=True))
                with self.assertRaises(ToolError) as caught:
                    self.export(layer, "EPSG:3857")
                self.assertIn("did not come", str(caught.exception))

    def test_a_hole_that_is_small_is_a_warning(self) -> None:
        """A corner of the area, ten pixels wide, lies on a tile that never comes."""
        from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
        from rsplugins_qgis.layers.rasters import ExportRequest, RasterInput, metres_of_unit

        level, column, row = 12, 2100, 1300
        side = 2 * HALF / 2**level
        pixel = side / TILE
        west, north = -HALF + column * side - 10 * pixel, HALF - row * side + 10 * pixel
        box = QgsRectangle(west, north - SIDE * pixel, west + SIDE * pixel, north)
        unit = metres_of_unit(QgsCoordinateReferenceSystem("EPSG:3857"), box.center(), QgsProject.instance().transformContext())
        missing = {f"tilecol={column - 1}", f"tilerow={row - 1}"}
        told = harness.feedback()
        with MapServer(lambda number: missing <= set(server.asked[-1].lower().replace("?", "&").split("&"))) as server:
            path = RasterInput.of(self.layer(server.wmts())).path(ExportRequest(box, pixel * unit), self.folder, told)
        self.assertTrue(os.path.exists(path))
        self.assertEqual(len(told.warnings), 1, server.asked)
        self.assertIn("0.111 % of the area", told.warnings[0])
