"""Long runs that try to lose a save; CONTRIBUTING.md has the commands. Short forms run with the tests."""
