"""The manual and the notes for developers; the window reads handleiding.md from here."""
