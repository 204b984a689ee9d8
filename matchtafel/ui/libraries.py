"""Which Debian package is missing when Qt cannot load a system library. Knows no Qt itself."""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

_MISSING = re.compile(r"(lib[\w.+-]+?)\.so\.(\d+)[^:]*: cannot open shared object file")
# Packages that do not follow Debian's rule for names (policy 8.1).
_EXCEPTIONS = {"libglib-2.0": "libglib2.0-0", "libgthread-2.0": "libglib2.0-0"}


def debian_package(library: str, version: str) -> str:
    """The package of a library by Debian's naming rule: libxcb-cursor, 0 → libxcb-cursor0."""
    if library in _EXCEPTIONS:
        return _EXCEPTIONS[library]
    dash = "-" if library[-1].isdigit() else ""
    return f"{library.lower()}{dash}{version}"


def advice(error: BaseException) -> str:
    """What to do about a library that did not load, in Dutch; "" when it is something else."""
    found = _MISSING.search(str(error))
    if found is None:
        return ""
    name, version = found.groups()
    return (
        f"Het venster kan niet open: de systeembibliotheek {name}.so.{version} ontbreekt.\n"
        f"Installeer het pakket: sudo apt install {debian_package(name, version)}"
    )


def trouble_with_display(
    environment: Mapping[str, str] = os.environ,
    load: Callable[[str], object] = ctypes.CDLL,
) -> str:
    """Why no window can open on this Linux desktop, in Dutch; "" when one can.

    Qt itself would end the program (abort) without a word that helps.
    """
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return ""
    if not environment.get("DISPLAY"):
        if environment.get("WAYLAND_DISPLAY"):
            return ""
        return "Het venster kan niet open: er is geen beeldscherm (DISPLAY is leeg)."
    try:
        load(str(_plugin("xcb")))
    except OSError as error:
        return advice(error)
    return ""


def _plugin(name: str) -> Path:
    found = find_spec("PySide6")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "Qt" / "plugins" / "platforms" / f"libq{name}.so"
