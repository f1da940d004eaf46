"""Writes stl.json: decompositions by STL, MSTL and the classical method.

    python3 -m venv venv && venv/bin/pip install statsmodels==0.15.0 && venv/bin/python tests/reference/stl.py

The results of the netlib program (Cleveland and others) are those that the statsmodels wheel brings with its tests, and so is
MSTL's, which is R's (forecast::mstl). The others are statsmodels' STL, and R's decompose (Rscript, R 4.2).
"""

import csv
import importlib.metadata
import json
import pathlib
import subprocess
import tempfile

import numpy as np
import statsmodels
import statsmodels.api as sm
from statsmodels.tsa.seasonal import STL

HERE = pathlib.Path(__file__).resolve().parent
RESULTS = pathlib.Path(statsmodels.__file__).parent / "tsa/stl/tests/results"


def column(name):
    return [float(r["value"]) for r in csv.DictReader(open(HERE / "r" / f"{name}.csv", encoding="utf-8"))]


def netlib():
    co2 = [float(line) for line in open(RESULTS / "stl_co2.csv")]
    rows = [[cell.strip() for cell in line.split(",")] for line in open(RESULTS / "stl_test_results.csv")][1:]
    cases = []
    # The last two are of the short form, stlez: two inner rounds, or, robust, one in each of as many outer ones as make the
    # components change by less than a hundredth of their range, which are two here.
    for scenario, jumps, rounds in (
            ("baseline", [4, 2, 2], [1, 2]), ("nljump-1", [4, 2, 1], [1, 2]), ("ntjump-1", [4, 1, 2], [1, 2]),
            ("nljump-1-ntjump-1", [4, 1, 1], [1, 2]), ("short", [4, 2, 2], [1, 2]), ("stlez", [4, 2, 2], [2, 0]),
            ("stlez-robust", [4, 2, 2], [1, 2])):
        own = [r for r in rows if r[0] == scenario]
        cases.append({"scenario": scenario, "jumps": jumps, "rounds": rounds, "count": len(own), "seasonal": [float(r[2]) for r in own],
                      "trend": [float(r[3]) for r in own], "weights": [float(r[4]) for r in own]})
    return {"values": co2, "cases": cases}


macro = sm.datasets.macrodata.load_pandas().data
co2 = sm.datasets.co2.load_pandas().data["co2"].resample("MS").mean().ffill()
SERIES = {
    "air": (column("AirPassengers"), 12),
    "gas": (column("UKgas"), 4),
    "co2": ([float(v) for v in co2[:300]], 12),
    "gdp": ([float(v) for v in macro["realgdp"]], 4),
    "inflation": ([float(v) for v in macro["infl"]], 4),
    "elnino": ([float(v) for v in sm.datasets.elnino.load_pandas().data.set_index("YEAR").to_numpy().ravel()[:240]], 12),
}


def decompose(values, periods, kind):
    with tempfile.TemporaryDirectory() as work:
        pathlib.Path(work, "x.txt").write_text("\n".join(repr(v) for v in values))
        pathlib.Path(work, "run.R").write_text(
            f"x <- ts(scan('{work}/x.txt', quiet = TRUE), frequency = {periods})\n"
            f"d <- decompose(x, '{kind}')\n"
            "for (part in c('seasonal', 'trend', 'random')) cat(format(as.numeric(d[[part]]), digits = 17), '\\n')\n")
        done = subprocess.run(["Rscript", f"{work}/run.R"], capture_output=True, text=True, check=True)
        lines = done.stdout.strip().split("\n")
        return [[None if w == "NA" else float(w) for w in line.split()] for line in lines]


def one(name):
    values, periods = SERIES[name]
    out = {"name": name, "periods": periods, "values": values, "stl": [], "classical": []}
    for seasonal, robust in ((7, False), (7, True), (13, False), (21, True)):
        found = STL(np.array(values), period=periods, seasonal=seasonal, robust=robust).fit()
        out["stl"].append({"seasonal": seasonal, "robust": robust, "season": [float(v) for v in found.seasonal],
                           "trend": [float(v) for v in found.trend], "weights": [float(v) for v in found.weights]})
    for kind in ("additive", "multiplicative"):
        if kind == "multiplicative" and min(values) <= 0:
            continue
        seasonal, trend, rest = decompose(values, periods, kind)
        out["classical"].append({"kind": kind, "season": seasonal, "trend": trend, "rest": rest})
    return out


def several():
    with open(RESULTS / "mstl_test_results.csv") as file:
        rows = list(csv.DictReader(file))
    names = ("Trend", "Seasonal24", "Seasonal168", "Remainder")
    kept = range(0, len(rows), 9)
    return {"values": [float(r["Data"]) for r in rows], "every": 9,
            "parts": {n: [float(rows[i][n]) for i in kept] for n in names}}


if __name__ == "__main__":
    versions = {n: importlib.metadata.version(n) for n in ("statsmodels", "numpy")}
    made = {"versions": versions, "netlib": netlib(), "cases": [one(n) for n in SERIES], "several": several()}
    with open(HERE / "stl.json", "w", encoding="utf-8") as out:
        json.dump(made, out, separators=(",", ":"))
        out.write("\n")
    print(versions)
