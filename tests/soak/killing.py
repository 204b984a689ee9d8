"""A program that tells how far it is, and is killed there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def kill_after(said: int | None, code: str, *arguments: object) -> list[str]:
    """Run code, kill -9 it once it said so many lines, or the line "ready"; those lines."""
    asked = [sys.executable, "-c", code, *map(str, arguments)]
    with subprocess.Popen(
        asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as program:
        assert program.stdout is not None
        lines = []
        while len(lines) != said and lines[-1:] != ["ready\n"]:
            lines.append(program.stdout.readline())
            assert lines[-1], "it ended by itself"
        os.kill(program.pid, signal.SIGKILL)
    return [line.strip() for line in lines]
