"""What the tests share."""

import os
import subprocess
import sys
from typing import Any, Dict, List, Optional

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SDK = os.path.join(ROOT, "sdk", "python")
RASTERS = os.path.join(ROOT, "tests", "fixtures", "rasters")
BUSY = os.path.join(ROOT, "tests", "python", "fixtures", "busy_plugin.py")
COOKIE = "feedbeef5eed0123feedbeef5eed0123"
PATIENCE = 30.0

for place in (SDK, os.path.join(ROOT, "plugins", "spectral-indices")):
    if place not in sys.path:
        sys.path.insert(0, place)


def plugin_environment(cookie: Optional[str] = COOKIE) -> Dict[str, str]:
    """The environment that a host starts a plugin with."""
    environment = {name: value for name, value in os.environ.items() if name != "RSPLUGINS_COOKIE"}
    environment["PYTHONPATH"] = SDK
    if cookie:
        environment["RSPLUGINS_COOKIE"] = cookie
    return environment


def start_busy(cookie: Optional[str] = COOKIE, **streams: Any) -> "subprocess.Popen[bytes]":
    """Starts the busy plugin as a host would."""
    command: List[str] = [sys.executable, BUSY]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=plugin_environment(cookie), **streams)


def frame(body: bytes) -> bytes:
    """A frame around a body."""
    return b"Content-Length: %d\r\n\r\n" % len(body) + body
