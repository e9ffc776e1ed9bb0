"""Question sets run for the page: in a process that says how far it is and ends when told."""

import pytest

from assistant.page.trials import Step, find_trials, step_html
from assistant.settings import Settings
from evals.panel import Panel


@pytest.fixture
def panel(store_folder):
    return Panel(Settings(store=store_folder))


def test_the_page_finds_what_runs_question_sets_without_knowing_it(store_folder):
    assert isinstance(find_trials(Settings(store=store_folder)), Panel)


def test_only_sets_of_development_are_offered(panel):
    assert "five-dev" in panel.sets()
    assert not any("record" in name for name in panel.sets())


def test_an_unknown_set_is_refused_in_a_sentence(panel):
    assert list(panel.run("../../etc/passwd", 1)) == [
        Step(problem="There is no question set ../../etc/passwd.")
    ]


def test_a_run_is_ended_by_closing_it(panel):
    steps = panel.run("five-dev", 0)
    assert next(steps) == Step()
    steps.close()
    assert list(steps) == []


def test_a_result_is_shown_where_its_scripts_reach_nothing_of_the_page():
    shown = step_html(Step(page="<script>top.document</script>"), "en")
    assert 'sandbox="allow-scripts"' in shown
    assert "<script>" not in shown
