"""A line in the log, of a warning or worse, fails the test: what an officer would never be told of.

A test in which something goes wrong that belongs in the log says so: `@pytest.mark.logs("part of the line")`.
It fails when no such line comes by the end of its call, and for any other line all the same. What another
process logs, which a test started, is not heard.
"""

import logging
from collections.abc import Generator

import pytest

_heard: list[str] = []
"""Since the last look, by whatever logger and on whatever thread."""


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop() -> Generator[None, object, object]:
    """Listens where records are made, so that no filter, no handler and no `propagate` hides one."""
    made = logging.getLogRecordFactory()

    def heard(*args: object, **named: object) -> logging.LogRecord:
        record = made(*args, **named)
        if (record.levelno or logging.NOTSET) >= logging.WARNING:
            _heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")
        return record

    logging.setLogRecordFactory(heard)
    try:
        return (yield)
    finally:
        logging.setLogRecordFactory(made)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    item.stash[_LINES] = []
    return (yield from _looked_over(item))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    answer = yield from _looked_over(item)
    missing = [part for part in _expected(item) if not any(part in line for line in item.stash[_LINES])]
    if missing:
        pytest.fail(f"nothing like this was logged: {missing}", pytrace=False)
    return answer


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from _looked_over(item))


def _looked_over(item: pytest.Item) -> Generator[None, object, object]:
    answer = yield
    lines = _heard.copy()
    _heard.clear()
    item.stash[_LINES] += lines
    unmeant = [line for line in lines if not any(part in line for part in _expected(item))]
    if unmeant:
        pytest.fail("\n".join(["this was logged:", *unmeant]), pytrace=False)
    return answer


def _expected(item: pytest.Item) -> list[str]:
    return [part for mark in item.iter_markers("logs") for part in mark.args]


_LINES = pytest.StashKey[list[str]]()
