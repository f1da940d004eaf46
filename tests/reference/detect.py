"""Writes detect.json: change points, outliers and turning points by the programs that others use.

    python3 -m venv venv && venv/bin/pip install ruptures==1.1.10 hampel==1.0.2 statsmodels==0.15.0
    venv/bin/python tests/reference/detect.py path/to/BCDating

ruptures: Pelt with the cost l2, runs of two values at least. hampel: the identifier. Turning points: the R package BCDating
(Majid Einian), of which the folder with its sources is given, run by Rscript (R 4.2).

What was run is a shortened copy of the sources, of which the steps were compared with those in the public repository
RproEstudante/BCDating_cycle_count, a fork. Neither names its version.

Two things are changed. For months the windows, which are of two values, have five: `BBQ` is given an argument `k`. And its
loops over cycles stop before the last pair of peaks and of troughs, which may so be nearer than the least cycle; `turns` are
of loops that go on to the end, `asis` of those of the package. Of 1,199 rounded random walks 93 broke alternation, the least
phase or the least cycle as they are, none with loops to the end. Where all values of a window are equal the package has a
peak and a trough in one place; ours has neither, and series that have such windows may differ.
"""

import csv
import importlib.metadata
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import hampel
import numpy as np
import pandas as pd
import ruptures
import statsmodels.api as sm

HERE = pathlib.Path(__file__).resolve().parent


def column(name):
    return [float(r["value"]) for r in csv.DictReader(open(HERE / "r" / f"{name}.csv", encoding="utf-8"))]


def year(values):
    return [float(v) for v in pd.Series(values).rolling(12).mean().dropna()]


macro = sm.datasets.macrodata.load_pandas().data
rng = np.random.default_rng(20260)
steps = np.concatenate([rng.normal(m, 1.0, n) for m, n in ((0, 60), (4, 45), (3, 30), (-2, 80), (-2.5, 50))])
SERIES = {
    "gdp": ([float(v) for v in macro["realgdp"]], 4),
    "consumption": ([float(v) for v in macro["realcons"]], 4),
    "investment": ([float(v) for v in macro["realinv"]], 4),
    "unemployment": ([float(v) for v in macro["unemp"]], 4),
    "inflation": ([float(v) for v in macro["infl"]], 4),
    "tbill": ([float(v) for v in macro["tbilrate"]], 4),
    "air_12": (year(column("AirPassengers")), 12),
    "noise": ([float(v) for v in np.cumsum(rng.normal(0, 1, 300))], 12),
    "steps": ([float(v) for v in steps], 12),
    "nile": ([float(v) for v in sm.datasets.nile.load_pandas().data["volume"]], 1),
    "sunspots": ([float(v) for v in sm.datasets.sunspots.load_pandas().data["SUNACTIVITY"]], 1),
    "drivers_12": (year(column("UKDriverDeaths")), 12),
    "elnino_12": (year(sm.datasets.elnino.load_pandas().data.set_index("YEAR").to_numpy().ravel()), 12),
}


def turning(values, periods, folder, to_the_end):
    if folder is None or periods == 1:
        return None
    stop = "if (i > length(" if to_the_end else "if (i >= length("
    with tempfile.TemporaryDirectory() as work:
        pathlib.Path(work, "x.txt").write_text("\n".join(repr(v) for v in values))
        pathlib.Path(work, "run.R").write_text(
            "library(methods)\n"
            f"for (f in list.files('{folder}/R', full.names = TRUE, pattern = 'R$'))\n"
            f"  eval(parse(text = gsub('if (i >= length(', '{stop}', readLines(f), fixed = TRUE)))\n"
            f"x <- ts(scan('{work}/x.txt', quiet = TRUE), start = c(1900, 1), frequency = {periods})\n"
            f"b <- BBQ(x{'' if periods == 4 else ', mincycle = 15, minphase = 5, k = 5'})\n"
            "cat('peaks', b@peaks, '\\ntroughs', b@troughs, '\\n')\n"
        )
        done = subprocess.run(["Rscript", f"{work}/run.R"], capture_output=True, text=True)
        if done.returncode:
            # It stops where a series has no turn at all.
            print(done.stderr.strip().split("\n")[-2:])
            return None
        found = {}
        for line in done.stdout.split("\n"):
            words = line.split()
            if words and words[0] in ("peaks", "troughs"):
                found[words[0]] = [int(w) - 1 for w in words[1:]]
        return found


if __name__ == "__main__":
    folder = sys.argv[1] if len(sys.argv) > 1 else None
    cases = []
    for name, (values, periods) in SERIES.items():
        array = np.array(values)
        variance = float(np.var(array))
        changes = []
        for factor in (0.2, 1.0, 2.0, 6.0):
            penalty = factor * math.log(len(values)) * variance / (10.0 if factor < 1 else 1.0)
            found = ruptures.Pelt(model="l2", min_size=2, jump=1).fit(array).predict(pen=penalty)
            changes.append({"penalty": penalty, "at": [int(v) for v in found[:-1]]})
        outliers = []
        for half, limit in ((3, 3.0), (6, 3.0), (10, 2.0)):
            found = hampel.hampel(pd.Series(array), window_size=2 * half + 1, n_sigma=limit)
            inside = [int(i) for i in found.outlier_indices if half <= i < len(values) - half]
            outliers.append({"half": half, "limit": limit, "at": inside})
        cases.append({"name": name, "periods": periods, "values": values, "changes": changes, "outliers": outliers,
                      "turns": turning(values, periods, folder, True), "asis": turning(values, periods, folder, False)})
    versions = {n: importlib.metadata.version(n) for n in ("ruptures", "hampel", "statsmodels", "numpy")}
    with open(HERE / "detect.json", "w", encoding="utf-8") as out:
        json.dump({"versions": versions, "cases": cases}, out, separators=(",", ":"))
        out.write("\n")
    print(versions)
