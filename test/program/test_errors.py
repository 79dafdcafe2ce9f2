"""Bad lines and files get an error record in their place; the run goes on; the exit status tells."""
import json
import tempfile

from casus import expect, faults_of, lines, run, validator


def main():
    valid = validator()
    given = b"\n".join([
        b'{"id": "a", "text": "Two men were killed in Kabul on Sunday."}',
        b"not json",
        b'{"id": "c"}',
        b'{"text": "no id"}',
        b'{"id": "e", "text": 5}',
        b'{"id": "f", "text": "\xff\xfe"}',
        b"[1, 2]",
        b'{"id": "h", "text": "", "published": "yesterday"}',
        b'{"id": 9, "text": "A number is an id, too."}',
        b'{"id": "j", "text": "\\u0000 zero"}']) + b"\n"
    records = lines(run("code", "--from", "jsonl", given=given, status=1))
    expect(len(records) == 10, f"{len(records)} records for 10 lines")
    failed = [("error" in r) for r in records]
    expect(failed == [False, True, True, True, True, True, True, False, False, False], str(failed))
    for line, record in enumerate(records, 1):
        expect(not faults_of(record, valid), f"line {line}: {faults_of(record, valid)}")
        if "error" in record:
            expect(record["error"]["line"] == line, f"line {line}: {record}")
            expect(record["error"]["message"], "no message")
    expect(records[2]["id"] == "c" and records[3]["id"] is None, "ids of errors")
    expect(records[8]["id"] == "9", "a number as id")
    notes = [n["note"] for n in records[7]["notes"]]
    expect(any("published" in n for n in notes), "a bad date of publication is noted")
    run("code", "/nowhere/at/all", status=1)
    run("code", "--from", "nonsense", status=2)
    run("nonsense", status=2)
    run("code", "--jobs", "many", status=2)
    run("code", "--published", "2019-13-01", status=2)
    run("code", "--data", "/nowhere", status=2)
    run("show", "nonsense", status=2)
    run("incidents", "--db", "/nowhere/x.db", status=2)
    with tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(b"this is no database at all" * 100)
        file.flush()
        run("add", "--db", file.name, "--quiet", given=b"A text.", status=2)
    expect(json.loads(run("schema"))["title"] == "casus story record", "schema")


main()
