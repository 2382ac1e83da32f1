import os
import subprocess
from typing import Any, Tuple

import harness

SCENE = os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")

# Where a crop of a real picture is put, so that it lies inside the CRS: left, top and pixel size.
PLACES = {
    "EPSG:4326": (5.0, 52.0, 0.0005),
    "EPSG:3857": (556597.0, 6800125.0, 30.0),
    "EPSG:32631": (600000.0, 5800000.0, 10.0),
    "EPSG:28992": (120000.0, 490000.0, 25.0),
    "EPSG:3031": (-1200000.0, 900000.0, 100.0),
}
KINDS = ("u8", "u16", "f32", "palette")
SIZE = 96


class GeometryTests(harness.PluginTestCase):
    """A real picture in many CRSs and types: what a shipped tool makes of it lies in QGIS where its pixels lie."""

    def picture(self, crs: str, kind: str) -> str:
        """A crop of a Landsat scene, or a palette of it, put into a CRS."""
        left, top, pixel = PLACES[crs]
        path = self.file(f"{crs.replace(':', '')}_{kind}.tif")
        frame = [str(left), str(top), str(left + SIZE * pixel), str(top - SIZE * pixel)]
        types = {"u8": ["-ot", "Byte"], "u16": ["-ot", "UInt16", "-scale", "0", "255", "0", "10000"], "f32": ["-ot", "Float32", "-scale", "0", "255", "0", "1"]}
        command = ["gdal_translate", "-q", "-a_srs", crs, "-a_ullr", *frame, "-srcwin", "100", "120", str(SIZE), str(SIZE)]
        if kind != "palette":
            subprocess.run([*command, *types[kind], "-b", "3", "-b", "2", "-b", "1", "-b", "4", SCENE, path], check=True)
            return path
        whole = self.file("palette.tif")
        if not os.path.exists(whole):
            self.paletted(whole)
        command[command.index("100") : command.index("120") + 1] = ["0", "0"]
        subprocess.run([*command, whole, path], check=True)
        return path

    def paletted(self, path: str) -> None:
        """A crop whose colours are in a table."""
        from osgeo import gdal

        source = gdal.Open(SCENE)
        target = gdal.GetDriverByName("GTiff").Create(path, SIZE, SIZE, 1, gdal.GDT_Byte)
        table = gdal.ColorTable()
        for value in range(256):
            table.SetColorEntry(value, (value, 255 - value, value // 2, 255))
        target.GetRasterBand(1).SetColorTable(table)
        target.GetRasterBand(1).WriteArray(source.GetRasterBand(1).ReadAsArray(100, 120, SIZE, SIZE))

    def classified(self, path: str) -> Tuple[Any, Any]:
        """A tool that puts classes on a raster, found by what its manifest says, and its layers in QGIS."""
        from qgis.core import QgsRasterLayer, QgsVectorLayer

        tool = next(one for one in harness.tools() if one.first("raster") and one.output("class_map") and one.output("tiles") and one.parameter("tiles"))
        results = harness.run(tool.name, {tool.first("raster").name: path, "tile_size": 32, "tiles": path[:-4] + ".gpkg", "class_map": path[:-4] + "_map.tif"})
        return QgsRasterLayer(results["class_map"], "map"), QgsVectorLayer(results["tiles"], "tiles", "ogr")

    def test_results_lie_where_they_belong_within_a_pixel_in_every_crs_and_type(self) -> None:
        from qgis.core import QgsRasterLayer

        for crs, (left, top, pixel) in PLACES.items():
            for kind in KINDS:
                with self.subTest(crs=crs, kind=kind):
                    path = self.picture(crs, kind)
                    scene = QgsRasterLayer(path, "scene")
                    self.assertEqual(scene.crs().authid(), crs)
                    class_map, tiles = self.classified(path)
                    for layer in (class_map, tiles):
                        self.assertTrue(layer.isValid())
                        self.assertEqual(layer.crs().authid(), crs)
                        for side in ("xMinimum", "xMaximum", "yMinimum", "yMaximum"):
                            self.assertLess(abs(getattr(layer.extent(), side)() - getattr(scene.extent(), side)()), pixel, side)
                    # Nine tiles of 32 pixels, each with the class that the map has at its middle.
                    self.assertEqual(tiles.featureCount(), 9)
                    names = {int(one.value): one.label for one in class_map.renderer().classes()} if class_map.renderer().type() == "paletted" else {}
                    for feature in tiles.getFeatures():
                        middle = feature.geometry().boundingBox().center()
                        value, there = class_map.dataProvider().sample(middle, 1)
                        self.assertTrue(there)
                        column, row = (middle.x() - left) / pixel, (top - middle.y()) / pixel
                        self.assertAlmostEqual((column - 16) % 32 % 31.99, 0, 1)
                        self.assertAlmostEqual((row - 16) % 32 % 31.99, 0, 1)
                        if names:
                            self.assertEqual(names[int(value)], feature["label"])

    def test_what_one_pixel_shows_comes_from_that_pixel(self) -> None:
        """An index of two bands, computed here and by a tool, in every CRS and type of more than one band."""
        from osgeo import gdal

        tool = next(one for one in harness.tools() if [p.kind for p in one.parameters if not p.is_output] == ["raster", "band", "band"])
        raster, first, second = [one.name for one in tool.parameters if not one.is_output]
        output = next(one.name for one in tool.parameters if one.is_output)
        for crs in PLACES:
            for kind in KINDS[:3]:
                with self.subTest(crs=crs, kind=kind):
                    path = self.picture(crs, kind)
                    results = harness.run(tool.name, {raster: path, first: 1, second: 4, output: path[:-4] + "_index.tif"})
                    source, made = gdal.Open(path), gdal.Open(results[output])
                    self.assertEqual(made.GetGeoTransform(), source.GetGeoTransform())
                    bands = source.ReadAsArray().astype("f8")
                    expected, found = (bands[3] - bands[0]) / (bands[3] + bands[0]), made.GetRasterBand(1).ReadAsArray()
                    valid = bands[3] + bands[0] > 0
                    self.assertLess(float(abs(expected - found)[valid].max()), 1e-5)

    def test_an_area_in_another_crs_cuts_the_raster_where_it_lies(self) -> None:
        """The export of part of a layer in memory, the area given in longitude and latitude."""
        from osgeo import gdal
        from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsRasterLayer, QgsRectangle

        for crs, (left, top, pixel) in PLACES.items():
            with self.subTest(crs=crs):
                path = self.picture(crs, "u8")
                with open(path, "rb") as file:
                    gdal.FileFromMemBuffer("/vsimem/part.tif", file.read())
                try:
                    inner = QgsRectangle(left + 20 * pixel, top - 60 * pixel, left + 50 * pixel, top - 30 * pixel)
                    turned = QgsCoordinateTransform(QgsCoordinateReferenceSystem(crs), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
                    box = turned.transformBoundingBox(inner)
                    text = f"{box.xMinimum():.12f},{box.xMaximum():.12f},{box.yMinimum():.12f},{box.yMaximum():.12f} [EPSG:4326]"
                    values = {"a_raster": QgsRasterLayer("/vsimem/part.tif", "part"), "qgis_extent": text, "map": self.file("part_map.tif"), "areas": None}
                    results = harness.run("test.write", values)
                    made = gdal.Open(results["map"])
                    frame = made.GetGeoTransform()
                    column, row = round((frame[0] - left) / pixel), round((top - frame[3]) / pixel)
                    # A box that is turned twice holds the former one.
                    self.assertLessEqual(column, 20)
                    self.assertLessEqual(row, 30)
                    self.assertGreaterEqual(column + made.RasterXSize, 50)
                    self.assertGreaterEqual(row + made.RasterYSize, 60)
                    if crs in ("EPSG:4326", "EPSG:3857"):
                        self.assertEqual((column, row, made.RasterXSize, made.RasterYSize), (20, 30, 30, 30))
                    source = gdal.Open(path)
                    part = source.ReadAsArray(column, row, made.RasterXSize, made.RasterYSize)[0]
                    self.assertTrue((made.ReadAsArray() == (part > 100)).all())
                finally:
                    gdal.Unlink("/vsimem/part.tif")
