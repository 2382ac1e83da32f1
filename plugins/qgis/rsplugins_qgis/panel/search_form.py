"""What is looked for: words, examples, where, and how many."""

from typing import List, Optional, Tuple

from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgsCollapsibleGroupBox, QgsFilterLineEdit
from qgis.PyQt.QtCore import QLocale, QSize, QStringListModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QCompleter,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..catalogue import qgis_language
from . import icons
from .area import Area, query_crs
from .area_choice import AreaChoice
from .context import PanelContext
from .examples_list import ExamplesList
from .places import Places
from .query import IMAGE, WORDS, Example, Query
from .roles import SEARCH

_COUNT = 12
_EARLIER = "rsplugins/panel/searches"
_MOST_EARLIER = 30
_NAMES = {
    "en": "English",
    "pt": "Português",
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "nl": "Nederlands",
    "it": "Italiano",
    "zh": "中文",
    "ko": "한국어",
    "ru": "Русский",
}
_IMAGES = "(*.tif *.tiff *.png *.jpg *.jpeg)"


class SearchForm(QWidget):
    """The upper part of the search page."""

    asked = pyqtSignal()
    """The user wants to search."""
    stopped = pyqtSignal()
    """The user wants the search to end."""

    def __init__(self, context: PanelContext, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._context = context
        self._running = False
        self._alone = False
        self.text = QgsFilterLineEdit()
        self.text.setShowSearchIcon(True)
        self.text.setShowClearButton(True)
        self.text.setPlaceholderText(self.tr("What are you looking for?"))
        self.text.setToolTip(self.tr("Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”"))
        self.text.setAccessibleName(self.tr("What to look for"))
        self.text.setMinimumHeight(30)
        self._earlier = QStringListModel(earlier_searches(), self)
        completer = QCompleter(self._earlier, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.text.setCompleter(completer)
        self.button = QPushButton(self.tr("Search"))
        self.button.setMinimumHeight(30)
        self.button.setDefault(True)
        self.here = QToolButton()
        self.here.setText(self.tr("Find similar here"))
        self.here.setIcon(icons.theme("mActionCapturePoint"))
        self.here.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.here.setCheckable(True)
        self.here.setToolTip(self.tr("Click a place on the map, or drag a rectangle: what looks like it is found."))
        self.add = self._add_button()
        self.examples = ExamplesList()
        self.places = Places(context, self)
        self.where = AreaChoice(context)
        self.count = QSpinBox()
        self.count.setRange(1, 500)
        self.count.setValue(_COUNT)
        self.count.setAccessibleName(self.tr("Number of matches"))
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language of the words"))
        self.language.setToolTip(self.tr("Matches do not depend on it; how sure the model says it is does."))
        self._lay_out()
        self._connect()
        self._fill_languages()

    @property
    def query(self) -> Query:
        """What is looked for now."""
        return Query(
            index=self._context.indexes.current,
            text=self.text.text(),
            examples=self.examples.examples,
            language=self.language.currentData() or "en",
            count=self.count.value(),
            crs=query_crs(QgsProject.instance()).authid(),
        )

    def area(self) -> Area:
        """Where to look for it. Raises ToolError."""
        return self.where.area(query_crs(QgsProject.instance()))

    def remember(self) -> None:
        """Keeps the words, to be offered again."""
        words = self.text.text().strip()
        if words:
            kept = [words, *(other for other in earlier_searches() if other != words)][:_MOST_EARLIER]
            QgsSettings().setValue(_EARLIER, kept)
            self._earlier.setStringList(kept)

    def set_running(self, running: bool) -> None:
        """Turns the button into one that ends the search, and back."""
        self._running = running
        self.button.setText(self.tr("Cancel") if running else self.tr("Search"))

    def add_words(self, words: str, wanted: bool) -> None:
        """Adds words as an example."""
        if words.strip():
            self.examples.add(Example(WORDS, words.strip(), words.strip(), wanted))

    def add_image(self, path: str, label: str, wanted: bool) -> None:
        """Adds an image as an example."""
        self.examples.add(Example(IMAGE, path, label, wanted))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.text, 1)
        first.addWidget(self.button)
        second = QHBoxLayout()
        second.addWidget(self.here)
        second.addWidget(self.add)
        second.addStretch(1)
        where = QHBoxLayout()
        label = QLabel(self.tr("Search &in"))
        label.setBuddy(self.where.kind)
        where.addWidget(label)
        where.addWidget(self.where, 1)
        options = QgsCollapsibleGroupBox(self.tr("Options"))
        options.setSettingGroup("rsplugins/panel/options")
        options.setCollapsed(True)
        for button in options.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Show or hide the options"))
        form = QFormLayout(options)
        form.addRow(self.tr("&Matches"), self.count)
        form.addRow(self.tr("&Language"), self.language)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for part in (first, second):
            rows.addLayout(part)
        rows.addWidget(self.examples)
        rows.addLayout(where)
        rows.addWidget(options)

    def _add_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(self.tr("Examples"))
        button.setIcon(icons.theme("symbologyAdd"))
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("Add what the matches should, or should not, look like"))
        menu = QMenu(button)
        for wanted in (True, False):
            menu.addSection(self.tr("Like") if wanted else self.tr("Unlike"))
            sign = icons.theme("symbologyAdd" if wanted else "symbologyRemove")
            place = self.tr("Like a place on the map") if wanted else self.tr("Unlike a place on the map")
            image = self.tr("Like an image…") if wanted else self.tr("Unlike an image…")
            words = self.tr("Like words…") if wanted else self.tr("Unlike words…")
            menu.addAction(sign, place).triggered.connect(lambda *_, wanted=wanted: self._ask_place(wanted))
            menu.addAction(sign, image).triggered.connect(lambda *_, wanted=wanted: self._ask_image(wanted))
            menu.addAction(sign, words).triggered.connect(lambda *_, wanted=wanted: self._ask_words(wanted))
        button.setMenu(menu)
        return button

    def _connect(self) -> None:
        self.text.returnPressed.connect(self.asked.emit)
        self.button.clicked.connect(lambda *_: self.stopped.emit() if self._running else self.asked.emit())
        self.here.clicked.connect(lambda *_: self._ask_here())
        self.places.waiting_changed.connect(self.here.setChecked)
        self.places.taken.connect(self._take_place)
        self.examples.changed.connect(lambda: self.places.show(self.examples.examples))
        self._context.catalogue_changed.connect(self._fill_languages)

    def _ask_here(self) -> None:
        self._alone = True
        self.places.ask(True)

    def _ask_place(self, wanted: bool) -> None:
        self._alone = False
        self.places.ask(wanted)

    def _take_place(self, example: Example) -> None:
        if self._alone:
            self.text.clear()
            self.examples.remove_all()
        self.examples.add(example)
        if example.wanted:
            self.asked.emit()

    def _ask_image(self, wanted: bool) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("An image that shows it"), "", self.tr("Images") + " " + _IMAGES)
        if path:
            self.add_image(path, path.replace("\\", "/").rsplit("/", 1)[-1], wanted)

    def _ask_words(self, wanted: bool) -> None:
        title = self.tr("Like words") if wanted else self.tr("Unlike words")
        words, given = QInputDialog.getText(self, title, self.tr("Words:"))
        if given:
            self.add_words(words, wanted)

    def _fill_languages(self) -> None:
        tool = self._context.tool(SEARCH)
        parameter = None if tool is None else tool.parameter("language")
        choices: Tuple[Tuple[str, str], ...] = () if parameter is None else parameter.choices
        chosen = self.language.currentData() or qgis_language()
        self.language.clear()
        for value, label in choices or (("en", "English"),):
            self.language.addItem(_native_name(value) or label, value)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))


def earlier_searches() -> List[str]:
    """Words that were looked for before, the newest first."""
    stored = QgsSettings().value(_EARLIER, [])
    return [stored] if isinstance(stored, str) else list(stored or [])


def _native_name(tag: str) -> str:
    """The name of a language in itself; QLocale would name a country too."""
    return _NAMES.get(tag) or QLocale(tag).nativeLanguageName()
