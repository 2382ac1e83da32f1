"""The panel before anything was done in it: closed, without a host, without an index."""

import unittest
from typing import List, Tuple

from harness import QgisTestCase, host_process
from panel_desk import Desk, pump


class FirstStepsTests(QgisTestCase):
    """A panel that nobody opened yet."""

    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsSettings

        for name in ("rsplugins/panel/indexes", "rsplugins/panel/index"):
            QgsSettings().remove(name)

    def desk(self, program: str = "") -> Desk:
        """A new desk."""
        desk = Desk(program)
        self.addCleanup(desk.close)
        return desk

    def test_the_panel_opens_when_it_is_asked_for_and_starts_nothing(self) -> None:
        desk = self.desk()
        self.assertTrue(desk.dock.isHidden())
        self.assertIsNone(desk.dock.panel)
        self.assertFalse(desk.dock.action.isChecked())

        panel = desk.open()

        self.assertTrue(desk.dock.isVisible())
        self.assertTrue(panel.welcome.isVisible())
        pump(lambda: panel.welcome.host.text.text(), "the first step")
        self.assertIn("starts by itself", panel.welcome.host.text.text())
        self.assertIn("not running", panel.device.text.text())
        self.assertIsNone(host_process(desk.state))
        panel.welcome.start.click()
        pump(lambda: "Running" in panel.welcome.host.text.text(), "the host")
        self.assertIsNotNone(host_process(desk.state))

    def test_without_a_host_the_page_says_how_to_get_it(self) -> None:
        panel = self.desk(self.file("nowhere")).open()
        pump(lambda: panel.welcome.host.text.text(), "the first step")

        said = panel.welcome.host.text.text()
        for part in ("nowhere", "installer", "portable", "dotnet build"):
            self.assertIn(part, said)
        self.assertTrue(panel.welcome.choose.isVisible())
        self.assertFalse(panel.welcome.new.isEnabled())

    def test_a_search_without_a_host_says_so_and_works_once_it_is_there(self) -> None:
        desk = self.desk(self.file("nowhere"))
        panel = desk.open()
        panel.context.indexes.add(self.file("some.gpkg"))
        panel.show_welcome(False)
        panel.search.form.text.setText("a road")
        panel.search.form.button.click()
        pump(lambda: panel.search.messages.shown, "a message")
        self.assertIn("nowhere", panel.search.messages.shown)

    def test_all_that_can_be_used_can_be_reached_by_keys_and_has_a_name(self) -> None:
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QSpinBox

        panel = self.desk().open()
        nameless: List[str] = []
        unreachable: List[str] = []
        for kind in (QAbstractButton, QComboBox, QLineEdit, QSpinBox, QAbstractItemView):
            for widget in panel.findChildren(kind):
                holder = widget.parent()
                inner = isinstance(holder, (QComboBox, QSpinBox, QLineEdit)) or holder.inherits("QComboBoxPrivateContainer") or holder.inherits("QTabBar")
                if inner or widget.inherits("QHeaderView"):
                    continue
                buddies = [label for label in panel.findChildren(QLabel) if label.buddy() is widget]
                if not (widget.accessibleName() or buddies or getattr(widget, "text", str)() or widget.toolTip() or getattr(widget, "placeholderText", str)()):
                    nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
                if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
                    unreachable.append(f"{type(widget).__name__} {widget.accessibleName()} in {type(widget.parent()).__name__}")
        self.assertEqual([], nameless)
        self.assertEqual([], unreachable)

    def test_the_tabulator_goes_through_each_page_as_it_is_read(self) -> None:
        from qgis.PyQt.QtCore import QPoint, Qt

        panel = self.desk().open()
        panel.context.indexes.add(self.file("some.gpkg"))
        panel.show_welcome(False)
        for number, page in enumerate((panel.search, panel.indexes, panel.jobs, panel.models)):
            with self.subTest(type(page).__name__):
                panel.tabs.setCurrentIndex(number)
                order: List[Tuple[int, int, str]] = []
                widget = page.nextInFocusChain()
                while widget is not page and len(order) < 100:
                    if page.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                        place = widget.mapTo(page, QPoint(0, 0))
                        order.append((place.y() + widget.height() // 2, place.x(), widget.accessibleName() or getattr(widget, "text", str)() or type(widget).__name__))
                    widget = widget.nextInFocusChain()
                self.assertGreater(len(order), 1)
                for (y, x, name), (next_y, next_x, next_name) in zip(order, order[1:]):
                    # What begins a row's height higher stands before; within a row, what is further left.
                    before = next_y < y - 12 or (abs(next_y - y) <= 12 and next_x < x)
                    self.assertFalse(before, f"{next_name} comes after {name}")

    def test_a_panel_that_goes_leaves_nothing_behind(self) -> None:
        desk = self.desk()
        panel = desk.open()
        panel.search.form.places.ask(True)
        tool = panel.search.form.places.tool
        self.assertIs(tool, desk.canvas.mapTool())
        items = len(desk.canvas.scene().items())
        desk.dock.close_down()
        self.assertIsNot(tool, desk.canvas.mapTool())
        self.assertLess(len(desk.canvas.scene().items()), items)
        desk.iface.removeToolBarIcon.assert_called_with(desk.dock.action)


if __name__ == "__main__":
    unittest.main()
