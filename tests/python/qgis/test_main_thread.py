import types
import unittest.mock
from typing import Any, List

import harness


class ServeEventsTests(harness.PluginTestCase):
    """Whether what waits for the main thread is handled."""

    def setUp(self) -> None:
        super().setUp()
        from rsplugins_qgis import main_thread

        self.main_thread = main_thread
        main_thread._seen_until = 0.0
        self.addCleanup(setattr, main_thread, "_seen_until", 0.0)

    def served(self) -> bool:
        """Whether an event that waits is handled."""
        from qgis.PyQt.QtCore import QCoreApplication, QTimer

        QCoreApplication.processEvents()
        told: List[bool] = []
        QTimer.singleShot(0, lambda: told.append(True))
        self.main_thread.serve_events()
        was = bool(told)
        QCoreApplication.processEvents()
        return was

    def test_a_script_is_not_entered_again(self) -> None:
        self.assertFalse(self.served())

    def test_other_threads_handle_nothing(self) -> None:
        import threading

        told: List[Any] = []
        with unittest.mock.patch.object(self.main_thread, "_a_dialog_is_open", lambda: told.append("asked")):
            thread = threading.Thread(target=self.main_thread.serve_events)
            thread.start()
            thread.join()
        self.assertEqual(told, [])

    def test_dialogs_are_seen_in_all_versions_of_qgis(self) -> None:
        """From QGIS 4.2 on they are widgets by another name, which may also lie in a dock."""
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QWidget

        class Dialog(QWidget):
            pass

        window, dock, widget = QMainWindow(), QDockWidget(), Dialog()
        dock.setWidget(widget)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        try:
            for name in ("QgsProcessingAlgorithmDialogBase", "QgsProcessingAlgorithmWidgetBase"):
                gui = types.SimpleNamespace(**{name: Dialog})
                with self.subTest(name), unittest.mock.patch.dict("sys.modules", {"qgis.gui": gui}):
                    window.hide()
                    self.main_thread._seen_until = 0.0
                    self.assertFalse(self.served())
                    window.show()
                    self.main_thread._seen_until = 0.0
                    self.assertTrue(self.served())
            with unittest.mock.patch.dict("sys.modules", {"qgis.gui": types.SimpleNamespace()}):
                self.main_thread._seen_until = 0.0
                self.assertFalse(self.served())
        finally:
            window.deleteLater()
