"""Waits that end when what they wait for has come, on a machine however slow.

What never comes is ended by pytest's own time limit, which says where every thread stood (pyproject.toml).
"""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

FOREVER = 24 * 60 * 60 * 1000
"""In ms, for what wants to be told how long to wait."""

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


class PatientBot(QtBot):
    """A qtbot that gives up no sooner than the run itself."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = FOREVER) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitExposed(self, widget: QWidget, *, timeout: int = FOREVER) -> Any:  # noqa: N802
        return super().waitExposed(widget, timeout=timeout)

    def waitSignal(self, signal: Any, **options: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, **{"timeout": FOREVER, **options})


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:  # noqa: ARG001  # has to be there
    """In place of the one that gives up after five seconds."""
    return PatientBot(request)
