"""The host: where its program lies, how it is set up, and the one session with it."""

from typing import Optional

from .models import KnownModels
from .session import HostSession
from .settings import HostSettings

_session: Optional[HostSession] = None
_models: Optional[KnownModels] = None


def session() -> HostSession:
    """The session that all of this plugin shares. Nothing is started until a client is asked for."""
    global _session
    if _session is None:
        _session = HostSession(HostSettings.load)
    return _session


def models() -> KnownModels:
    """The models that are installed. For the main thread."""
    global _models
    if _models is None:
        _models = KnownModels(session)
    return _models


def close() -> None:
    """Ends the session; the next ``session`` makes another."""
    global _models, _session
    ended, _session, _models = _session, None, None
    if ended is not None:
        ended.close()
