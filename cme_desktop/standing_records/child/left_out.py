"""The children's records that are not counted."""

from cme_desktop.description.left_out import LeftOut
from cme_desktop.standing_records.child.fields import MERGED, Child


def _is_merged(child: Child) -> bool:
    return child.status == MERGED


LEFT_OUT = LeftOut(_is_merged, "Records merged into another one are not counted: each child counts once.")
