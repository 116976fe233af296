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
    SHARE = "0%"
    CHANGE = '+#,##0;"−"#,##0;0'
    POINTS = '+0" pts";"−"0" pts";0" pts"'
    """The difference of two whole percentages as they are shown."""
    SHARE_AT_LEAST = '"at least "0%'
    SHARE_AT_MOST = '"at most "0%'
    SHARE_BY_LAW = '"by law "0%'
    COUNT_AT_LEAST = '"at least "#,##0'
    COUNT_AT_MOST = '"at most "#,##0'
    POUNDS = "£#,##0"
    DAY = "ddd d mmm yyyy"


WITHHELD = "[c]"
"""A number from 1 to 4, or one that would give such a number away."""
NOT_APPLICABLE = "[z]"
"""No target, not asked, or nothing to divide by."""
NOT_RECORDED = "[x]"
REVISED = "[r]"

SHORTHAND = {
    WITHHELD: "A number from 1 to 4, or one that would give such a number away.",
    NOT_APPLICABLE: "Does not apply: no target, not asked, or nothing to divide by.",
    REVISED: "Revised since it was first sent.",
    NOT_RECORDED: "Not recorded.",
}
"""What each means, for the notes of a workbook and the foot of a sheet on which it occurs."""
