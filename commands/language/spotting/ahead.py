"""Items by whether their date is still to come, told without naming a day: "whose date is still ahead of us"."""

from collections.abc import Sequence
from datetime import date, timedelta

from commands.language.spans import Span, Token
from commands.language.spotting.phrases import Phrases
from store.query.model import Happening, Happens, Window

_WHOSE = "whose|where|with|having [the|a|its|their] [due|promised|target|end] date|dates|deadline|deadlines"
_IS = "[that] [is|are|s|lies|lie|falls|fall|still|yet] [still|yet|is|are] [lies|in]"
AHEAD = Phrases(
    {
        f"{_WHOSE} {_IS} ahead [of] [us|me|today]": None,
        f"{_WHOSE} {_IS} in|to [the] future|come": None,
        f"{_WHOSE} [the] future": None,
        f"{_WHOSE} [has|have] not|hasnt|havent|isnt|arent [yet] [been] passed|gone|come|arrived|past|lapsed|expired"
        " [yet]": None,
    }
)
PASSED = Phrases(
    {
        f"{_WHOSE} {_IS} behind us|me": None,
        f"{_WHOSE} {_IS} in the past": None,
    }
)


def spot_ahead(tokens: Sequence[Token], today: date) -> list[Span]:
    ahead = Happens(of=Happening.PROMISED, window=Window(first=today))
    passed = Happens(of=Happening.PROMISED, window=Window(last=today - timedelta(days=1)))
    return [
        Span(one.first, one.last, meaning)
        for phrases, meaning in ((AHEAD, ahead), (PASSED, passed))
        for one in phrases.spot(tokens)
    ]
