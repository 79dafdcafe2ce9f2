"""Hostile input: a result or a clear error, in bounded memory and time, never a crash."""
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

from casus import BUILD, CASUS, SAMPLES, expect, faults_of, lines, run, validator

MEBI = 1024 * 1024
SANITIZED = "asan" in BUILD.name or "tsan" in BUILD.name


def coded(path, *options):
    """Codes a file with limited memory; returns its one record."""
    def limit():
        if not SANITIZED:                       # sanitizers reserve address space
            resource.setrlimit(resource.RLIMIT_AS, (1500 * MEBI, 1500 * MEBI))
    done = subprocess.run([CASUS, "code", "--jobs", "1", *options, str(path)],
                          capture_output=True, timeout=900, check=False, preexec_fn=limit)
    expect(done.returncode in (0, 1), f"{path}: exit status {done.returncode}\n"
           f"{done.stderr.decode(errors='replace')[-3000:]}")
    return lines(done.stdout)


def check_files(folder, valid):
    chance = random.Random(1)
    words = "he said the gunmen killed 5 (people) \" and , . Monday in Iraq with a bomb".split(" ")
    files = {
        "random": chance.randbytes(10 * MEBI),
        "small random": chance.randbytes(200_000),
        "empty": b"",
        "line": b"The army attacked the village and killed five people " * (50 * MEBI // 53),
        "zeros": bytes(MEBI),
        "quotes": b'"' * 60_000,
        "brackets": b"(" * 40_000 + b")" * 40_000,
        "stops": b". " * 40_000,
        "letters": b"a" * MEBI,
        "marks": "e\u0301".encode() * 40_000,
        "newlines": b"\n" * MEBI,
        "numbers": b"1,000 " * 20_000,
        "saying": b"said " * 20_000,
        "killing": b"killed " * 20_000,
        "commas": b"Kabul, " * 20_000,
        "crowd": " ".join(chance.choices(words, k=20_000)).encode(),
        "right to left": "\u202e\u0627\u0644\u200f".encode() * 50_000,
        "not characters": b"\xed\xa0\x80\xf4\x90\x80\x80\xc0\xaf" * 10_000,
    }
    for name, content in files.items():
        path = pathlib.Path(folder, name)
        path.write_bytes(content)
        for record in coded(path):
            expect(not faults_of(record, valid), f"{name}: {faults_of(record, valid)[:5]}")
    nested = b'{"id": "x", "text": ' + b"[" * 100_000 + b"}\n"
    deep = b'{"id": "y", "html": "' + b"<div>" * 100_000 + b'deep"}\n'
    path = pathlib.Path(folder, "nested.jsonl")
    path.write_bytes(nested + deep + b'{"id": "z", "text": "' + b"x" * (40 * MEBI) + b'"}\n')
    records = coded(path)
    expect(len(records) == 3, f"{len(records)} records for three lines")
    for record in records:
        expect(not faults_of(record, valid), f"nested: {faults_of(record, valid)[:5]}")


def check_prefixes(folder, valid):
    """Every prefix of a sample report, as one file of JSON Lines with escapes for all bytes."""
    text = (SAMPLES / "04-wire-aleppo.txt").read_bytes()
    step = 7 if SANITIZED else 1
    for size in range(0, len(text) + 1, step):
        pathlib.Path(folder, f"{size:05}").write_bytes(text[:size])
    records = lines(run("code", folder, timeout=1200))
    expect(len(records) == len(os.listdir(folder)), "a prefix without a result")
    for record in records:
        expect(not faults_of(record, valid), f"prefix {record['id']}: {faults_of(record, valid)[:5]}")


def main():
    valid = validator()
    with tempfile.TemporaryDirectory() as folder:
        check_files(folder, valid)
    with tempfile.TemporaryDirectory() as folder:
        check_prefixes(folder, valid)
    run("code", "--from", "html", given=b"<p>" * 100_000 + b"\x00<", status=None)
    sys.exit(0)


main()
