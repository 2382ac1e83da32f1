"""Indexes, jobs and the device line in the panel, with a real host."""

import json
import os
import shutil
import unittest
from typing import Any

from harness import QgisTestCase, note
from panel_desk import NOWHERE, PHOTO, Beat, close_search_desk, pump, search_desk
from tile_server import TileServer


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

    def dialog(self) -> Any:
        """A dialog as the page opens it."""
        from rsplugins_qgis.panel.index_dialog import IndexDialog

        dialog = IndexDialog(self.page.runs, self.desk.panel.context, "", self.desk.window)
        self.addCleanup(dialog.deleteLater)
        return dialog

    def online(self, source: str) -> Any:
        """A web map in the project."""
        from qgis.core import QgsRasterLayer

        layer = QgsRasterLayer(source, "online", "wms")
        self.assertTrue(layer.isValid())
        self.desk.project.addMapLayer(layer)
        self.addCleanup(self.desk.project.removeMapLayer, layer.id())
        return layer

    def test_the_dialog_offers_the_rasters_of_the_project_and_says_how_much_they_are(self) -> None:
        from qgis.core import QgsRasterLayer, QgsSettings
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtWidgets import QDialogButtonBox

        self.online("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png&zmin=0&zmax=1")
        QgsSettings().setValue("rsplugins/panel/index_pixels_per_second", 100.0)
        self.addCleanup(QgsSettings().remove, "rsplugins/panel/index_pixels_per_second")
        dialog = self.dialog()
        pump(lambda: dialog.model.count() > 1, "the models")

        self.assertEqual(sorted(self.desk.rasters), sorted(dialog.rasters))
        self.assertFalse(dialog.exports.isVisibleTo(dialog))
        pump(lambda: dialog.amount is not None, "how much there is")
        pixels = sum(layer.width() * layer.height() for layer in (QgsRasterLayer(path) for path in self.desk.rasters))
        self.assertEqual((2, pixels), (dialog.amount.rasters, dialog.amount.pixels))
        minutes, seconds = divmod(int(round(pixels / 100.0)), 60)
        self.assertIn(f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" if minutes >= 60 else f"{minutes}:{seconds:02}", dialog.about.text())
        make = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.assertTrue(make.isEnabled())
        for row in range(dialog.sources.count()):
            dialog.sources.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.assertFalse(make.isEnabled())
        dialog.file.setFilePath(self.file("towns"))
        self.assertEqual(self.file("towns.gpkg"), dialog.path)

    def test_a_web_map_is_exported_beside_the_index_and_found(self) -> None:
        from qgis.core import QgsRasterLayer, QgsRectangle
        from qgis.PyQt.QtCore import Qt

        before = self.desk.panel.context.indexes.current, self.desk.canvas.extent()
        self.addCleanup(self.desk.canvas.setExtent, before[1])
        self.addCleanup(self.desk.panel.context.indexes.choose, before[0])
        with TileServer() as server:
            layer = self.online(server.source)
            dialog = self.dialog()
            for row in range(dialog.sources.count()):
                item = dialog.sources.item(row)
                item.setCheckState(Qt.CheckState.Checked if item.text() == "online" else Qt.CheckState.Unchecked)
            self.assertTrue(dialog.exports.isVisibleTo(dialog))
            self.desk.canvas.setExtent(QgsRectangle(0, 0, 400_000, 300_000))
            dialog.resolution.setValue(1000)
            dialog.file.setFilePath(self.file("web.gpkg"))
            pump(lambda: dialog.amount is not None, "how much there is")
            extent = self.desk.canvas.extent()
            self.assertAlmostEqual(extent.width() * extent.height() / 1e6, dialog.amount.pixels, delta=dialog.amount.pixels * 0.05)
            self.addCleanup(self.desk.panel.context.indexes.forget, dialog.path)
            self.page.begin(dialog.path, dialog.chosen(), "", dialog.amount.pixels)
            self.ended()
        kept = self.file("layers/online.tif")
        self.rasters(dialog.path, {"online.tif": ""})
        self.assertEqual(["online.tif"], os.listdir(self.file("layers")))
        export = QgsRasterLayer(kept)
        self.assertEqual(layer.crs(), export.crs())
        self.assertAlmostEqual(extent.xMinimum(), export.extent().xMinimum(), delta=1100)
        self.desk.panel.tabs.setCurrentIndex(0)
        self.addCleanup(self.desk.clear)
        result = self.desk.search("a road")
        self.assertTrue(all(export.extent().buffered(1100).contains(self.desk.in_map(result, hit)) for hit in result.hits))

    def test_a_web_map_that_does_not_come_is_told_of_and_leaves_nothing(self) -> None:
        from qgis.core import QgsRectangle
        from rsplugins_qgis.panel.index_sources import layer_source

        with TileServer() as server:
            layer = self.online(server.source)
        source = layer_source(layer, QgsRectangle(0, 0, 400_000, 300_000), layer.crs(), 1000, self.desk.project)
        path = self.file("down.gpkg")
        self.page.begin(path, [source])
        pump(lambda: self.page.messages.shown, "a message")
        self.assertIn("did not come", self.page.messages.shown)
        self.assertEqual([], os.listdir(self.file("layers")))
        self.assertNotIn(path, self.desk.panel.context.indexes.paths)

    def test_an_export_can_be_cancelled(self) -> None:
        from qgis.core import QgsRectangle
        from rsplugins_qgis.panel.index_sources import layer_source

        with TileServer(delay=0.3) as server:
            layer = self.online(server.source)
            source = layer_source(layer, QgsRectangle(0, 0, 4_000_000, 3_000_000), layer.crs(), 1000, self.desk.project)
            self.page.begin(self.file("slow.gpkg"), [source])
            pump(lambda: server.asked, "a tile to be asked for")
            self.page.cancel.click()
            pump(lambda: self.page.messages.shown, "the end")
        self.assertIn("Cancelled", self.page.messages.shown)
        pump(lambda: os.listdir(self.file("layers")) == [], "the export to go")

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
        self.assertRegex(self.page.about.text(), r"of 1000 steps · [\d.]+ steps a second · ")
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

        for role, button in (("samples", self.page.samples), ("train", self.page.train)):
            self.assertTrue(button.isVisible())
            with mock.patch.object(processing, "createAlgorithmDialog", return_value=None) as asked:
                button.click()
            self.assertEqual("rsplugins:" + self.desk.panel.context.tool(role).name, asked.call_args[0][0])

    def test_a_list_of_a_thousand_jobs_is_drawn_at_once_and_kept_without_work(self) -> None:
        from rsplugins_qgis.panel.jobs import JobView

        def jobs(state: str) -> Any:
            return [JobView.read({"id": f"{number:04}", "tool": "test.learn", "state": "failed", "detached": True, "error": {"message": f"No {number}."}}) for number in range(999)] + [
                JobView.read({"id": "last", "tool": "test.learn", "state": state, "detached": True})
            ]

        self.addCleanup(self.page.jobs.watch, True)
        self.page.jobs.watch(False)
        with Beat() as beat:
            self.page.jobs._take(jobs("running"))
            pump(lambda: beat.beats > 3, "the list")
        note("work of the interface for a first list of 1000 jobs, s", beat.longest_work)
        self.assertEqual(1000, self.page.list.topLevelItemCount())
        written = []
        fill = self.page._fill
        self.page._fill = lambda item, job: (written.append(job.id), fill(item, job))
        self.addCleanup(self.page.__dict__.pop, "_fill", None)
        with Beat() as again:
            self.page.jobs._take(jobs("running"))
            self.page.jobs._take(jobs("succeeded"))
            pump(lambda: again.beats > 3, "the list")
        note("work of the interface for the same list twice again, s", again.longest_work)
        self.assertEqual(["last"], written)
        self.assertEqual("done", self.page.list.topLevelItem(999).text(1))
        self.assertLess(beat.longest_work, 0.5)

    def test_the_list_of_jobs_comes_without_arguments(self) -> None:
        asked = []
        client = self.desk.session.client()
        list_jobs = client.list_jobs
        client.list_jobs = lambda *given, **named: (asked.append(named), list_jobs(*given, **named))[1]
        self.addCleanup(client.__dict__.pop, "list_jobs")
        self.page.jobs.watch(True)
        pump(lambda: asked, "the list to be asked for")
        self.assertTrue(asked[0]["brief"])

    def test_the_memory_of_models_is_freed(self) -> None:
        self.desk.panel.tabs.setCurrentIndex(0)
        self.addCleanup(self.desk.clear)
        self.desk.search("a road")
        line = self.desk.panel.device
        line.refresh()
        pump(line.free.isVisible, "the button")
        line.free.click()
        pump(lambda: self.desk.iface.messageBar().pushInfo.called, "the answer")
        self.assertRegex(self.desk.iface.messageBar().pushInfo.call_args[0][1], r"freed: [1-9]\d* MB")
        pump(lambda: not line.free.isVisible(), "the button to go")
        models = self.desk.session.client().list_models()["models"]
        self.assertEqual(0, sum(model["memoryBytes"] for model in models))
        self.assertTrue(self.desk.search("a road").hits)

    def test_the_form_of_the_training_takes_the_data_that_were_made_last(self) -> None:
        from unittest import mock

        import processing
        from qgis.core import QgsRasterLayer

        scene = QgsRasterLayer(PHOTO)
        box, middle = scene.extent(), scene.extent().center()
        corners = [(box.xMinimum(), middle.x(), "one"), (middle.x(), box.xMaximum(), "two")]
        features = [
            {"type": "Feature", "properties": {"kind": name}, "geometry": {"type": "Polygon", "coordinates": [[self.degrees(x, y) for x, y in ((left, box.yMinimum()), (right, box.yMinimum()), (right, box.yMaximum()), (left, box.yMaximum()), (left, box.yMinimum()))]]}}
            for left, right, name in corners
        ]
        with open(self.file("labels.geojson"), "w") as file:
            json.dump({"type": "FeatureCollection", "features": features}, file)
        tool = self.desk.panel.context.tool("samples")
        client = self.desk.session.client()
        made = client.call_tool(tool.name, {"raster": PHOTO, "labels": self.file("labels.geojson"), "column": "kind", "output": self.file("made"), "tile_size": 64})
        pump(lambda: any(job.tool == tool.name and job.state == "succeeded" for job in self.page.jobs.all.values()), "the job")
        with mock.patch.object(processing, "createAlgorithmDialog", return_value=None) as asked:
            self.page.train.click()
            pump(lambda: asked.called, "the form")
        training = self.desk.panel.context.tool("train")
        self.assertEqual(("rsplugins:" + training.name, {training.parameter("config").name: made["config"]}), asked.call_args[0])

    def degrees(self, x: float, y: float) -> Any:
        """A place of the project as GeoJSON has it."""
        from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY

        point = QgsCoordinateTransform(self.desk.project.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), self.desk.project).transform(QgsPointXY(x, y))
        return [point.x(), point.y()]

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
