"""Asks eight programs for the dates of three Chinese festivals, 1900–2100, and writes `lunar.json`: what the majority says, who
dissents, and who had no answer.

From PyPI, all with tables or algorithms of their own: lunardate 0.3.0 (1900–2099), zhdate 0.1, tyme4py 1.5.0, lunarcalendar 0.0.9,
cnlunar 0.2.5 (from 1901), sxtwl 2.0.7, borax 4.1.3, lunar_python 1.4.8; and the new moons of ephem 4.2.1 and astronomy-engine 2.1.19.

    python3 -m venv venv && venv/bin/pip install lunardate==0.3.0 zhdate==0.1 tyme4py==1.5.0 lunarcalendar==0.0.9 cnlunar==0.2.5 \
        sxtwl==2.0.7 borax==4.1.3 lunar_python==1.4.8 ephem==4.2.1 astronomy-engine==2.1.19 && venv/bin/python tests/reference/lunar.py

Astronomy is a check of its own: a lunar month begins on the day, in the time of 120° E (before 1929 of Beijing, 116° 25′ E), of its new
moon. Where the new moon is within five minutes of midnight, or the two disagree, the case is kept in `near` with its time. The
Hong Kong Observatory names three new moons of the years to 2100 that may yet turn out a day later (2057-09-28, 2089-09-04, 2097-08-07); one
of them, of 2089, decides a Mid-Autumn.
"""

import collections
import datetime
import importlib.metadata
import json
import pathlib
import warnings

import astronomy
import borax.calendars.lunardate
import cnlunar
import ephem
import lunar_python
import lunarcalendar
import lunardate
import sxtwl
import tyme4py.lunar
import zhdate

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).resolve().parent
FESTIVALS = {"new_year": (1, 1), "dragon_boat": (5, 5), "mid_autumn": (8, 15)}
SEARCH = {1: (1, 15), 5: (5, 20), 8: (9, 1)}
DAY = datetime.timedelta(1)


def by_tyme(*date):
    found = tyme4py.lunar.LunarDay.from_ymd(*date).get_solar_day()
    return datetime.date(found.get_year(), found.get_month(), found.get_day())


def by_sxtwl(*date):
    found = sxtwl.fromLunar(*date)
    return datetime.date(found.getSolarYear(), found.getSolarMonth(), found.getSolarDay())


def by_lunar_python(*date):
    found = lunar_python.Lunar.fromYmd(*date).getSolar()
    return datetime.date(found.getYear(), found.getMonth(), found.getDay())


def by_cnlunar(year, month, day):
    at = datetime.datetime(max(year, 1901), *SEARCH[month])  # before 1901 it has no table and answers nonsense
    for _ in range(60):
        found = cnlunar.Lunar(at, godType="8char")
        if (found.lunarYear, found.lunarMonth, found.lunarDay, bool(found.isLunarLeapMonth)) == (year, month, day, False):
            return at.date()
        at += DAY
    raise ValueError


SOURCES = {
    "lunardate": lambda *date: lunardate.LunarDate(*date).to_solar_date(),
    "zhdate": lambda *date: zhdate.ZhDate(*date).to_datetime().date(),
    "tyme4py": by_tyme,
    "lunarcalendar": lambda *date: lunarcalendar.Converter.Lunar2Solar(lunarcalendar.Lunar(*date, isleap=False)).to_date(),
    "cnlunar": by_cnlunar,
    "sxtwl": by_sxtwl,
    "borax": lambda *date: borax.calendars.lunardate.LunarDate(*date).to_solar_date(),
    "lunar_python": by_lunar_python,
}


def ask(source, date):
    try:
        return SOURCES[source](*date).isoformat()
    except Exception:  # out of its years
        return None


def new_moons(first):
    """The new moon about the day of a month's first, by two programs, in local time."""
    offset = datetime.timedelta(hours=8) if first.year > 1928 else datetime.timedelta(days=(116 + 25 / 60) / 360)
    before = first - 3 * DAY
    one = ephem.next_new_moon(before.isoformat().replace("-", "/")).datetime()
    time = astronomy.SearchMoonPhase(0, astronomy.Time.Make(before.year, before.month, before.day, 0, 0, 0), 10)
    return [one + offset, time.Utc() + offset]


def main():
    out, near = {}, []
    for name, (month, day) in FESTIVALS.items():
        rows = []
        for year in range(1900, 2101):
            answers = {source: ask(source, (year, month, day)) for source in SOURCES}
            votes = collections.Counter(a for a in answers.values() if a).most_common()
            assert votes[0][1] >= 4 and (len(votes) == 1 or votes[0][1] >= 2 * votes[1][1]), (year, name, votes)
            date = votes[0][0]
            row = {"date": date, "sources": votes[0][1]}
            dissent = {s: a for s, a in answers.items() if a and a != date}
            rows.append(row | ({"dissent": dissent} if dissent else {}))
            first = datetime.date.fromisoformat(date) - (day - 1) * DAY
            moons = new_moons(first)
            midnight = [abs((m - datetime.datetime.combine(m.date(), datetime.time()) + DAY / 2) % DAY - DAY / 2) for m in moons]
            if any(m.date() != first for m in moons) or min(midnight).total_seconds() < 300 or dissent:
                near.append({"festival": name, "date": date, "first": first.isoformat(), "moons": [m.isoformat(" ", "seconds") for m in moons]} | ({"dissent": dissent} if dissent else {}))
        out[name] = rows
    names = [*SOURCES, "ephem", "astronomy-engine"]
    versions = {name: importlib.metadata.version(name) for name in names}
    text = json.dumps({"versions": versions, "near": near, **out}, separators=(",", ":"))
    (HERE / "lunar.json").write_text(text.replace('{"date"', '\n{"date"').replace('{"festival"', '\n{"festival"') + "\n", encoding="utf-8")
    print(versions)
    for row in near:
        print(row)
    for name, base in (("new_year", (1, 20)), ("dragon_boat", (5, 20)), ("mid_autumn", (9, 1))):
        days = [(datetime.date.fromisoformat(r["date"]) - datetime.date(y, *base)).days for y, r in zip(range(1900, 2101), out[name])]
        print(name, min(days), max(days), "".join(chr(48 + d) for d in days), collections.Counter(r["sources"] for r in out[name]))


main()
