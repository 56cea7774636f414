"""`python -m argmap` is the program `argmap`."""

from argmap.cli import main

if __name__ == "__main__":
    main()
