"""What the program keeps for one person on one computer: who they are, and how they like their windows."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FILE = "window.ini"

WHO = "who/name"
"""Under this stands the name that the officer's work is done in."""


class Remembered:
    """Plain values by name, in an INI file of the settings folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ini = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    def text(self, name: str, otherwise: str = "") -> str:
        """The text kept under `name`."""
        value = self._ini.value(name, otherwise)
        return value if isinstance(value, str) else otherwise

    def flag(self, name: str, otherwise: bool = False) -> bool:
        """The yes or no kept under `name`."""
        return self.text(name, "yes" if otherwise else "no") == "yes"

    def state(self, name: str) -> QByteArray | None:
        """How a window or a header was left, if it is known."""
        value = self._ini.value(name)
        return value if isinstance(value, QByteArray) else None

    def write(self) -> None:
        """Write now what is to be kept."""
        self._ini.sync()

    def forget(self, name: str) -> None:
        """Keep nothing under `name` any more."""
        self._ini.remove(name)

    def keep(self, name: str, value: str | bool | QByteArray) -> None:
        """Keep a value; it is written when the program is idle or closes."""
        self._ini.setValue(name, {True: "yes", False: "no"}[value] if isinstance(value, bool) else value)
