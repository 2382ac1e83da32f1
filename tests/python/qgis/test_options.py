"""The page of settings, the token in the authentication store, the report and the help, in the real QGIS without a window."""

import os
import re
import subprocess
import tempfile
import time
import unittest
from typing import Any, Callable

from application import HOST, application, installed

TOKEN = "0123456789abcdef-token"


def wait(condition: Callable[[], bool], what: str) -> None:
    """Lets QGIS work until a condition holds."""
    from qgis.PyQt.QtCore import QCoreApplication

    end = time.monotonic() + 120
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(what)
        QCoreApplication.processEvents()
        time.sleep(0.01)


@unittest.skipUnless(installed(), "QGIS is not installed (Debian: apt-get install qgis python3-qgis).")
class OptionsTests(unittest.TestCase):
    """Each test begins with the settings of a new user."""

    def setUp(self) -> None:
        application()
        from qgis.core import QgsApplication, QgsSettings
        from rsplugins_qgis import host

        QgsSettings().remove("rsplugins")
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.set("RSPLUGINS_STATE", os.path.join(self._folder.name, "state"))
        self.set("RSPLUGINS_HOST", HOST)
        host.close()
        self.addCleanup(host.close)
        self.addCleanup(QgsSettings().remove, "rsplugins")
        manager = QgsApplication.authManager()
        self.assertTrue(manager.setMasterPassword("master", True))
        self.changes = 0

    def set(self, name: str, value: str) -> None:
        """Sets a variable for the test."""
        before = os.environ.get(name)
        os.environ[name] = value
        self.addCleanup(lambda: os.environ.pop(name) if before is None else os.environ.update({name: before}))

    def page(self) -> Any:
        """A page as QGIS opens it."""
        from rsplugins_qgis.options import OptionsFactory

        def changed() -> None:
            self.changes += 1

        self.factory = OptionsFactory(changed)
        page = self.factory.createWidget(None)
        self.addCleanup(page.deleteLater)
        return page

    def test_what_is_written_is_there_the_next_time(self) -> None:
        page = self.page()
        self.assertIn(HOST, page.program.lineEdit().placeholderText())
        page.program.setFilePath(HOST)
        page._folder.setFilePath(self._folder.name)
        page.add.click()
        page.output.setFilePath(self._folder.name)
        page.limit.setValue(7)
        page.apply()
        self.assertEqual(1, self.changes)

        again = self.page()
        self.assertEqual(HOST, again.program.filePath())
        self.assertEqual(self._folder.name, again.folders.item(0).text())
        self.assertEqual(self._folder.name, again.output.filePath())
        self.assertEqual(7, again.limit.value())
        again.apply()
        self.assertEqual(1, self.changes)

    def test_the_token_lies_in_the_authentication_store_and_nowhere_else(self) -> None:
        from qgis.core import QgsApplication, QgsSettings
        from rsplugins_qgis.host.settings import HostSettings

        page = self.page()
        page.remote.setChecked(True)
        page.url.setText("wss://gpu.example:8443")
        page.token.setText(TOKEN)
        page.apply()
        stored = HostSettings.load()
        self.assertEqual(TOKEN, stored.token())
        self.assertNotIn(TOKEN, str([QgsSettings().value(key) for key in QgsSettings().allKeys()]))
        self.assertNotIn(TOKEN, str(stored.connect_arguments()))
        self.assertEqual("", page.token.text())

        # Another token takes its place, in the same entry.
        page.token.setText(TOKEN + "2")
        page.apply()
        self.assertEqual(TOKEN + "2", HostSettings.load().token())
        self.assertEqual(stored.remote_authentication, HostSettings.load().remote_authentication)

        page.remote.setChecked(False)
        page.apply()
        self.assertEqual("", HostSettings.load().remote_url)
        self.assertNotIn(stored.remote_authentication, QgsApplication.authManager().configIds())

    def test_a_remote_host_is_reached_with_its_token_only(self) -> None:
        with self.remote_host() as url:
            page = self.page()
            page.remote.setChecked(True)
            page.url.setText(url)
            page.token.setText(TOKEN[::-1])
            page.check()
            wait(page.test.isEnabled, "the test of the connection does not end")
            self.assertIn("refuses the token", page.said.text())
            page.token.setText(TOKEN)
            page.check()
            wait(page.test.isEnabled, "the test of the connection does not end")
            self.assertIn("Connected", page.said.text())

            # What was stored is used by the session of the plugin.
            page.apply()
            from rsplugins_qgis import host

            client = host.session().client()
            self.assertTrue(client.list_tools(60))
            with open(f"/proc/{client.process_id}/cmdline", "rb") as file:
                self.assertNotIn(TOKEN.encode(), file.read())

    def test_the_report_tells_what_helps_and_nothing_of_the_user(self) -> None:
        from qgis.PyQt.QtGui import QGuiApplication
        from rsplugins_qgis.host.settings import HostSettings
        from rsplugins_qgis.options import ReportDialog

        secret = os.path.join(self._folder.name, "Secret Project")
        HostSettings.load().changed(output_folder=secret).save()
        dialog = ReportDialog()
        self.addCleanup(dialog.deleteLater)
        self.assertFalse(dialog.copy.isEnabled())
        wait(dialog.copy.isEnabled, "the report does not come")
        text = dialog.text.toPlainText()
        for part in ("### Versions", "- QGIS: ", "- Qt: ", "- GDAL: ", "### Host", "- Version: ", "### Plugins of the host", "### Settings", "- Output folder: <path>"):
            self.assertIn(part, text)
        self.assertNotIn("Secret Project", text)
        self.assertNotIn(os.path.dirname(HOST), text)
        dialog.copy.click()
        self.assertEqual(text, QGuiApplication.clipboard().text())

    def test_a_report_is_made_without_a_host_too(self) -> None:
        from rsplugins_qgis import host
        from rsplugins_qgis.host.diagnostics import report
        from rsplugins_qgis.host.settings import HostSettings

        HostSettings.load().changed(program=os.path.join(self._folder.name, "gone")).save()
        text = report(host.session())
        self.assertIn("- Problem: rs.host.unreachable", text)
        self.assertIn("### Settings", text)

    def test_the_help_has_a_text_for_every_chapter(self) -> None:
        from rsplugins_qgis.options import HelpDialog

        dialog = HelpDialog()
        self.addCleanup(dialog.deleteLater)
        self.assertGreater(len(dialog.page.toPlainText()), 1000)
        self.assertNotIn("rs.", dialog.page.toPlainText())

    def remote_host(self) -> "RemoteHost":
        """A host that listens on this computer."""
        return RemoteHost(os.path.join(self._folder.name, "remote"))


class RemoteHost:
    """``rsplugins serve --listen`` with a token."""

    def __init__(self, state: str) -> None:
        os.makedirs(state)
        self._token = os.path.join(state, "remote.token")
        with open(os.open(self._token, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            file.write(TOKEN)
        self._environment = {**os.environ, "RSPLUGINS_STATE": state}

    def __enter__(self) -> str:
        command = [HOST, "serve", "--listen", "ws://127.0.0.1:0", "--token-file", self._token]
        self._process = subprocess.Popen(command, env=self._environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert self._process.stdout is not None
        said = ""
        for line in self._process.stdout:
            said += line.decode()
            found = re.search(r"ws://[\d.]+:\d+", said)
            if found:
                return found.group()
        raise AssertionError(said)

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate(timeout=60)


if __name__ == "__main__":
    unittest.main()
