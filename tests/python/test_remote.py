"""The client over a host on another machine: files are named as with one here."""

import os
import shutil
import tempfile
import unittest
from typing import Any, List

from remote_host import HOST, RemoteHost
from support import PATIENCE, RASTERS

from rsplugins import HostClient, Progress, ToolError

SCENE = os.path.join(RASTERS, "rgb8", "rasterio_world.rgb_4326.tif")


@unittest.skipUnless(os.path.exists(HOST), "There is no host; tests/RsPlugins.EndToEnd.Tests builds it.")
class RemoteTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.raster = shutil.copy(SCENE, os.path.join(self.folder, "água.tif"))
        self.remote = RemoteHost()
        self.remote.__enter__()
        self.addCleanup(self.remote.__exit__)

    def connect(self) -> HostClient:
        environment = {**os.environ, **self.remote.variables(), "RSPLUGINS_STATE": os.path.join(self.folder, "state")}
        return HostClient.start([HOST, "connect"], environment=environment)

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def test_results_lie_where_the_script_said(self) -> None:
        told: List[Progress] = []
        with self.connect() as client:
            result = client.call_tool("spectral.formula", {"image": self.raster, "formula": "b1 + b2", "output": self.path("out/sum.tif")}, told.append)
            again = client.call_tool("spectral.formula", {"image": self.raster, "formula": "b1 - b2"})
        self.assertEqual((self.path("out/sum.tif"), self.path("água_formula.tif")), (result["output"], again["output"]))
        for path in (result["output"], again["output"]):
            with open(path, "rb") as file:
                self.assertIn(file.read(4), (b"II*\0", b"II+\0"))
        self.assertEqual("sending files", told[0].stage)
        self.assertIn("fetching results", [progress.stage for progress in told])
        fractions = [progress.fraction for progress in told if progress.fraction is not None]
        self.assertEqual(sorted(fractions), fractions)
        self.assertIn("água.tif", self.remote.sent())

    def test_an_index_there_finds_the_rasters_here(self) -> None:
        with self.connect() as client:
            made = client.call_tool("rs.index", {"rasters": [self.raster], "index": self.path("i.gpkg"), "tile_size": 128}, timeout=PATIENCE * 4)
            found = client.call_tool("rs.retrieve", {"index": made["index"], "texts": ["water"], "k": 3, "thumbnails": self.path("pictures")}, timeout=PATIENCE * 4)
        self.assertEqual([self.raster] * 3, [hit["uri"] for hit in found["hits"]])
        self.assertEqual(sorted(os.path.basename(hit["thumbnail"]) for hit in found["hits"]), sorted(os.listdir(self.path("pictures"))))

    def test_what_a_job_wrote_comes_to_the_client_that_waits_for_it(self) -> None:
        with self.connect() as client:
            job = client.detach_tool("spectral.formula", {"image": self.raster, "formula": "b1 * 2", "output": self.path("twice.tif")})
        with self.connect() as client:
            waited: Any = client.wait_job(job, timeout=PATIENCE)
        self.assertEqual(self.path("twice.tif"), waited["output"])
        self.assertTrue(os.path.exists(self.path("twice.tif")))

    def test_a_file_that_is_nowhere_is_told_of(self) -> None:
        with self.connect() as client, self.assertRaises(ToolError) as caught:
            client.call_tool("spectral.formula", {"image": self.path("none.tif"), "formula": "b1"})
        self.assertEqual("rs.file.missing", caught.exception.id)
        self.assertIn(self.path("none.tif"), caught.exception.message)


if __name__ == "__main__":
    unittest.main()
