"""What the program keeps for one person on one computer: who they are, and how they like their windows."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FILE = "window.ini"

WHO = "who/name"
"""Under this stood, for all data files at once, the name that the officer's work is done in."""

_OFFICERS = "officers"
"""Under these stands that name for each data file, by what tells the file from others."""


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

    def officers(self) -> dict[str, str]:
        """By the identity of a data file, in whose name work is done there.

        Under "" the name that was kept before there was one for each file, until a first file takes it.
        """
        self._ini.beginGroup(_OFFICERS)
        files = self._ini.childKeys()
        self._ini.endGroup()
        known = {file: self.text(f"{_OFFICERS}/{file}") for file in files}
        return known or {"": self.text(WHO)}

    def keep_officer(self, file: str, name: str) -> None:
        """In this data file work is done in this name."""
        if file:
            self.keep(f"{_OFFICERS}/{file}", name)
            self.forget(WHO)

    def write(self) -> None:
        """Write now what is to be kept."""
        self._ini.sync()

    def forget(self, name: str) -> None:
        """Keep nothing under `name` any more."""
        self._ini.remove(name)

    def keep(self, name: str, value: str | bool | QByteArray) -> None:
        """Keep a value; it is written when the program is idle or closes."""
        self._ini.setValue(name, {True: "yes", False: "no"}[value] if isinstance(value, bool) else value)
