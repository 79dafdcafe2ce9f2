"""Remakes data/place/common.tsv: single words that the gazetteer has as names of places and that
English texts mostly use for something else.

    python3 train/place/common.py ../shared/gold/train

Counted in the training treebanks EWT and GUM (CC BY-SA 4.0, CC BY 4.0) and in MASC: a word is listed
when it stands there in small letters at least twice and in more than a third of all cases.
"""
import collections
import glob
import gzip
import io
import os
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tables import PLACE, folded, write

ALWAYS = """january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov
dec mon tue wed thu fri sat sun christmas easter ramadan god jesus internet mr mrs ms dr am pm""".split()


def treebank_words(folder):
    for path in ("en_ewt-train.conllu.gz", "en_gum-train.conllu.gz"):
        with gzip.open(os.path.join(folder, path), "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if len(cells) == 10 and cells[0].isdigit():
                    yield cells[1]


def masc_words(folder):
    with zipfile.ZipFile(os.path.join(folder, "masc_tagged.zip")) as archive:
        for name in archive.namelist():
            if name.endswith(".txt"):
                text = io.TextIOWrapper(archive.open(name), encoding="utf-8", errors="replace")
                for pair in text.read().split():
                    yield pair.rsplit("_", 1)[0]


def names():
    """Folded single-word names of the gazetteer."""
    found = set()
    for path in glob.glob(os.path.join(PLACE, "towns", "*.tsv")) + [
            os.path.join(PLACE, name) for name in ("admin1.tsv", "admin2.tsv")]:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                for cell in cells[1:5]:
                    found.update(folded(name) for name in cell.split("|"))
    return {name for name in found if " " not in name and name.isalpha()}


def main(folder):
    small, capital = collections.Counter(), collections.Counter()
    for words in (treebank_words(folder), masc_words(folder)):
        for word in words:
            (small if word.islower() else capital)[folded(word)] += 1
    listed = {word for word in names()
              if small[word] >= 2 and small[word] * 2 > capital[word]} | set(ALWAYS)
    write("common.tsv", ["Names of places that are mostly other words; made by train/place/common.py "
                         "from EWT, GUM and MASC."],
          ["word"], ([word] for word in sorted(listed)))


if __name__ == "__main__":
    main(sys.argv[1])
