"""An import that is being taken back is over, though the taking back is not."""

from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.errors import Unavailable
from cme_desktop.intake.carrying_out import carry_out
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child


def test_while_it_is_taken_back_it_gets_no_further(store: SqlStore) -> None:
    """Else what it still brought would come into sight with nothing that goes with it."""

    def fail(_connection: Any, _cursor: Any, text: str, *_: Any) -> None:
        if text.startswith("DELETE FROM intake_record"):
            raise OSError("the disk is gone")

    with store.importing(AUTHOR, "sent.xlsx", carry_out) as stopped:
        stopped.batch(make_child)
        sa.event.listen(store.engine, "before_cursor_execute", fail)
        with pytest.raises(OSError, match="the disk is gone"):
            stopped.take_back()
        sa.event.remove(store.engine, "before_cursor_execute", fail)
        with pytest.raises(Unavailable, match="stopped from elsewhere"):
            stopped.batch(lambda work: make_child(work, "Lis"))
        stopped.take_back()
    with store.reading() as reader:
        assert not list(reader.records(CHILD))
