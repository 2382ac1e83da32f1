"""A host as a child process: no console window, its error output drained, never left behind."""

import subprocess
import sys
import threading
from collections import deque
from typing import BinaryIO, Callable, Deque, Dict, List, Optional, Sequence

from .errors import ToolError

_KEPT_LINES = 200
_LINE_BYTES = 16 * 1024


class ChildProcess:
    """A program whose streams are pipes. Its last lines of error output are kept in ``lines``."""

    def __init__(self, command: Sequence[str], environment: Optional[Dict[str, str]], folder: Optional[str], on_line: Optional[Callable[[str], None]]) -> None:
        """Starts it. Raises ToolError ``rs.host.unreachable``.

        :param environment: the whole environment; by default that of this process.
        :param on_line: gets each line of error output, on a thread of its own.
        """
        self._lines: Deque[str] = deque(maxlen=_KEPT_LINES)
        self._on_line = on_line
        try:
            # A session of its own keeps a terminal's Ctrl-C to this program, which then cancels and closes in order.
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
                cwd=folder,
                start_new_session=sys.platform != "win32",
                creationflags=0x08000000 if sys.platform == "win32" else 0,
            )
        except OSError as failure:
            raise ToolError(
                "rs.host.unreachable",
                f'"{command[0]}" could not be started.',
                "Install RsPlugins, or name its program in the environment variable RSPLUGINS_HOST.",
                failure.strerror,
            ) from failure
        self._drain = threading.Thread(target=self._read_lines, name="rsplugins-log", daemon=True)
        self._drain.start()

    @property
    def input(self) -> BinaryIO:
        """What the program reads."""
        assert self._process.stdin is not None
        return self._process.stdin  # type: ignore[return-value]

    @property
    def output(self) -> BinaryIO:
        """What the program writes."""
        assert self._process.stdout is not None
        return self._process.stdout  # type: ignore[return-value]

    @property
    def id(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def lines(self) -> List[str]:
        """The last lines of its error output."""
        return list(self._lines)

    def wait(self, seconds: Optional[float] = None) -> Optional[int]:
        """Waits for its end; returns the exit status, or None if it still runs after ``seconds``."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def stop(self, patience: float) -> None:
        """Waits ``patience`` seconds for its end and ends it then."""
        if self.wait(patience) is None:
            self._process.terminate()
            if self.wait(1.0) is None:
                self._process.kill()
                self._process.wait()
        self._drain.join(1.0)

    def last_words(self) -> Optional[str]:
        """The last lines of error output, of a program that is ending."""
        self._drain.join(0.1)
        return "\n".join(list(self._lines)[-5:]) or None

    def _read_lines(self) -> None:
        stream = self._process.stderr
        assert stream is not None
        while True:
            try:
                line = stream.readline(_LINE_BYTES)
            except (OSError, ValueError):
                return
            if not line:
                stream.close()
                return
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            self._lines.append(text)
            if self._on_line is not None:
                try:
                    self._on_line(text)
                except Exception:
                    # A callback that fails once would fail for each line; the ring goes on.
                    self._on_line = None
