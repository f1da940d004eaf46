"""Numbers of the views, by others' code or recomputed in another way from the definitions of docs/views.md.

    pip install numpy scipy mapclassify
    python3 tests/reference/views.py

writes views.json beside this file, with the versions that made it. What is whose:

- ranks and changes of rank: scipy.stats.rankdata, method "min".
- classes: mapclassify.Quantiles and mapclassify.EqualInterval. Both close a class at its upper end, docs/views.md at its lower; and Quantiles
  interpolates between values, docs/views.md counts them. The two agree on equal widths where no value lies on an inner bound, and on
  quantiles of distinct values where n mod k is 0 or 1 (elsewhere a class may differ by one value, which is held, too). Equal values, which
  mapclassify never parts either, move whole groups; and zero as a bound mapclassify does not know: there the bound of EqualInterval that is
  nearest to zero is put on zero, and numpy.digitize counts.
- sums of stacks and differences of figures: decimal.
- targets: fractions, from the table of docs/views.md.
- burn-down and days late: a count of every single day, and datetime.
"""

import datetime
import decimal
import json
import pathlib
import random
import warnings
from fractions import Fraction

import mapclassify
import numpy
import scipy
from scipy.stats import rankdata

RANDOM = random.Random(20250728)
HERE = pathlib.Path(__file__).resolve().parent
warnings.simplefilter("ignore")


def text(number, places=1):
    return f"{number:.{places}f}"


# ------------------------------------------------------------------------------------------------------------ ranks


def ranks(values, rising):
    signed = numpy.array([float(v) if rising else -float(v) for v in values])
    return [int(r) for r in rankdata(signed, method="min")]


def rank_cases():
    cases = []
    for n in (2, 3, 5, 12, 31, 60):
        for rising in (False, True):
            span = RANDOM.choice([n // 2 + 1, 400])
            now = [text(RANDOM.randint(-span, span) / 10) for _ in range(n)]
            then = [None if n > 4 and RANDOM.random() < 0.2 else text(RANDOM.randint(-span, span) / 10) for _ in range(n)]
            both = [i for i in range(n) if then[i] is not None]
            moved = [None] * n
            if 2 * len(both) >= n and len(both) > 1:
                a, b = ranks([then[i] for i in both], rising), ranks([now[i] for i in both], rising)
                for place, before, after in zip(both, a, b):
                    moved[place] = before - after
            cases.append({"rising": rising, "now": now, "then": then, "ranks": ranks(now, rising), "moved": moved})
    return cases


# ---------------------------------------------------------------------------------------------------------- classes


def counts_of(classes, k):
    counts = [int((classes == i).sum()) for i in range(k)]
    return [c for c in counts if c > 0]


def class_cases():
    cases = []
    for n, k in [(10, 5), (11, 5), (31, 5), (30, 5), (31, 3), (34, 7), (9, 2), (12, 5), (33, 7), (20, 6)]:
        values = numpy.array(RANDOM.sample(range(1, 4000), n)) / 10
        agree = n % k in (0, 1)
        counts = counts_of(mapclassify.Quantiles(values, k=k).yb, k)
        off = 0 if agree else 1
        cases.append({"word": "quantile", "k": k, "values": [text(v) for v in values], "counts": counts, "off": off})
        # Widths whose bounds no value with one place can lie on.
        found = mapclassify.EqualInterval(values, k=k)
        if not any(abs(v - b) < 1e-9 for v in values for b in found.bins[:-1]):
            cases.append({"word": "equal", "k": k, "values": [text(v) for v in values], "counts": counts_of(found.yb, k), "off": 0})
    for n, k in [(31, 5), (17, 4), (40, 7), (9, 3)]:
        values = numpy.array(RANDOM.sample(range(-2000, 3000), n)) / 10
        inner = mapclassify.EqualInterval(values, k=k).bins[:-1].copy()
        inner[numpy.abs(inner).argmin()] = 0.0
        counts = counts_of(numpy.digitize(values, inner), k)
        cases.append({"word": "equal", "k": k, "values": [text(v) for v in values], "counts": counts, "off": 0})
    return cases


# ----------------------------------------------------------------------------------------------------------- stacks


def stack_cases():
    cases = []
    for n in (2, 3, 5):
        for places in (0, 1, 3):
            parts = [text(RANDOM.randint(-90000, 90000) / 10**places, places) for _ in range(n)]
            total = sum((decimal.Decimal(p) for p in parts), decimal.Decimal(0))
            cases.append({"parts": parts, "sum": str(total)})
    return cases


# ---------------------------------------------------------------------------------------------------------- targets
#
# A period is (first month, months), months counted from January of year 0.


def end(period):
    return period[0] + period[1]


def code(period):
    year, month = divmod(period[0], 12)
    return {1: f"{year}-{month + 1:02}", 3: f"{year}-Q{month // 3 + 1}", 12: f"{year}"}[period[1]]


def share_of_earlier_years(figures, now, to):
    """Mean share of the year's total by the same month, up to three years before; None where no year has both."""
    shares = []
    for back in (1, 2, 3):
        part = [v for p, v in figures if end(p) == end(now) - 12 * back]
        whole = [v for p, v in figures if end(p) == end(to) - 12 * back]
        # A year with a loss tells nothing, nor one that lost what it had.
        if part and whole and part[0] >= 0 and whole[0] > 0 and part[0] <= whole[0]:
            shares.append(part[0] / whole[0])
    return sum(shares) / len(shares) if shares else None


def progress(aim, measure, start, to, goal, upper, base, figures, until):
    """What docs/views.md says of a target; None where no figure counts."""
    begin = to[0] // 12 * 12 if measure.endswith("_ytd") else None
    bound = aim in ("floor", "ceiling", "range")
    if begin is None and (bound or measure.startswith("yoy")):
        begin = (start or to)[0]
    elif begin is None and start:
        begin = start[0]
    last = end(to) if until is None else min(end(to), end(until))
    counted = [(p, v) for p, v in figures if end(p) <= last and (begin is None or p[0] >= begin)]
    if not counted:
        return None
    now, x = counted[-1]
    left = end(to) - end(now)
    over = left == 0
    met = {
        "reach": lambda v: v >= goal,
        "floor": lambda v: v >= goal,
        "lower": lambda v: v <= goal,
        "ceiling": lambda v: v <= goal,
        "range": lambda v: goal <= v <= upper,
    }[aim]
    found = {"done": None, "time": None, "pace": None, "required": None}
    total, growth = measure == "level_ytd", measure.startswith("yoy")
    budget = total and aim in ("lower", "ceiling")
    if growth:
        found["pace"] = x if not bound else None
        if measure == "yoy_ytd":
            m, n = end(now) % 12 or 12, end(to) - begin
            if not over and not bound:
                found["required"] = (n * goal - m * x) / (n - m)
        if bound and measure == "yoy_ytd":
            state = ("held" if met(x) else "broken") if over else ("on" if met(x) else "behind")
        elif bound:
            state = "held" if all(met(v) for _, v in counted) else "broken"
        elif not over:
            state = "on" if met(x) else "behind"
        elif measure == "yoy" and now[0] > to[0]:
            state = "open"
        else:
            state = "reached" if met(x) else "missed"
    elif bound and not (total and aim != "range"):
        if total:
            exceeded = any(v > upper for _, v in counted)
            state = "broken" if exceeded or (over and not met(x)) else ("held" if over else "open")
        else:
            state = "held" if all(met(v) for _, v in counted) else "broken"
    else:
        way = None
        if total:
            way = (begin, Fraction(0))
        elif start:
            within = [(p, v) for p, v in figures if p[0] >= start[0] and end(p) <= end(start)]
            way = (end(start), base) if base is not None else ((end(within[-1][0]), within[-1][1]) if within else None)
        if way and way[0] < end(to):
            origin, b = way
            falls = aim in ("lower", "ceiling") and not budget
            if (goal < b) if falls else (goal > b):
                found["done"] = (x - b) / (goal - b)
            gone = end(now) - origin
            if gone > 0:
                found["pace"] = (x - b) / gone
                found["time"] = Fraction(gone, end(to) - origin)
            usual = share_of_earlier_years(figures, now, to) if total else None
            if usual is not None:
                found["time"] = usual
        elif aim not in ("lower", "ceiling") and goal > 0:
            found["done"] = x / goal
        if not over and met(x) == budget:
            found["required"] = (goal - x) / left
        if met(x) and (not budget or over):
            state = "reached"
        elif over or budget and not met(x):
            state = "missed"
        elif found["done"] is None or found["time"] is None:
            state = "open"
        else:
            ahead = found["done"] <= found["time"] if budget else found["done"] >= found["time"]
            state = "on" if ahead else "behind"
    if until is not None and end(until) >= end(to) and state in ("on", "behind"):
        state = "open"
    return {"state": state, "left": left, **{k: None if v is None else float(v) for k, v in found.items()}}


def target_cases():
    cases = []
    while len(cases) < 160:
        measure = RANDOM.choice(["level", "level_ytd", "yoy_ytd", "yoy"])
        aim = RANDOM.choice(["reach", "reach", "lower", "floor", "ceiling", "range"])
        year = RANDOM.randint(2021, 2026)
        to = RANDOM.choice([(year * 12, 12), (year * 12 + 11, 1), (year * 12 + RANDOM.randint(1, 11), 1)])
        start = None
        if not measure.endswith("_ytd") and RANDOM.random() < 0.7:
            start = ((year - RANDOM.randint(1, 4)) * 12, 12)
        size = 1 if measure.endswith("_ytd") else RANDOM.choice([1, 3, 12])
        figures = []
        value, first = Fraction(RANDOM.randint(-50, 300)), (year - 5) * 12
        for month in range(first, first + 66, size):
            january = month % 12 == 0
            if measure == "level_ytd":
                value = (0 if january else value) + Fraction(RANDOM.randint(-3, 30))
            elif measure == "level":
                value += Fraction(RANDOM.randint(-20, 25), 2)
            else:
                value = Fraction(RANDOM.randint(-40, 120), 10)
            if RANDOM.random() < 0.85:
                figures.append(((month, size), value))
        if measure == "level_ytd":
            goal = Fraction(RANDOM.randint(20, 260))
        else:
            goal = Fraction(RANDOM.randint(-30, 100), 10) if measure != "level" else Fraction(RANDOM.randint(-60, 500))
        upper = goal + RANDOM.randint(0, 60) if aim == "range" else None
        base = Fraction(RANDOM.randint(-50, 300)) if measure == "level" and start and RANDOM.random() < 0.3 else None
        until = (first + RANDOM.randint(20, 90), 1) if RANDOM.random() < 0.7 else None
        if aim in ("reach", "lower") and measure == "level" and start and end(start) >= end(to):
            continue
        wanted = progress(aim, measure, start, to, goal, upper, base, figures, until)
        if wanted is None and RANDOM.random() < 0.9:
            continue
        number = lambda v: "" if v is None else str(float(v))
        row = [aim, "x", measure, code(start) if start else "", code(to), number(goal), number(upper), number(base)]
        cases.append(
            {
                "target": ",".join(row),
                "figures": [f"{code(p)},{number(v)}" for p, v in figures],
                "measure": measure,
                "until": code(until) if until else "",
                "wanted": wanted,
            }
        )
    return cases


# ------------------------------------------------------------------------------------------------------------ tasks


def last_day(due):
    """The last day of `2025-12-31`, `2025-12`, `2025-Q4` or `2025`."""
    if len(due) == 10:
        return datetime.date.fromisoformat(due)
    year = int(due[:4])
    month = 12 if len(due) == 4 else 3 * int(due[6]) if "Q" in due else int(due[5:])
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def task_cases():
    cases = []
    for _ in range(25):
        on = datetime.date(2025, RANDOM.randint(1, 12), RANDOM.randint(1, 28))
        tasks = []
        for number in range(RANDOM.randint(1, 14)):
            opened = on + datetime.timedelta(days=RANDOM.randint(-200, 30)) if RANDOM.random() < 0.8 else None
            state = RANDOM.choice(["open", "open", "done", "dropped"])
            closed = None
            if state != "open" and RANDOM.random() < 0.9:
                closed = (opened or on - datetime.timedelta(days=150)) + datetime.timedelta(days=RANDOM.randint(0, 220))
            day = on + datetime.timedelta(days=RANDOM.randint(-150, 150))
            forms = [day.isoformat(), f"{day.year}-{day.month:02}", f"{day.year}-Q{(day.month + 2) // 3}", f"{day.year}"]
            due = RANDOM.choice(forms) if RANDOM.random() < 0.8 else ""
            tasks.append({"code": str(number), "opened": opened, "state": state, "closed": closed, "due": due})
        rows, late = [], {}
        for t in tasks:
            dates = [t[k].isoformat() if t[k] else "" for k in ("opened", "closed")]
            rows.append(",".join([t["code"], "Do", t["due"], t["state"], *dates]))
            begun = t["opened"] is None or t["opened"] <= on
            still = t["state"] == "open" or (t["closed"] is not None and t["closed"] > on)
            if begun and still and t["due"] and last_day(t["due"]) < on:
                late[t["code"]] = (on - last_day(t["due"])).days
        known = [t for t in tasks if t["state"] == "open" or t["closed"]]
        begins = [d for t in known for d in (t["opened"], t["closed"] if (t["opened"] or on) <= on else None) if d and d <= on]
        first = min(begins, default=on)
        ends = [last_day(t["due"]) for t in known if t["due"]]
        days, day = [], first
        dated = any(t["due"] for t in known)
        while day <= max(ends + [on]) + datetime.timedelta(days=2):
            is_open = 0
            planned = 0
            for t in known:
                if t["opened"] and t["opened"] > day:
                    continue
                gone = t["closed"] is not None and t["closed"] <= day
                is_open += not gone
                # The plan: until its due date; one without a date as it went up to the day told; one dropped leaves with that.
                went = gone and t["closed"] <= on
                if t["due"]:
                    planned += last_day(t["due"]) >= day and not (went and t["state"] == "dropped")
                else:
                    planned += not went
            counts = [is_open if day <= on else None, planned if dated else None]
            # Days like the one before are left out.
            if not days or days[-1][1:] != counts:
                days.append([day.isoformat(), *counts])
            day += datetime.timedelta(days=1)
        left_out = len(tasks) - len(known)
        cases.append({"rows": rows, "on": on.isoformat(), "late": late, "days": days, "left_out": left_out})
    return cases


# ------------------------------------------------------------------------------------------------------ differences


def difference_cases():
    cases = []
    for _ in range(40):
        places = RANDOM.choice([0, 1, 1, 2, 3])
        then = decimal.Decimal(RANDOM.randint(-9000, 99000)) / 10**places
        now = then + decimal.Decimal(RANDOM.randint(-400, 400)) / 10 ** RANDOM.randint(0, places)
        cases.append({"then": f"{then:.{places}f}", "now": f"{now:.{places}f}", "by": f"{now - then:.{places}f}"})
    return cases


def main():
    found = {
        "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__, "mapclassify": mapclassify.__version__},
        "ranks": rank_cases(),
        "classes": class_cases(),
        "stacks": stack_cases(),
        "targets": target_cases(),
        "tasks": task_cases(),
        "differences": difference_cases(),
    }
    lines = []
    for name, value in found.items():
        body = json.dumps(value) if isinstance(value, dict) else "[\n" + ",\n".join(json.dumps(v) for v in value) + "\n]"
        lines.append(f"{json.dumps(name)}: {body}")
    (HERE / "views.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


main()
