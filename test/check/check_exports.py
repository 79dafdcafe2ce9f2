"""Fails where the shared library exports a name that is not casus_*, or misses one of casus.h."""
import pathlib
import re
import subprocess
import sys

from tree import finish, root_of_call


def main():
    library = pathlib.Path(sys.argv[2]) / "libcasus.so"
    listing = subprocess.run(["nm", "-D", "--defined-only", library], check=True,
                             capture_output=True, text=True).stdout
    exported = {line.split()[-1].split("@")[0] for line in listing.splitlines()}
    header = (root_of_call() / "include/casus.h").read_text(encoding="utf-8")
    declared = set(re.findall(r"CASUS_API[^;]*?\b(casus_\w+)\(", header))
    faults = [f"{library}: exports {name}" for name in sorted(exported - declared)
              if not name.startswith(("_", "__asan", "__tsan"))]
    faults += [f"{library}: lacks {name}" for name in sorted(declared - exported)]
    finish("exports", faults)


main()
