"""What a search for maps skips, and why: told where it finds no map."""

from dataclasses import dataclass
from typing import Literal


@dataclass(slots=True)
class Skipped:
    """How many files, folders and links were skipped, by reason."""

    no_map: int = 0
    excluded: int = 0
    ignored_files: int = 0
    ignored_folders: int = 0
    hidden_folders: int = 0
    outside_links: int = 0
    broken_links: int = 0
    linked_folders: int = 0
    no_files: int = 0

    def add(self, reason: Literal["excluded", "no map"] | None) -> None:
        """Count a file that was found, if its settings or its text are a reason to skip it."""
        self.excluded += reason == "excluded"
        self.no_map += reason == "no map"

    def reasons(self) -> list[str]:
        """Return a clause for each reason that there was."""
        said = (
            _counted(self.no_map, "file has", "files have", "no line that begins argmap:"),
            _counted(self.excluded, "file is", "files are", "excluded by the settings"),
            _counted(self.ignored_files, "file is", "files are", _BY_GIT),
            _counted(self.ignored_folders, "folder is", "folders are", _BY_GIT),
            _counted(self.hidden_folders, "hidden folder is", "hidden folders are", _UNSEARCHED),
            _counted(
                self.outside_links, "link leads", "links lead", "outside (see --allow-outside)"
            ),
            _counted(self.broken_links, "link leads", "links lead", "nowhere"),
            _counted(self.linked_folders, "linked folder is", "linked folders are", _UNSEARCHED),
            _counted(self.no_files, "pipe or device is", "pipes or devices are", "not opened"),
        )
        return [each for each in said if each]


_BY_GIT = "ignored by git's ignore files"
_UNSEARCHED = "not searched"


def _counted(number: int, one: str, many: str, rest: str) -> str:
    return f"{number} {one if number == 1 else many} {rest}" if number else ""
