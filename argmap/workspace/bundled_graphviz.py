"""Draws the DOT text on standard input with pygraphviz, in the format of the first argument.

A program of its own, which `argmap.workspace.graphviz` runs in place of `dot`; pygraphviz's wheels
carry Graphviz with them.
"""

import io
import sys
from contextlib import redirect_stderr


def main() -> None:
    """Write the drawing to standard output; exit with status 1 if Graphviz fails."""
    text = sys.stdin.buffer.read().decode()
    try:
        import pygraphviz

        # pygraphviz warns that large graphs take time; users need not see that.
        with redirect_stderr(io.StringIO()):
            drawing = pygraphviz.AGraph(string=text).draw(format=sys.argv[1], prog="dot")
    except (ImportError, ValueError) as error:
        sys.exit(f"pygraphviz: {error}")
    sys.stdout.buffer.write(drawing)


if __name__ == "__main__":
    main()
