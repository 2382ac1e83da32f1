"""Every text in ten languages, and QGIS shows them."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from types import ModuleType
from typing import List

import desktop
from application import HOST, ROOT, application, installed

OUTPUT = os.environ.get("RSPLUGINS_TEST_OUTPUT") or os.path.join(ROOT, "artifacts", "qgis")
HOW = "Run plugins/qgis/translations.py update, translate what is unfinished in i18n/*.ts, run translations.py release."


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rsplugins_translations", os.path.join(ROOT, "plugins", "qgis", "translations.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translations = _load()


class TranslationTests(unittest.TestCase):
    """The files."""

    def test_no_text_is_missing_or_unfinished(self) -> None:
        self.assertGreater(len(translations.texts()), 200)
        self.assertEqual([], translations.missing(), HOW)

    def test_values_and_keys_of_the_keyboard_are_in_every_translation(self) -> None:
        for language in translations.LANGUAGES:
            for (context, text), translation in translations.read(language).items():
                with self.subTest(language=language, text=text):
                    self.assertIsNotNone(translation, HOW)
                    self.assertEqual(sorted(re.findall(r"{[^}]*}", text)), sorted(re.findall(r"{[^}]*}", translation)), context)
                    self.assertEqual(text.count("&"), translation.count("&"), context)
                    self.assertEqual(text.startswith(" "), translation.startswith(" "), context)
                    self.assertEqual(text.count("\n"), translation.count("\n"), context)

    def test_translations_are_written_in_their_own_script(self) -> None:
        scripts = {"zh": "[\u4e00-\u9fff]", "ko": "[\uac00-\ud7af]", "ru": "[\u0400-\u04ff]"}
        for language, script in scripts.items():
            strange = [text for (_, text), words in translations.read(language).items() if re.search("[a-z]{3}", re.sub(r"{[^}]*}", "", text)) and not re.search(script, words or "")]
            self.assertLessEqual(set(strange), {"GeoPackage", "RsPlugins"})

    def test_all_ways_to_translate_are_seen(self) -> None:
        source = (
            "def _tr(text):\n    return QCoreApplication.translate('Here', text)\n"
            "class Page:\n    def a(self):\n        self.tr('one')\n        _tr('two')\n        translate('There', 'three')\n        list(self.tr('fo' 'ur') for _ in ())\n"
        )
        tree = __import__("ast").parse(source)
        self.assertEqual({("Page", "one"), ("Here", "two"), ("There", "three"), ("Page", "four")}, set(translations._in_module(tree)))

    @unittest.skipUnless(os.path.exists("/usr/bin/lrelease"), "lrelease is not installed (Debian: apt-get install qttools5-dev-tools).")
    def test_the_files_of_QGIS_are_those_of_the_translators(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for language in translations.LANGUAGES:
                made = os.path.join(folder, language + ".qm")
                subprocess.run(["/usr/bin/lrelease", "-silent", translations.path(language), "-qm", made], check=True)
                with open(made, "rb") as new, open(translations.path(language)[:-3] + ".qm", "rb") as shipped:
                    self.assertEqual(new.read(), shipped.read(), f"{language}: {HOW}")


@unittest.skipUnless(installed(), "QGIS is not installed (Debian: apt-get install qgis python3-qgis).")
class LoadedTests(unittest.TestCase):
    """QGIS with another language."""

    def test_each_language_is_loaded_and_taken_away(self) -> None:
        application()
        from qgis.core import QgsSettings
        from qgis.PyQt.QtCore import QCoreApplication
        from rsplugins_qgis import i18n
        from rsplugins_qgis.options import HelpDialog

        self.addCleanup(QgsSettings().remove, "locale")
        for language in translations.LANGUAGES:
            QgsSettings().setValue("locale/overrideFlag", True)
            QgsSettings().setValue("locale/userLocale", {"zh": "zh-Hans", "pt": "pt_BR"}.get(language, language))
            translator = i18n.install()
            try:
                for (context, text), translation in translations.read(language).items():
                    self.assertEqual(translation, QCoreApplication.translate(context, text))
                dialog = HelpDialog()
                self.assertEqual(translations.read(language)[("HelpDialog", "RsPlugins: help")], dialog.windowTitle())
                dialog.deleteLater()
            finally:
                i18n.remove(translator)
        self.assertEqual("RsPlugins: help", QCoreApplication.translate("HelpDialog", "RsPlugins: help"))

    def test_a_language_without_translations_is_English(self) -> None:
        application()
        from qgis.core import QgsSettings
        from rsplugins_qgis import i18n

        self.addCleanup(QgsSettings().remove, "locale")
        QgsSettings().setValue("locale/overrideFlag", True)
        QgsSettings().setValue("locale/userLocale", "eo")
        self.assertIsNone(i18n.install())


@unittest.skipIf(desktop.missing(), f"Not installed: {', '.join(desktop.missing())} (Debian: apt-get install qgis xvfb openbox xdotool imagemagick).")
class DesktopLanguageTests(unittest.TestCase):
    """The real desktop in another language."""

    def test_nothing_in_the_panel_is_left_in_English(self) -> None:
        language = "ru"
        work = os.path.join(OUTPUT, f"language-{os.getpid()}")
        self.addCleanup(shutil.rmtree, work, True)
        profiles = os.path.join(work, "profiles")
        ini = os.path.join(profiles, "profiles", "default", "QGIS", "QGIS3.ini")
        os.makedirs(os.path.dirname(ini))
        with open(ini, "w", encoding="utf-8") as file:
            file.write(f"[locale]\noverrideFlag=true\nuserLocale={language}\n[UI]\nUITheme=Night Mapping\n")
        # The picture of it is one of the dark theme on a screen of high density too.
        environment = {"RSPLUGINS_STATE": os.path.join(work, "state"), "HOME": work, "QT_SCALE_FACTOR": "2"}
        subprocess.run([HOST, "adapters", "install", "qgis", "--profiles-path", profiles], env={**os.environ, **environment}, stdout=subprocess.DEVNULL, check=True)
        with desktop.Desktop(work, profiles, os.path.join(OUTPUT, "screenshots"), environment) as screen:
            screen.run("import qgis.utils\nfrom qgis.PyQt.QtCore import Qt\nfrom qgis.PyQt.QtWidgets import *\ndock = qgis.utils.plugins['rsplugins_qgis']._dock\ndock.show()\ndock.raise_()\n0")
            screen.wait("dock.panel is not None and dock.panel.welcome.start.isVisible()", "the panel does not open")
            screen.run("iface.mainWindow().resizeDocks([dock], [440], Qt.Orientation.Horizontal)")
            screen.screenshot("10-language")
            shown: List[str] = screen.run(
                "from qgis.PyQt.QtCore import QObject\n"
                "[w.text() for w in dock.findChildren(QWidget) if isinstance(w, (QLabel, QAbstractButton))] + [w.toolTip() for w in dock.findChildren(QWidget)] + [w.accessibleName() for w in dock.findChildren(QWidget)] + [dock.action.text()]"
            )
            known = translations.read(language)
            english = {text for (_, text), translation in known.items() if translation != text}
            self.assertGreater(len({text for text in shown if text in set(known.values())}), 30)
            self.assertEqual(set(), english & set(shown))


if __name__ == "__main__":
    unittest.main()
