"""Settings are read once, from the environment, and an unknown one is refused."""

import pytest

from assistant.settings import Settings, SettingsError, load_settings, variable


def test_without_variables_the_defaults_hold():
    settings = load_settings()
    assert str(settings.store) == ".youju"
    assert settings.model == "none"
    assert settings.host == "127.0.0.1"


def test_every_setting_has_a_variable(monkeypatch):
    given = {
        "store": "s", "model": "m", "api_key": "k", "encoder": "e", "chroma_url": "http://c",
        "catalogue_url": "postgresql://c",
        "jobs": "3", "model_context": "4096", "model_timeout": "9.0",
        "host": "0.0.0.0", "port": "81", "auth": "a", "rate": "7",
    }  # fmt: skip
    assert given.keys() == Settings.model_fields.keys()
    for name, value in given.items():
        monkeypatch.setenv(variable(name), value)
    settings = load_settings()
    assert {name: str(getattr(settings, name)) for name in given} == {
        **given, "api_key": "*" * 10, "catalogue_url": "*" * 10,
    }  # fmt: skip


def test_an_option_goes_before_its_variable(monkeypatch):
    monkeypatch.setenv("YOUJU_STORE", "from-environment")
    assert str(load_settings({"store": "from-option"}).store) == "from-option"
    assert str(load_settings({"store": None}).store) == "from-environment"


def test_an_unknown_variable_is_refused_and_the_known_ones_are_named(monkeypatch):
    monkeypatch.setenv("YOUJU_STOER", "x")
    with pytest.raises(SettingsError, match=r"YOUJU_STOER.*YOUJU_STORE"):
        load_settings()


def test_a_variable_of_a_single_command_is_known(monkeypatch):
    monkeypatch.setenv("YOUJU_YEAR", "2020")
    load_settings()


def test_an_empty_variable_counts_as_unset(monkeypatch):
    monkeypatch.setenv("YOUJU_CHROMA_URL", "")
    assert load_settings().chroma_url is None


def test_a_wrong_value_names_the_setting(monkeypatch):
    monkeypatch.setenv("YOUJU_PORT", "seventy")
    with pytest.raises(SettingsError, match=r"port \(YOUJU_PORT\) cannot be 'seventy'"):
        load_settings()


def test_settings_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        load_settings().port = 1


def test_the_key_is_not_printed(monkeypatch):
    monkeypatch.setenv("YOUJU_API_KEY", "hush-hush")
    settings = load_settings()
    assert "hush" not in repr(settings)
    assert "hush" not in settings.model_dump_json()
