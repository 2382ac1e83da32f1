"""arcpy.Parameter and its filter."""

from typing import Any, List, Optional

from . import _values
from ._state import ID_TEXTS, check, state

_FIXED = ("name", "displayName", "datatype", "direction", "parameterType", "multiValue")
_CONTROLS = (
    "{E5456E51-0C41-4797-9EE4-5269820C6F0E}", "{C8C46E43-3D27-4485-9B38-A49F3AC588D9}", "{15F0D1C1-F783-49BC-8D16-619B8E92F668}", "{172840BF-D385-4F83-80E8-2AC3B79EB0E0}",
    "{38C34610-C7F7-11D5-A693-0008C711C8C1}", "{60061247-BCA8-473E-A7AF-A2026DDE1C2D}", "{1AA9A769-D3F3-4EB0-85CB-CC07C79313C8}", "{499BF343-569C-4B2B-864B-742C602C33FE}",
)  # fmt: skip
_FILTERS = {
    "GPString": ("ValueList",), "GPLong": ("ValueList", "Range"), "GPDouble": ("ValueList", "Range"), "DEFile": ("File",), "GPFeatureLayer": ("FeatureClass",), "GPFeatureRecordSetLayer": ("FeatureClass",),
    "Field": ("Field",), "DEFeatureClass": ("FeatureClass",), "DEWorkspace": ("Workspace",),
}  # fmt: skip
_GEOMETRIES = {"Point", "Multipoint", "Polyline", "Polygon"}


class Filter:
    """What values a parameter takes."""

    def __init__(self, datatypes: List[str]) -> None:
        kinds = _FILTERS.get(datatypes[0], ()) if len(datatypes) == 1 else ()
        self.__dict__.update(_kinds=kinds, type=kinds[0] if kinds else "", list=[])

    def __setattr__(self, name: str, value: Any) -> None:
        check()
        if name == "type":
            if value not in self._kinds:
                raise ValueError(f"no filter {value!r} for this data type, only {self._kinds}")
            if value != self.type:
                self.__dict__["list"] = []
        elif name == "list":
            self._check(value)
            value = list(value)
        else:
            raise AttributeError(f"a filter has no {name}")
        self.__dict__[name] = value

    def _check(self, value: Any) -> None:
        if not isinstance(value, list) or not self._kinds:
            raise ValueError(f"this data type takes no filter {value!r}")
        if self.type == "Range" and not (len(value) == 2 and all(isinstance(bound, (int, float)) for bound in value) and value[0] <= value[1]):
            raise ValueError(f"{value!r} is no range")
        if self.type == "FeatureClass" and not set(value) <= _GEOMETRIES:
            raise ValueError(f"{value!r} are no kinds of geometry")
        if self.type == "File" and any("." in extension for extension in value):
            raise ValueError("extensions have no dots")

    def refuses(self, value: Any) -> Optional[str]:
        """Why a value does not pass, or None."""
        if not self.list:
            return None
        if self.type == "ValueList" and value not in self.list:
            return f"ERROR 000800: The value is not a member of {' | '.join(map(str, self.list))}"
        if self.type == "Range" and not self.list[0] <= value <= self.list[1]:
            return f"ERROR 000854: The value is not within the range {self.list[0]} - {self.list[1]}"
        if self.type == "File" and value.rpartition(".")[2].lower() not in self.list:
            return f"ERROR 000814: Invalid file type: {value}"
        return None


class ValueTable:
    """What ``value`` is for several values: no list."""

    def __init__(self, text: str) -> None:
        self._text = text

    def exportToString(self) -> str:
        """The values as text."""
        return self._text


class Parameter:
    """A parameter; attributes that arcpy's does not have are errors."""

    _SETTABLE = {
        "name", "displayName", "displayOrder", "direction", "datatype", "parameterType", "parameterDependencies", "enabled", "value", "defaultEnvironmentName", "category", "symbology", "columns", "values",
        "controlCLSID", "multiValue",
    }  # fmt: skip

    def __init__(self, name=None, displayName=None, direction=None, datatype=None, parameterType=None, enabled=None, category=None, symbology=None, multiValue=None) -> None:  # type: ignore[no-untyped-def]
        check()
        own = self.__dict__
        datatypes = [datatype] if isinstance(datatype, str) else list(datatype or [])
        unknown = [keyword for keyword in datatypes if keyword not in _values.KEYWORDS]
        if not datatypes or unknown:
            raise ValueError(f"no data type {unknown or datatype}")
        if direction not in ("Input", "Output") or parameterType not in ("Required", "Optional", "Derived"):
            raise ValueError(f"no {direction!r} or {parameterType!r}")
        if parameterType == "Derived" and direction != "Output":
            raise ValueError("what is derived is an output")
        if not isinstance(name, str) or not name.isidentifier() or not isinstance(displayName, str) or not displayName:
            raise ValueError(f"{name!r} and {displayName!r} are no name and title")
        own.update(
            name=name, displayName=displayName, displayOrder=0, direction=direction, datatype=datatype, parameterType=parameterType, enabled=enabled is not False, category=category, symbology=symbology,
            multiValue=bool(multiValue), parameterDependencies=[], defaultEnvironmentName="", controlCLSID="", altered=False, hasBeenValidated=False, filter=Filter(datatypes), schema=None, message="",
        )  # fmt: skip
        own.update(_datatypes=datatypes, _given=None, _derived=False, _columns=None, _severity=0, filters=[])

    def __setattr__(self, name: str, value: Any) -> None:
        check()
        if name not in self._SETTABLE:
            raise AttributeError(f"a parameter's {name} cannot be set" if name in self.__dict__ else f"a parameter has no {name}")
        if name in _FIXED and state.phase != "info":
            raise RuntimeError(f"{name} is fixed once the parameters are made")
        if name in ("value", "values", "columns"):
            object.__setattr__(self, name, value)
        elif name == "controlCLSID" and value not in _CONTROLS:
            raise ValueError(f"no control {value}")
        elif name == "category" and not isinstance(value, str):
            raise ValueError("a category is a text")
        else:
            self.__dict__[name] = value

    @property
    def is_list(self) -> bool:
        """Whether it has several values. For the stand-in itself."""
        return self.multiValue or self._datatypes == ["GPValueTable"]

    def _set_columns(self, columns: Any) -> None:
        if self._datatypes != ["GPValueTable"] or not all(datatype in _values.TAKEN and isinstance(title, str) for datatype, title in columns):
            raise ValueError(f"no columns {columns!r}")
        self.__dict__["_columns"] = columns
        self.__dict__["filters"] = [Filter([datatype]) for datatype, _ in columns]

    def _give(self, value: Any) -> None:
        if value is None or value == "" or value == []:
            given: Any = None
        elif self._datatypes == ["GPValueTable"]:
            if self._columns is None or not isinstance(value, list):
                raise ValueError("a value table takes rows, and needs columns")
            given = [self._row(row) for row in value]
        elif self.multiValue:
            parts = _values.split(value) if isinstance(value, str) else value
            if not isinstance(parts, list):
                raise ValueError(f"{value!r} is no list")
            given = [_values.take(self._datatypes, part) for part in parts]
        elif isinstance(value, list):
            raise ValueError(f"{self.name} takes one value, not {value!r}")
        else:
            given = _values.take(self._datatypes, value)
        self.__dict__["_given"] = given
        self.__dict__["altered"] = state.phase != "info"
        self.__dict__["hasBeenValidated"] = False

    def _row(self, row: Any) -> List[Any]:
        if not isinstance(row, list) or len(row) != len(self._columns):
            raise ValueError(f"{row!r} does not fit the columns")
        return [None if cell in (None, "") else _values.take([datatype], cell) for cell, (datatype, _) in zip(row, self._columns)]

    @property
    def columns(self) -> Any:
        """The columns of a value table."""
        return self._columns

    @columns.setter
    def columns(self, columns: Any) -> None:
        self._set_columns(columns)

    @property
    def value(self) -> Any:
        """The value; a table of them where there are several."""
        check()
        return ValueTable(self.valueAsText or "") if self.is_list and self._given is not None else self._given

    @value.setter
    def value(self, value: Any) -> None:
        self._give(value)

    @property
    def values(self) -> Any:
        """Several values."""
        check()
        if not self.is_list:
            raise RuntimeError(f"{self.name} has one value")
        return self._given

    @values.setter
    def values(self, values: Any) -> None:
        self._give(values)

    @property
    def valueAsText(self) -> Optional[str]:
        """The value as a person would type it."""
        check()
        if self._given is None:
            return None
        if self._datatypes == ["GPValueTable"]:
            return ";".join(" ".join("#" if cell is None else _values.join([cell]) for cell in row) for row in self._given)
        return _values.join(self._given) if self.multiValue else _values.show(self._given)

    def setErrorMessage(self, message: str) -> None:
        """Adds an error."""
        self._say(2, message)

    def setWarningMessage(self, message: str) -> None:
        """Adds a warning."""
        self._say(1, message)

    def setIDMessage(self, message_type: str, message_ID: int, *arguments: Any) -> None:
        """Adds a message of the application's."""
        self._say({"ERROR": 2, "WARNING": 1}[message_type.upper()], f"{message_type.upper()} {message_ID:06d}: {ID_TEXTS[message_ID].format(*arguments, '')}")

    def clearMessage(self) -> None:
        """Takes the message back."""
        self._say(0, "")

    def hasError(self) -> bool:
        """Whether it has an error."""
        return bool(self._severity == 2)

    def hasWarning(self) -> bool:
        """Whether it has a warning."""
        return bool(self._severity == 1)

    def isInputValueDerived(self) -> bool:
        """Whether it comes from another tool of a model."""
        return bool(self._derived)

    def _say(self, severity: int, message: str) -> None:
        check()
        if not isinstance(message, str):
            raise TypeError("a message is a text")
        self.__dict__.update(_severity=severity, message=message)
