"""Whether the structure of the data file is sound; what is in it is checked by `checking`."""

from pathlib import Path

import sqlalchemy as sa

from cme_desktop.errors import Damaged, Unavailable
from db.failures import DAMAGED, UNREAD
from db.failures.soundness import Soundness, are_sound, looked_over


def refuse_damaged(connection: sa.Connection) -> None:
    """Raises Damaged for a file whose structure is unsound; a server looks after its own.

    Raises Unavailable for one that could not be read just now. Reads the whole file, but follows no
    history: a small part of the work of a check.
    """
    if connection.dialect.name == "sqlite":
        name = connection.engine.url.database or ""
        if are_sound(text for (text,) in connection.exec_driver_sql("PRAGMA quick_check(1)")):
            return
        if looked_over(Path(name)) is Soundness.DAMAGED:
            raise Damaged(DAMAGED.format(name=name))
        raise Unavailable(UNREAD.format(name=name))
