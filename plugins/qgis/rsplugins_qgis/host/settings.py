"""What a user may set, kept in the settings of QGIS below ``rsplugins/``."""

from dataclasses import dataclass, fields, replace
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsSettings

from ..sdk import TranslatedError
from ..texts import translate

_GROUP = "rsplugins/"


@dataclass(frozen=True)
class HostSettings:
    """The settings, as they were when they were read. Change them by ``changed(...).save()``."""

    program: str = ""
    """The program of the host, or its folder; empty to look for it."""
    plugin_folders: Tuple[str, ...] = ()
    """Further folders with plugins of the host."""
    output_folder: str = ""
    """Where outputs go by default; empty for the folder of the project."""
    export_limit: int = 100
    """The most millions of pixels that a layer which is no file may be exported to."""
    search_days: int = 30
    """How many days the files of a search are kept."""
    search_megabytes: int = 500
    """The most megabytes that the files of all searches in a folder may take; the oldest give way."""
    remote_url: str = ""
    """A host on another computer, wss://…; empty for the user's own."""
    remote_authentication: str = ""
    """The id of the entry in QGIS's authentication store that holds the token of that host as its password."""
    remote_authority: str = ""
    """The file with the certificate of who signed that host's; empty for those that this computer trusts."""

    @classmethod
    def load(cls) -> "HostSettings":
        """Reads them. Any thread."""
        stored = QgsSettings()
        found: Dict[str, Any] = {}
        for field in fields(cls):
            default = field.default
            value = stored.value(_GROUP + field.name, None)
            if value is None:
                continue
            if isinstance(default, tuple):
                parts: List[str] = [value] if isinstance(value, str) else list(value)
                found[field.name] = tuple(part for part in parts if part)
            elif isinstance(default, int):
                found[field.name] = int(value) if str(value).lstrip("-").isdigit() else default
            else:
                found[field.name] = str(value)
        return cls(**found)

    def changed(self, **values: Any) -> "HostSettings":
        """The same with other values."""
        return replace(self, **values)

    def save(self) -> None:
        """Stores them; what has its default is removed."""
        stored = QgsSettings()
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                stored.remove(_GROUP + field.name)
            else:
                stored.setValue(_GROUP + field.name, list(value) if isinstance(value, tuple) else value)

    def connect_arguments(self) -> List[str]:
        """What the program is given to open a session."""
        arguments = ["connect"]
        if self.remote_url:
            arguments += ["--host", self.remote_url]
            if self.remote_authority:
                arguments += ["--certificate-authority", self.remote_authority]
            return arguments
        for folder in self.plugin_folders:
            arguments += ["--plugins", folder]
        return arguments

    def token(self) -> Optional[str]:
        """The token of the remote host, or None. Raises ToolError where it cannot be read."""
        if not (self.remote_url and self.remote_authentication):
            return None
        entry = QgsAuthMethodConfig()
        read, entry = QgsApplication.authManager().loadAuthenticationConfig(self.remote_authentication, entry, True)
        if not read or not entry.config("password"):
            raise TranslatedError(
                "rs.host.unreachable",
                translate("HostSettings", "The token of the remote host could not be read from QGIS's authentication store."),
                translate("HostSettings", "Write it again in Settings > Options > RsPlugins."),
            )
        return str(entry.config("password"))
