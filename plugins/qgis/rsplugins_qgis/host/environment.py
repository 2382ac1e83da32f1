"""The environment of a program that QGIS starts: without what QGIS set for itself, which breaks other programs."""

import os
import sys
from typing import Dict, Mapping, Optional

_ALWAYS = (
    "PYTHONHOME", "PYTHONPATH", "PYTHONEXECUTABLE", "PYTHONSTARTUP", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__",
    "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QML2_IMPORT_PATH", "LD_PRELOAD",
    "GDAL_DATA", "GDAL_DRIVER_PATH", "PROJ_LIB", "PROJ_DATA",
)  # fmt: skip
_LISTS = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH")
_SYSTEM = ("", "/", "/usr", "/usr/local")


def child_environment(prefix: str, inherited: Optional[Mapping[str, str]] = None) -> Dict[str, str]:
    """Makes the environment.

    :param prefix: the folder that QGIS is installed in. What points into it is left out, unless it is one that all programs share.
    :param inherited: the environment to start from; by default that of this process.
    """
    root = _bundle(os.path.normpath(prefix)) if prefix else ""
    kept: Dict[str, str] = {}
    for name, value in (os.environ if inherited is None else inherited).items():
        if name.upper() in _ALWAYS:
            continue
        if root in _SYSTEM:
            kept[name] = value
        elif name.upper() in _LISTS:
            kept[name] = os.pathsep.join(part for part in value.split(os.pathsep) if not _lies_in(part, root))
        elif not _lies_in(value, root):
            kept[name] = value
    return kept


def _bundle(prefix: str) -> str:
    """The folder that also holds the libraries: OSGeo4W above apps/qgis, the application above Contents on macOS."""
    parts = prefix.replace("\\", "/").split("/")
    if "Contents" in parts:
        return "/".join(parts[: parts.index("Contents")])
    if sys.platform == "win32" and len(parts) > 2 and parts[-2].lower() == "apps":
        return "/".join(parts[:-2])
    return "/".join(parts)


def _lies_in(path: str, root: str) -> bool:
    def plain(text: str) -> str:
        text = text.replace("\\", "/").rstrip("/")
        return text.lower() if sys.platform == "win32" else text

    return (plain(path) + "/").startswith(plain(root) + "/")
