"""Formulas over many pixels at once, in double precision.

A pixel without a value is NaN, and so is every result that depends on one, that divides by zero, or that is no finite number.
With NumPy the same operations run on its arrays; what NumPy rounds in its own way (powers, log, exp) is left to ``math``, so that both give the same bits.
"""

import math
import operator
from array import array
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence

from .formula import Band, Formula, Node, Number

numpy: Any
try:
    import numpy
except ImportError:
    numpy = None

NAN = float("nan")
_LARGEST = 3.4028234663852886e38
Values = Any


def _power(base: float, exponent: float) -> float:
    if base != base or exponent != exponent:
        return NAN
    try:
        return math.pow(base, exponent)
    except (OverflowError, ValueError):
        return NAN


def _log(value: float) -> float:
    return math.log(value) if value > 0 else NAN


def _exp(value: float) -> float:
    try:
        return math.exp(value)
    except OverflowError:
        return NAN


def _sqrt(value: float) -> float:
    return math.sqrt(value) if value >= 0 else NAN


_COMPARE: Dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
_SIMPLE: Dict[str, Callable[[Any, Any], Any]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
_SINGLE: Dict[str, Callable[[float], float]] = {"abs": abs, "sqrt": _sqrt, "log": _log, "exp": _exp, "negate": operator.neg}


class PlainArithmetic:
    """Lists of floats."""

    name = "python"

    def band(self, samples: "array[Any]", nodata: Optional[float]) -> Values:
        """The samples of a band as values; ``nodata`` becomes NaN."""
        values = list(map(float, samples))
        return values if nodata is None else [NAN if value == nodata else value for value in values]

    def evaluate(self, formula: Formula, bands: Mapping[int, Values], count: int) -> Values:
        """The values of a formula for ``count`` pixels."""
        return self._evaluate(formula.root, bands, count)

    def finish(self, values: Values) -> "array[float]":
        """Single-precision samples; what single precision cannot hold is NaN."""
        return array("f", [value if -_LARGEST <= value <= _LARGEST else NAN for value in values])

    def _evaluate(self, node: Node, bands: Mapping[int, Values], count: int) -> List[float]:
        if isinstance(node, Number):
            return [node.value] * count
        if isinstance(node, Band):
            return list(bands[node.number])
        # A loop, not a comprehension: long sums are deep trees, and this halves the frames.
        parts = []
        for part in node.parts:
            parts.append(self._evaluate(part, bands, count))
        if node.name in _SIMPLE:
            return list(map(_SIMPLE[node.name], parts[0], parts[1]))
        if node.name == "/":
            return [left / right if right else NAN for left, right in zip(parts[0], parts[1])]
        if node.name == "**":
            return list(map(_power, parts[0], parts[1]))
        if node.name in _COMPARE:
            compare = _COMPARE[node.name]
            return [NAN if left != left or right != right else float(compare(left, right)) for left, right in zip(parts[0], parts[1])]
        if node.name in ("min", "max"):
            choose = min if node.name == "min" else max
            return [NAN if any(value != value for value in row) else choose(row) for row in zip(*parts)]
        return list(map(_SINGLE[node.name], parts[0]))


class NumpyArithmetic:
    """NumPy arrays of doubles."""

    name = "numpy"

    def band(self, samples: "array[Any]", nodata: Optional[float]) -> Values:
        """The samples of a band as values; ``nodata`` becomes NaN."""
        values = numpy.frombuffer(samples, dtype=samples.typecode).astype(numpy.float64)
        if nodata is not None:
            values[values == nodata] = NAN
        return values

    def evaluate(self, formula: Formula, bands: Mapping[int, Values], count: int) -> Values:
        """The values of a formula for ``count`` pixels."""
        with numpy.errstate(all="ignore"):
            return self._evaluate(formula.root, bands, count)

    def finish(self, values: Values) -> "array[float]":
        """Single-precision samples; what single precision cannot hold is NaN."""
        single = numpy.where(numpy.abs(values) <= _LARGEST, values, NAN).astype(numpy.float32)
        samples = array("f")
        samples.frombytes(single.tobytes())
        return samples

    def _evaluate(self, node: Node, bands: Mapping[int, Values], count: int) -> Values:
        if isinstance(node, Number):
            return numpy.full(count, node.value)
        if isinstance(node, Band):
            return bands[node.number]
        # A loop, not a comprehension: long sums are deep trees, and this halves the frames.
        parts = []
        for part in node.parts:
            parts.append(self._evaluate(part, bands, count))
        if node.name in _SIMPLE:
            return _SIMPLE[node.name](parts[0], parts[1])
        if node.name == "/":
            return numpy.where(parts[1] == 0, NAN, parts[0] / parts[1])
        if node.name == "**":
            return _each(_power, parts, count)
        if node.name in _COMPARE:
            known = ~(numpy.isnan(parts[0]) | numpy.isnan(parts[1]))
            return numpy.where(known, _COMPARE[node.name](parts[0], parts[1]).astype(numpy.float64), NAN)
        if node.name in ("min", "max"):
            return numpy.minimum.reduce(parts) if node.name == "min" else numpy.maximum.reduce(parts)
        if node.name in ("log", "exp"):
            return _each(_SINGLE[node.name], parts, count)
        if node.name == "sqrt":
            return numpy.sqrt(parts[0])
        return abs(parts[0]) if node.name == "abs" else -parts[0]


def _each(function: Callable[..., float], parts: Sequence[Values], count: int) -> Values:
    return numpy.fromiter(map(function, *(part.tolist() for part in parts)), dtype=numpy.float64, count=count)


def best_arithmetic() -> "PlainArithmetic | NumpyArithmetic":
    """NumPy's where it is installed."""
    return PlainArithmetic() if numpy is None else NumpyArithmetic()
