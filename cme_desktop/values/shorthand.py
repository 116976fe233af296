"""What stands in a number’s place: in returns, exports and on paper alike."""

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
