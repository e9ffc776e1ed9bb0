"""The papers agree with the code: the map is whole, commands and settings are named, pins fit."""

import re
import tomllib
from itertools import chain
from pathlib import Path

from readme_map import BLOCK, map_text

from assistant.cli import app
from assistant.settings import COMMAND_VARIABLES, Settings, variable

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_map_names_every_module_and_nothing_else():
    found = BLOCK.search(README)
    assert found, "README has no map"
    assert found[0] == map_text(), "run: python tests/readme_map.py"


def test_every_command_is_in_the_readme():
    names = {command.name or command.callback.__name__ for command in app.registered_commands}
    assert [name for name in sorted(names) if f"youju {name}" not in README] == []


def test_every_setting_is_in_the_readme():
    assert [n for n in Settings.model_fields if f"`{variable(n)}`" not in README] == []


def test_every_variable_of_an_option_is_one_that_the_settings_know():
    sources = [*(ROOT / "assistant").rglob("*.py"), ROOT / "evals" / "cli.py"]
    used = {
        name
        for source in sources
        for name in re.findall(r'envvar="(\w+)"', source.read_text("utf-8"))
    }
    assert used == set(COMMAND_VARIABLES)


def test_every_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = chain.from_iterable(project["optional-dependencies"].values())
    wanted = [*project["dependencies"], *extras]
    names = {re.match(r"[\w-]+", line)[0].lower() for line in wanted}
    pins = (ROOT / "constraints.txt").read_text("utf-8")
    pinned = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in pins.splitlines()
        if "==" in line
    }
    assert names - pinned == set()


def test_every_make_target_of_the_readme_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"`make ([a-z]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
