import hashlib
import json
import os
import random
import struct
import tempfile
import unittest
from array import array
from typing import Any, Dict, List, Tuple

from support import RASTERS

from rsplugins import ToolError
from spectral_indices.raster_reader import RasterReader, open_raster

with open(os.path.join(RASTERS, "expected.json"), encoding="utf-8") as _file:
    EXPECTED: Dict[str, Any] = json.load(_file)["files"]


def bands_of(reader: RasterReader) -> List[bytes]:
    """All pixels of a raster, band by band."""
    numbers = list(range(1, reader.bands + 1))
    rows: Dict[Tuple[int, int], Dict[int, bytes]] = {}
    size = array(reader.code).itemsize
    for block in reader.blocks:
        for band, samples in reader.read(block, numbers).items():
            data = samples.tobytes()
            for row in range(block.height):
                rows.setdefault((band, block.y + row), {})[block.x] = data[row * block.width * size : (row + 1) * block.width * size]
    return [b"".join(b"".join(part for _, part in sorted(rows[band, row].items())) for row in range(reader.height)) for band in numbers]


class ReaderTests(unittest.TestCase):
    def test_pixels_are_those_that_gdal_reads(self) -> None:
        read = 0
        for name, expected in EXPECTED.items():
            if not name.endswith(".tif"):
                continue
            with self.subTest(name):
                try:
                    reader = open_raster(os.path.join(RASTERS, name))
                except ToolError as refused:
                    self.assertEqual(refused.id, "rs.raster.unsupported")
                    continue
                with reader:
                    whole = expected["windows"][0]
                    self.assertEqual(whole["window"], [0, 0, reader.width, reader.height])
                    self.assertEqual([hashlib.sha256(band).hexdigest() for band in bands_of(reader)], whole["sha256"])
                    self.assertEqual(reader.nodata is None, expected["nodata"] is None)
                    read += 1
        self.assertEqual(read, 39)

    def test_what_is_not_read_is_named(self) -> None:
        for name, word in (("codecs/u16_zstd_pred2.tif", "ZSTD"), ("derived/jpeg_ycbcr_tiled.tif", "JPEG"), ("unsupported/lerc.tif", "LERC"), ("unsupported/virtual.vrt", "no TIFF"), ("unsupported/empty.tif", "no TIFF"), ("codecs/n12_rgb_deflate.tif", "12 bits"), ("unsupported/complex.tif", "format")):
            with self.assertRaises(ToolError, msg=name) as caught:
                open_raster(os.path.join(RASTERS, name))
            self.assertEqual(caught.exception.id, "rs.raster.unsupported")
            self.assertIn(word, caught.exception.message)
            self.assertIn("gdal_translate", caught.exception.hint or "")

    def test_damaged_files_give_typed_errors(self) -> None:
        seed = random.Random(3)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "damaged.tif")
            for name in ("codecs/u16_lzw_pred2_tiled.tif", "codecs/f64_lzw_pred3.tif", "codecs/bigtiff_be.tif", "derived/rotated30deg.tif", "georef_edge/rasterio_rotated.tif", "codecs/i32_deflate.tif"):
                with open(os.path.join(RASTERS, name), "rb") as file:
                    good = file.read()
                refused = 0
                for turn in range(40):
                    data = bytearray(good)
                    if turn % 4 == 0:
                        data = data[: seed.randrange(len(data))]
                    else:
                        for _ in range(seed.randint(1, 8)):
                            # Mostly the head and the tail, where directories are.
                            place = seed.randrange(len(data)) if turn % 2 else seed.choice((seed.randrange(min(400, len(data))), len(data) - 1 - seed.randrange(min(400, len(data)))))
                            data[place] = seed.randrange(256)
                    with open(path, "wb") as file:
                        file.write(data)
                    try:
                        with open_raster(path) as reader:
                            for number, block in enumerate(reader.blocks):
                                if number == 50:
                                    break
                                reader.read(block, [1])
                    except ToolError as error:
                        self.assertIn(error.id, ("rs.raster.unreadable", "rs.raster.unsupported"))
                        refused += 1
                self.assertGreater(refused, 0, name)

    def test_huge_claims_are_refused_before_memory_is_taken(self) -> None:
        def tiff(*entries: Tuple[int, int, int]) -> bytes:
            return struct.pack("<2sHIH", b"II", 42, 8, len(entries)) + b"".join(struct.pack("<HHII", tag, 4, count, number) for tag, count, number in entries) + bytes(4)

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "huge.tif")
            for entries in (
                ((256, 1, 2**31 - 1), (257, 1, 2**31 - 1), (258, 1, 8), (273, 1, 8), (279, 1, 8)),
                ((256, 1, 1000000), (257, 1, 1000000), (258, 1, 8), (259, 1, 8), (273, 1, 8), (279, 1, 8)),
                ((256, 1, 10), (257, 1, 10), (258, 1, 8), (273, 2**31, 8), (279, 1, 8)),
                ((256, 1, 10), (257, 1, 10), (258, 1, 8), (273, 1, 8), (278, 1, 1), (279, 1, 8)),
                ((256, 1, 0), (257, 1, 10)),
            ):
                with open(path, "wb") as file:
                    file.write(tiff(*entries))
                with self.assertRaises(ToolError), open_raster(path) as reader:
                    reader.read(next(iter(reader.blocks)), [1])


if __name__ == "__main__":
    unittest.main()
