"""The parts of step 0014, one module each."""
