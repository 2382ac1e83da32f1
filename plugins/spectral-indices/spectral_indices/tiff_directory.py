"""The directory of a TIFF or BigTIFF file: its tags, checked against the size of the file."""

import os
import struct
from typing import BinaryIO, Dict, List, NoReturn, Optional, Tuple, Union

from rsplugins import ToolError

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_CODES = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I", 16: "Q", 17: "q", 18: "Q"}
_MAXIMUM_ENTRIES = 4096
_MAXIMUM_SMALL_BYTES = 1 << 20

WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, FILL_ORDER = 256, 257, 258, 259, 262, 266
STRIP_OFFSETS, SAMPLES, ROWS_PER_STRIP, STRIP_COUNTS, PLANAR, PREDICTOR = 273, 277, 278, 279, 284, 317
TILE_WIDTH, TILE_HEIGHT, TILE_OFFSETS, TILE_COUNTS, SAMPLE_FORMAT = 322, 323, 324, 325, 339
PIXEL_SCALE, TIE_POINT, TRANSFORMATION, GEO_KEYS, GEO_DOUBLES, GEO_TEXT, NODATA = 33550, 33922, 34264, 34735, 34736, 34737, 42113
GEOREFERENCE = (PIXEL_SCALE, TIE_POINT, TRANSFORMATION, GEO_KEYS, GEO_DOUBLES, GEO_TEXT)

Numbers = Union[Tuple[int, ...], Tuple[float, ...]]


def damaged(path: str, why: str) -> NoReturn:
    """Raises the error of a file that cannot be right."""
    raise ToolError("rs.raster.unreadable", f'"{path}" is damaged: {why}.', "Get the file again, or repair it with gdal_translate.")


def unsupported(path: str, why: str) -> NoReturn:
    """Raises the error of a file that is right but not read here."""
    raise ToolError("rs.raster.unsupported", f'"{path}" cannot be read: {why}.', 'Convert it: gdal_translate -co COMPRESS=DEFLATE -co TILED=YES IN OUT.tif.')


class TiffDirectory:
    """The first directory of an open file."""

    def __init__(self, file: BinaryIO, path: str) -> None:
        """Reads it. Raises ToolError."""
        self.path = path
        self._file = file
        self.file_bytes = file.seek(0, os.SEEK_END)
        head = self.read(0, min(16, self.file_bytes))
        if head[:2] not in (b"II", b"MM") or len(head) < 8:
            unsupported(path, "it is no TIFF file")
        self.order = "<" if head[:2] == b"II" else ">"
        version = self._unpack("H", head[2:4])[0]
        if version not in (42, 43) or (version == 43 and (len(head) < 16 or self._unpack("HH", head[4:8]) != (8, 0))):
            unsupported(path, "it is no TIFF file")
        self._big = version == 43
        start = self._unpack("Q", head[8:16])[0] if self._big else self._unpack("I", head[4:8])[0]
        self._entries: Dict[int, Tuple[int, int, bytes]] = {}
        self._load(start)

    def has(self, tag: int) -> bool:
        """Whether the tag is there."""
        return tag in self._entries

    def numbers(self, tag: int) -> Numbers:
        """All values of a tag; none where it is absent."""
        if tag not in self._entries:
            return ()
        kind, count, _ = self._entries[tag]
        if kind not in _CODES:
            damaged(self.path, f"tag {tag} holds no numbers")
        return self._unpack(f"{count}{_CODES[kind]}", self.raw(tag))

    def integer(self, tag: int, default: Optional[int] = None) -> int:
        """The first value of a tag."""
        values = self.numbers(tag) if tag in self._entries else ()
        if not values:
            if default is None:
                damaged(self.path, f"tag {tag} is missing")
            return default
        if not isinstance(values[0], int):
            damaged(self.path, f"tag {tag} is no whole number")
        return values[0]

    def text(self, tag: int) -> Optional[str]:
        """The text of a tag."""
        return self.raw(tag).split(b"\0")[0].decode("latin-1") if tag in self._entries else None

    def copy(self, tag: int) -> Tuple[int, int, bytes]:
        """Type, count and little-endian bytes of a small tag, for another file."""
        kind, count, _ = self._entries[tag]
        data = self.raw(tag)
        if len(data) > _MAXIMUM_SMALL_BYTES:
            damaged(self.path, f"tag {tag} has {len(data)} bytes")
        if self.order == ">" and kind in _CODES:
            data = struct.pack(f"<{count}{_CODES[kind]}", *self._unpack(f"{count}{_CODES[kind]}", data))
        return kind, count, data

    def raw(self, tag: int) -> bytes:
        """The bytes of a tag, in the file's order."""
        kind, count, field = self._entries[tag]
        size = _SIZES.get(kind, 1) * count
        if size <= len(field):
            return field[:size]
        return self.read(self._unpack("Q" if self._big else "I", field)[0], size)

    def read(self, offset: int, size: int) -> bytes:
        """Bytes of the file. Raises ToolError where there are not so many."""
        if offset < 0 or size < 0 or offset + size > self.file_bytes:
            damaged(self.path, f"{size} bytes at {offset} are beyond its end")
        self._file.seek(offset)
        data = self._file.read(size)
        if len(data) < size:
            damaged(self.path, "it became shorter while it was read")
        return data

    def _load(self, start: int) -> None:
        count = self._unpack("Q" if self._big else "H", self.read(start, 8 if self._big else 2))[0]
        if count > _MAXIMUM_ENTRIES:
            damaged(self.path, f"it claims {count} tags")
        step, first = (20, start + 8) if self._big else (12, start + 2)
        table = self.read(first, count * step)
        for place in range(0, len(table), step):
            tag, kind = self._unpack("HH", table[place : place + 4])
            number = self._unpack("Q" if self._big else "I", table[place + 4 : place + (12 if self._big else 8)])[0]
            if number * _SIZES.get(kind, 1) > max(self.file_bytes, 8):
                damaged(self.path, f"tag {tag} claims {number} values")
            self._entries[tag] = (kind, number, table[place + (12 if self._big else 8) : place + step])

    def _unpack(self, format: str, data: bytes) -> Tuple[int, ...]:
        return struct.unpack(self.order + format, data)


def sample_numbers(values: Numbers, bands: int, default: int) -> List[int]:
    """One number a band from a tag that may give one for all."""
    numbers = [int(value) for value in values] or [default]
    return numbers[:bands] if len(numbers) >= bands else [numbers[0]] * bands
