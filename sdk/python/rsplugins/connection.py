"""JSON-RPC 2.0 in both directions over one pair of streams."""

import itertools
import logging
import sys
import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Any, BinaryIO, Callable, Dict, Optional, Union

from .errors import CallTimeoutError, HostGoneError, ToolError, from_wire
from .frames import FrameError, FrameReader, FrameWriter, Json
from .progress import Progress

log = logging.getLogger("rsplugins")

RequestId = Union[int, str]
ProgressCallback = Callable[[Progress], None]
RequestHandler = Callable[[RequestId, str, Any], None]
NotificationHandler = Callable[[str, Any], None]

# On Windows a wait without end does not hear Ctrl-C.
_WAIT_SECONDS: Optional[float] = 0.25 if sys.platform == "win32" else None


class PendingCall:
    """A request whose answer is awaited. Thread-safe."""

    def __init__(self, connection: "Connection", id: int, progress: Optional[ProgressCallback]) -> None:
        self.id = id
        self.future: "Future[Any]" = Future()
        self.future.set_running_or_notify_cancel()
        self.progress = progress
        self._connection = connection

    def cancel(self) -> None:
        """Asks the peer to end the call. The answer still comes: cancelled, or a result that was quicker."""
        if not self.future.done():
            self._connection.notify("$/cancelRequest", {"id": self.id})

    def result(self, timeout: Optional[float] = None) -> Any:
        """Waits for the answer. Raises ToolError; after ``timeout`` seconds, or when interrupted, the call is cancelled first."""
        self._connection.refuse_reader_thread()
        try:
            if timeout is not None or _WAIT_SECONDS is None:
                return self.future.result(timeout)
            while True:
                try:
                    return self.future.result(_WAIT_SECONDS)
                except FutureTimeout:
                    if self.future.done():
                        raise
        except FutureTimeout:
            if self.future.done():
                return self.future.result()
            self.cancel()
            raise CallTimeoutError(timeout or 0.0) from None
        except KeyboardInterrupt:
            self.cancel()
            raise


class Connection:
    """One end of a connection. Thread-safe; callbacks run on the thread that reads."""

    def __init__(
        self,
        input: BinaryIO,
        output: BinaryIO,
        on_request: Optional[RequestHandler] = None,
        on_notification: Optional[NotificationHandler] = None,
        describe_end: Callable[[], ToolError] = HostGoneError,
    ) -> None:
        """Takes the streams; ``start`` or ``run`` reads.

        :param on_request: answers requests of the peer by ``respond`` or ``fail``; without it they are refused.
        :param describe_end: says why the peer left, when its stream has ended.
        """
        self._reader = FrameReader(input)
        self._writer = FrameWriter(output)
        self._on_request = on_request
        self.on_notification = on_notification
        self._describe_end = describe_end
        self._lock = threading.Lock()
        self._pending: Dict[int, PendingCall] = {}
        self._ids = itertools.count(1)
        self._gone: Optional[ToolError] = None
        self._reading: Optional[int] = None
        self._thread = threading.Thread(target=self.run, name="rsplugins-reader", daemon=True)

    @property
    def gone(self) -> Optional[ToolError]:
        """Why the connection ended, or None while it is open."""
        return self._gone

    def request(self, method: str, params: Json, progress: Optional[ProgressCallback] = None) -> PendingCall:
        """Sends a request. With ``progress`` the call carries a token, and the callback gets each ``$/progress``. Raises ToolError."""
        call = PendingCall(self, next(self._ids), progress)
        if progress is not None:
            params = {**params, "progressToken": call.id}
        with self._lock:
            if self._gone is not None:
                raise self._gone.with_traceback(None)
            self._pending[call.id] = call
        try:
            self._send({"jsonrpc": "2.0", "id": call.id, "method": method, "params": params})
        except ToolError:
            with self._lock:
                self._pending.pop(call.id, None)
            raise
        return call

    def notify(self, method: str, params: Json) -> None:
        """Sends a notification; nothing happens when the peer is gone."""
        try:
            self._send({"jsonrpc": "2.0", "method": method, "params": params})
        except HostGoneError:
            log.debug("%s was not sent: the peer is gone", method)

    def respond(self, id: RequestId, result: Any) -> None:
        """Answers a request with its result, or with why that cannot be sent."""
        try:
            self._send({"jsonrpc": "2.0", "id": id, "result": result})
        except HostGoneError:
            log.debug("an answer was not sent: the peer is gone")
        except ToolError as unsendable:
            id_of = "rs.message.tooLarge" if unsendable.id == "rs.message.tooLarge" else "rs.internal"
            self.fail(id, ToolError(id_of, "The result cannot be sent: " + unsendable.message, "Let the tool write a file instead.", unsendable.details))

    def fail(self, id: Optional[RequestId], error: ToolError) -> None:
        """Answers a request with an error; ``id`` is None where the request could not be read."""
        try:
            self._send({"jsonrpc": "2.0", "id": id, "error": error.to_wire()})
        except HostGoneError:
            log.debug("an error was not sent: the peer is gone")
        except ToolError as unsendable:
            self._send({"jsonrpc": "2.0", "id": id, "error": ToolError(error.id, "The error's text cannot be sent.", None, unsendable.details).to_wire()})

    def start(self) -> None:
        """Reads on a thread of its own."""
        self._thread.start()

    def join(self, seconds: float) -> bool:
        """Waits until all that the peer sent has been read; returns whether it has."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def run(self) -> None:
        """Reads until the peer leaves or sends what cannot be read past; then all pending calls have failed."""
        self._reading = threading.get_ident()
        reason: Optional[ToolError] = None
        try:
            while self._gone is None:
                try:
                    message = self._reader.read()
                except FrameError as refused:
                    if self._on_request is not None:
                        self.fail(None, refused.error)
                        if refused.recovered:
                            continue
                    reason = refused.error
                    break
                if message is None:
                    break
                self._dispatch(message)
        except (OSError, ValueError) as broken:
            reason = HostGoneError(details=str(broken))
        self.end(reason or self._describe_end())

    def end(self, reason: ToolError) -> None:
        """Fails all pending calls, and later ones at once."""
        with self._lock:
            if self._gone is None:
                self._gone = reason
            pending = list(self._pending.values())
            self._pending.clear()
        for call in pending:
            call.future.set_exception(reason)

    def close(self) -> None:
        """Ends the connection from this side: the peer reads the end of its input."""
        self.end(HostGoneError("The connection was closed."))
        self._writer.close()

    def refuse_reader_thread(self) -> None:
        """Raises RuntimeError on the thread that reads, which would wait for itself for ever."""
        if threading.get_ident() == self._reading:
            raise RuntimeError("a callback of a call must not wait for another call; hand the work to a thread of your own")

    def _send(self, message: Json) -> None:
        try:
            self._writer.write(message)
        except (OSError, ValueError) as broken:
            raise self._gone or self._why_unsendable(broken) from None

    def _why_unsendable(self, broken: Exception) -> ToolError:
        # A broken pipe is often felt before the peer's end is read, and tells less.
        reason = self._describe_end()
        return reason if reason.details else HostGoneError(reason.message, str(broken))

    def _dispatch(self, message: Json) -> None:
        method = message.get("method")
        id = message.get("id")
        if isinstance(method, str):
            if id is None and "id" not in message:
                self._notified(method, message.get("params"))
            elif isinstance(id, (int, str)) and not isinstance(id, bool):
                self._requested(id, method, message.get("params"))
            else:
                self.fail(None, _INVALID_REQUEST)
        elif "result" in message or "error" in message:
            self._answered(id, message)
        else:
            self.fail(None, _INVALID_REQUEST)

    def _requested(self, id: RequestId, method: str, params: Any) -> None:
        if self._on_request is None:
            self.fail(id, no_such_method(method))
        else:
            self._on_request(id, method, params)

    def _notified(self, method: str, params: Any) -> None:
        if method != "$/progress":
            if self.on_notification is not None:
                self.on_notification(method, params)
            return
        token = params.get("token") if isinstance(params, dict) else None
        call = self._pending.get(token) if isinstance(token, int) else None
        if call is not None and call.progress is not None:
            try:
                call.progress(Progress.from_wire(params.get("value")))
            except Exception:
                log.exception("a progress callback failed")

    def _answered(self, id: Any, message: Json) -> None:
        with self._lock:
            call = self._pending.pop(id, None) if isinstance(id, int) else None
        if call is None:
            if "error" in message:
                log.warning("the peer refused a message: %s", from_wire(message["error"]).message)
        elif "error" in message:
            call.future.set_exception(from_wire(message["error"]))
        else:
            call.future.set_result(message["result"])


def no_such_method(method: str) -> ToolError:
    """The answer to a request that this end does not serve."""
    return ToolError("rs.protocol.mismatch", f'There is no method "{method}" here.', "Both sides may be of different releases.", code=-32601)


_INVALID_REQUEST = ToolError("rs.protocol.mismatch", "A message is no JSON-RPC 2.0 request, result or error.", "Send one JSON-RPC 2.0 object in each frame.", code=-32600)
