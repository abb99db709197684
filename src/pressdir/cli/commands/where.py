"""`pressdir where`: which files are used, and why."""

from pathlib import Path

from pressdir.cli.options import AsJson, Database
from pressdir.cli.own_files import config, overlays
from pressdir.cli.own_files.config import Place
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
    places: dict[str, Place] = {
        "contacts": contacts,
        **_private(contacts.path),
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


def _private(contacts: Path) -> dict[str, Place]:
    """The file of what is private, or the folder where that will be."""
    folder = config.overlays_folder()
    if folder is None:
        return {}
    file = overlays.file(str(folder.path), str(contacts))
    return {"private": Place(Path(file) if file else folder.path, folder.why)}
