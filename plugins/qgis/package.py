"""Makes rsplugins_qgis-<version>.zip, as QGIS installs it under Plugins > Manage and Install Plugins > Install from ZIP, and as the plugin repository takes it.

The Python SDK travels in it as ``vendor/rsplugins``. The same sources give the same bytes.
Who publishes it, and where its source and its issues are, stands in publication.cfg alone. A zip for the repository (--store) is not made before these are real.

    python3 plugins/qgis/package.py [--output FOLDER] [--store] [--publication FILE]
"""

import argparse
import configparser
import os
import re
import sys
import zipfile
from typing import Dict, Iterator, List

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PLUGIN = "rsplugins_qgis"

# Zip files know no earlier time.
_TIME = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = (".pyc", ".ts")

PUBLICATION = os.path.join(HERE, "publication.cfg")
_PUBLISHED = {
    "email": r"[^@\s]+@[^@\s]+\.[a-z]+",
    "homepage": r"https://[\w.-]+\.[a-z]+(/\S*)?",
    "tracker": r"https://[\w.-]+\.[a-z]+(/\S*)?",
    "repository": r"https://[\w.-]+\.[a-z]+(/\S*)?",
}
_PLACEHOLDER = re.compile(r"example\.(?:org|com|net)|\.(?:example|invalid|test|localhost)(?:[/:]|$)", re.IGNORECASE)


class NotPublishableError(Exception):
    """What is missing before the plugin can be published, and what to do."""


def version() -> str:
    """The plugin's version, from its metadata."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(os.path.join(HERE, PLUGIN, "metadata.txt"), encoding="utf-8")
    return metadata["general"]["version"]


def publication(path: str = PUBLICATION) -> Dict[str, str]:
    """What a file says of the publication; what it leaves empty is left out."""
    given = configparser.ConfigParser(interpolation=None)
    with open(path, encoding="utf-8") as file:
        given.read_file(file)
    return {name: value.strip() for name, value in given["publication"].items() if value.strip()}


def unfit(values: Dict[str, str]) -> List[str]:
    """The entries that are missing, of the wrong form, or stand for something that does not exist."""
    return [name for name, form in _PUBLISHED.items() if not re.fullmatch(form, values.get(name, "")) or _PLACEHOLDER.search(values[name])]


def metadata(values: Dict[str, str]) -> bytes:
    """metadata.txt with what the publication says, behind the author."""
    with open(os.path.join(HERE, PLUGIN, "metadata.txt"), encoding="utf-8") as file:
        lines = file.read().splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines, 1) if line.startswith("author="))
    lines[place:place] = [f"{name}={values[name]}\n" for name in _PUBLISHED if name in values]
    return "".join(lines).encode()


def files() -> Dict[str, str]:
    """The full path of each file by its path in the zip."""
    found = {f"{PLUGIN}/{name}": path for name, path in _below(os.path.join(HERE, PLUGIN))}
    sdk = os.path.join(ROOT, "sdk", "python", "rsplugins")
    found.update({f"{PLUGIN}/vendor/rsplugins/{name}": path for name, path in _below(sdk)})
    found[f"{PLUGIN}/vendor/LICENSE"] = os.path.join(ROOT, "LICENSE")
    return dict(sorted(found.items()))


def build(folder: str, store: bool = False, source: str = PUBLICATION) -> str:
    """Writes the zip into a folder and returns its path. A zip that is there is replaced when the new one is complete.

    :param store: whether it is for the plugin repository, which asks for all that ``source`` says. Raises NotPublishableError where that is not real.
    """
    values = publication(source)
    wrong = unfit(values)
    if store and wrong:
        raise NotPublishableError(f"{', '.join(wrong)}: missing, or no real address. Write what the plugin repository shall show into {source} and run this again; without --store a zip for your own QGIS is made.")
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
                if name == f"{PLUGIN}/metadata.txt":
                    package.writestr(entry, metadata(values))
                    continue
                with open(path, "rb") as file:
                    package.writestr(entry, file.read())
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
    parser.add_argument("--store", action="store_true", help="for the plugin repository: refused until publication.cfg says who publishes it and where its source is")
    parser.add_argument("--publication", default=PUBLICATION, metavar="FILE", help="another publication.cfg")
    options = parser.parse_args()
    try:
        print(build(options.output, options.store, options.publication))
    except NotPublishableError as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
