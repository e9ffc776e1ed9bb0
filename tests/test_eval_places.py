from evals.places import Place, find_all, locate


def test_a_row_is_found_where_every_cell_has_its_own_line():
    text = "前文\n行政许可\n\n465\n\n+303\n\n36369\n后文"
    assert [text[a:b] for a, b in find_all("行政许可 465 +303 36369", text)] == [
        "行政许可\n\n465\n\n+303\n\n36369"
    ]


def test_widths_quotes_and_dashes_do_not_matter():
    text = "发展思路“8337”，（一）至—（二）１２件。"
    assert len(find_all('思路"8337",(一)至-(二)12件.', text)) == 1


def test_every_occurrence_is_found():
    assert len(find_all("12", "12 与 12")) == 2


def test_nothing_is_found_for_an_empty_quotation():
    assert find_all(" ", "text") == ()


def test_a_cell_touches_its_row_and_neighbours_that_meet_do_not():
    row = Place("r", 10, 40)
    assert row.touches(Place("r", 37, 40))
    assert not row.touches(Place("r", 38, 80))
    assert not row.touches(Place("r", 40, 50))
    assert not row.touches(Place("other", 10, 40))


def test_evidence_is_located_in_each_report_that_states_it():
    found = locate(["7 件", "没有"], ["a", "b"], {"a": "受理7件", "b": "7件，7件"})
    assert [len(places) for places in found] == [3, 0]
