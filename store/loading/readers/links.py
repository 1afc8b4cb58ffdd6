"""A link in place of a file: nothing is fetched from it, so say where to click for the file behind it."""

import re

LINK = re.compile(r"\s*<?https?:/", re.I)
WAYS = (
    (r"docs\.google\.com/document", "In Google Docs choose File, Download, Microsoft Word (.docx)"),
    (r"(?:docs|drive|sheets)\.google\.com", "In Google Sheets choose File, Download, Microsoft Excel (.xlsx)"),
    (r"sharepoint\.com", "On SharePoint open it and choose File, Create a copy, Download a copy"),
    (r"onedrive|1drv\.ms|live\.com", "On OneDrive open it and choose File, Create a copy, Download a copy"),
    (r"planner|tasks\.office", "In Planner open the plan's menu and choose Export plan to Excel"),
    (r"smartsheet\.com", "In Smartsheet choose File, Export, Export to Excel"),
)
OTHERWISE = "Download what is behind it as a file"


def is_link(words: str) -> bool:
    return LINK.match(words) is not None


def way_to_the_file(link: str) -> str:
    """Give one sentence for whoever gave a link."""
    way = next((way for place, way in WAYS if re.search(place, link, re.I)), OTHERWISE)
    return f"I can't open links. {way}, and share that file."
