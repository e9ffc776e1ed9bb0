"""``python -m assistant`` is the command ``youju``."""

from assistant.cli import main

if __name__ == "__main__":  # processes that read files import this module too
    main()
