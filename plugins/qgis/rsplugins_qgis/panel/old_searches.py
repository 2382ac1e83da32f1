"""Removes the files of old searches that no project shows. Knows no widget, and touches only what searches write."""

import glob
import os
import re
import shutil
import zipfile
from dataclasses import dataclass
from typing import Iterable, Iterator, List, Sequence, Set

FOLDER = "rsplugins-searches"
"""The folder that holds one folder for each search."""
MATCHES, PATCHES, PICTURES, NOTE = "matches.gpkg", "where.gpkg", "pictures", "projects.txt"

_SEARCH = re.compile(r"\d{8}-\d{6}(-.*)?")
_OURS = re.compile(r"(?:matches|where)\.(?:gpkg(?:-wal|-shm|-journal)?|qmd|qml)|projects\.txt|pictures")
_PICTURE = re.compile(r"[^.].*\.(?:png|jpe?g)(?:\.aux\.xml)?", re.IGNORECASE)
_YOUNGEST_SECONDS = 24 * 3600.0
_MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Removed:
    """What was removed."""

    folders: int = 0
    bytes: int = 0


def remove_old(bases: Iterable[str], used: Set[str], projects: Sequence[str], days: int, megabytes: int, now: float) -> Removed:
    """Removes searches that are too old, and the oldest of those that take too much. For a worker thread.

    :param bases: folders with searches; one need not exist.
    :param used: folders of searches that the open project shows.
    :param projects: project files to ask further, beside those that are noted in a search and those that lie beside its folder.
    :param now: the time, in seconds since 1970.
    """
    removed = Removed()
    for base in {os.path.normcase(os.path.abspath(base)): base for base in bases}.values():
        beside = [path for ending in ("qgz", "qgs") for path in glob.glob(os.path.join(glob.escape(os.path.dirname(os.path.abspath(base))), "*." + ending))]
        known = _texts_of([*projects, *beside])
        searches = sorted(_searches(base), key=os.path.basename, reverse=True)
        total = 0
        for folder in searches:
            size, age = _size(folder), now - os.path.getmtime(folder)
            total += size
            too_old, too_much = age > days * 24 * 3600.0, total > megabytes * _MEGABYTE
            if age < _YOUNGEST_SECONDS or not (too_old or too_much) or _is_used(folder, used, known):
                continue
            shutil.rmtree(folder, ignore_errors=True)
            if not os.path.exists(folder):
                total -= size
                removed = Removed(removed.folders + 1, removed.bytes + size)
    return removed


def note_project(folder: str, project: str) -> None:
    """Writes down, in the folder of a search, a project that shows it: projects may lie anywhere."""
    path = os.path.join(folder, NOTE)
    noted = _noted(folder)
    if project not in noted:
        with open(path, "a", encoding="utf-8") as file:
            file.write(project + "\n")


def folder_of(source: str) -> str:
    """The folder of the search that a layer shows, or nothing."""
    folder = os.path.dirname(os.path.abspath(source.split("|")[0]))
    inside = os.path.basename(os.path.dirname(folder)) == FOLDER and _SEARCH.fullmatch(os.path.basename(folder))
    return folder if inside else ""


def _searches(base: str) -> Iterator[str]:
    """The folders that hold a search and nothing that a person put there."""
    try:
        names = os.listdir(base)
    except OSError:
        return
    for name in names:
        folder = os.path.join(base, name)
        if _SEARCH.fullmatch(name) and os.path.isdir(folder) and not os.path.islink(folder):
            pictures = os.path.join(folder, PICTURES)
            within = os.listdir(pictures) if os.path.isdir(pictures) else []
            if all(_OURS.fullmatch(one) for one in os.listdir(folder)) and all(_PICTURE.fullmatch(one) for one in within):
                yield folder


def _size(folder: str) -> int:
    return sum(os.path.getsize(os.path.join(parent, name)) for parent, _, names in os.walk(folder) for name in names)


def _is_used(folder: str, used: Set[str], known: List[str]) -> bool:
    if os.path.normcase(folder) in used:
        return True
    name, noted = os.path.basename(folder), _noted(folder)
    # A project that cannot be read now, on a drive that is not there for instance, may show it.
    return any(not os.path.exists(path) for path in noted) or any(name in text for text in [*known, *_texts_of(noted)])


def _noted(folder: str) -> List[str]:
    try:
        with open(os.path.join(folder, NOTE), encoding="utf-8") as file:
            return [line for line in file.read().splitlines() if line]
    except OSError:
        return []


def _texts_of(projects: Sequence[str]) -> List[str]:
    texts: List[str] = []
    for path in dict.fromkeys(projects):
        try:
            if path.lower().endswith(".qgz"):
                with zipfile.ZipFile(path) as package:
                    texts += [package.read(name).decode("utf-8", "replace") for name in package.namelist() if name.endswith(".qgs")]
            elif os.path.isfile(path):
                with open(path, encoding="utf-8", errors="replace") as file:
                    texts.append(file.read())
        except (OSError, zipfile.BadZipFile):
            continue
    return texts
