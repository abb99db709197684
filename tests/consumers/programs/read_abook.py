"""Print what abook, the address book of mutt's users, understands of the cards in a folder."""

import json
import re
import subprocess
import sys
from pathlib import Path


def imported(path):
    way = ["--convert", "--informat", "vcard", "--infile", str(path), "--outformat", "abook"]
    done = subprocess.run(["abook", *way], capture_output=True, check=True)
    lines = done.stdout.decode().partition("[0]")[2].strip().splitlines()
    said = dict(line.split("=", 1) for line in lines)
    return {
        "fn": said.get("name", ""),
        "emails": [each for each in said.get("email", "").split(",") if each],
        "url": said.get("url", ""),
        "note": said.get("notes", ""),
    }


seen = {path.stem: imported(path) for path in Path(sys.argv[1]).glob("*.vcf")}
asked = subprocess.run(["abook", "--help"], capture_output=True, check=False).stdout.decode()
version = re.search(r"abook v(\S+)", asked)
json.dump({"version": version[1] if version else "", "cards": seen}, sys.stdout)
