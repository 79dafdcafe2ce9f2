"""The report that the project started from comes out right."""
from casus import expect, lines, need_shared, run


def names(parties):
    return {(p["actor"] or {}).get("name") or p["name"] for p in parties} | {p["name"] for p in parties}


def main():
    article = need_shared("seed", "article.txt")
    undated = lines(run("code", "--from", "text", article))[0]
    expect(all(i["date"] is None or i["date"]["from"] <= "2015-12-31" for i in undated["incidents"]),
           "a date is invented")
    expect(undated["source"]["published"] is None, "a date of publication is invented")
    record = lines(run("code", "--published", "2019-12-29", article))[0]
    strikes = [i for i in record["incidents"] if i["mode"] == "aerial"
               and i["date"] and i["date"]["from"] == i["date"]["to"] == "2019-12-29"]
    expect(strikes, "no air strikes on 2019-12-29")
    attacks = [i for i in record["incidents"] if i["type"] == "ASSAULT"
               and i["date"] and i["date"]["from"] == i["date"]["to"] == "2019-12-27"]
    expect(attacks, "no attack on 2019-12-27")


main()
