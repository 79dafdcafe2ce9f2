"""Writes a corpus that tells which names are places, as JSON Lines for train-place.

    python3 train/place/corpora.py ../shared/gold geovirus|wikigold

GeoVirus (Wikinews, CC BY 2.5; toponyms), Wikigold (CC BY 4.0; LOC). "open" are spans that a corpus
says nothing about: words for people, and names within the names of other things, which Wikigold does
not mark.
"""
import gzip
import json
import sys


def geovirus(folder):
    with gzip.open(f"{folder}/place/geovirus.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            toponyms = record["gold"]["toponyms"]
            yield {"text": record["doc"]["text"],
                   "places": [t["span"] for t in toponyms if t["use"] == "place"],
                   "open": [t["span"] for t in toponyms if t["use"] != "place"]
                   + record["gold"]["ignore"]}


def wikigold(folder):
    text, places, others, count = "", [], [], 0
    with gzip.open(f"{folder}/train/wikigold.conll.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.split()
            if not cells:
                text += "\n"
                count += 1
                if count % 10 == 0:
                    yield {"text": text, "places": places, "open": others}
                    text, places, others = "", [], []
                continue
            start = len(text)
            text += cells[0] + " "
            span = [start, start + len(cells[0])]
            if cells[-1] == "I-LOC":
                places.append(span)
            elif cells[-1] in ("I-ORG", "I-MISC"):
                others.append(span)
    yield {"text": text, "places": places, "open": others}


CORPORA = {"geovirus": geovirus, "wikigold": wikigold}

if __name__ == "__main__":
    for record in CORPORA[sys.argv[2]](sys.argv[1]):
        print(json.dumps(record))
