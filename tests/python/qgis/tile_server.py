"""A server of map tiles on this machine. Each tile's colour says where it lies, so that a test sees whether an export put it there."""

import struct
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Set, Tuple

SIZE = 256


def color(z: int, x: int, y: int) -> Tuple[int, int, int]:
    """The colour of a tile."""
    return (x * 37 + 11) % 256, (y * 53 + 29) % 256, (z * 16 + 7) % 256


def picture(rgb: Tuple[int, int, int]) -> bytes:
    """A PNG of one colour."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = (b"\0" + bytes(rgb) * SIZE) * SIZE
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class TileServer:
    """Answers /z/x/y.png. Use it in a ``with`` statement."""

    def __init__(self, delay: float = 0.0, failures: int = 0) -> None:
        """:param delay: seconds before each answer.
        :param failures: how many of the first requests are answered by an error."""
        self.asked: Set[str] = set()
        self.failures = failures
        lock = threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with lock:
                    server.asked.add(self.path)
                    fails = server.failures > 0
                    server.failures -= 1
                time.sleep(delay)
                if fails:
                    self.send_error(503)
                    return
                z, x, y = (int(part) for part in self.path.split(".")[0].strip("/").split("/"))
                body = picture(color(z, x, y))
                self.send_response(200)
                self.send_header("Content-Type", "image/png")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:
                    pass

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]

    def __enter__(self) -> "TileServer":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def source(self) -> str:
        """What QGIS opens as a layer."""
        return f"type=xyz&url=http://127.0.0.1:{self.port}/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmin=0&zmax=18"
