"""The models of the host: what is installed, what can be had; to install and to remove them."""

from dataclasses import dataclass
from typing import Any, List, Mapping, Optional, Tuple

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..sdk import Progress, ToolError
from .calls import Call
from .context import PanelContext

_PATIENCE = 60.0
_INSTALLED = "installed"


@dataclass(frozen=True)
class ModelView:
    """A model as the panel shows it."""

    id: str
    title: str
    plugin: str
    is_installed: bool
    is_default: bool
    is_removable: bool
    bytes: int
    memory: int
    languages: Tuple[str, ...]
    source: str
    license: str

    @staticmethod
    def read(model: Mapping[str, Any]) -> "ModelView":
        """Reads a model of the host's list."""
        return ModelView(
            id=str(model["id"]),
            title=str(model.get("title") or model["id"]),
            plugin=str(model.get("plugin") or ""),
            is_installed=model.get("state") == _INSTALLED,
            is_default=bool(model.get("default")),
            is_removable=bool(model.get("removable")),
            bytes=int(model.get("sizeBytes") or 0),
            memory=int(model.get("memoryBytes") or 0),
            languages=tuple(model.get("languages") or ()),
            source=str(model.get("source") or ""),
            license=str(model.get("license") or ""),
        )


class Models(QObject):
    """Asks for models, and changes which there are, one at a time."""

    changed = pyqtSignal()
    failed = pyqtSignal(object)
    progressed = pyqtSignal(object)
    installed = pyqtSignal(str)
    removed = pyqtSignal(str)
    running_changed = pyqtSignal(bool)

    def __init__(self, context: PanelContext, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._context = context
        self._call: Optional[Call] = None
        self.all: List[ModelView] = []
        self.problems: List[str] = []
        """Why a plugin's models are not among them."""

    @property
    def is_running(self) -> bool:
        """Whether one is being installed or removed."""
        return self._call is not None

    def refresh(self) -> None:
        """Asks which there are, and starts the host for it."""
        self._context.calls.with_host(lambda client, call: client.list_models(_PATIENCE), self._take, self.failed.emit)

    def install(self, source: str) -> None:
        """Installs from a folder, an archive, or by the id of one that can be had."""
        self._run(lambda client, call: str(call.install(client, source).get("id", "")), self.installed.emit)

    def remove(self, model: ModelView) -> None:
        """Removes one that was installed."""
        self._run(lambda client, call: str(client.remove_model(model.id, model.plugin or None, _PATIENCE).get("id", "")), self.removed.emit)

    def cancel(self) -> None:
        """Ends what is under way. What was fetched stays for the next time."""
        if self._call is not None:
            self._call.cancel()
            self._over()
            self.refresh()

    def _run(self, work: Any, done: Any) -> None:
        if self._call is not None:
            return

        def ended(id: str) -> None:
            self._over()
            done(id)
            self.refresh()

        def refused(failure: ToolError) -> None:
            self._over()
            self.failed.emit(failure)

        self._call = self._context.calls.with_host(work, ended, refused, self._tell)
        self.running_changed.emit(True)

    def _over(self) -> None:
        self._call = None
        self.running_changed.emit(False)

    def _tell(self, progress: Progress) -> None:
        self.progressed.emit(progress)

    def _take(self, listed: Mapping[str, Any]) -> None:
        self.all = [ModelView.read(model) for model in listed.get("models", ())]
        self.problems = [str(problem.get("message", "")) for problem in listed.get("problems", ())]
        self.changed.emit()
