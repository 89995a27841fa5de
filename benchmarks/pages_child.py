"""A process with one window that measures itself: `python -m benchmarks.pages_child LIBRARY WORDS [PART …]`.

The worker process of the window runs this module too, so that everything is loaded within the guard, as the program does it.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    from benchmarks.hands import measure

    measure(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
