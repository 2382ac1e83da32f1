"""The runner of a plugin: decorated functions become tools of the host that starts the process."""

import hmac
import inspect
import logging
import os
import signal
import sys
import threading
from typing import Any, BinaryIO, Callable, Dict, Optional, TypeVar

from .connection import Connection, RequestId, no_such_method
from .context import ToolContext, ToolJob
from .errors import CallCancelledError, ToolError, from_exception
from .frames import MAXIMUM_MESSAGE_BYTES
from .streams import take_standard_streams
from .workers import Workers

COOKIE_VARIABLE = "RSPLUGINS_COOKIE"
PROTOCOL_LEVEL = 1
EXIT_USAGE = 64
EXIT_MISMATCH = 8
_LEAVE_SECONDS = 1.5

Function = TypeVar("Function", bound=Callable[..., Any])
log = logging.getLogger("rsplugins")


class Plugin:
    """A plugin and its tools::

        plugin = Plugin("my-plugin", "1.0.0")

        @plugin.tool("my.tool")
        def my_tool(context: ToolContext, image: str, scale: float = 1.0) -> dict:
            ...
            return {"output": path}

        if __name__ == "__main__":
            sys.exit(plugin.run())

    A tool gets the call's arguments by name, checked by the host against the manifest. It returns its outputs by name, and raises ToolError for what the user can
    mend. Each call runs on a thread of its own; what it prints goes to the host's log.
    """

    def __init__(self, id: str, version: str) -> None:
        """:param id: the plugin's id, as its manifest has it, with ``version``."""
        self.id = id
        self.version = version
        self.tools: Dict[str, Callable[..., Any]] = {}
        self.signatures: Dict[str, inspect.Signature] = {}

    def tool(self, name: str) -> Callable[[Function], Function]:
        """Makes a function a tool. Its first parameter is the ToolContext, the others are the tool's arguments.

        :param name: the tool's name as the manifest has it.
        """

        def register(function: Function) -> Function:
            if name in self.tools:
                raise ValueError(f"the tool {name} is there twice")
            self.tools[name] = function
            self.signatures[name] = inspect.signature(function)
            return function

        return register

    def run(self) -> int:
        """Serves the host until it leaves; returns the exit status. Started by anything but a host, says what this program is and returns 64."""
        cookie = os.environ.pop(COOKIE_VARIABLE, None)
        if not cookie:
            print(_EXPLANATION.format(id=self.id), file=sys.stderr)
            return EXIT_USAGE
        if threading.current_thread() is threading.main_thread():
            # Ctrl-C reaches the whole terminal; the host decides what it means.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        input, output = take_standard_streams()
        logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
        status = PluginSession(self, cookie, input, output).serve()
        sys.stderr.flush()
        # A tool that does not heed its cancel must not keep the process.
        os._exit(status)


class PluginSession:
    """One host's session with a plugin."""

    def __init__(self, plugin: Plugin, cookie: str, input: BinaryIO, output: BinaryIO) -> None:
        self._plugin = plugin
        self._cookie = cookie
        self._connection = Connection(input, output, self._request, self._notification)
        self._workers = Workers()
        self._lock = threading.Condition()
        self._calls: Dict[RequestId, ToolContext] = {}
        self._running = 0
        self._open = False
        self._leaving = threading.Event()
        self._status = 0

    def serve(self) -> int:
        """Answers requests until the host leaves; then ends the calls under way. Returns the exit status."""
        threading.Thread(target=self._read, name="rsplugins-reader", daemon=True).start()
        self._leaving.wait()
        self._end_calls()
        return self._status

    def _read(self) -> None:
        self._connection.run()
        self._leaving.set()

    def _request(self, id: RequestId, method: str, params: Any) -> None:
        try:
            if method == "tools/call":
                self._require_open()
                self._start_call(id, _named(method, params))
            elif method == "shutdown":
                self._workers.run(lambda: self._shut_down(id))
            else:
                self._connection.respond(id, self._answer(method, params))
        except ToolError as refused:
            self._connection.fail(id, refused)
        if self._status != 0:
            self._leaving.set()

    def _shut_down(self, id: RequestId) -> None:
        self._open = False
        self._end_calls()
        self._connection.respond(id, None)
        self._leaving.set()

    def _end_calls(self) -> None:
        with self._lock:
            running = list(self._calls.values())
        for context in running:
            context.cancel()
        with self._lock:
            self._lock.wait_for(lambda: self._running == 0, _LEAVE_SECONDS)

    def _answer(self, method: str, params: Any) -> Any:
        if method == "initialize":
            return self._initialize(_named(method, params))
        if method == "tools/list":
            self._require_open()
            return {"tools": [{"name": name} for name in sorted(self._plugin.tools)]}
        raise no_such_method(method)

    def _initialize(self, params: Dict[str, Any]) -> Dict[str, Any]:
        token, levels = params.get("token"), params.get("protocol")
        if not isinstance(params.get("client"), dict) or not isinstance(levels, list):
            raise ToolError("rs.argument.invalid", "The parameters of initialize are incomplete.", 'Send {"client": {"name": …}, "protocol": [1], "token": …}.')
        if not isinstance(token, str) or not hmac.compare_digest(token.encode("utf-8", "replace"), self._cookie.encode("utf-8", "replace")):
            self._status = EXIT_MISMATCH
            raise ToolError("rs.protocol.mismatch", "The token is not the one that this plugin was started with.", "Only the host that starts a plugin may use it.")
        if PROTOCOL_LEVEL not in levels:
            self._status = EXIT_MISMATCH
            raise ToolError(
                "rs.protocol.mismatch", f"The plugin speaks protocol {PROTOCOL_LEVEL}, which the host does not.", "Install a plugin and a host of the same release."
            )
        self._open = True
        return {
            "host": {"name": self._plugin.id, "version": self._plugin.version},
            "protocol": PROTOCOL_LEVEL,
            "capabilities": {"progress": True, "cancel": True, "maximumMessageBytes": MAXIMUM_MESSAGE_BYTES},
            "cookie": self._cookie,
        }

    def _start_call(self, id: RequestId, params: Dict[str, Any]) -> None:
        name = params.get("name")
        if not isinstance(name, str):
            raise ToolError("rs.argument.invalid", "A call names no tool.", "Give name and arguments.")
        if name not in self._plugin.tools:
            raise ToolError("rs.tool.unknown", f'{self._plugin.id} has no tool "{name}".', "The plugin and its manifest may be of different releases.")
        given = params.get("arguments")
        arguments = {} if given is None else given
        if not isinstance(arguments, dict):
            raise ToolError("rs.argument.invalid", f"The arguments of {name} must be an object of names and values.")
        token = params.get("progressToken")
        context = ToolContext(self._connection, name, _job(params.get("job")), token if isinstance(token, (int, str)) and not isinstance(token, bool) else None)
        try:
            bound = self._plugin.signatures[name].bind(context, **arguments)
        except TypeError as fault:
            raise ToolError("rs.argument.invalid", f"The arguments do not fit {name}: {fault}.", "The plugin and its manifest may be of different releases.") from None
        function = self._plugin.tools[name]
        with self._lock:
            if id in self._calls:
                raise ToolError("rs.protocol.mismatch", "A request with this id is under way.", "Give each request an id of its own.", code=-32600)
            self._calls[id] = context
            self._running += 1
        self._workers.run(lambda: self._run_call(id, context, lambda: function(*bound.args, **bound.kwargs)))

    def _run_call(self, id: RequestId, context: ToolContext, work: Callable[[], Any]) -> None:
        error: Optional[ToolError] = None
        result: Any = None
        try:
            result = work()
            if result is None:
                result = {}
            if not isinstance(result, dict):
                raise TypeError(f"{context.tool} returned {type(result).__name__}, not a dictionary of its outputs")
        except CallCancelledError as cancelled:
            error = cancelled
        except BaseException as failure:
            error = from_exception(failure, context.tool)
            if error.id == "rs.internal" and error is not failure:
                context.log.exception("the tool failed")
        # Free before the answer: the caller may use the id again as soon as it has it.
        with self._lock:
            self._calls.pop(id, None)
        if error is None:
            self._connection.respond(id, result)
        else:
            self._connection.fail(id, error)
        with self._lock:
            self._running -= 1
            self._lock.notify_all()

    def _notification(self, method: str, params: Any) -> None:
        if method == "$/cancelRequest" and isinstance(params, dict):
            id = params.get("id")
            with self._lock:
                context = self._calls.get(id) if isinstance(id, (int, str)) else None
            if context is not None:
                context.cancel()

    def _require_open(self) -> None:
        if not self._open:
            raise ToolError("rs.protocol.mismatch", "The session is not open yet.", 'Send "initialize" first.')


def _named(method: str, params: Any) -> Dict[str, Any]:
    if not isinstance(params, dict):
        raise ToolError("rs.argument.invalid", f"The parameters of {method} must be an object.", "Name each parameter.")
    return params


def _job(job: Any) -> ToolJob:
    if not isinstance(job, dict):
        return ToolJob()
    folder, attempt = job.get("folder"), job.get("attempt")
    return ToolJob(str(job.get("id", "")), folder if isinstance(folder, str) else None, attempt if isinstance(attempt, int) else 1)


_EXPLANATION = """{id} is a plugin of RsPlugins: the host starts it, people do not.
To use it, give the host the folder with its manifest:  rsplugins tools --plugins FOLDER"""
