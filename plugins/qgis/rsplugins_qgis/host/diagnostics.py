"""What someone who helps needs to know, as text that may be shown to anyone."""

import configparser
import os
import platform
from typing import Any, Dict, List

from osgeo import gdal
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR, QSysInfo

from ..sdk import ToolError
from .scrub import scrub
from .session import HostSession
from .settings import HostSettings

_LOG_LINES = 60
_PATIENCE = 10.0


def report(session: HostSession) -> str:
    """Makes the report. It asks the host, and starts it if need be: for a worker thread."""
    parts = [_versions(), *_host(session), _settings(HostSettings.load())]
    log = session.log_lines[-_LOG_LINES:]
    parts.append("### Last lines of the host's log\n```\n" + ("\n".join(log) if log else "(none)") + "\n```")
    return scrub("\n\n".join(parts)) + "\n"


def plugin_version() -> str:
    """The version of this plugin."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "metadata.txt"), encoding="utf-8")
    return metadata.get("general", "version", fallback="?")


def _versions() -> str:
    rows = {
        "RsPlugins in QGIS": plugin_version(),
        "QGIS": Qgis.QGIS_VERSION,
        "Qt": QT_VERSION_STR,
        "Python": platform.python_version(),
        "GDAL": gdal.VersionInfo("RELEASE_NAME"),
        "System": f"{QSysInfo.prettyProductName()}, {platform.machine()}",
    }
    return "### Versions\n" + _list(rows)


def _host(session: HostSession) -> List[str]:
    rows: Dict[str, Any] = {}
    try:
        location = session.locate()
        rows["Program"] = f"{location.program} (named by: {location.source})"
        client = session.client()
        rows["Version"] = client.host.get("version", "?")
        status = client.status(_PATIENCE)
    except ToolError as failure:
        rows["Problem"] = f"{failure.id}: {failure.message} {failure.hint or ''} {failure.details or ''}".strip()
        return ["### Host\n" + _list(rows)]
    rows.update({"Platform": status.get("platform"), "Runtime": status.get("runtime"), "Memory": f"{status.get('memoryBytes', 0) // (1 << 20)} MiB", "Running calls": status.get("runningCalls")})
    plugins = {plugin["id"]: f"{plugin.get('version')} {plugin.get('state')}{_details(plugin)}" for plugin in status.get("plugins", [])}
    problems = [f"- {problem.get('message')} {problem.get('hint') or ''}" for problem in status.get("problems", [])]
    return ["### Host\n" + _list(rows), "### Plugins of the host\n" + _list(plugins), *(["### Problems\n" + "\n".join(problems)] if problems else [])]


def _details(plugin: Dict[str, Any]) -> str:
    problem, shown = plugin.get("problem"), plugin.get("report")
    return (f"; {problem.get('message')}" if problem else "") + (f"; {shown}" if shown else "")


def _settings(settings: HostSettings) -> str:
    rows = {
        "Program": settings.program or "(looked for)",
        "Plugin folders": len(settings.plugin_folders),
        "Output folder": settings.output_folder or "(beside the project)",
        "Largest export": f"{settings.export_limit} million pixels",
        "Remote host": settings.remote_url or "(none)",
        "Token of the remote host": "stored" if settings.remote_authentication else "(none)",
        "Certificate authority": settings.remote_authority or "(those of the system)",
    }
    return "### Settings\n" + _list(rows)


def _list(rows: Dict[str, Any]) -> str:
    return "\n".join(f"- {name}: {value}" for name, value in rows.items())
