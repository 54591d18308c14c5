"""`python -m readiness`: the same as the `readiness` command."""

from readiness.commands import main

main()
