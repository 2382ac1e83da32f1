"""RsPlugins in QGIS: every tool of the RsPlugins host in the Processing toolbox, and search by words on the map."""

from typing import Any


def classFactory(iface: Any) -> Any:
    """Called by QGIS. ``iface`` is None in qgis_process."""
    from .plugin import RsPluginsPlugin

    return RsPluginsPlugin(iface)
