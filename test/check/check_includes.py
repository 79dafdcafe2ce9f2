"""Fails where a file includes a header that its folder may not see (includes.tsv)."""
import pathlib
import re

from tree import finish, read_table, root_of_call, sources

INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)


def main():
    root = root_of_call()
    table = read_table(pathlib.Path(__file__).with_name("includes.tsv"))
    allowed = {row["folder"]: row["may_include"].split() for row in table}
    faults, seen = [], set()
    for path, folder in sources(root):
        seen.add(folder)
        if folder not in allowed:
            faults.append(f"{path}: folder {folder} is not in includes.tsv")
            continue
        for header in INCLUDE.findall(path.read_text(encoding="utf-8")):
            target = header.split("/")[0] if "/" in header else header
            if "*" not in allowed[folder] and target not in allowed[folder]:
                faults.append(f"{path}: {folder} may not include {header}")
    finish("includes", faults)


main()
