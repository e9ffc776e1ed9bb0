"""What people see: plain in a pipe, and no control code of a report reaches the terminal."""

import io
import re

from assistant.evidence.answer import Answer, Citation
from assistant.serving.terminal import (
    minutely,
    one_line,
    outcome_line,
    print_answer,
    print_table,
    progress,
    safe,
)
from corpus.report import TableCell
from vectorstore.ingest import Outcome


def _answer(quote, table=None):
    citation = Citation(
        1, "r", "一份报告", "硚口区", 2020, "r.txt", ("三、申请",), quote, 5, 8, table
    )
    return Answer("q", "en", "It is 162 [1].", False, "facts", (citation,), ("a warning",))


def test_an_answer_is_followed_by_its_sources_word_for_word(capsys):
    print_answer(_answer("收到申请162件"))
    out = capsys.readouterr().out
    assert out.startswith("It is 162 [1].\n! a warning\n\n[1] 一份报告\n    三、申请\n")
    assert "“收到申请162件”" in out
    assert "r, characters 5 to 8" in out


def test_a_cell_is_shown_with_the_labels_of_its_row_and_column(capsys):
    print_answer(_answer("162", TableCell("requests", "new", "total", "一、本年新收", "总计")))
    assert "一、本年新收 / 总计: 162" in capsys.readouterr().out


def test_a_pipe_gets_no_colours(capsys):
    print_answer(_answer("162"))
    assert "\x1b" not in capsys.readouterr().out


def test_control_codes_of_a_report_are_not_printed(capsys):
    print_answer(_answer("\x1b[2J\x9b31m162\u202e\x07"))
    out = capsys.readouterr().out
    assert "162" in out
    assert not set(out) & set("\x1b\x9b\u202e\x07")


def test_safe_text_keeps_line_ends_and_one_line_does_not():
    assert safe("a\nb\tc\x00") == "a\nb\tc"
    assert one_line("a\n\n b\t c") == "a b c"


def test_a_table_in_a_pipe_has_tabs_and_no_cut_cells(capsys):
    print_table(("id", "text"), [("a", "长" * 300), ("b\n", None)])
    assert capsys.readouterr().out == f"id\ttext\na\t{'长' * 300}\nb\t\n"


def test_a_skipped_file_says_why():
    outcome = Outcome("x.bin", "", "skipped", "it is no text")
    assert outcome_line(outcome, None) == "skipped   x.bin: it is no text"


class _Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_long_path_does_not_crowd_out_the_time_that_is_left(monkeypatch):
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    with progress("Indexing") as on_progress:
        for done in (1, 2):
            path = f"/data/{'reports-of-every-county/' * 9}[bold]{done}-2024.txt"
            on_progress(done, 10_000, Outcome(path, "", "indexed"))
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.getvalue())
    assert re.search(r" 2/10000 [-:\d]+ +\[bold\]2-", shown)


def test_without_a_terminal_a_line_a_minute_says_what_is_left():
    out, now = io.StringIO(), iter([0, 30, 61, 62, 125])
    on_progress = minutely("Indexing", lambda: next(now), out)
    for done in (100, 200, 201, 400):
        on_progress(done, 1_200, Outcome("a.txt", "a", "indexed"))
    assert out.getvalue().splitlines() == [
        "Indexing: 200 of 1,200 files, about 0:05:05 left",
        "Indexing: 400 of 1,200 files, about 0:04:10 left",
    ]
