"""The short form of the longest tests of many cases: a run of everything takes one case in so many.

`make test` is to end within twenty minutes on two cores. `make test ARGS=--every` takes every case, and so
does any run that names a folder, a file or a test. What is taken is the same each time.
"""

from typing import Protocol

import pytest

ONE_IN = {
    "actions/test_stories.py::test_every_step_is_as_the_model_has_it_there_and_back": 3,
    "commands/test_bad_input.py::test_a_file_that_cannot_be_loaded": 3,
    "commands/test_check.py::test_no_finding_says_a_text_again_that_was_put_there": 5,
    "commands/test_check.py::test_whatever_cannot_be_read_is_told_without_a_bug": 3,
    "commands/test_odd_paths.py::test_a_path_that_is_none_of_a_file": 7,
    "cme_desktop/drafts/test_nothing_raises.py::test_every_day_can_be_typed_key_by_key": 3,
    "cme_desktop/intake/test_report_lines.py::test_no_line_of_a_report_is_a_child": 3,
    "cme_desktop/spreadsheets/test_cases.py::test_names_are_read_right_in_every_alphabet_of_windows": 5,
    "db/test_again.py::test_it_comes_to_the_same": 5,
    "db/test_checks.py::test_what_was_done_outside_is_found": 3,
    "db/test_failing_reads.py::test_what_cannot_be_read_now_is_not_called_damaged": 5,
    "db/test_forged_imports.py::test_what_an_import_is_not_is_found": 3,
    "db/test_honest_and_forged.py::test_each_forgery_is_found": 3,
    "db/test_intake_steps.py::test_killed_after_the_end_the_next_start_carries_it_out": 5,
    "db/test_intakes.py::test_killed_at_a_write_nothing_of_it_is_left": 5,
    "db/test_intakes.py::test_killed_while_it_is_taken_back_it_is_taken_back_to_the_end": 3,
    "db/test_lists.py::test_pages_in_every_order_are_the_plain_sort": 3,
    "db/test_locks.py::test_a_save_is_seen_and_kept_whatever_was_done_before": 3,
    "db/test_undoing.py::test_all_is_as_before_and_may_be_done_again": 3,
    "ui/forms/test_going_to_fields.py::test_tab_and_shift_tab": 3,
    "ui/shell/test_enter.py::test_enter_presses_every_button": 3,
    "ui/shell/test_wheel.py::test_the_wheel_takes_the_keyboard_nowhere": 3,
    "ui/shell/test_where_work_begins.py::test_the_keyboard_is_in_the_page": 3,
    "ui/shell/test_window.py::test_the_whole_word_may_be_typed": 5,
    "ui/test_odd_texts.py::test_no_text_breaks_a_page": 3,
}
"""By file and function: odd, so that of two databases that take turns both have theirs."""

EVERY = "--every"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(EVERY, action="store_true", help="take every case of every test, see tests/short.py")


def pytest_configure(config: pytest.Config) -> None:
    """What a worker of xdist is handed is nobody's choice: it has the word of whoever started it."""
    given = getattr(config, "workerinput", {})
    named = config.args_source is pytest.Config.ArgsSource.ARGS
    config.stash[_SHORT] = given.get("short", not named and not config.getoption(EVERY))


class Node(Protocol):
    """A worker of xdist, as seen by whoever starts it."""

    config: pytest.Config
    workerinput: dict[str, object]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Node) -> None:
    node.workerinput["short"] = node.config.stash[_SHORT]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.stash[_SHORT]:
        left_out = _left_out(items)
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _left_out(items: list[pytest.Item]) -> list[pytest.Item]:
    seen = dict.fromkeys(ONE_IN, 0)
    left_out = []
    for item in items:
        name = item.nodeid.partition("[")[0].removeprefix("tests/")
        if name in seen:
            if seen[name] % ONE_IN[name]:
                left_out.append(item)
            seen[name] += 1
    return left_out


_SHORT = pytest.StashKey[bool]()
