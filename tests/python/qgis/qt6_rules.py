"""What Qt 6 took away or moved, as far as it can be seen in a source: by the guides of Qt, PyQt and QGIS for those who come from Qt 5."""

import ast
from typing import Iterator

_MODULES = {"QtWebKit", "QtWebKitWidgets", "QtScript", "QtXmlPatterns", "QtOpenGL", "Qt"}
_NAMES = {"QRegExp", "QRegExpValidator", "QDesktopWidget", "QMatrix", "QStringRef", "QTextCodec", "QGLWidget", "QStateMachine", "qApp"}
_MOVED = {"QAction", "QActionGroup", "QShortcut", "QUndoCommand", "QUndoGroup", "QUndoStack", "QFileSystemModel"}
_METHODS = {"exec_", "print_", "desktop", "globalPos", "globalX", "globalY", "localPos", "screenPos", "windowPos", "delta", "toTime_t", "setTime_t", "setIniCodec", "setCodec"}
_VALUES = {"MidButton", "TextColorRole", "BackgroundColorRole", "HighQualityAntialiasing", "AA_EnableHighDpiScaling", "AA_UseHighDpiPixmaps", "SystemLocaleShortDate", "SystemLocaleLongDate"}
_OVERLOADED = {"activated", "highlighted", "currentIndexChanged", "valueChanged", "buttonClicked", "buttonPressed", "buttonReleased", "textActivated"}


def gone_in_qt6(tree: ast.AST) -> Iterator[str]:
    """What a module uses that Qt 6 does not have, each with its line."""
    for node in ast.walk(tree):
        for what in _of(node):
            yield f"line {getattr(node, 'lineno', 0)} uses {what}, which Qt 6 does not have"


def _of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name.endswith("resources_rc"))
    elif isinstance(node, ast.ImportFrom):
        yield from _imported(node)
    elif isinstance(node, ast.Subscript):
        if isinstance(node.value, ast.Attribute) and node.value.attr in _OVERLOADED and isinstance(node.slice, ast.Name) and node.slice.id in ("str", "int"):
            yield f"{node.value.attr}[{node.slice.id}]"
    elif isinstance(node, ast.Attribute):
        if node.attr in _METHODS or node.attr in _VALUES:
            yield node.attr
        elif node.attr == "Type" and isinstance(node.value, ast.Name) and node.value.id == "QVariant":
            yield "QVariant.Type"
        elif node.attr == "width" and isinstance(node.value, ast.Call) and _called(node.value) in ("fontMetrics", "QFontMetrics", "QFontMetricsF"):
            yield "the width of QFontMetrics"
    elif isinstance(node, ast.Call) and _called(node) == "QDateTime":
        if len(node.args) > 3 or (len(node.args) == 1 and isinstance(node.args[0], ast.Call) and _called(node.args[0]) == "QDate"):
            yield "a QDateTime of parts"


def _imported(node: ast.ImportFrom) -> Iterator[str]:
    module = (node.module or "").split(".")
    if module[:2] != ["qgis", "PyQt"]:
        return
    names = [alias.name for alias in node.names]
    modules = module[2:] or names
    yield from (name for name in modules if name in _MODULES)
    yield from (name for name in names if name in _NAMES)
    if module[2:] == ["QtWidgets"]:
        yield from (f"{name} in QtWidgets" for name in names if name in _MOVED)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
