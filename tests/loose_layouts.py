"""Layouts of table 3 in which labels and values come apart, as PDF and office files give them."""

from table_generator import GROUPS, HEAD


def _pieces(rng, label):
    """A long label in two or three lines."""
    if len(label) < 13 or rng.random() < 0.3:
        return [label]
    cuts = sorted(rng.sample(range(2, len(label) - 1), rng.choice((1, 2))))
    return [label[a:b] for a, b in zip([0, *cuts], [*cuts, len(label)], strict=True)]


def behind(rng, labels, shown, page):
    """Every label on the line after its values."""
    out = [*HEAD]
    for key, values in shown.items():
        out += ["- 5 -"] if key == page else []
        out += [" ".join(values), GROUPS.get(key, ""), labels[key]]
    return "\n".join(line for line in out if line)


def behind_in_grid(rng, labels, shown, page):
    """Every label below the grid row of its values."""
    rows = ((" | ".join(values), labels[key]) for key, values in shown.items())
    return "\n".join(f"| {values} |\n|---|---|\n{label}" for values, label in rows)


def around(rng, labels, shown, page):
    """The lines of a label before, around or behind its values."""
    out = [*HEAD]
    for key, values in shown.items():
        out += ["- 5 -"] if key == page else []
        out += [GROUPS[key]] if key in GROUPS and rng.random() < 0.7 else []
        pieces = _pieces(rng, labels[key])
        at = rng.randint(0, len(pieces))
        out += [*pieces[:at], " ".join(values), *pieces[at:]]
    return "\n".join(line for line in out if line)


def some_behind(rng, labels, shown, page):
    """Most labels in the line of their values, some on the line after them."""
    out = [*HEAD]
    for key, values in shown.items():
        numbers = " ".join(values)
        out += [GROUPS.get(key, "")]
        out += [f"{labels[key]} {numbers}"] if rng.random() < 0.8 else [numbers, labels[key]]
    return "\n".join(line for line in out if line)


def labels_first(rng, labels, shown, page):
    """All labels, then all rows of values."""
    return "\n".join([*HEAD, *labels.values(), *(" ".join(row) for row in shown.values())])


def continued(rng, labels, shown, page):
    """A broken label takes several rows of a grid, all but one of them blank."""
    out = ["| | 自然人 | 商业企业 | 科研机构 | 总计 |", "|---|---|---|---|---|"]
    for key, values in shown.items():
        pieces = _pieces(rng, labels[key])
        at = rng.randrange(len(pieces))
        for i, piece in enumerate(pieces):
            cells = values if i == at else [""] * 7
            out.append("| " + " | ".join([piece, *cells]) + " |")
    return "\n".join(out)


def commas(rng, labels, shown, page):
    """Cells parted by commas, so that neighbours may look like thousands."""
    rows = ([GROUPS.get(key, ""), labels[key], *values] for key, values in shown.items())
    return "\n".join(",".join(row) for row in rows)


def one_line(rng, labels, shown, page):
    """The whole table on one line, a space between the cells."""
    rows = ([GROUPS.get(key, ""), labels[key], *values] for key, values in shown.items())
    return " ".join(cell for cell in (*HEAD, *(c for row in rows for c in row)) if cell)


def vertical(rng, labels, shown, page):
    """The words of the head one character a line, and the group's between the rows."""
    side = list("三本年度办理结果")
    out = list("自然人商业企业科研机构社会公益组织法律服务机构其他总计")
    for key, values in shown.items():
        out += [side.pop(0)] if side and rng.random() < 0.6 else []
        out.append(f"{labels[key]} {' '.join(values)}")
    return "\n".join(out)


LOOSE = (
    behind, behind_in_grid, around, some_behind, labels_first, continued, commas, one_line,
    vertical,
)  # fmt: skip


def _lines(labels, shown, said):
    out = [*HEAD]
    for key, values in shown.items():
        out += [GROUPS.get(key, ""), labels[key], *map(said, values)]
    return "\n".join(line for line in out if line)


def counted(rng, labels, shown, page):
    """Every value on a line of its own, with its unit."""
    return _lines(labels, shown, "{}件".format)


def in_words(rng, labels, shown, page):
    """Every value on a line of its own, 无 for nought."""
    return _lines(labels, shown, lambda value: "无" if value == "0" else value)


WORDED = (counted, in_words)
