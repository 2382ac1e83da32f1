"""The token of a remote host in the authentication store of QGIS, which its user's master password protects."""

from qgis.core import QgsApplication, QgsAuthMethodConfig
from qgis.PyQt.QtCore import QCoreApplication

from ..sdk import TranslatedError

_METHOD = "Basic"


def store(token: str, entry: str) -> str:
    """Stores a token; returns the id of its entry. QGIS asks for the master password where it has none yet. For the main thread.

    :param entry: the id of the entry to change, or an empty text for a new one.
    :raises ToolError: where there is no store, or its user does not open it.
    """
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        raise TranslatedError(
            "rs.file.denied",
            QCoreApplication.translate("RsPluginsTokens", "The authentication store of QGIS is switched off, so the token cannot be kept."),
            QCoreApplication.translate("RsPluginsTokens", "Start QGIS with the environment variable RSPLUGINS_TOKEN instead."),
        )
    stored = QgsAuthMethodConfig()
    known = bool(entry) and entry in manager.configIds()
    if known:
        _, stored = manager.loadAuthenticationConfig(entry, stored, True)
    stored.setMethod(_METHOD)
    stored.setName(QCoreApplication.translate("RsPluginsTokens", "RsPlugins: token of the remote host"))
    stored.setConfig("username", "rsplugins")
    stored.setConfig("password", token)
    kept = manager.updateAuthenticationConfig(stored) if known else manager.storeAuthenticationConfig(stored)
    # PyQt gives the entry back beside the answer in some versions.
    if isinstance(kept, tuple):
        kept, stored = kept
    if not kept or not stored.id():
        raise TranslatedError(
            "rs.file.denied",
            QCoreApplication.translate("RsPluginsTokens", "The token was not stored: the authentication store of QGIS was not opened."),
            QCoreApplication.translate("RsPluginsTokens", "Try again, and give the master password of QGIS when it asks for it."),
        )
    return str(stored.id())


def remove(entry: str) -> None:
    """Removes the entry of a token. For the main thread."""
    manager = QgsApplication.authManager()
    if entry and not manager.isDisabled():
        manager.removeAuthenticationConfig(entry)
