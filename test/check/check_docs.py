"""Fails where a document points at a file that is not there, a table is not named in the README of its
folder, or weights have no card."""
import re

from tree import finish, root_of_call

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
SKIPPED = {"build", ".git"}


def documents(root):
    for path in sorted(root.rglob("*.md")):
        top = path.relative_to(root).parts[0]
        if not top.startswith("build") and top not in SKIPPED:
            yield path


def main():
    root = root_of_call()
    faults = []
    for path in documents(root):
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            if "://" not in target and not (path.parent / target).exists():
                faults.append(f"{path}: no such file: {target}")
    for folder in sorted(p for p in (root / "data").iterdir() if p.is_dir()):
        readme = folder / "README.md"
        text = readme.read_text(encoding="utf-8") if readme.exists() else ""
        faults += [f"{readme}: does not name {table.name}" for table in sorted(folder.glob("*.tsv"))
                   if f"`{table.name}`" not in text]
        if not text:
            faults.append(f"{readme}: missing")
    faults += [f"{model}: has no card beside it" for model in sorted((root / "models").iterdir())
               if model.suffix != ".md" and not model.with_suffix(".md").exists()]
    finish("docs", faults)


main()
