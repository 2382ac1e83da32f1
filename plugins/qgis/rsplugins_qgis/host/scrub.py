"""Takes out of a text what must not leave this computer: secrets, paths, names of people and computers."""

import getpass
import os
import re
import socket
from typing import Callable, List, Pattern, Tuple, Union

_SECRET = "<secret>"

# What any computer has tells nothing of its user.
_COMMON = ("/usr/", "/lib/", "/lib64/", "/opt/", "/etc/", "/bin/", "/proc/", "/dev/", "c:/program files/", "c:/program files (x86)/", "c:/windows/", "c:/osgeo4w", "/applications/", "/library/", "/system/")

_ENDS = r"\s\"'`<>|;,()\[\]{}"
_URL = re.compile(r"\b([a-z][a-z0-9+.-]{1,15})://[^" + _ENDS + "]+", re.IGNORECASE)
_QUOTED = re.compile(r"([\"'`])((?:[A-Za-z]:[\\/]|\\\\|/|~[\\/])[^\"'`\n]+)\1")
_PATH = re.compile(r"(?<![\w.<:/~\\-])(?:[A-Za-z]:[\\/]|\\\\[\w.$-]+\\|/(?=[\w.~-])|~[\\/])[^" + _ENDS + r":]*")
_RULES: List[Tuple[Pattern[str], str]] = [
    (re.compile(r"-----BEGIN [^-]+-----.*?(-----END [^-]+-----|\Z)", re.DOTALL), _SECRET),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{6,}"), r"\1 " + _SECRET),
    (re.compile(r"(?i)([\w-]*(?:token|password|passwd|secret|cookie|api[_-]?key|authcfg)[\w-]*[\"']?\s*[:=]\s*[\"']?)[^\s\"',;&]+"), r"\1" + _SECRET),
    (re.compile(r"\b(?=[\w+/-]*\d)(?=[\w+/-]*[A-Za-z])[A-Za-z0-9+/_-]{24,}={0,2}(?![\w/])"), _SECRET),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "<mail>"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "<address>"),
]


def scrub(text: str) -> str:
    """The text without them. What kind of thing stood there stays: ``<path>.tif``, ``<secret>``, ``wss://<host>``."""
    text = _URL.sub(lambda found: _without_host(found.group(1), found.group()), text)
    text = _QUOTED.sub(lambda found: found.group(1) + _without_folder(found.group(2)) + found.group(1), text)
    text = _PATH.sub(lambda found: _without_folder(found.group()), text)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    for name, replacement in _names():
        text = re.sub(r"(?<!\w)" + re.escape(name) + r"(?!\w)", lambda _, put=replacement: put, text, flags=re.IGNORECASE)  # type: ignore[misc]
    return text


def _without_host(scheme: str, url: str) -> str:
    if scheme.lower() == "file":
        return "<path>" + _ending(url)
    port = re.match(r"[^/]+//[^/]*?(:\d+)?(?:/|$)", url)
    return f"{scheme}://<host>{(port.group(1) or '') if port else ''}"


def _without_folder(path: str) -> str:
    if path.replace("\\", "/").lower().startswith(_COMMON):
        return path
    return "<path>" + _ending(path)


def _ending(path: str) -> str:
    ending = os.path.splitext(re.split(r"[\\/]", path)[-1])[1]
    return ending if re.fullmatch(r"\.[A-Za-z0-9]{1,8}", ending) else ""


def _names() -> List[Tuple[str, str]]:
    sources: List[Tuple[Callable[[], str], str]] = [(getpass.getuser, "<user>"), (lambda: os.path.basename(os.path.expanduser("~")), "<user>"), (socket.gethostname, "<computer>")]
    found: List[Tuple[str, str]] = []
    for source, replacement in sources:
        try:
            name: Union[str, None] = source()
        except Exception:
            name = None
        # Names that every computer has are words of the text too.
        if name and len(name) > 2 and name.lower() not in ("root", "user", "home", "localhost", "admin", "administrator"):
            found.append((name, replacement))
    return found
