"""arcpy.env."""

import os
from typing import Any, Dict

from ._state import check, state

_DEFAULTS: Dict[str, Any] = {
    "workspace": None,
    "scratchWorkspace": None,
    "extent": None,
    "mask": None,
    "cellSize": "MAXOF",
    "snapRaster": None,
    "outputCoordinateSystem": None,
    "overwriteOutput": False,
    "addOutputsToMap": True,
    "parallelProcessingFactor": None,
    "processorType": None,
    "gpuId": None,
}


class Environment:
    """The settings; any other name is an error."""

    def __init__(self) -> None:
        object.__setattr__(self, "_settings", dict(_DEFAULTS))
        object.__setattr__(self, "_scratch", None)
        object.__setattr__(self, "_memory", None)

    def reset(self, scratch: str) -> None:
        """The defaults, with a folder for scratch files."""
        self._settings.clear()
        self._settings.update(_DEFAULTS)
        os.makedirs(os.path.join(scratch, "scratch"), exist_ok=True)
        object.__setattr__(self, "_scratch", os.path.join(scratch, "scratch"))
        object.__setattr__(self, "_memory", os.path.join(scratch, "memory.gdb"))
        os.makedirs(self._memory, exist_ok=True)

    def located(self, path: str) -> str:
        """Where data of the workspace in memory is kept: this stand-in has no other place for it than a geodatabase."""
        folder, name = os.path.split(path)
        return os.path.join(self._memory, name) if folder in ("memory", "in_memory") else path

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name == "autoCancelling":
            return state.auto_cancelling
        check()
        if name == "isCancelled":
            return state.cancelled
        if name == "scratchFolder":
            return self._scratch
        if name == "scratchGDB":
            return os.path.join(self._scratch, "scratch.gdb")
        if name not in self._settings:
            raise AttributeError(f"arcpy.env has no {name}")
        return self._settings[name]

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "autoCancelling":
            # Set back after a cancel, it must not end the code that is on its way out.
            state.auto_cancelling = bool(value)
            if state.auto_cancelling and state.cancelled:
                state.auto_cancelling = False
            return
        if name not in self._settings:
            raise AttributeError(f"arcpy.env.{name} cannot be set")
        self._settings[name] = value


env = Environment()


class EnvManager:
    """Settings for a while."""

    def __init__(self, **kwargs: Any) -> None:
        self._wanted = kwargs
        self._before: Dict[str, Any] = {}

    def __enter__(self) -> None:
        self._before = {name: getattr(env, name) for name in self._wanted}
        for name, value in self._wanted.items():
            setattr(env, name, value)

    def __exit__(self, *_: Any) -> None:
        self.reset()

    def reset(self) -> None:
        """Sets back what was before."""
        for name, value in self._before.items():
            setattr(env, name, value)
