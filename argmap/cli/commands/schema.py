"""The command `argmap schema`."""

import sys

import click


@click.command(
    name="schema",
    epilog="""\b
Examples:
  argmap schema > argmap.schema.json

\b
and then, for the YAML language server, as the first line of a map:
  # yaml-language-server: $schema=argmap.schema.json""",
)
def command() -> None:
    """Print the JSON Schema of the format.

    An editor that knows it completes and explains the keys of a map. What a schema cannot say,
    such as a reference to a missing statement, argmap check finds.
    """
    import json

    from argmap.format.schema import json_schema

    sys.stdout.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
