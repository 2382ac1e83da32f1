"""A host that stands for another machine, for the tests of Python, QGIS and ArcGIS."""

import os
import subprocess
import tempfile
from typing import Any, Dict, List, Optional

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HOST = os.environ.get("RSPLUGINS_TEST_HOST") or os.path.join(ROOT, "host", "bin", "Release", "net10.0", "rsplugins")


class RemoteHost:
    """``rsplugins serve --listen`` with a state folder of its own; it serves no folder, so that it reads no file of this machine but what was sent."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="rsplugins-remote-")
        self.state = os.path.join(self._folder.name, "state")
        self.url = ""
        self.token = ""

    def __enter__(self) -> "RemoteHost":
        environment = {**os.environ, "RSPLUGINS_STATE": self.state}
        for name in ("RSPLUGINS_REMOTE", "RSPLUGINS_TOKEN"):
            environment.pop(name, None)
        self._process: "Optional[subprocess.Popen[bytes]]" = subprocess.Popen([HOST, "serve", "--listen"], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert self._process.stderr is not None
        said: List[str] = []
        for line in self._process.stderr:
            said.append(line.decode())
            if said[-1].startswith("Listening at "):
                self.url = said[-1].split()[2]
                with open(os.path.join(self.state, "remote.token"), encoding="utf-8") as file:
                    self.token = file.read().strip()
                return self
        raise AssertionError("".join(said))

    def __exit__(self, *_: Any) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.communicate(timeout=60)
        self._folder.cleanup()

    def variables(self) -> Dict[str, str]:
        """What makes a program's ``rsplugins connect`` lead here."""
        return {"RSPLUGINS_REMOTE": self.url, "RSPLUGINS_TOKEN": self.token}

    def sent(self) -> List[str]:
        """The names of the files that were sent or made here."""
        return sorted(name for _, _, names in os.walk(os.path.join(self.state, "uploads")) for name in names)
