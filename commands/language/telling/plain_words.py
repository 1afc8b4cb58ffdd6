"""Words that add nothing to how something stands, and those that only lead up to what is named."""

_PLAIN = """
    a afraid again all and any are as at be been being bit both but by call calling can cheers currently day
    days definitely done down feels for got had has have i id im is it its just like little looking looks mark
    marked me moment month months more morning much no now obviously of off on one pls please put shown show flag
    flagged log logged turn turned record recorded stick pop marking re remain remaining remains right sadly say
    saying set so still stay staying stays thank thanks that thats the theirs them there theres these they theyre
    this those tick ticked to today two three unfortunately update was we week weeks well were weve will wont yeah
    yep yes yesterday yet you running about roughly slightly
    gone went turned thatll itll itd theyll
    finally basically generally broadly really pretty very actually officially formally fully seems overall atm
    rather somewhat feeling nicely ta thx thnx tx ty tbh mate x xx which = -> => →
"""
PLAIN = frozenset([*_PLAIN.split(), ""])
"""Words that add nothing to how something stands."""
BACK = frozenset({"back"})
"""It leads from what is named to how it stands, and is kept where somebody says more."""
ONE = frozenset({"one", "ones", "bit", "milestone", "action", "item", "piece"})
"""Behind words of a title: "the police one is at risk"."""
_BEFORE = """
    mark update tick off set so and but for pls please right the that can you could put hi hello morning just also both
    push pushed move change slip same on re regarding about ok okay well oh now to my our close sign cross
    sorry
"""
BEFORE = frozenset([*_BEFORE.split(), ""])
"""Words before a reference that only lead up to it."""
