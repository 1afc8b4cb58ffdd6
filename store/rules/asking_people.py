"""How a person is asked, of whichever plans: what holds where they have chosen nothing, and what nobody chooses."""

from datetime import time

TUESDAY = 1
WEEKDAY = TUESDAY
"""When what is overdue or stale is asked about."""
AT = time(9, 30)
"""From when on a day somebody is asked, by their own clocks."""
MOST_A_WEEK = 2
"""Messages with questions."""
URGENT_WITHIN = 2
"""Days: what falls due so soon is asked about however many messages the week has had."""
PATIENCE = 7
"""Days for which a lead time on which nothing could be said is still made up for."""
