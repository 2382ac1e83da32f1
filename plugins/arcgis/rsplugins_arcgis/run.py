"""Runs a tool: brings the arguments together, calls the host, shows how far it is, hears the Cancel button, delivers the results."""

import concurrent.futures
import os
import queue
import threading
import time
from typing import Any, Callable, Dict, Optional

import arcpy

from . import __version__, checks, environment, inputs, language, outputs, places, values
from .manifests import Parameter, Tool
from .workspace import Workspace

_POLL_SECONDS = 0.05
_CANCEL_SECONDS = 0.7
"""How long a cancelled host may take to say so; then the tool ends without its answer."""
_MODELS_SECONDS = 2.0
_RELOAD_SECONDS = 30.0

CANCELLED = 571
"""The geoprocessing message that Esri's own learning tools give when they are cancelled."""


class _Cancelled(Exception):
    pass


class _Failed(arcpy.ExecuteError):
    """The reason is among the messages already."""


def run(tool: Tool, given: Dict[str, Any], messages: Any, folder: str) -> None:
    """Runs a tool and sets its results. Raises arcpy.ExecuteError with the reason in the messages.

    :param given: the arcpy.Parameters by name.
    :param folder: the toolbox's folder.
    """
    workspace = Workspace()
    # With automatic cancelling Pro ends this code between two lines, and the host would go on alone.
    with arcpy.EnvManager(autoCancelling=False):
        try:
            targets = _targets(tool, given, workspace)
            arguments = _arguments(tool, given, targets, workspace, messages.addMessage)
            environment.settle(tool, arguments, messages.addMessage)
            arguments.update({name: target.written for name, target in targets.items()})
            result = _Call(tool, messages, folder).run(arguments)
            outputs.deliver(tool, result, targets, given, workspace)
            _tell(tool, result, messages)
        except _Cancelled:
            messages.addIDMessage("ERROR", CANCELLED)
            raise arcpy.ExecuteError(language.text("cancelled")) from None
        except values.BadValue as bad:
            raise _failed(messages, language.text(bad.key, **bad.values)) from None
        except places.NotFound as missing:
            raise _failed(messages, language.text(missing.key, place=missing.place)) from None
        except _Failed:
            raise
        except (arcpy.ExecuteError, OSError) as failed:
            if arcpy.env.isCancelled:
                messages.addIDMessage("ERROR", CANCELLED)
                raise arcpy.ExecuteError(language.text("cancelled")) from None
            # One of ArcGIS's own tools on the way of an input or a result: a traceback would say less.
            raise _failed(messages, str(failed)) from None
        finally:
            arcpy.ResetProgressor()
            workspace.clean()


def _targets(tool: Tool, given: Dict[str, Any], workspace: Workspace) -> Dict[str, outputs.Place]:
    found = {}
    for parameter in tool.parameters:
        place = outputs.place(tool, parameter, given[parameter.alias], workspace) if parameter.is_output else None
        if place is not None:
            found[parameter.name] = place
    return found


def _arguments(tool: Tool, given: Dict[str, Any], targets: Dict[str, outputs.Place], workspace: Workspace, tell: inputs.Tell) -> Dict[str, Any]:
    boxed = next((parameter for parameter in tool.parameters if parameter.kind == "extent"), None)
    found: Dict[str, Any] = {}
    for parameter in tool.parameters:
        if not parameter.is_output:
            value = _argument(parameter, given[parameter.alias], targets, workspace, tell, with_extent=boxed is None)
            if value is not None:
                found[parameter.name] = value
    # A tool that takes an extent of its own is given the environment's, where none was entered.
    if boxed is not None and boxed.name not in found:
        box = values.extent(arcpy.env.extent)
        if box is not None:
            found[boxed.name] = box
    return found


def _argument(parameter: Parameter, one: Any, targets: Dict[str, outputs.Place], workspace: Workspace, tell: inputs.Tell, with_extent: bool) -> Any:
    value = one.value
    if parameter.kind == "raster" and value not in (None, ""):
        return inputs.raster_file(value, workspace, tell, with_extent)
    if parameter.kind == "rasters":
        folder = next((os.path.splitext(target.written)[0] + "_rasters" for target in targets.values()), None) if parameter.referenced else None
        return [inputs.listed_raster(each, workspace, tell, folder) for each in one.values or []] or None
    if parameter.kind == "vector" and value not in (None, ""):
        return inputs.vector_file(value, workspace, tell)
    if parameter.kind == "geometry" and value not in (None, ""):
        return inputs.geometry(value, workspace)
    if parameter.kind in ("raster", "vector", "geometry"):
        return None
    return values.read(parameter, one)


class _Call:
    """One call of the host. All of arcpy is used on the thread that runs it; other threads only fill queues."""

    def __init__(self, tool: Tool, messages: Any, folder: str) -> None:
        self._tool = tool
        self._messages = messages
        self._folder = folder
        self._progress: "queue.SimpleQueue[Any]" = queue.SimpleQueue()
        self._stage = ""
        self._steps = False
        self._position = 0

    def run(self, arguments: Dict[str, Any]) -> Dict[str, Any]:
        places.make_client_importable(self._folder)
        from rsplugins import HostClient, ToolError
        from rsplugins.errors import CallCancelledError, HostGoneError

        program = places.host_program(self._folder)
        arcpy.SetProgressor("default", language.text("starting"))
        client: Optional[HostClient] = None
        try:
            opened: HostClient = self._wait_for(
                _in_thread(lambda: HostClient.start([program, "connect"], name="arcgis", version=__version__, environment=places.child_environment()), HostClient.close)
            )
            client = opened
            try:
                result = self._call(opened, arguments)
            except ToolError as unknown:
                if unknown.id != "rs.tool.unknown":
                    raise
                # A plugin that was put in place while the host ran: the toolbox has read its manifest, the host has not.
                opened.reload_plugins(timeout=_RELOAD_SECONDS)
                result = self._call(opened, arguments)
            self._remember(opened)
            return result
        except CallCancelledError:
            raise _Cancelled from None
        except HostGoneError as gone:
            raise _failed(self._messages, language.text("host_gone", reason=gone.message), gone.details) from None
        except ToolError as error:
            raise _failed(self._messages, " ".join(text for text in (error.message, error.hint) if text), error.details) from None
        finally:
            if client is not None:
                self._close(client)

    def _call(self, client: Any, arguments: Dict[str, Any]) -> Dict[str, Any]:
        call = client.start_tool(self._tool.name, arguments, progress=self._progress.put)
        result: Dict[str, Any] = self._wait_for(call.future, call.cancel)
        return result

    def _wait_for(self, future: Any, cancel: Optional[Callable[[], None]] = None) -> Any:
        """Waits for a future; meanwhile shows progress and hears the Cancel button."""
        asked: Optional[float] = None
        while True:
            done, _ = concurrent.futures.wait([future], timeout=_POLL_SECONDS)
            self._show()
            if done:
                return future.result()
            if asked is None and arcpy.env.isCancelled:
                asked = time.monotonic()
                if cancel is not None:
                    cancel()
            if asked is not None and (cancel is None or time.monotonic() - asked > _CANCEL_SECONDS):
                future.cancel()
                raise _Cancelled

    def _show(self) -> None:
        latest = None
        while True:
            try:
                latest = self._progress.get_nowait()
            except queue.Empty:
                break
            if latest.stage and latest.stage != self._stage:
                self._stage = latest.stage
                self._messages.addMessage(latest.message or latest.stage)
        if latest is None:
            return
        if latest.fraction is not None and not self._steps:
            arcpy.SetProgressor("step", self._label(latest), 0, 100, 1)
            self._steps = True
        arcpy.SetProgressorLabel(self._label(latest))
        if latest.fraction is not None:
            self._position = max(self._position, min(100, int(latest.fraction * 100)))
            arcpy.SetProgressorPosition(self._position)

    @staticmethod
    def _label(progress: Any) -> str:
        parts = [progress.message or progress.stage]
        if progress.done is not None and progress.total:
            parts.append(f"{progress.done}/{progress.total} {progress.unit or ''}".strip())
        parts.extend(f"{name} {figure:.4g}" for name, figure in list(progress.metrics.items())[:4])
        if progress.eta is not None and progress.eta >= 1:
            parts.append(f"{int(progress.eta)} s")
        return " · ".join(part for part in parts if part)

    def _remember(self, client: Any) -> None:
        try:
            checks.remember_models(client.list_models(_MODELS_SECONDS))
        except Exception:
            # The list in the dialogs is a comfort; the result is there.
            return

    @staticmethod
    def _close(client: Any) -> None:
        # A host that does not answer must not hold up whoever cancelled.
        closing = threading.Thread(target=client.close, name="rsplugins-close", daemon=True)
        closing.start()
        closing.join(_POLL_SECONDS if arcpy.env.isCancelled else 10.0)


def _in_thread(work: Callable[[], Any], discard: Callable[[Any], None]) -> "concurrent.futures.Future[Any]":
    """Runs a piece of work on a thread of its own; what it gives after it was given up is discarded."""
    future: "concurrent.futures.Future[Any]" = concurrent.futures.Future()

    def body() -> None:
        try:
            made = work()
        except BaseException as failure:
            if not future.cancelled():
                future.set_exception(failure)
            return
        if not future.set_running_or_notify_cancel():
            discard(made)
            return
        future.set_result(made)

    threading.Thread(target=body, name="rsplugins-start", daemon=True).start()
    return future


def _failed(messages: Any, text: str, details: Optional[str] = None) -> _Failed:
    messages.addErrorMessage(text)
    if details:
        messages.addMessage(details)
    return _Failed(text)


def _tell(tool: Tool, result: Dict[str, Any], messages: Any) -> None:
    """Says what came out: values in a line each, files by their paths, notices as warnings."""
    for output in tool.outputs:
        value = result.get(output.name)
        if value is None or value == "":
            continue
        if output.name == "notice":
            messages.addWarningMessage(str(value))
        elif isinstance(value, (str, int, float)) and output.kind != "json":
            text = str(value)
            messages.addMessage(f"{output.title}:{os.linesep if os.linesep in text or len(text) > 500 else ' '}{text}")
