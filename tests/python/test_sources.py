import ast
import os
import sys
import unittest
from typing import Iterator, List

from support import ROOT

ALLOWED_OUTSIDE = {"rsplugins", "spectral_indices"}
# What the reader uses where it is there, and does without where it is not.
OPTIONAL = {"numpy"}


def sources() -> Iterator[str]:
    """Every Python file of the SDK and of the plugin."""
    for place in (os.path.join(ROOT, "sdk", "python"), os.path.join(ROOT, "plugins", "spectral-indices")):
        for folder, _, names in os.walk(place):
            yield from (os.path.join(folder, name) for name in names if name.endswith(".py"))


class SourceTests(unittest.TestCase):
    def test_every_source_is_python_3_9(self) -> None:
        found = list(sources())
        self.assertGreater(len(found), 8)
        for path in found:
            with open(path, encoding="utf-8") as source:
                ast.parse(source.read(), path, feature_version=(3, 9))
        with self.assertRaises(SyntaxError):
            ast.parse("match a:\n    case 1: pass", feature_version=(3, 9))

    @unittest.skipIf(sys.version_info < (3, 10), "the list of standard modules came with Python 3.10")
    def test_only_the_standard_library_is_imported(self) -> None:
        for path in sources():
            with open(path, encoding="utf-8") as source:
                tree = ast.parse(source.read(), path)
            for module in imported(tree):
                self.assertTrue(module in sys.stdlib_module_names or module in ALLOWED_OUTSIDE | OPTIONAL, f"{path} imports {module}")

    def test_public_things_have_docstrings(self) -> None:
        for path in sources():
            with open(path, encoding="utf-8") as source:
                tree = ast.parse(source.read(), path)
            self.assertIsNotNone(ast.get_docstring(tree), path)
            for node in public(tree.body):
                self.assertIsNotNone(ast.get_docstring(node), f"{path}: {node.name}")

    def test_files_are_short(self) -> None:
        for path in sources():
            with open(path, encoding="utf-8") as source:
                self.assertLessEqual(len(source.readlines()), 500, path)


def imported(tree: ast.AST) -> Iterator[str]:
    """Names of the top-level modules that a source imports, its own left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def public(body: "List[ast.stmt]") -> Iterator["ast.FunctionDef | ast.ClassDef"]:
    """Public functions, classes and methods."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


if __name__ == "__main__":
    unittest.main()
