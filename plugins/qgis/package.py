"""Makes rsplugins_qgis-<version>.zip, as QGIS installs it under Plugins > Manage and Install Plugins > Install from ZIP, and as the plugin repository takes it.

The Python SDK travels in it as ``vendor/rsplugins``. The same sources give the same bytes.

    python3 plugins/qgis/package.py [--output FOLDER]
"""

import argparse
import configparser
import os
import sys
import zipfile
from typing import Dict, Iterator

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PLUGIN = "rsplugins_qgis"

# Zip files know no earlier time.
_TIME = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = (".pyc", ".ts")


def version() -> str:
    """The plugin's version, from its metadata."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(os.path.join(HERE, PLUGIN, "metadata.txt"), encoding="utf-8")
    return metadata["general"]["version"]


def files() -> Dict[str, str]:
    """The full path of each file by its path in the zip."""
    found = {f"{PLUGIN}/{name}": path for name, path in _below(os.path.join(HERE, PLUGIN))}
    sdk = os.path.join(ROOT, "sdk", "python", "rsplugins")
    found.update({f"{PLUGIN}/vendor/rsplugins/{name}": path for name, path in _below(sdk)})
    found[f"{PLUGIN}/vendor/LICENSE"] = os.path.join(ROOT, "LICENSE")
    return dict(sorted(found.items()))


def build(folder: str) -> str:
    """Writes the zip into a folder and returns its path. A zip that is there is replaced when the new one is complete."""
    os.makedirs(folder, exist_ok=True)
    target = os.path.join(folder, f"{PLUGIN}-{version()}.zip")
    staged = target + ".part"
    try:
        with zipfile.ZipFile(staged, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
            for name, path in files().items():
                entry = zipfile.ZipInfo(name, _TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                # Readable by all, executable by nobody, wherever it was packed.
                entry.create_system = 3
                entry.external_attr = 0o100644 << 16
                with open(path, "rb") as source:
                    package.writestr(entry, source.read())
        os.replace(staged, target)
    finally:
        if os.path.exists(staged):
            os.remove(staged)
    return target


def _below(folder: str) -> Iterator["tuple[str, str]"]:
    for parent, folders, names in os.walk(folder):
        # What an installation of this folder leaves is not part of it either.
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "vendor") and not name.startswith("."))
        for name in sorted(names):
            if not name.endswith(_LEFT_OUT) and not name.startswith(".") and name not in ("installation.json", "host.path"):
                path = os.path.join(parent, name)
                yield os.path.relpath(path, folder).replace(os.sep, "/"), path


def main() -> int:
    """Runs the command."""
    parser = argparse.ArgumentParser(description="Makes the zip that QGIS installs.")
    parser.add_argument("--output", default=".", metavar="FOLDER", help="where to put it, by default here")
    print(build(parser.parse_args().output))
    return 0


if __name__ == "__main__":
    sys.exit(main())
