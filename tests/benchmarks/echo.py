"""Median times, each of the best of ten batches, of small calls by the Python SDK, for the command "protocol": echo.py HOST PIPE_ECHO ROUNDS OPTIONS..."""

import json
import subprocess
import sys
import time

from rsplugins import HostClient

MESSAGE = bytes(160)
WARM_UP_SECONDS = 3.0
BATCHES = 10


def median(ask, rounds):
    end = time.perf_counter() + WARM_UP_SECONDS
    while time.perf_counter() < end:
        ask()
    best = float("inf")
    for _ in range(BATCHES):
        times = []
        for _ in range(rounds // BATCHES):
            start = time.perf_counter()
            ask()
            times.append(time.perf_counter() - start)
        best = min(best, sorted(times)[len(times) // 2])
    return best * 1e6


def floor(program, rounds):
    with subprocess.Popen([program, "pipe-echo"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as child:

        def ask():
            child.stdin.write(MESSAGE)
            left = len(MESSAGE)
            while left > 0:
                left -= len(child.stdout.read(left))

        result = median(ask, rounds)
        child.stdin.close()
    return result


def calls(command, rounds):
    with HostClient.start(command) as client:
        return median(lambda: client.call_tool("test.echo", {"text": "a"}), rounds)


def main():
    program, pipe_echo, rounds, options = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
    print(json.dumps({
        "floor": floor(pipe_echo, rounds),
        "stdio": calls([program, *options, "serve", "--stdio"], rounds),
        "connect": calls([program, *options, "connect"], rounds),
    }))


main()
