"""A folder for copies of inputs and outputs on their way."""

import os
import shutil
import tempfile
from typing import List, Optional

import arcpy


class Workspace:
    """A folder in the scratch folder for copies of inputs and outputs on their way; made when needed, removed but for what was left in it on purpose."""

    def __init__(self) -> None:
        self._folder: Optional[str] = None
        self._made: List[str] = []

    def path(self, name: str) -> str:
        """A new path for a file that is removed at the end."""
        if self._folder is None:
            self._folder = tempfile.mkdtemp(prefix="rsplugins-", dir=arcpy.env.scratchFolder)
        stem, extension = os.path.splitext(name)
        path = os.path.join(self._folder, name)
        count = 1
        while path in self._made:
            count += 1
            path = os.path.join(self._folder, f"{stem}_{count}{extension}")
        self._made.append(path)
        return path

    def staged(self, name: str) -> str:
        """A path in a folder of its own for an output that is copied to where it belongs; removed with all that was written beside it."""
        return os.path.join(tempfile.mkdtemp(dir=os.path.dirname(self.path(name))), name)

    def keep(self, path: str) -> str:
        """Keeps a result that a tool wrote beside a staged output for want of another place, with the files that belong to it; returns where it lies now."""
        beside, name = os.path.split(path)
        if self._folder is None or os.path.dirname(beside) != self._folder:
            return path
        stem = os.path.splitext(name)[0]
        for each in os.listdir(beside):
            if each.startswith(stem + "."):
                shutil.move(os.path.join(beside, each), os.path.join(self._folder, each))
        return os.path.join(self._folder, name)

    def clean(self) -> None:
        """Removes the copies with the files that ArcGIS puts beside them; the folder too when nothing else lies in it. What a tool wrote beside a copy for want of another place stays."""
        if self._folder is None:
            return
        for path in self._made:
            if arcpy.Exists(path):
                arcpy.management.Delete(path)
        for name in os.listdir(self._folder):
            path = os.path.join(self._folder, name)
            if os.path.isdir(path):
                shutil.rmtree(path, ignore_errors=True)
            elif any(name.startswith(os.path.basename(made)) for made in self._made):
                os.remove(path)
        if not os.listdir(self._folder):
            os.rmdir(self._folder)


def stem(path: str) -> str:
    """The name of data for a copy of it."""
    return os.path.splitext(os.path.basename(path.rstrip("/\\")))[0] or "raster"
