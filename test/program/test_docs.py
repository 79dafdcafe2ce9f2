"""The documents are what the program says: the schema file, the man pages, the help of every
command."""
import json
import shutil
import subprocess

from casus import BUILD, ROOT, expect, run


def main():
    kept = json.loads((ROOT / "docs/story.schema.json").read_text())
    expect(kept == json.loads(run("schema")), "docs/story.schema.json is not what casus schema prints")
    overview = run("help").decode()
    commands = [line.split()[0] for line in overview.split("Commands\n")[1].split("\n\n")[0].splitlines()]
    expect(len(commands) >= 8, "commands in the help")
    for command in commands:
        expect(f"casus {command}" in run("help", command).decode(), f"help of {command}")
        expect(run("help", command) == run(command, "--help"), f"--help of {command}")
        page = BUILD / "man" / f"casus-{command}.1"
        expect(page.exists(), f"{page} is missing")
        if shutil.which("mandoc"):
            lint = subprocess.run(["mandoc", "-T", "lint", "-W", "error", page], check=False)
            expect(lint.returncode < 3, f"{page} is no man page")
    blocks = (ROOT / "README.md").read_text().split("```sh\n")[1:]
    for block in blocks:
        for line in block.split("```")[0].splitlines():
            if not line.startswith("casus "):
                continue
            expect(line.split()[1] in commands, f"the README has a command that is not there: {line}")


main()
