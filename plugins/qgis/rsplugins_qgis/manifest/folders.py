"""The files of manifests on this computer, found as the host finds them."""

import os
from typing import Iterable, List, Optional

_ENDING = ".plugin.json"


def manifest_files(shipped: Optional[str], state: str, further: Iterable[str] = ()) -> List[str]:
    """Finds the manifests, the more important first.

    :param shipped: the folder with the manifests of the installation, or None.
    :param state: the folder of the user's state; plugins that the user installed lie below its ``plugins``.
    :param further: folders that the user named.
    """
    found: List[str] = []
    if shipped:
        found += _files(shipped)
    found += _below(os.path.join(state, "plugins"))
    for folder in further:
        found += [path for path in _files(folder) + _below(folder) if path not in found]
    return found


def _below(folder: str) -> List[str]:
    return [path for name in _names(folder) if os.path.isdir(os.path.join(folder, name)) for path in _files(os.path.join(folder, name))]


def _files(folder: str) -> List[str]:
    return [os.path.join(folder, name) for name in _names(folder) if name.endswith(_ENDING)]


def _names(folder: str) -> List[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
