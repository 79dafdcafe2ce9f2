"""casus actor tells who a name stands for on a day, and why; a table of one's own goes first."""
import pathlib
import re
import tempfile

from casus import expect, lines, run

OWN = """# Actors of a user.
id\tname\taliases\tcountry\tsector\tside_of
river-guard\tRiver Guard\tRG|Guardians of the River\tMLI\tPRM\t-
other-kh\tKataib Hezbollah\t-\tLBN\tREB\t-
"""


def look(*words, on=None, status=0, actors=None):
    """The values that casus actor prints, and its reasons."""
    options = ["--on", on] if on else []
    options += ["--actors", actors] if actors else []
    output = run("actor", *options, *words, status=status).decode()
    head, _, why = output.partition("because\n")
    values = dict(re.findall(r"^  (\w[\w ]*?)  +(.+)$", head, re.M))
    return {"name": head.split("\n", 1)[0], **values}, why


def check_persons():
    found, why = look("Mike Pompeo", on="2019-12-29")
    expect(found["office"] == "Secretary of State" and found["code"] == "USAGOV", f"office: {found}")
    expect("* holders.tsv:" in why and "2018-04-26 to 2021-01-20" in why, f"no reason: {why}")
    found, _ = look("Mike", "Pompeo", on="2023-01-01")
    expect(found["office"] == "former Secretary of State", f"out of office: {found}")
    found, _ = look("President", "Trump", on="2019-12-29")
    expect(found["id"] == "donald-trump", f"title and surname: {found}")


def check_words():
    found, why = look("Sunni militants")
    expect(found["code"] == "UAFSUN", f"nominal: {found}")
    expect("identities.tsv" in why and "nominals.tsv" in why, f"no tables named: {why}")
    found, _ = look("the Iraqi Shi'ite militia Kataib Hezbollah")
    expect(found["id"] == "kataib-hezbollah", f"name behind its description: {found}")
    found, why = look("KH", status=1)
    expect("only where its country" in why, f"an acronym without its country: {why}")
    look("Xyzzy Plugh", status=1)


def check_errors():
    run("actor", "--on", "yesterday", "Mike Pompeo", status=2)
    run("actor", "--actors", "/nowhere/actors.tsv", "Mike Pompeo", status=2)
    run("actor", status=2)


def check_own(folder):
    own = pathlib.Path(folder) / "own.tsv"
    own.write_text(OWN, encoding="utf-8")
    found, why = look("Guardians of the River", actors=own)
    expect(found["id"] == "river-guard" and found["code"] == "MLIUAF", f"own actor: {found}")
    found, why = look("Kataib Hezbollah", actors=own)
    expect(found["id"] == "other-kh", f"one's own goes first: {found} {why}")
    report = b'{"id": "1", "text": "The River Guard (RG) fired at a convoy in Mali. RG denied it."}\n'
    record = lines(run("code", "--from", "jsonl", "--to", "jsonl", "--actors", own, given=report))[0]
    ids = {e["actor"]["id"] for e in record["entities"] if e["actor"]}
    expect("river-guard" in ids, f"not found in a report: {ids}")
    own.write_text(OWN.replace("\tMLI\tPRM\t-", "\tMLI\tPRM"), encoding="utf-8")
    run("actor", "--actors", own, "RG", status=2)


def main():
    check_persons()
    check_words()
    check_errors()
    with tempfile.TemporaryDirectory() as folder:
        check_own(folder)


main()
