"""Which hosts this plugin can work with."""

import re
from typing import Any, Mapping, Tuple

from ..sdk import TranslatedError
from ..texts import translate

MINIMUM = "0.1.0"
"""The oldest version of the host that has all that this plugin asks for."""


def check(host: Mapping[str, Any]) -> None:
    """Raises ToolError for a host, as it introduces itself, that is too old. One that does not say its version is taken: it speaks the same protocol."""
    version = str(host.get("version") or "")
    if version and _numbers(version) < _numbers(MINIMUM):
        needed = translate("HostVersion", "The host has version {version}; this plugin needs {minimum} or newer.")
        raise TranslatedError("rs.protocol.mismatch", needed.format(version=version, minimum=MINIMUM), translate("HostVersion", "Install the newest RsPlugins."))


def _numbers(version: str) -> Tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", re.split(r"[-+]", version)[0])[:3])
