"""A writer of single-band float32 GeoTIFFs, block by block, under a temporary name until complete."""

import os
import struct
import sys
import uuid
import zlib
from array import array
from typing import BinaryIO, List, Optional, Tuple
from xml.sax.saxutils import quoteattr, escape

from . import tiff_directory as tiff
from .raster_reader import RasterReader

_BIG_BYTES = 0xFFFF0000
_METADATA = 42112
_STRIP_PIXELS = 1 << 16


class RasterWriter:
    """A raster of the size, the georeference and, where it is tiled, the tiles of another; no data is NaN. Leave it by ``commit`` or ``discard``."""

    def __init__(self, path: str, source: RasterReader, name: str, metadata: "dict[str, str]") -> None:
        """Opens a temporary file beside ``path``.

        :param name: the band's description.
        :param metadata: further texts, by name.
        """
        self.path = os.path.abspath(path)
        folder, last = os.path.split(self.path)
        os.makedirs(folder, exist_ok=True)
        stem, ending = os.path.splitext(last)
        self._part = os.path.join(folder, f".{stem}.{uuid.uuid4().hex}.part{ending}")
        self._source = source
        self._tiled = source.tiled and source.block_width % 16 == 0 and source.block_height % 16 == 0
        self.block_width = source.block_width if self._tiled else source.width
        self.block_height = source.block_height if self._tiled else _strip_rows(source)
        self._name, self._metadata = name, metadata
        blocks = -(-source.width // self.block_width) * -(-source.height // self.block_height)
        self._big = blocks * (self.block_width * self.block_height * 4 + 32) > _BIG_BYTES
        self._offsets: List[int] = []
        self._counts: List[int] = []
        self._strip = array("f")
        self._file: Optional[BinaryIO] = open(self._part, "xb")
        self._file.write(bytes(16 if self._big else 8))

    def write(self, samples: "array[float]", width: int) -> None:
        """Writes the samples of the source's next block, ``width`` pixels a row."""
        if self._tiled:
            if width < self.block_width or len(samples) < self.block_width * self.block_height:
                samples = self._padded(samples, width)
            self._write_block(samples)
            return
        self._strip += samples
        size = self.block_width * self.block_height
        while len(self._strip) >= size:
            self._write_block(self._strip[:size])
            del self._strip[:size]

    def commit(self) -> None:
        """Completes the file and gives it its name, in one step."""
        if self._strip:
            self._write_block(self._strip)
        file = self._open()
        directory = self._write_directory(file)
        file.seek(0)
        file.write(struct.pack("<2sHHHQ", b"II", 43, 8, 0, directory) if self._big else struct.pack("<2sHI", b"II", 42, directory))
        file.flush()
        os.fsync(file.fileno())
        file.close()
        self._file = None
        os.replace(self._part, self.path)

    def discard(self) -> None:
        """Removes what was written, unless it was committed."""
        if self._file is not None:
            self._file.close()
            self._file = None
            os.unlink(self._part)

    def _open(self) -> BinaryIO:
        assert self._file is not None
        return self._file

    def _padded(self, samples: "array[float]", width: int) -> "array[float]":
        whole = array("f")
        rest = array("f", [float("nan")]) * (self.block_width - width)
        for row in range(len(samples) // width):
            whole += samples[row * width : (row + 1) * width]
            whole += rest
        whole += array("f", [float("nan")]) * (self.block_width * self.block_height - len(whole))
        return whole

    def _write_block(self, samples: "array[float]") -> None:
        if sys.byteorder == "big":
            samples = samples[:]
            samples.byteswap()
        data = zlib.compress(samples.tobytes(), 4)
        file = self._open()
        self._offsets.append(file.tell())
        self._counts.append(len(data))
        file.write(data)

    def _write_directory(self, file: BinaryIO) -> int:
        source = self._source
        place = 16 if self._big else 4
        offsets = struct.pack(f"<{len(self._offsets)}{'Q' if self._big else 'I'}", *self._offsets)
        counts = struct.pack(f"<{len(self._counts)}I", *self._counts)
        metadata = self._xml().encode("utf-8") + b"\0"
        entries: List[Tuple[int, int, int, bytes]] = [
            (tiff.WIDTH, 4, 1, struct.pack("<I", source.width)),
            (tiff.HEIGHT, 4, 1, struct.pack("<I", source.height)),
            (tiff.BITS, 3, 1, struct.pack("<H", 32)),
            (tiff.COMPRESSION, 3, 1, struct.pack("<H", 8)),
            (tiff.PHOTOMETRIC, 3, 1, struct.pack("<H", 1)),
            (tiff.SAMPLES, 3, 1, struct.pack("<H", 1)),
            (tiff.PLANAR, 3, 1, struct.pack("<H", 1)),
            (tiff.SAMPLE_FORMAT, 3, 1, struct.pack("<H", 3)),
            (tiff.TILE_OFFSETS if self._tiled else tiff.STRIP_OFFSETS, place, len(self._offsets), offsets),
            (tiff.TILE_COUNTS if self._tiled else tiff.STRIP_COUNTS, 4, len(self._counts), counts),
            (_METADATA, 2, len(metadata), metadata),
            (tiff.NODATA, 2, 4, b"nan\0"),
            *source.georeference(),
        ]
        if self._tiled:
            entries += [(tiff.TILE_WIDTH, 4, 1, struct.pack("<I", self.block_width)), (tiff.TILE_HEIGHT, 4, 1, struct.pack("<I", self.block_height))]
        else:
            entries.append((tiff.ROWS_PER_STRIP, 4, 1, struct.pack("<I", self.block_height)))
        return self._write_entries(file, sorted(entries))

    def _write_entries(self, file: BinaryIO, entries: List[Tuple[int, int, int, bytes]]) -> int:
        field = 8 if self._big else 4
        table = b""
        for tag, kind, count, data in entries:
            if len(data) > field:
                file.write(b"\0" * (-file.tell() % 8))
                value = struct.pack("<Q" if self._big else "<I", file.tell())
                file.write(data)
            else:
                value = data.ljust(field, b"\0")
            table += struct.pack("<HHQ" if self._big else "<HHI", tag, kind, count) + value
        file.write(b"\0" * (-file.tell() % 8))
        start = file.tell()
        file.write(struct.pack("<Q" if self._big else "<H", len(entries)) + table + bytes(field))
        return start

    def _xml(self) -> str:
        items = "".join(f"<Item name={quoteattr(name)}>{escape(text)}</Item>" for name, text in self._metadata.items())
        return f'<GDALMetadata><Item name="DESCRIPTION" sample="0" role="description">{escape(self._name)}</Item>{items}</GDALMetadata>'


def _strip_rows(source: RasterReader) -> int:
    # As high as needed for a compression that pays, in whole strips of the source where those are low.
    return min(source.height, max(1, _STRIP_PIXELS // source.width))
