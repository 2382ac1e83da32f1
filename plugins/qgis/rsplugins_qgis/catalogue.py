"""The tools of this computer, read from the manifests on disk by the settings and in the language of QGIS. Starts no host."""

from dataclasses import dataclass
from typing import List, Optional, Tuple

from qgis.core import QgsApplication

from .host.location import find, state_folder
from .host.settings import HostSettings
from .manifest import Plugin, Problem, Tool, manifest_files, read_manifests
from .sdk import ToolError

LANGUAGES = ("en", "pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru")


@dataclass(frozen=True)
class Catalogue:
    """What was found."""

    plugins: Tuple[Plugin, ...] = ()
    problems: Tuple[Problem, ...] = ()
    missing: Optional[ToolError] = None
    """Why there is no program of the host, or None."""

    @property
    def tools(self) -> List[Tool]:
        """The tools that are to be shown, plugin by plugin."""
        return [tool for plugin in self.plugins for tool in plugin.tools if not tool.hidden]

    def tool(self, name: str) -> Optional[Tool]:
        """A tool by its name, hidden or not."""
        return next((tool for plugin in self.plugins for tool in plugin.tools if tool.name == name), None)

    def with_role(self, role: str) -> Optional[Tool]:
        """The first tool whose manifest gives it a role, such as ``search``; hidden ones too, which have their place elsewhere."""
        return next((tool for plugin in self.plugins for tool in plugin.tools if tool.role == role), None)


def read_catalogue(language: Optional[str] = None) -> Catalogue:
    """Reads the manifests. Any thread.

    :param language: of the texts; by default that of QGIS.
    """
    settings = HostSettings.load()
    missing: Optional[ToolError] = None
    shipped: Optional[str] = None
    try:
        shipped = find(settings.program).manifests
    except ToolError as absent:
        missing = absent
    plugins, problems = read_manifests(manifest_files(shipped, state_folder(), settings.plugin_folders), language or qgis_language())
    return Catalogue(tuple(plugins), tuple(problems), missing)


def qgis_language() -> str:
    """The language of QGIS as the manifests name it, English where they have none."""
    language = QgsApplication.locale().replace("-", "_").split("_")[0].lower()
    return language if language in LANGUAGES else "en"
