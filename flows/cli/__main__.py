"""`python -m flows.cli`: the command without its installed script."""

from flows.cli.main import main

if __name__ == "__main__":
    main()
