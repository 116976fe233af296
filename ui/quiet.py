"""What the data file needs now and then, done in a moment when nobody asks for anything."""

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Jobs

MOMENT_MS = 1000


class Quiet(QObject):
    """Watches for such a moment after each change, until the sitting ends."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._moment = QTimer(self, singleShot=True, interval=MOMENT_MS)
        self._moment.timeout.connect(self._see_to_the_log)
        jobs.carried_out.connect(self._begin)

    def stop(self) -> None:
        """Nothing more is done: closing the data file sees to the rest."""
        self._jobs.carried_out.disconnect(self._begin)
        self._moment.stop()

    def _begin(self) -> None:
        self._moment.start()

    def _see_to_the_log(self) -> None:
        if self._jobs.busy:
            self._moment.start()
        else:
            self._jobs.fold_log()
