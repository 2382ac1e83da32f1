"""What the application would hold: messages, the progressor, the Cancel button, the map. Every call checks its thread."""

import functools
import threading
from typing import Any, Callable, List, Optional, Tuple, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])
SEVERITIES = {"message": 0, "warning": 1, "error": 2}
ID_TEXTS = {824: "The tool is not licensed.", 571: "Cancelled", 12: "{0} already exists", 735: "{0}: Value is required", 732: "{0}: Dataset {1} does not exist or is not supported", 800: "{0}: The value is not a member of {1}"}


class ExecuteError(Exception):
    """A geoprocessing tool failed."""


class Killed(BaseException):
    """What automatic cancelling does: the code ends where it is."""


class State:
    """The application."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """As after a start."""
        self.messages: List[Tuple[str, str]] = []
        self.progress: List[Tuple[str, Any]] = []
        self.cancelled = False
        self.auto_cancelling = True
        self.on_progress: Optional[Callable[[str, Any], None]] = None
        self.phase = "info"
        self.map: Optional[Any] = None
        self.step: Optional[Tuple[int, int]] = None
        self.position = 0
        self.thread = threading.main_thread()

    def texts(self, severity: str) -> List[str]:
        """The messages of a severity."""
        return [text for found, text in self.messages if found == severity]

    def tell(self, severity: str, text: Any) -> None:
        """Adds a message."""
        if not isinstance(text, str):
            raise TypeError(f"a message is a text, not {type(text).__name__}")
        self.messages.append((severity, text))

    def note(self, what: str, value: Any) -> None:
        """Notes what the progressor does."""
        self.progress.append((what, value))
        if self.on_progress is not None:
            self.on_progress(what, value)


state = State()


def checked(function: F) -> F:
    """A function of arcpy: on the main thread only, and not after automatic cancelling."""

    @functools.wraps(function)
    def call(*arguments: Any, **named: Any) -> Any:
        check()
        return function(*arguments, **named)

    return cast(F, call)


def check() -> None:
    """Raises where arcpy must not be used."""
    if threading.current_thread() is not state.thread:
        raise RuntimeError("arcpy is used on another thread than the tool's")
    if state.cancelled and state.auto_cancelling and state.phase == "execute":
        raise Killed


@checked
def AddMessage(message: str) -> None:
    state.tell("message", message)


@checked
def AddWarning(message: str) -> None:
    state.tell("warning", message)


@checked
def AddError(message: str) -> None:
    state.tell("error", message)


@checked
def AddIDMessage(message_type: str, message_ID: int, add_argument1: Any = None, add_argument2: Any = None) -> None:
    severity = {"ERROR": "error", "INFORMATIVE": "message", "WARNING": "warning"}[message_type]
    state.tell(severity, f"{message_type} {message_ID:06d}: " + ID_TEXTS[message_ID].format(add_argument1, add_argument2))


@checked
def GetIDMessage(message_ID: int, default_message: Any = None) -> str:
    return ID_TEXTS.get(message_ID, default_message or "")


@checked
def GetInstallInfo(product: Any = None) -> dict:
    return {"ProductName": "ArcGISPro", "Version": "3.6"}


@checked
def SetProgressor(type: str, message: Any = None, min_range: Any = None, max_range: Any = None, step_value: Any = None) -> None:
    if type not in ("default", "step"):
        raise ValueError(f"there is no progressor {type!r}")
    if type == "step" and not (isinstance(min_range, int) and isinstance(max_range, int) and min_range < max_range and isinstance(step_value, int)):
        raise ValueError("a step progressor needs whole numbers as range and step")
    state.step = (min_range, max_range) if type == "step" else None
    state.position = min_range or 0
    state.note("progressor", type)
    if message:
        SetProgressorLabel(message)


@checked
def SetProgressorLabel(label: str) -> None:
    if not isinstance(label, str):
        raise TypeError("a label is a text")
    state.note("label", label)


@checked
def SetProgressorPosition(position: Any = None) -> None:
    if state.step is None:
        raise RuntimeError("the progressor has no steps")
    if not isinstance(position, int) or not state.step[0] <= position <= state.step[1]:
        raise ValueError(f"position {position!r} lies outside {state.step}")
    if position < state.position:
        raise ValueError(f"progress goes backwards, from {state.position} to {position}")
    state.position = position
    state.note("position", position)


@checked
def ResetProgressor() -> None:
    state.step = None
    state.note("progressor", "reset")


class Messages:
    """What a tool's ``execute`` gets."""

    addMessage = staticmethod(AddMessage)
    addWarningMessage = staticmethod(AddWarning)
    addErrorMessage = staticmethod(AddError)
    addIDMessage = staticmethod(AddIDMessage)

    @staticmethod
    def addGPMessages() -> None:
        """Messages of the last geoprocessing tool: they are there already."""
