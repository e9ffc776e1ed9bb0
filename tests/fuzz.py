"""Property tests under inputs that coverage chooses: ``python tests/fuzz.py [TARGET...]``.

Atheris (libFuzzer) mutates real texts and keeps what reaches new code, for a minute a target unless
``--seconds`` says otherwise. Exits 1 where an input breaks a property, takes over 20 seconds, or
where memory grows; prints the input that does. Needs ``pip install 'youju[fuzz]'``; no part of
``make test``.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGETS = ("report", "quantities", "page", "bytes", "question")
GROWTH_MB, AN_INPUT_KB = 40, 4
"""So much more memory the later three quarters may take than the first, or so much for each input.

Caches fill, and Atheris keeps what it has seen; an answer that is kept takes over ten kilobytes.
"""
LONGEST, HANG = 3_000, 20
STATUS = re.compile(r"#(\d+)\s.*?cov: (\d+) .*?rss: (\d+)Mb")


def one_input(target):
    """What is done with one input; imported only here, so that it is instrumented."""
    import atheris

    with atheris.instrument_imports(include=["corpus", "vectorstore", "assistant"]):
        import test_bad_input as bad
        import test_decoding as decoding

        from assistant.understanding.question import BadQuestion
        from assistant.youju import Youju
        from vectorstore.encoder import Encoder
        from vectorstore.store import Store

    def read(check):
        bare = check.hypothesis.inner_test
        return lambda data: bare(data.decode("utf-8", "replace"))

    if target == "question":
        from stand_ins import FIVE, QuickEngine

        store = Store.open(Path(tempfile.mkdtemp()) / "store", Encoder(QuickEngine()))
        store.index([FIVE / "kundulun-2013.txt"])
        youju = Youju(store)

        def ask(data):
            try:
                youju.ask(data.decode("utf-8", "surrogatepass"))
            except (BadQuestion, UnicodeDecodeError):
                return

        return ask
    return {
        "report": read(bad.test_any_text_is_read_and_every_place_in_it_is_a_place),
        "quantities": read(bad.test_any_text_states_quantities_and_numbers_or_none),
        "page": read(bad.test_any_soup_of_tags_is_a_page),
        "bytes": decoding.test_any_bytes_give_text_that_can_be_stored_or_a_refusal
        .hypothesis.inner_test,
    }[target]  # fmt: skip


def seeds(target):
    """Real texts to begin with."""
    from rendering import as_html, pieces_of
    from stand_ins import FIVE

    from corpus.read import read_report
    from evals.sets import find_set, load

    if target == "question":
        return [case.question for case in load(find_set("five-dev"))]
    texts = [path.read_text("utf-8") for path in sorted(FIVE.glob("*.txt"))]
    if target == "page":
        texts = [as_html(pieces_of(read_report(path))) for path in sorted(FIVE.glob("*.txt"))]
    step = LONGEST // 4
    return [text[at : at + step] for text in texts for at in range(0, len(text), step)]


def prepare(folder, target):
    """The seeds as files, and the pieces of text that are put in, as libFuzzer reads them."""
    from test_bad_input import PIECES, TAGS

    begun = folder / "seeds"
    begun.mkdir()
    for number, text in enumerate(seeds(target)):
        data = text.encode("gb18030" if target == "bytes" and number % 2 else "utf-8")
        begun.joinpath(str(number)).write_bytes(data[:LONGEST])
    pieces = TAGS if target == "page" else PIECES
    words = {"".join(f"\\x{byte:02x}" for byte in piece.encode()) for piece in pieces}
    folder.joinpath("words").write_text("".join(f'"{word}"\n' for word in sorted(words)))
    return [str(begun), f"-dict={folder / 'words'}"]


def run(target, seconds):
    """Fuzzes one target in a process of its own; gives whether all went well."""
    with tempfile.TemporaryDirectory() as made:
        found = Path(made, "found-")
        limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={HANG}"]
        command = [
            sys.executable, __file__, "--inside", target, *prepare(Path(made), target), *limits,
            "-rss_limit_mb=2500", "-print_final_stats=1", f"-artifact_prefix={found}",
        ]  # fmt: skip
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "TMPDIR": made}, capture_output=True, text=True,
            errors="replace", check=False,
        )  # fmt: skip
        status = [tuple(map(int, line.groups())) for line in STATUS.finditer(done.stderr)]
        bad = [path.read_bytes() for path in Path(made).glob("found-*")]
    if not status or done.returncode:
        print(done.stderr[-4000:])  # noqa: T201
        print(f"{target}: FAILED ({done.returncode}) with {bad}")  # noqa: T201
        return False
    inputs, covered, _ = status[-1]
    grown = max(memory for _, _, memory in status) - next(
        memory for at, _, memory in status if 4 * at >= inputs
    )
    budget = max(GROWTH_MB, inputs * AN_INPUT_KB // 1024)
    print(  # noqa: T201
        f"{target}: {inputs:,} inputs, {covered:,} edges of the code covered, memory grown by "
        f"{grown} MB after the first quarter (budget {budget} MB)",
        flush=True,
    )
    return grown <= budget


def main():
    """Fuzzes the targets one after the other."""
    if sys.argv[1:2] == ["--inside"]:
        import atheris

        atheris.Setup([sys.argv[0], *sys.argv[3:]], one_input(sys.argv[2]))
        atheris.Fuzz()
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    given = parser.parse_args()
    unknown = set(given.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if find_spec("atheris") is None:
        parser.error("atheris is not installed: pip install -c constraints.txt atheris (Linux)")
    return 0 if all([run(target, given.seconds) for target in given.targets or TARGETS]) else 1


if __name__ == "__main__":
    raise SystemExit(main())
