"""Looks after the files of searches: which projects show them, and which may go."""

import os
import time
from typing import List, Optional, Set

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject

from ..host.settings import HostSettings
from .context import PanelContext
from .old_searches import FOLDER, Removed, folder_of, note_project, remove_old


class SearchFiles(QObject):
    """Notes the projects that show a search when they are saved, and removes old searches once, in the background."""

    def __init__(self, context: PanelContext, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._context = context
        self.removed: Optional[Removed] = None
        """What was removed; None until it was looked at."""
        self._listening = True
        context.project.projectSaved.connect(self._note)

    def close_down(self) -> None:
        """Hears of no further project."""
        if self._listening:
            self._listening = False
            self._context.project.projectSaved.disconnect(self._note)

    def clean(self) -> None:
        """Removes what is too old or too much, on a thread of its own."""
        settings, project = HostSettings.load(), self._context.project
        folders = [settings.output_folder, project.homePath(), *(os.path.dirname(path) for path in self._context.indexes.paths)]
        bases = [os.path.join(folder, FOLDER) for folder in folders if folder]
        used = {os.path.normcase(folder) for folder in self._shown()}
        projects = [path for path in (project.fileName(), *_recent_projects()) if path]

        def work() -> Removed:
            return remove_old(bases, used, projects, settings.search_days, settings.search_megabytes, time.time())

        self._context.calls.without_host(work, self._take, lambda failure: None)

    def _take(self, removed: Removed) -> None:
        self.removed = removed

    def _shown(self) -> Set[str]:
        folders = {folder_of(layer.source()) for layer in self._context.project.mapLayers().values()}
        return {folder for folder in folders if folder}

    def _note(self) -> None:
        project = self._context.project.absoluteFilePath()
        for folder in self._shown() if project else ():
            try:
                note_project(folder, project)
            except OSError:
                # It cannot be written to, so that nothing will be removed there either.
                continue


def _recent_projects() -> List[str]:
    settings = QgsSettings()
    settings.beginGroup("UI/recentProjects")
    paths = [str(settings.value(group + "/path", "") or "") for group in settings.childGroups()]
    settings.endGroup()
    return paths
