"""The statements that a question to the data runs, whether by SQLAlchemy or by the driver alone."""

from collections.abc import Iterator, Sized
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from db.connecting import prepared

Asked = list[tuple[str, Sized]]
"""(text, values)."""


@contextmanager
def asked(engine: sa.Engine) -> Iterator[Asked]:
    """Every statement run within the block."""
    ran: Asked = []

    def note(_connection: object, _cursor: object, text: str, values: Sized, *_: object) -> None:
        ran.append((text, values))

    def watched(connection: sa.Connection, text: str, values: Sized, many: bool = False) -> object:
        ran.append((text, values))
        return execute(connection, text, values, many)

    execute = prepared.execute
    sa.event.listen(engine, "before_cursor_execute", note)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(prepared, "execute", watched)
        yield ran
    sa.event.remove(engine, "before_cursor_execute", note)
