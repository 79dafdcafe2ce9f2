"""Every output of the samples follows the schema, points into the text and comes in input order;
threads change nothing; other formats and layers work."""
import json

from casus import SAMPLES, expect, faults_of, lines, run, validator


def check_lines():
    """A record is one line, whatever a reader takes for the end of one."""
    text = "A bomb\u2028killed five\u0085people\u2029in\x1eBasra\x0c on\x0bMonday.\r\n"
    given = (json.dumps({"id": "1", "text": text}) + "\n").encode()
    output = run("code", "--from", "jsonl", given=given).decode().splitlines()
    expect(len(output) == 1, f"{len(output)} lines for one record")
    expect(json.loads(output[0])["text"] == text, "the text is not the input's")


def main():
    valid = validator()
    alone = run("code", "--jobs", 1, SAMPLES)
    records = lines(alone)
    for record in records:
        expect(not faults_of(record, valid), f"{record['id']}: {faults_of(record, valid)}")
    expect(len(records) >= 15, "too few samples")
    expect([r["id"] for r in records[:18]] == sorted(r["id"] for r in records[:18]), "order")
    expect(run("code", "--jobs", 4, SAMPLES) == alone, "threads change the output")
    expect(run("code", "--jobs", 4, SAMPLES) == alone, "a second run gives another output")
    tokens = lines(run("code", "--layers", "tokens", SAMPLES))
    for record in tokens:
        expect(not faults_of(record, valid), f"with tokens: {faults_of(record, valid)}")
        expect(record["tokens"], "no tokens")
        for token in record["tokens"]:
            start, end = token["span"]
            expect(record["text"][start:end] == token["form"], "a form is not its characters")
    conllu = run("code", "--to", "conllu", SAMPLES).decode()
    words = [line for line in conllu.splitlines() if line and not line.startswith("#")]
    expect(len(words) == sum(len(r["tokens"]) for r in tokens), "CoNLL-U has other words")
    expect(all(len(line.split("\t")) == 10 for line in words), "CoNLL-U wants ten columns")
    inputs = [{"id": "ü", "text": "Ärzte in Köln: three people were killed on Sunday.",
               "published": "2020-01-07", "edition": {"page": 3}}]
    record = lines(run("code", given=(json.dumps(inputs[0]) + "\n").encode(),
                       *["--from", "jsonl"]))[0]
    expect(record["id"] == "ü" and record["meta"] == {"edition": {"page": 3}}, "id or meta")
    expect(record["source"]["published_from"] == "record", "published_from")
    check_lines()
    people = run("code", "--to", "people", SAMPLES).decode()
    expect("ASSAULT" in people and "\x1b" not in people, "output for people")


main()
