"""The pages that the frame shows."""
