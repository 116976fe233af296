"""Long runs that try to lose a save or to forge one; CONTRIBUTING.md has the commands.

Short forms run with the tests.
"""
