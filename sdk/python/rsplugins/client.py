"""A client of the host, for scripts and for adapters of other programs."""

import logging
import os
import threading
from concurrent.futures import Future
from types import TracebackType
from typing import Any, BinaryIO, Callable, Dict, List, Optional, Sequence, Type, cast

from .connection import Connection, PendingCall, ProgressCallback
from .errors import HostGoneError, ToolError
from .frames import Json
from .process import ChildProcess

PROTOCOL_LEVEL = 1

PluginsCallback = Callable[[Json], None]

log = logging.getLogger("rsplugins")


class ToolCall:
    """A call under way. Thread-safe."""

    def __init__(self, pending: PendingCall) -> None:
        self._pending = pending

    @property
    def future(self) -> "Future[Dict[str, Any]]":
        """The outputs to come, for ``concurrent.futures.wait`` or ``asyncio.wrap_future``. Its callbacks run on the reader thread: be quick, do not wait there."""
        return self._pending.future

    def done(self) -> bool:
        """Whether the call was answered."""
        return self._pending.future.done()

    def cancel(self) -> None:
        """Asks the host to end the call. It is still answered: with CallCancelledError, or with a result that was quicker."""
        self._pending.cancel()

    def result(self, timeout: Optional[float] = None) -> Dict[str, Any]:
        """Waits for the outputs by name. Raises ToolError; after ``timeout`` seconds the call is cancelled and CallTimeoutError raised."""
        return cast(Dict[str, Any], self._pending.result(timeout))


class HostClient:
    """One session with the host. Thread-safe. Make it by ``start`` or ``over``; use it in a ``with`` statement or ``close`` it.

    Answers are dictionaries with the names of the protocol (``rsplugins describe``). Every method raises ToolError: HostGoneError for all pending calls, at once,
    when the host dies, CallTimeoutError after ``timeout`` seconds.
    """

    def __init__(self, connection: Connection, process: Optional[ChildProcess]) -> None:
        self._connection = connection
        self._process = process
        self._host: Json = {}
        self._plugin_listeners: List[PluginsCallback] = []
        connection.on_notification = self._notified

    @staticmethod
    def start(
        command: Optional[Sequence[str]] = None,
        *,
        name: str = "python",
        version: Optional[str] = None,
        environment: Optional[Dict[str, str]] = None,
        folder: Optional[str] = None,
        token: Optional[str] = None,
        on_log: Optional[Callable[[str], None]] = None,
        timeout: float = 60.0,
    ) -> "HostClient":
        """Starts a host, or the bridge to a running one, as a child process and opens the session.

        :param command: program and arguments; by default ``rsplugins connect``, with the program that ``RSPLUGINS_HOST`` names.
        :param name: who the client is, for the host's log, with ``version``.
        :param environment: the child's whole environment; by default that of this process.
        :param folder: the child's working folder.
        :param token: the secret of the endpoint, where one is asked for.
        :param on_log: gets each line of the child's error output, on a thread of its own; the last 200 are in ``log_lines``.
        :param timeout: seconds until the session must be open.
        """
        process = ChildProcess(command or [os.environ.get("RSPLUGINS_HOST") or "rsplugins", "connect"], environment, folder, on_log)
        connection = Connection(process.output, process.input, describe_end=lambda: _why_gone(process))
        connection.start()
        client = HostClient(connection, process)
        # The streams of a dead host may stay open in a program that it started.
        threading.Thread(target=client._watch, name="rsplugins-watch", daemon=True).start()
        return client._open(name, version, token, timeout)

    @staticmethod
    def over(
        input: BinaryIO, output: BinaryIO, *, name: str = "python", version: Optional[str] = None, token: Optional[str] = None, timeout: float = 60.0
    ) -> "HostClient":
        """Opens a session over streams that are connected already, for instance ``socket.makefile``. Reads of one must not block writes of the other."""
        connection = Connection(input, output)
        connection.start()
        return HostClient(connection, None)._open(name, version, token, timeout)

    @property
    def host(self) -> Json:
        """Name and version of the host."""
        return self._host

    @property
    def process_id(self) -> Optional[int]:
        """The child's process id, if there is a child."""
        return self._process.id if self._process else None

    @property
    def gone(self) -> Optional[ToolError]:
        """Why the session ended, or None while it is open."""
        return self._connection.gone

    @property
    def log_lines(self) -> List[str]:
        """The last lines of the child's error output."""
        return self._process.lines if self._process else []

    def list_tools(self, timeout: Optional[float] = None) -> List[Json]:
        """All tools with their schemas, in the order of their names."""
        return cast(List[Json], self._call("tools/list", {}, timeout)["tools"])

    def start_tool(
        self, name: str, arguments: Optional[Json] = None, progress: Optional[ProgressCallback] = None, priority: Optional[str] = None
    ) -> ToolCall:
        """Calls a tool and does not wait.

        :param progress: gets each Progress, at most ten a second, on the reader thread: be quick, do not wait there.
        :param priority: ``interactive`` (the host's default) or ``bulk``.
        """
        return ToolCall(self._connection.request("tools/call", _call_params(name, arguments, priority), progress))

    def call_tool(
        self,
        name: str,
        arguments: Optional[Json] = None,
        progress: Optional[ProgressCallback] = None,
        timeout: Optional[float] = None,
        priority: Optional[str] = None,
    ) -> Dict[str, Any]:
        """Calls a tool and waits for its outputs by name. Ctrl-C cancels it."""
        return self.start_tool(name, arguments, progress, priority).result(timeout)

    def detach_tool(self, name: str, arguments: Optional[Json] = None, priority: Optional[str] = None, timeout: Optional[float] = None) -> str:
        """Calls a tool as a job that goes on when this client leaves; returns the job's id."""
        return str(self._call("tools/call", {**_call_params(name, arguments, priority), "detach": True}, timeout)["job"])

    def validate_tool(self, name: str, arguments: Optional[Json] = None, timeout: Optional[float] = None) -> None:
        """Raises the ToolError that a call would give for its arguments, without running it."""
        self._call("tools/validate", _call_params(name, arguments, None), timeout)

    def list_jobs(self, state: Optional[str] = None, limit: int = 100, timeout: Optional[float] = None, brief: bool = False) -> List[Json]:
        """Jobs, the newest first, without their results; only those in ``state`` where it is given.

        :param brief: whether to leave out the arguments too, which may be long.
        """
        return cast(List[Json], self._call("jobs/list", _given(state=state, limit=limit, brief=brief or None), timeout)["jobs"])

    def get_job(self, id: str, timeout: Optional[float] = None) -> Json:
        """How a job is."""
        return cast(Json, self._call("jobs/get", {"id": id}, timeout))

    def wait_job(self, id: str, progress: Optional[ProgressCallback] = None, timeout: Optional[float] = None) -> Dict[str, Any]:
        """Waits for a job and answers as its call would have. A wait that ends early leaves the job alone."""
        return cast(Dict[str, Any], self._connection.request("jobs/wait", {"id": id}, progress).result(timeout))

    def cancel_job(self, id: str, timeout: Optional[float] = None) -> Json:
        """Cancels a job; returns how it is."""
        return cast(Json, self._call("jobs/cancel", {"id": id}, timeout))

    def resume_job(self, id: str, timeout: Optional[float] = None) -> Json:
        """Starts an interrupted, failed or cancelled job again, where it was if its tool can; returns how it is."""
        return cast(Json, self._call("jobs/resume", {"id": id}, timeout))

    def remove_job(self, id: str, timeout: Optional[float] = None) -> None:
        """Forgets a job that has ended, with its folder."""
        self._call("jobs/remove", {"id": id}, timeout)

    def list_models(self, timeout: Optional[float] = None) -> Json:
        """``models`` of all plugins, those that are installed and those that can be had, and ``problems``."""
        return cast(Json, self._call("models/list", {}, timeout))

    def install_model(
        self,
        source: str,
        id: Optional[str] = None,
        plugin: Optional[str] = None,
        progress: Optional[ProgressCallback] = None,
        timeout: Optional[float] = None,
    ) -> Json:
        """Installs a model: the id of one that can be had, or what else its plugin can install from. Returns what the plugin says of it, with its ``id``."""
        return self.start_install(source, id, plugin, progress).result(timeout)

    def start_install(self, source: str, id: Optional[str] = None, plugin: Optional[str] = None, progress: Optional[ProgressCallback] = None) -> ToolCall:
        """Begins to install a model as ``install_model`` does, and does not wait."""
        return ToolCall(self._connection.request("models/install", _given(source=source, id=id, plugin=plugin), progress))

    def remove_model(self, id: str, plugin: Optional[str] = None, timeout: Optional[float] = None) -> Json:
        """Removes a model that was installed."""
        return cast(Json, self._call("models/remove", _given(id=id, plugin=plugin), timeout))

    def list_plugins(self, timeout: Optional[float] = None) -> Json:
        """``plugins``, working or not, and ``problems``: the manifests that were left out."""
        return cast(Json, self._call("plugins/list", {}, timeout))

    def reload_plugins(self, id: Optional[str] = None, timeout: Optional[float] = None) -> Json:
        """Reads all manifests again and loads what changed, and the plugin ``id`` in any case; returns what ``list_plugins`` does."""
        return cast(Json, self._call("plugins/reload", _given(id=id), timeout))

    def enable_plugin(self, id: str, enabled: bool = True, timeout: Optional[float] = None) -> Json:
        """Enables a plugin, with a fresh budget of restarts, or stops it and refuses its tools; returns how it is."""
        return cast(Json, self._call("plugins/enable", {"id": id, "enabled": enabled}, timeout))

    def on_plugins_changed(self, listener: PluginsCallback) -> Callable[[], None]:
        """Calls ``listener`` when plugins come, go, or are reloaded, enabled, disabled, broken or mended; returns what ends that.

        It gets ``{"tools": bool}``, whether the tools may be others too, on the reader thread: be quick, do not wait there.
        """
        self._plugin_listeners.append(listener)

        def end() -> None:
            if listener in self._plugin_listeners:
                self._plugin_listeners.remove(listener)

        return end

    def status(self, timeout: Optional[float] = None) -> Json:
        """How the host is."""
        return cast(Json, self._call("host/status", {}, timeout))

    def close(self) -> None:
        """Ends the session, and a child with it. Calls under way are cancelled; whoever waits for one gets HostGoneError."""
        if self._connection.gone is None:
            try:
                self._connection.request("shutdown", {}).result(5.0)
            except (ToolError, RuntimeError):
                pass
        self._end(5.0)

    def __enter__(self) -> "HostClient":
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], value: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self.close()

    def _open(self, name: str, version: Optional[str], token: Optional[str], timeout: float) -> "HostClient":
        params = {"client": _given(name=name, version=version), "protocol": [PROTOCOL_LEVEL], **_given(token=token)}
        try:
            opened = self._call("initialize", params, timeout)
            if not isinstance(opened, dict) or opened.get("protocol") != PROTOCOL_LEVEL:
                raise ToolError("rs.protocol.mismatch", "The host speaks another protocol.", "Install a client and a host of the same release.")
            self._host = opened.get("host", {})
            return self
        except BaseException:
            self._end(0.0)
            raise

    def _end(self, patience: float) -> None:
        self._connection.close()
        if self._process is not None:
            self._process.stop(patience)
            if self._connection.join(1.0):
                self._process.output.close()

    def _call(self, method: str, params: Json, timeout: Optional[float]) -> Any:
        return self._connection.request(method, params).result(timeout)

    def _notified(self, method: str, params: Any) -> None:
        if method == "plugins/changed" and isinstance(params, dict):
            for listener in list(self._plugin_listeners):
                try:
                    listener(params)
                except Exception:
                    log.exception("a callback of changed plugins failed")

    def _watch(self) -> None:
        assert self._process is not None
        self._process.wait()
        self._connection.join(1.0)
        self._connection.end(_why_gone(self._process))


def _why_gone(process: ChildProcess) -> HostGoneError:
    status = process.wait(0.2)
    return HostGoneError("The host closed the connection." if status is None else f"The host ended with exit status {status}.", process.last_words())


def _given(**values: Any) -> Json:
    return {name: value for name, value in values.items() if value is not None}


def _call_params(name: str, arguments: Optional[Json], priority: Optional[str]) -> Json:
    return {"name": name, "arguments": arguments or {}, **_given(priority=priority)}
