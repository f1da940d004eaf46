"""Runs R and statsmodels over series of R and writes `forecast.json`: forecasts, their intervals, and fits.

From Debian 12: r-base-core 4.2.2 and r-cran-forecast 8.20 (naive, snaive, rwf, thetaf, ets, HoltWinters, accuracy). From PyPI:
statsmodels 0.15.0 (ExponentialSmoothing, ETSModel, ThetaModel) with numpy 2.4.6, scipy 1.17.1 and pandas 3.1.1.

    apt-get install --no-install-recommends r-base-core r-cran-forecast
    python3 -m venv venv && venv/bin/pip install statsmodels==0.15.0 && venv/bin/python tests/reference/forecast.py

Series are R's `datasets`, and two of statsmodels' macrodata. Initial states of exponential smoothing are made here from
the book's section 2.6.1 and given to statsmodels as known: its own heuristic takes level and trend from the first ten
values with their season. What R says with 17 digits is read here; nothing is rounded.
"""

import importlib.metadata
import json
import pathlib
import subprocess
import tempfile
import warnings

import numpy as np
import pandas as pd
import statsmodels.api as sm
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.forecasting.theta import ThetaModel
from statsmodels.tsa.holtwinters import ExponentialSmoothing
from statsmodels.tsa.seasonal import seasonal_decompose
from statsmodels.tsa.stattools import acf

warnings.filterwarnings("ignore")
HERE = pathlib.Path(__file__).resolve().parent
R_SERIES = "AirPassengers UKgas co2 nottem USAccDeaths UKDriverDeaths ldeaths JohnsonJohnson Nile LakeHuron WWWusage lynx".split()

R = r"""
suppressMessages(library(forecast))
say <- function(...) cat(paste(c(...), collapse="\t"), "\n", sep="")
num <- function(x) sprintf("%.17g", as.numeric(x))
tell <- function(what, f) { say(what, "mean", num(f$mean)); say(what, "half80", num(f$upper[,1] - f$mean)); say(what, "half95", num(f$upper[,2] - f$mean)) }
say("versions", R.version$version.string, as.character(packageVersion("forecast")))
for (name in commandArgs(TRUE)) {
  x <- if (file.exists(name)) { t <- scan(name, quiet=TRUE); ts(t[-1], frequency=t[1]) } else get(name)
  m <- frequency(x); h <- if (m > 1) 2*m + 3 else 10
  x <- ts(as.numeric(x), frequency=m, start=c(2000, 1))
  say("series", if (file.exists(name)) sub("\\..*", "", basename(name)) else name, m, h); say("values", num(x))
  tell("naive", naive(x, h)); tell("drift", rwf(x, h, drift=TRUE)); if (m > 1) tell("seasonal_naive", snaive(x, h))
  tell("theta", thetaf(x, h))
  head <- head(x, length(x) - h)
  tail <- tail(x, h)
  for (w in c("naive", "drift", "seasonal_naive")) {
    f <- switch(w, naive=naive(head, h), drift=rwf(head, h, drift=TRUE), seasonal_naive=snaive(head, h))
    say("accuracy", w, num(accuracy(f, tail)[2, c("MAE", "MASE")]))
  }
  for (model in c("AAN", "AAA", "MAM")) for (damped in c(FALSE, TRUE)) {
    if (m == 1 && model != "AAN") next
    fit <- tryCatch(ets(x, model=model, damped=damped), error=function(e) NULL)
    if (is.null(fit)) next
    key <- paste0("ets ", model, if (damped) "d" else "")
    p <- fit$par; get0p <- function(n, d) if (n %in% names(p)) p[[n]] else d
    say(key, "parameters", num(c(p[["alpha"]], p[["beta"]], get0p("gamma", 0), get0p("phi", 1))))
    say(key, "state", num(fit$initstate))
    say(key, "fitted", num(fit$fitted))
    say(key, "last", num(tail(fit$states, 1)))
    say(key, "sigma2", num(fit$sigma2), num(sum(residuals(fit)^2)), length(x))
    tell(key, forecast(fit, h, level=c(80, 95)))
    # Its class 3 forgets φ in the first step of a damped trend; simulated paths do not.
    if (model == "MAM") {
      set.seed(1); say(key, "point", num(forecast(fit, h, simulate=TRUE, npaths=2)$mean))
      say(key, "simulated", num(apply(replicate(20000, as.numeric(simulate(fit, nsim=h, future=TRUE))), 1, sd)))
    }
  }
  hw <- if (m > 1) HoltWinters(x) else HoltWinters(x, gamma=FALSE)
  if (m > 1) {
    st <- decompose(ts(x[1L:(2*m)], start=start(x), frequency=m), "additive")
    l <- lm(as.numeric(na.omit(st$trend)) ~ seq_along(na.omit(st$trend)))
    from <- c(coef(l)[[1]], coef(l)[[2]], st$figure)
    again <- HoltWinters(x, l.start=from[1], b.start=from[2], s.start=from[-(1:2)])
    stopifnot(abs(again$SSE / hw$SSE - 1) < 1e-12)
  } else { from <- c(x[2], x[2] - x[1]) }
  gamma <- if (m > 1) hw$gamma else 0
  say("holtwinters", "optimum", num(c(hw$alpha, hw$beta, gamma, hw$SSE)))
  say("holtwinters", "state", num(from))
  say("holtwinters", "coefficients", num(coef(hw)))
  say("holtwinters", "mean", num(predict(hw, h)))
}
"""


def from_r(names):
    done = subprocess.run(["Rscript", "-", *names], input=R, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    versions, out = None, []
    for line in done.stdout.splitlines():
        what, *rest = line.split("\t")
        if what == "versions":
            versions = rest
        elif what == "series":
            out.append({"name": rest[0], "periods": int(rest[1]), "horizon": int(rest[2]), "r": {}})
        elif what == "values":
            out[-1]["values"] = [float(v) for v in rest]
        else:
            out[-1]["r"].setdefault(what, {})[rest[0]] = [float(v) for v in rest[1:]]
    return versions, out


def book(values, periods, season):
    """Section 2.6.1 of Hyndman, Koehler, Ord & Snyder (2008); the season by statsmodels' decomposition."""
    if season is None:
        ten, factors = values[:10], []
    else:
        first = values[: 5 * periods]
        found = seasonal_decompose(first, model={"add": "additive", "mul": "multiplicative"}[season], period=periods)
        factors = found.seasonal[:periods]
        repeated = np.resize(factors, 10)[: len(values)]
        ten = values[:10] / repeated if season == "mul" else values[:10] - repeated
    slope, level = np.polyfit(np.arange(1, len(ten) + 1), ten, 1)
    return float(level), float(slope), [float(s) for s in factors]


def smoothing(values, periods, season, damped, horizon):
    level, trend, factors = book(values, periods, season)
    known = {"initialization_method": "known", "initial_level": level, "initial_trend": trend}
    if season:
        known["initial_seasonal"] = factors
    shape = {"trend": "add", "damped_trend": damped, "seasonal": season, "seasonal_periods": periods if season else None}
    bounds = {"damping_trend": (0.8, 0.98)} if damped else {}
    out = {"season": season or "none", "damped": damped, "state": [level, trend, *factors], "given": []}
    # Recursions at given parameters: α, β/α, γ, φ as ExponentialSmoothing has them.
    for alpha, beta, gamma, phi in [(0.3, 0.1, 0.2, 0.9), (0.8, 0.5, 0.05, 0.97), (0.05, 0.02, 0.6, 0.82)]:
        fit = ExponentialSmoothing(values, **shape, **known).fit(
            smoothing_level=alpha, smoothing_trend=beta, smoothing_seasonal=gamma if season else None,
            damping_trend=phi if damped else None, optimized=False)
        one = {"parameters": [alpha, beta, gamma if season else 0.0, phi if damped else 1.0], "sse": float(fit.sse),
               "fitted": fit.fittedvalues[::5].tolist(), "level": float(fit.level[-1]), "trend": float(fit.trend[-1]),
               "mean": fit.forecast(horizon).tolist()}
        # Every last period of a year it forecasts by the season before the last update: left out.
        if season:
            one["mean"][periods - 1 :: periods] = [None] * len(one["mean"][periods - 1 :: periods])
        # All periods and the variances of class 1 by the state-space model with the same parameters.
        ets = ETSModel(pd.Series(values), error="add", **shape, **known)
        if season != "mul":
            given = [alpha, alpha * beta] + ([gamma] if season else []) + ([phi] if damped else [])
            given += [level, trend] + (factors[::-1] if season else [])
            done = ets.smooth(given)
            assert abs(done.sse / fit.sse - 1) < 1e-9, (done.sse, fit.sse)
            frame = done.get_prediction(start=len(values), end=len(values) + horizon - 1, method="exact")
            one["mean"] = done.forecast(horizon).tolist()
            one["variance"] = (np.asarray(frame.forecast_variance) / done.scale).tolist()
        out["given"].append(one)
    # The optimum, by both; the better one counts. Where the season multiplies an additive error, ETSModel divides by the
    # new level, not by the one that was forecast: another method.
    best = []
    for start in [None, (0.1, 0.05), (0.5, 0.1), (0.9, 0.1)]:
        model = ExponentialSmoothing(values, **shape, **known, bounds=bounds)
        more = {} if start is None else {"start_params": np.array(
            [start[0], start[1]] + ([(1 - start[0]) * 0.3] if season else []) + ([0.95] if damped else []))}
        fit = model.fit(**more)
        if np.isfinite(fit.sse) and np.all(np.isfinite(fit.fittedvalues)):
            p = fit.params
            best.append((float(fit.sse), [float(p["smoothing_level"]), float(p["smoothing_trend"]),
                         float(p["smoothing_seasonal"]) if season else 0.0, float(p["damping_trend"]) if damped else 1.0], "ExponentialSmoothing"))
    if season != "mul":
        bounds = {"damping_trend": (0.8, 0.98)} if damped else None
        fit = ETSModel(pd.Series(values), error="add", **shape, **known, bounds=bounds).fit(disp=False)
        best.append((float(fit.sse), [float(v) for v in np.asarray(fit.params)[:4]], "ETSModel"))
    best = [b for b in best if np.isfinite(b[0])]
    out["optimum"] = dict(zip(["sse", "parameters", "by"], min(best)))
    out["all"] = [b[0] for b in best]
    return out


def theta(values, periods, horizon):
    seasonal = False
    if periods > 1 and len(values) > 2 * periods:
        r = acf(values, nlags=periods, fft=False)
        seasonal = bool(abs(r[-1]) > 1.6448536269514722 * np.sqrt((1 + 2 * np.sum(r[1:-1] ** 2)) / len(values)))
    model = ThetaModel(pd.Series(values), period=periods, deseasonalize=seasonal, use_test=False)
    fit = model.fit()
    return {"seasonal": seasonal, "alpha": float(fit.params["alpha"]), "slope": float(fit.params["b0"]), "mean": fit.forecast(horizon).tolist()}


def point(method, known, periods, horizon):
    n, h = len(known), np.arange(1, horizon + 1)
    if method == "drift":
        b = (known[-1] - known[0]) / (n - 1)
        s2 = np.sum((np.diff(known) - b) ** 2) / (n - 2)
        return known[-1] + b * h, np.sqrt(s2 * h * (1 + h / (n - 1)))
    lag = 1 if method == "naive" else periods
    s2 = np.mean((known[lag:] - known[:-lag]) ** 2)
    return np.array([known[n - lag + (i - 1) % lag] for i in h]), np.sqrt(s2 * ((h - 1) // lag + 1))


def backtest(values, periods, horizon, origins):
    """The measures of M4 by their definitions, for the forecasts that need no search."""
    out = {"horizon": horizon, "origins": origins, "scores": {}}
    for method in ["naive", "drift", "seasonal_naive"]:
        mase, smape, mae, held = [], [], [], np.zeros(2)
        for n in range(len(values) - horizon - origins + 1, len(values) - horizon + 1):
            known, later = values[:n], values[n : n + horizon]
            mean, sd = point(method, known, periods, horizon)
            error = np.abs(later - mean)
            mae.append(error.mean())
            mase.append(error.mean() / np.mean(np.abs(known[periods:] - known[:-periods])))
            smape.append(np.mean(200 * error / (np.abs(later) + np.abs(mean))))
            held += [np.sum(error <= z * sd) for z in (1.2815515655446004, 1.959963984540054)]
        out["scores"][method] = {"mase": float(np.mean(mase)), "smape": float(np.mean(smape)), "mae": float(np.mean(mae)),
                                 "coverage": (held / (origins * horizon)).tolist()}
    return out


def main():
    macro = sm.datasets.macrodata.load_pandas().data
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name in ["realgdp", "cpi"]:
            paths.append(str(pathlib.Path(folder) / f"{name}.txt"))
            pathlib.Path(paths[-1]).write_text("4\n" + "\n".join(repr(float(v)) for v in macro[name]))
        versions, series = from_r(R_SERIES + paths)
    print(versions)
    for one in series:
        values, periods, horizon = np.array(one["values"]), one["periods"], one["horizon"]
        print(one["name"], len(values), periods)
        one["theta"] = theta(values, periods, horizon)
        one["backtest"] = backtest(values, periods, min(max(periods, 4), 12), 12)
        seasons = [None] if periods == 1 else [None, "add", "mul"]
        one["smoothing"] = [smoothing(values, periods, season, damped, horizon) for season in seasons for damped in (False, True)]
        for s in one["smoothing"]:
            spread = s.pop("all")
            print("   ", s["season"], s["damped"], s["optimum"], "worst", max(spread) / min(spread))
        for key, model in one["r"].items():
            if key.startswith("ets"):
                model["fitted"] = model["fitted"][::5]
    found = {n: importlib.metadata.version(n) for n in ["statsmodels", "numpy", "scipy", "pandas"]}
    out = {"versions": {"R": versions[0], "forecast": versions[1], **found}, "series": series}
    (HERE / "forecast.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
