"""The figures that a manager may set a target for are those that stand among the headlines."""

from cme_desktop.codes import headlines
from cme_desktop.returns.catalogue import HEADLINES, MEASURES
from cme_desktop.returns.measures import FigureUnit


def test_every_headline_can_have_a_target_and_nothing_else() -> None:
    offered = [choice.code for choice in headlines.HEADLINES if not choice.retired]
    assert sorted(offered) == sorted(headline.measure for headline in HEADLINES)


def test_a_target_of_a_share_is_in_per_cent() -> None:
    shares = {one.measure for one in HEADLINES if MEASURES[one.measure].unit is FigureUnit.SHARE}
    assert shares == headlines.IN_PER_CENT
