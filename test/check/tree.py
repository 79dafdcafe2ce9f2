"""What the checks of the source tree share: tables, files, and C code without comments."""
import pathlib
import re
import sys


def read_table(path):
    """The rows of a tab-separated table with # comments, as dictionaries."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"))) for line in lines[1:]]


def sources(root):
    """(path, folder of src) of every C file of the library and the program."""
    for path in sorted((root / "src").rglob("*.[ch]")):
        parts = path.relative_to(root / "src").parts
        yield path, parts[0] if len(parts) > 1 else "."


COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'')


def code_of(path):
    """The file's code; comments and strings are blanked, lines stay where they are."""
    def blank(found):
        return re.sub(r"[^\n]", " ", found.group())
    return STRING.sub('""', COMMENT.sub(blank, path.read_text(encoding="utf-8")))


def finish(name, faults):
    """Prints the faults and exits."""
    for fault in faults:
        print(fault)
    print(f"{name}: {len(faults)} faults")
    sys.exit(bool(faults))


def root_of_call():
    """The root of the tree, the first argument."""
    return pathlib.Path(sys.argv[1])
