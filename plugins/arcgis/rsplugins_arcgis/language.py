"""The language of titles and texts."""

import functools
import json
import locale
import os
import sys
from typing import Any, Dict, Optional

VARIABLE = "RSPLUGINS_LANGUAGE"
_FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "texts.json")


def current() -> str:
    """The language to show, as a two-letter tag: RSPLUGINS_LANGUAGE, else the display language of Windows, which Pro follows unless told otherwise, else the locale's."""
    return _tag(os.environ.get(VARIABLE)) or _tag(_windows()) or _tag(os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")) or "en"


def text(key: str, **values: object) -> str:
    """One of the adapter's own texts in the current language."""
    found = _texts()[key]
    return found.get(current(), found["en"]).format(**values)


@functools.lru_cache(maxsize=None)
def _texts() -> Dict[str, Dict[str, str]]:
    with open(_FILE, encoding="utf-8") as file:
        read: Dict[str, Dict[str, str]] = json.load(file)
    return read


def of(node: Dict[str, Any], name: str, language: str) -> str:
    """The ``title`` or ``description`` of a part of a manifest, in a language where it has one."""
    notes = node.get("x-rs")
    translations = notes.get("i18n") if isinstance(notes, dict) else None
    translated = translations.get(language, {}).get(name) if isinstance(translations, dict) else None
    return str(translated or node.get(name) or "")


def _tag(name: Optional[str]) -> str:
    tag = (name or "").replace("_", "-").split("-")[0].split(".")[0].lower()
    return tag if len(tag) == 2 and tag.isalpha() else ""


def _windows() -> Optional[str]:
    if sys.platform != "win32":
        return None
    import ctypes

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
