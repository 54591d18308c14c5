"""`python -m readiness`: the same as the `readiness` command."""

from readiness.commands import main

if __name__ == "__main__":
    main()
