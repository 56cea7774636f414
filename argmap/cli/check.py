"""The command `argmap check`."""

import click


@click.command(name="check")
def command() -> None:
    """Not built yet."""
