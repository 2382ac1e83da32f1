"""The models in the panel, with a real host and a model from a folder."""

import os
import shutil
import unittest
from typing import Any, List
from unittest import mock

from harness import ROOT, QgisTestCase
from panel_desk import close_search_desk, pump, search_desk

MINI = os.path.join(ROOT, "plugins", "rsmclip", "models", "rs-m-clip-mini")


def tearDownModule() -> None:
    """Ends the host."""
    close_search_desk()


class ModelTests(QgisTestCase):
    """All share one panel and host."""

    def setUp(self) -> None:
        super().setUp()
        self.desk = search_desk()
        self.page = self.desk.panel.models
        self.desk.panel.tabs.setCurrentWidget(self.page)
        self.page.messages.clear()
        pump(lambda: self.page.models.all, "the models")

    def folder_model(self) -> str:
        """A model that nobody installed yet, in a folder."""
        folder = self.file("fields-model")
        os.makedirs(folder)
        for name in ("open_clip_config.json", "open_clip_model.safetensors", "sentencepiece.bpe.model"):
            shutil.copy(os.path.join(MINI, name), folder)
        return folder

    def test_a_model_is_installed_used_and_removed(self) -> None:
        from rsplugins_qgis.panel.index_dialog import IndexDialog

        self.assertEqual([True], [model.is_default for model in self.page.models.all if model.is_default])
        folder = self.folder_model()
        with mock.patch("qgis.PyQt.QtWidgets.QFileDialog.getExistingDirectory", return_value=folder):
            self.action("From a folder…").trigger()
        self.assertTrue(self.page.progress.isVisible())
        self.assertFalse(self.page.install.isEnabled())
        pump(lambda: self.page.messages.shown, "the end of the installation")
        self.assertIn("is installed", self.page.messages.shown)
        model = pump(lambda: next((model for model in self.page.models.all if model.is_removable and model.is_installed), None), "the model in the list")

        dialog = IndexDialog(self.desk.panel.indexes.runs, self.desk.panel.context, "", self.desk.window)
        self.addCleanup(dialog.deleteLater)
        pump(lambda: dialog.model.findData(model.id) > 0, "the model in the dialog")
        path = self.file("by-model.gpkg")
        before = self.desk.panel.context.indexes.current
        self.addCleanup(self.desk.panel.context.indexes.choose, before)
        self.addCleanup(self.desk.panel.context.indexes.forget, path)
        self.desk.panel.indexes.messages.clear()
        self.desk.panel.indexes.begin(path, self.desk.rasters[1:], model.id)
        pump(lambda: self.desk.panel.indexes.messages.shown, "the index")
        self.assertIn("ready", self.desk.panel.indexes.messages.shown)
        self.assertEqual([model.id], [one["id"] for one in self.desk.ask("describe-index", {"index": path})["models"]])
        self.addCleanup(self.desk.clear)
        self.assertTrue(self.desk.search("a field").hits)

        self.page.messages.clear()
        self.select(model.id)
        self.assertTrue(self.page.remove.isEnabled())
        self.assertIn(model.id, self.page.about.text())
        with mock.patch.object(self.page, "_ask", return_value=True):
            self.page.remove.click()
        pump(lambda: self.page.messages.shown, "the end of the removal")
        self.assertIn("was removed", self.page.messages.shown)
        pump(lambda: model.id not in [one.id for one in self.page.models.all if one.is_installed], "the model to go")
        self.assertTrue(os.path.isdir(folder))

    def test_what_is_no_model_is_refused_with_words(self) -> None:
        self.page.models.install(self.folder)
        pump(lambda: self.page.messages.shown, "a message")
        self.assertIn("model", self.page.messages.shown)
        self.assertTrue(self.page.install.isEnabled())

    def test_the_network_is_used_after_a_yes_only(self) -> None:
        offered = next(model for model in self.page.models.all if not model.is_installed)
        asked: List[str] = []
        installed: List[str] = []

        def answer(title: str, text: str) -> bool:
            asked.append(text)
            return len(asked) > 1

        with mock.patch.object(self.page, "_ask", answer), mock.patch.object(self.page.models, "install", installed.append):
            for _ in range(2):
                self.action(offered.title).trigger()
        self.assertIn(offered.source, asked[0])
        self.assertEqual([offered.id], installed)

    def test_what_comes_with_a_plugin_stays(self) -> None:
        self.select(next(model.id for model in self.page.models.all if model.is_default))
        self.assertFalse(self.page.remove.isEnabled())

    def select(self, id: str) -> None:
        """Selects a model."""
        items = [self.page.list.topLevelItem(row) for row in range(self.page.list.topLevelItemCount())]
        self.page.list.setCurrentItem(next(item for item in items if item.toolTip(0) == id))

    def action(self, text: str) -> Any:
        """What the menu of the button offers."""
        menu = self.page.install.menu()
        menu.aboutToShow.emit()
        return next(action for action in menu.actions() if action.text().startswith(text))


if __name__ == "__main__":
    unittest.main()
