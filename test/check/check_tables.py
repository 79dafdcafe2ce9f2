"""Every table of data/ is well formed, and the tables of actors agree with each other: no duplicate
or unknown code, no two holders of one office at a time, no alias of two actors that is not declared
in ambiguous.tsv."""
import collections
import datetime
import re
import unicodedata

from tree import finish, root_of_call

# Offices that one alone holds at a time in a country.
SINGLE = {"President", "Prime Minister", "Chancellor", "Secretary of State", "Secretary of Defense",
          "Foreign Minister", "Defence Minister", "Vice President", "UN Secretary-General",
          "NATO Secretary General", "Supreme Leader", "King", "Emir", "Sultan", "Taoiseach", "Premier"}
HANDED_OVER = 3                                 # days for which two may hold an office, on paper
A_MONTH = 31                                    # the same where a date is a month or a year
NAMESAKES = {"King Abdullah"}
# Who claimed one office at one time.
RIVALS = {("kurmanbek-bakiyev", "roza-otunbayeva"), ("hun-sen", "norodom-ranariddh"),
          ("salim-hoss", "michel-aoun"), ("michel-aoun", "salim-hoss"),
          ("abdullah-al-thani", "fayez-al-sarraj"), ("abdulhamid-dbeibah", "fathi-bashagha"),
          ("didier-ratsiraka", "marc-ravalomanana"),
          ("ahmad-tejan-kabbah", "johnny-paul-koroma"),
          ("mikhail-gorbachev", "boris-yeltsin"),          # of the Soviet Union, and of Russia in it
          ("eduard-shevardnadze", "andrei-kozyrev")}
SHORT_CODE = re.compile(r"[A-Z]{2,}[A-Za-z]*$")


class Table:
    """The rows of a table as dicts, with their line numbers; what is wrong goes to `faults`."""

    def __init__(self, path, root, faults):
        self.name, self.faults, self.rows, self.columns = str(path.relative_to(root)), faults, [], None
        lines = path.read_bytes().decode("utf-8").split("\n")
        if lines[-1]:
            self.fault(len(lines), "no newline at the end")
        if not lines[0].startswith("#"):
            self.fault(1, "no note at the top that says what it is and where it comes from")
        for number, line in enumerate(lines, 1):
            if line and not line.startswith("#"):
                self.add(number, line.split("\t"))

    def fault(self, line, what):
        self.faults.append(f"{self.name}:{line}: {what}")

    def add(self, number, cells):
        for cell in cells:
            if cell != cell.strip() or not cell:
                self.fault(number, f"empty cell or stray blank: {cell!r}")
        if self.columns is None:
            self.columns = cells
        elif len(cells) != len(self.columns):
            self.fault(number, f"{len(cells)} cells, {len(self.columns)} columns")
        else:
            self.rows.append((number, dict(zip(self.columns, cells))))


def listed(cell):
    return [] if cell == "-" else cell.split("|")


def folded(name):
    """A name as the program looks it up."""
    name = unicodedata.normalize("NFKD", name)
    name = "".join(c for c in name if not unicodedata.combining(c)).casefold()
    return re.sub(r"[\s\-‐-―]+", " ", re.sub(r"['’‘`ʼ]", "", name)).strip(" .")


def look_key(name):
    """Names of one key are found by the same words: a single word in capitals only in capitals."""
    capitals = SHORT_CODE.match(name) and name.isupper() and len(name) <= 6
    return folded(name), bool(capitals)


def spelled(name):
    """Names of one actor that are found in the same texts: what begins with a capital letter is
    found only where the text has one."""
    return look_key(name), name[0].isupper()


def check_rows(table):
    """No row twice, no value twice in a list."""
    seen = {}
    for number, row in table.rows:
        key = tuple(row.values())
        if key in seen:
            table.fault(number, f"the same as line {seen[key]}")
        seen[key] = number
        for column, cell in row.items():
            values = cell.split("|")
            if len(values) != len(set(values)) and len(values) > 1:
                table.fault(number, f"{column} has a value twice")


def check_words(table, column):
    """A word in two rows: only the first would be found."""
    seen = {}
    for number, row in table.rows:
        for word in listed(row[column]):
            if word in seen:
                table.fault(number, f"{word!r} is in line {seen[word]}, too")
            seen[word] = number


def check_values(table, column, known, split=False):
    for number, row in table.rows:
        for value in listed(row[column]) if split else [row[column]]:
            if value != "-" and value not in known:
                table.fault(number, f"{column}: no such {value!r}")


def check_ids(table):
    seen = {}
    for number, row in table.rows:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
            table.fault(number, f"id {row['id']!r} is not in small letters, digits and hyphens")
        if row["id"] in seen:
            table.fault(number, f"id {row['id']} is that of line {seen[row['id']]}")
        seen[row["id"]] = number
    return set(seen)


def check_years(table):
    for number, row in table.rows:
        years = [row[key] for key in ("from", "to")]
        if not all(y == "-" or re.fullmatch(r"1[4-9]\d\d|20[0-3]\d", y) for y in years):
            table.fault(number, f"years {years}")
        elif "-" not in years and years[0] > years[1]:
            table.fault(number, f"ends before it begins: {years}")


def check_aliases(actors, holders, ambiguous):
    """An alias of two actors is declared, so that countries and years decide."""
    declared = {look_key(row["alias"]) for _, row in ambiguous.rows}
    owners = collections.defaultdict(set)
    for number, row in actors.rows:
        names = [row["name"], *listed(row["aliases"])]
        keys = [spelled(name) for name in names]
        if len(keys) != len(set(keys)):
            twice = [n for n, k in zip(names, keys) if keys.count(k) > 1]
            actors.fault(number, f"an alias twice, but for spelling that counts for nothing: {twice}")
        for key, _ in keys:
            owners[key].add(row["id"])
    for number, row in actors.rows:
        for name in [row["name"], *listed(row["aliases"])]:
            others = owners[look_key(name)] - {row["id"]}
            if others and look_key(name) not in declared:
                actors.fault(number, f"{name!r} is an alias of {', '.join(sorted(others))}, too; "
                                     "declare it in ambiguous.tsv")
    for number, row in holders.rows:
        for name in [row["name"], *listed(row["aliases"])]:
            if look_key(name) in owners and look_key(name) not in declared:
                holders.fault(number, f"{name!r} is an alias of an actor, too")


def day(cell, last):
    """The first, or last, day that the cell may mean."""
    if cell == "-":
        return datetime.date.max if last else datetime.date.min
    parts = [int(p) for p in cell.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = parts[0], parts[1] if len(parts) > 1 else 12 if last else 1
    if not last:
        return datetime.date(year, month, 1)
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)


def check_terms(holders):
    """Dates that are dates, in order; a person's rows together; one holder of an office."""
    terms, closed, last, names = collections.defaultdict(list), set(), None, {}
    for number, row in holders.rows:
        if names.setdefault(row["name"], row["id"]) != row["id"] and row["name"] not in NAMESAKES:
            holders.fault(number, f"{row['name']} has another id, too: {names[row['name']]}")
        try:
            start, end = day(row["from"], False), day(row["to"], True)
            died = day(row["died"], True)
        except ValueError:
            holders.fault(number, "a date that is none")
            continue
        if start > end:
            holders.fault(number, "ends before it begins")
        if start > died:
            holders.fault(number, "begins after death")
        if row["id"] != last and row["id"] in closed:
            holders.fault(number, f"the rows of {row['id']} do not stand together")
        closed.add(row["id"])
        last = row["id"]
        if row["group"] == "-" or row["country"] == "-":
            terms[row["country"], row["group"], row["office"]].append((start, end, number, row))
    for (_, _, office), list_of in terms.items():
        list_of.sort(key=lambda t: t[:3])
        for one, two in zip(list_of, list_of[1:]):
            check_pair(holders, office, one, two)


def check_pair(holders, office, one, two):
    """Two terms of one office, in order."""
    pair = one[3]["id"], two[3]["id"]
    exact = len(one[3]["to"]) == len(two[3]["from"]) == 10
    overlap = (one[1] - two[0]).days
    if (office in SINGLE or pair[0] == pair[1]) and pair not in RIVALS and \
            overlap >= (HANDED_OVER if exact else A_MONTH):
        holders.fault(two[2], f"{two[3]['name']} is {office} of {two[3]['country']} before "
                              f"{one[3]['name']} (line {one[2]}) ends")


def check_actors(tables):
    """The tables of data/actor against each other."""
    get = lambda name: tables[f"data/actor/{name}.tsv"]
    actors, holders, ambiguous = get("actors"), get("holders"), get("ambiguous")
    sectors = {row["sector"] for _, row in get("sectors").rows} | {"UNK"}
    countries = {row["iso3"] for _, row in tables["data/place/countries.tsv"].rows}
    titles = {word for _, row in get("titles").rows for word in listed(row["word"])}
    ids = check_ids(actors)
    for table in (actors, holders, get("titles"), get("nominals"), get("bodies"), get("orgwords")):
        check_values(table, "sector", sectors)
    for table in (actors, holders, get("identities")):
        check_values(table, "country", countries)
    check_values(get("cameo"), "iso3", countries)
    check_values(actors, "where", countries, True)
    check_values(actors, "side_of", ids | countries)
    for column in ("parents", "allies"):
        check_values(actors, column, ids, True)
    check_values(ambiguous, "actors", ids, True)
    check_values(holders, "group", ids)
    check_values(holders, "office", titles | {row["office"] for _, row in holders.rows
                                              if row["group"] != "-"})
    check_years(actors)
    check_aliases(actors, holders, ambiguous)
    check_terms(holders)
    for name in ("titles", "nominals", "identities"):
        check_words(get(name), "word")
    check_words(get("bodies"), "words")
    check_words(ambiguous, "alias")


def main():
    faults, root = [], root_of_call()
    tables = {}
    for path in sorted((root / "data").rglob("*.tsv")):
        table = Table(path, root, faults)
        tables[table.name] = table
        check_rows(table)
    check_actors(tables)
    print(f"{len(tables)} tables, {sum(len(t.rows) for t in tables.values())} rows")
    finish("tables", faults)


main()
