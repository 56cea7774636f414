"""The README and the pages of the manual, their examples, and a folder to run them in."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
README = PROJECT / "README.md"
DOCUMENTS = (README, *sorted((PROJECT / "argmap" / "manual").glob("*.md")))
"""What users read."""
COLUMNS = 78
"""What a page has beside its margins on a terminal of 80 columns."""
_BLOCK = re.compile(r"(?:<!-- file: (\S+) -->\n)?^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block of a document; `file` is the file that a reader is to write it to."""

    document: str
    file: str
    language: str
    text: str

    def commands(self) -> list[tuple[str, str]]:
        """Return the commands of a console example, each with what it is said to print."""
        return _COMMAND.findall(self.text) if self.language == "console" else []


def blocks_in(path: Path) -> list[Block]:
    """Return the fenced blocks of a document."""
    text = path.read_text(encoding="utf-8")
    return [Block(path.name, *found) for found in _BLOCK.findall(text)]


def write_files(folder: Path) -> None:
    """Write the project's maps, and the files that documents have a reader write, to a folder."""
    shutil.copytree(PROJECT / "maps", folder / "maps")
    for path in DOCUMENTS:
        for block in blocks_in(path):
            if block.file:
                (folder / block.file).write_text(block.text, encoding="utf-8")


def ran(command: str, folder: Path, shell: str = "sh") -> str:
    """Return what a command prints, with the program of this Python in its path."""
    scripts = Path(sys.executable).parent
    done = subprocess.run(
        [shell, "-c", command],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": str(COLUMNS),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        check=False,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


def with_new_outputs(document: str, folder: Path) -> str:
    """Return a document whose console examples print what their commands print now."""

    def block(found: re.Match[str]) -> str:
        _, language, text = found.groups()
        if language != "console":
            return found[0]
        printed = _COMMAND.sub(lambda each: f"$ {each[1]}\n{ran(each[1], folder)}", text)
        return f"```console\n{printed}```"

    return _BLOCK.sub(block, document)
