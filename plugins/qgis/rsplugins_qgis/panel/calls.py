"""Work with the host on threads of its own, with its results on the thread of the user interface."""

import logging
import threading
from typing import Any, Callable, Dict, List, Optional, Set

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ..host.session import HostSession
from ..sdk import CallCancelledError, HostClient, Progress, ToolCall, ToolError

log = logging.getLogger("rsplugins")

Done = Callable[[Any], None]
Failed = Callable[[ToolError], None]
Progressed = Callable[[Progress], None]


class Call:
    """One piece of work under way. Thread-safe."""

    def __init__(self, done: Done, failed: Failed, progressed: Optional[Progressed], uses_host: bool) -> None:
        self.uses_host = uses_host
        self.done = done
        self.failed = failed
        self.progressed = progressed
        self.report: Callable[[Progress], None] = lambda progress: None
        """Takes the progress of the work, on any thread."""
        self._lock = threading.Lock()
        self._cancelled = False
        self._running: Optional[ToolCall] = None

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._cancelled

    def cancel(self) -> None:
        """Ends the work, and what the host does for it. Does not wait."""
        with self._lock:
            self._cancelled = True
            running = self._running
        if running is not None:
            running.cancel()

    def tool(self, client: HostClient, name: str, arguments: Dict[str, Any]) -> Dict[str, Any]:
        """Calls a tool and waits for its outputs, with progress; to be used in the work only."""
        return self._wait(lambda: client.start_tool(name, arguments, self.report))

    def install(self, client: HostClient, source: str) -> Dict[str, Any]:
        """Installs a model and waits for it, with progress; to be used in the work only."""
        return self._wait(lambda: client.start_install(source, progress=self.report))

    def _wait(self, start: Callable[[], ToolCall]) -> Dict[str, Any]:
        with self._lock:
            if self._cancelled:
                raise CallCancelledError()
            self._running = start()
        try:
            return self._running.result()
        finally:
            with self._lock:
                self._running = None


class Calls(QObject):
    """Runs work for the panel. Nothing here waits."""

    answered = pyqtSignal()
    """The host answered or was gone: what is known of it may be old."""
    _ended = pyqtSignal(object, object, object)
    _progressed = pyqtSignal(object, object)

    def __init__(self, session: Callable[[], HostSession], parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._running: Set[Call] = set()
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._deliver_progress, Qt.ConnectionType.QueuedConnection)

    def with_host(self, work: Callable[[HostClient, Call], Any], done: Done, failed: Failed, progressed: Optional[Progressed] = None) -> Call:
        """Runs work that needs the host, which is started if need be.

        :param work: runs on a thread of its own; gets the client and the call.
        :param done: gets what it returns; ``failed`` what it raises; ``progressed`` its progress. All three on the thread of the user interface, and none after a cancel.
        """
        return self._start(lambda call: work(self._session().client(lambda: call.is_cancelled), call), done, failed, progressed, True)

    def without_host(self, work: Callable[[], Any], done: Done, failed: Failed) -> Call:
        """Runs work that needs no host, such as reading files."""
        return self._start(lambda call: work(), done, failed, None, False)

    def with_running_host(self, work: Callable[[HostClient, Call], Any], done: Done, failed: Failed) -> Optional[Call]:
        """Runs work with the host if there is one; starts none, and returns None then."""
        client = self._session().current()
        return None if client is None else self._start(lambda call: work(client, call), done, failed, None, False)

    def close(self) -> None:
        """Cancels all; nobody hears of it."""
        running: List[Call] = list(self._running)
        self._running.clear()
        for call in running:
            call.cancel()

    def _start(self, work: Callable[[Call], Any], done: Done, failed: Failed, progressed: Optional[Progressed], uses_host: bool) -> Call:
        call = Call(done, failed, progressed, uses_host)
        if progressed is not None:
            call.report = lambda progress: self._emit(self._progressed, call, progress)
        self._running.add(call)
        threading.Thread(target=self._work, args=(call, work), name="rsplugins-panel", daemon=True).start()
        return call

    def _work(self, call: Call, work: Callable[[Call], Any]) -> None:
        try:
            result = work(call)
        except ToolError as failure:
            self._emit(self._ended, call, None, failure)
        except Exception as failure:
            log.exception("the panel's work failed")
            self._emit(self._ended, call, None, ToolError("rs.internal", str(failure) or type(failure).__name__))
        else:
            self._emit(self._ended, call, result, None)

    @staticmethod
    def _emit(signal: Any, *values: Any) -> None:
        try:
            signal.emit(*values)
        except RuntimeError:
            # The panel was unloaded meanwhile, and its Qt object with it.
            pass

    def _deliver(self, call: Call, result: Any, failure: Optional[ToolError]) -> None:
        if call not in self._running:
            return
        self._running.discard(call)
        if call.uses_host:
            self.answered.emit()
        if call.is_cancelled:
            return
        if failure is None:
            call.done(result)
        else:
            call.failed(failure)

    def _deliver_progress(self, call: Call, progress: Progress) -> None:
        if call in self._running and not call.is_cancelled and call.progressed is not None:
            call.progressed(progress)
