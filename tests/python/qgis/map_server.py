"""A server of maps on this machine: WMS, WMTS and ArcGIS MapServer. Each pixel's colour says where it lies, so that a test sees an export that is off by one."""

import json
import struct
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Dict, List, Tuple
from urllib.parse import parse_qs, urlsplit

HALF = 20037508.342789244
CELLS = {"EPSG:3857": 50.0, "EPSG:4326": 0.0005, "EPSG:32631": 50.0}
"""How large a cell of one colour is, in the units of a CRS."""
RED, GREEN, BLUE = 251, 241, 77
LEVELS = 15
TILE = 256

Box = Tuple[float, float, float, float]


def color(crs: str, x: float, y: float) -> Tuple[int, int, int]:
    """The colour at a place."""
    return int(x // CELLS[crs]) % RED, int(y // CELLS[crs]) % GREEN, BLUE


def picture(crs: str, box: Box, width: int, height: int) -> bytes:
    """A PNG of an area: west, south, east, north."""
    west, south, east, north = box
    columns = bytes(color(crs, west + (column + 0.5) * (east - west) / width, 0)[0] for column in range(width))
    rows = bytearray()
    for row in range(height):
        line = bytearray(3 * width)
        line[0::3], line[2::3] = columns, bytes([BLUE]) * width
        line[1::3] = bytes([color(crs, 0, north - (row + 0.5) * (north - south) / height)[1]]) * width
        rows += b"\0" + line

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows), 1)) + chunk(b"IEND", b"")


class MapServer:
    """Use it in a ``with`` statement. ``fails`` says of the number of a picture, counted from 1, whether it is answered by an error."""

    def __init__(self, fails: Callable[[int], bool] = lambda number: False) -> None:
        self.pictures = 0
        self.asked: List[str] = []
        self._fails = fails
        self._lock = threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, kind, body = server.answer(self.path)
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    pass

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "MapServer":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._server.server_close()

    def wms(self, crs: str) -> Tuple[str, str]:
        """The source of a layer, and its provider."""
        return f"contextualWMSLegend=0&crs={crs}&format=image/png&layers=world&styles=&url={self.address}/wms", "wms"

    def wmts(self) -> Tuple[str, str]:
        """The same for a WMTS."""
        return f"crs=EPSG:3857&format=image/png&layers=world&styles=default&tileMatrixSet=web&url={self.address}/wmts?SERVICE%3DWMTS%26REQUEST%3DGetCapabilities", "wms"

    def arcgis(self, cached: bool) -> Tuple[str, str]:
        """The same for a MapServer of ArcGIS, which draws what is asked for, or has a cache of tiles."""
        return f"crs='EPSG:3857' format='PNG32' layer='0' url='{self.address}/{'cached' if cached else 'drawn'}/MapServer'", "arcgismapserver"

    def answer(self, path: str) -> Tuple[int, str, bytes]:
        """Status, type and body."""
        parts = urlsplit(path)
        query = {name.upper(): values[0] for name, values in parse_qs(parts.query).items()}
        steps = parts.path.strip("/").split("/")
        if steps[0] in ("wms", "wmts") and query.get("REQUEST", "").lower() == "getcapabilities":
            return 200, "text/xml", (self._wms_capabilities() if steps[0] == "wms" else self._wmts_capabilities()).encode()
        if steps[0] == "wms":
            return self._picture(path, query["CRS"], self._wms_box(query), int(query["WIDTH"]), int(query["HEIGHT"]))
        if steps[0] == "wmts":
            return self._tile(path, int(query["TILEMATRIX"]), int(query["TILECOL"]), int(query["TILEROW"]))
        if steps[2:3] == ["tile"]:
            return self._tile(path, int(steps[3]), int(steps[5]), int(steps[4]))
        if steps[2:3] == ["export"]:
            west, south, east, north = (float(side) for side in query["BBOX"].split(","))
            width, height = (int(side) for side in query["SIZE"].split(","))
            return self._picture(path, "EPSG:3857", (west, south, east, north), width, height)
        if steps[2:3] == ["0"] or steps[1:2] == ["MapServer"]:
            return 200, "application/json", json.dumps(self._service(steps[0] == "cached")).encode()
        return 404, "text/plain", b"nothing"

    def _picture(self, path: str, crs: str, box: Box, width: int, height: int) -> Tuple[int, str, bytes]:
        with self._lock:
            self.pictures += 1
            self.asked.append(path)
            fails = self._fails(self.pictures)
        return (500, "text/plain", b"out of order") if fails else (200, "image/png", picture(crs, box, width, height))

    def _tile(self, path: str, level: int, column: int, row: int) -> Tuple[int, str, bytes]:
        side = 2 * HALF / 2**level
        west, north = -HALF + column * side, HALF - row * side
        return self._picture(path, "EPSG:3857", (west, north - side, west + side, north), TILE, TILE)

    @staticmethod
    def _wms_box(query: Dict[str, str]) -> Box:
        first, second, third, fourth = (float(side) for side in query["BBOX"].split(","))
        # WMS 1.3.0 has latitude first where the CRS has.
        return (second, first, fourth, third) if query["CRS"] == "EPSG:4326" else (first, second, third, fourth)

    def _wms_capabilities(self) -> str:
        boxes = {"EPSG:3857": "-2000000,-2000000,2000000,8000000", "EPSG:4326": "-18,-18,62,18", "EPSG:32631": "100000,0,900000,8000000"}
        named = "".join(
            '<CRS>{0}</CRS><BoundingBox CRS="{0}" minx="{1}" miny="{2}" maxx="{3}" maxy="{4}"/>'.format(crs, *box.split(",")) for crs, box in boxes.items()
        )
        place = f'<OnlineResource xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="{self.address}/wms?"/>'
        get = f"<DCPType><HTTP><Get>{place}</Get></HTTP></DCPType>"
        geographic = (
            "<EX_GeographicBoundingBox><westBoundLongitude>-18</westBoundLongitude><eastBoundLongitude>18</eastBoundLongitude>"
            "<southBoundLatitude>-18</southBoundLatitude><northBoundLatitude>62</northBoundLatitude></EX_GeographicBoundingBox>"
        )
        return (
            '<?xml version="1.0"?><WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"><Service><Name>WMS</Name><Title>World</Title></Service>'
            f"<Capability><Request><GetCapabilities><Format>text/xml</Format>{get}</GetCapabilities><GetMap><Format>image/png</Format>{get}</GetMap></Request>"
            f"<Exception><Format>XML</Format></Exception><Layer><Title>World</Title>{''.join(f'<CRS>{crs}</CRS>' for crs in boxes)}"
            f"<Layer queryable=\"0\"><Name>world</Name><Title>World</Title>{geographic}{named}</Layer></Layer></Capability></WMS_Capabilities>"
        )

    def _wmts_capabilities(self) -> str:
        scale = 2 * HALF / TILE / 0.00028
        levels = "".join(
            f"<TileMatrix><ows:Identifier>{level}</ows:Identifier><ScaleDenominator>{scale / 2**level!r}</ScaleDenominator>"
            f"<TopLeftCorner>{-HALF!r} {HALF!r}</TopLeftCorner><TileWidth>{TILE}</TileWidth><TileHeight>{TILE}</TileHeight>"
            f"<MatrixWidth>{2**level}</MatrixWidth><MatrixHeight>{2**level}</MatrixHeight></TileMatrix>"
            for level in range(LEVELS)
        )
        get = f'<ows:DCP><ows:HTTP><ows:Get xlink:href="{self.address}/wmts?"><ows:Constraint name="GetEncoding"><ows:AllowedValues><ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get></ows:HTTP></ows:DCP>'
        return (
            '<?xml version="1.0"?><Capabilities version="1.0.0" xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink">'
            f'<ows:OperationsMetadata><ows:Operation name="GetCapabilities">{get}</ows:Operation><ows:Operation name="GetTile">{get}</ows:Operation></ows:OperationsMetadata>'
            "<Contents><Layer><ows:Title>World</ows:Title><ows:WGS84BoundingBox><ows:LowerCorner>-180 -85</ows:LowerCorner><ows:UpperCorner>180 85</ows:UpperCorner></ows:WGS84BoundingBox>"
            '<ows:Identifier>world</ows:Identifier><Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style><Format>image/png</Format>'
            "<TileMatrixSetLink><TileMatrixSet>web</TileMatrixSet></TileMatrixSetLink></Layer>"
            f"<TileMatrixSet><ows:Identifier>web</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>{levels}</TileMatrixSet></Contents></Capabilities>"
        )

    @staticmethod
    def _service(cached: bool) -> Dict[str, Any]:
        reference = {"wkid": 102100, "latestWkid": 3857}
        extent = {"xmin": -HALF, "ymin": -HALF, "xmax": HALF, "ymax": HALF, "spatialReference": reference}
        pixel = 2 * HALF / TILE
        levels = [{"level": level, "resolution": pixel / 2**level, "scale": pixel / 2**level * 96 / 0.0254} for level in range(LEVELS)]
        tiles = {"rows": TILE, "cols": TILE, "dpi": 96, "format": "PNG32", "origin": {"x": -HALF, "y": HALF}, "spatialReference": reference, "lods": levels}
        return {
            "currentVersion": 10.81, "id": 0, "name": "world", "mapName": "World", "type": "Feature Layer", "layers": [{"id": 0, "name": "world", "subLayerIds": None}],
            "spatialReference": reference, "extent": extent, "initialExtent": extent, "fullExtent": extent, "units": "esriMeters", "capabilities": "Map",
            "supportedImageFormatTypes": "PNG32,PNG24,PNG", "singleFusedMapCache": cached, **({"tileInfo": tiles} if cached else {}),
        }  # fmt: skip
