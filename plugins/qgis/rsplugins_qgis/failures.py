"""What went wrong, in the language of QGIS. The host tells it in English, with an id that says what it is; this plugin knows the ids that people meet."""

from typing import Dict, Optional, Tuple

from .catalogue import qgis_language
from .sdk import ToolError, TranslatedError
from .texts import translate


def failure_text(failure: ToolError) -> str:
    """What went wrong and what to do, as one text. In English these are the words of the host; in other languages those of this plugin, with the host's behind them, which know the file or the value."""
    known = None if isinstance(failure, TranslatedError) or qgis_language() == "en" else _known(failure.id)
    if known is None:
        return " ".join(part for part in (failure.message, failure.hint) if part)
    message, hint = known
    told = failure.message.strip()
    return " ".join(part for part in (message, hint, f"({told})" if told else "") if part)


def translated(failure: ToolError) -> ToolError:
    """The same failure in the language of QGIS, for where message and hint are shown apart."""
    return TranslatedError(failure.id, failure_text(failure), None, failure.details)


def _known(id: str) -> Optional[Tuple[str, str]]:
    scope, _, name = id.partition(".")
    texts = _texts() if scope == "rs" else {}
    # What is not known by its whole name is known by its kind, such as ``plugin``.
    return texts.get(name) or texts.get(name.partition(".")[0])


def _texts() -> Dict[str, Tuple[str, str]]:
    """What went wrong and what to do, by the ids without the ``rs`` that all begin with."""
    settings = _tr("Check address and token in Settings > Options > RsPlugins, and whether it runs.")
    report = _tr("If it happens again, open Raster > RsPlugins > Diagnostics report and give it to whoever helps you.")
    again = _tr("It is started again by whatever you do next.")
    release = _tr("Install the newest RsPlugins.")
    cancelled = (_tr("Cancelled."), "")
    memory = _tr("It may have run out of memory: close other programs or choose a smaller area, and run it again.")
    fetched = _tr("Check the network, or install the model from a folder or an archive.")
    return {
        "argument": (_tr("A value does not fit."), _tr("Change it and run it again.")),
        "call.cancelled": cancelled,
        "job.cancelled": cancelled,
        "call.timeout": (_tr("The host did not answer in time."), _tr("Try again.") + " " + report),
        "host": (_tr("The host cannot be reached."), settings),
        "host.denied": (_tr("The host refuses this."), _tr("Check the token in Settings > Options > RsPlugins, or ask whoever runs the host.")),
        "host.untrusted": (_tr("The certificate of the host cannot be trusted."), _tr("Choose the certificate of its authority in Settings > Options > RsPlugins.")),
        "host.gone": (_tr("The host has ended."), again),
        "protocol": (_tr("The host and this plugin are of different releases."), release),
        "message": (_tr("This is too much for one message."), _tr("Give large data as files.")),
        "file": (_tr("A file is damaged."), _tr("Bring it again from where it came.")),
        "file.missing": (_tr("A file or folder is missing."), _tr("Check the path.")),
        "file.denied": (_tr("A file or folder may not be read or written."), _tr("Check its permissions, and whether another program has it open.")),
        "path": (_tr("The host does not serve this folder."), _tr("Choose another folder, or ask whoever runs the host.")),
        "disk": (_tr("The disk is full."), _tr("Make room, or choose another folder.")),
        "raster": (_tr("The raster cannot be read."), _tr("Save it as a GeoTIFF, and try again.")),
        "raster.unreferenced": (_tr("The raster has no place on the map."), _tr("Give it a CRS and an extent first.")),
        "model": (_tr("The files of the model are damaged."), _tr("Install the model again.")),
        "model.missing": (_tr("The model is not installed."), _tr("Install it on the page Models of the panel, or choose another.")),
        "model.busy": (_tr("The model is in use."), _tr("Wait until the other work is done, or cancel it.")),
        "source": (_tr("The model could not be fetched."), fetched),
        "index": (_tr("This file is no index that can be searched."), _tr("Make the index anew, or choose another file.")),
        "index.model": (_tr("The index was made by another model."), _tr("Choose the model of the index, or index its rasters by this one.")),
        "index.busy": (_tr("The index is in use."), _tr("Wait until the other work is done, or cancel it.")),
        "classes": (_tr("The classes cannot be used."), _tr("Check their names and the file that they stand in.")),
        "training": (_tr("The settings of the training do not fit."), _tr("Change them in the file of the configuration.")),
        "tool": (_tr("The host does not have this tool."), _tr("Choose Refresh tools in the menu Raster > RsPlugins.")),
        "plugin": (_tr("A plugin of the host does not work."), report),
        "plugin.crashed": (_tr("A plugin of the host ended unexpectedly."), memory),
        "plugin.timeout": (_tr("A plugin of the host did not answer in time."), _tr("Try again.") + " " + report),
        "plugin.disabled": (_tr("This plugin of the host is switched off."), _tr("Switch it on: rsplugins plugins enable.")),
        "job": (_tr("The job cannot be found any more, or is in another state."), _tr("Look at the page Jobs of the panel.")),
        "job.interrupted": (_tr("The job was interrupted."), _tr("Resume it on the page Jobs of the panel.")),
        "internal": (_tr("Something went wrong that nobody expected."), report),
    }


def _tr(text: str) -> str:
    return translate("Failures", text)
