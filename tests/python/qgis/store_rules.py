"""The rules of the QGIS plugin repository, as far as they can be judged without its server. Bandit and flake8 are run as it runs them."""

import ast
import configparser
import json
import math
import os
import re
import subprocess
import tempfile
import zipfile
from typing import Iterator, List

from qt6_rules import gone_in_qt6

MOST_BYTES = 25 * 1024 * 1024
REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository")
ENTRIES = ("__init__.py", "metadata.txt", "LICENSE")
PROGRAMS = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".jar", ".pyd", ".whl")

# Those that an upload is refused for, whatever severity Bandit gives them.
CRITICAL = {"B102", "B103", "B105", "B106", "B107", "B202", "B301", "B302", "B306", "B307", "B323", "B501", "B506", "B602", "B604", "B605", "B613", "B615"}

# The line length is a matter of the repository's own style; texts for translators stand on one line.
FLAKE8 = ("--extend-ignore=E203,E501,W503",)


def offences(path: str) -> List[str]:
    """All that the repository would refuse or complain about in a zip."""
    return [*_archive(path), *_content(path)]


def _archive(path: str) -> Iterator[str]:
    if os.path.getsize(path) > MOST_BYTES:
        yield f"the zip has more than {MOST_BYTES} bytes"
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        tops = {name.split("/")[0] for name in names}
        if len(tops) != 1:
            yield f"more than one folder at the top: {sorted(tops)}"
            return
        top = tops.pop()
        if not top.isidentifier() or "plugin" in top.lower().replace("rsplugins", ""):
            yield f"the folder {top} is no identifier or holds the word plugin"
        for required in ENTRIES:
            if f"{top}/{required}" not in names:
                yield f"{required} is missing"
        for entry in package.infolist():
            parts = entry.filename.split("/")
            if "\\" in entry.filename or ":" in entry.filename or ".." in parts or entry.filename.startswith("/"):
                yield f"{entry.filename} leads elsewhere"
            if any(part.startswith(".") or part in ("__pycache__", "__MACOSX") for part in parts) or entry.filename.endswith((".pyc", ".pyo")):
                yield f"{entry.filename} is hidden, or left by a program"
            if entry.filename.lower().endswith(PROGRAMS):
                yield f"{entry.filename} is a program"
            if (entry.external_attr >> 16) & 0o111 and not entry.is_dir():
                yield f"{entry.filename} is executable"
            if (entry.external_attr >> 28) == 0o12:
                yield f"{entry.filename} is a link"
        if f"{top}/metadata.txt" in names:
            yield from _metadata(package.read(f"{top}/metadata.txt").decode("utf-8"), top, names)


def _metadata(text: str, top: str, names: List[str]) -> Iterator[str]:
    reader = configparser.ConfigParser(interpolation=None)
    reader.optionxform = str  # type: ignore[assignment,method-assign]
    reader.read_string(text)
    if not reader.has_section("general"):
        yield "metadata.txt has no section general"
        return
    metadata = reader["general"]
    for key in REQUIRED:
        if not metadata.get(key, "").strip():
            yield f"metadata.txt says no {key}"
    for key in ("tracker", "repository", "homepage"):
        if not re.fullmatch(r"https://[\w.-]+\.[a-z]+(/\S*)?", metadata.get(key, "https://a.b")):
            yield f"{key} is no address"
    if "/" in metadata.get("author", ""):
        yield "author holds a slash"
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]+", metadata.get("email", "")):
        yield "email is none"
    if "supportsQt6" in metadata:
        yield "supportsQt6 is no longer used"
    for key in ("qgisMinimumVersion", "qgisMaximumVersion", "version"):
        if not re.fullmatch(r"\d+(\.\d+)+", metadata.get(key, "")):
            yield f"{key} is no version"
    if "plugin" in metadata.get("name", "").lower().replace("rsplugins", ""):
        yield "the name holds the word plugin"
    if metadata.get("icon") and f"{top}/{metadata['icon']}" not in names:
        yield f"the icon {metadata['icon']} is missing"
    if "xternal dependency" not in metadata.get("about", ""):
        yield "about does not tell of the external dependency"
    if not metadata.get("changelog", "").strip():
        yield "metadata.txt says no changelog"
    elif metadata.get("version", "?") not in metadata["changelog"]:
        yield "the changelog does not tell of this version"


def _content(path: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as package:
            package.extractall(folder)
        yield from _bandit(folder)
        yield from _flake8(folder)
        for parent, _, names in os.walk(folder):
            for name in names:
                if name.endswith((".py", ".txt", ".json", ".svg", ".ui", ".html", ".md", ".qml")):
                    with open(os.path.join(parent, name), encoding="utf-8") as file:
                        text = file.read()
                    yield from (f"{name}: {secret}" for secret in secrets(text))
                    if name.endswith(".py"):
                        yield from (f"{name}: {offence}" for offence in syntax(text))


def _bandit(folder: str) -> Iterator[str]:
    run = subprocess.run(["bandit", "-r", "-q", "-f", "json", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    report = json.loads(run.stdout)
    yield from (f"Bandit could not read {error['filename']}" for error in report["errors"])
    for found in report["results"]:
        if found["issue_severity"] in ("MEDIUM", "HIGH") or found["test_id"] in CRITICAL:
            yield f"Bandit {found['test_id']} {os.path.relpath(found['filename'], folder)}:{found['line_number']}: {found['issue_text']}"


def _flake8(folder: str) -> Iterator[str]:
    run = subprocess.run(["flake8", "--isolated", *FLAKE8, "."], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    yield from (f"flake8 {line}" for line in run.stdout.decode().splitlines())


def secrets(text: str) -> Iterator[str]:
    """Keys, and quoted words that are too random to be words, by the limits of detect-secrets."""
    if re.search(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b", text):
        yield "a private key or an access key"
    for quoted in re.findall(r"[\"']([A-Za-z0-9+/=_-]{20,})[\"']", text):
        limit = 3.0 if re.fullmatch(r"[0-9a-fA-F]+", quoted) else 4.5
        if _entropy(quoted) > limit:
            yield f"a text that looks like a secret: {quoted[:6]}…"


def _entropy(text: str) -> float:
    shares = [text.count(letter) / len(text) for letter in set(text)]
    return -sum(share * math.log2(share) for share in shares)


def syntax(text: str) -> Iterator[str]:
    """What QGIS 3.22 with Python 3.9, or QGIS 4 with Qt 6, cannot load."""
    try:
        tree = ast.parse(text, feature_version=(3, 9))
    except SyntaxError as wrong:
        yield f"line {wrong.lineno} is not Python 3.9"
        return
    for node in ast.walk(tree):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for module in modules:
            if module.split(".")[0] in ("PyQt5", "PyQt6", "sip", "numpy", "requests", "PIL", "mock"):
                yield f"line {node.lineno} imports {module}"
    yield from gone_in_qt6(tree)
