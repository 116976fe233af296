"""Imports as Python itself does them, once Qt is there."""

import builtins


def import_plainly() -> None:
    """Take Qt's own `__import__` out of the way again.

    It reads the source of each module imported from then on, and keeps it, in case one asks for Qt's names
    in another spelling. Nobody here does.
    """
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
