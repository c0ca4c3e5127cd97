"""Prints what others published beside what `hearth/evidence` makes of the same numbers, and writes the table between
the markers of docs/evidence.md: `python -m tools.published`. A test compares the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hearth.evidence import agreement, differences, proportions, reliable, sizes
from hearth.evidence.differences import Summary

PAGE = Path(__file__).parent.parent / "docs/evidence.md"
START, END = "<!-- published: written by python -m tools.published -->", "<!-- /published -->"


@dataclass(frozen=True)
class Row:
    """One published result. `figures`: name, as printed, ours. `note` says what does not fit, or what is only ours."""

    source: str
    what: str
    figures: list[tuple[str, str, float]]
    note: str = ""

    def misses(self) -> list[str]:
        """The figures that differ by more than the rounding of print."""
        return [name for name, printed, ours in self.figures if abs(ours - float(printed)) > _half(printed)]


@dataclass(frozen=True)
class Sceptic:
    """A published row that cannot be right as it stands, or that cannot be checked, and why."""

    source: str
    what: str
    why: str


FINNING = "Finning and others 2021, doi 10.1007/s00787-021-01802-w"
BMJ_OPEN = "BMJ Open 2017;7:e015707, Table 4"
#: who and when, n, before (M, SD), after (M, SD), printed t; change, SD of change, r, d_z, d_av as first read by hand
COUNSELLING = [
    ("teacher, after", 740, (14.42, 7.18), (11.09, 6.93), "13.78", ("3.33", "6.574", ".566", ".507", ".472")),
    ("teacher, one year", 740, (14.42, 7.18), (11.27, 7.27), "11.92", ("3.15", "7.189", ".505", ".438", ".436")),
    ("parent, after", 362, (15.64, 6.49), (11.90, 6.78), "11.29", ("3.74", "6.303", ".550", ".593", ".564")),
    ("parent, one year", 362, (15.64, 6.49), (11.32, 7.19), "11.29", ("4.32", "7.280", ".437", ".593", ".631")),
]
#: scale, lower is better, first group, second group, printed d with its interval, the sign the table turned it by
TRIAL = [
    ("BITSEA competence", False, (53, 14.06, 3.65), (43, 13.37, 3.53), ("0.19", "-0.21", "0.60"), 1),
    ("BITSEA total", True, (55, 33.52, 38.81), (49, 35.55, 39.63), ("0.05", "-0.33", "0.44"), -1),
    ("BRS", False, (62, 38.37, 5.71), (59, 38.69, 5.50), ("-0.06", "-0.41", "0.30"), 1),
    ("ASQ:SE", True, (38, 1.00, 0.72), (37, 1.14, 0.70), ("0.20", "-0.26", "0.65"), -1),
    ("CBCL externalising", True, (172, 15.93, 7.56), (164, 15.34, 7.23), ("0.08", "-0.13", "0.29"), 1),
    ("BRS, 24 months", False, (160, 53.10, 26.74), (142, 57.13, 27.79), ("-0.15", "-0.37", "0.08"), 1),
    ("CBCL total", True, (52, 50.2, 10.0), (47, 53.2, 9.7), ("0.30", "-0.09", "0.70"), -1),
]
SLEEP = (
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
)
MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
PEAK_FLOW = (
    [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427],
    [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451],
)
JUDGES = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
ANXIETY = (
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
)
COUPLES = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]
THREE_STEPS = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]


def counselling() -> list[Row]:
    """Paired results from means, SDs and t alone; before minus after, as printed. Only t is theirs, and it comes back
    through r; the other five figures were worked out by hand before this code was written."""
    rows = []
    for who, n, before, after, t, first_read in COUNSELLING:
        start, end = Summary(n, *before), Summary(n, *after)
        found = differences.paired_from_summaries(end, start, t=float(t))
        again = differences.paired_from_summaries(end, start, r=found.r)
        one, average = sizes.d_z(found), sizes.d_av(found)
        names = ("mean change", "SD of change", "r", "d_z", "d_av")
        ours = (found.change, found.sd_change, found.r or 0.0, one.value, average.value)
        figures = [("t", t, again.t), *zip(names, first_read, ours, strict=True)]
        note = f"printed: means, SDs and t; the others by hand; d_z exact {_within(one.interval)}"
        rows.append(Row(FINNING, f"SDQ total, {who}, n = {n}", figures, note))
    return rows


def trial() -> list[Row]:
    """Two groups from n, mean and SD: d_s with the interval papers print, and the exact one in the note."""
    rows = []
    for scale, lower_better, first, second, printed, sign in TRIAL:
        groups = differences.independent_from_summaries(Summary(*first), Summary(*second), equal_spread=True)
        size, normal = sizes.d_s(groups), sizes.d_s_by_the_normal(groups)
        ends = sorted((sign * normal.low, sign * normal.high))
        figures = [
            ("d_s", printed[0], sign * size.value),
            ("from", printed[1], ends[0]),
            ("to", printed[2], ends[1]),
        ]
        turned = "; the table turned the sign, as lower is better" if sign < 0 else ""
        wrong = "; **the table did not turn the sign, though lower is better**" if lower_better and sign > 0 else ""
        note = f"ours before any turning {size.value:.3f}, exact {_within(size.interval)}{turned}{wrong}"
        rows.append(Row(BMJ_OPEN, f"{scale}, n = {first[0]} and {second[0]}", figures, note))
    return rows


def raw_data() -> list[Row]:
    """Data printed in full in papers, and examples worked in papers and by other programs."""
    one, two = SLEEP
    pair, apart = differences.paired(two, one), differences.independent(one, two)
    maize, flow = differences.paired_from_changes(MAIZE), agreement.two_raters(*PEAK_FLOW)
    kinds = [(f(JUDGES), printed) for f, printed in zip(ICCS, (".17", ".29", ".71"), strict=True)]
    anxiety = agreement.icc_2_1([list(row) for row in zip(*ANXIETY, strict=True)])
    steps: Sequence[int] = [1, 2, 3, 4, 6]
    kappa = [agreement.weighted_kappa(ANXIETY[1], ANXIETY[2], steps, weights=kind) for kind in KINDS]
    ends = sizes.noncentral_t(2.83, 126)
    client = reliable.reliable_change(32.5, 47.5, reliable.sem(7.5, 0.80))
    cut = reliable.cut_off(Summary(30, 40, 7.5), Summary(30, 60, 7.5))
    return [
        Row("Student 1908; R, `sleep`", "hours of sleep, the same ten people, two drugs", [
            ("t", "-4.0621", pair.t), ("df", "9", pair.df), ("p", "0.002833", pair.p),
            ("from", "-2.4598858", pair.interval.low), ("to", "-0.7001142", pair.interval.high)]),
        Row("Student 1908; R, `sleep`", "the same as if of different people (Welch)", [
            ("t", "-1.8608", apart.t), ("df", "17.776", apart.df), ("p", "0.07939", apart.p)]),
        Row("Fisher 1935, Darwin’s maize", "15 pairs of plants, eighths of an inch", [
            ("mean", "20.93", maize.change), ("t", "2.148", maize.t), ("p", "0.0497", maize.p)]),
        Row("Bland and Altman 1986", "peak flow by two meters, 17 people", [
            ("bias", "-2.1", flow.bias), ("SD", "38.8", flow.sem * 2**0.5)]),
        Row("Shrout and Fleiss 1979, Table 2", "6 targets, 4 judges",
            [(icc.kind, printed, icc.value) for icc, printed in kinds]),
        Row("R, psych, the same table", "intervals of the three", [
            (f"{icc.kind} {end}", printed, value) for (icc, _), ends in zip(kinds, PSYCH, strict=True)
            for end, printed, value in zip(("from", "to"), ends, (icc.interval.low, icc.interval.high), strict=True)]),
        Row("R, irr, `anxiety`", "20 people, 3 raters", [
            ("ICC(A,1)", "0.198", anxiety.value), ("from", "-0.039", anxiety.interval.low),
            ("to", "0.494", anxiety.interval.high)]),
        Row("R, irr, `anxiety`", "second and third rater, kappa", [
            ("none", "-0.006289308", kappa[0].value), ("linear", "0.1459075", kappa[1].value),
            ("quadratic", "0.2520325", kappa[2].value)]),
        Row("R, vcd, `SexualFun`", "91 couples, 4 steps, kappa and SE",
            _kappas(COUPLES, ("0.1293", "0.06860", "0.2374", "0.07832"))),
        Row("SAS, in the tests of statsmodels", "19 cases, 3 steps, kappa and SE",
            _kappas(THREE_STEPS, ("0.4842", "0.1380", "0.4701", "0.1457"))),
        Row("R, MBESS", "noncentral t, t = 2.83, df = 126", [
            ("from", "0.833750", ends[0]), ("to", "4.815359", ends[1])]),
        *(Row("Newcombe 1998, pages 857-872", f"{count} of {n}", [
            ("from", low, proportions.wilson(count, n).interval.low),
            ("to", high, proportions.wilson(count, n).interval.high)]) for count, n, low, high in WILSON),
        Row("Newcombe 1998, pages 873-890", "56 of 70 less 48 of 80", [
            ("from", "0.0524", _less().interval.low), ("to", "0.3339", _less().interval.high)]),
        Row("Jacobson and Truax 1991", "their client, 32.5 then 47.5", [
            ("SEM", "3.35", client.sem), ("RC", "3.16", client.index), ("cut-off c", "50", cut)]),
    ]  # fmt: skip


ICCS = (agreement.icc_1_1, agreement.icc_2_1, agreement.icc_3_1)
KINDS: tuple[agreement.Weights, ...] = ("none", "linear", "quadratic")
PSYCH = (("-0.133", "0.72"), ("0.019", "0.76"), ("0.342", "0.95"))
WILSON = [
    (81, 263, "0.2553", "0.3662"),
    (15, 148, "0.0624", "0.1605"),
    (0, 20, "0.0000", "0.1611"),
    (1, 29, "0.0061", "0.1718"),
]


def sceptical() -> list[Sceptic]:
    """What was published and does not hold together, or says too little to be checked."""
    first, second = counselling()[2:]
    one, two = (row.figures[2][2] for row in (first, second))
    externalising = trial()[4].figures[0][2]
    countries = {"England": 1707, "Scotland": 321, "Wales": 144, "Northern Ireland": 35}
    return [
        Sceptic(FINNING, "both parent rows print t = 11.29 (361)",
                f"The changes are 3.74 and 4.32. One t for both needs an SD of change of {one:.2f} and then {two:.2f}: "
                "possible, but more likely one t was printed twice. d_z of the second is not to be relied on; d_av, "
                "which does not need t, is."),
        Sceptic(BMJ_OPEN, "CBCL externalising, printed 0.08",
                f"Lower is better here, and the first mean is the higher: by the table’s own rule the sign is minus "
                f"({-externalising:.2f}), in favour of the other group."),
        Sceptic(BMJ_OPEN, "BITSEA total, printed 0.05",
                "Printed after the sign was turned; first minus second is -0.05, and agrees. But its SDs "
                "(38.81 and 39.63) are above its means on a scale that starts at 0: very skewed, or misprinted. A d of "
                "such numbers says little."),
        Sceptic("Census of nurture groups, July 2015", "schools by country",
                f"{' + '.join(f'{n:,}' for n in countries.values())} = {sum(countries.values()):,}, but 2,114 is "
                f"printed; 1,876 primary + 238 secondary = {1876 + 238:,}."),
        Sceptic("Sloan and others 2016", "77.7% to 20.6% with difficult behaviour; 62.8% in the other schools",
                "No n by group in what we read: no interval can be given. The groups did not start alike."),
        Sceptic("RSM for the Department of Education NI, 2025", "+29.41 and -24.12",
                "No n and no SD in what we read: neither an interval nor a size can be given."),
    ]  # fmt: skip


def table() -> str:
    """Everything between the markers."""
    rows = [*counselling(), *trial(), *raw_data()]
    lines = ["| published in | what | theirs | ours | |", "|---|---|---|---|---|", *map(_line, rows)]
    doubts = [f"| {each.source} | {each.what} | {each.why} |" for each in sceptical()]
    return "\n".join([
        *lines, "", "**Published, and not to be taken as it stands:**", "",
        "| published in | what | why |", "|---|---|---|", *doubts,
    ])  # fmt: skip


def page(text: str) -> str:
    """The document with the table of today between the markers."""
    before, rest = text.split(START)
    return f"{before}{START}\n\n{table()}\n\n{END}{rest.split(END)[1]}"


def _line(row: Row) -> str:
    theirs = ", ".join(f"{name} {printed}" for name, printed, _ in row.figures)
    ours = ", ".join(
        f"{name} {value:.{_places(printed) and max(3, _places(printed))}f}" for name, printed, value in row.figures
    )
    verdict = f"differs: {', '.join(row.misses())}" if row.misses() else "same"
    return f"| {row.source} | {row.what} | {theirs} | {ours} | {verdict}{'; ' + row.note if row.note else ''} |"


def _kappas(counts: list[list[int]], printed: tuple[str, str, str, str]) -> list[tuple[str, str, float]]:
    plain, linear = (agreement.weighted_kappa_of_table(counts, weights=kind) for kind in KINDS[:2])
    names = ("none", "none SE", "linear", "linear SE")
    return list(zip(names, printed, (plain.value, plain.se, linear.value, linear.se), strict=True))


def _less() -> proportions.ShareDifference:
    return proportions.share_difference(proportions.wilson(56, 70), proportions.wilson(48, 80))


def _within(interval: differences.Interval | None) -> str:
    return f"{interval.low:.3f} to {interval.high:.3f}" if interval else ""


def _places(printed: str) -> int:
    return len(printed.partition(".")[2])


def _half(printed: str) -> float:
    return float(0.5 / 10 ** _places(printed)) + 1e-9


if __name__ == "__main__":
    print(table())
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"Written: {PAGE}")
