"""The lists by which the Department for Education's termly form divides the children it asks for."""

from cme_desktop.codes.home_education import EHE_REASONS, PREVIOUS_SETTINGS
from cme_desktop.codes.missing_education import CME_REASONS, DURATIONS, duration

__all__ = ["CME_REASONS", "DURATIONS", "EHE_REASONS", "PREVIOUS_SETTINGS", "duration"]
