import math
import random
import unittest
from array import array
from typing import Dict, List

from support import SDK  # noqa: F401  (finds the packages)

from rsplugins import ToolError
from spectral_indices.arithmetic import NAN, PlainArithmetic
from spectral_indices.formula import MAXIMUM_LENGTH, parse


def value(text: str, **bands: float) -> float:
    """The value of a formula for one pixel."""
    formula = parse(text)
    known: Dict[int, List[float]] = {band: [bands.get(f"b{band}", 0.0)] for band in formula.bands}
    return float(PlainArithmetic().evaluate(formula, known, 1)[0])


class FormulaTests(unittest.TestCase):
    def test_values(self) -> None:
        for text, expected in (
            ("b1", 6.0),
            ("B1+1", 7.0),
            ("1 + 2 * b1", 13.0),
            ("(1 + 2) * b1", 18.0),
            ("b1 - 2 - 1", 3.0),
            ("b1 / 2 / 3", 1.0),
            ("-b1 ** 2", -36.0),
            ("(-b1) ** 2", 36.0),
            ("2 ** 3 ** 2 + 0 * b1", 512.0),
            ("b1 ** -1", 1 / 6),
            ("- - +b1", 6.0),
            ("min(b1, b2, 5)", 4.0),
            ("max(b1,b2)", 6.0),
            ("abs(-b1) + sqrt(b2)", 8.0),
            ("log(exp(b1))", 6.0),
            ("b1 > 4", 1.0),
            ("(b1 >= 6) + (b2 == 4) + (b1 != 6) + (b1 < b2) + (b1 <= 6)", 3.0),
            ("1.5e1 + .5 + 2. * b2", 23.5),
            ("(b1 - b2) / (b1 + b2)", 0.2),
        ):
            self.assertEqual(value(text, b1=6.0, b2=4.0), expected, text)

    def test_what_has_no_value_has_none(self) -> None:
        for text in ("b1 / b2", "b1 / b2 > 2", "sqrt(b1 - 7)", "log(b2)", "exp(b1 * 1000)", "b1 ** 1e9", "(-b1) ** .5", "b2 ** -1", "min(b1, b1 / b2)", "max(1, b1 / b2)", "(b1 / b2) ** 0", "1 ** (b1 / b2)"):
            self.assertTrue(math.isnan(value(text, b1=6.0, b2=0.0)), text)
        self.assertTrue(all(math.isnan(x) for x in PlainArithmetic().finish([1e39, -1e39, math.inf, NAN])))

    def test_bands_are_found(self) -> None:
        self.assertEqual(parse("b12 + b3 * b12").bands, {3, 12})

    def test_nothing_else_is_taken(self) -> None:
        for text in (
            "", " ", "1 + 2", "b0", "b", "b70000", "b99999999999", "b1 b2", "b1 +", "* b1", "(b1", "b1)", "()", "b1,b2", "min(b1)", "min()", "abs(b1, b2)", "sqrt b1", "b1 < b2 < 3", "b1 ^ 2", "b1 // 2", "b1 % 2",
            "b1 @ b1", "b1 = 2", "b1 & b2", "not b1", "b1 and b2", "1e999 * b1", "0x10 * b1", "1_000 * b1", "b1.real", "b1[0]", "b1()", "__import__('os').system('id')", "b1.__class__", "().__class__.__bases__", "lambda: b1",
            "eval('1')", "exec(b1)", "print(b1)", "b1 if b1 else 2", "[b1]", "{b1}", "f'{b1}'", "b1; b2", "b1\\", "b1 # b2", "'b1'", "b1 + ١", "ｂ1", "b１", "sqrt.__call__(b1)", "b1\x00", "nan * b1", "inf * b1", "min=1",
        ):
            with self.assertRaises(ToolError, msg=text) as caught:
                parse(text)
            self.assertEqual(caught.exception.id, "rs.argument.invalid", text)
            self.assertIsNotNone(caught.exception.hint)

    def test_the_place_is_told(self) -> None:
        with self.assertRaises(ToolError) as caught:
            parse("b1 + foo(b2)")
        self.assertIn('character 6: "foo"', caught.exception.message)

    def test_deep_and_long_formulas_are_refused(self) -> None:
        for text in ("(" * 400 + "b1" + ")" * 400, "-" * 900 + "b1", "b1" + "**b1" * 200, "abs(" * 200 + "b1" + ")" * 200, "b1+" * 400 + "b1"):
            with self.assertRaises(ToolError):
                parse(text)
        longest = "b1" + "-1" * ((MAXIMUM_LENGTH - 2) // 2)
        self.assertEqual(value(longest, b1=0.0), -499.0)

    def test_huge_powers_take_no_time(self) -> None:
        self.assertTrue(math.isnan(value("9 ** 9 ** 9 ** 9 ** 9 + b1", b1=1.0)))

    def test_random_texts_are_parsed_or_refused(self) -> None:
        seed = random.Random(5)
        parts = ["b1", "b2", "1", "2.5", "+", "-", "*", "/", "**", "(", ")", ",", "<", "==", "min(", "sqrt(", "log", " ", "x", ".", "__", "'"]
        parsed = 0
        for _ in range(20_000):
            text = "".join(seed.choice(parts) for _ in range(seed.randint(1, 12)))
            try:
                value(text, b1=3.0, b2=0.0)
                parsed += 1
            except ToolError as refused:
                self.assertEqual(refused.id, "rs.argument.invalid")
        self.assertGreater(parsed, 100)

    def test_integer_bands_are_computed_as_reals(self) -> None:
        arithmetic = PlainArithmetic()
        known = {1: arithmetic.band(array("H", [1, 65535, 7]), 7.0), 2: arithmetic.band(array("H", [2, 65535, 1]), None)}
        result = arithmetic.finish(arithmetic.evaluate(parse("(b1 - b2) / (b1 + b2)"), known, 3))
        self.assertEqual((result[0], result[1]), (array("f", [-1 / 3])[0], 0.0))
        self.assertTrue(math.isnan(result[2]))


if __name__ == "__main__":
    unittest.main()
