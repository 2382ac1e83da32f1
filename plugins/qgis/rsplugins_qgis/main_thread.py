"""What keeps QGIS alive while a run is on its main thread: batches and iterations over features run there, qgis_process runs all there."""

import sys
import threading
import time

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

_LOOK_SECONDS = 0.25
_seen_until = 0.0
_is_seen = False


def serve_events(user_input: bool = True) -> None:
    """Handles what waits for the main thread: the window is drawn, Cancel is heard, and qgis_process hears Ctrl-C.

    Nothing on other threads; nothing either while a script waits, which does not expect to be entered again.

    :param user_input: whether clicks and keys are handled too.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    if QgsApplication.platform() == "qgis_process" or _a_dialog_is_open():
        flags = QEventLoop.ProcessEventsFlag
        QCoreApplication.processEvents(flags.AllEvents if user_input else flags.ExcludeUserInputEvents)


def _a_dialog_is_open() -> bool:
    global _seen_until, _is_seen
    # Looking through all widgets takes milliseconds.
    if time.monotonic() >= _seen_until:
        _is_seen = _look()
        _seen_until = time.monotonic() + _LOOK_SECONDS
    return _is_seen


def _look() -> bool:
    # Without a window nobody has loaded it, and that takes long.
    gui = sys.modules.get("qgis.gui")
    # QGIS 4.2 made a widget of the dialog, which may also be docked.
    kind = getattr(gui, "QgsProcessingAlgorithmDialogBase", None) or getattr(gui, "QgsProcessingAlgorithmWidgetBase", None)
    if kind is None:
        return False
    from qgis.PyQt.QtWidgets import QApplication

    return any(isinstance(one, kind) and one.isVisible() for one in QApplication.allWidgets())
