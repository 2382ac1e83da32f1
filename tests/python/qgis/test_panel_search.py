"""Searches in the panel by words and by examples, over a real index, and what is shown of them."""

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
        middle = self.desk.in_map(result, result.hits[winter]).center()
        picture = result.pictures[winter]
        expected = [raster.dataProvider().sample(middle, band)[0] for band in (1, 2, 3)]
        near = [picture.pixelColor(x, y) for x in range(picture.width() // 2 - 2, picture.width() // 2 + 3) for y in range(picture.height() // 2 - 2, picture.height() // 2 + 3)]
        self.assertTrue(any(abs(color.red() - expected[0]) + abs(color.green() - expected[1]) + abs(color.blue() - expected[2]) < 40 for color in near), expected)

    def test_a_click_shows_a_match_on_the_map(self) -> None:
        result = self.desk.search("a road")
        flashed: List[Tuple[Any, ...]] = []
        self.desk.canvas.flashGeometries = lambda *given: flashed.append(given)
        self.addCleanup(delattr, self.desk.canvas, "flashGeometries")

        for row in (0, len(result.hits) - 1):
            self.page.results.clicked.emit(self.page.results.hits.index(row))
            box, extent = self.desk.in_map(result, result.hits[row]), self.desk.canvas.extent()
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


if __name__ == "__main__":
    unittest.main()
