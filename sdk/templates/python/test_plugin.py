"""Runs the plugin as the host does:  python3 -m unittest  (with the SDK's folder in PYTHONPATH)"""

import os
import sys
import unittest

from rsplugins import HostClient, ToolError

COOKIE = "0" * 32


class PluginTests(unittest.TestCase):
    def setUp(self) -> None:
        # A plugin speaks the host's protocol, so that a client can call it without one.
        command = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "plugin.py")]
        self.client = HostClient.start(command, token=COOKIE, environment={**os.environ, "RSPLUGINS_COOKIE": COOKIE})
        self.addCleanup(self.client.close)

    def test_counts(self) -> None:
        self.assertEqual(self.client.call_tool("__TOOL__.count", {"text": "banana"}), {"count": 3})

    def test_more_than_one_letter_is_refused(self) -> None:
        with self.assertRaises(ToolError) as caught:
            self.client.call_tool("__TOOL__.count", {"text": "banana", "letter": "an"})
        self.assertEqual(caught.exception.id, "rs.argument.invalid")


if __name__ == "__main__":
    unittest.main()
