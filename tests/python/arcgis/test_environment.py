"""The environment, pixel by pixel; and what ArcGIS's own tools, which heed it too, must not do to inputs and results."""

import array
import json
import math
import os
import shutil
import unittest
from typing import Any, Dict, List

import arcpy
from arcpy import _gdal
from arcpy._state import state
from pro import MODEL, ProTestCase

CELL = 10.0
LEFT, TOP = 500000.0, 4500000.0
COLUMNS, ROWS = 40, 30


def level(column: int, row: int) -> int:
    """What the test raster holds: another value for each neighbour, and never 0."""
    return (column * 7 + row * 13) % 251 + 1


class EnvironmentTests(ProTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.raster = self.make("grid.tif")

    def make(self, name: str, left: float = LEFT, top: float = TOP, cell: float = CELL, bands: int = 3) -> str:
        """A raster whose pixels are known."""
        raw, path = self.path("grid.raw"), self.path(name)
        with open(raw, "wb") as file:
            file.write(bytes(level(column, row) for _ in range(bands) for row in range(ROWS) for column in range(COLUMNS)))
        with open(self.path("grid.hdr"), "w", encoding="ascii") as file:
            file.write(f"ENVI\nsamples = {COLUMNS}\nlines = {ROWS}\nbands = {bands}\nheader offset = 0\ndata type = 1\ninterleave = bsq\nbyte order = 0\n")
        corners = [str(edge) for edge in (left, top, left + COLUMNS * cell, top - ROWS * cell)]
        _gdal.run("gdal_translate", "-q", "-of", "GTiff", "-a_srs", "EPSG:32618", "-a_ullr", *corners, raw, path)
        return path

    def pixels(self, path: str) -> List[List[float]]:
        """The first band, row by row; NaN where there is no data."""
        raw = self.path("read.raw")
        _gdal.run("gdal_translate", "-q", "-of", "ENVI", "-ot", "Float32", "-b", "1", path, raw)
        found = array.array("f")
        with open(raw, "rb") as file:
            found.frombytes(file.read())
        width = _gdal.raster(path)["size"][0]
        return [list(found[start : start + width]) for start in range(0, len(found), width)]

    def copy(self, raster: Any = None, target: str = "copy.tif") -> Any:
        """Runs a tool that gives back the first band of what it gets, and describes the result."""
        self.call("SpectralFormula", in_raster=raster or self.raster, formula="b1", out_raster=self.path(target))
        return arcpy.Describe(self.path(target))

    def holds(self, path: str, column: int, row: int, width: int, height: int) -> None:
        """The pixels are those of a window."""
        self.assertEqual(self.pixels(path), [[level(x, y) for x in range(column, column + width)] for y in range(row, row + height)])

    def test_extent(self) -> None:
        arcpy.env.extent = arcpy.Extent(LEFT + 5 * CELL, TOP - 12 * CELL, LEFT + 15 * CELL, TOP - 4 * CELL, arcpy.SpatialReference(32618))
        found = self.copy()
        self.assertEqual((found.extent.XMin, found.extent.YMax), (LEFT + 5 * CELL, TOP - 4 * CELL))
        self.holds(self.path("copy.tif"), 5, 4, 10, 8)

    def test_an_extent_that_reaches_beyond_the_raster_adds_no_pixels(self) -> None:
        arcpy.env.extent = arcpy.Extent(LEFT - 100 * CELL, TOP - 5 * CELL, LEFT + 3 * CELL, TOP + 100 * CELL, arcpy.SpatialReference(32618))
        self.copy()
        self.holds(self.path("copy.tif"), 0, 0, 3, 5)

    def test_an_extent_elsewhere_is_an_error_that_says_so(self) -> None:
        arcpy.env.extent = arcpy.Extent(0, 0, 10, 10, arcpy.SpatialReference(32618))
        errors = self.fails(self.toolbox.dialog("SpectralFormula").set(in_raster=self.raster, formula="b1", out_raster=self.path("copy.tif")))
        self.assertEqual(errors, ["The extent of the environment does not meet grid. Choose another extent, or none."])

    def test_mask(self) -> None:
        # Two corners of a square are out of it; the rest of the raster too.
        ring = [[LEFT + x * CELL, TOP - y * CELL] for x, y in ((10, 5), (30, 5), (30, 25), (10, 5))]
        with open(self.path("mask.geojson"), "w", encoding="utf-8") as file:
            json.dump({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:32618"}}, "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}]}, file)
        arcpy.env.mask = self.path("mask.geojson")
        found = self.copy()
        column, row = round((found.extent.XMin - LEFT) / CELL), round((TOP - found.extent.YMax) / CELL)
        self.assertEqual((column, row, found.width, found.height), (10, 5, 20, 20))
        kept = 0
        for y, line in enumerate(self.pixels(self.path("copy.tif"))):
            for x, value in enumerate(line):
                # The diagonal runs from the upper left to the lower right; pixels on it may fall to either side.
                if x > y:
                    self.assertEqual(value, level(column + x, row + y))
                    kept += 1
                elif x < y:
                    self.assertTrue(math.isnan(value), (x, y, value))
        self.assertEqual(kept, 190)

    def test_coordinate_system(self) -> None:
        arcpy.env.outputCoordinateSystem = arcpy.SpatialReference(3857)
        found = self.copy()
        self.assertEqual(found.spatialReference.factoryCode, 3857)
        places = [(x, y) for y in range(found.height) for x in range(found.width)]
        centres = [(found.extent.XMin + (x + 0.5) * found.meanCellWidth, found.extent.YMax - (y + 0.5) * found.meanCellHeight) for x, y in places]
        lines, same, inside = self.pixels(self.path("copy.tif")), 0, 0
        for (x, y), (east, north) in zip(places, _gdal.transform(centres, "EPSG:3857", "EPSG:32618")):
            column, row = math.floor((east - LEFT) / CELL), math.floor((TOP - north) / CELL)
            if 0 <= column < COLUMNS and 0 <= row < ROWS:
                inside += 1
                same += lines[y][x] == level(column, row)
        self.assertGreater(inside, 1000)
        # The program approximates the projection within an eighth of a pixel.
        self.assertGreater(same / inside, 0.75)

    def test_cell_size(self) -> None:
        for wanted in ("20", 20, "20,0", self.make("coarse.tif", cell=20)):
            with self.subTest(wanted=wanted):
                arcpy.env.cellSize = wanted
                target = f"copy{len(os.listdir(self.work))}.tif"
                found = self.copy(target=target)
                self.assertEqual((found.meanCellWidth, found.width, found.height), (20, COLUMNS // 2, ROWS // 2))
                for y, line in enumerate(self.pixels(self.path(target))):
                    for x, value in enumerate(line):
                        self.assertIn(value, [level(2 * x + a, 2 * y + b) for a in (0, 1) for b in (0, 1)])

    def test_snap_raster(self) -> None:
        arcpy.env.snapRaster = self.make("snap.tif", left=LEFT + 3, top=TOP + 4)
        arcpy.env.cellSize = "20"
        found = self.copy()
        self.assertEqual(((found.extent.XMin - LEFT - 3) % 10, (found.extent.YMin - TOP - 4) % 10), (0, 0))

    def test_all_at_once_into_a_geodatabase(self) -> None:
        os.mkdir(self.path("data.gdb"))
        shutil.copy(self.raster, self.path("data.gdb/ortho.tif"))
        arcpy.env.extent = arcpy.Extent(LEFT + 10 * CELL, TOP - 20 * CELL, LEFT + 30 * CELL, TOP, arcpy.SpatialReference(32618))
        arcpy.env.outputCoordinateSystem = arcpy.SpatialReference(32618)
        arcpy.env.cellSize = "20"
        found = self.copy(self.path("data.gdb/ortho"), "data.gdb/copy")
        self.assertEqual((found.width, found.height, found.extent.XMin), (10, 10, LEFT + 10 * CELL))
        self.assertEqual(os.listdir(arcpy.env.scratchFolder), [])

    def test_lists_of_rasters_stay_as_they_are_and_copies_that_are_referred_to_are_kept(self) -> None:
        _gdal.run("gdal_translate", "-q", "-of", "HFA", self.raster, self.path("photo.img"))
        arcpy.env.extent = arcpy.Extent(LEFT, TOP - CELL, LEFT + CELL, TOP, arcpy.SpatialReference(32618))
        arcpy.env.outputCoordinateSystem = arcpy.SpatialReference(3857)
        index = self.path("Index ä.gpkg")
        values: Dict[str, Any] = {"index": index, "in_rasters": [self.path("photo.img")], "tile_size": 10, "in_model_definition": MODEL, "threads": 1}
        self.assertEqual(self.call("RsIndex", **values)["out_tiles"], 12)

        described = json.loads(self.call("RsDescribe", index=index)["out_rasters"])
        self.assertEqual([(one["state"], os.path.dirname(one["path"])) for one in described], [("unchanged", self.path("Index ä_rasters"))])
        self.assertEqual(_gdal.raster(described[0]["path"])["size"], [COLUMNS, ROWS])
        # An index is brought up to date where nothing may be overwritten.
        self.assertFalse(arcpy.env.overwriteOutput)
        again = self.call("RsIndex", **values)
        self.assertEqual((again["out_tiles"], again["out_unchanged"], len(os.listdir(self.path("Index ä_rasters")))), (12, 1, 1))

    def test_all_that_was_found_is_delivered_whatever_the_extent_and_in_the_coordinate_system_that_is_wanted(self) -> None:
        index = self.path("photos.gpkg")
        self.call("RsIndex", index=index, in_rasters=[self.raster], tile_size=10, in_model_definition=MODEL, threads=1)
        os.mkdir(self.path("out.gdb"))
        whole = arcpy.Describe(self.raster).extent
        arcpy.env.extent = arcpy.Extent(LEFT, TOP - CELL, LEFT + CELL, TOP, arcpy.SpatialReference(32618))
        arcpy.env.outputCoordinateSystem = arcpy.SpatialReference(3857)

        found = self.call("RsRetrieve", index=index, text_prompt=["water"], k=12, extent=whole, out_feature_class=self.path("out.gdb/found"), in_model_definition=MODEL, threads=1)

        self.assertEqual((found["out_count"], arcpy.management.GetCount(self.path("out.gdb/found"))[0]), (12, "12"))
        with open(self.path("out.gdb/found.geojson"), encoding="utf-8") as file:
            corner = json.load(file)["features"][0]["geometry"]["coordinates"]
        while isinstance(corner[0], list):
            corner = corner[0]
        self.assertLess(corner[0], -8_000_000)

    def test_processor_and_processes_go_to_a_tool_that_can_choose(self) -> None:
        cores = os.cpu_count() or 1
        cases = [
            ("CPU", "0", {"where": "cpu", "workers": 1}),
            ("GPU", "100%", {"where": "card", "workers": min(64, cores)}),
            ("", "1", {"where": "auto", "workers": 1}),
            (None, str(cores + 100), {"where": "auto", "workers": min(64, cores)}),
            (None, "0%", {"where": "auto", "workers": 1}),
            # The nearest number: 1.75 cores are two.
            (None, f"{175 / cores}%", {"where": "auto", "workers": 2}),
        ]
        for processor, factor, wanted in cases:
            with self.subTest(processor=processor, factor=factor):
                arcpy.env.processorType, arcpy.env.parallelProcessingFactor = processor, factor
                self.assertEqual(json.loads(self.call("KindsDevice")["out_arguments"]), [wanted])
        self.assertEqual(self._told(), [])
        arcpy.env.processorType, arcpy.env.parallelProcessingFactor = "CPU", "1"
        self.assertEqual(json.loads(self.call("KindsDevice", where="card", workers=7)["out_arguments"]), [{"where": "card", "workers": 7}])

    def test_what_a_tool_cannot_heed_is_said_once(self) -> None:
        arcpy.env.processorType, arcpy.env.gpuId, arcpy.env.parallelProcessingFactor = "GPU", "1", "50%"
        self.call("KindsDevice")
        self.assertEqual(self._told(), ["The environment settings gpuId have no effect on this tool: RsPlugins decides by itself."])
        state.messages.clear()
        self.call("SpectralNdvi", in_raster=self.raster, red=1, nir=2, out_raster=self.path("ndvi.tif"))
        self.assertEqual(self._told(), ["The environment settings processorType, gpuId, parallelProcessingFactor have no effect on this tool: RsPlugins decides by itself."])

    def test_our_tools_run_where_the_environment_says(self) -> None:
        arcpy.env.processorType, arcpy.env.parallelProcessingFactor = "GPU", "1"
        self.call("RsClassify", in_raster=self.raster, tile_size=20, in_model_definition=MODEL, out_feature_class=self.path("tiles.shp"), out_classified_raster=self.path("classes.tif"))
        self.assertEqual(self._told(), [])
        self.assertTrue(any("DirectML is not used" in text for text in state.texts("warning")), state.messages)

    def _told(self) -> List[str]:
        return [text for text in state.texts("message") if "environment" in text]


if __name__ == "__main__":
    unittest.main()
