"""`python -m bot.cli`: the same as the `sightline` script."""

import sys

from bot.cli import main

sys.exit(main())
