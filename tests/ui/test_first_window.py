"""What the first window waits for."""

import subprocess
import sys

HEAVY = (
    *("numpy", "pandas", "pydantic", "ortools", "reportlab", "python_calamine"),
    *("sqlalchemy", "sqlcipher3", "cryptography"),
)


def test_the_window_is_there_before_the_engine_is_loaded() -> None:
    code = f"import sys, matchtafel.ui.program; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
