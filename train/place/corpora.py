"""Writes a corpus that tells which names are places, as JSON Lines for train-place.

    python3 train/place/corpora.py ../shared/gold geovirus|wikigold|gum

GeoVirus (Wikinews, CC BY 2.5; toponyms), Wikigold (CC BY 4.0; LOC) and GUM (CC BY 4.0; named entities
of the type place). "open" are spans that a corpus says nothing about: words for people, and names
within the names of other things, which Wikigold and GUM do not mark.
"""
import gzip
import json
import re
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


def gum_document(lines):
    """One document: its text, and the spans of named places and other named things."""
    text, places, others, stack = "", [], [], []
    for line in lines:
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            text += "\n" if not line.strip() and not text.endswith("\n") else ""
            continue
        start = len(text)
        text += cells[1]
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        for opened, closed in re.findall(r"\(([^()]*)\)?|(\d+)\)", entity.group(1) if entity else ""):
            if opened:
                stack.append([opened.split("-"), start, cells[3] == "PROPN", None])
        if cells[3] == "PROPN":
            for item in stack:
                item[2] = True
        ends = re.findall(r"(?:^|[)(-])(\d+)\)", entity.group(1)) if entity else []
        ends += [o.split("-")[0] for o in re.findall(r"\(([^()]*)\)", entity.group(1))] if entity else []
        for number in ends:
            for i in range(len(stack) - 1, -1, -1):
                if stack[i][0][0] == number:
                    kind, first, named, _ = stack.pop(i)
                    if named and len(kind) > 1:
                        (places if kind[1] == "place" else others).append([first, len(text)])
                    break
        text += "" if "SpaceAfter=No" in cells[9] else " "
    return {"text": text, "places": places, "open": others}


def gum(folder):
    lines = []
    with gzip.open(f"{folder}/train/en_gum-train.conllu.gz", "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc") and lines:
                yield gum_document(lines)
                lines = []
            lines.append(line)
    yield gum_document(lines)


CORPORA = {"geovirus": geovirus, "wikigold": wikigold, "gum": gum}

if __name__ == "__main__":
    for record in CORPORA[sys.argv[2]](sys.argv[1]):
        print(json.dumps(record))
