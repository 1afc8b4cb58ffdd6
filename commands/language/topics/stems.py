"""Words by what they have in common: "assessments" and "assessed", "pre-proceedings" and "pre proceedings"."""

import re
from functools import lru_cache

_PARTS = re.compile(r"[^a-z0-9]+")
_ENDINGS = re.compile(
    r"(?<=[a-z]{4})(?:ations?|ators?|ating|ated|ates?|ments?|ances?|ences?|ness|ship|ers?|edly|ingly|able|ly|al)$"
    r"|(?<=[a-z]{5})(?:ors?|ions?)$"
    r"|(?<=[a-z]{3})(?:ed|ing)$"
)
_VOWEL = re.compile("[aeiouy]")
SHORTEST = 4
"""Letters of a word that ends in nothing but itself."""
SHORTEST_STEM = 3

_FUNCTION = """
    a about above across actually after again against all almost along already also although always am among an and
    another any anybody anyone anything anyway are around as at away back be became because been before being below
    between both but by came can cannot cant come comes could couldnt did didnt do does doesnt doing done dont down
    during each either else em entirely er erm etc ever every everybody everyone everything exactly few for from fully
    further gone
    got gotten had hadnt has hasnt have havent having he hello her here hers hey hi him his how however hows i id if
    ill im in instead into is isnt it its itself ive just kind know least less let lets like likely lot lots many may
    maybe me mean means mention mentioned might mine more most much must my myself near nearly
    neither never no nobody none nor not nothing now of off often oh ok okay on once one ones only onto or other others
    our ours out over own per perhaps please pls plz put quite rather re really regarding right said same say saying
    says see seem seems seen several shall she should since so some somebody someone something somewhere soon sort
    still stuff such sure tell than thank thanks that thats the their theirs them then there theres these they theyre
    thing things think this those though through till times to today together told too toward towards tried try under
    until up upon us use used very via want wanted wants was wasnt we well went were werent weve what whatever whats
    when whenever where wheres whether which while who whom whos whose why will with within without wont word words
    would yes yet you your youre yours
"""
FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""They name nothing, whatever title they stand in."""

_EVERYDAY = """
    act add agree allow annual answer appear april area argue arrange arrive ask attend august autumn available
    await bad base bear big board book bother brief bring build busy buy call cancel cant care carry case catch
    cause chance change chase check choose christmas clear close colleague collect column common complain complete
    concern condition confirm connect consider contact content continue control copy cost could count couple course
    cover create current cut daily date day deal december decide deep delay deliver depend describe detail different
    difficult discuss doc document double doubt draft drop due early easter easy effect effort either email end
    enjoy enough enter entire equal even evening event evidence exact example except excuse exist expect explain
    extra face fact fair fall far fast february feel few figure file fill final find fine finish first fit fix focus
    follow forget form fortnight forward free fresh friday friend front full fun future gap general get give glad go
    going good grateful great grip grow guess half hand handle hang happen happy hard hate head hear heat held help
    hide high hit hold holiday hope hour huge idea ill imagine important improve include increase inform inside
    instead interest issue item january job join july june keep key kind know large last late laugh launch law lead
    leave left length lesson level lie life light like limit line link list listen little live load lock long look
    lose loss lost love low luck lunch mad main major make manage march mark match matter measure meet mention
    message mind minor minute miss mistake mix moment monday money month morning most move name near need needed
    needs new news nice night note notice november number occur october odd offer office official open opinion
    option order ordinary original outcome outside paper part party pass past patience pay people percent perfect
    perhaps period person phone pick picture piece place plain plan play please pleased plenty point poor popular
    position possible post power prefer prepare present press pressure pretty prevent previous print private
    probable problem process produce progress promise proper prove provide public pull push quarter question quick
    quiet raise range rather reach read ready real reason receive recent record reduce refer regular relate remain
    remember remind remove repeat reply report request respond rest result return review rich right ring rise risk
    room round rule run rush sad safe saturday save scale search season second send sense separate september serious
    serve set settle several shape share short show side sign signal similar simple single sit situation size slip
    slow small smart solve sort sound space speak special specific speed spell spend spot spring staff stand start
    state status stay step stick stop story straight strange strong stuck stuff stupid succeed success sudden
    suggest suit sum summer sunday super supply support suppose surprise switch system table take talk task team
    tell term test text thank thick thin think third thursday tick tidy tight time tired title today tomorrow
    tonight top total touch track trip trouble true trust truth try tuesday turn twice type understand up update
    upset urgent usual value view visit voice wait walk warn watch way weather wednesday week weekend weight welcome
    well wide win winter wish wonder wood word work world worry worse worst write wrong year yesterday young
"""
EVERYDAY = frozenset(_EVERYDAY.split())
"""They stand in many sentences that are about something else, so that one alone links nothing."""

_SPELT_RIGHT = """
    auction auctions bearing chanced chances charged charges clearing cleaning compete competed competes constant
    contains content contents contest contract contracts deficiency draining earning earnings efficiency efficient
    equality fiction greed greek greet hearing leaning leaving motoring practical qualified qualify raining
    scheme schemes stale states steaming straining sufficient trading trailing warning wearing yearning
"""
SPELT_RIGHT = frozenset(_SPELT_RIGHT.split())
"""Words that are spelt almost like one of a plan's, and are no slip: "leaving" is not "learning"."""

_FIELD = """
    action assessment child children council deliver family improve improvement lead leader learn management manager
    member milestone partner
    performance plan practice quality recommendation service social standard strategy theme train
    training worker service monitor audit
"""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What is left of a folded word without its ending; words of up to four letters lose a plural alone."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) > SHORTEST and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    while (found := _ENDINGS.search(word)) and _VOWEL.search(word, 0, found.start()):
        word = word[: found.start()]
    if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    if word.endswith(("abil", "ibil")):
        # "Disability" and "disabled", "responsibility" and "responsible".
        word = f"{word[:-2]}l"
    return word.removesuffix("e") if len(word) > SHORTEST_STEM else word


def parts_of(word: str) -> list[str]:
    """A folded word, and what its hyphens or slashes join: "pre-proceedings", "pre", "proceedings"."""
    plain = word.replace("'", "")
    parts = [part for part in _PARTS.split(plain) if part]
    return ["".join(parts), *parts] if len(parts) > 1 else parts


EVERYDAY_STEMS = frozenset(map(stem, EVERYDAY))
FIELD_STEMS = frozenset(map(stem, _FIELD.split()))
"""They stand in the titles of any improvement plan, so that alone they tell nothing of one."""
