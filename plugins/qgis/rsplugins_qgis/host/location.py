"""Where the program of the host lies. Nothing is started here, and QGIS is not needed."""

import os
import shutil
import sys
from dataclasses import dataclass
from typing import Iterator, List, Optional, Tuple

from ..sdk import TranslatedError
from ..texts import translate

_HERE = os.path.dirname(os.path.abspath(__file__))
_PLUGIN = os.path.dirname(_HERE)
_PROGRAM = "rsplugins.exe" if sys.platform == "win32" else "rsplugins"

NOTE = os.path.join(_PLUGIN, "host.path")
"""A file that whoever installs this plugin may leave in its folder: one line, the full path of the program."""


def how_to_get() -> str:
    """What to do where there is no program."""
    return translate("HostLocation", "Install RsPlugins, or choose its program in Settings > Options > RsPlugins (or name it in the environment variable RSPLUGINS_HOST).")


@dataclass(frozen=True)
class HostLocation:
    """A program of the host that exists."""

    program: str
    """Its full path."""
    source: str
    """Who named it: ``setting``, ``environment``, ``installer``, ``path``, ``installation`` or ``checkout``."""

    @property
    def manifests(self) -> Optional[str]:
        """The folder with the manifests of its installation: the nearest one upward, as the host itself looks for it."""
        folder = os.path.dirname(os.path.realpath(self.program))
        while True:
            candidate = os.path.join(folder, "manifests")
            if os.path.isdir(candidate) and any(name.endswith(".plugin.json") for name in os.listdir(candidate)):
                return candidate
            above = os.path.dirname(folder)
            if above == folder:
                return None
            folder = above


def find(setting: str = "") -> HostLocation:
    """Finds the program. What a person named is taken or refused, never passed over.

    :param setting: the program, or its folder, that the settings name; empty for none.
    :raises ToolError: ``rs.host.unreachable`` when there is none.
    """
    named = [
        ("setting", setting, translate("HostLocation", 'There is no program "{program}", which the settings name.')),
        ("environment", os.environ.get("RSPLUGINS_HOST", ""), translate("HostLocation", 'There is no program "{program}", which the environment variable RSPLUGINS_HOST names.')),
    ]
    for source, value, absent in named:
        if value:
            program = _program(value) or shutil.which(value)
            if program is None:
                raise TranslatedError("rs.host.unreachable", absent.format(program=value), how_to_get())
            return HostLocation(os.path.abspath(program), source)
    for source, value in _places():
        found = _program(value)
        if found is not None:
            return HostLocation(os.path.abspath(found), source)
    raise TranslatedError("rs.host.unreachable", translate("HostLocation", "The program of RsPlugins was not found on this computer."), how_to_get())


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


def _places() -> Iterator[Tuple[str, str]]:
    try:
        with open(NOTE, encoding="utf-8") as note:
            yield "installer", note.readline().strip()
    except (OSError, UnicodeError):
        pass
    yield "path", shutil.which("rsplugins") or ""
    for folder in _installation_folders():
        yield "installation", folder
    root = os.path.dirname(os.path.dirname(os.path.dirname(_PLUGIN)))
    if os.path.isfile(os.path.join(root, "RsPlugins.sln")):
        for configuration in ("Release", "Debug"):
            yield "checkout", os.path.join(root, "host", "bin", configuration, "net10.0")


def _installation_folders() -> List[str]:
    home = os.path.expanduser("~")
    own = [os.path.join(state_folder(), "host")]
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        system = [os.environ.get(name) for name in ("ProgramFiles", "ProgramW6432")]
        return own + [os.path.join(local, "Programs", "RsPlugins")] + [os.path.join(folder, "RsPlugins") for folder in system if folder]
    # A program that a desktop starts on macOS gets a PATH without the folders where people install.
    shared = [os.path.join(home, ".local", "bin"), os.path.join(home, "bin"), os.path.join(home, ".dotnet", "tools"), "/usr/local/bin", "/opt/homebrew/bin", "/opt/rsplugins"]
    if sys.platform == "darwin":
        shared += [os.path.join(home, "Applications", "RsPlugins"), "/Applications/RsPlugins"]
    return own + shared


def _program(value: str) -> Optional[str]:
    path = os.path.expanduser(value)
    if os.path.isdir(path):
        path = os.path.join(path, _PROGRAM)
    return path if value and os.path.isfile(path) and os.access(path, os.X_OK) else None
