"""What is measured on made-up towns of several sizes, so that its growth is seen.

Each module has `run(town)`: the path of a data file goes in, which it leaves as it was, and ratios come out.
"""
