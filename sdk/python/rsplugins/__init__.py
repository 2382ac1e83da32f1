"""RsPlugins in Python: a client of the host, and a runner for plugins. Standard library only, Python 3.9 or later; the folder can be copied."""

from .client import HostClient, ToolCall
from .context import ToolContext, ToolJob
from .errors import CallCancelledError, CallTimeoutError, HostGoneError, ToolError
from .plugin import Plugin
from .progress import Progress

__all__ = [
    "CallCancelledError",
    "CallTimeoutError",
    "HostClient",
    "HostGoneError",
    "Plugin",
    "Progress",
    "ToolCall",
    "ToolContext",
    "ToolError",
    "ToolJob",
]
__version__ = "0.1.0"
