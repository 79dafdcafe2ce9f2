"""Fails where a word stands outside the folders that it is fenced to (fences.tsv)."""
import pathlib
import re

from tree import code_of, finish, read_table, root_of_call, sources


def main():
    fences = read_table(pathlib.Path(__file__).with_name("fences.tsv"))
    faults = []
    for path, folder in sources(root_of_call()):
        code = code_of(path)
        for fence in fences:
            if folder in fence["folders"].split():
                continue
            for found in re.finditer(fence["pattern"], code):
                line = code.count("\n", 0, found.start()) + 1
                faults.append(f"{path}:{line}: {found.group().strip()}: {fence['why']}")
    finish("fences", faults)


main()
