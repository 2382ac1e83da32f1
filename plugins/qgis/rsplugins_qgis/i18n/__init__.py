"""The texts of this plugin in the language of QGIS. The texts of tools come from their manifests."""

import os
import re
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

_HERE = os.path.dirname(os.path.abspath(__file__))


def install() -> Optional[QTranslator]:
    """Loads the language of QGIS; returns what ``remove`` takes, or None where the texts stay English."""
    language = re.split("[-_]", QgsApplication.locale())[0].lower()
    path = os.path.join(_HERE, f"rsplugins_qgis_{language}.qm")
    translator = QTranslator()
    if not os.path.isfile(path) or not translator.load(path):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove(translator: Optional[QTranslator]) -> None:
    """Takes the texts away again."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
