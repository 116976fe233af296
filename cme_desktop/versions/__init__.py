"""What is kept of a return that was made: its figures, the records behind them, and whether it was sent."""
