"""Indexes, jobs and the device line in the panel, with a real host."""

import os
import shutil
import unittest
from typing import Any

from harness import QgisTestCase
from panel_desk import NOWHERE, PHOTO, close_search_desk, pump, search_desk


def tearDownModule() -> None:
    """Ends the host."""
    close_search_desk()


class IndexTests(QgisTestCase):
    """All share one panel, index and host."""

    def setUp(self) -> None:
        super().setUp()
        self.desk = search_desk()
        self.page = self.desk.panel.indexes
        self.desk.panel.tabs.setCurrentWidget(self.page)
        self.page.messages.clear()

    def test_what_is_indexed_is_told(self) -> None:
        self.page.refresh()
        item = self.item(self.desk.index)
        pump(lambda: item.childCount() == 2, "the rasters")

        self.assertEqual(["fields.tif", "winter.tif"], [item.child(row).text(0) for row in range(2)])
        self.assertEqual(int(item.text(1)), sum(int(item.child(row).text(1)) for row in range(2)))
        described = self.desk.ask("describe-index", {"index": self.desk.index})
        self.assertEqual((str(described["tiles"]), described["models"][0]["id"]), (item.text(1), item.text(2)))
        self.assertIn(self.desk.index, item.toolTip(0))

    def test_an_index_is_made_updated_and_loses_a_raster(self) -> None:
        one, two = (shutil.copy(PHOTO, self.file(name)) for name in ("one.tif", "two.tif"))
        with open(two, "ab") as file:
            file.write(b"another content")
        path = self.file("more.gpkg")
        before = self.desk.panel.context.indexes.current
        self.addCleanup(self.desk.panel.context.indexes.choose, before)
        self.addCleanup(self.desk.panel.context.indexes.forget, path)
        self.page.begin(path, [one, two])
        self.assertTrue(self.page.progress.isVisible())
        self.ended()
        self.rasters(path, {"one.tif": "", "two.tif": ""})
        self.assertEqual(path, self.desk.panel.context.indexes.current)

        os.remove(two)
        self.page.refresh()
        self.rasters(path, {"one.tif": "", "two.tif": "file is gone"})
        self.page.list.setCurrentItem(self.item(path))
        self.page.update_button.click()
        self.ended()
        self.rasters(path, {"one.tif": ""})

        three = shutil.copy(PHOTO, self.file("three.tif"))
        with open(three, "ab") as file:
            file.write(b"a third content")
        self.page.begin(path, [three])
        self.ended()
        self.rasters(path, {"one.tif": "", "three.tif": ""})
        self.page.remove_raster(path, one)
        self.ended()
        self.rasters(path, {"three.tif": ""})
        self.assertTrue(os.path.isfile(one))

        self.page.delete(path)
        self.assertFalse(os.path.exists(path))
        self.assertNotIn(path, self.desk.panel.context.indexes.paths)

    def test_an_index_of_nothing_fails_with_words_and_leaves_the_list(self) -> None:
        path = self.file("nothing.gpkg")
        before = self.desk.panel.context.indexes.current
        self.addCleanup(self.desk.panel.context.indexes.choose, before)
        self.page.begin(path, [self.folder])
        pump(lambda: self.page.messages.shown, "a message")

        self.assertIn("no raster", self.page.messages.shown)
        self.assertNotIn(path, self.desk.panel.context.indexes.paths)
        self.assertFalse(self.page.progress.isVisible())

    def test_matches_without_a_place_are_pictures_only(self) -> None:
        path, raster = self.file("nowhere.gpkg"), shutil.copy(NOWHERE, self.file("nowhere.tif"))
        before = self.desk.panel.context.indexes.current
        self.addCleanup(self.desk.panel.context.indexes.choose, before)
        self.addCleanup(self.desk.panel.context.indexes.forget, path)
        self.page.begin(path, [raster])
        self.ended()
        self.desk.panel.tabs.setCurrentIndex(0)
        self.addCleanup(self.desk.clear)
        result = self.desk.search("a road")

        search = self.desk.panel.search
        self.assertTrue(all(picture is not None for picture in result.pictures))
        self.assertIsNone(result.layers)
        self.assertFalse(search.where.isEnabled())
        search.choose(result.hits[0])
        self.assertIn("no place on the map", search.messages.shown)

    def test_an_index_that_is_being_made_can_be_cancelled(self) -> None:
        path = self.file("cancelled.gpkg")
        before = self.desk.panel.context.indexes.current
        self.addCleanup(self.desk.panel.context.indexes.choose, before)
        rasters = []
        for number in range(12):
            rasters.append(shutil.copy(PHOTO, self.file(f"{number}.tif")))
            with open(rasters[-1], "ab") as file:
                file.write(bytes([number]))
        self.page.begin(path, rasters)
        pump(lambda: self.page.runs.job_of(path), "the job")
        self.page.cancel.click()
        pump(lambda: self.page.messages.shown, "the end")

        self.assertIn("Cancelled", self.page.messages.shown)
        self.assertFalse(self.page.cancel.isVisible())
        job = self.desk.session.client().list_jobs(state="cancelled", limit=1)[0]
        self.assertIn(path, str(job["arguments"]))

    def test_the_dialog_offers_the_rasters_of_the_project(self) -> None:
        from qgis.core import QgsRasterLayer
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtWidgets import QDialogButtonBox
        from rsplugins_qgis.panel.index_dialog import IndexDialog

        online = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png&zmin=0&zmax=1", "online", "wms")
        self.desk.project.addMapLayer(online)
        self.addCleanup(self.desk.project.removeMapLayer, online.id())
        dialog = IndexDialog(self.page.runs, self.desk.project, "", self.desk.window)
        self.addCleanup(dialog.deleteLater)
        pump(lambda: dialog.model.count() > 1, "the models")

        self.assertEqual(sorted(self.desk.rasters), sorted(dialog.rasters))
        names = [dialog.sources.item(row).text() for row in range(dialog.sources.count()) if dialog.sources.item(row).flags() == Qt.ItemFlag.NoItemFlags]
        self.assertEqual(["online"], names)
        make = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.assertTrue(make.isEnabled())
        for row in range(dialog.sources.count()):
            if dialog.sources.item(row).flags() != Qt.ItemFlag.NoItemFlags:
                dialog.sources.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.assertFalse(make.isEnabled())
        dialog.file.setFilePath(self.file("towns"))
        self.assertEqual(self.file("towns.gpkg"), dialog.path)

    def item(self, path: str) -> Any:
        """The row of an index."""
        return next(self.page.list.topLevelItem(row) for row in range(self.page.list.topLevelItemCount()) if self.page.list.topLevelItem(row).toolTip(0).startswith(path))

    def ended(self) -> None:
        """Waits for the end of what is done to an index."""
        pump(lambda: self.page.messages.shown, "the end")
        self.assertIn("ready", self.page.messages.shown)
        self.page.messages.clear()

    def rasters(self, path: str, expected: Any) -> None:
        """Waits until an index has these rasters, with what is said of them."""

        def found() -> Any:
            item = self.item(path)
            return {item.child(row).text(0): item.child(row).text(2) for row in range(item.childCount())} == expected

        pump(found, f"{expected}")


class JobTests(QgisTestCase):
    """Jobs of a plugin that reports a loss."""

    def setUp(self) -> None:
        super().setUp()
        self.desk = search_desk()
        self.page = self.desk.panel.jobs
        self.desk.panel.tabs.setCurrentWidget(self.page)
        self.stop = self.file("stop")

    def begin(self) -> str:
        """Begins a training, as another program would."""
        client = self.desk.session.client()
        tool = self.desk.panel.context.tool("train") and next(tool for tool in client.list_tools() if tool.get("x-rs", {}).get("role") == "train" and tool["plugin"] == "learning")
        job = client.detach_tool(tool["name"], {"stop": self.stop})
        pump(lambda: job in self.page.jobs.all, "the job")
        self.page.list.setCurrentItem(next(self.page.list.topLevelItem(row) for row in range(self.page.list.topLevelItemCount()) if self.page.list.topLevelItem(row).data(0, 0x0100) == job))
        return job

    def test_a_job_is_watched_cancelled_resumed_and_removed(self) -> None:
        job = self.begin()
        pump(lambda: len(self.page.curve.points) >= 3, "three points of the curve")
        losses = [value for _, value in self.page.curve.points]
        self.assertEqual(sorted(losses, reverse=True), losses)
        self.assertTrue(all(abs(value - 2.0 / (step + 1)) < 1e-9 for step, value in self.page.curve.points))
        self.assertEqual(["loss", "learningRate"], [self.page.figure.itemText(row) for row in range(self.page.figure.count())])
        self.assertIn("training", self.page.about.text())
        self.assertIn("of 1000 steps", self.page.about.text())
        self.assertRegex(self.page.list.currentItem().text(1), r"^\d+ %$")
        self.assertEqual("Learn", self.page.list.currentItem().text(0))

        self.page.cancel.click()
        pump(lambda: self.page.jobs.all[job].state == "cancelled", "the end of the job")
        self.assertFalse(self.page.cancel.isEnabled())
        self.page.resume.click()
        pump(lambda: self.page.jobs.all[job].state == "running", "the job to go on")
        with open(self.stop, "w"):
            pass
        pump(lambda: self.page.jobs.all[job].state == "succeeded", "the job to succeed")
        self.assertEqual("done", self.page.list.currentItem().text(1))
        self.page.remove.click()
        pump(lambda: job not in self.page.jobs.all, "the job to go")
        self.assertNotIn(job, [found["id"] for found in self.desk.session.client().list_jobs()])

    def test_a_job_that_failed_says_why(self) -> None:
        client = self.desk.session.client()
        with self.assertRaises(Exception):
            client.call_tool(self.desk.panel.context.tool("describe-index").name, {"index": self.file("none.gpkg")})
        self.page.jobs.refresh()
        failed = pump(lambda: next((job for job in self.page.jobs.all.values() if job.state == "failed" and "none.gpkg" in str(job.error)), None), "the failed call")
        self.assertIn("does not exist", self.page._about(failed))

    def test_the_form_of_the_training_is_the_one_of_processing(self) -> None:
        from unittest import mock

        import processing

        self.assertTrue(self.page.train.isVisible())
        with mock.patch.object(processing, "createAlgorithmDialog", return_value=None) as asked:
            self.page.train.click()
        self.assertEqual("rsplugins:" + self.desk.panel.context.tool("train").name, asked.call_args[0][0])

    def test_the_device_line_says_what_models_run_on_and_why(self) -> None:
        line = self.desk.panel.device
        line.refresh()
        pump(lambda: "CPU" in line.text.text() or "DirectML" in line.text.text(), "the device")
        report = next(plugin["report"] for plugin in self.desk.session.client().status()["plugins"] if plugin.get("report"))
        self.assertTrue(line.text.text().startswith(report["device"]))
        self.assertIn(report["device_reason"].rstrip("."), line.text.text())
        self.assertRegex(line.text.text(), r"\d+ MB")


if __name__ == "__main__":
    unittest.main()
