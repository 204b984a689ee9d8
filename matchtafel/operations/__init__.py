"""What can be done with a meeting: each act once, whoever asks (window, command line)."""

# Nothing that is imported from here can write a citizen number.
from . import free_text as free_text
