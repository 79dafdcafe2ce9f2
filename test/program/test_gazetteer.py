"""The gazetteer: built the same every time, extended with files of GeoNames and tables of one's own, and
harmless when it is damaged."""
import pathlib
import random
import tempfile

from casus import BUILD, expect, faults_of, lines, run, validator

TEXT = b"Soldiers burned the village of Zzyzxabad, 20 km north of Qqarlo, on Monday.\n"
# id, name, asciiname, alternatenames, lat, lon, class, code, country, cc2, admin1-4, population,
# elevation, model, zone, changed: the columns of GeoNames.
DUMP = [
    ["99000001", "Qqarlo", "Qqarlo", "Karlo Kabir,Qqarlu", "36.5", "38.25", "P", "PPL", "SY", "", "09",
     "", "", "", "41000", "", "300", "Asia/Damascus", "2020-01-01"],
    ["99000002", "Zzyzxabad", "Zzyzxabad", "", "36.7", "38.25", "P", "PPL", "SY", "", "09", "", "", "",
     "900", "", "300", "Asia/Damascus", "2020-01-01"],
    ["99000003", "Qqarlo Post Office", "", "", "36.5", "38.25", "S", "PO", "SY", "", "09", "", "", "", "0",
     "", "300", "Asia/Damascus", "2020-01-01"]]
ALTERNATES = [["1", "99000001", "en", "Wwirla", "", "", "", ""]]
TABLE = ("name\tlat\tlon\tcountry\taliases\tpopulation\n"
         "Vvolgarsk\t48.5\t39.5\tUKR\tVvolgar|Vvolgars'k\t12000\n")


def look(gazetteer, name):
    """The rows that `casus gazetteer look` prints, as dictionaries; names that sound alike count."""
    rows = run("gazetteer", "look", "-g", gazetteer, name, status=None).decode().splitlines()
    return [dict(zip(rows[0].split("\t"), row.split("\t"))) for row in rows[1:]] if rows else []


def check_build(folder):
    first, again = (pathlib.Path(folder, name) for name in ("first.gaz", "again.gaz"))
    for path in (first, again):
        run("gazetteer", "build", "--output", path)
    expect(first.read_bytes() == again.read_bytes(), "two builds differ")
    expect(first.read_bytes() == (BUILD / "share/casus/places.gaz").read_bytes(),
           "the gazetteer of the build is not that of its tables")
    rows = look(first, "Kirkuk")
    expect(rows[0]["country"] == "IRQ" and rows[0]["id"] == "94787", f"Kirkuk: {rows[:2]}")
    expect(all(row["name"] != "Zzyzxabad" for row in look(first, "Zzyzxabad")), "a place made up")


def tables(folder):
    """GeoNames dumps, its alternate names, a table of one's own, as files."""
    files = {"SY.txt": "".join("\t".join(row) + "\n" for row in DUMP),
             "alternateNames.txt": "".join("\t".join(row) + "\n" for row in ALTERNATES),
             "own.tsv": TABLE}
    for name, text in files.items():
        path = pathlib.Path(folder, name)
        path.write_text(text, encoding="utf-8")
        yield path


def check_add(folder, valid):
    larger = pathlib.Path(folder, "larger.gaz")
    run("gazetteer", "add", "--quiet", "--output", larger, *tables(folder))
    for name in ("Qqarlo", "Karlo Kabir", "Wwirla"):
        rows = look(larger, name)
        expect(rows and rows[0]["id"] == "99000001" and rows[0]["country"] == "SYR", f"{name}: {rows}")
    expect(look(larger, "Vvolgar")[0]["country"] == "UKR", "a table of one's own")
    expect(all(row["id"] != "99000003" for row in look(larger, "Qqarlo Post Office")),
           "a code that features.tsv does not have")
    expect(look(larger, "Kirkuk")[0]["id"] == "94787", "the places of casus itself are gone")
    record = lines(run("code", "-g", larger, given=TEXT))[0]
    expect(not faults_of(record, valid), f"{faults_of(record, valid)}")
    found = {p["name"]: p for p in record["places"]}
    expect(found["Zzyzxabad"]["geonameid"] == 99000002, f"{found}")
    expect(found["Qqarlo"]["precision"] == "near" and abs(found["Qqarlo"]["lat"] - 36.68) < 0.01,
           f"{found['Qqarlo']}")
    return larger


def check_refusals(folder):
    path = pathlib.Path(folder, "bad.tsv")
    for text in ("name\tlat\nX\t1\n", "name\tlat\tlon\nX\tnorth\t1\n", "name\tlat\tlon\nX\t91\t1\n"):
        path.write_text(text, encoding="utf-8")
        run("gazetteer", "add", "--quiet", "--output", pathlib.Path(folder, "no.gaz"), path, status=2)
        expect(not pathlib.Path(folder, "no.gaz").exists(), "a gazetteer of a bad table is written")
    run("gazetteer", "add", "--output", pathlib.Path(folder, "no.gaz"), "/nowhere.txt", status=2)
    run("gazetteer", "look", "-g", "/nowhere.gaz", "Paris", status=2)
    path.write_bytes(b"CASUSGAZ" + bytes(500))
    run("code", "-g", path, given=TEXT, status=2)


def check_damage(folder, whole):
    """Cut and altered files: an error or odd places, never a crash."""
    chance, path = random.Random(5), pathlib.Path(folder, "damaged.gaz")
    content = whole.read_bytes()
    for size in (0, 7, 100, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:size])
        run("code", "-g", path, given=TEXT, status=2)
    for span in (200, len(content)):
        for _ in range(3):
            damaged = bytearray(content)
            for _ in range(span // 20):
                damaged[chance.randrange(span)] = chance.randrange(256)
            path.write_bytes(damaged)
            run("code", "-g", path, given=TEXT, status=None)


def main():
    valid = validator()
    with tempfile.TemporaryDirectory() as folder:
        check_build(folder)
        check_damage(folder, check_add(folder, valid))
        check_refusals(folder)


main()
