"""Runs the plugin as the host does:  python3 -m unittest"""

import os
import sys
import unittest

SDK = r"__SDK__"  # of the rsplugins that made this plugin
sys.path.insert(0, SDK)

from rsplugins import HostClient, ToolError  # noqa: E402

COOKIE = "0" * 32
EQUATOR = [{"lon": 0, "lat": 0}, {"lon": 1, "lat": 0}]


class PluginTests(unittest.TestCase):
    def setUp(self) -> None:
        # A plugin speaks the host's protocol, so that a client can call it without one.
        command = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "plugin.py")]
        self.client = HostClient.start(command, token=COOKIE, environment={**os.environ, "PYTHONPATH": SDK, "RSPLUGINS_COOKIE": COOKIE})
        self.addCleanup(self.client.close)

    def test_measures_a_degree_of_the_equator(self) -> None:
        self.assertAlmostEqual(self.client.call_tool("__TOOL__.length", {"points": EQUATOR})["length"], 111195.08, places=2)

    def test_a_single_point_is_refused(self) -> None:
        with self.assertRaises(ToolError) as caught:
            self.client.call_tool("__TOOL__.length", {"points": EQUATOR[:1]})
        self.assertEqual(caught.exception.id, "rs.argument.invalid")


if __name__ == "__main__":
    unittest.main()
