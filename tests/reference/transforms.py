"""An independent recomputation of the steps of docs/transforms.md, with exact rationals.

Run from anywhere, with Python 3.9 or later and nothing but its standard library:

    python3 tests/reference/transforms.py [file to write instead of transforms.json]

It reads www/data/*.csv of this checkout and the tables beside it (r/*.csv by r_series.py, synthetic.csv, targets.csv,
names.csv), takes the series of every case through its steps and writes transforms.json, which records the version of Python
(the committed file was written by CPython 3.11.7). It was written from docs/transforms.md alone, without sight of the
Rust code, so that the two can be compared.

Figures are fractions.Fraction of the text of the file. Roots, powers and logarithms are taken with decimal at 60 digits.
Results are written with 25 significant digits, half away from zero, trailing zeros dropped.

A period is a key (start, length): months since the year 0, and months. A series maps keys to a Fraction or, where it has
no figure, to a Reason. The periods of a series are those that have a row in the file, with or without a value.
"""

import csv
import json
import pathlib
import platform
import re
import sys
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# ---------------------------------------------------------------------------------------------------------- periods

LENGTH = {"M": 1, "Q": 3, "S": 6, "A": 12}


def parse_period(code):
    year, rest = int(code[:4]), code[5:]
    if rest == "":
        return (year * 12, 12)
    if rest.startswith("Q"):
        return (year * 12 + 3 * (int(rest[1:]) - 1), 3)
    if rest.startswith("S"):
        return (year * 12 + 6 * (int(rest[1:]) - 1), 6)
    if rest == "01/P2M":
        return (year * 12, 2)
    return (year * 12 + int(rest) - 1, 1)


def period_code(key):
    start, length = key
    year, month = divmod(start, 12)
    if length == 1:
        return f"{year}-{month + 1:02}"
    if length == 2:
        assert month == 0
        return f"{year}-01/P2M"
    if length == 3:
        return f"{year}-Q{month // 3 + 1}"
    if length == 6:
        return f"{year}-S{month // 6 + 1}"
    return f"{year}"


def end(key):
    """The month after the last one of a period."""
    return key[0] + key[1]


def year_of(key):
    return key[0] // 12


def year_earlier(key, years=1):
    return (key[0] - 12 * years, key[1])


# ----------------------------------------------------------------------------------------------------------- series


class Reason(str):
    """Why there is no figure: a code of the table in docs/transforms.md."""


class No(Exception):
    """There is no figure for this period."""

    def __init__(self, reason):
        self.reason = Reason(reason)


class Refused(Exception):
    """The whole step is refused."""

    def __init__(self, reason):
        self.reason = Reason(reason)


class Series:
    def __init__(self, indicator, area, freq, measure, unit, nature, rows):
        self.indicator, self.area, self.freq = indicator, area, freq
        self.measure, self.unit, self.nature = measure, unit, nature
        self.rows = rows

    def like(self, rows, **changed):
        """This series with other figures."""
        fields = dict(vars(self), rows=rows)
        fields.update(changed)
        return Series(**fields)

    @property
    def length(self):
        """The series' own length, in months."""
        return LENGTH[self.freq]

    @property
    def per_year(self):
        return 12 // self.length

    @property
    def cumulative(self):
        return self.measure.endswith("_ytd")

    @property
    def rate(self):
        """In per cent, in percentage points, or an index without a base: not to be divided."""
        return self.unit in ("%", "index", "points")

    @property
    def growth(self):
        return self.unit == "%" and self.measure in GROWTH

    @property
    def growth_on_year(self):
        return self.unit == "%" and self.measure in ("yoy", "yoy_ytd")

    @property
    def growth_on_previous(self):
        return self.unit == "%" and self.measure in ("mom_sa", "pop")

    def figure(self, key):
        """The figure of a period, or None."""
        value = self.rows.get(key)
        return value if isinstance(value, Fraction) else None

    def own(self, key):
        """The figure of the period itself; its own reason is handed on."""
        value = self.figure(key)
        if value is None:
            raise No(self.rows.get(key, "missing"))
        return value

    def compared(self, key):
        """The figure of a period compared with: only of the same length."""
        return self.at(key, "no-comparable")

    def at(self, key, reason):
        value = self.figure(key)
        if value is not None:
            return value
        raise No("unlike" if key not in self.rows and self.overlaps(key) else reason)

    def overlaps(self, key):
        """Is there a period of another length within this one or over it?"""
        return any(k[1] != key[1] and k[0] < end(key) and key[0] < end(k) for k in self.rows)

    def tiles(self, start, stop, reason="incomplete"):
        """The periods that cover the months from start to before stop exactly, each with a figure."""
        for key in self.rows:
            if key[0] < start < end(key) or key[0] < stop < end(key):
                raise No("unlike")
        found, month = [], start
        while month < stop:
            here = [k for k in self.rows if k[0] == month and self.figure(k) is not None]
            if not here:
                raise No(reason)
            found.append(here[0])
            month = end(here[0])
        return found

    def each(self, result, keys=None, **changed):
        """A series like this one, with result(key) for every period."""
        rows = {}
        for key in sorted(self.rows if keys is None else keys):
            try:
                rows[key] = result(key)
            except No as no:
                rows[key] = no.reason
        return self.like(rows, **changed)


GROWTH = {"yoy", "yoy_ytd", "mom_sa", "pop", "annualised", "log", "3m3m", "cagr", "average", "overhang", "required"}


def weight(series, key):
    """How many periods of the series' own length a period counts as: January and February merged are two."""
    return Fraction(key[1], series.length)


def per_period(series, key):
    """x per period of the series' own length: half the flow of January and February merged."""
    return series.own(key) / weight(series, key) if series.nature == "flow" else series.own(key)


def mean(series, keys):
    weights = sum(weight(series, k) for k in keys)
    if series.nature == "flow":
        return sum(series.own(k) for k in keys) / weights
    if series.nature is None and any(k[1] != series.length for k in keys):
        raise No("nature")
    return sum(series.own(k) * weight(series, k) for k in keys) / weights


# ------------------------------------------------------------------------------------------------------- arithmetic


def to_decimal(x):
    return Decimal(x.numerator) / Decimal(x.denominator)


def power(x, exponent):
    """x to a rational exponent, x not below zero."""
    exponent = Fraction(exponent)
    if exponent.denominator == 1:
        return x ** exponent.numerator
    if x == 0:
        return Fraction(0)
    with localcontext() as context:
        context.prec = 60
        return Fraction((to_decimal(x).ln() * to_decimal(exponent)).exp())


def logarithm(x):
    with localcontext() as context:
        context.prec = 60
        return Fraction(to_decimal(x).ln())


def ratio(value, base):
    """value / base, of a growth rate: the base above zero, the value not below zero."""
    if base <= 0 or value < 0:
        raise No("base")
    return value / base


def log_ratio(value, base):
    if base <= 0 or value <= 0:
        raise No("base")
    return logarithm(value / base)


def digits(x):
    """25 significant digits, half away from zero."""
    context = Context(prec=25, rounding=ROUND_HALF_UP)
    text = format(context.divide(Decimal(x.numerator), Decimal(x.denominator)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


# ------------------------------------------------------------------------------------------------------------ files


class Data:
    """The tables of a case. Observations of the first file that has a period come first."""

    def __init__(self, paths):
        self.files, self.natures, self.units = [], {}, {}
        for path in paths:
            with open(ROOT / path, newline="", encoding="utf-8") as table:
                rows = list(csv.DictReader(table))
            if "code" in rows[0]:
                self.natures.update({r["code"]: r["nature"] for r in rows if r["nature"]})
            elif "exponent" in rows[0]:
                self.units.update({r["unit"]: (int(r["exponent"]), r["en"] or r["unit"]) for r in rows})
            else:
                self.files.append(rows)

    def load(self, indicator, area, measure, freq):
        """A series of the files, or None."""
        rows, unit = {}, None
        for table in self.files:
            of_file, revised = {}, set()
            for r in table:
                if (r["indicator"], r["area"], r["measure"], r["freq"]) != (indicator, area, measure, freq):
                    continue
                key = parse_period(r["period"])
                if key in of_file and (r["status"] != "r" or key in revised):
                    continue
                if r["status"] == "r":
                    revised.add(key)
                of_file[key] = Fraction(r["value"]) if r["value"] else Reason("missing")
                unit = unit or r["unit"]
            for key, value in of_file.items():
                rows.setdefault(key, value)
        if not rows:
            return None
        return Series(indicator, area, freq, measure, unit, self.nature(indicator, measure, unit), dict(sorted(rows.items())))

    def nature(self, indicator, measure, unit):
        if unit == "%":
            return "rate"
        if indicator in self.natures:
            return self.natures[indicator]
        if measure.endswith("_ytd"):
            return "flow"
        return "rate" if unit.split(" ")[0] == "index" else None

    def split(self, unit):
        """A unit as (power of ten, unit)."""
        return self.units.get(unit, (0, unit))

    def factor(self, unit, into):
        """What a figure in one unit is multiplied with to stand in another."""
        (a, base), (b, other) = self.split(unit), self.split(into)
        if base != other:
            raise Refused("units")
        return Fraction(10) ** (a - b)


# --------------------------------------------------------------------------------------- refusals common to the steps


def refuse_rates(x):
    if x.rate:
        raise Refused("rate")


def refuse_totals(x):
    if x.cumulative:
        raise Refused("cumulative")


def shift(x, key, k):
    """The k-th period before: k of the series' own periods earlier, and of the same length.

    January and February merged have a k-th period before only at whole years; else it is of their own length, which no
    series has."""
    if key[1] == x.length or k % x.per_year == 0:
        return (key[0] - k * x.length, key[1])
    return (key[0] - k * key[1], key[1])


# ------------------------------------------------------------------------------------------------ steps of one series


def diff(x, case, year=None):
    if year is None:
        refuse_totals(x)
    k = 1 if year is None else x.per_year
    result = lambda t: x.own(t) - x.compared(shift(x, t, k))
    return x.each(result, unit="points" if x.rate else x.unit, measure="diff")


def pop(x, case):
    refuse_rates(x)
    refuse_totals(x)
    result = lambda t: 100 * (ratio(x.own(t), x.compared(shift(x, t, 1))) - 1)
    return x.each(result, unit="%", nature="rate", measure="pop")


def yoy(x, case):
    refuse_rates(x)
    result = lambda t: 100 * (ratio(x.own(t), x.compared(year_earlier(t))) - 1)
    return x.each(result, unit="%", nature="rate", measure="yoy_ytd" if x.cumulative else "yoy")


def annualised(x, case, k="1"):
    refuse_rates(x)
    refuse_totals(x)
    exponent = Fraction(x.per_year, int(k))
    result = lambda t: 100 * (power(ratio(x.own(t), x.compared(shift(x, t, int(k)))), exponent) - 1)
    return x.each(result, unit="%", nature="rate", measure="annualised")


def log(x, case, k="1", annual=None):
    refuse_rates(x)
    refuse_totals(x)
    times = Fraction(x.per_year, int(k)) if annual else 1
    result = lambda t: 100 * times * log_ratio(x.own(t), x.compared(shift(x, t, int(k))))
    return x.each(result, unit="%", nature="rate", measure="log")


def three_on_three(x, case):
    refuse_rates(x)
    refuse_totals(x)
    if x.freq != "M":
        raise Refused("frequency")

    def result(t):
        x.own(t)
        now = sum(x.own(k) for k in x.tiles(end(t) - 3, end(t), "incomplete"))
        before = sum(x.own(k) for k in x.tiles(end(t) - 6, end(t) - 3, "no-comparable"))
        return 100 * (ratio(now, before) ** 4 - 1)

    return x.each(result, unit="%", nature="rate", measure="3m3m")


def cagr(x, case, p):
    refuse_rates(x)
    p = parse_period(p)

    def result(t):
        value = x.own(t)
        if t[0] <= p[0]:
            raise No("no-comparable")
        if x.cumulative and end(t) % 12 != end(p) % 12 or t[1] != p[1]:
            raise No("unlike")
        years = Fraction(t[0] - p[0], 12)
        return 100 * (power(ratio(value, x.compared(p)), 1 / years) - 1)

    return x.each(result, unit="%", nature="rate", measure="cagr")


def average(x, case, n="2"):
    n = int(n)
    if x.growth_on_year:

        def result(t):
            rates = [x.own(t)] + [x.compared(year_earlier(t, i)) for i in range(1, n)]
            product = Fraction(1)
            for g in rates:
                if g < -100:
                    raise No("base")
                product *= 1 + g / 100
            return 100 * (power(product, Fraction(1, n)) - 1)

    elif x.growth:
        raise Refused("not-growth")
    else:
        refuse_rates(x)

        def result(t):
            return 100 * (power(ratio(x.own(t), x.compared(year_earlier(t, n))), Fraction(1, n)) - 1)

    return x.each(result, unit="%", nature="rate", measure="average")


def index(x, case, p):
    refuse_rates(x)
    refuse_totals(x)
    key = parse_period(p)

    def result(t):
        value = x.own(t)
        if key in x.rows:
            base = per_period(x, key) if x.figure(key) is not None else None
            if base is None:
                raise No("no-comparable")
        else:
            base = mean(x, x.tiles(key[0], end(key)))
        if base <= 0:
            raise No("base")
        return 100 * per_period(x, t) / base

    return x.each(result, unit=f"index {p}=100", nature="rate")


def single(x, case):
    if not x.cumulative or x.nature != "flow" or x.rate:
        raise Refused("not-cumulative")
    rows = {}
    for t in x.rows:
        # Without a January, February becomes January and February merged.
        merged = t[1] == 1 and t[0] % 12 == 1 and x.figure((t[0] - 1, 1)) is None
        key = (t[0] - 1, 2) if merged else t
        try:
            total = x.own(t)
            if key[0] % 12 == 0:
                rows[key] = total
                continue
            before = [x.figure(k) for k in x.rows if end(k) == t[0] and x.figure(k) is not None]
            if not before:
                raise No("spans")
            rows[key] = total - before[0]
        except No as no:
            rows[key] = no.reason
    return x.like(dict(sorted(rows.items())), measure=x.measure[: -len("_ytd")])


def ytd(x, case):
    refuse_rates(x)
    refuse_totals(x)
    if x.nature != "flow":
        raise Refused("nature")

    def result(t):
        x.own(t)
        return sum(x.own(k) for k in x.tiles(year_of(t) * 12, end(t)))

    return x.each(result, measure=x.measure + "_ytd")


def aggregate(x, case, to, *options):
    freq = {"quarter": "Q", "half": "S", "year": "A"}[to]
    how = next((o for o in options if o != "partial"), None)
    if x.rate and how == "sum" and not x.growth:
        raise Refused("rate")
    if x.cumulative:
        if how not in (None, "last"):
            raise Refused("cumulative")
        how = "last"
    if x.growth and how != "last":
        raise Refused("growth")
    if LENGTH[freq] <= x.length:
        raise Refused("frequency")
    how = how or {"flow": "sum", "rate": "mean", "stock": "last"}.get(x.nature)
    if how is None:
        raise Refused("nature")
    step = LENGTH[freq]
    keys = {(t[0] // step * step, step) for t in x.rows}

    def result(key):
        inside = [t for t in sorted(x.rows) if key[0] <= t[0] and end(t) <= end(key) and x.figure(t) is not None]
        if "partial" in options:
            used = inside
        elif how == "last":
            used = [t for t in inside if end(t) == end(key)]
        else:
            used = x.tiles(key[0], end(key))
        if not used:
            raise No("incomplete")
        if how == "last":
            return x.own(used[-1])
        return sum(x.own(t) for t in used) if how == "sum" else mean(x, used)

    return x.each(result, keys, freq=freq)


def rolling(x, case, n, how="mean"):
    n = int(n)
    if x.rate and how == "sum":
        raise Refused("rate")
    refuse_totals(x)

    def result(t):
        x.own(t)
        window = x.tiles(end(t) - n * x.length, end(t))
        return sum(x.own(k) for k in window) if how == "sum" else mean(x, window)

    return x.each(result)


def overhang(x, case, now=None):
    refuse_rates(x)
    refuse_totals(x)
    if x.freq not in ("M", "Q"):
        raise Refused("frequency")
    changed = {"unit": "%", "nature": "rate", "measure": "overhang"}

    def at_end(key):
        year = key[0] - 12
        keys = x.tiles(year, year + 12)
        return 100 * (ratio(per_period(x, keys[-1]), mean(x, keys)) - 1)

    def within(t):
        x.own(t)
        year = year_of(t) * 12
        so_far = x.tiles(year, end(t), "incomplete")
        before = x.tiles(year - 12, year, "no-comparable")
        n = Fraction(end(t) - year, x.length)
        whole = n * mean(x, so_far) + (x.per_year - n) * per_period(x, t)
        return 100 * (ratio(whole, x.per_year * mean(x, before)) - 1)

    if now:
        return x.each(within, **changed)
    return x.each(at_end, {(year_of(t) * 12 + 12, 12) for t in x.rows}, freq="A", **changed)


def pace(x, case, *options):
    named = dict(o.split("=") for o in options if "=" in o)
    mode = next((o for o in options if "=" not in o), "required")
    refuse_rates(x)
    if not x.cumulative and (x.nature != "stock" or mode not in ("remaining", "progress")):
        raise Refused("not-cumulative")
    published = case.data.load(x.indicator, x.area, "target", "A")

    def whole(t, years):
        """The total of a whole year before."""
        year = (year_of(t) - years) * 12
        for key in x.rows:
            if end(key) == year + 12 and x.figure(key) is not None:
                return x.figure(key)
        raise No("no-comparable")

    def target(t):
        if "target" in named:
            return Fraction(named["target"])
        if "growth" in named:
            return (1 + Fraction(named["growth"]) / 100) * whole(t, 1)
        figure = published and published.figure((year_of(t) * 12, 12))
        if figure is None:
            raise No("no-target")
        return figure * case.data.factor(published.unit, x.unit)

    def remaining(t):
        value = x.own(t)
        return target(t) - value

    def required(t):
        value = x.own(t)
        aim = target(t)
        if end(t) % 12 == 0:
            raise No("complete")
        return 100 * (ratio(aim - value, whole(t, 1) - x.compared(year_earlier(t))) - 1)

    def progress(t):
        value = x.own(t)
        aim = target(t)
        if aim == 0:
            raise No("zero")
        return 100 * value / aim

    def time(t):
        shares = []
        for years in (1, 2, 3):
            done, of = x.compared(year_earlier(t, years)), whole(t, years)
            if of <= 0:
                raise No("base")
            shares.append(100 * done / of)
        return sum(shares) / 3

    if mode == "remaining":
        return x.each(remaining)
    result = {"required": required, "progress": progress, "time": time}[mode]
    return x.each(result, unit="%", nature="rate", measure=mode)


def levels(x, case, p=None):
    if p is None:
        if not x.growth_on_year:
            raise Refused("not-growth")
        measure = "level_ytd" if x.cumulative else "level"
        published = case.data.load(x.indicator, x.area, measure, x.freq)
        rows = {}
        for t in sorted(x.rows):
            before = year_earlier(t)
            try:
                g = x.own(t)
                base = published.figure(before) if published else None
                if base is None:
                    base = rows[before] if isinstance(rows.get(before), Fraction) else x.like(rows).compared(before)
                rows[t] = base * (1 + g / 100)
            except No as no:
                rows[t] = no.reason
        unit = published.unit if published else ""
        nature = published.nature if published else None
        return x.like(rows, unit=unit, nature=nature, measure=measure)
    if not x.growth_on_previous:
        raise Refused("not-growth")
    start = parse_period(p)

    def chain(t):
        if t == start:
            return Fraction(100)
        g = x.own(t)
        if t[0] < start[0]:
            raise No("no-comparable")
        level = Fraction(100)
        for month in range(end(start), t[0], x.length):
            level *= 1 + x.at((month, x.length), "incomplete") / 100
        return level * (1 + g / 100)

    return x.each(chain, unit=f"index {p}=100", nature="rate", measure="level")


# --------------------------------------------------------------------------------- steps of a series and another one


def deflate(x, case, code):
    d = case.published(code, x)
    if x.growth:
        result = lambda t: 100 * ((1 + x.own(t) / 100) / divisor(1 + d.at(t, "operand") / 100) - 1)
        return x.each(result)
    refuse_rates(x)
    return x.each(lambda t: 100 * x.own(t) / divisor(d.at(t, "operand")))


def divisor(value):
    if value == 0:
        raise No("zero")
    return value


def share(x, case, code):
    s = case.other(code)
    refuse_rates(x)
    refuse_rates(s)
    factor = case.data.factor(x.unit, s.unit)


    def result(t):
        value, whole = x.own(t), s.at(t, "operand")
        if whole <= 0:
            raise No("base")
        return 100 * factor * value / whole

    return x.each(result, unit="%", nature="rate", measure="share_ytd" if x.cumulative else "share")


# -------------------------------------------------------------------------------------------- steps of several series


def contribution(parts, case, code, previous=None):
    s = case.other(code)
    back = (lambda t: shift(s, t, 1)) if previous else year_earlier
    refused = None
    results = []
    for name, x in parts:
        try:
            refuse_rates(x)
            if previous:
                refuse_totals(x)
            factor = case.data.factor(x.unit, s.unit)

            def result(t, x=x, factor=factor):
                change = x.own(t) - x.compared(back(t))
                base = s.compared(back(t))
                if base <= 0:
                    raise No("base")
                return 100 * factor * change / base

            results.append((name, x.each(result, unit="%", nature="rate", measure="contribution")))
        except Refused as r:
            refused = r.reason
            results.append((name, x.like({t: r.reason for t in x.rows})))

    def residual(t):
        if refused:
            raise No(refused)
        change = s.own(t) - s.compared(back(t))
        base = s.compared(back(t))
        if base <= 0:
            raise No("base")
        explained = sum(r.at(t, "operand") for _, r in results)
        return 100 * change / base - explained

    return [(n or r.indicator, r) for n, r in results] + [
        ("residual", s.each(residual, unit="%", nature="rate", measure="contribution"))
    ]


def all_keys(series):
    return sorted(set().union(*(s.rows for s in series)))


def operands(series, t):
    """The figures of several series. `missing` where the first has no figure of its own, `operand` for the others."""
    first, others = series[0], series[1:]
    if t in first.rows:
        first.own(t)
    return [s.at(t, "operand") for s in [first] + others]


def diffusion(parts, case, balance=None):
    up, same = (x for _, x in parts)

    def result(t):
        a, b = operands([up, same], t)
        return 2 * (a + b / 2) - 100 if balance else a + b / 2

    if up.unit != "%" or same.unit != "%":
        result = refusal("units")
    return [("", up.each(result, all_keys([up, same]), unit="%" if balance else "index", nature="rate", measure="level"))]


def pmi(parts, case):
    series = [x for _, x in parts]

    def result(t):
        orders, output, employment, deliveries, stocks = operands(series, t)
        weighted = 30 * orders + 25 * output + 20 * employment + 15 * (100 - deliveries) + 10 * stocks
        return weighted / 100

    if any(x.unit != "index" for x in series):
        result = refusal("units")
    return [("", series[0].each(result, all_keys(series), unit="index", nature="rate", measure="level"))]


def refusal(reason):
    def result(t):
        raise No(reason)

    return result


def base_effect(parts, case):
    ((_, x),) = parts

    def momentum(t):
        return 100 * log_ratio(x.own(t), x.compared(shift(x, t, 1)))

    def base(t):
        before = year_earlier(t)
        return -100 * log_ratio(x.compared(before), x.compared(shift(x, before, 1)))

    if x.rate:
        momentum = base = refusal("rate")
    elif x.cumulative:
        momentum = base = refusal("cumulative")
    changed = {"unit": "%", "nature": "rate", "measure": "log"}
    return [("momentum", x.each(momentum, **changed)), ("base_effect", x.each(base, **changed))]


def formula(parts, case, text):
    """a + b * (c - 2) …, read by descent. A node is (unit or None, function of a period)."""
    tokens = re.findall(r"[A-Za-z_]\w*|\d+(?:\.\d+)?|[-+*/()]", text)
    codes = {x.indicator: x for _, x in parts}
    used = []

    def operand(token):
        if token in codes:
            x = codes[token]
        elif len(token) == 1 and ord(token) - ord("a") in range(len(parts)):
            x = parts[ord(token) - ord("a")][1]
        else:
            x = case.other(token)
        if x not in used:
            used.append(x)
        return (x.unit, lambda t: operands_at(x, t))

    def operands_at(x, t):
        if x is used[0] and t in x.rows:
            return x.own(t)
        return x.at(t, "operand")

    def atom():
        token = tokens.pop(0)
        if token == "(":
            inner = total()
            assert tokens.pop(0) == ")"
            return inner
        if token == "-":
            unit, value = atom()
            return (unit, lambda t: -value(t))
        if token[0].isdigit():
            return (None, lambda t: Fraction(token))
        return operand(token)

    def product():
        left = atom()
        while tokens and tokens[0] in "*/":
            left = times(left, atom()) if tokens.pop(0) == "*" else over(left, atom())
        return left

    def total():
        left = product()
        while tokens and tokens[0] in "+-":
            sign = 1 if tokens.pop(0) == "+" else -1
            left = plus(left, sign, product())
        return left

    def plus(left, sign, right):
        (u, a), (v, b) = left, right
        factor = case.data.factor(v, u) if u and v else 1
        return (u or v, lambda t: a(t) + sign * factor * b(t))

    def times(left, right):
        (u, a), (v, b) = left, right
        if u and v:
            raise Refused("units")
        return (u or v, lambda t: a(t) * b(t))

    def over(left, right):
        (u, a), (v, b) = left, right
        unit, factor = u or v and f"1/{v}", Fraction(1)
        if u and v:
            if "/" in u or "/" in v:
                raise Refused("units")
            if case.data.split(u)[1] == case.data.split(v)[1]:
                unit, factor = None, case.data.factor(u, v)
            else:
                unit = f"{u}/{v}"
        return (unit, lambda t: factor * a(t) / divisor(b(t)))

    first = parts[0][1]
    try:
        unit, value = total()
        assert not tokens, tokens
    except Refused as r:
        return [("", first.each(refusal(r.reason), all_keys([x for _, x in parts])))]
    return [("", used[0].each(value, all_keys(used), unit=unit or "", measure="formula_ytd" if first.cumulative else "formula"))]


# ----------------------------------------------------------------------------------------------------------- the case

ONE = {
    "diff": diff, "pop": pop, "yoy": yoy, "annualised": annualised, "log": log, "3m3m": three_on_three, "cagr": cagr,
    "average": average, "index": index, "single": single, "ytd": ytd, "aggregate": aggregate, "rolling": rolling,
    "overhang": overhang, "pace": pace, "levels": levels, "deflate": deflate, "share": share,
}  # fmt: skip
SEVERAL = {"contribution": contribution, "diffusion": diffusion, "pmi": pmi, "base_effect": base_effect, "formula": formula}


class Case:
    def __init__(self, name, src, indicator, area, measure, freq, transform):
        self.name, self.src, self.indicator, self.area = name, src, indicator, area
        self.measure, self.freq, self.transform = measure, freq, transform
        self.data = Data(src)
        self.before = []

    def other(self, code):
        """Another series, through the steps before this one."""
        parts = [("", self.data.load(code, self.area, self.measure, self.freq))]
        steps, self.before = self.before, []
        for step in steps:
            parts = self.apply(step, parts)
            self.before.append(step)
        return parts[0][1]

    def published(self, code, x):
        """Another series as published, of the measure and frequency of x."""
        return self.data.load(code, self.area, x.measure, x.freq)

    def apply(self, step, parts):
        name, text = re.fullmatch(r"(\w+)(?:\((.*)\))?", step).groups()
        options = [] if text is None else [text] if name == "formula" else [o.strip() for o in text.split(",")]
        if name in SEVERAL:
            return SEVERAL[name](parts, self, *options)
        results = []
        for part, x in parts:
            try:
                results.append((part, ONE[name](x, self, *options)))
            except Refused as r:
                results.append((part, x.like({t: r.reason for t in x.rows})))
        return results

    def run(self):
        codes = self.indicator.split()
        parts = []
        for code in codes:
            x = self.data.load(code, self.area, self.measure, self.freq)
            assert x, (self.name, code)
            parts.append((code if len(codes) > 1 else "", x))
        for step in self.transform.split(" | "):
            parts = self.apply(step, parts)
            self.before.append(step)
        return parts


INDUSTRY = ["www/data/industry.csv", "www/data/names.csv", "www/data/units.csv"]
SYNTHETIC = ["tests/reference/synthetic.csv", "tests/reference/names.csv", "www/data/units.csv"]
TARGETS = SYNTHETIC + ["tests/reference/targets.csv"]
AIR = ["tests/reference/r/AirPassengers.csv", "tests/reference/names.csv"]
GAS = ["tests/reference/r/UKgas.csv", "tests/reference/names.csv"]

# (files, indicators, area, measure, frequency, transforms)
CASES = [
    (AIR, "AirPassengers", "US", "level", "M", [
        "diff", "yoy", "annualised", "log", "log(3, annual)", "3m3m", "cagr(1955-06)", "average", "index(1955)",
        "index(1955-Q2)", "ytd", "aggregate(quarter)", "aggregate(half)", "aggregate(year)", "aggregate(quarter, mean)",
        "aggregate(year, last)", "rolling(3)", "overhang", "overhang(now)", "base_effect",
        "formula(AirPassengers * 2 - a / 4)", "yoy | rolling(3)", "rolling(3) | yoy", "aggregate(year) | cagr(1950)",
        "index(1955) | yoy", "yoy | diff", "yoy | levels", "pop | levels(1949-06)", "ytd | yoy", "aggregate(quarter) | yoy",
        "aggregate(quarter) | annualised", "aggregate(year) | yoy", "aggregate(year) | aggregate(quarter)",
        "aggregate(year) | overhang", "aggregate(quarter) | 3m3m", "single", "yoy | yoy", "ytd | pop",
        "aggregate(quarter) | aggregate(year)", "aggregate(quarter) | ytd | aggregate(half)",
        "aggregate(quarter) | overhang", "aggregate(half) | pop",
    ]),
    (GAS, "UKgas", "UK", "level", "Q", [
        "diff", "pop", "yoy", "annualised", "annualised(4)", "log(2, annual)", "cagr(1960-Q1)", "average", "ytd",
        "aggregate(half)", "aggregate(year)", "aggregate(quarter)", "overhang", "overhang(now)", "base_effect",
        "rolling(4) | yoy", "ytd | single", "aggregate(year) | average(5)", "yoy | levels", "pop | levels(1960-Q4)",
        "index(1970-S1)",
    ]),
    (INDUSTRY, "software_revenue", "China", "level_ytd", "M", [
        "single", "yoy", "diff(year)", "cagr(2021-12)", "cagr(2017-09)", "average", "average(3)", "aggregate(quarter)",
        "aggregate(half)", "aggregate(year)", "aggregate(year, partial)", "aggregate(year, mean)", "aggregate(year, sum)",
        "single | yoy", "single | aggregate(quarter)", "single | aggregate(quarter) | yoy", "single | aggregate(quarter, partial)",
        "single | rolling(3)", "single | rolling(3) | yoy", "single | ytd", "single | pop", "single | 3m3m", "single | overhang",
        "single | overhang(now)", "single | index(2022-05)", "single | diff", "single | log", "single | annualised",
        "aggregate(quarter) | single", "aggregate(year) | yoy", "diff", "pop", "annualised", "log", "3m3m", "rolling(3)", "ytd",
        "index(2022)", "overhang", "overhang(now)", "base_effect", "yoy | rolling(3)", "yoy | levels",
        "share(telecom_revenue)", "pace(time)", "pace(progress, growth=10)", "pace(required, growth=10)", "pace(required)",
        "pace(remaining, target=140000)",
    ]),
    (INDUSTRY, "software_revenue", "China", "yoy_ytd", "M", [
        "levels", "average", "average(3)", "diff(year)", "diff", "yoy", "single", "aggregate(year)", "aggregate(quarter)", "rolling(3)",
    ]),
    (INDUSTRY, "software_profit", "China", "level_ytd", "M", [
        "share(software_revenue)", "share(software_revenue) | diff(year)", "single | share(software_revenue)",
        "contribution(software_revenue)", "contribution(software_revenue, previous)", "single | contribution(software_revenue, previous)",
        "yoy", "single | yoy", "formula(software_profit / software_revenue * 100)", "formula(a * software_revenue)",
    ]),
    (INDUSTRY, "software_profit software_revenue", "China", "level_ytd", "M", [
        "formula(a / b)", "formula(b - a)", "single | formula(a / b)", "yoy", "formula(a * b)", "formula(100 * (a + b) / b)",
    ]),
    (INDUSTRY, "telecom_revenue", "China", "level_ytd", "M", [
        "yoy", "single", "single | yoy", "cagr(2018-11)", "average", "average(3)", "aggregate(year)", "aggregate(half)",
        "pace(required, growth=5)", "pace(progress, target=17500)", "pace(remaining, growth=3.2)", "pace(time)", "diff(year)",
    ]),
    (INDUSTRY, "telecom_revenue", "China", "yoy_ytd", "M", ["levels", "average"]),
    (INDUSTRY, "pmi_manufacturing", "China", "level", "M", [
        "diff", "diff(year)", "rolling(3)", "rolling(12)", "aggregate(quarter)", "aggregate(half)", "aggregate(year)",
        "aggregate(quarter, last)", "aggregate(quarter, partial)", "aggregate(quarter, sum)", "rolling(3, sum)", "yoy", "pop",
        "annualised", "log", "3m3m", "cagr(2016-02)", "average", "index(2016)", "ytd", "single", "overhang", "overhang(now)",
        "base_effect", "levels", "pace(required, target=50)", "share(pmi_nonmanufacturing)", "contribution(pmi_nonmanufacturing)",
        "formula(2 * a - 100)",
    ]),
    (INDUSTRY, "iva", "China", "yoy", "M", [
        "diff", "diff(year)", "average", "average(3)", "rolling(3)", "rolling(2)", "rolling(12)", "yoy", "pop",
        "aggregate(quarter)", "aggregate(year, mean)", "levels", "levels(2020-03)", "rolling(3) | diff", "ytd", "index(2020)",
        "overhang(now)", "base_effect", "cagr(2015-04)", "annualised", "log(12)", "3m3m", "single",
    ]),
    (INDUSTRY, "iva iva_mining", "China", "yoy", "M", ["average", "diff(year)", "formula(a - b)"]),
    (INDUSTRY, "iva", "China", "yoy", "Q", ["average", "diff", "diff(year)", "rolling(4)"]),
    (INDUSTRY, "iva", "China", "yoy_ytd", "M", [
        "diff(year)", "average", "diff", "rolling(3)", "aggregate(year)", "aggregate(half)", "single", "levels",
    ]),
    (INDUSTRY, "iva", "China", "mom_sa", "M", [
        "diff", "rolling(3)", "levels(2022-02)", "levels(2024-02)", "average", "levels", "aggregate(quarter)", "yoy",
    ]),
    (INDUSTRY, "base_stations_5g", "China", "level", "M", [
        "diff", "diff(year)", "pop", "yoy", "annualised", "annualised(12)", "log", "log(12, annual)", "cagr(2021-12)", "average",
        "average(3)", "index(2021-12)", "index(2022)", "aggregate(quarter)", "aggregate(half)", "aggregate(year)",
        "aggregate(year, partial)", "aggregate(year, mean)", "rolling(3)", "3m3m", "overhang", "overhang(now)", "ytd", "single",
        "base_effect", "pace(remaining, target=450)", "pace(progress, target=450)", "pace(required, target=450)", "pace(time)",
        "aggregate(year) | yoy", "yoy | levels", "share(users_5g_mobile)",
    ]),
    (INDUSTRY, "computing_racks", "China", "level", "M", ["yoy", "index(2024-12)", "cagr(2021-12)"]),
    (INDUSTRY, "output_nev", "China", "level", "M", ["yoy", "pop", "rolling(3)", "aggregate(quarter)", "3m3m", "ytd"]),
    (INDUSTRY, "output_nev", "China", "yoy", "M", ["levels", "average", "levels | yoy"]),
    (TARGETS, "flow_total", "X", "level_ytd", "M", [
        "single", "single | yoy", "single | ytd", "yoy", "diff(year)", "cagr(2019-06)", "cagr(2019-01/P2M)", "average",
        "average(4)", "single | pop", "single | annualised(2)", "single | 3m3m", "single | rolling(2)",
        "single | rolling(3)", "single | rolling(3, sum)", "single | rolling(12)", "single | rolling(3) | yoy",
        "single | yoy | rolling(3)", "single | index(2020)", "single | index(2020-01/P2M)", "single | index(2020-Q1)",
        "single | aggregate(quarter)", "single | aggregate(half)", "single | aggregate(year)",
        "single | aggregate(year, mean)", "single | aggregate(quarter, mean)", "single | aggregate(quarter, last)",
        "single | aggregate(quarter) | yoy", "aggregate(quarter) | single", "aggregate(quarter) | single | yoy",
        "aggregate(year)", "aggregate(year) | yoy", "single | overhang", "single | overhang(now)", "single | base_effect",
        "single | cagr(2019-03)", "single | deflate(price)", "pace", "pace(remaining)", "pace(progress)", "pace(time)",
        "pace(required, target=14600)", "pace(required, growth=5)", "pace(progress, growth=5)", "single | pace",
        "single | ytd | pace", "pop", "single | index(2020) | rolling(3)", "aggregate(quarter) | pace",
    ]),
    (SYNTHETIC, "flow_a", "X", "level_ytd", "M", [
        "single", "share(flow_total)", "share(flow_total) | diff(year)", "single | share(flow_total)", "single | yoy",
        "single | aggregate(quarter)", "single | aggregate(quarter, partial)", "single | aggregate(year)", "single | rolling(3)",
        "single | ytd", "yoy", "single | aggregate(quarter) | share(flow_total)", "aggregate(year, partial)",
    ]),
    (SYNTHETIC, "flow_b", "X", "level_ytd", "M", ["single", "single | yoy", "single | ytd", "yoy", "yoy | diff(year)"]),
    (SYNTHETIC, "flow_a flow_b", "X", "level_ytd", "M", [
        "contribution(flow_total)", "single | contribution(flow_total)", "single | contribution(flow_total, previous)",
        "contribution(flow_total, previous)", "formula(a + b)", "formula(flow_total - flow_a - flow_b)",
        "single | formula(a / (a + b) * 100)", "single | aggregate(quarter) | contribution(flow_total, previous)",
        "formula((a - b) / flow_total)",
    ]),
    (TARGETS, "stock_x", "X", "level", "M", [
        "diff", "yoy", "aggregate(quarter)", "aggregate(year)", "aggregate(quarter, mean)", "aggregate(year, partial)",
        "rolling(3)", "index(2020)", "index(2021)", "overhang", "overhang(now)", "ytd", "pace(remaining)", "pace(progress)",
        "pace", "3m3m", "base_effect", "annualised(6)",
    ]),
    (SYNTHETIC, "price", "X", "level", "M", [
        "yoy", "pop", "aggregate(quarter)", "aggregate(year)", "index(2023)", "rolling(3)", "overhang", "overhang(now)",
        "annualised(3)", "aggregate(year) | overhang", "diff", "yoy | levels", "share(sales)",
    ]),
    (SYNTHETIC, "sales", "X", "level", "M", [
        "deflate(price)", "deflate(price) | yoy", "share(price)", "formula(a / price * 100)", "share(profit)", "formula(a / profit)",
        "formula(a + price)", "formula(-a + 2 * (a - 1.5 * a))", "aggregate(quarter) | yoy",
    ]),
    (SYNTHETIC, "nominal", "X", "yoy", "M", ["deflate(price)", "deflate(price) | average", "deflate(price) | rolling(3)"]),
    (SYNTHETIC, "profit", "X", "level", "M", [
        "yoy", "pop", "diff", "diff(year)", "annualised", "annualised(3)", "log", "log(12)", "3m3m", "cagr(2023-01)", "cagr(2023-04)",
        "cagr(2023-03)", "average", "index(2023-05)", "index(2023-04)", "rolling(3)", "rolling(3) | yoy", "ytd", "ytd | yoy",
        "aggregate(quarter)", "aggregate(quarter) | yoy", "overhang", "overhang(now)", "base_effect", "share(sales)",
        "contribution(sales)", "index(2024)",
    ]),
    (SYNTHETIC, "sales", "X", "level", "M", ["contribution(profit)"]),
    (SYNTHETIC, "chips_a", "X", "level", "M", ["share(chips_b)", "contribution(chips_b)", "share(plants)", "contribution(plants)"]),
    (SYNTHETIC, "chips_a chips_b", "X", "level", "M", [
        "formula(a + b)", "formula(b + a)", "formula(a / b)", "formula(a * b)", "formula(b / plants)", "formula(a + plants)",
        "formula(a * 2 / 3 + b)",
    ]),
    (SYNTHETIC, "bare", "X", "level", "M", [
        "aggregate(quarter)", "aggregate(quarter, sum)", "aggregate(quarter, mean)", "aggregate(quarter, last)", "rolling(3)",
        "yoy", "index(2024)", "overhang",
    ]),
    (SYNTHETIC, "pmi_new_orders pmi_output pmi_employment pmi_delivery pmi_stocks", "X", "level", "M", [
        "pmi", "formula(0.30 * a + 0.25 * b + 0.2 * c + 0.15 * (100 - d) + 0.1 * e)", "diff", "diff | rolling(1)", "pmi | diff",
    ]),
    (SYNTHETIC, "up same", "X", "level", "M", ["diffusion", "diffusion(balance)", "diffusion | rolling(3)", "diffusion | yoy"]),
    (SYNTHETIC, "chips_b plants", "X", "level", "M", ["diffusion"]),
    (SYNTHETIC, "up", "X", "level", "M", ["yoy", "aggregate(quarter)", "aggregate(quarter, sum)", "deflate(price)", "rolling(2, sum)", "diff(year)"]),
    (SYNTHETIC, "gdp", "X", "yoy", "Q", ["average", "average(3)", "average(1)", "diff", "rolling(4)", "aggregate(year)", "levels"]),
    (SYNTHETIC, "gdp_h", "X", "yoy", "S", ["average", "average(3)", "diff(year)"]),
    (SYNTHETIC, "ind", "X", "yoy", "M", ["average", "average(4)", "rolling(3)", "rolling(12)", "diff"]),
    (SYNTHETIC, "wild", "X", "yoy", "A", ["average", "average(3)", "diff", "rolling(3)", "levels"]),
    (SYNTHETIC, "mom_x", "X", "mom_sa", "M", [
        "levels(2023-01)", "levels(2024-06)", "levels(2023-01) | yoy", "levels(2023-01) | aggregate(quarter)", "levels", "average",
        "yoy", "rolling(3)", "levels(2023-01) | 3m3m",
    ]),
    (SYNTHETIC, "lv", "X", "yoy", "M", ["levels", "levels | yoy", "levels | aggregate(quarter)", "levels | aggregate(year)"]),
    (SYNTHETIC, "lv", "X", "level", "M", ["yoy", "yoy | levels", "rolling(2)"]),
]  # fmt: skip


def main(into):
    out, rows = [], 0
    for src, indicator, area, measure, freq, transforms in CASES:
        for transform in transforms:
            name = f"{indicator} {measure} {freq}: {transform}"
            case = Case(name, src, indicator, area, measure, freq, transform)
            series = []
            for part, x in case.run():
                lines = []
                for key in sorted(x.rows):
                    value = x.rows[key]
                    good = isinstance(value, Fraction)
                    lines.append([period_code(key), digits(value) if good else None, "" if good else str(value)])
                rows += len(lines)
                series.append((part, lines))
            out.append((case, series))
    names = [case.name for case, _ in out]
    assert len(set(names)) == len(names), [n for n in names if names.count(n) > 1]
    dumps = lambda value: json.dumps(value, ensure_ascii=False)
    with open(into, "w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"python": {dumps(platform.python_version())}, "cases": [\n')
        for i, (case, series) in enumerate(out):
            head = {k: getattr(case, k) for k in ("name", "src", "indicator", "area", "measure", "freq", "transform")}
            file.write(dumps(head)[:-1] + ', "series": [\n')
            for j, (part, lines) in enumerate(series):
                file.write(f' {{"part": {dumps(part)}, "rows": [\n')
                file.write(",\n".join(json.dumps(line, separators=(",", ":")) for line in lines))
                file.write("\n ]}" + (",\n" if j + 1 < len(series) else "\n"))
            file.write("]}" + (",\n" if i + 1 < len(out) else "\n"))
        file.write("]}\n")
    print(f"Python {platform.python_version()}: {len(out)} cases, {rows} rows")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else HERE / "transforms.json")
