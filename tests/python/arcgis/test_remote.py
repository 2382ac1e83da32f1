"""The toolbox with a host on another machine."""

import os
import shutil
import sys
import tempfile
from unittest import mock

from arcpy._state import state
from pro import HERE, RGB, ProTestCase

sys.path.append(os.path.dirname(HERE))
from remote_host import RemoteHost  # noqa: E402


class RemoteTests(ProTestCase):
    def test_a_raster_goes_there_and_the_result_lies_here(self) -> None:
        raster, output = shutil.copy(RGB, self.path("scene.tif")), self.path("formula.tif")
        with RemoteHost() as remote, tempfile.TemporaryDirectory() as own:
            with mock.patch.dict(os.environ, {**remote.variables(), "RSPLUGINS_STATE": own}):
                result = self.call("SpectralFormula", in_raster=raster, formula="b1 + b2", out_raster=output)
            self.assertEqual([], state.texts("error"))
            self.assertEqual(output, result["out_raster"])
            self.assertTrue(os.path.isfile(output))
            self.assertIn("scene.tif", remote.sent())
