"""Asks a question where the bundled reports are those of another folder.

Arguments: that folder, then those of the command.
"""

import sys
from pathlib import Path

from assistant import cli
from assistant.serving import reports

if __name__ == "__main__":
    reports.BUNDLED_REPORTS = Path(sys.argv.pop(1))
    cli.main()
