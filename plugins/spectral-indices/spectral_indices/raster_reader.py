"""A strict reader of GeoTIFF and BigTIFF files, block by block."""

import math
import os
import struct
from array import array
from typing import Any, BinaryIO, Dict, Iterable, Iterator, List, NamedTuple, Optional, Tuple

from rsplugins import ToolError

from . import tiff_codecs as codecs
from . import tiff_directory as tiff
from .tiff_directory import TiffDirectory, damaged, unsupported

_TYPES = {(1, 8): "B", (1, 16): "H", (1, 32): "I", (1, 64): "Q", (2, 8): "b", (2, 16): "h", (2, 32): "i", (2, 64): "q", (3, 32): "f", (3, 64): "d", (4, 8): "B", (4, 16): "H", (4, 32): "I"}
_MAXIMUM_BLOCK_BYTES = 64 << 20
_PIECE_BYTES = 1 << 20


class Block(NamedTuple):
    """A part of the raster: its place and size in pixels, cut at the raster's edge."""

    x: int
    y: int
    width: int
    height: int


class RasterReader:
    """One raster. For one thread."""

    def __init__(self, path: str) -> None:
        """Opens it. Raises ToolError, or OSError where there is no file."""
        self.path = path
        self._file: BinaryIO = open(path, "rb")
        try:
            self.directory = TiffDirectory(self._file, path)
            self._read_layout()
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Closes the file."""
        self._file.close()

    def __enter__(self) -> "RasterReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def blocks(self) -> Iterator[Block]:
        """The blocks in the order of the file: across, then down."""
        for row in range(self.blocks_down):
            for column in range(self.blocks_across):
                x, y = column * self.block_width, row * self.block_height
                yield Block(x, y, min(self.block_width, self.width - x), min(self.block_height, self.height - y))

    def read(self, block: Block, bands: Iterable[int]) -> Dict[int, "array[Any]"]:
        """The samples of some bands, counted from 1, in a block of ``blocks``: row by row, cut at the raster's edge."""
        found: Dict[int, "array[Any]"] = {}
        together: Optional["array[Any]"] = None
        for band in bands:
            if self._planar:
                found[band] = self._cut(self._decode(block, band - 1), block, 0)
            else:
                together = self._decode(block, 0) if together is None else together
                found[band] = self._cut(together, block, band - 1)
        return found

    def georeference(self) -> List[Tuple[int, int, int, bytes]]:
        """Tag, type, count and bytes of what places the raster, from the file or from a world file beside it."""
        found = [(tag, *self.directory.copy(tag)) for tag in tiff.GEOREFERENCE if self.directory.has(tag)]
        if not any(tag in (tiff.TIE_POINT, tiff.TRANSFORMATION) for tag, *_ in found):
            found += self._world_file()
        return found

    def _read_layout(self) -> None:
        directory = self.directory
        self.width, self.height = directory.integer(tiff.WIDTH), directory.integer(tiff.HEIGHT)
        self.bands = directory.integer(tiff.SAMPLES, 1)
        if not 0 < self.width < 1 << 31 or not 0 < self.height < 1 << 31 or not 0 < self.bands < 1 << 16:
            damaged(self.path, f"it claims {self.width} x {self.height} pixels in {self.bands} bands")
        self.code = self._type()
        self._compression = directory.integer(tiff.COMPRESSION, 1)
        if self._compression not in codecs.READ:
            unsupported(self.path, f"its compression, {codecs.NAMES.get(self._compression, self._compression)}, is not read here")
        if directory.integer(tiff.FILL_ORDER, 1) != 1 or directory.integer(tiff.PHOTOMETRIC, 1) == 6:
            unsupported(self.path, "its bit order or its YCbCr colours are not read here")
        self._predictor = directory.integer(tiff.PREDICTOR, 1) if self._compression not in (codecs.NONE, codecs.PACKBITS) else 1
        if self._predictor not in (1, 2, 3) or (self._predictor == 3 and self.code not in "fd"):
            unsupported(self.path, f"predictor {self._predictor} is not read here")
        self._planar = self.bands > 1 and directory.integer(tiff.PLANAR, 1) == 2
        self.nodata = self._nodata()
        self._read_blocks()

    def _type(self) -> str:
        bits = tiff.sample_numbers(self.directory.numbers(tiff.BITS), self.bands, 1)
        formats = tiff.sample_numbers(self.directory.numbers(tiff.SAMPLE_FORMAT), self.bands, 1)
        code = _TYPES.get((formats[0], bits[0]))
        if code is None or len(set(bits)) > 1 or len(set(formats)) > 1:
            unsupported(self.path, f"samples of {bits[0]} bits with format {formats[0]} are not read here, nor bands that differ")
        return code

    def _read_blocks(self) -> None:
        directory = self.directory
        self.tiled = directory.has(tiff.TILE_WIDTH) or directory.has(tiff.TILE_OFFSETS)
        self.block_width = directory.integer(tiff.TILE_WIDTH) if self.tiled else self.width
        stored_rows = directory.integer(tiff.TILE_HEIGHT) if self.tiled else min(max(directory.integer(tiff.ROWS_PER_STRIP, 0xFFFFFFFF), 1), self.height)
        if not 0 < self.block_width < 1 << 31 or not 0 < stored_rows < 1 << 31:
            damaged(self.path, f"it claims blocks of {self.block_width} x {stored_rows} pixels")
        self._bands_together = 1 if self._planar else self.bands
        self._row_bytes = self.block_width * self._bands_together * array(self.code).itemsize
        self._stored_rows = self.block_height = stored_rows
        if not self.tiled and self._compression == codecs.NONE:
            # A file with a single strip can be read in pieces.
            self.block_height = max(1, min(stored_rows, _PIECE_BYTES // self._row_bytes))
            while stored_rows % self.block_height and stored_rows < self.height:
                self.block_height -= 1
        if self._row_bytes * self.block_height > _MAXIMUM_BLOCK_BYTES:
            unsupported(self.path, f"its blocks of {self.block_width} x {self.block_height} pixels are larger than {_MAXIMUM_BLOCK_BYTES >> 20} MiB each")
        self.blocks_across = -(-self.width // self.block_width)
        self.blocks_down = -(-self.height // self.block_height)
        stored = self.blocks_across * -(-self.height // stored_rows) * (self.bands if self._planar else 1)
        self._offsets = directory.numbers(tiff.TILE_OFFSETS if directory.has(tiff.TILE_OFFSETS) else tiff.STRIP_OFFSETS)
        self._counts = directory.numbers(tiff.TILE_COUNTS if directory.has(tiff.TILE_COUNTS) else tiff.STRIP_COUNTS)
        if len(self._offsets) < stored or len(self._counts) < stored:
            damaged(self.path, f"{stored} blocks are needed, but it lists {min(len(self._offsets), len(self._counts))}")

    def _nodata(self) -> Optional[float]:
        text = self.directory.text(tiff.NODATA)
        try:
            value = float(text) if text else None
        except ValueError:
            return None
        if value is not None and self.code == "f" and math.isfinite(value):
            try:
                return float(struct.unpack("<f", struct.pack("<f", value))[0])
            except OverflowError:
                return math.copysign(math.inf, value)
        return value

    def _decode(self, block: Block, band: int) -> "array[Any]":
        """All samples of a block as they are stored, tiles with what lies beyond the edge."""
        column, row = block.x // self.block_width, block.y // self._stored_rows
        down = -(-self.height // self._stored_rows)
        index = (band * down + row) * self.blocks_across + column
        offset, count = int(self._offsets[index]), int(self._counts[index])
        rows = self.block_height if self.tiled else block.height
        size = self._row_bytes * rows
        if offset == 0 and count == 0:
            return self._sparse(size)
        if self._compression == codecs.NONE:
            skipped = (block.y - row * self._stored_rows) * self._row_bytes
            if skipped + size > count:
                damaged(self.path, f"block {index} has {count} bytes")
            data = self.directory.read(offset + skipped, size)
        else:
            if count > 2 * _MAXIMUM_BLOCK_BYTES:
                damaged(self.path, f"block {index} claims {count} bytes")
            try:
                data = codecs.decompress(self._compression, self.directory.read(offset, count), size)
            except codecs.CodecError as fault:
                damaged(self.path, f"block {index} does not unpack, {fault}")
        return codecs.undo_predictor(self._predictor, data, self.code, self.directory.order, self.block_width * self._bands_together, self._bands_together)

    def _sparse(self, size: int) -> "array[Any]":
        samples = array(self.code, bytes(size))
        if self.nodata is None:
            return samples
        try:
            fill = array(self.code, [self.nodata if self.code in "fd" else int(self.nodata)])
        except (OverflowError, ValueError):
            return samples
        return fill * len(samples)

    def _cut(self, samples: "array[Any]", block: Block, band: int) -> "array[Any]":
        part = samples[band :: self._bands_together] if self._bands_together > 1 else samples
        if block.width == self.block_width:
            return part[: block.width * block.height]
        cut = array(self.code)
        for row in range(block.height):
            cut += part[row * self.block_width : row * self.block_width + block.width]
        return cut

    def _world_file(self) -> List[Tuple[int, int, int, bytes]]:
        stem = os.path.splitext(self.path)[0]
        for ending in (".tfw", ".TFW", ".tifw", ".wld"):
            try:
                with open(stem + ending, encoding="ascii") as file:
                    a, d, b, e, c, f = (float(line) for line in file.read(1000).split()[:6])
            except (OSError, ValueError):
                continue
            # A world file names the centre of the first pixel.
            matrix = (a, b, 0, c - (a + b) / 2, d, e, 0, f - (d + e) / 2, 0, 0, 0, 0, 0, 0, 0, 1)
            return [(tiff.TRANSFORMATION, 12, 16, struct.pack("<16d", *matrix))]
        return []


def open_raster(path: str) -> RasterReader:
    """Opens a raster for a tool: a missing file is an error with a hint."""
    try:
        return RasterReader(path)
    except IsADirectoryError:
        raise ToolError("rs.raster.unsupported", f'"{path}" is a folder.', "Name the raster file itself.") from None
