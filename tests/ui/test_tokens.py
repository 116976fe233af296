"""The colours keep the contrast that WCAG 2.2 AA asks for, on every surface they are used on."""

import pytest

from ui.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, PALETTES, Palette, contrast, mix

SURFACES = ("window", "surface", "raised")
WORDS = ("text", "muted", "accent", "danger", "warning", "good")

every_palette = pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)


def test_contrast_is_measured_as_wcag_defines_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_mix_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#FF8040", 0) == "#000000"
    assert mix("#000000", "#FF8040", 1) == "#FF8040"
    assert mix("#000000", "#FF8040", 0.5) == "#804020"


@every_palette
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("surface", SURFACES)
def test_words_stand_out(palette: Palette, word: str, surface: str) -> None:
    assert contrast(getattr(palette, word), getattr(palette, surface)) >= 4.5


@every_palette
@pytest.mark.parametrize("word", ["accent", "danger", "warning", "good", "muted"])
def test_words_stand_out_on_their_tint(palette: Palette, word: str) -> None:
    assert contrast(getattr(palette, word), palette.tint(word)) >= 4.5
    assert contrast(palette.text, palette.tint(word)) >= 4.5


@every_palette
def test_controls_and_the_focus_ring_stand_out(palette: Palette) -> None:
    for surface in (palette.window, palette.surface):
        assert contrast(palette.border, surface) >= 3
        assert contrast(palette.accent, surface) >= 3
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.accent, palette.accent_tint) >= 3


@pytest.mark.parametrize("palette", [LIGHT_CONTRAST, DARK_CONTRAST], ids=lambda palette: palette.name)
@pytest.mark.parametrize("word", WORDS)
def test_the_high_contrast_palettes_reach_seven(palette: Palette, word: str) -> None:
    assert contrast(getattr(palette, word), palette.surface) >= 7


def test_palettes_are_told_apart_by_their_window_colour() -> None:
    assert len({palette.window for palette in PALETTES}) == len(PALETTES)
    assert (LIGHT.dark, DARK.dark) == (False, True)
