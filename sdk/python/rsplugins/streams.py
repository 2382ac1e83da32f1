"""Keeps the protocol's streams away from everything else in a plugin's process."""

import os
import sys
from io import TextIOWrapper
from typing import BinaryIO, Tuple


def take_standard_streams() -> Tuple[BinaryIO, BinaryIO]:
    """Takes stdin and stdout for the protocol. What else is printed, by Python or by a native library on descriptor 1, goes to stderr; whoever reads stdin finds its end."""
    sys.stdout.flush()
    input = os.fdopen(os.dup(0), "rb")
    output = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdin = open(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stderr
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    return input, output
