"""Failures as the protocol knows them: an id, a sentence for the user, and what to do about it."""

import errno
from typing import Any, Dict, Optional

REQUEST_CANCELLED = -32800

_NUMBERS: Dict[str, int] = {
    "rs.argument.invalid": -32602,
    "rs.tool.unknown": -32602,
    "rs.file.missing": -32010,
    "rs.file.denied": -32011,
    "rs.disk.full": -32012,
    "rs.raster.unsupported": -32020,
    "rs.raster.unreadable": -32021,
    "rs.raster.unreferenced": -32022,
    "rs.plugin.broken": -32060,
    "rs.plugin.crashed": -32061,
    "rs.message.tooLarge": -32070,
    "rs.protocol.mismatch": -32071,
    "rs.internal": -32603,
}


class ToolError(Exception):
    """A failure that the user can understand and act on. Its texts go over the wire: no stack traces, no secrets."""

    def __init__(self, id: str, message: str, hint: Optional[str] = None, details: Optional[str] = None, code: Optional[int] = None) -> None:
        """Makes a failure.

        :param id: an error id, for instance ``rs.raster.unreadable``.
        :param message: what went wrong, in one sentence.
        :param hint: what to do about it, in one sentence.
        :param details: more for a log or a dialog's "details".
        :param code: the JSON-RPC number; by default that of the id.
        """
        super().__init__(message)
        self.id = id
        self.message = message
        self.hint = hint
        self.details = details
        self.code = _NUMBERS.get(id, _NUMBERS["rs.internal"]) if code is None else code

    def to_wire(self) -> Dict[str, Any]:
        """The failure as the ``error`` of a JSON-RPC answer."""
        data = {"id": self.id, "message": self.message, "hint": self.hint, "details": self.details}
        return {"code": self.code, "message": self.message, "data": {name: value for name, value in data.items() if value is not None}}


class CallCancelledError(ToolError):
    """A call was cancelled: raised in a tool by ``raise_if_cancelled``, and by a cancelled call of a client."""

    def __init__(self, message: str = "The call was cancelled.") -> None:
        super().__init__("rs.call.cancelled", message, code=REQUEST_CANCELLED)

    def to_wire(self) -> Dict[str, Any]:
        """The failure as the ``error`` of a JSON-RPC answer; a cancel carries no data."""
        return {"code": self.code, "message": self.message}


class CallTimeoutError(ToolError):
    """A call was not answered within the time that its caller gave it; it has been cancelled."""

    def __init__(self, seconds: float) -> None:
        super().__init__("rs.call.timeout", f"No answer came within {seconds:g} s.", "Give the call more time, or look into the host's log.")


class HostGoneError(ToolError):
    """The connection ended, by a crash or by ``close``; whatever was pending has failed."""

    def __init__(self, message: str = "The host is gone.", details: Optional[str] = None) -> None:
        super().__init__("rs.host.gone", message, "Start the client again.", details)


def from_wire(error: Any) -> ToolError:
    """The failure that an ``error`` of a JSON-RPC answer stands for."""
    if not isinstance(error, dict):
        return ToolError("rs.protocol.mismatch", "The host answered with an error that is none.")
    message = str(error.get("message", "The call failed."))
    code = error.get("code")
    if code == REQUEST_CANCELLED:
        return CallCancelledError(message)
    given = error.get("data")
    data: Dict[str, Any] = given if isinstance(given, dict) else {}

    def text(name: str) -> Optional[str]:
        value = data.get(name)
        return value if isinstance(value, str) else None

    return ToolError(text("id") or "rs.internal", text("message") or message, text("hint"), text("details"), code if isinstance(code, int) else None)


def from_exception(exception: BaseException, tool: str) -> ToolError:
    """The failure to report for anything that a tool may raise. The kind of an unexpected one is told, its text and its stack are not."""
    if isinstance(exception, ToolError):
        return exception
    name = exception.filename if isinstance(exception, OSError) and isinstance(exception.filename, str) else None
    if isinstance(exception, FileNotFoundError) and name:
        return ToolError("rs.file.missing", f'There is no file "{name}".', "Check the path.")
    if isinstance(exception, PermissionError) and name:
        return ToolError("rs.file.denied", f'"{name}" may not be read or written.', "Check its permissions, and whether another program has it open.")
    if isinstance(exception, OSError) and exception.errno == errno.ENOSPC:
        return ToolError("rs.disk.full", "The disk is full.", "Make room, or choose another folder.")
    return ToolError("rs.internal", f"{tool} failed for a reason it did not expect.", "This is a fault of the plugin; the host's log has the details.", type(exception).__name__)
