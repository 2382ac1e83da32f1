"""What a running call of a plugin's tool may ask and tell."""

import logging
import math
import threading
import time
from dataclasses import dataclass
from typing import Any, Dict, Optional, Set, Union, cast

from .connection import Connection, PendingCall, ProgressCallback
from .errors import CallCancelledError, ToolError
from .frames import Json

_REPORTS_PER_SECOND = 20.0


@dataclass(frozen=True)
class ToolJob:
    """The job that a call is. A tool whose manifest says ``"x-rs": {"resumable": true}`` keeps what it needs to go on in the folder."""

    id: str = ""
    """The job's id; empty where the caller keeps no jobs."""
    folder: Optional[str] = None
    """Full path of a folder of its own, the same in every attempt, removed with the job; None where nothing is kept."""
    attempt: int = 1
    """1 for the first run, more after the host or the plugin died in the middle."""


class ToolContext:
    """One call of a tool: its cancel, progress, log and job, and calls of other tools. Thread-safe."""

    def __init__(self, connection: Connection, tool: str, job: ToolJob, progress_token: Optional[Union[int, str]]) -> None:
        self.tool = tool
        self.job = job
        self.log = logging.getLogger("rsplugins." + tool)
        self._connection = connection
        self._token = progress_token
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._nested: Set[PendingCall] = set()
        self._stage = ""
        self._last_report = 0.0

    @property
    def is_cancelled(self) -> bool:
        """Whether the caller wants the call to end."""
        return self._cancelled.is_set()

    def raise_if_cancelled(self) -> None:
        """Raises CallCancelledError if the caller wants the call to end. Ask it once a unit of work; let the error pass."""
        if self._cancelled.is_set():
            raise CallCancelledError()

    def wait_cancelled(self, seconds: float) -> bool:
        """Sleeps, and wakes at once on a cancel; returns whether there was one."""
        return self._cancelled.wait(seconds)

    def report(
        self,
        fraction: Optional[float] = None,
        stage: str = "",
        message: Optional[str] = None,
        done: Optional[int] = None,
        total: Optional[int] = None,
        unit: Optional[str] = None,
        metrics: Optional[Dict[str, float]] = None,
    ) -> None:
        """Reports how far the call is. Cheap at any rate: all but some twenty a second are dropped.

        :param fraction: share of the work done, 0 to 1; by default ``done`` over ``total``.
        :param stage: a word or two for the current stage, for instance "reading tiles".
        :param message: one line for the user.
        :param done: units done, for a rate, of ``total``.
        :param unit: what is counted, in the plural: "tiles", "images".
        :param metrics: figures of the work itself by name in camelCase, for instance the loss of a training; those that are no finite numbers are left out.
        """
        if self._token is None or self._cancelled.is_set():
            return
        if fraction is None and done is not None and total:
            fraction = done / total
        if fraction is not None:
            fraction = min(max(fraction, 0.0), 1.0)
        now = time.monotonic()
        with self._lock:
            if stage == self._stage and fraction != 1.0 and now - self._last_report < 1.0 / _REPORTS_PER_SECOND:
                return
            self._stage = stage
            self._last_report = now
        finite = {name: figure for name, figure in (metrics or {}).items() if math.isfinite(figure)}
        value = {"fraction": fraction, "stage": stage, "message": message, "done": done, "total": total, "unit": unit, "metrics": finite or None}
        self._connection.notify("$/progress", {"token": self._token, "value": {name: part for name, part in value.items() if part is not None}})

    def call_tool(self, name: str, arguments: Optional[Json] = None, progress: Optional[ProgressCallback] = None, timeout: Optional[float] = None) -> Dict[str, Any]:
        """Calls another tool of the host, of this plugin or any other, and waits for its outputs by name. A cancel of this call cancels that one.

        Raises ToolError.
        """
        self.raise_if_cancelled()
        call = self._connection.request("tools/call", {"name": name, "arguments": arguments or {}, "job": {"id": self.job.id}}, progress)
        with self._lock:
            self._nested.add(call)
        try:
            if self._cancelled.is_set():
                call.cancel()
            result = call.result(timeout)
        finally:
            with self._lock:
                self._nested.discard(call)
        if not isinstance(result, dict):
            raise ToolError("rs.protocol.mismatch", f"The answer of {name} is no object.")
        return cast(Dict[str, Any], result)

    def cancel(self) -> None:
        """Tells the tool to end; called by the runner."""
        self._cancelled.set()
        with self._lock:
            nested = list(self._nested)
        for call in nested:
            call.cancel()
