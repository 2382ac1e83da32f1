"""Threads that are kept for the next call."""

import threading
from queue import Empty, SimpleQueue
from typing import Callable

_KEPT_SECONDS = 30.0


class Workers:
    """Runs each piece of work at once on a thread of its own; idle threads are used again. They do not keep the process alive."""

    def __init__(self) -> None:
        self._queue: "SimpleQueue[Callable[[], None]]" = SimpleQueue()
        self._lock = threading.Lock()
        self._idle = 0

    def run(self, work: Callable[[], None]) -> None:
        """Starts a piece of work, which must not raise."""
        with self._lock:
            if self._idle > 0:
                self._idle -= 1
                self._queue.put(work)
                return
        threading.Thread(target=self._serve, args=(work,), name="rsplugins-call", daemon=True).start()

    def _serve(self, work: Callable[[], None]) -> None:
        while True:
            work()
            with self._lock:
                self._idle += 1
            try:
                work = self._queue.get(timeout=_KEPT_SECONDS)
            except Empty:
                with self._lock:
                    if self._idle > 0:
                        self._idle -= 1
                        return
                # Work was handed over at the last moment.
                work = self._queue.get()
