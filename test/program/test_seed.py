"""The report that the project started from comes out right."""
from casus import expect, lines, need_shared, run


def names(parties):
    return {(p["actor"] or {}).get("name") or p["name"] for p in parties} | {p["name"] for p in parties}


OFFICES = {"Mike Pompeo": "Secretary of State", "Donald Trump": "President",
           "Mark Esper": "Secretary of Defense",
           "Mark Milley": "Chairman of the Joint Chiefs of Staff", "Jonathan Hoffman": "spokesman"}


def check_who(record):
    """The militia is one entity in all its spellings, officials have the office of the day, and who
    wrote the report is no actor."""
    said = {m["id"]: record["text"][slice(*m["span"])] for m in record["mentions"]}
    by_id = {(e["actor"] or {}).get("id"): e for e in record["entities"]}
    militia = by_id.get("kataib-hezbollah")
    expect(militia and militia["actor"]["country"] == "IRQ" and militia["actor"]["sector"] == "PRM",
           "Kataib Hezbollah has no country and sector")
    names = {said[m] for m in militia["mentions"]}
    expect({"Kataib Hezbollah", "Kata\u2019ib Hizbollah", "KH", "group"} <= names, f"one of {names}")
    held = {e["actor"]["name"]: e["actor"].get("office") for e in record["entities"] if e["actor"]}
    for name, office in OFFICES.items():
        expect(held.get(name) == office, f"{name}: {held.get(name)}")
    for name in ("Idrees Ali", "Ahmed Rasheed", "Steve Holland", "Tom Brown"):
        expect(name not in held, f"{name} is an actor")


def main():
    article = need_shared("seed", "article.txt")
    undated = lines(run("code", "--from", "text", article))[0]
    expect(all(i["date"] is None or i["date"]["from"] <= "2015-12-31" for i in undated["incidents"]),
           "a date is invented")
    expect(undated["source"]["published"] is None, "a date of publication is invented")
    record = lines(run("code", "--published", "2019-12-29", article))[0]
    check_who(record)
    strikes = [i for i in record["incidents"] if i["mode"] == "aerial"
               and i["date"] and i["date"]["from"] == i["date"]["to"] == "2019-12-29"]
    expect(strikes, "no air strikes on 2019-12-29")
    check_strikes(record, strikes[0])
    attacks = [i for i in record["incidents"] if i["type"] == "ASSAULT"
               and i["date"] and i["date"]["from"] == i["date"]["to"] == "2019-12-27"]
    expect(attacks, "no attack on 2019-12-27")
    blamed = {p["actor"]["name"]: p["certainty"] for p in attacks[0]["agents"] if p["actor"]}
    expect(blamed.get("Kataib Hezbollah") == "accused", f"blamed for the attack: {blamed}")
    check_attack(record, attacks[0])
    check_figures(undated)


def check_attack(record, attack):
    """One contractor dead; six hurt, four of them American, two Iraqi; in Iraq."""
    expect(attack["killed"] == {"low": 1, "high": 1, "best": 1}, f"killed: {attack['killed']}")
    expect(attack["injured"] == {"low": 6, "high": 6, "best": 6}, f"injured: {attack['injured']}")
    hurt = {v["description"]: v["count"]["best"] for v in attack["victims"]
            if v["effect"] == "injured"}
    expect(hurt == {"four members of the US service": 4,
                    "two members of the Iraqi Security Forces": 2}, f"injured: {hurt}")
    expect(attack["place"]["country"] == "IRQ", f"place: {attack['place']}")


def check_figures(record):
    """The figures do not need a date of publication."""
    aerial = [i for i in record["incidents"] if i["mode"] == "aerial" and i["killed"]]
    expect(aerial and aerial[0]["killed"] == {"low": 25, "high": None, "best": 25}, "undated toll")
    expect(aerial[0]["injured"] == {"low": 55, "high": None, "best": 55}, "undated injured")


def check_strikes(record, strikes):
    """Who struck, the tolls and who gave them, what they were an answer to."""
    text = record["text"]
    expect("US military" in names(strikes["agents"]), f"who struck: {names(strikes['agents'])}")
    expect(all(p["certainty"] == "stated" for p in strikes["agents"]), "the strikes are admitted")
    struck = names(strikes["targets"])
    expect("Kataib Hezbollah" in struck and "US civilian contractor" not in struck,
           f"who was struck: {struck}")
    for field, least in (("killed", 25), ("injured", 55)):
        expect(strikes[field] and strikes[field]["low"] >= least, f"{field}: {strikes[field]}")
        claims = [c for c in strikes["claims"] if c["field"] == field and c["value"]["low"] == least]
        expect(claims and str(least) in text[slice(*claims[0]["span"])], f"no claim of {field}")
        source = record["attributions"][claims[0]["attribution"]]["source"]
        expect(text[slice(*source)] == "Iraqi security and militia sources", f"source: {source}")
    answered = [record["incidents"][i] for i in strikes["responds_to"]]
    expect(any(i["killed"] and i["killed"]["best"] == 1 for i in answered),
           "the strikes answer no killing")


main()
