"""Failures in the language of QGIS: the host tells them in English."""

import os
import re
import unittest

from harness import ROOT, QgisTestCase


class FailureTests(QgisTestCase):
    """What people are told."""

    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsSettings
        from rsplugins_qgis import i18n

        self._i18n, self._settings = i18n, QgsSettings()
        self.addCleanup(self._settings.remove, "locale")

    def language(self, name: str) -> None:
        """Sets the language of QGIS for the test."""
        self._settings.setValue("locale/overrideFlag", True)
        self._settings.setValue("locale/userLocale", name)
        self.addCleanup(self._i18n.remove, self._i18n.install())

    def test_every_id_of_the_host_has_words(self) -> None:
        from rsplugins_qgis import failures

        with open(os.path.join(ROOT, "sdk", "dotnet", "RsPlugins.Sdk", "Tools", "ErrorIds.cs"), encoding="utf-8") as source:
            ids = re.findall(r'"(rs\.[\w.]+)"', source.read())
        self.assertGreater(len(ids), 30)
        self.assertEqual([], [id for id in ids if not id.startswith(("rs.llm.", "rs.captions.", "rs.language.")) and failures._known(id) is None])

    def test_english_stays_as_the_host_says_it(self) -> None:
        from rsplugins_qgis.failures import failure_text
        from rsplugins_qgis.sdk import ToolError

        self.language("en_GB")
        self.assertEqual("The tile index x does not exist. Check the path.", failure_text(ToolError("rs.file.missing", "The tile index x does not exist.", "Check the path.")))

    def test_other_languages_say_what_happened_and_keep_what_the_host_knows(self) -> None:
        from rsplugins_qgis.failures import failure_text
        from rsplugins_qgis.sdk import HostGoneError, ToolError, TranslatedError

        self.language("de")
        text = failure_text(ToolError("rs.file.missing", "The tile index x.gpkg does not exist.", "Check the path."))
        self.assertRegex(text, "^Eine Datei oder ein Ordner fehlt")
        self.assertIn("x.gpkg", text)
        self.assertNotIn("Check the path", text)
        self.assertIn("Arbeitsspeicher", failure_text(ToolError("rs.plugin.crashed", "The plugin p ended.", "Try again.")))
        self.assertRegex(failure_text(HostGoneError()), "^Der Host")
        self.assertEqual("Schon deutsch. Ja.", failure_text(TranslatedError("rs.file.missing", "Schon deutsch.", "Ja.")))
        self.assertEqual("odd words", failure_text(ToolError("x.unknown", "odd words")))


if __name__ == "__main__":
    unittest.main()
