"""The database: whole after a kill at any moment, completed by running again, the same whatever the
order of adding; exports."""
import csv
import io
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import tempfile
import time

from casus import BUILD, CASUS, SAMPLES, expect, lines, run

SANITIZED = "asan" in BUILD.name or "tsan" in BUILD.name


def documents(count):
    """Many reports out of the samples, each with an id of its own."""
    records = lines(run("code", SAMPLES))
    for n in range(count):
        source = records[n % len(records)]
        yield {"id": f"{n:05}", "text": f"{source['text']}\n\nEdition {n}.",
               "published": source["source"]["published"]}


def without_ids(incidents):
    return sorted(json.dumps({k: v for k, v in i.items() if k != "id"}, sort_keys=True)
                  for i in incidents)


def incidents(database):
    return lines(run("incidents", "--db", database, "--to", "jsonl"))


def check_kills(folder, given):
    """Kills adding at 50 random moments; what is left must be whole stories."""
    chance = random.Random(7)
    path = pathlib.Path(folder, "in.jsonl")
    path.write_bytes(given)
    whole = str(pathlib.Path(folder, "whole.db"))
    started = time.monotonic()
    run("add", "--db", whole, "--quiet", path)
    took = time.monotonic() - started
    database, kills = str(pathlib.Path(folder, "killed.db")), 5 if SANITIZED else 50
    for _ in range(kills):
        work = subprocess.Popen([CASUS, "add", "--db", database, "--quiet", str(path)])
        time.sleep(chance.uniform(0, took))
        work.send_signal(signal.SIGKILL)
        work.wait()
        if os.path.exists(database):
            check_whole(database)
        if chance.random() < 0.3:               # now and then begin from nothing
            for end in ("", "-wal", "-shm"):
                pathlib.Path(database + end).unlink(missing_ok=True)
    run("add", "--db", database, "--quiet", path)
    expect(without_ids(incidents(database)) == without_ids(incidents(whole)),
           "the completed database differs from one made in one go")


def check_whole(database):
    """Opens; every story has all its layers and all its tellings."""
    with sqlite3.connect(database) as db:
        expect(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "integrity")
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'stories'").fetchone():
            return                              # killed before the schema was there
        for story, in db.execute("SELECT story FROM stories"):
            layers = dict(db.execute("SELECT name, json FROM layers WHERE story = ?", (story,)))
            expect("incidents" in layers and "events" in layers, f"story {story} lacks layers")
            told = db.execute("SELECT count(*) FROM tellings WHERE story = ? AND incident IS NOT "
                              "NULL", (story,)).fetchone()[0]
            expect(told == len(json.loads(layers["incidents"])), f"story {story} lacks tellings")


def check_order(folder, docs):
    """The order of adding changes nothing but ids."""
    results = []
    for seed in range(3):
        docs = docs[:]
        random.Random(seed).shuffle(docs)
        database = pathlib.Path(folder, f"order{seed}.db")
        given = "".join(json.dumps(d) + "\n" for d in docs).encode()
        run("add", "--db", database, "--quiet", "--from", "jsonl", "-", given=given)
        results.append(without_ids(incidents(database)))
    expect(results[0] == results[1] == results[2], "the order of adding changes the result")


def check_exports(folder):
    database = pathlib.Path(folder, "samples.db")
    run("add", "--db", database, "--quiet", SAMPLES)
    before = incidents(database)
    run("add", "--db", database, "--quiet", SAMPLES)
    expect(incidents(database) == before, "adding again changes something")
    rows = list(csv.DictReader(io.StringIO(run("export", "--db", database, "--to", "csv").decode())))
    expect([int(r["id"]) for r in rows] == [i["id"] for i in before], "CSV has other incidents")
    expect(all(None not in r and None not in r.values() for r in rows), "CSV rows of one length")
    features = json.loads(run("export", "--db", database, "--to", "geojson"))
    expect(len(features["features"]) == len(before), "GeoJSON has other incidents")
    expect(lines(run("export", "--db", database, "--to", "jsonl")) == before, "JSON Lines")
    dated = [(i["first_published"] is None, i["first_published"] or "", i["id"]) for i in before]
    expect(dated == sorted(dated), "order of incidents")
    copied = [i for i in before if any(len(s) > 1 for s in i["sources"])]
    expect(copied, "the copy among the samples is not found")


def check_figures(folder):
    """Parts of one source add up; a later figure of a source corrects its earlier one; sources
    that differ stay rivals."""
    told = {"parts": ["A bomb killed five policemen and two traders in Quetta on Thursday, police said."],
            "corrected": ["A bomb killed five policemen and two traders in Quetta on Thursday, police said.",
                          "The bomb in Quetta on Thursday killed nine people, police said."],
            "rivals": ["A bomb killed five policemen and two traders in Quetta on Thursday, police said.",
                       "The bomb in Quetta on Thursday killed nine people, doctors said."]}
    want = {"parts": (7, 7), "corrected": (9, 9), "rivals": (7, 9)}
    for name, texts in told.items():
        database = pathlib.Path(folder, f"figures-{name}.db")
        given = "".join(json.dumps({"id": str(n), "text": text, "published": f"2014-01-{10 + n}"}) + "\n"
                        for n, text in enumerate(texts)).encode()
        run("add", "--db", database, "--quiet", "--from", "jsonl", "-", given=given)
        found = [(i["killed"]["low"], i["killed"]["high"]) for i in incidents(database) if i["killed"]]
        expect(found == [want[name]], f"{name}: killed {found}, not {want[name]}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        check_exports(folder)
        check_figures(folder)
        docs = list(documents(40))
        check_order(folder, docs)
        given = "".join(json.dumps(d) + "\n" for d in documents(60 if SANITIZED else 300)).encode()
        check_kills(folder, given)


main()
