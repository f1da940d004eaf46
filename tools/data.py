#!/usr/bin/env python3
"""Writes the figures of the demonstration portal from a folder of published figures.

    python3 tools/data.py FOLDER [OUT]

FOLDER holds the figures as they were collected: long CSV files and their `sources.csv`. OUT is the folder to
write to, `www/data` of this checkout unless told. `names.csv` and `units.csv` stand there already, written by hand:
they are read to check that every code used has its words, and for the order of the rows. The same input gives the
same bytes.

What is done to a row, and nothing else:

- The text of the value stays as published, digit for digit.
- A cumulative figure (`*_ytd`) filed under February, in a year without one for January, is the figure of January
  and February merged: its period becomes `YYYY-01/P2M`.
- Where single months are published as growth on a year earlier (`yoy`), the published growth of January and
  February merged also stands among them, as `yoy` of `YYYY-01/P2M`.
- Vehicles and base stations are counted in different words in Chinese: vehicles get the unit `10k vehicles`.
- A source cited for the statistics of several agencies is split into one for each, so that every figure
  names the agency that answers for it.
- A target says what its row leaves to the definition of the indicator (`TARGETS`): its measure, and the period with
  whose end the way begins. The two ends of a range become one row. Averages of several years are left out: no figure
  of one period says how far they are.
- A source keeps its address only where the address is a government's own. The publisher is named where it is a
  publisher: hosts that merely reprint are left out.

Needs Python 3.9 and nothing else. Refuses, with a sentence, whatever it does not understand.
"""

import csv
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

COLUMNS = ["indicator", "area", "period", "freq", "measure", "value", "unit", "status", "source_id"]
SOURCE_COLUMNS = ["source_id", "agency_en", "agency_zh", "title", "publisher", "date", "url"]

NATIONAL = [
    "industrial_value_added.csv",
    "telecom_software.csv",
    "digital_infrastructure.csv",
    "pmi.csv",
    "product_output.csv",
]
PROVINCIAL = ["provinces.csv"]

# The national symposium of industry and information technology departments, 28 July 2025: the figures of its press
# text, with the digits they have there ("7%", "4.55 million"), in its order.
SYMPOSIUM = "symposium-20250728"
SYMPOSIUM_FIGURES = [
    ("iva", "yoy_ytd", "6.4", "%", ""),
    ("iva_manufacturing", "yoy_ytd", "7", "%", ""),
    ("iva_equipment_mfg", "yoy_ytd", "10.2", "%", ""),
    ("iva_hightech_mfg", "yoy_ytd", "9.5", "%", ""),
    ("telecom_volume", "yoy_ytd", "9.3", "%", ""),
    ("software_revenue", "yoy_ytd", "11.9", "%", ""),
    ("base_stations_5g", "level", "455", "10k units", ""),
    ("computing_racks", "level", "1043", "10k standard racks", "p"),
]
# How the collected figures name that text.
RENAMED = {"seed-20250728": SYMPOSIUM}

TARGET_COLUMNS = "target,indicator,area,measure,from,to,value,upper,unit,en,zh,source_id".split(",")
# Of each indicator of the collected targets: the measure in which it is asked for, the years from the base to the
# deadline of a level, and who set it. None leaves it out, for it is an average of several years.
TARGETS = {
    "base_stations_5g": ("level", 1, "miit"),
    "base_stations_5g_new": ("level_ytd", 0, "miit"),
    "base_stations_5g_per_10k": ("level", 5, "miit"),
    "digital_core_share_of_gdp": ("level", 5, "state_council"),
    "gdp": ("yoy_ytd", 0, "state_council"),
    "iva_auto_mfg": ("yoy_ytd", 0, "miit"),
    "sales_motor_vehicles": ("level_ytd", 0, "miit"),
    "sales_nev": ("level_ytd", 0, "miit"),
    "iva_electronics_mfg": None,
    "iva_nonferrous": None,
    "machinery_revenue": None,
    "output_nonferrous_metals": None,
    "rd_spending": None,
}
LOWER, UPPER = "_lower_bound", "_upper_bound"

# Titles that carry a remark of whoever collected them.
TITLES = {
    SYMPOSIUM: "全国工业和信息化主管部门负责同志座谈会",
    "lcdghf-202405": "1-5月我国软件业运行情况 (2024)",
    "scholarmate-201802": "2018年1-2月工业经济运行",
}
# Publishers that the rule below cannot tell from a host.
PUBLISHERS = {
    SYMPOSIUM: "",
    "nandu-2020h1": "Nandu",
    "scholarmate-201802": "ScholarMate",
    "sdpidi-20250811": "Securities Times",
    "xinhua-jjckb-20251223": "Economic Information Daily / Xinhua",
}

AGENCIES = {
    "nbs": ("National Bureau of Statistics of China", "国家统计局"),
    "pmi": (
        "National Bureau of Statistics of China; China Federation of Logistics and Purchasing",
        "国家统计局、中国物流与采购联合会",
    ),
    "miit": ("Ministry of Industry and Information Technology", "工业和信息化部"),
    "caam": ("China Association of Automobile Manufacturers", "中国汽车工业协会"),
    "state_council": ("State Council of China", "国务院"),
    "governments": ("Provincial people's governments", "各省人民政府"),
    "provinces": ("Provincial bureaus of statistics", "各省（区、市）统计局"),
}
# Tables of provinces that the national bureau compiled.
NATIONAL_TABLES = {"jilin-202011", "baogaosu-20160331"}

MUNICIPALITIES = {"Beijing", "Tianjin", "Shanghai", "Chongqing"}
REGIONS = {
    "InnerMongolia": "Inner Mongolia Autonomous Region",
    "Guangxi": "Guangxi Zhuang Autonomous Region",
    "Tibet": "Tibet Autonomous Region",
    "Ningxia": "Ningxia Hui Autonomous Region",
    "Xinjiang": "Xinjiang Uygur Autonomous Region",
}

HOST = re.compile(
    r"[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|info|cc|co|me|ai|ltd|bg|biz)\b|\d+(?:\.\d+){3}", re.IGNORECASE
)
# Beside the agency these say nothing.
THE_AGENCY = re.compile(r"(NBS|MIIT)( commentary|/CMIF)?|.*Bureau of Statistics( figures)?")


def refuse(sentence):
    sys.exit(f"tools/data.py: {sentence}")


def rows_of(path, columns):
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [c for c in columns if c not in (reader.fieldnames or [])]
        if missing:
            refuse(f"{path.name} has no column {missing[0]}")
        return [{k: v or "" for k, v in row.items()} for row in reader]


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({c: row[c] for c in columns} for row in rows)
    print(f"{path.name}: {len(rows)} rows")


def year_month(period):
    found = re.fullmatch(r"(\d{4})-(\d\d)", period)
    return (found[1], found[2]) if found else (period[:4], "")


def merge_january_february(rows):
    """Re-keys what was published for January and February together, and adds its growth to the single periods."""
    have = {(r["indicator"], r["area"], r["measure"], r["period"]) for r in rows}
    single = {(r["indicator"], r["area"]) for r in rows if r["measure"] == "yoy" and r["freq"] == "M"}
    out = []
    for row in rows:
        year, month = year_month(row["period"])
        key = (row["indicator"], row["area"])
        cumulative = row["measure"].endswith("_ytd")
        if not (cumulative and month == "02") or (*key, row["measure"], f"{year}-01") in have:
            out.append(row)
            continue
        merged = {**row, "period": f"{year}-01/P2M"}
        out.append(merged)
        if row["measure"] == "yoy_ytd" and key in single:
            for other in (f"{year}-01", f"{year}-02"):
                if (*key, "yoy", other) in have:
                    refuse(f"{key[0]}, {key[1]}: growth of the single month {other} stands beside that of both")
            out.append({**merged, "measure": "yoy"})
    return out


def agency_of(row):
    """The code of the agency whose statistic a row is: a key of AGENCIES, or the area of its bureau."""
    indicator, area = row["indicator"], row["area"]
    if area != "China":
        return area
    if indicator.startswith("pmi"):
        return "pmi"
    if indicator.startswith(("iva", "output")):
        return "nbs"
    if indicator == "sales_nev":
        return "caam"
    return "miit"


def agency_names(code, names):
    if code in AGENCIES:
        return AGENCIES[code]
    if code.startswith("government."):
        area = code.removeprefix("government.")
        return f"People's Government of {names[area]['en']} Province", names[area]["zh"] + "人民政府"
    zh = names[code]["zh"] + "统计局"
    if code in MUNICIPALITIES:
        return f"{code} Municipal Bureau of Statistics", zh
    if code in REGIONS:
        return f"Statistics Bureau of {REGIONS[code]}", zh
    return f"{code} Provincial Bureau of Statistics", zh


def split_sources(rows):
    """Renames the sources of `rows` so that each has one agency: the agency and the old id of every id now used."""
    areas = {}
    for row in rows:
        if row["area"] != "China":
            areas.setdefault(row["source_id"], set()).add(row["area"])

    def cited_agency(row):
        source, code = row["source_id"], agency_of(row)
        if code in AGENCIES:
            return code
        if source in NATIONAL_TABLES:
            return "nbs"
        return code if len(areas[source]) == 1 else "provinces"

    agencies = {}
    for row in rows:
        agencies.setdefault(row["source_id"], set()).add(cited_agency(row))
    cited = {}
    for row in rows:
        source, code = row["source_id"], cited_agency(row)
        if len(agencies[source]) > 1:
            row["source_id"] = f"{source}.{code.lower()}"
        cited[row["source_id"]] = (code, source)
    return cited


def targets_of(rows, names):
    """The targets that figures can be held against, and who set those of each source."""
    above = [r for r in rows if r["indicator"].endswith(UPPER)]
    uppers = {(r["indicator"].removesuffix(UPPER), r["area"], r["period"]): r for r in above}
    out, setters = [], {}
    for row in rows:
        if row["indicator"].endswith(UPPER):
            continue
        indicator = row["indicator"].removesuffix(LOWER)
        if indicator not in TARGETS:
            refuse(f"nothing says how the target of {indicator} is meant")
        if TARGETS[indicator] is None:
            continue
        measure, years, setter = TARGETS[indicator]
        upper = ""
        if row["indicator"].endswith(LOWER):
            other = uppers.get((indicator, row["area"], row["period"]))
            if other is None or other["source_id"] != row["source_id"]:
                refuse(f"the range of {indicator} in {row['period']} lacks its upper end")
            upper = other["value"]
        unit = "10k vehicles" if indicator.startswith("sales") else row["unit"]
        target = {
            "target": "range" if upper else "reach",
            "indicator": indicator,
            "area": row["area"],
            "measure": measure,
            "from": str(int(row["period"]) - years) if years else "",
            "to": row["period"],
            "value": row["value"],
            "upper": upper,
            "unit": unit,
            "en": "",
            "zh": "",
            "source_id": row["source_id"],
        }
        setters.setdefault(row["source_id"], set()).add(row["area"] if row["area"] != "China" else setter)
        out.append(target)
    cited = {}
    for source, found in setters.items():
        areas = found - set(AGENCIES)
        if areas and areas != found:
            refuse(f"the source {source} has targets of the country and of provinces")
        cited[source] = ("government." + found.pop() if areas else found.pop()) if len(found) == 1 else "governments"
    order = {code: i for i, code in enumerate(names)}
    return sorted(out, key=lambda t: (t["to"], order[t["indicator"]], order[t["area"]])), cited


def publisher(text):
    """What `text` says of the publisher, without the hosts of reprints and without the agency."""
    if "[mirror]" in text:
        return ""
    text = re.sub(r"\s*\([^)]*(?:\.\w|copy|data:)[^)]*\)", "", text)
    text = re.sub(r",? copy\b.*$|, citing .*$|, from .*$", "", text)
    parts = [p for p in re.split(r" via | / ", text) if not HOST.search(p) and not THE_AGENCY.fullmatch(p)]
    return " via ".join(parts)


def own_address(url):
    host = urlsplit(url).hostname or ""
    return url if host.endswith(".gov.cn") else ""


def describe(cited, sources, names):
    out = []
    for source_id, (code, original) in sorted(cited.items()):
        source = sources.get(original)
        if source is None:
            refuse(f"the source {original} is not described")
        en, zh = agency_names(code, names)
        title = TITLES.get(original, source["title"])
        row = {
            "source_id": source_id,
            "agency_en": en,
            "agency_zh": zh,
            "title": title,
            "publisher": PUBLISHERS.get(original, publisher(source["publisher"])),
            "date": source["date"],
            "url": own_address(source["url"]),
        }
        for field in ("title", "date"):
            if not row[field]:
                refuse(f"the source {original} has no {field}")
        for field in ("title", "publisher"):
            if HOST.search(row[field]):
                refuse(f"the source {original} names a host in its {field}: {row[field]}")
        out.append(row)
    return out


def main(folder, out):
    names = {r["code"]: r for r in rows_of(out / "names.csv", ["code", "en", "zh", "short_en", "short_zh", "nature"])}
    units = {r["unit"] for r in rows_of(out / "units.csv", ["unit", "exponent", "en", "zh"])} | {"%"}
    order = {code: i for i, code in enumerate(names)}

    def rank(row):
        measures = ["level", "level_ytd", "yoy", "yoy_ytd", "mom_sa"]
        if row["measure"] not in measures:
            refuse(f"{row['indicator']} has the measure {row['measure']}, which has no place in the order")
        return (
            order[row["indicator"]],
            order[row["area"]],
            measures.index(row["measure"]),
            "MQSA".index(row["freq"]),
            row["period"],
            row["status"],
        )

    def collect(files):
        rows = [r for f in files for r in rows_of(folder / f, COLUMNS)]
        for row in rows:
            row["source_id"] = RENAMED.get(row["source_id"], row["source_id"])
            if row["unit"] == "10k units" and row["indicator"].endswith("_nev"):
                row["unit"] = "10k vehicles"
            for field in ("indicator", "area"):
                if row[field] not in names:
                    refuse(f"names.csv does not name {row[field]}")
            if row["unit"] not in units:
                refuse(f"units.csv does not describe {row['unit']}")
        return sorted(merge_january_february(rows), key=rank)

    industry, provinces = collect(NATIONAL), collect(PROVINCIAL)
    symposium = [
        dict(zip(COLUMNS, [indicator, "China", "2025-06", "M", measure, value, unit, status, SYMPOSIUM]))
        for indicator, measure, value, unit, status in SYMPOSIUM_FIGURES
    ]

    described = rows_of(folder / "sources.csv", ["source_id", "title", "publisher", "date", "url"])
    sources = {RENAMED.get(s["source_id"], s["source_id"]): s for s in described}
    cited = split_sources(industry + provinces)
    cited[SYMPOSIUM] = ("miit", SYMPOSIUM)
    targets, setters = targets_of(rows_of(folder / "targets.csv", COLUMNS), names)
    for source, setter in setters.items():
        if any(original == source for _, original in cited.values()):
            refuse(f"the source {source} has figures and targets: who set them is to be told apart")
        cited[source] = (setter, source)

    digital = {r["indicator"] for r in rows_of(folder / "digital_infrastructure.csv", COLUMNS)}
    write(out / "symposium.csv", COLUMNS, symposium)
    write(out / "industry.csv", COLUMNS, industry)
    write(out / "provinces.csv", COLUMNS, provinces)
    write(out / "iva.csv", COLUMNS, [r for r in industry if r["indicator"].startswith("iva")])
    write(out / "infrastructure.csv", COLUMNS, [r for r in industry if r["indicator"] in digital])
    write(out / "targets.csv", TARGET_COLUMNS, targets)
    write(out / "sources.csv", SOURCE_COLUMNS, describe(cited, sources, names))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    www_data = Path(__file__).resolve().parent.parent / "www" / "data"
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else www_data)
