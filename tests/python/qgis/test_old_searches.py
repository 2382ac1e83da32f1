"""Which files of searches go: those that are old or too many, and that no project shows."""

import os
import time
import unittest
import zipfile
from typing import Any, List, Sequence

from harness import QgisTestCase

DAY = 24 * 3600.0


class OldSearchTests(QgisTestCase):
    """Folders as searches leave them."""

    def setUp(self) -> None:
        super().setUp()
        self.base = self.file("rsplugins-searches")
        self.now = time.time()

    def search(self, name: str, days: float, kilobytes: int = 1) -> str:
        """The files of a search."""
        folder = os.path.join(self.base, name)
        os.makedirs(os.path.join(folder, "pictures"))
        for part in ("matches.gpkg", "pictures/0001.png"):
            with open(os.path.join(folder, part), "wb") as file:
                file.write(bytes(1024 * kilobytes))
        os.utime(folder, (self.now - days * DAY, self.now - days * DAY))
        return folder

    def clean(self, used: Sequence[str] = (), projects: Sequence[str] = (), days: int = 30, megabytes: int = 500) -> List[str]:
        """Removes what may go; returns what is left."""
        from rsplugins_qgis.panel.old_searches import remove_old

        self.removed = remove_old([self.base, self.file("nowhere")], {os.path.normcase(folder) for folder in used}, projects, days, megabytes, self.now)
        return sorted(os.listdir(self.base))

    def test_old_ones_go_and_young_ones_stay(self) -> None:
        self.search("20260101-120000-a-lake", 31)
        self.search("20260131-120000", 29)
        self.assertEqual(["20260131-120000"], self.clean())
        self.assertEqual((1, 2048), (self.removed.folders, self.removed.bytes))

    def test_the_oldest_give_way_where_all_take_too_much(self) -> None:
        for day in (9, 5, 2):
            self.search(f"2026010{9 - day}-120000", day, kilobytes=400)
        self.search("20260110-120000", 0.1, kilobytes=5000)
        self.assertEqual(["20260110-120000"], self.clean(megabytes=2))

    def test_what_the_open_project_or_another_shows_stays(self) -> None:
        shown = self.search("20250101-120000-a", 300)
        self.search("20250102-120000-b", 300)
        self.search("20250103-120000-c", 300)
        noted, lost, gone = (self.search(f"2025010{day}-120000-d", 300) for day in (4, 5, 6))
        with zipfile.ZipFile(self.file("beside.qgz"), "w") as project:
            project.writestr("beside.qgs", "<datasource>./rsplugins-searches/20250102-120000-b/matches.gpkg</datasource>")
        os.makedirs(self.file("elsewhere"))
        recent, of_note = self.file("elsewhere/recent.qgs"), self.file("elsewhere/noted.qgs")
        for path, name in ((recent, "20250103-120000-c"), (of_note, os.path.basename(noted))):
            with open(path, "w") as file:
                file.write(f"../rsplugins-searches/{name}/where.gpkg|layername=x")
        for folder, project in ((noted, of_note), (lost, "/a/drive/that/is/not/here.qgz"), (gone, of_note)):
            self.note(folder, project)
        self.assertEqual([os.path.basename(folder) for folder in (shown, "20250102-120000-b", "20250103-120000-c", noted, lost)], self.clean([shown], [recent]))

    def test_what_a_person_put_there_stays(self) -> None:
        own = self.search("20250101-120000", 300)
        with open(os.path.join(own, "my notes.txt"), "w"):
            pass
        os.utime(own, (self.now - 300 * DAY, self.now - 300 * DAY))
        os.makedirs(os.path.join(self.base, "my folder"))
        os.symlink(self.folder, os.path.join(self.base, "20250102-120000"))
        self.assertEqual(["20250101-120000", "20250102-120000", "my folder"], self.clean())

    def test_a_search_is_known_by_its_layer(self) -> None:
        from rsplugins_qgis.panel.old_searches import folder_of

        folder = self.search("20250101-120000-x", 1)
        self.assertEqual(folder, folder_of(os.path.join(folder, "matches.gpkg") + "|layername=matches"))
        self.assertEqual("", folder_of(self.file("matches.gpkg")))
        self.assertEqual("", folder_of("type=xyz&url=http://x"))

    def note(self, folder: str, project: str) -> None:
        """Notes a project, at the time that the folder has."""
        from rsplugins_qgis.panel.old_searches import note_project

        note_project(folder, project)
        note_project(folder, project)
        with open(os.path.join(folder, "projects.txt")) as file:
            self.assertEqual([project], file.read().splitlines())
        os.utime(folder, (self.now - 300 * DAY, self.now - 300 * DAY))


class PanelTests(QgisTestCase):
    """The panel cleans when it is opened, and notes projects when they are saved."""

    def test_the_panel_removes_and_notes(self) -> None:
        from panel_desk import Desk, pump
        from qgis.core import QgsProject, QgsVectorFileWriter, QgsVectorLayer

        project = QgsProject.instance()
        self.addCleanup(project.clear)
        base = self.file("rsplugins-searches")
        shown, old = os.path.join(base, "20250101-120000"), os.path.join(base, "20250102-120000")
        for folder in (shown, old):
            os.makedirs(folder)
            memory = QgsVectorLayer("Polygon?crs=EPSG:4326", "matches", "memory")
            QgsVectorFileWriter.writeAsVectorFormatV2(memory, os.path.join(folder, "matches.gpkg"), project.transformContext(), QgsVectorFileWriter.SaveVectorOptions())
        layer = QgsVectorLayer(os.path.join(shown, "matches.gpkg"), "matches", "ogr")
        self.assertTrue(layer.isValid())
        project.addMapLayer(layer)
        for folder in (shown, old):
            os.utime(folder, (time.time() - 90 * DAY, time.time() - 90 * DAY))
        project.setFileName(self.file("p.qgs"))
        desk: Any = Desk()
        self.addCleanup(desk.close)
        panel = desk.open()
        pump(lambda: panel.files.removed is not None, "the old searches to go")
        self.assertEqual([os.path.basename(shown)], os.listdir(base))
        self.assertTrue(project.write())
        with open(os.path.join(shown, "projects.txt")) as file:
            self.assertEqual([os.path.realpath(self.file("p.qgs"))], [os.path.realpath(line) for line in file.read().splitlines()])


if __name__ == "__main__":
    unittest.main()
