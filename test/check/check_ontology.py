"""The ontology has no holes, and docs/ontology.md is what its tables say. Every type and mode that a
table of the event stage names is one of data/event/ontology.tsv; every type of the program, code of
CAMEO, sub-event type of ACLED and type of violence of UCDP has its counterpart. CASUS_DOCS=write
makes the document anew."""
import os
import re

from tree import finish, read_table, root_of_call

ACLED = set("""Armed clash|Government regains territory|Non-state actor overtakes territory|Chemical
weapon|Air/drone strike|Suicide bomb|Shelling/artillery/missile attack|Remote
explosive/landmine/IED|Grenade|Peaceful protest|Protest with intervention|Excessive force against
protesters|Violent demonstration|Mob violence|Agreement|Arrests|Change to group/activity|Disrupted
weapons use|Headquarters or base established|Looting/property destruction|Non-violent transfer of
territory|Other|Sexual violence|Attack|Abduction/forced
disappearance""".replace("\n", " ").split("|"))
PLAIN = {"?", "-"}                              # modes of frames: left open, none; "destroy?": open, else destroy
TYPE = re.compile(r"[A-Z]+$")


def types_of_program(root):
    names = (root / "src/story/names.h").read_text(encoding="utf-8")
    return set(re.findall(r'X\(TYPE_\w+, "(\w+)"\)', names))


def check_rows(rows, faults):
    seen = set()
    for row in rows:
        key = row["type"], row["mode"]
        if key in seen:
            faults.append(f"ontology: {key} twice")
        seen.add(key)
        for column in ("cameo", "severity", "definition", "example"):
            if row[column] == "-":
                faults.append(f"ontology: {key} has no {column}")
        if not 0 <= int(row["severity"]) <= 10:
            faults.append(f"ontology: {key}: severity is 0 to 10")
    examples = [row["example"] for row in rows]
    faults += [f"ontology: one example twice: {e}" for e in set(examples) if examples.count(e) > 1]
    return seen


def check_users(root, known, types, faults):
    """Types and modes that other tables of the stage name."""
    data = root / "data/event"
    for row in read_table(data / "frames.tsv"):
        mode = row["mode"].rstrip("?") if row["mode"] not in PLAIN else None
        if row["type"] not in types or (mode and (row["type"], mode) not in known):
            faults.append(f"frames: {row['trigger'][:40]}: {row['type']} {row['mode']} is unknown")
    for row in read_table(data / "modes.tsv"):
        if ("ASSAULT", row["mode"]) not in known:
            faults.append(f"modes: {row['word']}: {row['mode']} is unknown")
    for name in ("senses.tsv", "idioms.tsv"):
        for row in read_table(data / name):
            kind, _, mode = row["becomes"].partition("/")
            if TYPE.match(kind) and kind in types and mode and (kind, mode) not in known:
                faults.append(f"{name}: {row['becomes']} is unknown")
    for row in read_table(data / "turns.tsv"):
        kind, _, mode = row["of"].partition("/")
        if kind not in types or row["becomes"] not in types or (mode and (kind, mode) not in known):
            faults.append(f"turns: {row['of']} or {row['becomes']} is unknown")


def check_schemes(root, rows, cameo, known, faults):
    codes = {row["code"] for row in cameo}
    faults += [f"cameo: {row['code']}: {row['type']} {row['mode']} is unknown" for row in cameo
               if row["type"] != "-" and (row["type"], row["mode"]) not in known]
    faults += [f"cameo: no code above {code}" for code in codes
               if len(code) > 2 and code[:-1] not in codes]
    faults += [f"cameo: no {number:02}" for number in range(1, 21) if f"{number:02}" not in codes]
    named = [row["cameo"] for row in rows]
    named += [row["code"] for row in read_table(root / "data/incident/cameo.tsv")]
    faults += [f"cameo: {code} is named and not listed" for code in set(named) - codes]
    acled = {row["acled"] for row in rows}
    acled |= {row["code"] for row in read_table(root / "data/incident/acled.tsv")}
    faults += [f"acled: nothing becomes {name}" for name in sorted(ACLED - acled)]
    ucdp = {row["ucdp"] for row in rows}
    ucdp |= {row["code"] for row in read_table(root / "data/incident/ucdp.tsv")}
    faults += [f"ucdp: nothing becomes {kind}" for kind in {"1", "2", "3"} - ucdp]
    turned = {row["type"] for row in cameo}
    faults += [f"cameo: nothing becomes {kind}" for kind in {r["type"] for r in rows} - turned]


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join("" if c == "-" else c for c in row) + " |" for row in rows]


def document(rows, cameo, contexts):
    lines = ["# The ontology of events", "",
             "Made from `data/event/ontology.tsv`, `cameo.tsv` and `contexts.tsv`; "
             "`CASUS_DOCS=write` with `test/check/check_ontology.py` makes it anew.", "",
             "An event has a type and, where the text tells more, a mode. Severity is an order of",
             "casus's own, from 0, no harm, to 10, the death of many. The codes are those that an",
             "incident gets where no rule of `data/incident/` says better.", ""]
    for kind in dict.fromkeys(row["type"] for row in rows):
        mine = [row for row in rows if row["type"] == kind]
        lines += [f"## {kind}", ""]
        lines += [f"{mine[0]['definition']} *{mine[0]['example']}*", ""]
        lines += table(["mode", "what", "example", "PLOVER", "CAMEO", "ACLED", "UCDP", "severity"],
                       [[r["mode"] if r["mode"] != "-" else "(none)", r["definition"], r["example"],
                         r["plover"], r["cameo"], r["acled"], r["ucdp"], r["severity"]]
                        for r in mine])
        lines.append("")
    lines += ["## Contexts", "", "For coding by hand beside the type; casus gives none.", ""]
    lines += table(["context", "what", "example"],
                   [[r["context"], r["definition"], r["example"]] for r in contexts])
    lines += ["", "## From CAMEO", "", "What each code of CAMEO is here; empty: no event.", ""]
    lines += table(["code", "what", "type", "mode"],
                   [[r["code"], r["name"], r["type"], r["mode"]] for r in cameo])
    return "\n".join(lines) + "\n"


def main():
    root = root_of_call()
    faults = []
    rows = read_table(root / "data/event/ontology.tsv")
    cameo = read_table(root / "data/event/cameo.tsv")
    contexts = read_table(root / "data/event/contexts.tsv")
    known = check_rows(rows, faults)
    types = types_of_program(root)
    faults += [f"ontology: no {kind} without a mode" for kind in types
               if (kind, "-") not in known and (kind, "unspecified") not in known]
    faults += [f"ontology: {kind} is no type" for kind, _ in known if kind not in types]
    check_users(root, known, types, faults)
    check_schemes(root, rows, cameo, known, faults)
    path, text = root / "docs/ontology.md", document(rows, cameo, contexts)
    if os.environ.get("CASUS_DOCS") == "write":
        path.write_text(text, encoding="utf-8")
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        faults.append("docs/ontology.md is not what the tables say; CASUS_DOCS=write makes it anew")
    finish("ontology", faults)


main()
