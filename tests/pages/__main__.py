"""Write every page anew."""

from . import engine, pages

for path, text in ({engine.PAGE: engine.text()} | pages()).items():
    path.write_text(text, "utf-8")
