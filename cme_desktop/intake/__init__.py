"""What comes in from outside: workbooks to fill in, files that schools send, the national school register."""
