"""The widget for a model: those that are installed to choose from, and any other text. Only dialogs load this module."""

from typing import Any

from processing.gui.wrappers import WidgetWrapper
from qgis.core import QgsProcessingParameterDefinition
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QLineEdit, QStackedWidget

from .. import host


class ModelChoice:
    """What Processing is told to make, by name, for a dialog of any kind."""

    def __new__(cls, definition: QgsProcessingParameterDefinition, dialog: Any, row: int = 0, column: int = 0, plugin: str = "") -> Any:
        """:param plugin: the id of the plugin whose models are to be chosen from."""
        if type(dialog).__name__ != "ModelerParametersDialog":
            return ModelWidgetWrapper(definition, dialog, row, column, plugin=plugin)
        # In the designer of models a value may also be an input, an output or an expression: QGIS's own widget stays, with words to choose from.
        widget = QgsGui.processingGuiRegistry().createModelerParameterWidget(dialog.model, dialog.childId, definition, dialog.context)
        widget.setDialog(dialog)
        pages = widget.findChild(QStackedWidget)
        # The first is that of plain values; those of expressions have lines too.
        line = pages.widget(0) if pages is not None else None
        if isinstance(line, QLineEdit):
            _complete(line, plugin)
        host.models().refresh()
        return widget


class ModelWidgetWrapper(WidgetWrapper):
    """In the dialog of a tool, and in a cell of a batch."""

    widget: "ModelBox"

    def createWidget(self, plugin: str = "") -> "ModelBox":
        """Called by QGIS."""
        box = ModelBox(plugin)
        box.setAccessibleName(self.parameterDefinition().description())
        box.editTextChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        return box

    def setValue(self, value: Any) -> None:
        """Called by QGIS."""
        self.widget.show_text("" if value is None else str(value))

    def value(self) -> str:
        """Called by QGIS."""
        return self.widget.currentText().strip()


class ModelBox(QComboBox):
    """The ids of models, brought up to date while it is open. What was written stays."""

    def __init__(self, plugin: str, parent: Any = None) -> None:
        super().__init__(parent)
        self._plugin = plugin
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        known = host.models()
        known.changed.connect(self._fill)
        self._fill()
        known.refresh()

    def show_text(self, text: str) -> None:
        """Chooses a model, or writes what is none."""
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive))
        self.setEditText(text)

    def _fill(self) -> None:
        text = self.currentText()
        blocked = self.blockSignals(True)
        self.clear()
        for model in host.models().of(self._plugin):
            self.addItem(model.id)
            self.setItemData(self.count() - 1, model.title, Qt.ItemDataRole.ToolTipRole)
        self.show_text(text)
        self.blockSignals(blocked)


def _complete(line: QLineEdit, plugin: str) -> None:
    completer = QCompleter([model.id for model in host.models().of(plugin)], line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
