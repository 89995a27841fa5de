"""The room is cheap to enter: Babel and OpenCC are loaded with the first text that needs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import briefing_app.wording

ROOM = Path(briefing_app.wording.__file__).parent


def test_no_heavy_library_is_loaded_before_it_is_needed() -> None:
    names = sorted(path.stem for path in ROOM.glob("*.py") if path.stem != "__init__")
    assert "values" in names
    code = "import sys\n" + "".join(f"import briefing_app.wording.{name}\n" for name in names)
    code += "print(*sorted({'babel', 'opencc', 'jsonschema', 'PySide6'} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOM.parent.parent, timeout=60
    )
    assert done.stdout.split() == []
