"""The real QGIS desktop on a screen of its own, driven by a real mouse.

A script that QGIS runs at its start executes what a test sends it on the main thread, so that a test asks for the places of widgets and does not guess them.
"""

import json
import os
import shutil
import signal
import subprocess
import time
from typing import Any, Dict, List, Optional, Sequence

PROGRAMS = ("Xvfb", "openbox", "xdotool", "import", "qgis.bin")
WIDTH, HEIGHT = 1600, 1000
PATIENCE = 240.0

# Runs inside QGIS. Names in G live on from one piece of code to the next.
REMOTE = '''
import glob, json, os, threading, time, traceback
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface
FOLDER = os.environ["RSPLUGINS_DESK"]
class Beat(QTimer):
    """How long the main thread takes between two beats, and how long a thread that does nothing else: what only the former waits for, people see."""
    def __init__(self):
        super().__init__(iface.mainWindow())
        self.timeout.connect(self.beat)
        self.clear()
        threading.Thread(target=self.idle, daemon=True).start()
        self.start(10)
    def clear(self):
        self.last, self.work, self.worst, self.worst_work, self.worst_idle, self.beats = time.perf_counter(), time.thread_time(), 0.0, 0.0, 0.0, 0
    def beat(self):
        now, work = time.perf_counter(), time.thread_time()
        self.worst, self.worst_work, self.beats = max(self.worst, now - self.last), max(self.worst_work, work - self.work), self.beats + 1
        self.last, self.work = now, work
    def idle(self):
        last = time.perf_counter()
        while True:
            time.sleep(0.01)
            now = time.perf_counter()
            self.worst_idle, last = max(self.worst_idle, now - last), now
def middle(widget, rectangle=None):
    point = widget.mapToGlobal((rectangle or widget.rect()).center())
    return [point.x(), point.y()]
def menu_item(menu, text):
    for action in menu.actions():
        if action.isVisible() and action.text().replace("&", "") == text:
            return middle(menu, menu.actionGeometry(action))
    raise LookupError(text + " is not in " + str([action.text() for action in menu.actions()]))
def open_menu():
    return QApplication.activePopupWidget()
def windows():
    return [w for w in QApplication.topLevelWidgets() if w.isVisible()]
G = {"iface": iface, "__name__": "remote", "beat": Beat(), "middle": middle, "menu_item": menu_item, "open_menu": open_menu, "windows": windows}
def poll():
    for path in sorted(glob.glob(FOLDER + "/*.py")):
        with open(path, encoding="utf-8") as file:
            source = file.read()
        os.rename(path, path + ".done")
        answer = {}
        try:
            *lines, last = source.rstrip().split("\\n")
            exec(compile("\\n".join(lines), path, "exec"), G)
            answer["value"] = eval(compile(last, path, "eval"), G)
            text = json.dumps(answer)
        except Exception:
            text = json.dumps({"error": traceback.format_exc()})
        with open(path[:-3] + ".part", "w", encoding="utf-8") as file:
            file.write(text)
        os.rename(path[:-3] + ".part", path[:-3] + ".out")
timer = QTimer(iface.mainWindow())
timer.timeout.connect(poll)
timer.start(30)
with open(os.path.join(FOLDER, "ready"), "w") as file:
    file.write("ready")
'''


def missing() -> List[str]:
    """The programs that are not installed."""
    return [program for program in PROGRAMS if shutil.which(program, path="/usr/bin:/bin") is None]


class Desktop:
    """A screen, a window manager and QGIS. Use it in a ``with`` statement, or ``close`` it."""

    def __init__(self, work: str, profiles: str, screenshots: str, environment: Dict[str, str], arguments: Sequence[str] = ()) -> None:
        """Starts them.

        :param work: a folder for the exchange with QGIS.
        :param profiles: where QGIS keeps its profiles.
        :param screenshots: where pictures of the screen go.
        :param environment: variables beside the usual ones.
        :param arguments: what QGIS opens.
        """
        self.screenshots = screenshots
        os.makedirs(screenshots, exist_ok=True)
        self._remote = os.path.join(work, "remote")
        runtime = os.path.join(work, "runtime")
        os.makedirs(self._remote)
        os.makedirs(runtime, mode=0o700)
        script = os.path.join(work, "remote.py")
        with open(script, "w", encoding="utf-8") as file:
            file.write(REMOTE)
        self._log = open(os.path.join(work, "qgis.log"), "w+b")  # noqa: SIM115
        self._children: List["subprocess.Popen[bytes]"] = []
        # On a screen of high density QGIS counts in points of several pixels each.
        self._scale = int(environment.get("QT_SCALE_FACTOR", "1"))
        self._sent = 0
        try:
            display = self._start_screen()
            self.environment = {
                **{name: value for name, value in os.environ.items() if name in ("HOME", "LANG", "DOTNET_ROOT", "TMPDIR", "USER")},
                "PATH": "/usr/bin:/bin",
                "DISPLAY": display,
                "XDG_RUNTIME_DIR": runtime,
                "RSPLUGINS_DESK": self._remote,
                "LIBGL_ALWAYS_SOFTWARE": "1",
                **environment,
            }
            self._start(["openbox"])
            command = ["qgis.bin", "--profiles-path", profiles, "--nologo", "--noversioncheck", "--code", script, *arguments]
            self.qgis = self._start(command, self._log)
            self.until(lambda: os.path.exists(os.path.join(self._remote, "ready")), "QGIS does not come up")
            self._fit()
        except BaseException:
            self.close()
            raise

    def run(self, code: str) -> Any:
        """Runs code in QGIS and returns the value of its last line."""
        self._sent += 1
        path = os.path.join(self._remote, f"{self._sent:04}")
        with open(path + ".x", "w", encoding="utf-8") as file:
            file.write(code)
        os.rename(path + ".x", path + ".py")
        self.until(lambda: os.path.exists(path + ".out"), f"QGIS does not answer to {code}")
        with open(path + ".out", encoding="utf-8") as file:
            answer = json.load(file)
        if "error" in answer:
            raise AssertionError(answer["error"])
        return answer["value"]

    def click(self, place: str) -> None:
        """Presses the mouse at a place.

        :param place: an expression that gives two coordinates of the screen in QGIS.
        """
        x, y = self.run(place)
        self._xdotool("mousemove", str(x * self._scale), str(y * self._scale), "click", "1")

    def type(self, text: str) -> None:
        """Types on the keyboard; what a keyboard does not have is pasted, as people do where they have no input method."""
        if text.isascii():
            self._xdotool("type", "--delay", "5", text)
        else:
            self.run(f"QApplication.clipboard().setText({text!r})")
            self.key("ctrl+v")

    def key(self, name: str) -> None:
        """Presses a key."""
        self._xdotool("key", name)

    def wait(self, condition: str, what: str, patience: float = PATIENCE) -> None:
        """Waits until an expression in QGIS is true."""
        self.until(lambda: self.run(f"bool({condition})"), what, patience)

    def screenshot(self, name: str) -> str:
        """Takes a picture of the whole screen."""
        path = os.path.join(self.screenshots, name + ".png")
        subprocess.run(["/usr/bin/import", "-window", "root", path], env=self.environment, check=True)
        return path

    def log(self) -> str:
        """What QGIS wrote to its error output."""
        self._log.flush()
        with open(self._log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def until(self, condition: Any, what: str, patience: float = PATIENCE) -> None:
        """Waits until a condition holds; fails when QGIS ends meanwhile."""
        end = time.monotonic() + patience
        while not condition():
            ended = getattr(self, "qgis", None) is not None and self.qgis.poll() is not None
            if ended or time.monotonic() > end:
                raise AssertionError(f"{what}{f'; QGIS ended with {self.qgis.returncode}' if ended else ''}:\n{self.log()[-4000:]}")
            time.sleep(0.03)

    def close(self) -> None:
        """Ends all that was started."""
        for child in reversed(self._children):
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
                try:
                    child.wait(10)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()
        self._log.close()

    def __enter__(self) -> "Desktop":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start_screen(self) -> str:
        read, write = os.pipe()
        screen = ["/usr/bin/Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH * self._scale}x{HEIGHT * self._scale}x24", "-nolisten", "tcp"]
        self._children.append(subprocess.Popen(screen, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        os.close(write)
        with os.fdopen(read) as number:
            display = number.readline().strip()
        if not display:
            raise AssertionError("Xvfb did not start.")
        return ":" + display

    def _start(self, command: Sequence[str], log: Optional[Any] = None) -> "subprocess.Popen[bytes]":
        output = log or subprocess.DEVNULL
        child = subprocess.Popen(command, executable=shutil.which(command[0], path="/usr/bin:/bin"), env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        self._children.append(child)
        return child

    def _fit(self) -> None:
        self.run(f"w = iface.mainWindow()\nw.showNormal()\nw.move(0, 0)\nw.resize({WIDTH - 4}, {HEIGHT - 40})\n0")
        self.wait(f"iface.mainWindow().width() > {WIDTH - 200} and iface.mainWindow().isActiveWindow()", "The window does not come to the front")

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["/usr/bin/xdotool", *arguments], env=self.environment, check=True, stdout=subprocess.DEVNULL)
