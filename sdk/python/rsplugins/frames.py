"""Content-Length frames with one JSON object in each, capped on both sides."""

import json
import threading
from typing import Any, BinaryIO, Dict, Optional

from .errors import ToolError

MAXIMUM_MESSAGE_BYTES = 64 * 1024 * 1024
_MAXIMUM_HEADER_BYTES = 8 * 1024
_SKIPPED_PART_BYTES = 1024 * 1024

Json = Dict[str, Any]


class FrameError(Exception):
    """What came is no frame, or no message, that may be taken."""

    def __init__(self, error: ToolError, recovered: bool) -> None:
        """:param recovered: whether the next frame can be found."""
        super().__init__(error.message)
        self.error = error
        self.recovered = recovered


class FrameReader:
    """Reads frames and holds no more of one than it may. For one thread."""

    def __init__(self, stream: BinaryIO, maximum_bytes: int = MAXIMUM_MESSAGE_BYTES) -> None:
        self._stream = stream
        self._maximum = maximum_bytes

    def read(self) -> Optional[Json]:
        """The next message, or None where the stream ends, even in the middle of a frame. Raises FrameError."""
        length = self._header()
        if length is None:
            return None
        if length > self._maximum:
            # Dropped as it comes, so that a sender is not left hanging with a full pipe; whoever announces more than this is cut off.
            recovered = length <= 8 * self._maximum and self._skip(length)
            raise FrameError(
                ToolError("rs.message.tooLarge", f"A message is larger than {self._maximum} bytes.", "Pass rasters and other large data by path."), recovered
            )
        body = self._stream.read(length)
        if body is None or len(body) < length:
            return None
        return _parse(body)

    def _header(self) -> Optional[int]:
        length: Optional[int] = None
        left = _MAXIMUM_HEADER_BYTES
        while True:
            line = self._stream.readline(left + 1)
            if not line or (not line.endswith(b"\n") and len(line) <= left):
                return None
            left -= len(line)
            if left < 0:
                raise _bad_header()
            text = line.rstrip(b"\r\n")
            if not text:
                if length is None:
                    raise _bad_header()
                return length
            name, colon, value = text.partition(b":")
            if not colon:
                raise _bad_header()
            if name.lower() == b"content-length":
                digits = value.strip()
                if not digits.isdigit() or len(digits) > 18:
                    raise _bad_header()
                length = int(digits)

    def _skip(self, length: int) -> bool:
        while length > 0:
            part = self._stream.read(min(length, _SKIPPED_PART_BYTES))
            if not part:
                return False
            length -= len(part)
        return True


class FrameWriter:
    """Writes frames, whole, from any thread."""

    def __init__(self, stream: BinaryIO, maximum_bytes: int = MAXIMUM_MESSAGE_BYTES) -> None:
        self._stream = stream
        self._maximum = maximum_bytes
        self._lock = threading.Lock()

    def write(self, message: Json) -> None:
        """Writes a message. Raises ToolError for one that cannot be sent, before a byte of it is; OSError or ValueError when the stream is gone."""
        body = encode(message)
        if len(body) > self._maximum:
            raise ToolError("rs.message.tooLarge", f"The message is larger than {self._maximum} bytes.", "Pass rasters and other large data by path.")
        with self._lock:
            self._stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self._stream.flush()

    def close(self) -> None:
        """Closes the stream; the peer reads its end. Waits for no one: a writer that hangs keeps the stream."""
        if self._lock.acquire(timeout=1.0):
            try:
                self._stream.close()
            except OSError:
                pass
            finally:
                self._lock.release()


def encode(message: Json) -> bytes:
    """A message as UTF-8 JSON. Raises ToolError where it holds what JSON cannot say."""
    try:
        return json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError:
        raise ToolError("rs.argument.invalid", "A text is no valid Unicode.", "Give file names and texts that can be written as UTF-8.") from None
    except (TypeError, ValueError, RecursionError) as fault:
        raise ToolError("rs.argument.invalid", "A value cannot be written as JSON.", "Use texts, finite numbers, booleans, lists and dictionaries.", str(fault)[:200]) from None


def _parse(body: bytes) -> Json:
    try:
        message = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise FrameError(ToolError("rs.protocol.mismatch", "A message is not JSON.", _REMEDY, code=-32700), recovered=True) from None
    if not isinstance(message, dict):
        raise FrameError(ToolError("rs.protocol.mismatch", "A message is not one JSON object.", _REMEDY, code=-32600), recovered=True)
    return message


def _no_constant(name: str) -> Any:
    raise ValueError(name + " is no JSON")


def _bad_header() -> FrameError:
    return FrameError(ToolError("rs.protocol.mismatch", "A frame has no valid Content-Length header.", _REMEDY, code=-32700), recovered=False)


_REMEDY = "Send one JSON-RPC 2.0 object in each frame, after Content-Length and an empty line."
