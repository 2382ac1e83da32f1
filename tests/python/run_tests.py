"""Runs the tests of this folder for another test runner.

``run_tests.py [FOLDER] --list`` prints their names, one a line; without it they run and each gives one line of JSON: name, outcome (passed, failed, skipped), seconds and text.
FOLDER is one of those beside this file; by default the tests of all are meant that lie here themselves.
"""

import json
import os
import sys
import time
import unittest
from typing import Dict, Iterator

HERE = os.path.dirname(os.path.abspath(__file__))


class JsonResult(unittest.TestResult):
    """Prints each outcome when its test ends; what goes wrong in a subtest is the test's."""

    def startTest(self, test: unittest.TestCase) -> None:
        super().startTest(test)
        self._started = time.monotonic()
        self._bad = len(self.failures) + len(self.errors)
        self._skips = len(self.skipped)

    def stopTest(self, test: unittest.TestCase) -> None:
        super().stopTest(test)
        wrong = [text for _, text in (*self.failures, *self.errors)][self._bad :]
        skipped = [reason for _, reason in self.skipped][self._skips :]
        outcome = "failed" if wrong else "skipped" if skipped else "passed"
        line: Dict[str, object] = {"name": test.id(), "outcome": outcome, "seconds": round(time.monotonic() - self._started, 3), "text": "\n".join(wrong or skipped)}
        print(json.dumps(line), file=sys.__stdout__, flush=True)


def cases(suite: unittest.TestSuite) -> Iterator[unittest.TestCase]:
    """All test cases of a suite."""
    for part in suite:
        if isinstance(part, unittest.TestSuite):
            yield from cases(part)
        else:
            yield part


def main() -> int:
    """Lists or runs the tests."""
    folder = os.path.join(HERE, *[argument for argument in sys.argv[1:] if argument != "--list"])
    sys.path.insert(0, folder)
    found = list(cases(unittest.defaultTestLoader.discover(folder, top_level_dir=folder)))
    if "--list" in sys.argv:
        print("\n".join(test.id() for test in found))
        return 0
    result = JsonResult()
    for test in found:
        test.run(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
