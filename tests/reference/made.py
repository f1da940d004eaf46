"""Writes `made.csv`: small series for what the published ones do not have. Figures are made up, but for
the five indices of China's manufacturing PMI in four months, and growth rates of China around 2020 and 2021,
which were published. Run: python3 made.py
"""

from pathlib import Path

HERE = Path(__file__).parent
rows = ["indicator,area,period,freq,measure,value,unit,status,source_id"]


def put(name, measure, unit, freq, cells, status=""):
    for period, value in cells:
        rows.append(f"{name},X,{period},{freq},{measure},{value},{unit},{status},")


def wave(i, level, slope, swing):
    """A line with a bend and a season, in tenths."""
    season = [3, -7, 1, 4, -2, 6, -5, 2, 8, -3, 0, -4][i % 12]
    return level + slope * i + swing * season + (i * i * 7) % 23


# A total and two parts of it, published as running totals with January and February merged; one total is missing.
for name, level, slope, swing in [("part_a", 4000, 11, 40), ("part_b", 2500, -6, 25), ("whole", 7300, 9, 70)]:
    for year in range(2019, 2026):
        total, cells = 0, []
        for month in range(1, 13):
            total += wave((year - 2019) * 12 + month, level, slope, swing)
            if month > 1 and not (name == "part_a" and year == 2022 and month == 7):
                cells.append((f"{year}-01/P2M" if month == 2 else f"{year}-{month:02d}", f"{total / 10:.1f}"))
        put(name, "level_ytd", "t", "M", cells)
for name, level in [("stock_x", 900), ("plain", 3100)]:
    put(name, "level", "10k t" if name == "stock_x" else "t", "M", [(f"{2019 + i // 12}-{i % 12 + 1:02d}", f"{wave(i, level, 7, 5) / 10:.1f}") for i in range(84)])
put("price", "level", "index 2020=100", "M", [(f"{2019 + i // 12}-{i % 12 + 1:02d}", f"{98 + i * 0.31 + (i % 5) * 0.4:.2f}") for i in range(84)])
put("price", "yoy", "%", "M", [(f"{2020 + i // 12}-{i % 12 + 1:02d}", f"{2 + (i % 7) * 0.3 - (i % 4) * 0.5:.1f}") for i in range(72)])
put("value", "yoy", "%", "M", [(f"{2020 + i // 12}-{i % 12 + 1:02d}", f"{6 + (i % 9) * 0.7 - (i % 5) * 1.1:.1f}") for i in range(72)])
put("value", "level", "t", "M", [(f"{2019 + i // 12}-{i % 12 + 1:02d}", f"{200 + i % 12 * 3.5:.1f}") for i in range(24)])
put("odd", "level", "t", "M", [(f"{2023 + i // 12}-{i % 12 + 1:02d}", v) for i, v in enumerate([5, 0, -3, 2.5, 7, 1, 0, 4, 4, -1, 6, 8, 5, 2, 3, 0, -7, 9, 3, 4, 2, 1, 1, 0.5])])
put("adjusted", "mom_sa", "%", "M", [(f"{2023 + i // 12}-{i % 12 + 1:02d}", f"{0.5 - (i % 5) * 0.21 + (i % 3) * 0.33:.2f}") for i in range(30) if i != 20])
indices = {
    "orders": [51.2, 51.6, 52.3, 50.9],
    "output": [52.0, 51.3, 53.0, 51.0],
    "employment": [49.0, 47.8, 49.2, 49.6],
    "deliveries": [48.8, 50.0, 50.0, 48.9],
    "stocks": [47.3, 50.1, 48.9, 47.7],
}
for name, values in indices.items():
    put(name, "level", "index", "M", zip(["2012-12", "2013-01", "2018-07", "2021-07"], values))
put("up", "level", "%", "M", zip(["2024-01", "2024-02", "2024-03"], [31.4, 28.0, 40.2]))
put("same", "level", "%", "M", zip(["2024-01", "2024-02", "2024-04"], [40.1, 44.9, 38.8]))
put("gdp", "yoy", "%", "Q", [("2020-Q1", -6.8), ("2020-Q2", 3.2), ("2021-Q1", 18.3), ("2021-Q2", 7.9)])
put("gdp", "yoy", "%", "S", [("2020-S1", -1.6), ("2021-S1", 12.7)])
put("ind", "yoy", "%", "M", [("2020-01/P2M", -13.5), ("2021-01/P2M", 35.1)])
put("whole", "target", "t", "A", [("2023", 9300), ("2024", 9500), ("2025", 9900)])
put("stock_x", "target", "t", "A", [("2025", 1650000)])
(HERE / "made.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
natures = {"part_a": "flow", "part_b": "flow", "whole": "flow", "stock_x": "stock", "plain": "flow", "odd": "flow", "value": "flow", "AirPassengers": "flow", "UKgas": "flow"}
names = ["code,en,nature"] + [f"{code},{code},{nature}" for code, nature in natures.items()]
(HERE / "made_names.csv").write_text("\n".join(names) + "\n", encoding="utf-8")
(HERE / "made_units.csv").write_text("unit,exponent,en,zh\nt,0,t,吨\n10k t,4,t,吨\n", encoding="utf-8")
