"""One session with the host for the whole plugin: started when first needed, started again when it died."""

import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Callable, List, Optional

from qgis.core import Qgis, QgsApplication

from ..sdk import CallCancelledError, HostClient, ToolError, TranslatedError
from ..texts import translate
from .environment import child_environment
from .location import HostLocation, find
from .settings import HostSettings
from .version import check

_STEP_SECONDS = 0.02


class HostSession:
    """The shared client. Thread-safe. ``client`` may wait for seconds: never call it on the thread of the user interface; ``open`` does not wait."""

    def __init__(self, settings: Callable[[], HostSettings]) -> None:
        """:param settings: reads the settings when a host is to be started."""
        self._settings = settings
        self._lock = threading.Lock()
        self._opening: Optional["Future[HostClient]"] = None
        self._closed = False

    def open(self) -> "Future[HostClient]":
        """The client to come, at once: the one in use, or one that is being started. Its callbacks run on another thread than the user interface's."""
        with self._lock:
            if self._closed:
                raise TranslatedError("rs.host.gone", translate("HostSession", "RsPlugins was unloaded."), translate("HostSession", "Load it again in the list of plugins."))
            if self._opening is None or _is_over(self._opening):
                self._opening = Future()
                threading.Thread(target=self._start, args=(self._opening,), name="rsplugins-open", daemon=True).start()
            return self._opening

    def client(self, cancelled: Callable[[], bool] = lambda: False) -> HostClient:
        """The client, started if none is alive. Waits. Raises ToolError; CallCancelledError once ``cancelled`` says so."""
        opening = self.open()
        while True:
            try:
                return opening.result(_STEP_SECONDS)
            except FutureTimeout:
                # In Python 3.11 this is also what a call that took too long is.
                if opening.done():
                    return opening.result()
                if cancelled():
                    raise CallCancelledError() from None

    def current(self) -> Optional[HostClient]:
        """The client if one is alive. Does not wait and starts nothing."""
        opening = self._opening
        if opening is None or not opening.done() or _is_over(opening):
            return None
        return opening.result()

    @property
    def log_lines(self) -> List[str]:
        """The last lines that the program wrote to its error output."""
        client = self.current()
        return client.log_lines if client is not None else []

    def locate(self) -> HostLocation:
        """Where the program lies, by the settings as they are now. Does not start it. Raises ToolError."""
        return find(self._settings().program)

    def restart(self) -> None:
        """Ends the client, for instance after the settings were changed; the next call starts another."""
        with self._lock:
            ended, self._opening = self._opening, None
        _end(ended)

    def close(self) -> None:
        """Ends the client for good."""
        with self._lock:
            self._closed = True
        self.restart()

    def _start(self, opening: "Future[HostClient]") -> None:
        try:
            settings = self._settings()
            location = find(settings.program)
            environment = child_environment(QgsApplication.prefixPath())
            token = settings.token()
            if token is not None:
                environment["RSPLUGINS_TOKEN"] = token
            client = HostClient.start([location.program, *settings.connect_arguments()], name="QGIS", version=Qgis.QGIS_VERSION, environment=environment)
            try:
                check(client.host)
            except ToolError:
                client.close()
                raise
        except BaseException as failure:
            opening.set_exception(failure)
            return
        opening.set_result(client)
        if opening is not self._opening:
            # It was closed while it opened; whoever waits for it finds it gone.
            client.close()


def _is_over(opening: "Future[HostClient]") -> bool:
    """Whether a start has failed, or its client is gone since."""
    return opening.done() and (opening.exception() is not None or opening.result().gone is not None)


def _end(opening: Optional["Future[HostClient]"]) -> None:
    if opening is not None and opening.done() and opening.exception() is None:
        opening.result().close()
