"""The parts of a question, and what measure word fits what it counts."""

import pytest

from assistant.aspects import aspects_in


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("how many press conferences did it hold", "场"),
        ("how many online interviews were held in 2024", "期"),
        ("how many issues of the gazette were printed", "期"),
        ("how many resettlement homes were finished", "套"),
        ("how many policy documents of the city are in force", "件"),
        ("the number of units that took part", "个"),
    ],
)
def test_what_is_counted_tells_the_measure_words(question, measure):
    assert any(measure in aspect.measures for aspect in aspects_in(question))


def test_what_no_noun_tells_has_no_measure_words():
    assert all(not aspect.measures for aspect in aspects_in("how much did it charge"))
