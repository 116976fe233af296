"""The steps that an import puts off: whether one is written down as the program writes it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.registry import REGISTRY

_TYPES = {kind.key: kind for kind in REGISTRY}


def is_understood(kind: str, what: Any) -> bool:
    """Whether a step can be taken, as far as can be told without the records it is about. Never raises."""
    try:
        return isinstance(what, dict) and _is_id(what["id"]) and _TESTS[kind](what)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return False


def _consequences(what: Mapping[str, Any]) -> bool:
    return what["type"] in _TYPES


def _name(what: Mapping[str, Any]) -> bool:
    rows = _TYPES[what["type"]].rows[what["rows"]]
    return what["link"] in rows.fields and _is_id(what["member"])


def _fill(what: Mapping[str, Any]) -> bool:
    row = Draft(_TYPES[what["type"]], Reading(date.fromisoformat(what["day"])).at(None))
    row.restore(what["draft"])
    row.record()
    return _are_texts(what["given"])


def _bring_up(what: Mapping[str, Any]) -> bool:
    date.fromisoformat(what["day"])
    typed = what["typed"]
    return typed.keys() <= _TYPES[what["type"]].plain.keys() and _are_texts(list(typed.values()))


def _remember(what: Mapping[str, Any]) -> bool:
    return _are_texts(what["digests"])


def _is_id(value: object) -> bool:
    return type(value) is int and 0 < value < 2**31


def _are_texts(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


_TESTS: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "consequences": _consequences,
    "name": _name,
    "fill": _fill,
    "bring_up": _bring_up,
    "remember": _remember,
}
