"""Writes names.txt for train-mention: corpora.py GOLD FOLDER [CORPUS OTHER].

GOLD is the folder of the gold data, FOLDER that of train/unpack.py. With CORPUS, names.txt goes into
the folder OTHER and has nothing of that corpus. Documents are parted by form
feeds; the first line of each is its corpus. Names stand between marks: the byte 1, a letter of KINDS
and the name, then the byte 2. Names are what people call a thing by: without article, title and
what hangs behind. Words inside "unsure" marks (3 and 4) may be names that nobody marked."""
import gzip
import json
import pathlib
import re
import sys
import tarfile
import xml.etree.ElementTree as tree

OPEN, CLOSE, UNSURE, SURE = "\x01", "\x02", "\x03", "\x04"
# person, organization, place, other
WIKIGOLD = {"PER": "P", "ORG": "O", "LOC": "L", "MISC": "X"}
WNUT = {"person": "P", "corporation": "O", "group": "O", "location": "L", "product": "X",
        "creative-work": "X"}
GUM = {"person": "P", "organization": "O", "place": "L", "time": None}
ECB = {"HUMAN_PART_PER": "P", "HUMAN_PART_ORG": "O", "HUMAN_PART_GPE": "L", "LOC_GEO": "L",
       "LOC_FAC": "L"}
WORDS = pathlib.Path(__file__).resolve().parents[2] / "data/mention/words.tsv"
FACILITIES = {line.split("\t")[0] for line in WORDS.read_text(encoding="utf-8").splitlines()
              if line.endswith("\tfacility")}
PRONOUNS = {"I", "He", "She", "It", "They", "We", "You", "His", "Her", "Their", "Who"}
TITLES = set("""mr mrs ms miss dr sir lord lady dame president minister senator governor mayor king
queen prince princess pope saint general colonel captain major lieutenant sergeant judge justice
professor prof sen rep gov gen col capt maj lt sgt secretary chancellor ambassador director
chairman ceo coach father sister brother uncle aunt reverend rev bishop archbishop cardinal imam
sheikh ayatollah representative congressman congresswoman commissioner inspector detective officer
admiral commander vice prime deputy former""".split())


def joined(words):
    """Words of a tokenized text, written together as people write them; marks cling to words."""
    text = " ".join(words)
    text = re.sub(r"``|''", '"', text)
    text = re.sub(r'" ([^"]*) "', r'"\1"', text)
    text = re.sub(r" (\x02?)(n't|'s|'re|'ve|'ll|'d|'m|'S|N'T)\b", r"\1\2", text)
    text = re.sub(r"([a-z]\x02?) - (\x01?.?[a-z])", r"\1-\2", text)
    text = re.sub(r" ([.,;:?!)\]%])", r"\1", text)
    return re.sub(r"([(\[$]) ", r"\1", text)


def settled(forms, kinds):
    """Kinds with buildings and grounds ("Moi Airport") as places, whatever a corpus takes them for, and
    persons without title."""
    kinds = list(kinds)
    for i, (kind, begins) in enumerate(kinds):
        first = kind == "P" and (begins or i == 0 or kinds[i - 1][0] != "P")
        if first and forms[i].lower().rstrip(".") in TITLES:
            kinds[i] = ("", False)
            if i + 1 < len(kinds) and kinds[i + 1] == ("P", False):
                kinds[i + 1] = ("P", True)
    for i, (kind, begins) in enumerate(kinds):
        inner = i > 0 and kinds[i - 1][0] == kind and not begins
        last = i + 1 == len(kinds) or kinds[i + 1][1] or kinds[i + 1][0] != kind
        if kind == "O" and inner and last and forms[i] in FACILITIES:
            while kinds[i][0] == "O" and not kinds[i][1] and i > 0 and kinds[i - 1][0] == "O":
                kinds[i] = ("L", False)
                i -= 1
            kinds[i] = ("L", kinds[i][1])
    return kinds


def marked(forms, kinds):
    """Words with marks around runs; kinds[i] is (letter or "", does a name begin here)."""
    words, kinds = list(forms), settled(forms, kinds)
    for i, (kind, begins) in enumerate(kinds):
        if kind and (begins or i == 0 or kinds[i - 1][0] != kind):
            words[i] = OPEN + kind + words[i]
        if kind and (i + 1 == len(kinds) or kinds[i + 1][1] or kinds[i + 1][0] != kind):
            words[i] += CLOSE
    return words


def tagged_rows(path, names):
    """Sentences of a CoNLL file as lists of (word, kind, begins)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        blocks = lines.read().split("\n\n")
    for block in blocks:
        rows = [line.split() for line in block.splitlines() if line.strip()]
        yield [(row[0], names.get(row[-1][2:], ""), row[-1].startswith("B-")) for row in rows]


def plain_documents(path, names, corpus, breaks=None):
    document = []
    for count, rows in enumerate(tagged_rows(path, names)):
        if rows and rows[0][0] == "-DOCSTART-" or breaks and count % breaks == 0:
            if document:
                yield corpus, "\n".join(document)
            document = []
            rows = [row for row in rows if row[0] != "-DOCSTART-"]
        if rows:
            document.append(joined(marked([row[0] for row in rows], [row[1:] for row in rows])))
    yield corpus, "\n".join(document)


# ---- GUM -------------------------------------------------------------------------------------


def gum_sentences(path):
    """(document begins, paragraph begins, rows) of each sentence; a row is the columns of a word,
    with the white space behind it as an eleventh."""
    document = paragraph = False
    rows, until, behind = [], 0, " "
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            document = paragraph = True
        elif line.startswith("# newpar"):
            paragraph = True
        elif not line:
            yield document, paragraph, rows
            document = paragraph = False
            rows, until = [], 0
        elif line[0] != "#":
            columns = line.split("\t")
            space = "" if "SpaceAfter=No" in columns[9] else " "
            if "-" in columns[0]:
                until, behind = int(columns[0].split("-")[1]), space
            elif "." not in columns[0]:
                number = int(columns[0])
                rows.append(columns + ["" if number < until else behind if number == until
                                       else space])
    if rows:
        yield document, paragraph, rows


def gum_mentions(rows, still_open):
    """Adds (first, last, type) of every mention that ends in the sentence."""
    found = []
    for at, row in enumerate(rows):
        value = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for opens, number, kind, closes in re.findall(
                r"(\()?(\d+)(?:-([a-z]+)[^()]*)?(\))?", value.group(1)) if value else ():
            if opens:
                still_open.append((number, at, kind))
            if closes:
                for k in range(len(still_open) - 1, -1, -1):
                    if still_open[k][0] == number:
                        _, first, kind = still_open.pop(k)
                        found.append((first, at, kind))
                        break
    still_open.clear()
    return found


def gum_head(rows, first, last):
    for at in range(first, last + 1):
        head = int(rows[at][6]) - 1
        if head < first or head > last:
            return at
    return last


def gum_name(rows, first, last, kind):
    """The part of a mention that is a name, as (first, end), or None."""
    proper = [row[3] == "PROPN" for row in rows]
    head = gum_head(rows, first, last)
    if not proper[head]:
        return None
    start = head
    while start > first:
        before = rows[start - 1]
        link = before[1] in ("-", "–", "of", "the", "and", "de", "&", "'s", "for") \
            and start - 1 > first and proper[start - 2]
        if not (proper[start - 1] or link or (before[1][:1].isupper() and before[3] in
                                              ("ADJ", "NOUN") and start - 1 > 0)):
            break
        start -= 1
    end = head + 1
    while end <= last:
        link = rows[end][1] in ("-", "–", "of", "de", "&", "for") or \
            (rows[end][1] == "the" and rows[end - 1][1] == "of")
        near = end < last and (proper[end + 1] or
                               (rows[end + 1][1] == "the" and end + 1 < last and proper[end + 2]))
        apart = rows[end][7] in ("appos", "conj")
        if not ((proper[end] and not apart) or (rows[end][3] == "NUM" and end == head + 1) or
                (link and near)):
            break
        end += 1
    while start < head and (rows[start][1].lower().rstrip(".") in TITLES and kind == "person" or
                            not proper[start] and not rows[start][1][:1].isupper()):
        start += 1
    return start, end


def gum_kinds(rows, still_open):
    kinds = [("", False)] * len(rows)
    names = []
    for first, last, kind in gum_mentions(rows, still_open):
        letter = GUM.get(kind, "X")
        name = gum_name(rows, first, last, kind) if letter else None
        if name and letter == "P":
            words = [row[1].lower().rstrip(".") for row in rows[name[0]:name[1]]]
            letter = "X" if rows[name[1] - 1][4] == "NNPS" else letter
            name = None if TITLES.issuperset(words) else name
        if name:
            names.append((*name, letter))
    for start, end, letter in sorted(names, key=lambda n: (n[0] - n[1], n[0])):
        if all(not kinds[i][0] for i in range(start, end)):
            for i in range(start, end):
                kinds[i] = (letter, i == start)
    return kinds


def gum_documents(path):
    parts, still_open = [], []
    for document, paragraph, rows in gum_sentences(path):
        if document and parts:
            yield "gum", "".join(parts).strip()
            parts = []
        words = marked([row[1] for row in rows], gum_kinds(rows, still_open))
        parts.append("\n\n" if paragraph else " ")
        parts.extend(word + row[10] for word, row in zip(words, rows))
    yield "gum", "".join(parts).strip()


# ---- ECB+ --------------------------------------------------------------------------------------


def ecb_document(root):
    """Sentences in which something is marked; of marked mentions the capitalized words are names;
    other capitalized words are unsure."""
    tokens = root.findall("token")
    place = {token.get("t_id"): at for at, token in enumerate(tokens)}
    kinds = [("", False)] * len(tokens)
    marked_sentences = set()
    for mention in root.find("Markables"):
        at = [place[anchor.get("t_id")] for anchor in mention.findall("token_anchor")]
        marked_sentences.update(tokens[i].get("sentence") for i in at)
        letter = ECB.get(mention.tag)
        capital = [i for i in at if (tokens[i].text or "")[:1].isupper()]
        if letter == "P":
            while capital and tokens[capital[0]].text.lower().rstrip(".") in TITLES:
                capital.pop(0)
        if not letter or not capital or capital[-1] - capital[0] != len(capital) - 1:
            continue
        if capital[0] == at[0] and len(capital) < len(at) or tokens[capital[0]].text == "The":
            continue
        alone = len(capital) == 1 and (tokens[capital[0]].get("number") == "0" or
                                       tokens[capital[0]].text in PRONOUNS)
        for i in () if alone else capital:
            kinds[i] = (letter, i == capital[0])
    for sentence in sorted(marked_sentences, key=int):
        inside = [i for i, token in enumerate(tokens) if token.get("sentence") == sentence]
        words = [tokens[i].text or "" for i in inside]
        words = [UNSURE + word + SURE if word[:1].isupper() and not kinds[i][0] else word
                 for i, word in zip(inside, words)]
        yield joined(marked(words, [kinds[i] for i in inside]))


def ecb_documents(path):
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if member.name.endswith(".xml"):
                root = tree.parse(archive.extractfile(member)).getroot()
                yield "ecb", "\n".join(ecb_document(root))


# ---- places of GeoVirus ------------------------------------------------------------------------


def geovirus_documents(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = record["doc"]["text"]
            spans = sorted(tuple(t["span"]) for t in record["gold"]["toponyms"])
            parts, at = [], 0
            for start, end in spans:
                if start >= at:
                    parts.append(unsure(text[at:start]))
                    parts.append(OPEN + "L" + text[start:end] + CLOSE)
                    at = end
            yield "geovirus", "".join(parts) + unsure(text[at:])


def unsure(text):
    """Capitalized words in unsure marks."""
    return re.sub(r"\b[A-Z][\w.'’-]*\w|\b[A-Z]\b", lambda m: UNSURE + m.group() + SURE, text)


def main():
    gold, folder = map(pathlib.Path, sys.argv[1:3])
    without, to = (sys.argv[3], pathlib.Path(sys.argv[4])) if sys.argv[3:] else (None, folder)
    train = gold / "train"
    documents = [
        *plain_documents(train / "wikigold.conll.gz", WIKIGOLD, "wikigold"),
        *plain_documents(train / "wnut17-train.conll.gz", WNUT, "wnut", 8),
        *gum_documents(folder / "en_gum-train.conllu"),
        *ecb_documents(train / "ecbplus-topics-1-35.tar.gz"),
        *geovirus_documents(gold / "place/geovirus.jsonl.gz"),
    ]
    text = "\f".join(f"{corpus}\n" + body.replace("\f", "\n")
                     for corpus, body in documents if corpus != without)
    (to / "names.txt").write_text(text, encoding="utf-8")


main()
