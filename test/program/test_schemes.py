"""The columns of ACLED, UCDP GED, CAMEO and PLOVER: names, one cell for each, values as the record
has them, cells with commas and quotes escaped, what did not happen left out."""
import csv
import io
import json

from casus import SAMPLES, expect, lines, run

COLUMNS = {"acled": 31, "ged": 49, "cameo": 26}
TEXT = ("BASRA, Jan 6 (Gulf Wire) - A car bomb, \"hidden in a van\", killed seven people in a "
        "market in Basra on Sunday, police said. Militants threatened to kill a judge.")


def table(name, *given):
    rows = list(csv.DictReader(io.StringIO(run("code", "--to", name, *given).decode(), newline="")))
    for row in rows:
        expect(len(row) == COLUMNS[name] and None not in row and None not in row.values(),
               f"{name}: a row has not {COLUMNS[name]} cells")
    return rows


def check_samples():
    records = lines(run("code", SAMPLES))
    incidents = {f"{r['id']}#{i['id']}": i for r in records for i in r["incidents"]}
    for row in table("acled", SAMPLES):
        incident = incidents[row["event_id_cnty"]]
        expect(row["sub_event_type"] == incident["codes"]["acled"], "sub-event type")
        expect(row["fatalities"] == str((incident["killed"] or {"best": 0})["best"]), "fatalities")
        expect(row["event_type"] and row["disorder_type"], f"{row['sub_event_type']}: no type")
    for row in table("ged", SAMPLES):
        incident = incidents[row["id"]]
        expect(row["type_of_violence"] == incident["codes"]["ucdp"], "type of violence")
        expect(int(row["low"]) <= int(row["best"]) <= int(row["high"]), f"{row['id']}: bounds")
        expect(int(row["best"]) > 0, "an event without dead")
    for row in table("cameo", SAMPLES):
        incident = incidents[row["EventID"]]
        expect(row["EventCode"] == incident["codes"]["cameo"], "CAMEO code")
        expect(incident["status"] in ("occurred", "ongoing"), "what did not happen")
        expect(row["EventCode"].startswith(row["EventRootCode"]), "root code")
    plover = lines(run("code", "--to", "plover", SAMPLES))
    expect([p["id"] for p in plover] == list(incidents), "PLOVER has a line for each incident")
    for one in plover:
        expect(one["event"] == [incidents[one["id"]]["type"]], "type")


def check_escapes(path):
    path.write_text(TEXT)
    rows = table("acled", "--published", "2020-01-06", path)
    bomb = [r for r in rows if r["fatalities"] == "7"]
    expect(len(bomb) == 1, f"{len(bomb)} incidents with seven dead")
    expect('"hidden in a van", killed' in bomb[0]["notes"], f"notes: {bomb[0]['notes']}")
    expect(bomb[0]["event_date"] == "2020-01-05" and bomb[0]["location"] == "Basrah" or
           bomb[0]["country"] == "IRQ", f"when and where: {bomb[0]}")
    statuses = [p["context"] for p in lines(run("code", "--to", "plover", path))]
    expect(["future"] in statuses or len(statuses) > len(rows), "the threat is not told")


def main():
    import pathlib
    import tempfile
    check_samples()
    with tempfile.TemporaryDirectory() as folder:
        check_escapes(pathlib.Path(folder) / "a.txt")


main()
