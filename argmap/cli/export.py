"""The command `argmap export`."""

import click


@click.command(name="export")
def command() -> None:
    """Not built yet."""
