"""``python -m assistant`` is the command ``youju``."""

from assistant.cli import main

main()
