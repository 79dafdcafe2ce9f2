"""The layers of some samples, as text, are those kept in test/golden; CASUS_GOLDEN=write makes them
anew (look at what changed before committing it)."""
import difflib
import os

from casus import ROOT, SAMPLES, expect, run

STORIES = ("01-wire-mopti.txt", "09-paper-nairobi-protest.txt", "18-wire-colombo.txt")
STAGES = ("ingest", "token", "mention", "entity", "timex", "place", "quantity", "event",
          "attribution", "incident")


def main():
    faults = []
    for story in STORIES:
        for stage in STAGES:
            golden = ROOT / "test/golden" / f"{story.removesuffix('.txt')}.{stage}"
            found = run("show", stage, SAMPLES / story).decode()
            if os.environ.get("CASUS_GOLDEN") == "write":
                golden.write_text(found)
            wanted = golden.read_text() if golden.exists() else ""
            faults += difflib.unified_diff(wanted.splitlines(), found.splitlines(), str(golden),
                                           "found", lineterm="", n=0)
    print("\n".join(faults[:60]))
    expect(not faults, f"{len(faults)} lines differ from the golden files")


main()
