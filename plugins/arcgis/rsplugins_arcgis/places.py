"""Where the host, the manifests and the Python client lie. Nothing is started here, and arcpy is not needed."""

import os
import shutil
import sys
from typing import Iterator, List, Optional

PROGRAM = "rsplugins.exe" if sys.platform == "win32" else "rsplugins"
NOTE = "host.path"
"""A file that whoever installs the toolbox may leave beside it: one line, the full path of the host's program."""


class NotFound(Exception):
    """Something that the toolbox needs is not on this machine; ``key`` is the text that says what, ``place`` where it was looked for."""

    def __init__(self, key: str, place: str = "") -> None:
        super().__init__(key, place)
        self.key = key
        self.place = place


def host_program(toolbox: str) -> str:
    """The host's program. What a person named is taken or refused, never passed over. Raises NotFound.

    :param toolbox: the folder of the .pyt file.
    """
    named = os.environ.get("RSPLUGINS_HOST")
    if named:
        found = _program(named) or shutil.which(named)
        if found is None:
            raise NotFound("host_named_missing", named)
        return os.path.abspath(found)
    for place in _places(toolbox):
        found = _program(place)
        if found is not None:
            return os.path.abspath(found)
    raise NotFound("host_missing")


def manifest_files(toolbox: str) -> List[str]:
    """The manifests of all plugins in the order in which the host takes them: those of the installation, then the user's. Raises NotFound.

    :param toolbox: the folder of the .pyt file.
    """
    try:
        start: Optional[str] = os.path.dirname(os.path.realpath(host_program(toolbox)))
    except NotFound:
        start = None
    shipped = (_manifests_above(start) if start else None) or _manifests_above(toolbox)
    if shipped is None:
        raise NotFound("manifests_missing")
    files = _manifests_in(shipped)
    plugins = os.path.join(state_folder(), "plugins")
    if os.path.isdir(plugins):
        for name in sorted(os.listdir(plugins)):
            files.extend(_manifests_in(os.path.join(plugins, name)))
    return files


def state_folder() -> str:
    """Where the host keeps what belongs to this user; it need not exist."""
    named = os.environ.get("RSPLUGINS_STATE")
    if named:
        return os.path.abspath(named)
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local"), "RsPlugins")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Application Support", "RsPlugins")
    return os.path.join(os.environ.get("XDG_DATA_HOME") or os.path.join(home, ".local", "share"), "rsplugins")


def make_client_importable(toolbox: str) -> None:
    """Puts the folder with the package ``rsplugins`` on the search path: beside the toolbox once installed, sdk/python in a checkout. Raises NotFound."""
    for folder in [toolbox, *(os.path.join(above, "sdk", "python") for above in _upward(toolbox))]:
        if os.path.isfile(os.path.join(folder, "rsplugins", "client.py")):
            if folder not in sys.path:
                sys.path.append(folder)
            return
    raise NotFound("client_missing", toolbox)


def child_environment() -> "dict[str, str]":
    """The environment for the host: without what Pro set for its own Python and GDAL, which breaks those of other programs."""
    dropped = {"PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONEXECUTABLE", "GDAL_DATA", "GDAL_DRIVER_PATH", "PROJ_LIB", "PROJ_DATA"}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in dropped}
    # Where no other Python is installed, plugins in Python run with the one that Pro comes with; sys.executable is Pro itself.
    python = os.path.join(sys.exec_prefix, "python.exe")
    if sys.platform == "win32" and os.path.isfile(python):
        kept.setdefault("RSPLUGINS_PYTHON", python)
    return kept


def _places(toolbox: str) -> Iterator[str]:
    note = os.path.join(toolbox, NOTE)
    if os.path.isfile(note):
        with open(note, encoding="utf-8-sig") as text:
            yield text.readline().strip()
    for folder in _upward(toolbox):
        yield folder
        yield os.path.join(folder, "host")
        for configuration in ("Release", "Debug"):
            yield os.path.join(folder, "host", "bin", configuration, "net10.0")
    on_path = shutil.which("rsplugins")
    if on_path:
        yield on_path


def _program(place: str) -> Optional[str]:
    for candidate in (place, os.path.join(place, PROGRAM)):
        if os.path.isfile(candidate):
            return candidate
    return None


def _upward(folder: str) -> Iterator[str]:
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _manifests_above(start: str) -> Optional[str]:
    # As the host itself looks for them: the nearest folder upward that holds any.
    return next((folder for folder in (os.path.join(above, "manifests") for above in _upward(start)) if _manifests_in(folder)), None)


def _manifests_in(folder: str) -> List[str]:
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return [os.path.join(folder, name) for name in names if name.endswith(".plugin.json")]
