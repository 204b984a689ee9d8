"""Data files: fonts, icons, norms, the demo town. Read through importlib.resources."""
