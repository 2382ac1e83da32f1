"""The GDAL programs: the stand-in's hands. In processes of their own, so that no GDAL is in the process of the tool."""

import functools
import json
import os
import re
import subprocess
from typing import Any, Dict, List

_PATH = "/usr/bin:/bin:" + os.environ.get("PATH", "")


def run(*command: str) -> str:
    """Runs a program and returns what it prints. Raises RuntimeError with what it complained of."""
    done = subprocess.run(list(command), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PATH": _PATH, "GDAL_PAM_ENABLED": "NO"}, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout.decode("utf-8")


def raster(path: str) -> Dict[str, Any]:
    """What gdalinfo says of a raster. A dialog asks at every change."""
    found: Dict[str, Any] = json.loads(_information(path, os.stat(path).st_mtime_ns))
    return found


@functools.lru_cache(maxsize=64)
def _information(path: str, _: int) -> str:
    return run("gdalinfo", "-json", path)


def layers(path: str) -> List[str]:
    """The layers of a file of features."""
    return re.findall(r"^\d+: (.+?)(?: \([^()]*\))?$", run("ogrinfo", "-q", "-ro", path), re.MULTILINE)


def transform(points: "List[tuple[float, float]]", source: str, target: str) -> "List[tuple[float, float]]":
    """Brings points from one coordinate system into another."""
    done = subprocess.run(
        ["gdaltransform", "-s_srs", source, "-t_srs", target, "-output_xy"], input="\n".join(f"{x!r} {y!r}" for x, y in points), stdout=subprocess.PIPE, env={**os.environ, "PATH": _PATH}, check=True, universal_newlines=True
    )
    return [(float(parts[0]), float(parts[1])) for parts in (line.split() for line in done.stdout.splitlines())]
