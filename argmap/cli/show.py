"""The command `argmap show`."""

import click


@click.command(name="show")
def command() -> None:
    """Not built yet."""
