"""Runs the tests of a folder, by default this one, for another test runner.

``run_tests.py [FOLDER] --list`` prints their names, one a line; without it they run and each gives one line of JSON: name, outcome (passed, failed, skipped), seconds and text.
FOLDER is one of those beside this file. ``--only TEXT,…`` leaves out the tests whose names hold none of these.
"""

import argparse
import json
import os
import sys
import time
import unittest
from typing import Dict, Iterator, TextIO

HERE = os.path.dirname(os.path.abspath(__file__))


class JsonResult(unittest.TestResult):
    """Prints each outcome when its test ends; what goes wrong in a subtest is the test's."""

    def __init__(self, out: TextIO) -> None:
        super().__init__()
        self._out = out

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
        print(json.dumps(line), file=self._out, flush=True)


def cases(suite: unittest.TestSuite) -> Iterator[unittest.TestCase]:
    """All test cases of a suite."""
    for part in suite:
        if isinstance(part, unittest.TestSuite):
            yield from cases(part)
        else:
            yield part


def main() -> int:
    """Lists or runs the tests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default=HERE)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    folder = os.path.join(HERE, options.folder)
    sys.path.insert(0, folder)
    suite = unittest.defaultTestLoader.discover(folder, top_level_dir=folder)
    found = [test for test in cases(suite) if any(text in test.id() for text in options.only.split(","))]
    if options.list:
        print("\n".join(test.id() for test in found))
        return 0
    # What native libraries print must not stand between the outcomes.
    result = JsonResult(os.fdopen(os.dup(1), "w", encoding="utf-8"))
    os.dup2(2, 1)
    # A suite, and not each test for itself: that is what sets classes and modules up.
    unittest.TestSuite(found).run(result)
    broken = [text for place, text in result.errors if not isinstance(place, unittest.TestCase)]
    print("\n".join(broken), file=sys.stderr, flush=True)
    finish = getattr(sys.modules.get("harness"), "finish", None)
    if finish is not None:
        finish(1 if broken else 0)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
