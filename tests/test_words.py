"""Words looked for in many texts at once are found as they are in each."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.words import Texts, fold, held_in

CHARACTERS = st.text(st.sampled_from("政府信息公开申请条件𠀀a1"), max_size=12)


@given(st.lists(CHARACTERS, max_size=8), st.lists(CHARACTERS.filter(fold), max_size=3))
def test_a_term_is_held_by_each_of_many_texts_as_by_one(texts, chinese):
    term = SimpleNamespace(chinese=tuple(chinese))
    folded = [fold(text) for text in texts]
    alone = {at: held for at, text in enumerate(folded) if (held := held_in(term, text))}
    assert Texts(folded).held(term) == alone


@given(
    st.lists(CHARACTERS, max_size=8),
    st.lists(st.lists(CHARACTERS.filter(fold), max_size=3), max_size=4),
)
def test_terms_looked_for_together_are_held_as_each_is_alone(texts, words):
    terms = [SimpleNamespace(chinese=tuple(chinese)) for chinese in words]
    looked_into = Texts(map(fold, texts))
    assert looked_into.held_of_each(terms) == [looked_into.held(term) for term in terms]
