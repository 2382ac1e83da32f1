"""A call of a tool from a worker thread, with progress and cancel."""

import queue
import time
from concurrent.futures import wait
from typing import Any, Callable, Dict, Optional

from qgis.PyQt.QtCore import QCoreApplication

from ..main_thread import serve_events
from ..sdk import CallCancelledError, HostGoneError, Progress, ToolCall, ToolError
from .session import HostSession

_STEP_SECONDS = 0.02
_TEXT_SECONDS = 1.0
_CANCEL_SECONDS = 0.8


def run_tool(name: str, arguments: Dict[str, Any], feedback: Any, on_progress: Optional[Callable[[Progress], None]] = None) -> Dict[str, Any]:
    """Calls a tool and waits for its outputs by name. For a worker thread; on the main one, where Processing runs batches, it lets events in.

    :param feedback: a QgsFeedback; one of Processing also gets the progress as text, at most one line a second.
    :param on_progress: gets each Progress, on this thread.
    :raises ToolError: what the tool or the host answered; CallCancelledError once ``feedback`` is cancelled.
    """
    from . import session

    call = ProgressedCall(session(), feedback, on_progress)
    return call.run(name, arguments)


class ProgressedCall:
    """One call. Progress is handed from the thread that reads to the one that waits: signals of the former would be lost where no event loop runs."""

    def __init__(self, session: HostSession, feedback: Any, on_progress: Optional[Callable[[Progress], None]] = None) -> None:
        self._session = session
        self._feedback = feedback
        self._on_progress = on_progress
        self._news: "queue.SimpleQueue[Progress]" = queue.SimpleQueue()
        self._fraction = 0.0
        self._text = ""
        self._text_time = 0.0

    def run(self, name: str, arguments: Dict[str, Any]) -> Dict[str, Any]:
        """Calls a tool; for one thread, once."""
        client = self._session.client(self._is_cancelled)
        try:
            return self._wait(client.start_tool(name, arguments, self._news.put))
        except HostGoneError as gone:
            words = gone.details or "\n".join(client.log_lines[-5:])
            hint = QCoreApplication.translate("RsPlugins", "Run it again: the host is started anew. If it ends again, look into its log.")
            raise ToolError(gone.id, gone.message, hint, words) from gone

    def _is_cancelled(self) -> bool:
        serve_events()
        return bool(self._feedback.isCanceled())

    def _wait(self, call: ToolCall) -> Dict[str, Any]:
        asked: Optional[float] = None
        while not wait([call.future], _STEP_SECONDS).done:
            self._tell()
            cancelled = self._is_cancelled()
            if asked is None:
                if cancelled:
                    asked = time.monotonic()
                    call.cancel()
            elif time.monotonic() - asked > _CANCEL_SECONDS:
                # The host goes on cancelling; nobody has to watch it.
                raise CallCancelledError()
        self._tell()
        if asked is not None:
            raise CallCancelledError()
        return call.result()

    def _tell(self) -> None:
        latest: Optional[Progress] = None
        while not self._news.empty():
            latest = self._news.get()
            if self._on_progress is not None:
                self._on_progress(latest)
        if latest is None:
            return
        if latest.fraction is not None and latest.fraction >= self._fraction:
            self._fraction = latest.fraction
            self._feedback.setProgress(100.0 * latest.fraction)
        text = progress_text(latest)
        now = time.monotonic()
        if text and text != self._text and now - self._text_time >= _TEXT_SECONDS and hasattr(self._feedback, "setProgressText"):
            self._text, self._text_time = text, now
            self._feedback.setProgressText(text)


def progress_text(progress: Progress) -> str:
    """One line: stage, units, time left."""
    parts = [progress.message or progress.stage]
    if progress.done is not None and progress.total:
        parts.append(f"{progress.done}/{progress.total} {progress.unit or ''}".strip())
    if progress.eta is not None and progress.eta >= 1:
        parts.append(QCoreApplication.translate("RsPlugins", "{time} left").format(time=duration(progress.eta)))
    return " · ".join(part for part in parts if part)


def duration(seconds: float) -> str:
    """A time as people write it: 0:07, 12:30, 1:02:03."""
    whole = int(round(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
