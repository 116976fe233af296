"""The parts of a form, which a record type's class draws around its fields."""

from contextvars import ContextVar


class Section:
    """A part of the form: the fields made within `with Section("Absence"):` stand in it, in that order."""

    def __init__(self, title: str, help: str = "") -> None:
        self.title, self.help = title, help

    def __enter__(self) -> None:
        self._outer = _around.get()
        _around.set(self)

    def __exit__(self, *failure: object) -> None:
        _around.set(self._outer)


_around: ContextVar[Section | None] = ContextVar("section around the field", default=None)
"""Each thread has its own, for two may come to need their record types at once."""


def section_around() -> Section | None:
    """The section that is being described here and now."""
    return _around.get()
