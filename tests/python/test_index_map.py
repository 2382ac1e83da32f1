import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from array import array
from typing import Any, Dict, List, Optional

from support import COOKIE, PATIENCE, RASTERS, ROOT, plugin_environment

from rsplugins import CallCancelledError, HostClient, Progress, ToolError
from spectral_indices.arithmetic import PlainArithmetic
from spectral_indices.formula import parse
from spectral_indices.index_map import make_map
from spectral_indices.tools import plugin

NAIP = os.path.join(ROOT, "plugins", "rsmclip", "demo", "orthophoto.tif")
LANDSAT = os.path.join(RASTERS, "multiband", "stars_L7_ETMs_6band.tif")
PLUGIN = os.path.join(ROOT, "plugins", "spectral-indices")
GDAL = shutil.which("gdal_translate")


class Context:
    """A context that counts its reports and cancels where it is told to."""

    tool = "spectral.test"

    def __init__(self, cancel_at: Optional[int] = None) -> None:
        self.checks = 0
        self.reports: List[Dict[str, Any]] = []
        self._cancel_at = cancel_at

    def raise_if_cancelled(self) -> None:
        self.checks += 1
        if self.checks == self._cancel_at:
            raise CallCancelledError()

    def report(self, **values: Any) -> None:
        self.reports.append(values)


def gdal_pixels(path: str, folder: str) -> List["array[float]"]:
    """All pixels as GDAL reads them, a band after the other."""
    raw = os.path.join(folder, "raw.img")
    subprocess.run([str(GDAL), "-q", "-of", "ENVI", "-ot", "Float64", "-co", "INTERLEAVE=BSQ", path, raw], check=True, capture_output=True)
    info = gdal_info(path)
    values = array("d")
    with open(raw, "rb") as file:
        values.frombytes(file.read())
    count = info["size"][0] * info["size"][1]
    return [values[start : start + count] for start in range(0, len(values), count)]


def gdal_info(path: str) -> Any:
    """What gdalinfo says of a raster; a warning fails."""
    done = subprocess.run(["gdalinfo", "-json", path], check=True, capture_output=True, text=True)
    if done.stderr:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout.replace("nan,", '"nan",'))


def synthetic(path: str, width: int, height: int, *options: str) -> None:
    """A raster of 12 bands of 16 bits whose pixel (x, y) of band b is (x * b + y) modulo 4096, written by GDAL."""
    raw = path + ".raw"
    with open(raw, "wb") as file:
        for band in range(1, 13):
            for y in range(height):
                file.write(array("H", [(x * band + y) % 4096 for x in range(width)]).tobytes())
    with open(raw + ".hdr", "w", encoding="ascii") as file:
        file.write(f"ENVI\nsamples = {width}\nlines = {height}\nbands = 12\ndata type = 12\ninterleave = bsq\nbyte order = 0\n")
    command = [str(GDAL), "-q", "-a_srs", "EPSG:32633", "-a_ullr", "500000", "5000000", str(500000 + 10 * width), str(5000000 - 10 * height), "-a_nodata", "0"]
    subprocess.run([*command, *(part for option in options for part in ("-co", option)), raw, path], check=True, capture_output=True)


@unittest.skipUnless(GDAL, "GDAL's programs are not installed (Debian: apt-get install gdal-bin)")
class MapTests(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = holder.name
        self.output = os.path.join(self.folder, "out.tif")

    def make(self, image: str, text: str, **options: Any) -> Dict[str, Any]:
        return make_map(options.pop("context", Context()), image, parse(text), "TEST", options.pop("output", self.output), **options)

    def assert_index(self, image: str, first: int, second: int, nodata: Optional[float]) -> None:
        result = self.make(image, f"(b{first} - b{second}) / (b{first} + b{second})")
        bands = gdal_pixels(image, self.folder)
        expected = array("f", [math.nan if nodata in (a, b) or a + b == 0 else (a - b) / (a + b) for a, b in zip(bands[first - 1], bands[second - 1])])
        found = gdal_pixels(self.output, self.folder)
        self.assertEqual(len(found), 1)
        self.assertEqual([repr(value) for value in found[0]], [repr(value) for value in expected])
        known = [value for value in expected if value == value]
        self.assertEqual((result["valid"], result["minimum"], result["maximum"]), (len(known), min(known), max(known)))
        self.assertAlmostEqual(result["mean"], math.fsum(known) / len(known), 12)

    def assert_same_place(self, image: str) -> None:
        before, after = gdal_info(image), gdal_info(self.output)
        for part in ("size", "geoTransform", "coordinateSystem"):
            self.assertEqual(after.get(part), before.get(part), part)
        self.assertEqual((len(after["bands"]), after["bands"][0]["type"], after["bands"][0]["noDataValue"], after["bands"][0]["description"]), (1, "Float32", "NaN", "TEST") if after["bands"][0]["noDataValue"] == "NaN" else (1, "Float32", "nan", "TEST"))

    def test_ndvi_of_an_aerial_image(self) -> None:
        self.assert_index(NAIP, 4, 1, 0.0)
        self.assert_same_place(NAIP)

    def test_ndbi_of_a_satellite_image(self) -> None:
        self.assert_index(LANDSAT, 5, 4, None)
        self.assert_same_place(LANDSAT)

    def test_twelve_bands_of_16_bits_in_every_layout(self) -> None:
        for options in (
            ("TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=32", "COMPRESS=LZW", "PREDICTOR=2"),
            ("INTERLEAVE=BAND", "COMPRESS=DEFLATE", "PREDICTOR=2", "BIGTIFF=YES"),
            ("INTERLEAVE=BAND", "TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64", "COMPRESS=PACKBITS", "ENDIANNESS=BIG"),
            (),
        ):
            with self.subTest(options):
                image = os.path.join(self.folder, "twelve.tif")
                synthetic(image, 150, 130, *options)
                self.assert_index(image, 8, 4, 0.0)
                self.assert_same_place(image)

    def test_georeference_of_every_kind_is_kept(self) -> None:
        for name in ("derived/rotated30deg.tif", "derived/no_georef.tif", "derived/worldfile_only.tif", "codecs/bigtiff_be.tif", "codecs/custom_crs.tif", "codecs/pixel_is_point.tif", "derived/geographic_4326_rgba.tif", "georef_edge/riotiler_inverted_lat.tif"):
            with self.subTest(name):
                self.make(os.path.join(RASTERS, name), "b1 * 2")
                self.assert_same_place(os.path.join(RASTERS, name))

    def test_provenance_is_in_the_file(self) -> None:
        self.make(NAIP, "b1 < b4")
        metadata = gdal_info(self.output)["metadata"][""]
        self.assertEqual((metadata["TOOL"], metadata["FORMULA"], metadata["SOURCE"]), ("spectral.test", "b1 < b4", "orthophoto.tif"))

    def test_files_with_and_without_numpy_are_equal(self) -> None:
        script = (
            "import sys; sys.path[:0] = sys.argv[1:3]\nfrom test_index_map import Context\nfrom spectral_indices.arithmetic import NumpyArithmetic\n"
            "from spectral_indices.index_map import make_map\nfrom spectral_indices.formula import parse\n"
            "make_map(Context(), sys.argv[3], parse(sys.argv[4]), 'TEST', sys.argv[5], NumpyArithmetic())\n"
        )
        python = next((name for name in (sys.executable, "/usr/bin/python3") if subprocess.run([name, "-c", "import numpy"], capture_output=True).returncode == 0), None)
        if python is None:
            self.skipTest("NumPy is not installed (Debian: apt-get install python3-numpy)")
        other = os.path.join(self.folder, "numpy.tif")
        for image, text in (
            (NAIP, "(b4 - b1) / (b4 + b1)"),
            (LANDSAT, "sqrt(b1) ** 1.7 / log(b2 - 40) + exp(-b3 / 9) * max(b4, b5, 3) - min(b1, b2) + abs(b1 - b2) * (b3 >= b4) + (b1 != b2) / -b6"),
            (os.path.join(RASTERS, "codecs", "f32_deflate_pred2.tif"), "b1 ** 2"),
            (os.path.join(RASTERS, "codecs", "u16_lzw_pred2_tiled.tif"), "b1 / 3"),
            (os.path.join(RASTERS, "codecs", "f64_lzw_pred3.tif"), "-b1 * 1e30 * b1"),
        ):
            self.make(image, text, arithmetic=PlainArithmetic())
            subprocess.run([python, "-c", script, os.path.dirname(os.path.abspath(__file__)), PLUGIN, image, text, other], check=True)
            with open(self.output, "rb") as first, open(other, "rb") as second:
                self.assertTrue(first.read() == second.read(), text)

    def test_a_cancel_at_any_moment_leaves_no_file_behind(self) -> None:
        whole = Context()
        self.make(NAIP, "b1", context=whole)
        os.unlink(self.output)
        self.assertGreater(whole.checks, 6)
        for moment in range(1, whole.checks + 1):
            with self.assertRaises(CallCancelledError):
                self.make(NAIP, "b1", context=Context(moment))
            self.assertEqual(os.listdir(self.folder), [])

    def test_an_existing_output_stays_until_the_new_one_is_complete(self) -> None:
        with open(self.output, "w", encoding="ascii") as file:
            file.write("before")
        with self.assertRaises(CallCancelledError):
            self.make(NAIP, "b1", context=Context(3))
        with open(self.output, encoding="ascii") as file:
            self.assertEqual(file.read(), "before")
        self.make(NAIP, "b1")
        self.assert_same_place(NAIP)

    def test_progress_ends_at_the_last_block(self) -> None:
        context = Context()
        self.make(NAIP, "b1", context=context)
        self.assertEqual([report["done"] for report in context.reports], list(range(1, 5)))
        self.assertEqual(context.reports[-1]["total"], 4)

    def test_names_of_outputs(self) -> None:
        image = os.path.join(self.folder, "image.tif")
        shutil.copy(NAIP, image)
        self.assertEqual(self.make(image, "b1", output=None)["output"], os.path.join(self.folder, "image_test.tif"))
        self.assertEqual(self.make(image, "b1", output=os.path.join(self.folder, "new", "map"))["output"], os.path.join(self.folder, "new", "map.tif"))
        self.assertEqual(self.make("file://" + image, "b1", output=self.output)["output"], self.output)
        for output in (image, os.path.join(self.folder, "map.png")):
            with self.assertRaises(ToolError) as caught:
                self.make(image, "b1", output=output)
            self.assertEqual(caught.exception.id, "rs.argument.invalid")
        with open(NAIP, "rb") as first, open(image, "rb") as second:
            self.assertTrue(first.read() == second.read())

    def test_a_band_that_is_not_there(self) -> None:
        with self.assertRaises(ToolError) as caught:
            self.make(NAIP, "b1 + b5")
        self.assertEqual(caught.exception.id, "rs.argument.invalid")
        self.assertIn("Band 5", caught.exception.message)
        self.assertIn("has 4", caught.exception.message)


class ToolTests(unittest.TestCase):
    """The plugin's own process."""

    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.output = os.path.join(holder.name, "out.tif")
        self.client = HostClient.start([sys.executable, "-m", "spectral_indices"], token=COOKIE, environment=plugin_environment(), folder=PLUGIN)
        self.addCleanup(self.client.close)

    def test_every_tool_of_the_manifest_is_there_with_its_parameters(self) -> None:
        with open(os.path.join(ROOT, "manifests", "spectral-indices.plugin.json"), encoding="utf-8") as file:
            manifest = json.load(file)
        self.assertEqual([tool["name"] for tool in self.client.list_tools()], sorted(tool["name"] for tool in manifest["tools"]))
        self.assertEqual(self.client.host, {"name": manifest["id"], "version": manifest["version"]})
        for tool in manifest["tools"]:
            parameters = list(plugin.signatures[tool["name"]].parameters.values())[1:]
            schema = tool["inputSchema"]["properties"]
            self.assertEqual([parameter.name for parameter in parameters], list(schema), tool["name"])
            for parameter in parameters:
                if "default" in schema[parameter.name]:
                    self.assertEqual(parameter.default, schema[parameter.name]["default"])

    def test_each_index(self) -> None:
        seen: List[Progress] = []
        for name, arguments, formula in (
            ("spectral.ndvi", {"red": 3}, "(b4 - b3) / (b4 + b3)"),
            ("spectral.ndwi", {}, "(b2 - b4) / (b2 + b4)"),
            ("spectral.ndbi", {}, "(b5 - b4) / (b5 + b4)"),
            ("spectral.savi", {"red": 3, "soil": 0.25}, "1.25 * (b4 - b3) / (b4 + b3 + 0.25)"),
            ("spectral.formula", {"formula": "b6 * 2"}, "b6 * 2"),
        ):
            result = self.client.call_tool(name, {"image": LANDSAT, "output": self.output, **arguments}, progress=seen.append, timeout=PATIENCE)
            with open(self.output, "rb") as file:
                data = file.read()
            expected = make_map(Context(), LANDSAT, parse(formula), name, self.output)  # type: ignore[arg-type]
            self.assertEqual({**result, "mean": round(result["mean"], 9)}, {**expected, "mean": round(expected["mean"], 9)})
            self.assertGreater(len(data), 10_000)
        self.assertTrue(any(progress.stage == "computing" and progress.unit == "blocks" for progress in seen))

    def test_failures_are_typed(self) -> None:
        for arguments, id in (
            ({"image": "/no/such.tif"}, "rs.file.missing"),
            ({"image": os.path.relpath(LANDSAT, PLUGIN)}, "rs.argument.invalid"),
            ({"image": os.path.dirname(LANDSAT)}, "rs.raster.unsupported"),
            ({"image": os.path.join(RASTERS, "derived", "zstd_tiled.tif")}, "rs.raster.unsupported"),
            ({"image": LANDSAT, "nir": 9}, "rs.argument.invalid"),
        ):
            with self.assertRaises(ToolError) as caught:
                self.client.call_tool("spectral.ndvi", {"output": self.output, **arguments}, timeout=PATIENCE)
            self.assertEqual(caught.exception.id, id, arguments)
            self.assertTrue(caught.exception.hint)
        self.assertFalse(os.path.exists(self.output))

    def test_a_cancel_leaves_nothing_behind(self) -> None:
        begun = threading.Event()
        call = self.client.start_tool("spectral.formula", {"image": NAIP, "formula": "+".join(["exp(b1 / 99)"] * 60), "output": self.output}, progress=lambda progress: begun.set())
        self.assertTrue(begun.wait(PATIENCE))
        call.cancel()
        with self.assertRaises(CallCancelledError):
            call.result(PATIENCE)
        self.assertEqual(os.listdir(os.path.dirname(self.output)), [])


if __name__ == "__main__":
    unittest.main()
