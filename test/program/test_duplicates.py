"""Copies of a text are found, whatever was done to its edges; other reports are not copies."""
import json

from casus import SAMPLES, expect, lines, run


def main():
    found = {r["id"].rsplit("/", 1)[-1]: r["copy_of"] for r in lines(run("duplicates", SAMPLES))}
    expect(found["03-paper-mopti-copy.txt"].endswith("01-wire-mopti.txt"), "the copy is not found")
    others = {k: v for k, v in found.items() if v and "03-paper" not in k}
    expect(not others, f"taken for copies: {others}")
    text = (SAMPLES / "04-wire-aleppo.txt").read_text()
    docs = [{"id": "late", "published": "2016-10-05", "text": text},
            {"id": "first", "published": "2016-10-03", "text": text},
            {"id": "cut", "published": "2016-10-04", "text": "From our staff\n\n" + text[:500]},
            {"id": "other", "text": "A quite different report about rain in the hills."}]
    given = "".join(json.dumps(d) + "\n" for d in docs).encode()
    result = lines(run("duplicates", "--from", "jsonl", "-", given=given))
    expect([r["copy_of"] for r in result] == ["first", None, "first", None], str(result))


main()
