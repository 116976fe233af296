"""The command line, public and stable. Exit codes: 0 done, 1 with refusals or findings, 2 not started."""

DONE, WITH_FINDINGS, NOT_STARTED = 0, 1, 2
