"""`pressdir where`: which files are used, and why."""

from pressdir.cli.options import AsJson, Database
from pressdir.cli.own_files import config
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json


def where(
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Say which files are used, and why.

    Examples:
      pressdir where
      pressdir --db team.json where --json
    """
    contacts = config.contact_file(db)
    places = {
        "contacts": contacts,
        "settings": config.settings_file(),
        "searches": config.searches_file(),
        "state": config.state_folder(),
        "usage": config.usage_file(contacts.path),
        "cache": config.cache_folder(),
    }
    if as_json:
        values = {
            name: {"path": str(place.path), "exists": place.exists, "why": place.why}
            for name, place in places.items()
        }
        output.write(to_json(values, indent=2) + "\n")
        return
    rows = [
        (name, str(place.path), "exists" if place.exists else "not yet", place.why)
        for name, place in places.items()
    ]
    output.write(tabular.table(("WHAT", "PATH", "STATE", "CHOSEN BY"), rows))
