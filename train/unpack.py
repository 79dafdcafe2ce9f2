"""Unpacks the corpora that the trainers read: unpack.py GOLD FOLDER.

GOLD is the folder of the gold data, FOLDER takes plain files. What is there already stays."""
import gzip
import pathlib
import shutil
import sys


def main():
    gold, folder = map(pathlib.Path, sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((gold / "train").glob("*.gz")):
        plain = folder / path.name.removesuffix(".gz")
        if path.name.endswith(".tar.gz") or plain.exists():
            continue
        with gzip.open(path) as packed, open(plain, "wb") as out:
            shutil.copyfileobj(packed, out)


main()
