"""The README and the manual do what they say: every example in them is run."""

import re
import shutil
import tomllib
from pathlib import Path

import click
import pytest
import yaml
from documents import COLUMNS, DOCUMENTS, PROJECT, README, Block, blocks_in, ran, write_files
from regenerate import regenerated

import argmap
from argmap.checking.settings import KEYS, parse
from argmap.cli.program import COMMANDS, program
from argmap.format import keys
from argmap.manual import TOPICS, page
from argmap.rules import FAULTS, RULES

LANGUAGES = {"console", "mermaid", "python", "sh", "text", "toml", "yaml", "markdown"}


TEXTS = {path.name: path.read_text(encoding="utf-8") for path in DOCUMENTS}
BLOCKS = [block for path in DOCUMENTS for block in blocks_in(path)]
EXAMPLES = [
    pytest.param(*example, id=f"{block.document}: {example[0]}")
    for block in BLOCKS
    for example in block.commands()
]


def blocks(language: str, document: str | None = None) -> list[Block]:
    """Return the blocks in a language, of all documents or of one."""
    return [
        each for each in BLOCKS if each.language == language and document in {None, each.document}
    ]


def unfiled(language: str, document: str | None = None) -> list[Block]:
    """Return those that no reader is to write to a file."""
    return [each for each in blocks(language, document) if not each.file]


def named(one_of: list[Block]) -> list[object]:
    return [
        pytest.param(each, id=f"{each.document}: {each.text.splitlines()[0]}") for each in one_of
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the project's maps and the files that documents have a reader write."""
    made = tmp_path_factory.mktemp("documents")
    write_files(made)
    return made


@pytest.mark.parametrize(("command", "printed"), EXAMPLES)
def test_a_console_example_prints_what_it_shows(command: str, printed: str, folder: Path) -> None:
    if re.search(r"export .*-o \S+\.(svg|png|pdf|html)", command) and not shutil.which("dot"):
        pytest.skip("needs the program dot of Graphviz")
    assert ran(command, folder) == printed


def test_every_document_has_examples_and_every_block_is_of_a_known_language() -> None:
    assert {block.document for block in BLOCKS} >= TEXTS.keys() - {"format.md", "rules.md"}
    assert {block.language for block in BLOCKS} == LANGUAGES
    for name, text in TEXTS.items():
        assert text.count("\n```") == 2 * sum(block.document == name for block in BLOCKS)


def test_a_file_is_written_once() -> None:
    files = [block.file for block in BLOCKS if block.file]
    assert len(set(files)) == len(files)


def test_the_first_map_has_ten_lines_and_little_beside_its_statements() -> None:
    first = next(block for block in BLOCKS if block.file)
    lines = first.text.splitlines()
    assert (first.document, len(lines)) == (README.name, 10)
    assert len(lines) <= 2.5 * len(argmap.loads(first.text).statements())


@pytest.mark.parametrize("document", {block.document for block in unfiled("python")})
def test_the_python_examples_of_a_page_run_and_give_what_they_say(
    document: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    compared = 0
    for block in unfiled("python", document):
        exec(block.text, names)  # noqa: S102
        for line in block.text.splitlines():
            expression, _, comment = line.partition("#")
            # A comment that is no value says in words what there is.
            shown = re.match(r"\[[^]]*\]|'[^']*'|True|False", comment.strip())
            if shown:
                value = repr(eval(expression, names))  # noqa: S307
                whole, cut, _ = shown[0].partition(", …]")
                assert value.startswith(whole) if cut else value == whole, line
                compared += 1
    assert compared


@pytest.mark.parametrize("block", named(blocks("toml")))
def test_a_configuration_names_every_key_and_can_be_obeyed(block: Block) -> None:
    settings = parse(block.text)
    assert settings is not None
    assert settings.excludes("drafts/new.yaml")
    assert "uncited-claim" not in settings.configuration("maps/depot.yaml").rules
    assert set(tomllib.loads(block.text)) == set(KEYS)


@pytest.mark.parametrize("block", named(unfiled("yaml")))
def test_a_piece_of_a_map_belongs_in_the_map_of_its_page(block: Block, folder: Path) -> None:
    given = yaml.safe_load(block.text)
    if given is None or "jobs" in given or "repos" in given or "argument-maps" in given:
        return  # a comment alone, and set-ups of CI, which are tested with it
    assert given.keys() <= keys.MAP.keys.keys()
    map_of_page = (folder / "depot.yaml").read_text(encoding="utf-8")
    assert argmap.loads(map_of_page + block.text).statements()


def forms(document: str, heading: str) -> list[str]:
    """Return the code in the first column of a table of a page."""
    table = TEXTS[document].partition(f"| {heading} |")[2].partition("\n\n")[0]
    cells = re.findall(r"^\| (`.*?`) \| ", table, re.MULTILINE)
    return [code for cell in cells for code in re.findall(r"`(.*?)`", cell)]


@pytest.mark.parametrize("form", forms("sources.md", "`cites`"))
def test_every_place_that_the_manual_shows_can_be_cited(form: str) -> None:
    argmap.loads(
        "argmap: 1\ntitle: T\nsources: {minutes: The minutes}\n"
        f"claims: {{c: {{text: C, undeveloped: true, cites: {form}}}}}\n"
    )


@pytest.mark.parametrize("form", forms("writing.md", "what stands in the list"))
def test_every_argument_that_the_manual_shows_is_one(form: str) -> None:
    head = "argmap: 1\ntitle: T\nsources: {minutes: The minutes}\nclaims:\n  c:\n    text: C\n"
    read, _ = argmap.loads(f"{head}    supported_by:\n      - {form}\n", draft=True)
    assert read.arguments_for("c") == ["c/s1"]


@pytest.mark.parametrize(
    ("shell", "script"),
    [
        ("bash", "{}\ncomplete -p argmap"),
        ("zsh", "autoload -Uz compinit\ncompinit -u -D\n{}\nprint $_comps[argmap]"),
        ("fish", "{}\ncomplete -c argmap"),
    ],
)
def test_names_are_completed_where_a_start_up_file_has_the_line(
    shell: str, script: str, folder: Path
) -> None:
    (lines,) = [block.text for block in blocks("sh") if "_ARGMAP_COMPLETE" in block.text]
    (command,) = [
        line.partition("#")[0]
        for line in lines.splitlines()
        if f"_ARGMAP_COMPLETE={shell}_source" in line and shell in line.partition("#")[2]
    ]
    if not shutil.which(shell):
        pytest.skip(f"needs the shell {shell}")
    assert "_argmap_completion" in ran(script.format(command), folder, shell)


def test_the_two_commands_are_there_to_be_pasted() -> None:
    run, test = re.findall(r"<!-- (?:run|test) -->\n```sh\n(.*)\n```", TEXTS[README.name])
    assert run.endswith("argmap show maps/soleimani-strike.yaml")
    assert test.endswith("pytest")


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_made_from_the_code_is_current(name: str) -> None:
    assert regenerated(TEXTS[name]) == TEXTS[name], "run python tests/regenerate.py"


def test_tables_and_the_picture_stand_where_readers_look_for_them() -> None:
    assert TEXTS[README.name].count("```mermaid\n") == 1
    assert TEXTS[README.name].count(".md) |") == len(TOPICS)
    assert TEXTS["rules.md"].count("| `circular-support` |") == 1
    for key in keys.KEYS:
        assert re.search(rf"^\| (\*\*)?`{key}`", TEXTS["format.md"], re.MULTILINE), key


def test_the_readme_is_short() -> None:
    text = TEXTS[README.name]
    assert len(text.splitlines()) <= 300
    hanging = text.partition("## What does it hang on?\n")[2].partition("\n## ")[0]
    assert len(hanging.splitlines()) <= 25


def test_the_last_section_of_the_readme_says_what_changed() -> None:
    assert re.findall(r"^## (.*)$", TEXTS[README.name], re.MULTILINE)[-1] == "Changes"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_has_a_heading_a_summary_of_a_line_and_code_that_a_terminal_shows(
    topic: str,
) -> None:
    heading, summary, *_ = page(topic).split("\n\n")
    assert re.fullmatch(r"# .{1,40}", heading)
    assert re.fullmatch(r"[A-Z`].{1,61}\.", summary)
    wide = [
        line
        for block in BLOCKS
        if block.document == f"{topic}.md" and block.language != "console"
        for line in block.text.splitlines()
        if len(line) > COLUMNS
    ]
    assert wide == []


def test_there_is_a_topic_for_every_page() -> None:
    assert {f"{topic}.md" for topic in TOPICS} == TEXTS.keys() - {README.name}


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_topic_rule_option_and_link_that_is_named_exists(name: str) -> None:
    said = re.findall(r"`([^`\n]+)`|^\$ (.*)$", TEXTS[name], re.MULTILINE)
    words = [inline or command for inline, command in said]
    for command, topic in re.findall(r"\bargmap ([a-z]+)(?: ([a-z-]+)\b)?", "\n".join(words)):
        assert command in COMMANDS
        if command == "help" and topic:
            assert topic in {*TOPICS, *COMMANDS}
        if command == "rule" and topic:
            assert topic in {*FAULTS, *RULES}
    known = {option for each in COMMANDS for option in options(each)}
    changes = TEXTS[README.name].partition("\n## Changes\n")[2]
    named_options = {each for word in words for each in re.findall(r"(?<!\S)--[a-z-]+", word)}
    gone = set(re.findall(r"\| `(--[a-z-]+)", changes))
    assert named_options - known <= gone - known | {"--quiet", "--editable"}
    for link in re.findall(r"\]\(([^)]+)\)", TEXTS[name]):
        assert (PROJECT / link).exists()


def options(name: str) -> set[str]:
    """Return the options of a command."""
    command = program.get_command(click.Context(program), name)
    assert command is not None
    return {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
