"""The house style: what each kind of text and number is, never in which fonts and colours."""

from enum import Enum


class Look(Enum):
    """What a cell is to its reader. State is told by a word as well, never by a colour alone."""

    BODY = "body"
    BOLD = "bold"
    WHOLE = "whole"
    """A sum, with a line above it; its parts follow."""
    PART = "part"
    """Set in under its whole."""
    HEADLINE = "headline"
    MUTED = "muted"
    HINT = "hint"
    MET = "met"
    SHORT = "short"
    """Short of its target, or a sum that does not hold."""
    SECTION = "section"
    TILE_LABEL = "tile label"
    TILE_NUMBER = "tile number"
    TILE_HINT = "tile hint"


class Shown(Enum):
    """How a number is shown: the cell holds the number itself."""

    COUNT = "#,##0"
    ONE_DECIMAL = "#,##0.0"
    """An average or a median."""
    SHARE = "0%"
    CHANGE = '+#,##0;"−"#,##0;0'
    CHANGE_ONE_DECIMAL = '+#,##0.0;"−"#,##0.0;0.0'
    POINTS = '+0" pts";"−"0" pts";0" pts"'
    """The difference of two whole percentages as they are shown."""
    SHARE_AT_LEAST = '"at least "0%'
    SHARE_AT_MOST = '"at most "0%'
    SHARE_BY_LAW = '"by law "0%'
    COUNT_AT_LEAST = '"at least "#,##0'
    COUNT_AT_MOST = '"at most "#,##0'
    ONE_DECIMAL_AT_LEAST = '"at least "#,##0.0'
    ONE_DECIMAL_AT_MOST = '"at most "#,##0.0'
    POUNDS = "£#,##0"
    PENCE = "£#,##0.00"
    """One payment."""
    DAY = "ddd d mmm yyyy"
