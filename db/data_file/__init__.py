"""A data file as a whole: made, told from others, brought up to date, copied, put back."""
