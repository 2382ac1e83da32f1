"""Searches in the panel by places and in areas, over a real index."""

import unittest

from harness import QgisTestCase
from panel_desk import close_search_desk, search_desk


def tearDownModule() -> None:
    """Ends the host."""
    close_search_desk()


class PlaceTests(QgisTestCase):
    """All share one panel, index and host."""

    def setUp(self) -> None:
        super().setUp()
        self.desk = search_desk()
        self.page = self.desk.panel.search
        self.form = self.page.form
        self.desk.panel.tabs.setCurrentIndex(0)
        self.desk.clear()
        self.addCleanup(self.desk.clear)

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
        self.assertTrue(QgsGeometry.fromRect(self.desk.in_map(result, result.hits[0])).contains(tool.toMapCoordinates(pixel)))
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
        self.assertTrue(any(QgsGeometry.fromRect(self.desk.in_map(result, hit)).intersects(place) for hit in result.hits[:4]))

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
                bounds = None if area is None else area.buffer(-1, 4)
                inside = {hit.box for hit in everywhere.hits if (hit.source == "fields.tif" if bounds is None else QgsGeometry.fromRect(self.desk.in_map(everywhere, hit)).intersects(bounds))}
                self.assertLess(0, len(found.hits))
                self.assertLess(len(found.hits), len(everywhere.hits))
                self.assertEqual(inside, inside & {hit.box for hit in found.hits})
                if area is not None:
                    self.assertTrue(all(QgsGeometry.fromRect(self.desk.in_map(found, hit)).intersects(area.buffer(1, 4)) for hit in found.hits))

    def test_a_rectangle_drawn_on_the_map_is_an_area(self) -> None:
        from qgis.core import QgsGeometry
        from qgis.PyQt.QtCore import QPoint, Qt
        from qgis.PyQt.QtTest import QTest

        self.desk.canvas.setExtent(self.desk.layers["winter.tif"].extent())
        self.form.count.setValue(500)
        everywhere = self.desk.search("a road")
        where, view = self.form.where, self.desk.canvas.viewport()
        where.choose("drawn")
        self.form.button.click()
        self.assertIn("No rectangle was drawn", self.page.messages.shown)
        where.kind.activated.emit(where.kind.currentIndex())
        self.assertTrue(where.draw.isChecked())
        middle = view.rect().center()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        self.assertIsNone(where.drawn.rectangle, "A click is no area.")
        self.assertTrue(where.draw.isChecked())
        QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        QTest.mouseMove(view, middle + QPoint(30, 20))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle + QPoint(60, 40))
        self.assertFalse(where.draw.isChecked())

        found = self.desk.search("a road")

        area = QgsGeometry.fromRect(where.drawn.rectangle)
        self.assertTrue(0 < len(found.hits) < len(everywhere.hits))
        self.assertTrue(all(QgsGeometry.fromRect(self.desk.in_map(found, hit)).intersects(area.buffer(1, 4)) for hit in found.hits))
        where.choose("everywhere")
        self.assertFalse(where.drawn._band.isVisible())

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
        self.assertTrue(all(QgsGeometry.fromRect(self.desk.in_map(selected, hit)).intersects(corner.buffer(1, 4)) for hit in selected.hits))

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


if __name__ == "__main__":
    unittest.main()
