"""Whether the plugin can run in QGIS 4 with Qt 6: by the names that its sources use, and by the panel itself where this computer has PyQt6."""

import ast
import importlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import unittest
from typing import Dict, Iterator, List, Tuple

from harness import HERE, NAME, PLUGINS, QgisTestCase
from qt6_rules import gone_in_qt6

# It tries both places of a class that moved.
COMPATIBLE = "compat.py"
HAS_QT6 = importlib.util.find_spec("PyQt6") is not None


def sources() -> Iterator[Tuple[str, ast.Module]]:
    """Each module of the plugin."""
    for parent, folders, names in os.walk(os.path.join(PLUGINS, NAME)):
        folders[:] = [name for name in folders if name not in ("vendor", "__pycache__")]
        for name in sorted(names):
            if name.endswith(".py") and name != COMPATIBLE:
                with open(os.path.join(parent, name), encoding="utf-8") as file:
                    yield name, ast.parse(file.read())


def chains(tree: ast.Module, prefix: str) -> Iterator[Tuple[int, str, str, List[str]]]:
    """Line, module, imported name and the attributes after it, of all that is used of modules with a prefix."""
    known: Dict[str, Tuple[str, str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(prefix):
            known.update({alias.asname or alias.name: (node.module or "", alias.name) for alias in node.names})
    for name, (module, imported) in known.items():
        yield 0, module, imported, []
    for node in ast.walk(tree):
        path: List[str] = []
        at: ast.AST = node
        while isinstance(at, ast.Attribute):
            path.insert(0, at.attr)
            at = at.value
        if path and isinstance(at, ast.Name) and at.id in known:
            yield node.lineno, *known[at.id], path  # type: ignore[attr-defined]




class SourceTests(unittest.TestCase):
    """The rules, on the sources and on what breaks them."""

    def test_nothing_that_qt_6_took_away_is_used(self) -> None:
        for name, tree in sources():
            self.assertEqual([], list(gone_in_qt6(tree)), name)

    def test_every_rule_sees_its_breach(self) -> None:
        for code in (
            "x.exec_()",
            "from qgis.PyQt.QtCore import QRegExp",
            "from qgis.PyQt.QtWidgets import QAction",
            "from qgis.PyQt.QtWebKit import QWebPage",
            "box.activated[str].connect(f)",
            "QApplication.desktop()",
            "event.globalPos()",
            "metrics = widget.fontMetrics().width('x')",
            "QVariant.Type.Int",
            "Qt.MidButton",
            "QDateTime(QDate(2026, 1, 1))",
            "import resources_rc",
        ):
            with self.subTest(code):
                self.assertEqual(1, len(list(gone_in_qt6(ast.parse(code)))))


class EnumerationTests(QgisTestCase):
    """Values of enumerations, which Qt 6 knows by their full names only."""

    def test_every_value_is_named_with_its_enumeration(self) -> None:
        short = [f"{name}:{line} {imported}.{'.'.join(path)}" for name, tree in sources() for line, module, imported, path in chains(tree, "qgis.") if self.is_short(module, imported, path)]
        self.assertEqual([], short)

    def test_a_short_name_is_seen(self) -> None:
        self.assertTrue(self.is_short("qgis.PyQt.QtCore", "Qt", ["AlignLeft"]))
        self.assertFalse(self.is_short("qgis.PyQt.QtCore", "Qt", ["AlignmentFlag", "AlignLeft"]))
        self.assertTrue(self.is_short("qgis.core", "QgsMapLayerProxyModel", ["RasterLayer"]))
        self.assertFalse(self.is_short("qgis.core", "QgsMapLayerProxyModel", ["Filter", "RasterLayer"]))

    def is_short(self, module: str, imported: str, path: List[str]) -> bool:
        """Whether a value of an enumeration is named without it."""
        holder = getattr(importlib.import_module(module), imported, None)
        for name in path:
            value = getattr(holder, name, None)
            if isinstance(value, int) and type(value) not in (int, bool) and isinstance(holder, type) and type(value).__name__ != holder.__name__:
                return True
            holder = value
        return False


@unittest.skipUnless(HAS_QT6, "PyQt6 is not installed (Debian: apt-get install python3-pyqt6).")
class Qt6Tests(unittest.TestCase):
    """With the real PyQt6."""

    def test_all_names_of_qt_are_there(self) -> None:
        # In a process of its own: this one has loaded Qt 5.
        names = sorted({(module.split(".")[-1], imported, ".".join(path)) for _, tree in sources() for _, module, imported, path in chains(tree, "qgis.PyQt.")})
        self.assertGreater(len(names), 150)
        code = (
            "import importlib, sys\nfor line in sys.stdin.read().splitlines():\n    module, name, path = line.split('|')\n    found = importlib.import_module('PyQt6.' + module)\n"
            "    for part in [name, *filter(None, path.split('.'))]:\n        if not hasattr(found, part):\n            print(line)\n            break\n        found = getattr(found, part)\n"
        )
        told = subprocess.run([sys.executable, "-c", code], input="\n".join("|".join(name) for name in names), stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
        self.assertEqual("", told)

    def test_every_module_loads_and_the_panel_is_drawn(self) -> None:
        with tempfile.TemporaryDirectory() as runtime:
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": runtime}
            run = subprocess.run([sys.executable, os.path.join(HERE, "qt6_stand_in.py"), PLUGINS], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False, timeout=120)
        self.assertEqual(0, run.returncode, run.stdout)
        self.assertRegex(run.stdout, r"Qt 6\.\d+\.\d+: \d+ modules, pages Search, Indexes, Jobs, Models, 0 faults")


if __name__ == "__main__":
    unittest.main()
