"""Every file of weights in models/ has a card, NAME.md, that says what it was made from, by what, and
under which licence; together they are small enough for a repository."""
from tree import finish, root_of_call

MOST_BYTES = 25_000_000
SAID = ("train/", "licence", "made by")


def main():
    folder = root_of_call() / "models"
    files = [path for path in sorted(folder.iterdir()) if path.suffix != ".md"]
    problems = []
    for path in files:
        card = path.with_suffix(".md")
        text = card.read_text(encoding="utf-8").lower() if card.exists() else ""
        problems += [f"{card.name}: does not say: {word}" for word in SAID if word not in text]
    problems += [f"{path.name}: a card of no model" for path in sorted(folder.glob("*.md"))
                 if path.stem not in {file.stem for file in files}]
    size = sum(path.stat().st_size for path in files)
    if size > MOST_BYTES:
        problems.append(f"{size} bytes of weights are more than {MOST_BYTES}")
    print(f"{len(files)} files of weights, {size / 1e6:.1f} MB")
    finish("models", problems)


main()
