"""Calling the parts of script/lib from tests: in a copy of the tree's script folder, so that nothing here is touched."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ("common", "processes", "apt", "venv", "env", "postgres", "database", "django", "web", "checks")
# The answers are compared with the caller's own environment taken away.
NOT_OURS = ("DATABASE_URL", "SECRET_KEY", "RECEIPT_KEY", "HOST", "PORT", "DEMO")


class Tree:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "script", folder / "script")

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        return subprocess.run(
            command, cwd=self.folder, env=kept | environment, capture_output=True, text=True, timeout=300, check=False
        )

    def bash(self, body: str, **environment: str) -> subprocess.CompletedProcess[str]:
        sources = "".join(f"source script/lib/{part}.sh\n" for part in PARTS)
        script = f"set -euo pipefail\n{sources}remember_caller\nmake_folders\n{body}"
        return self.run("bash", "-c", script, "script/trial", **environment)
