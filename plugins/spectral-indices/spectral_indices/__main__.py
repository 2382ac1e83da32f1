"""Serves the tools to the host."""

import sys

from .tools import plugin

if __name__ == "__main__":
    sys.exit(plugin.run())
