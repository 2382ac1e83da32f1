"""Decompression and predictors of TIFF blocks."""

import sys
import zlib
from array import array
from itertools import accumulate
from typing import Any, List, Optional

numpy: Any
try:
    import numpy
except ImportError:
    numpy = None

NONE, LZW, ADOBE_DEFLATE, DEFLATE, PACKBITS = 1, 5, 8, 32946, 32773
NAMES = {2: "CCITT RLE", 3: "CCITT fax 3", 4: "CCITT fax 4", 6: "old JPEG", 7: "JPEG", 34712: "JPEG 2000", 34887: "LERC", 34925: "LZMA", 50000: "ZSTD", 50001: "WebP", 50002: "JPEG XL"}
READ = (NONE, LZW, ADOBE_DEFLATE, DEFLATE, PACKBITS)


class CodecError(Exception):
    """A block's bytes are not what its compression allows."""


def decompress(compression: int, data: bytes, size: int) -> bytes:
    """The first ``size`` bytes of a block; never more are made. Raises CodecError where there are fewer."""
    if compression == NONE:
        out = data[:size]
    elif compression == LZW:
        out = _lzw(data, size)
    elif compression == PACKBITS:
        out = _packbits(data, size)
    else:
        try:
            out = zlib.decompressobj().decompress(data, size)
        except zlib.error as fault:
            raise CodecError(str(fault)) from None
    if len(out) < size:
        raise CodecError(f"it holds {len(out)} bytes instead of {size}")
    return out


def _packbits(data: bytes, size: int) -> bytes:
    out = bytearray()
    place = 0
    while len(out) < size and place < len(data):
        count = data[place]
        if count < 128:
            out += data[place + 1 : place + 2 + count]
            place += 2 + count
        else:
            if count > 128:
                out += data[place + 1 : place + 2] * (257 - count)
                place += 1
            place += 1
    return bytes(out[:size])


def _lzw(data: bytes, size: int) -> bytes:
    """LZW as TIFF 6.0 has it: codes of 9 to 12 bits, the highest bit first, wider one code early; 256 clears, 257 ends."""
    if data[:2] in (b"\x00\x01",):
        raise CodecError("its LZW is of the old kind that begins with the lowest bit")
    first: List[bytes] = [bytes([value]) for value in range(256)] + [b"", b""]
    table = list(first)
    out: List[bytes] = []
    made, width, bits, held = 0, 9, 0, 0
    previous: Optional[bytes] = None
    for byte in data:
        held = (held << 8) | byte
        bits += 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits
        held &= (1 << bits) - 1
        if code == 256:
            table, width, previous = list(first), 9, None
            continue
        if code == 257:
            break
        if previous is None:
            if code > 255:
                raise CodecError("its LZW codes are wrong")
            entry = table[code]
        else:
            if code < len(table):
                entry = table[code]
            elif code == len(table):
                entry = previous + previous[:1]
            else:
                raise CodecError("its LZW codes are wrong")
            if len(table) < 4096:
                table.append(previous + entry[:1])
        out.append(entry)
        made += len(entry)
        if made >= size:
            break
        previous = entry
        known = len(table)
        if known >= 511:
            width = 12 if known >= 2047 else 11 if known >= 1023 else 10
    return b"".join(out)[:size]


def undo_predictor(predictor: int, data: bytes, code: str, order: str, row_samples: int, bands: int) -> "array[Any]":
    """The samples of a block from its bytes.

    :param code: the samples' type, as ``array`` names it.
    :param order: ``<`` or ``>``, the file's byte order.
    :param row_samples: samples of a row, of all ``bands`` that lie together.
    """
    if predictor == 3:
        return _undo_float(data, code, row_samples, bands)
    samples = array(code, data)
    if samples.itemsize > 1 and (order == "<") != (sys.byteorder == "little"):
        samples.byteswap()
    return samples if predictor == 1 else _undo_difference(samples, row_samples, bands)


def _undo_difference(samples: "array[Any]", row_samples: int, bands: int) -> "array[Any]":
    code = samples.typecode
    unsigned = {"f": "I", "d": "Q"}.get(code, code.upper())
    if numpy is not None:
        table = numpy.frombuffer(samples, dtype=unsigned).reshape(-1, row_samples // bands, bands)
        out = array(code)
        out.frombytes(numpy.add.accumulate(table, axis=1, dtype=unsigned).tobytes())
        return out
    whole = array(unsigned, samples.tobytes())
    mask = (1 << (8 * whole.itemsize)) - 1
    for row in range(0, len(whole), row_samples):
        for band in range(bands):
            part = slice(row + band, row + row_samples, bands)
            whole[part] = array(unsigned, [value & mask for value in accumulate(whole[part])])
    return array(code, whole.tobytes())


def _undo_float(data: bytes, code: str, row_samples: int, bands: int) -> "array[Any]":
    size = array(code).itemsize
    row_bytes = row_samples * size
    out = bytearray(len(data))
    for row in range(0, len(data), row_bytes):
        planes = _undo_difference(array("B", data[row : row + row_bytes]), row_bytes, bands)
        for plane in range(size):
            # The first plane has the highest bytes.
            place = size - 1 - plane if sys.byteorder == "little" else plane
            out[row + place : row + row_bytes : size] = planes[plane * row_samples : (plane + 1) * row_samples].tobytes()
    return array(code, bytes(out))
