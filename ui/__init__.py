"""The window. Knows the records and the ports they are reached through, never the storage behind them."""
