"""Each story on a data file: the program and the model agree at every step, and the way back as well."""

from pathlib import Path

import pytest

from cme_desktop.operations.undoing import Undo
from tests.actions.machine import Actions, actions_at
from tests.actions.stories import ANSWERS, Story
from tests.actions.stories_of_files import FILES
from tests.soaks.actions import on_files


@pytest.mark.parametrize("story", ANSWERS + FILES, ids=lambda story: story.__name__)
def test_every_step_is_as_the_model_has_it_there_and_back(story: Story, tmp_path: Path) -> None:
    life = actions_at(on_files(tmp_path))()
    try:
        life.begin()
        life.agrees()
        done = len(life.book.deeds)
        for _ in story(life):
            life.agrees()
            assert len(life.book.deeds) > done, "nothing was done"
            _there_and_back(life)
            done = len(life.book.deeds)
        for deed in reversed(list(life.book.deeds)):
            if deed.way is not None:
                life.take_back(deed, deed.way)
                life.agrees()
    finally:
        life.teardown()


def _there_and_back(life: Actions) -> None:
    """An import is not done again, and so goes at the end of its story only."""
    if isinstance(life.book.deeds[-1].way, Undo):
        for _ in ("undo", "do again"):
            life.undo(0)
            life.agrees()
