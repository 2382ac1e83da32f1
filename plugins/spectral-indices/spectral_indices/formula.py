"""Band formulas: parsed into a small tree of known operations, never run as code.

Grammar, loosest first::

    comparison := sum [("<" | "<=" | ">" | ">=" | "==" | "!=") sum]        1 or 0
    sum        := product {("+" | "-") product}
    product    := sign {("*" | "/") sign}
    sign       := ("-" | "+") sign | power
    power      := atom ["**" sign]
    atom       := NUMBER | BAND | FUNCTION "(" comparison {"," comparison} ")" | "(" comparison ")"

BAND is ``b1``, ``b2`` …; FUNCTION one of ``min max abs sqrt log exp``.
"""

import math
import re
from dataclasses import dataclass
from typing import FrozenSet, List, Optional, Tuple, Union

from rsplugins import ToolError

MAXIMUM_LENGTH = 1000
MAXIMUM_DEPTH = 50
MAXIMUM_BAND = 65535
FUNCTIONS = {"min": (2, 16), "max": (2, 16), "abs": (1, 1), "sqrt": (1, 1), "log": (1, 1), "exp": (1, 1)}

_TOKEN = re.compile(r"\s*(?:(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>\*\*|<=|>=|==|!=|[-+*/(),<>]))", re.ASCII)
_COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")


@dataclass(frozen=True)
class Number:
    """A constant."""

    value: float


@dataclass(frozen=True)
class Band:
    """The values of a band, counted from 1."""

    number: int


@dataclass(frozen=True)
class Operation:
    """An operation on one or more parts; its name is a sign, ``negate`` or a function."""

    name: str
    parts: Tuple["Node", ...]


Node = Union[Number, Band, Operation]


@dataclass(frozen=True)
class Formula:
    """A parsed formula."""

    text: str
    root: Node
    bands: FrozenSet[int]


def parse(text: str) -> Formula:
    """Reads a formula. Raises ToolError ``rs.argument.invalid`` with the place and what is allowed."""
    if len(text) > MAXIMUM_LENGTH:
        raise _wrong(f"The formula is longer than {MAXIMUM_LENGTH} characters.")
    parser = _Parser(text)
    root = parser.whole()
    if not parser.bands:
        raise _wrong("The formula names no band.")
    return Formula(text.strip(), root, frozenset(parser.bands))


def _wrong(message: str) -> ToolError:
    return ToolError("rs.argument.invalid", message, "Write for instance (b4 - b1) / (b4 + b1); there are + - * / **, comparisons, and " + ", ".join(FUNCTIONS) + ".")


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._depth = 0
        self._kind = ""
        self._token = ""
        self._start = 0
        self.bands: List[int] = []
        self._next()

    def whole(self) -> Node:
        root = self._comparison()
        if self._kind != "end":
            raise self._unexpected()
        return root

    def _next(self) -> None:
        found = _TOKEN.match(self._text, self._place)
        if found is not None:
            self._kind = str(found.lastgroup)
            self._token = found.group(self._kind)
            self._start = found.start(self._kind)
            self._place = found.end()
            return
        rest = self._text[self._place :].lstrip()
        self._start = len(self._text) - len(rest)
        self._kind, self._token = ("unknown", rest[0]) if rest else ("end", "")
        if rest:
            raise self._unexpected()

    def _unexpected(self) -> ToolError:
        what = f'"{self._token[:30]}"' if self._token else "the end"
        return _wrong(f"The formula is wrong at character {self._start + 1}: {what} is not expected here.")

    def _taken(self, *signs: str) -> Optional[str]:
        if self._kind != "sign" or self._token not in signs:
            return None
        sign = self._token
        self._next()
        return sign

    def _require(self, sign: str) -> None:
        if self._taken(sign) is None:
            raise self._unexpected()

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAXIMUM_DEPTH:
            raise _wrong(f"The formula is nested deeper than {MAXIMUM_DEPTH} levels.")

    def _comparison(self) -> Node:
        self._deeper()
        left = self._sum()
        sign = self._taken(*_COMPARISONS)
        if sign is not None:
            left = Operation(sign, (left, self._sum()))
        self._depth -= 1
        return left

    def _sum(self) -> Node:
        left = self._product()
        while True:
            sign = self._taken("+", "-")
            if sign is None:
                return left
            left = Operation(sign, (left, self._product()))

    def _product(self) -> Node:
        left = self._sign()
        while True:
            sign = self._taken("*", "/")
            if sign is None:
                return left
            left = Operation(sign, (left, self._sign()))

    def _sign(self) -> Node:
        sign = self._taken("-", "+")
        if sign is None:
            return self._power()
        self._deeper()
        part = self._sign()
        self._depth -= 1
        return Operation("negate", (part,)) if sign == "-" else part

    def _power(self) -> Node:
        base = self._atom()
        if self._taken("**") is None:
            return base
        self._deeper()
        exponent = self._sign()
        self._depth -= 1
        return Operation("**", (base, exponent))

    def _atom(self) -> Node:
        kind, token = self._kind, self._token
        if kind == "number":
            value = float(token)
            if not math.isfinite(value):
                raise self._unexpected()
            self._next()
            return Number(value)
        if kind == "name":
            return self._named(token)
        self._require("(")
        inner = self._comparison()
        self._require(")")
        return inner

    def _named(self, name: str) -> Node:
        if name in FUNCTIONS:
            return self._function(name)
        if name[0] in "bB" and name[1:].isdigit() and len(name) <= 6 and 1 <= int(name[1:]) <= MAXIMUM_BAND:
            self._next()
            band = int(name[1:])
            self.bands.append(band)
            return Band(band)
        raise self._unexpected()

    def _function(self, name: str) -> Node:
        self._next()
        self._require("(")
        parts = [self._comparison()]
        while self._taken(",") is not None:
            parts.append(self._comparison())
        self._require(")")
        least, most = FUNCTIONS[name]
        if not least <= len(parts) <= most:
            raise _wrong(f"{name} takes {least if least == most else f'{least} to {most}'} values, not {len(parts)}.")
        return Operation(name, tuple(parts))
