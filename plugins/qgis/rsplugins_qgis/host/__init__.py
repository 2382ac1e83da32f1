"""The host: where its program lies, how it is set up, and the one session with it."""

from typing import Optional

from .session import HostSession
from .settings import HostSettings

_session: Optional[HostSession] = None


def session() -> HostSession:
    """The session that all of this plugin shares. Nothing is started until a client is asked for."""
    global _session
    if _session is None:
        _session = HostSession(HostSettings.load)
    return _session


def close() -> None:
    """Ends the session; the next ``session`` makes another."""
    global _session
    ended, _session = _session, None
    if ended is not None:
        ended.close()
