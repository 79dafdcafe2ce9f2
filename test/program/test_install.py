"""What is installed works on its own: the program, both libraries by pkg-config, the README's example
in C, the man pages, the tables and models."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from casus import BUILD, ROOT, SAMPLES, SKIPPED, expect, lines

WRAPPER = """
#include <stdio.h>
#include <string.h>
%s
static bool to_stdout(void *state, const char *bytes, size_t size) {
    (void)state;
    return fwrite(bytes, 1, size, stdout) == size;
}

int main(void) {
    const char *text = "Gunmen killed five people in Mosul on Friday, police said.";
%s
    return 0;
}
"""


def example():
    """The C of the README as a program: its includes, its statements."""
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("```c\n")[1].split("```")[0]
    includes = "".join(line + "\n" for line in block.splitlines() if line.startswith("#"))
    rest = "".join(line + "\n" for line in block.splitlines() if not line.startswith("#"))
    return WRAPPER % (includes, rest)


def done(command, **more):
    work = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    expect(work.returncode == 0, f"{command}: {work.stdout[-2000:]}{work.stderr[-2000:]}")
    return work.stdout


def check_example(prefix, folder):
    """The example, compiled against the shared library and against the static one."""
    config = next(prefix.rglob("casus.pc"))
    library = config.parent.parent
    environment = {**os.environ, "PKG_CONFIG_PATH": str(config.parent),
                   "LD_LIBRARY_PATH": str(library)}
    source = pathlib.Path(folder, "example.c")
    source.write_text(example(), encoding="utf-8")
    flags = done(["pkg-config", "--cflags", "--libs", "casus"], env=environment).split()
    whole = done(["pkg-config", "--cflags", "--libs", "--static", "casus"], env=environment).split()
    ways = {"shared": flags,
            "static": [str(library / "libcasus.a") if flag == "-lcasus" else flag
                       for flag in whole] + ["-ldl"]}
    outputs = set()
    for way, linked in ways.items():
        program = pathlib.Path(folder, way)
        done(["cc", "-std=c11", "-Wall", "-Wextra", "-Werror", str(source), "-o", str(program), *linked])
        if way == "static":                     # a library that lies nowhere has to be told
            environment["CASUS_DATA"] = str(prefix / "share/casus")
        outputs.add(done([str(program)], env=environment))
    expect(len(outputs) == 1, "the two libraries do not say the same")
    record = lines(outputs.pop().encode())[0]
    expect(record["source"]["published"] == "2019-12-29" and record["incidents"],
           "the example finds nothing")


def check_program(prefix, folder):
    """The program finds its tables when it is run from elsewhere; sources are not needed."""
    program = str(prefix / "bin/casus")
    sample = SAMPLES / "04-wire-aleppo.txt"
    installed = done([program, "code", "--to", "jsonl", str(sample)], cwd=folder)
    built = done([str(BUILD / "casus"), "code", "--to", "jsonl", str(sample)], cwd=folder)
    expect(installed == built, "the installed program says something else")
    said = done(["ldd", str(next(prefix.rglob("libcasus.so")))])
    expect("not found" not in said, said)


def main():
    if (BUILD / "CMakeCache.txt").read_text().find("CASUS_SANITIZE:STRING=\n") < 0:
        sys.exit(SKIPPED)                       # programs would need the sanitizer's library
    with tempfile.TemporaryDirectory() as folder:
        prefix = pathlib.Path(folder, "usr")
        done(["cmake", "--install", str(BUILD), "--prefix", str(prefix)])
        header = (ROOT / "include/casus.h").read_bytes()
        expect((prefix / "include/casus.h").read_bytes() == header, "casus.h")
        expect(not [p for p in prefix.rglob("*") if p.is_symlink() and not p.exists()], "a dead link")
        help_text = done([str(prefix / "bin/casus"), "help"])
        commands = re.findall(r"^  (\w+) ", help_text.split("Commands\n")[1], re.M)
        pages = {p.name for p in prefix.rglob("man1/*")}
        wanted = {"casus.1", *(f"casus-{command}.1" for command in commands)}
        expect(pages == wanted, f"man pages: {sorted(pages ^ wanted)}")
        check_program(prefix, folder)
        if shutil.which("pkg-config"):
            check_example(prefix, folder)


main()
