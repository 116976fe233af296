"""The working edition: a link from every figure to its rows, with the children named."""
