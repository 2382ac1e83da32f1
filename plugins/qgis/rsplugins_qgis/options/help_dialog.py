"""The help, in the language of QGIS and without a network."""

from html import escape
from typing import List, Optional, Tuple

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget


class HelpDialog(QDialog):
    """What to do, from the first step to the errors one may meet."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("RsPlugins: help"))
        self.resize(640, 620)
        self.page = QTextBrowser()
        self.page.setOpenExternalLinks(True)
        self.page.setAccessibleName(self.tr("Help"))
        self.page.setHtml("".join(f"<h2>{escape(title)}</h2><p>{escape(text)}</p>" for title, text in self._chapters()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(self.page)
        rows.addWidget(buttons)

    def _chapters(self) -> List[Tuple[str, str]]:
        return [
            (self.tr("The tools"), self.tr("Open Processing > Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.")),
            (self.tr("Search by words"), self.tr("Open the panel with Raster > RsPlugins > Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.")),
            (self.tr("Layers that are no files"), self.tr("Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.")),
            (self.tr("Where results go"), self.tr("Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.")),
            (self.tr("The host"), self.tr("The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings > Options > RsPlugins.")),
            (self.tr("A host on another computer"), self.tr("Settings > Options > RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.")),
            (self.tr("New plugins"), self.tr("After a plugin of the host was added or removed, choose Raster > RsPlugins > Refresh tools.")),
            (self.tr("When something goes wrong"), self.tr("Every message says what to do. If that does not help, open Raster > RsPlugins > Diagnostics report, read it, and give it to whoever helps you.")),
        ]
