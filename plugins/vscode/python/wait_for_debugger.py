"""Runs a script or a module, as the words after the first two say, once a debugger is there: LIBRARY PORT_FILE WORDS…

LIBRARY is the folder that has debugpy; empty where Python finds it by itself. The port that it listens at is written to PORT_FILE.
"""

import os
import runpy
import sys

library, port_file = sys.argv[1:3]
words = sys.argv[3:]
while words and words[0].startswith("-") and words[0] != "-m":
    # Options of the interpreter itself: it runs already.
    del words[: 2 if words[0] in ("-X", "-W") else 1]

sys.path[0] = os.getcwd() if words[:1] == ["-m"] else os.path.dirname(os.path.abspath(words[0]))
if library:
    sys.path.append(library)

import debugpy  # noqa: E402

_, port = debugpy.listen(("127.0.0.1", 0))
with open(port_file + ".part", "w", encoding="ascii") as part:
    part.write(str(port))
os.replace(port_file + ".part", port_file)
debugpy.wait_for_client()

if words[0] == "-m":
    sys.argv = words[1:]
    runpy.run_module(words[1], run_name="__main__", alter_sys=True)
else:
    sys.argv = words
    runpy.run_path(words[0], run_name="__main__")
