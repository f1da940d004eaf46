"""Recomputes the transforms of docs/transforms.md with exact rationals and writes `arithmetic.json`.

Independent of the crate: it reads the same files, and follows the definitions alone. Rational results are exact
(`fractions`); roots and logarithms are taken in 60 digits (`decimal`). Series are those of `www/data`, two of R
(`r_series.py`) and made ones (`made.py`). Python 3.9 or later, standard library only. Run: python3 arithmetic.py
"""

import csv
import json
import platform
from decimal import Decimal, getcontext
from fractions import Fraction as F
from pathlib import Path

getcontext().prec = 60
HERE = Path(__file__).parent
ROOT = HERE.parent.parent
MONTHS = {"M": 1, "Q": 3, "S": 6, "A": 12}
NAMES = {1: "M", 3: "Q", 6: "S", 12: "A"}


def key(code):
    """A period as (first month since year 0, months)."""
    year = int(code[:4]) * 12
    rest = code[5:]
    if code.endswith("/P2M"):
        return (year, 2)
    if rest[:1] == "Q":
        return (year + 3 * int(rest[1:]) - 3, 3)
    if rest[:1] == "S":
        return (year + 6 * int(rest[1:]) - 6, 6)
    return (year + int(rest) - 1, 1) if rest else (year, 12)


def code(period):
    start, months = period
    year, month = divmod(start, 12)
    if months == 1:
        return f"{year}-{month + 1:02d}"
    return {2: f"{year}-01/P2M", 3: f"{year}-Q{month // 3 + 1}", 6: f"{year}-S{month // 6 + 1}", 12: f"{year}"}[months]


class Series:
    """What a step takes and gives: values or reasons (texts) by period."""

    def __init__(self, cells, like=None, **of):
        self.cells = cells
        for name in ("months", "unit", "power", "nature", "total", "growth"):
            setattr(self, name, of[name] if name in of else getattr(like, name))

    def rate(self):
        return self.growth is not None or self.unit in ("%", "pp", "points") or (self.unit.startswith("index") and "=" not in self.unit)

    def get(self, period, reason):
        """The value of a period; a total's January and February go by their end."""
        value = self.cells.get(period)
        if value is None and self.total and sum(period) % 12 == 2:
            value = self.ending(sum(period))
        if value is None or isinstance(value, str):
            raise Missing(reason)
        return value

    def own(self, period):
        value = self.cells.get(period)
        if value is None and self.total and sum(period) % 12 == 2:
            value = self.ending(sum(period), any_=True)
        if isinstance(value, str) or value is None:
            raise Missing(value or "missing")
        return value

    def ending(self, month, any_=False):
        found = [v for (start, months), v in self.cells.items() if start + months == month and months <= max(2, self.months)]
        return found[0] if found and (any_ or not isinstance(found[0], str)) else None

    def cover(self, start, end, partial=False):
        """The values that tile the months start..end: list of (value, months)."""
        inside = sorted((p, v) for p, v in self.cells.items() if p[0] < end and sum(p) > start)
        if any(p[0] < start or sum(p) > end for p, _ in inside):
            raise Missing("unlike")
        tiles = [(v, p[1]) for p, v in inside if not isinstance(v, str)]
        if not tiles or (sum(m for _, m in tiles) != end - start and not partial):
            raise Missing("incomplete")
        return tiles

    def mean(self, tiles):
        if self.nature in ("rate", "stock"):
            return sum(v * m for v, m in tiles) / sum(m for _, m in tiles)
        return sum(v for v, _ in tiles) * self.months / sum(m for _, m in tiles)


class Missing(Exception):
    """There is no value; the argument is the reason's code."""


def years_before(period, years=1):
    return (period[0] - 12 * years, period[1])


def before(series, period, count=1):
    if period[1] == 2:
        return None
    return (period[0] - count * period[1], period[1])


def earlier(series, period):
    if period is None:
        raise Missing("no-comparable")
    return series.get(period, "no-comparable")


def ratio(now, then):
    if then <= 0 or now < 0:
        raise Missing("base")
    return now / then


def decimal(x):
    return x if isinstance(x, Decimal) else Decimal(x.numerator) / Decimal(x.denominator)


def power(x, n, m):
    """x^(n/m); exact where m is 1."""
    if m == 1:
        return x**n if isinstance(x, F) else x ** Decimal(n)
    return F(0) if x == 0 else F((decimal(x).ln() * n / m).exp())


def percent(x):
    return 100 * (x - 1)


def logarithm(x):
    if x <= 0:
        raise Missing("base")
    return 100 * F(decimal(x).ln())


def lowest(n, m):
    f = F(n, m)
    return f.numerator, f.denominator


def over(series, formula, refusal=None, periods=None, **of):
    """The series with `formula` at every period."""

    def cell(period):
        if refusal:
            return refusal
        try:
            return formula(period)
        except Missing as missing:
            return missing.args[0]

    return Series({p: cell(p) for p in (series.cells if periods is None else periods)}, series, **of)


RATE = dict(unit="%", power=0, nature="rate", growth=None)


def undivided(s):
    return "rate" if s.rate() else None


def unsteady(s):
    return "cumulative" if s.total else None


# Steps: each takes the world, the series shown (name -> Series), its options, and gives those shown next.


def each(step):
    def run(world, shown, *options):
        return {name: step(world, s, *options) for name, s in shown.items()}

    return run


def diff(world, s, on="previous"):
    unit = {"%": "pp", "pp": "points"}.get(s.unit, "points" if s.rate() else s.unit)
    refusal = unsteady(s) if on == "previous" else None
    then = (lambda p: years_before(p)) if on == "year" else (lambda p: before(s, p))
    return over(s, lambda p: s.own(p) - earlier(s, then(p)), refusal, unit=unit, growth=None)


def growth(on):
    def step(world, s):
        refusal = undivided(s) or (unsteady(s) if on == "previous" else None)
        then = (lambda p: years_before(p)) if on == "year" else (lambda p: before(s, p))
        return over(s, lambda p: percent(ratio(s.own(p), earlier(s, then(p)))), refusal, **{**RATE, "growth": on})

    return step


def annualised(world, s, k="1"):
    n, m = lowest(12 // s.months, int(k))
    return over(s, lambda p: percent(power(ratio(s.own(p), earlier(s, before(s, p, int(k)))), n, m)), undivided(s) or unsteady(s), **RATE)


def log(world, s, k="1", annual=None):
    k, annual = (1, "annual") if k == "annual" else (int(k), annual)
    year = 12 // s.months
    whole = k % year == 0
    times = F(year, k) if annual else 1
    then = (lambda p: years_before(p, k // year)) if whole else (lambda p: before(s, p, k))

    def cell(p):
        now = s.own(p)
        if now <= 0:
            raise Missing("base")
        return times * logarithm(ratio(now, earlier(s, then(p))))

    return over(s, cell, undivided(s) or (None if whole else unsteady(s)), **RATE)


def three_months(world, s):
    def cell(p):
        s.own(p)
        end = sum(p)
        now = sum(v for v, _ in s.cover(end - 3, end))
        try:
            then = sum(v for v, _ in s.cover(end - 6, end - 3))
        except Missing as missing:
            raise Missing("no-comparable" if missing.args[0] == "incomplete" else missing.args[0]) from None
        return percent(ratio(now, then) ** 4)

    return over(s, cell, undivided(s) or unsteady(s) or ("frequency" if s.months != 1 else None), **RATE)


def cagr(world, s, since):
    base = key(since)

    def cell(p):
        now = s.own(p)
        months = p[0] - base[0]
        if p <= base:
            raise Missing("no-comparable")
        if p[1] != base[1] or (s.total and months % 12):
            raise Missing("unlike")
        n, m = lowest(12, months)
        return percent(power(ratio(now, s.get(base, "no-comparable")), n, m))

    like = base[1] == s.months or (base[1] == 2 and s.months == 1)
    return over(s, cell, undivided(s) or (None if like else "unlike"), **RATE)


def average(world, s, n="2"):
    n = int(n)

    def cell(p):
        if s.growth is None:
            return percent(power(ratio(s.own(p), earlier(s, years_before(p, n))), 1, n))
        product = F(1)
        for i in range(n):
            factor = 1 + (s.own(p) if i == 0 else earlier(s, years_before(p, i))) / 100
            if factor <= 0:
                raise Missing("base")
            product *= factor
        return percent(power(product, 1, n))

    return over(s, cell, None if s.growth == "year" else undivided(s), **RATE)


def index(world, s, base):
    start, months = key(base)

    def cell(p):
        now = s.mean([(s.own(p), p[1])])
        mean = s.mean(s.cover(start, start + months))
        if mean <= 0:
            raise Missing("base")
        return 100 * now / mean

    short = (1 if months == 2 else months) < s.months
    return over(s, cell, undivided(s) or unsteady(s) or ("unlike" if short else None), unit=f"index {base}=100", power=0, nature="rate")


def single(world, s):
    def period(p):
        if s.months > 1 or sum(p) % 12 != 2:
            return p
        january = any(q == (sum(p) - 2, 1) for q in s.cells)
        return (sum(p) - 1, 1) if january else (sum(p) - 2, 2)

    def cell(p):
        now = s.own(p)
        if p[0] % 12 == 0:
            return now
        then = s.ending(p[0])
        if then is None:
            raise Missing("spans")
        return now - then

    refusal = None if s.total and not s.rate() and s.nature != "stock" else "not-cumulative"
    return over(s, cell, refusal, [period(p) for p in s.cells], total=False, nature="flow")


def ytd(world, s):
    def cell(p):
        s.own(p)
        return sum(v for v, _ in s.cover(p[0] // 12 * 12, sum(p)))

    refusal = "frequency" if s.total or s.months == 12 else {"flow": None, "rate": "rate"}.get(s.nature, "nature")
    return over(s, cell, refusal, total=True)


def aggregate(world, s, to, *options):
    months = {"quarter": 3, "half": 6, "year": 12}[to]
    partial = "partial" in options
    way = next((o for o in options if o in ("sum", "mean", "last")), None)
    refusal = "frequency" if s.months >= months else "growth" if s.growth else None
    if s.total:
        way = "last"
    elif way == "sum" and s.nature == "rate":
        refusal = refusal or "rate"
    elif way is None:
        way = {"flow": "sum", "rate": "mean", "stock": "last"}.get(s.nature)
        refusal = refusal or (None if way else "nature")

    def cell(p):
        start, end = p[0], sum(p)
        if way == "last":
            for month in range(end, start if partial else end - 1, -1):
                value = s.ending(month)
                if value is not None:
                    return value
            raise Missing("incomplete")
        tiles = s.cover(start, end, partial)
        return sum(v for v, _ in tiles) if way == "sum" else s.mean(tiles)

    periods = [(p[0] // months * months, months) for p in s.cells]
    return over(s, cell, refusal, dict.fromkeys(periods), months=months)


def deflate(world, s, by):
    measure = "level" if s.growth is None else {("year", True): "yoy_ytd", ("year", False): "yoy"}.get((s.growth, s.total), "mom_sa")
    d = world.published(by, measure, s.months)

    def cell(p):
        now, deflator = s.own(p), d.get(p, "operand")
        if s.growth is None:
            if deflator <= 0:
                raise Missing("base")
            return 100 * now / deflator
        if 1 + deflator / 100 <= 0:
            raise Missing("base")
        return percent((1 + now / 100) / (1 + deflator / 100))

    return over(s, cell, None if s.growth else undivided(s) or unsteady(s))


def share(world, shown, of):
    s = world.along[of]

    def cell(part):
        def at(p):
            now = part.own(p) * F(10) ** (part.power - s.power)
            whole = s.get(p, "operand")
            if whole <= 0:
                raise Missing("base")
            return 100 * now / whole

        return at

    return {n: over(part, cell(part), undivided(part), unit="%", power=0, nature="rate") for n, part in shown.items()}


def contribution(world, shown, of, on="year"):
    s = world.along[of]
    then = (lambda p: years_before(p)) if on == "year" else (lambda p: before(s, p))

    def cell(part):
        def at(p):
            now = part.own(p)
            if then(p) is None:
                raise Missing("no-comparable")
            change = (now - earlier(part, then(p))) * F(10) ** (part.power - s.power)
            base = s.get(then(p), "operand")
            if base <= 0:
                raise Missing("base")
            return 100 * change / base

        return at

    def residual(p):
        now = s.own(p)
        if then(p) is None:
            raise Missing("no-comparable")
        left = now - earlier(s, then(p))
        for part in shown.values():
            left -= part.get(p, "operand") - part.get(then(p), "operand")
        base = earlier(s, then(p))
        if base <= 0:
            raise Missing("base")
        return 100 * left / base

    def refusal(part):
        return undivided(part) or (unsteady(part) if on == "previous" else None)

    of_points = dict(unit="pp", power=0, nature="rate")
    out = {n: over(part, cell(part), refusal(part), **of_points) for n, part in shown.items()}
    out["residual"] = over(s, residual, refusal(s), **of_points)
    return out


def joined(shown, formula):
    """One series of several, at all their periods."""
    parts = list(shown.values())
    periods = sorted({p for s in parts for p in s.cells})
    return {"": over(parts[0], lambda p: formula(*[s.get(p, "operand") for s in parts]), None, periods)}


def diffusion(world, shown, balance=None):
    return joined(shown, lambda up, same: 2 * up + same - 100 if balance else up + same / 2)


def pmi(world, shown):
    weights = [F(30, 100), F(25, 100), F(20, 100), F(15, 100), F(10, 100)]
    return joined(shown, lambda *v: sum(w * (100 - x if i == 3 else x) for i, (w, x) in enumerate(zip(weights, v))))


def rolling(world, s, n, way="mean"):
    def cell(p):
        s.own(p)
        tiles = s.cover(sum(p) - int(n) * s.months, sum(p))
        return sum(v for v, _ in tiles) if way == "sum" else s.mean(tiles)

    return over(s, cell, unsteady(s) or (undivided(s) if way == "sum" else None), growth=None)


def overhang(world, s, now=None):
    refusal = undivided(s) or unsteady(s) or (None if s.months in (1, 3) else "frequency")
    if not now:

        def after(p):
            year = s.cover(p[0] - 12, p[0])
            last = s.ending(p[0])
            if last is None:
                raise Missing("no-comparable")
            return percent(ratio(last, s.mean(year)))

        years = dict.fromkeys((p[0] // 12 * 12 + 12, 12) for p in s.cells)
        return over(s, after, refusal, years, months=12, **RATE)

    def cell(p):
        held = s.own(p)
        if p[1] != s.months:
            raise Missing("unlike")
        january = p[0] // 12 * 12
        past = sum(v for v, _ in s.cover(january, sum(p)))
        try:
            whole = sum(v for v, _ in s.cover(january - 12, january))
        except Missing:
            raise Missing("no-comparable") from None
        return percent(ratio(past + (january + 12 - sum(p)) // s.months * held, whole))

    return over(s, cell, refusal, **RATE)


def base_effect(world, shown):
    out = {}
    for name, s in shown.items():
        refusal = undivided(s) or unsteady(s)

        def momentum(p, s=s):
            now = s.own(p)
            if now <= 0:
                raise Missing("base")
            return logarithm(ratio(now, earlier(s, before(s, p))))

        def base(p, s=s):
            s.own(p)
            then = earlier(s, years_before(p))
            last = earlier(s, before(s, years_before(p)))
            if then <= 0:
                raise Missing("base")
            return -logarithm(ratio(then, last))

        out["momentum"] = over(s, momentum, refusal, unit="pp", nature="rate")
        out["base_effect"] = over(s, base, refusal, unit="pp", nature="rate")
    return out


def pace(world, s, what="required", aim=None):
    stock = s.nature == "stock" and what in ("remaining", "progress")
    refusal = None if stock else undivided(s) or (None if s.total else "not-cumulative")

    def year_end(p, years):
        return (p[0] // 12 - years + 1) * 12

    def whole(p, years):
        value = s.ending(year_end(p, years))
        if value is None:
            raise Missing("no-comparable")
        return value

    def target(p):
        name, _, number = (aim or "").partition("=")
        if name == "target":
            return F(number)
        if name == "growth":
            return (1 + F(number) / 100) * whole(p, 1)
        found = world.published(world.name, "target", 12)
        return found.get((p[0] // 12 * 12, 12), "no-target") * F(10) ** (found.power - s.power) if found else missing()

    def missing():
        raise Missing("no-target")

    def positive(x):
        if x <= 0:
            raise Missing("base")
        return x

    def cell(p):
        now = s.own(p)
        if what == "remaining":
            return target(p) - now
        if what == "progress":
            return 100 * now / positive(target(p))
        if what == "required":
            if sum(p) == year_end(p, 0):
                raise Missing("complete")
            left = target(p) - now
            return percent(left / positive(whole(p, 1) - earlier(s, years_before(p))))
        shares = [earlier(s, years_before(p, y)) / positive(whole(p, y)) for y in (1, 2, 3)]
        return 100 * sum(shares) / 3

    return over(s, cell, refusal)


def levels(world, s, base=None):
    if s.growth != ("previous" if base else "year"):
        return over(s, None, "not-growth")
    level = None if base else world.published(world.name, "level_ytd" if s.total else "level", s.months)

    def factor(g):
        if 1 + g / 100 <= 0:
            raise Missing("base")
        return 1 + g / 100

    def chained(p):
        product = factor(s.own(p))
        start = sum(key(base))
        if p[0] < start:
            raise Missing("no-comparable")
        month = p[0]
        while month > start:
            value = s.ending(month)
            if value is None:
                raise Missing("incomplete")
            product *= factor(value)
            month -= s.months
        return 100 * product

    def grown(p):
        product, years = factor(s.own(p)), 1
        while True:
            then = years_before(p, years)
            try:
                return product * level.get(then, "operand")
            except Missing:
                product *= factor(earlier(s, then))
                years += 1

    return over(s, chained if base else grown, growth=None)


def formula(world, shown, text):
    names = dict(zip("abcdefgh", shown))

    def value(p, name):
        s = shown[names[name]] if name in names else world.along[name]
        return s.get(p, "operand") * F(10) ** (s.power - list(shown.values())[0].power)

    class At(dict):
        def __missing__(self, name):
            return value(self.period, name)

    def cell(p):
        scope = At()
        scope.period = p
        try:
            # The formulas of the cases, written in Python; numbers are exact.
            return eval(FORMULAS[text], {"F": F}, scope)
        except ZeroDivisionError:
            raise Missing("zero") from None

    first = list(shown.values())[0]
    periods = sorted({p for s in shown.values() for p in s.cells})
    return {"": over(first, cell, None, periods, growth=None)}


FORMULAS = {"100 * b / a": "F(100) * b / a", "(a - b) / (a + b)": "(a - b) / (a + b)", "whole - a - b * 0.5": "whole - a - b * F(1, 2)", "2 * a / a": "2 * a / a"}

STEPS = {
    "diff": each(diff),
    "pop": each(growth("previous")),
    "yoy": each(growth("year")),
    "annualised": each(annualised),
    "log": each(log),
    "3m3m": each(three_months),
    "cagr": each(cagr),
    "average": each(average),
    "index": each(index),
    "single": each(single),
    "ytd": each(ytd),
    "aggregate": each(aggregate),
    "deflate": each(deflate),
    "share": share,
    "contribution": contribution,
    "diffusion": diffusion,
    "pmi": pmi,
    "rolling": each(rolling),
    "formula": formula,
    "overhang": each(overhang),
    "base_effect": base_effect,
    "pace": each(pace),
    "levels": each(levels),
}


class World:
    """The files of a case."""

    def __init__(self, files, area):
        self.area, self.rows, self.natures, self.units = area, [], {}, {}
        for file in files:
            with open(ROOT / file, encoding="utf-8-sig", newline="") as opened:
                for row in csv.DictReader(opened):
                    if "value" in row:
                        self.rows.append({**row, "file": file})
                    elif "exponent" in row:
                        self.units[row["unit"]] = int(row["exponent"])
                    elif "code" in row:
                        self.natures[row["code"]] = row.get("nature") or ""

    def published(self, name, measure, months):
        rows = [r for r in self.rows if (r["indicator"], r["area"], r["measure"]) == (name, self.area, measure) and MONTHS[r["freq"]] == months]
        if not rows:
            return None
        cells, revised = {}, {}
        for row in rows:
            period, status = key(row["period"]), row["status"].lower() == "r"
            if period in cells and not (status and not revised[period]):
                continue
            cells[period], revised[period] = (F(row["value"]) if row["value"] else "missing"), status
        unit = rows[0]["unit"]
        total = measure.endswith("_ytd")
        growth_on = "year" if measure.startswith("yoy") else "previous" if measure.startswith("mom") else None
        rate = growth_on or unit == "%" or (unit.startswith("index") and "=" not in unit)
        has_total = any(r["indicator"] == name and r["measure"] == "level_ytd" for r in self.rows)
        nature = "rate" if rate else self.natures.get(name) or ("rate" if unit.startswith("index") else "flow" if has_total else None)
        return Series(dict(sorted(cells.items())), months=months, unit=unit, power=self.units.get(unit, 0), nature=nature, total=total, growth=growth_on)


def run(case):
    world = World(case["src"], case["area"])
    names = case["indicator"].split()
    months = MONTHS[case["freq"]]
    shown = {name: world.published(name, case["measure"], months) for name in names}
    along = {"whole": world.published("whole", case["measure"], months)} if "whole" in case["transform"] else {}
    world.name = names[0]
    for step in case["transform"].split(" | "):
        name, _, rest = step.partition("(")
        text = rest[:-1]
        options = [text] if name == "formula" else [o.strip() for o in text.split(",") if o.strip()]
        world.along = along
        shown = STEPS[name](world, shown, *options)
        along = {n: STEPS[name](world, {n: s}, *options)[n] for n, s in along.items()} if name not in ("share", "contribution", "formula") else {}
    return shown


def told(value):
    if isinstance(value, str):
        return [None, value]
    with_digits = Decimal(value.numerator) / Decimal(value.denominator)
    getcontext().prec = 25
    text = str(+with_digits)
    getcontext().prec = 60
    return [text, ""]


INDUSTRY = ["www/data/industry.csv", "www/data/names.csv", "www/data/units.csv"]
MADE = ["tests/reference/made.csv", "tests/reference/made_names.csv", "tests/reference/made_units.csv"]
AIR = ["tests/reference/r/AirPassengers.csv", "tests/reference/made_names.csv"]
GAS = ["tests/reference/r/UKgas.csv", "tests/reference/made_names.csv"]


def cases():
    def case(src, indicator, area, measure, freq, *transforms):
        for transform in transforms:
            yield {"src": src, "indicator": indicator, "area": area, "measure": measure, "freq": freq, "transform": transform}

    anything = ["diff", "diff(year)", "pop", "yoy", "annualised", "annualised(5)", "log", "log(annual)", "log(12)", "3m3m", "average", "average(3)",
                "rolling(3)", "rolling(12, sum)", "overhang", "overhang(now)", "base_effect", "aggregate(quarter)", "aggregate(half, mean)", "aggregate(year)",
                "aggregate(quarter, last, partial)", "ytd", "pace(time)"]
    chains = ["yoy | rolling(3)", "rolling(3) | yoy", "aggregate(quarter) | yoy", "aggregate(year) | average(3)", "yoy | diff", "ytd | pace(time)", "ytd | yoy"]
    yield from case(AIR, "AirPassengers", "US", "level", "M", *anything, *chains, "cagr(1949-03)", "index(1950)", "index(1955-07)", "index(1955-Q3)", "index(1950) | yoy",
                    "aggregate(year) | cagr(1950)", "ytd | single", "ytd | pace(required, growth=5)", "formula(2 * a / a)")
    yield from case(GAS, "UKgas", "UK", "level", "Q", *anything, "yoy | rolling(4)", "cagr(1960-Q2)", "index(1970)", "aggregate(year) | yoy", "ytd | aggregate(half) | single", "log(4, annual)")
    totals = ["diff(year)", "yoy", "average", "single", "single | yoy", "single | pop", "single | diff", "single | rolling(3)", "single | rolling(3) | yoy", "single | aggregate(quarter)",
              "single | aggregate(quarter) | yoy", "single | 3m3m", "single | index(2022-Q3)", "aggregate(quarter)", "aggregate(quarter) | single", "aggregate(year)", "pop", "rolling(3)",
              "index(2022)", "single | ytd", "pace(progress, target=130000)", "pace(required, growth=10)", "pace(time)", "pace", "cagr(2019-09)", "log(12)", "log"]
    for name in ("software_revenue", "software_profit", "telecom_revenue"):
        yield from case(INDUSTRY, name, "China", "level_ytd", "M", *totals)
    yield from case(INDUSTRY, "software_revenue software_profit", "China", "level_ytd", "M", "formula(100 * b / a)", "formula((a - b) / (a + b))")
    yield from case(INDUSTRY, "pmi_manufacturing", "China", "level", "M", "diff", "diff(year)", "yoy", "rolling(3)", "rolling(3, sum)", "aggregate(quarter)", "aggregate(half, sum)", "index(2017)")
    yield from case(INDUSTRY, "iva", "China", "yoy", "M", "diff", "diff(year)", "average", "average(3)", "average(5)", "yoy", "rolling(3)", "aggregate(quarter)", "levels(2020-01)", "ytd")
    yield from case(INDUSTRY, "iva", "China", "mom_sa", "M", "levels(2023-05)", "average", "diff", "rolling(3)")
    yield from case(INDUSTRY, "iva", "China", "yoy_ytd", "M", "average", "single", "diff", "diff(year)")
    yield from case(INDUSTRY, "software_revenue", "China", "yoy_ytd", "M", "levels", "average")
    yield from case(INDUSTRY, "base_stations_5g", "China", "level", "M", "diff", "diff(year)", "pop", "yoy", "aggregate(quarter)", "aggregate(year)", "aggregate(quarter, partial)", "rolling(2)", "ytd", "pace")
    yield from case(INDUSTRY, "output_nev", "China", "level", "M", "pop", "yoy", "ytd", "aggregate(quarter)", "rolling(2)")
    whole = ["share(whole)", "share(whole) | diff(year)", "contribution(whole)", "single | share(whole)", "single | contribution(whole)", "single | contribution(whole, previous)",
             "single | aggregate(quarter) | contribution(whole)", "formula(whole - a - b * 0.5)"]
    yield from case(MADE, "part_a part_b", "X", "level_ytd", "M", *whole)
    yield from case(MADE, "part_a", "X", "level_ytd", "M", "single", "single | yoy", "single | ytd", "single | rolling(12)", "single | rolling(12, sum)", "single | aggregate(half)", "single | overhang",
                    "single | overhang(now)", "single | index(2021)", "single | index(2020-01/P2M)", "single | cagr(2019-03)", "single | base_effect", "single | aggregate(quarter, partial)")
    yield from case(MADE, "whole", "X", "level_ytd", "M", "pace", "pace(remaining)", "pace(progress)", "pace(time)", "pace(required, target=9000)", "pace(required, growth=5.5)")
    yield from case(MADE, "stock_x", "X", "level", "M", "pace(remaining)", "pace(progress)", "pace(required)", "aggregate(quarter)", "aggregate(year, mean)", "ytd", "index(2020)")
    yield from case(MADE, "plain", "X", "level", "M", "deflate(price)", "deflate(price) | yoy", "aggregate(quarter) | log(4)", "ytd | aggregate(quarter)", "ytd | aggregate(quarter) | single", "overhang")
    yield from case(MADE, "value", "X", "yoy", "M", "deflate(price)", "levels", "deflate(price) | average")
    yield from case(MADE, "price", "X", "level", "M", "yoy", "aggregate(year)", "index(2021)", "ytd", "pop")
    yield from case(MADE, "odd", "X", "level", "M", "pop", "yoy", "log", "annualised(3)", "index(2023)", "rolling(3)", "3m3m", "base_effect", "average", "formula(2 * a / a)", "cagr(2023-01)", "overhang(now)")
    yield from case(MADE, "adjusted", "X", "mom_sa", "M", "levels(2023-06)", "levels(2022-12)", "rolling(3)", "yoy")
    yield from case(MADE, "orders output employment deliveries stocks", "X", "level", "M", "pmi")
    yield from case(MADE, "up same", "X", "level", "M", "diffusion", "diffusion(balance)")
    yield from case(MADE, "gdp", "X", "yoy", "Q", "average")
    yield from case(MADE, "gdp", "X", "yoy", "S", "average")
    yield from case(MADE, "ind", "X", "yoy", "M", "average")


def main():
    out, count = [], 0
    for case in cases():
        series = []
        for name, s in run(case).items():
            rows = [[code(p), *told(v)] for p, v in sorted(s.cells.items())]
            count += len(rows)
            series.append({"name": name, "rows": rows})
        out.append({**case, "series": series})
    text = json.dumps({"python": platform.python_version(), "cases": out}, ensure_ascii=False, separators=(",", ":"))
    # One row a line, so that differences can be read.
    text = text.replace('],["', '],\n["').replace('{"src"', '\n{"src"').replace('"rows":[', '"rows":[\n')
    (HERE / "arithmetic.json").write_text(text + "\n", encoding="utf-8")
    print(platform.python_version(), len(out), "cases", count, "rows")


main()
