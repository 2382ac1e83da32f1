"""The Python SDK: the copy that the packager puts into ``vendor``, or the one of the checkout. It gets a name below this package, so that no other copy can be in its way."""

import importlib.util
import os
import sys
from types import ModuleType

_HERE = os.path.dirname(os.path.abspath(__file__))
_PLACES = (os.path.join(_HERE, "vendor", "rsplugins"), os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(_HERE))), "sdk", "python", "rsplugins"))


def _load() -> ModuleType:
    name = __package__ + ".rsplugins"
    for folder in _PLACES:
        start = os.path.join(folder, "__init__.py")
        if os.path.isfile(start):
            spec = importlib.util.spec_from_file_location(name, start, submodule_search_locations=[folder])
            assert spec is not None and spec.loader is not None
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
            return module
    raise ImportError("The folder of RsPlugins is incomplete: it holds no vendor/rsplugins. Install it again.")


_sdk = _load()

HostClient = _sdk.HostClient
ToolCall = _sdk.ToolCall
Progress = _sdk.Progress
ToolError = _sdk.ToolError
CallCancelledError = _sdk.CallCancelledError
HostGoneError = _sdk.HostGoneError


class TranslatedError(ToolError):  # type: ignore[misc,valid-type]
    """A failure that this plugin tells itself, in the language of QGIS; what the host tells is English."""
