"""The translations of QGIS for modules that work without it too; there texts stay English."""

try:
    from qgis.PyQt.QtCore import QCoreApplication
except ImportError:

    def translate(context: str, text: str) -> str:
        """The text itself."""
        return text

else:

    def translate(context: str, text: str) -> str:
        """The text in the language of QGIS."""
        return str(QCoreApplication.translate(context, text))
