"""Searches in the panel: by words, by examples and by places, over a real index."""

import importlib
import os
import signal
import threading
import unittest
from typing import Any, List, Tuple

from harness import QgisTestCase, is_alive, note
from panel_desk import Beat, close_search_desk, pump, search_desk

MOST_WORK_SECONDS = 0.05


def tearDownModule() -> None:
    """Ends the host."""
    close_search_desk()


class SearchTests(QgisTestCase):
    """All share one panel, index and host."""

    def setUp(self) -> None:
        super().setUp()
        self.desk = search_desk()
        self.page = self.desk.panel.search
        self.form = self.page.form
        self.desk.panel.tabs.setCurrentIndex(0)
        self.desk.clear()
        self.addCleanup(self.desk.clear)

    def test_words_of_three_languages_find_what_the_host_finds(self) -> None:
        for language, words in (("en", "a forest in winter"), ("pt", "uma estrada"), ("zh", "积雪的森林")):
            with self.subTest(words):
                self.form.language.setCurrentIndex(self.form.language.findData(language))
                self.form.count.setValue(9)
                result = self.desk.search(words)

                asked = self.desk.ask("search", {"index": self.desk.index, "texts": [words], "language": language, "count": 9})
                self.assertEqual([(hit["rank"], hit["score"], hit["confidence"], tuple(hit["bbox"])) for hit in asked["hits"]], [(hit.rank, hit.score, hit.confidence, hit.box) for hit in result.hits])
                self.assertEqual(9, self.page.results.hits.rowCount())
                self.assertIn("9 matches", self.page.status.text())

    def test_matches_are_a_styled_layer_in_a_group_of_their_own(self) -> None:
        from qgis.core import QgsGraduatedSymbolRenderer

        first = self.desk.search("a road")
        result = self.desk.search("a snowy field")

        group = result.layers.group
        self.assertIn("a snowy field", group.name())
        self.assertFalse(first.layers.group.itemVisibilityChecked())
        layer = self.desk.project.mapLayer(result.layers.matches)
        self.assertIsInstance(layer.renderer(), QgsGraduatedSymbolRenderer)
        self.assertTrue(all(0 < band.symbol().symbolLayer(0).fillColor().alpha() < 255 for band in layer.renderer().ranges()))
        self.assertEqual({hit.rank: round(hit.score, 6) for hit in result.hits}, {feature["rank"]: round(feature["score"], 6) for feature in layer.getFeatures()})
        self.assertEqual("a snowy field", layer.metadata().title().split(" · ")[-1])
        self.assertIn("a snowy field", " ".join(layer.metadata().history()))
        self.assertTrue(layer.source().startswith(self.desk.folder), layer.source())

    def test_pictures_are_those_of_the_tiles(self) -> None:
        from qgis.core import QgsRasterLayer
        from qgis.PyQt.QtCore import Qt

        result = self.desk.search("trees")

        self.assertEqual(len(result.hits), len(result.pictures))
        for hit, picture in zip(result.hits, result.pictures):
            self.assertTrue(os.path.isfile(hit.picture))
            self.assertGreaterEqual(picture.width(), 64)
        index = self.page.results.hits.index(0)
        self.assertGreaterEqual(index.data(int(Qt.ItemDataRole.DecorationRole)).width(), 64)
        winter = next(place for place, hit in enumerate(result.hits) if hit.source == "winter.tif")
        raster = QgsRasterLayer(result.hits[winter].uri)
        middle = self.in_map(result, result.hits[winter]).center()
        picture = result.pictures[winter]
        expected = [raster.dataProvider().sample(middle, band)[0] for band in (1, 2, 3)]
        near = [picture.pixelColor(x, y) for x in range(picture.width() // 2 - 2, picture.width() // 2 + 3) for y in range(picture.height() // 2 - 2, picture.height() // 2 + 3)]
        self.assertTrue(any(abs(color.red() - expected[0]) + abs(color.green() - expected[1]) + abs(color.blue() - expected[2]) < 40 for color in near), expected)

    def test_what_is_similar_to_a_place_is_found(self) -> None:
        from qgis.core import QgsGeometry, QgsPointXY
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtTest import QTest

        self.desk.canvas.setExtent(self.desk.layers["winter.tif"].extent())
        place = QgsPointXY(14321900, 4532990)
        tool = self.form.places.tool
        self.form.text.setText("something else")
        self.form.here.click()
        self.assertIs(tool, self.desk.canvas.mapTool())
        pixel = tool.toCanvasCoordinates(place)
        result = self.desk.result_of(lambda: QTest.mouseClick(self.desk.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pixel))

        self.assertEqual("", self.form.text.text())
        self.assertAlmostEqual(1.0, result.hits[0].score, places=2)
        self.assertTrue(QgsGeometry.fromRect(self.in_map(result, result.hits[0])).contains(tool.toMapCoordinates(pixel)))
        self.assertIsNot(tool, self.desk.canvas.mapTool())
        self.assertFalse(self.form.here.isChecked())

    def test_a_rectangle_on_the_map_is_a_place_too(self) -> None:
        from qgis.core import QgsGeometry
        from qgis.PyQt.QtCore import QPoint, Qt
        from qgis.PyQt.QtTest import QTest

        self.desk.canvas.setExtent(self.desk.layers["winter.tif"].extent())
        view = self.desk.canvas.viewport()
        middle = view.rect().center()
        self.form.here.click()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        QTest.mouseMove(view, middle + QPoint(30, 20))
        result = self.desk.result_of(lambda: QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle + QPoint(60, 40)))

        place = QgsGeometry.fromWkt(self.form.examples.examples[0].value)
        self.assertEqual("Polygon", place.asWkt().split(" ")[0])
        self.assertGreater(place.area(), 0)
        self.assertTrue(any(QgsGeometry.fromRect(self.in_map(result, hit)).intersects(place) for hit in result.hits[:4]))

    def test_searches_keep_to_an_area(self) -> None:
        from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

        self.form.count.setValue(500)
        everywhere = self.desk.search("a road")
        whole = self.desk.layers["winter.tif"].extent()
        quarter = QgsRectangle(whole.xMinimum(), whole.center().y(), whole.center().x(), whole.yMaximum())
        degrees = QgsVectorLayer("Polygon?crs=EPSG:4326", "area", "memory")
        feature = QgsFeature()
        west, east, south, north = quarter.xMinimum(), quarter.xMaximum(), quarter.yMinimum(), quarter.yMaximum()
        triangle = QgsGeometry.fromWkt(f"POLYGON (({west} {south}, {east} {south}, {west} {north}, {west} {south}))")
        turned = QgsGeometry(triangle)
        turned.transform(QgsCoordinateTransform(self.desk.project.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), self.desk.project))
        feature.setGeometry(turned)
        degrees.dataProvider().addFeature(feature)
        self.desk.project.addMapLayer(degrees)
        self.addCleanup(self.desk.project.removeMapLayer, degrees.id())
        self.desk.canvas.setExtent(quarter)
        view = QgsGeometry.fromRect(self.desk.canvas.extent())

        for kind, layer, area in (("map", None, view), ("layer", self.desk.layers["fields.tif"], None), ("polygons", degrees, triangle)):
            with self.subTest(kind):
                self.form.where.choose(kind, layer)
                found = self.desk.search("a road")
                inside = {hit.box for hit in everywhere.hits if (hit.source == "fields.tif" if area is None else QgsGeometry.fromRect(self.in_map(everywhere, hit)).intersects(area.buffer(-1, 4)))}
                self.assertLess(0, len(found.hits))
                self.assertLess(len(found.hits), len(everywhere.hits))
                self.assertEqual(inside, inside & {hit.box for hit in found.hits})
                if area is not None:
                    self.assertTrue(all(QgsGeometry.fromRect(self.in_map(found, hit)).intersects(area.buffer(1, 4)) for hit in found.hits))

    def test_selected_polygons_go_before_all_of_a_layer(self) -> None:
        from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

        layer = QgsVectorLayer("Polygon?crs=EPSG:3857", "areas", "memory")
        whole = self.desk.layers["winter.tif"].extent()
        corner = QgsGeometry.fromWkt(f"POINT ({whole.xMinimum() + 100} {whole.yMaximum() - 100})").buffer(10, 4)
        features = []
        for geometry in (corner, QgsGeometry.fromRect(whole)):
            features.append(QgsFeature())
            features[-1].setGeometry(geometry)
        layer.dataProvider().addFeatures(features)
        self.desk.project.addMapLayer(layer)
        self.addCleanup(self.desk.project.removeMapLayer, layer.id())
        self.form.count.setValue(500)
        self.form.where.choose("polygons", layer)
        everything = self.desk.search("a road")
        layer.selectByIds([next(feature.id() for feature in layer.getFeatures() if feature.geometry().area() < 1000)])
        selected = self.desk.search("a road")

        self.assertGreater(len(everything.hits), 4)
        self.assertTrue(1 <= len(selected.hits) <= 4)
        self.assertTrue(all(QgsGeometry.fromRect(self.in_map(selected, hit)).intersects(corner.buffer(1, 4)) for hit in selected.hits))

    def test_the_crs_of_the_project_changes_nothing(self) -> None:
        from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsPointXY

        before = self.desk.project.crs()
        self.addCleanup(self.desk.canvas.setDestinationCrs, before)
        self.addCleanup(self.desk.project.setCrs, before)
        place, winter = QgsPointXY(14321900, 4532990), self.desk.layers["winter.tif"]
        custom = QgsCoordinateReferenceSystem()
        custom.createFromProj("+proj=laea +lat_0=38 +lon_0=128 +datum=WGS84 +units=m")
        outcomes = []
        for crs in (before, QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem("EPSG:32652"), custom):
            with self.subTest(crs.authid() or "custom"):
                self.assertTrue(crs.isValid())
                self.desk.clear()
                self.desk.project.setCrs(crs)
                self.desk.canvas.setDestinationCrs(crs)
                self.form.where.choose("layer", winter)
                there = QgsGeometry.fromPointXY(QgsCoordinateTransform(before, crs, self.desk.project).transform(place))
                self.form.examples.add(self.form.places.example_of(there, crs, True))
                result = self.desk.search()
                outcomes.append([hit.box for hit in result.hits])
                self.assertAlmostEqual(1.0, result.hits[0].score, places=2)
                self.page.choose(result.hits[0])
                self.assertTrue(self.desk.canvas.extent().contains(there.asPoint()))
        self.assertEqual([outcomes[0]] * 4, outcomes)

    def test_a_click_shows_a_match_on_the_map(self) -> None:
        result = self.desk.search("a road")
        flashed: List[Tuple[Any, ...]] = []
        self.desk.canvas.flashGeometries = lambda *given: flashed.append(given)
        self.addCleanup(delattr, self.desk.canvas, "flashGeometries")

        for row in (0, len(result.hits) - 1):
            self.page.results.clicked.emit(self.page.results.hits.index(row))
            box, extent = self.in_map(result, result.hits[row]), self.desk.canvas.extent()
            self.assertTrue(extent.contains(box))
            self.assertLess(extent.height(), 6 * box.height())
        self.assertEqual(2, len(flashed))

    def test_where_in_the_tile_is_a_layer_above_the_matches(self) -> None:
        result = self.desk.search("a road")
        layer_ids = set(self.desk.project.mapLayers())
        self.page.where.click()
        pump(lambda: result.layers.has_patches, "where in the tile")

        patches = self.desk.project.mapLayer((set(self.desk.project.mapLayers()) - layer_ids).pop())
        self.assertEqual({hit.rank for hit in result.hits}, {feature["rank"] for feature in patches.getFeatures()})
        nodes = result.layers.group.findLayers()
        self.assertEqual([patches.id(), result.layers.matches], [node.layerId() for node in nodes])
        self.assertTrue(self.page.where.isChecked())
        self.page.where.click()
        self.assertFalse(nodes[0].itemVisibilityChecked())

    def test_matches_become_examples_and_counter_examples(self) -> None:
        self.form.count.setValue(500)
        first = self.desk.search("a road")
        disliked = first.hits[0]
        without = self.desk.result_of(lambda: self.page.more_like(disliked, False))

        self.assertEqual([False], [example.wanted for example in self.form.examples.examples])
        self.assertGreater(next(hit.rank for hit in without.hits if hit.box == disliked.box), 1)
        self.desk.clear()
        liked = self.desk.result_of(lambda: self.page.more_like(disliked, True))
        self.assertEqual(disliked.box, liked.hits[0].box)

    def test_examples_are_turned_and_removed_by_keys(self) -> None:
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtTest import QTest

        self.form.add_words("snow", True)
        self.form.add_words("snow", True)
        examples = self.form.examples
        self.assertTrue(examples.isVisible())
        examples.setCurrentRow(0)
        QTest.keyClick(examples, Qt.Key.Key_Space)
        self.assertEqual([("snow", False)], [(example.value, example.wanted) for example in examples.examples])
        QTest.keyClick(examples, Qt.Key.Key_Delete)
        self.assertEqual((), examples.examples)
        self.assertFalse(examples.isVisible())

    def test_the_locator_bar_searches(self) -> None:
        from qgis.core import QgsFeedback, QgsLocatorContext

        offered: List[Any] = []
        locator = self.desk.dock.locator.clone()
        locator.resultFetched.connect(lambda result: offered.append(result))
        locator.fetchResults("ab", QgsLocatorContext(), QgsFeedback())
        locator.fetchResults(" ein Wald ", QgsLocatorContext(), QgsFeedback())
        self.assertEqual(["Search images for “ein Wald”"], [result.displayString for result in offered])
        self.desk.dock.setUserVisible(False)
        result = self.desk.result_of(lambda: locator.triggerResult(offered[0]))
        self.assertTrue(self.desk.dock.isVisible())
        self.assertEqual("ein Wald", result.query.text)
        self.assertIn("ein Wald", self.form.text.completer().model().stringList())

    def test_nothing_to_look_for_is_said_at_once(self) -> None:
        self.form.add_words("clouds", False)
        self.form.button.click()
        self.assertIn("nothing to look for", self.page.messages.shown)
        self.assertFalse(self.page.search.is_running)

    def test_the_interface_stays_awake(self) -> None:
        from rsplugins_qgis.sdk import _sdk

        waited: List[str] = []
        pending = importlib.import_module(_sdk.__name__ + ".connection").PendingCall
        result = pending.result

        def watched(call: Any, timeout: Any = None) -> Any:
            waited.append(threading.current_thread().name)
            return result(call, timeout)

        pending.result = watched
        self.addCleanup(setattr, pending, "result", result)
        self.desk.search("a road")
        self.form.count.setValue(500)
        with Beat() as beat:
            for words in ("a forest", "ein Feld", "дорога"):
                self.desk.search(words)

        note("longest gap of a search in the panel, s", beat.longest)
        note("longest work of the interface in a search, s", beat.longest_work)
        self.assertLessEqual(beat.longest_work, MOST_WORK_SECONDS)
        self.assertNotIn(threading.main_thread().name, waited)
        self.assertIn("rsplugins-panel", waited)

    def test_a_host_that_is_killed_is_told_of_and_replaced(self) -> None:
        before = self.desk.search("a road")
        host = self.desk.host
        os.kill(host, signal.SIGSTOP)
        self.form.text.setText("a river")
        self.form.button.click()
        pump(lambda: self.page.search.is_running, "the search")
        os.kill(host, signal.SIGKILL)
        pump(lambda: self.page.messages.shown, "a message")

        self.assertIn("host", self.page.messages.shown.lower())
        self.assertIn("started again", self.page.messages.shown)
        self.assertFalse(self.page.search.is_running)
        after = self.desk.search("a road")
        self.assertEqual([hit.box for hit in before.hits], [hit.box for hit in after.hits])
        self.assertNotEqual(host, self.desk.host)
        self.assertFalse(is_alive(host))

    def test_a_search_can_be_cancelled(self) -> None:
        self.desk.search("a road")
        host = self.desk.host
        os.kill(host, signal.SIGSTOP)
        self.addCleanup(os.kill, host, signal.SIGCONT)
        self.form.text.setText("a river")
        self.form.button.click()
        self.assertEqual("Cancel", self.form.button.text())
        self.form.button.click()
        self.assertEqual("Search", self.form.button.text())
        self.assertFalse(self.page.search.is_running)

    def in_map(self, result: Any, hit: Any) -> Any:
        """The box of a match in the CRS of the project."""
        from qgis.core import QgsCoordinateTransform, QgsRectangle

        return QgsCoordinateTransform(result.crs, self.desk.project.crs(), self.desk.project).transformBoundingBox(QgsRectangle(*hit.box))


if __name__ == "__main__":
    unittest.main()
