"""The models that are installed: those last heard of at once, and asked for anew without waiting."""

import json
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional, Tuple

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..background import Background
from .session import HostSession
from .settings import HostSettings

_KEPT = "rsplugins/known_models"
_SECONDS = 30.0


@dataclass(frozen=True)
class Model:
    """A model that is installed."""

    id: str
    title: str
    plugin: str
    """The id of the plugin that it belongs to."""


class KnownModels(QObject):
    """What the host said last, kept with the settings of QGIS for each host. For the main thread."""

    changed = pyqtSignal()

    def __init__(self, session: Callable[[], HostSession], parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = Background(self)
        self._is_asking = False

    def of(self, plugin: str) -> Tuple[Model, ...]:
        """Those of a plugin; of one that has none, those of all."""
        models = tuple(Model(*entry) for entry in _kept().get(HostSettings.load().remote_url, ()))
        return tuple(model for model in models if model.plugin == plugin) or models

    def refresh(self) -> None:
        """Asks the host, which starts if need be. Whoever cannot be reached is told of by a run."""
        if self._is_asking:
            return
        self._is_asking = True
        host = HostSettings.load().remote_url
        self._work.start(self._ask, lambda models, failure: self._take(host, models))

    def _ask(self) -> List[Tuple[str, str, str]]:
        listed = self._session().client().list_models(_SECONDS)["models"]
        return sorted((str(one["id"]), str(one.get("title", "")), str(one.get("plugin", ""))) for one in listed if one.get("state") == "installed")

    def _take(self, host: str, models: Optional[List[Tuple[str, str, str]]]) -> None:
        self._is_asking = False
        kept = _kept()
        entries = None if models is None else [list(model) for model in models]
        if entries is not None and kept.get(host) != entries:
            QgsSettings().setValue(_KEPT, json.dumps({**kept, host: entries}, ensure_ascii=False))
            self.changed.emit()


def _kept() -> Dict[str, Any]:
    try:
        kept = json.loads(str(QgsSettings().value(_KEPT, "{}")))
        return {str(host): [entry for entry in entries if len(entry) == 3] for host, entries in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
