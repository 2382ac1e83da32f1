"""Runs the toolbox in ArcGIS Pro's own Python, which the project's tests cannot do, and says what went as it should.

In the Python Command Prompt of ArcGIS Pro:  python pro_check.py ORTHOPHOTO.tif [FOLDER]
It classifies the photo into a new file geodatabase and into files, indexes it and searches it, cancels nothing and changes no project. Please send what it prints.
"""

import os
import sys
import time
import traceback
from typing import Any, Callable, List, Sequence

import arcpy

TOOLBOX = os.path.join(os.path.dirname(os.path.abspath(__file__)), "RsPlugins.pyt")


class Check:
    """What is done, step by step, and how it went."""

    def __init__(self, photo: str, folder: str) -> None:
        self.photo = photo
        self.folder = folder
        self.failed: List[str] = []
        self.tools: Any = None

    def run(self) -> int:
        """Does all steps; returns how many failed."""
        print(f"ArcGIS Pro {arcpy.GetInstallInfo()['Version']}, Python {sys.version.split()[0]}")
        for step in (self.load, self.classify_to_files, self.classify_to_geodatabase, self.search, self.environments, self.failure, self.no_second_gdal):
            self._try(step)
        print("All went well." if not self.failed else f"FAILED: {', '.join(self.failed)}")
        return len(self.failed)

    def load(self) -> str:
        """ImportToolbox makes functions of the tools."""
        self.tools = arcpy.ImportToolbox(TOOLBOX)
        names = [name for name in dir(self.tools) if name[:1].isupper()]
        assert len(names) > 10, names
        return f"{len(names)} tools"

    def classify_to_files(self) -> str:
        """A class map and tiles as files."""
        target = os.path.join(self.folder, "classes.tif")
        self._first("classify")(self.photo, out_classified_raster=target, out_feature_class=os.path.join(self.folder, "tiles.shp"))
        described = arcpy.Describe(target)
        assert described.spatialReference.name == arcpy.Describe(self.photo).spatialReference.name
        return f"{described.width} × {described.height} cells"

    def classify_to_geodatabase(self) -> str:
        """The same into a file geodatabase."""
        geodatabase = os.path.join(self.folder, "check.gdb")
        arcpy.management.CreateFileGDB(self.folder, "check.gdb")
        features, raster = os.path.join(geodatabase, "tiles"), os.path.join(geodatabase, "classes")
        self._first("classify")(self.photo, out_classified_raster=raster, out_feature_class=features)
        assert arcpy.Exists(features) and arcpy.Exists(raster)
        return f"{arcpy.management.GetCount(features)[0]} tiles"

    def search(self) -> str:
        """An index, and a search by words with an accent and a semicolon."""
        index, found = os.path.join(self.folder, "index.gpkg"), os.path.join(self.folder, "found.shp")
        self._first("index")(index, in_rasters=[self.photo])
        self._first("retrieve")(index, text_prompt=["água; rio", "a road"], k=5, out_feature_class=found)
        return f"{arcpy.management.GetCount(found)[0]} tiles found"

    def environments(self) -> str:
        """The environment's extent is the result's."""
        whole = arcpy.Describe(self.photo).extent
        box = arcpy.Extent(whole.XMin, whole.YMin, (whole.XMin + whole.XMax) / 2, (whole.YMin + whole.YMax) / 2)
        target = os.path.join(self.folder, "quarter.tif")
        with arcpy.EnvManager(extent=box):
            self._first("classify")(self.photo, out_classified_raster=target)
        assert arcpy.Describe(target).extent.XMax < whole.XMax
        return "a quarter of the photo"

    def failure(self) -> str:
        """A failure is a geoprocessing error in a sentence."""
        try:
            self._first("classify")(os.path.join(self.folder, "missing.tif"))
        except arcpy.ExecuteError as failed:
            return str(failed).strip().splitlines()[0]
        raise AssertionError("a missing raster was classified")

    def no_second_gdal(self) -> str:
        """The toolbox has loaded no GDAL of its own."""
        assert "osgeo" not in sys.modules
        return "none"

    def _first(self, word: str) -> Callable[..., Any]:
        """The first tool whose name ends with a word: this file knows none by name."""
        name = next(name for name in sorted(dir(self.tools)) if name.lower().endswith(word))
        function: Callable[..., Any] = getattr(self.tools, name)
        return function

    def _try(self, step: Callable[[], str]) -> None:
        started = time.monotonic()
        try:
            print(f"ok      {step.__name__}: {step()} ({time.monotonic() - started:.1f} s)")
        except Exception:
            self.failed.append(step.__name__)
            print(f"FAILED  {step.__name__}")
            traceback.print_exc(file=sys.stdout)


def main(arguments: Sequence[str]) -> int:
    """Checks with a photo of the user's."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__)
        return 2
    folder = arguments[1] if len(arguments) > 1 else os.path.join(arcpy.env.scratchFolder, f"rsplugins-check-{int(time.time())}")
    os.makedirs(folder, exist_ok=True)
    return Check(os.path.abspath(arguments[0]), folder).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
