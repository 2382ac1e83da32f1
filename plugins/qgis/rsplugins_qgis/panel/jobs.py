"""The jobs of the host, asked for again and again while they are looked at, with the figures that they reported."""

from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Mapping, Optional, Set

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..sdk import HostClient, Progress, ToolError
from .context import PanelContext
from .curve import Point

_EVERY_MS = 1000
_ALL_EVERY = 10
_MOST_JOBS = 1000
_MOST_POINTS = 2000
_PATIENCE = 30.0

ACTIVE = ("queued", "running")
RESUMABLE = ("interrupted", "failed", "cancelled")


@dataclass
class JobView:
    """A job as the panel knows it."""

    id: str
    tool: str
    state: str
    resumable: bool
    created: str
    detached: bool
    progress: Progress
    error: Mapping[str, Any]
    figures: Dict[str, List[Point]] = field(default_factory=dict, compare=False)
    """What it reported while it was watched, by name, in the order in which to show them."""

    @property
    def is_active(self) -> bool:
        """Whether it waits or runs."""
        return self.state in ACTIVE

    @property
    def matters(self) -> bool:
        """Whether it is more than a call that somebody waited for and that went well."""
        return self.is_active or self.detached or self.resumable or self.state not in ("succeeded", "cancelled")

    @property
    def can_resume(self) -> bool:
        """Whether it can be started again."""
        return self.state in RESUMABLE and (self.detached or self.resumable)

    @staticmethod
    def read(job: Mapping[str, Any]) -> "JobView":
        """Reads the status of a job."""
        return JobView(
            id=str(job["id"]),
            tool=str(job["tool"]),
            state=str(job["state"]),
            resumable=bool(job.get("resumable")),
            created=str(job.get("created", "")),
            detached=bool(job.get("detached")),
            progress=Progress.from_wire(job.get("progress")),
            error=job.get("error") or {},
        )

    def learn(self, before: Optional["JobView"]) -> None:
        """Takes over the figures known before and adds those of its progress."""
        self.figures = {} if before is None else before.figures
        for name, value in self.progress.metrics.items():
            points = self.figures.setdefault(name, [])
            place = float(self.progress.done) if self.progress.done is not None else float(len(points))
            if points and place < points[-1][0]:
                # It was started again from an earlier state.
                points[:] = [point for point in points if point[0] < place]
            if not points or place > points[-1][0]:
                points.append((place, value))
            if len(points) > _MOST_POINTS:
                del points[1::2]


class Jobs(QObject):
    """All jobs that the host tells of."""

    changed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, context: PanelContext, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asking = False
        self._until_all = 0
        self.all: Dict[str, JobView] = {}
        """By id, the newest first."""
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.refresh)

    def watch(self, watching: bool) -> None:
        """Begins or ends to ask."""
        if watching:
            self._timer.start()
            self._until_all = 0
            self.refresh()
        else:
            self._timer.stop()

    def refresh(self) -> None:
        """Asks once, and starts no host for it. Mostly for the jobs that wait or run, and now and then for all."""
        if self._asking:
            return
        known = {job.id for job in self.all.values() if job.is_active} if self._until_all > 0 else None
        self._until_all -= 1
        take = self._take if known is None else self._take_active
        self._asking = self._context.calls.with_running_host(lambda client, call: _list(client) if known is None else _list_active(client, known), take, self._refused) is not None

    def start_host(self) -> None:
        """Asks, and starts the host for it."""
        self._asking = True
        self._context.calls.with_host(lambda client, call: _list(client), self._take, self._fail)

    def cancel(self, id: str) -> None:
        """Cancels a job."""
        self._act(lambda client: client.cancel_job(id))

    def resume(self, id: str) -> None:
        """Starts a job again."""
        self._act(lambda client: client.resume_job(id))

    def remove(self, ids: List[str]) -> None:
        """Forgets jobs that have ended."""
        self._act(lambda client: [client.remove_job(id) for id in ids])

    def _act(self, action: Callable[[HostClient], Any]) -> None:
        def work(client: HostClient) -> List[JobView]:
            action(client)
            return _list(client)

        self._context.calls.with_host(lambda client, call: work(client), self._take, self._fail)

    def _take(self, jobs: List[JobView]) -> None:
        self._asking = False
        self._until_all = _ALL_EVERY
        for job in jobs:
            job.learn(self.all.get(job.id))
        self.all = {job.id: job for job in jobs}
        self.changed.emit()

    def _take_active(self, jobs: List[JobView]) -> None:
        self._asking = False
        for job in jobs:
            job.learn(self.all.get(job.id))
        if jobs:
            new = {job.id: job for job in jobs}
            self.all = {**{id: job for id, job in new.items() if id not in self.all}, **{id: new.get(id, job) for id, job in self.all.items()}}
            self.changed.emit()

    def _refused(self, failure: ToolError) -> None:
        # The host that was asked is gone; the next question goes to another, or to none.
        self._asking = False

    def _fail(self, failure: ToolError) -> None:
        self._asking = False
        self.failed.emit(failure)


def _list(client: HostClient) -> List[JobView]:
    return [JobView.read(job) for job in client.list_jobs(limit=_MOST_JOBS, timeout=_PATIENCE, brief=True)]


def _list_active(client: HostClient, known: Set[str]) -> List[JobView]:
    """The jobs that wait or run, and those of the known ones that ended meanwhile."""
    found = [JobView.read(job) for state in ACTIVE for job in client.list_jobs(state=state, timeout=_PATIENCE, brief=True)]
    ended = known - {job.id for job in found}
    return found + [JobView.read(client.get_job(id, timeout=_PATIENCE)) for id in sorted(ended)]
