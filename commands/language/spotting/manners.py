"""What people say beside a question: how they hedge it, when they want it, thanks, feelings, signing off.

None of it changes what is asked. Words that would do so stand elsewhere: "almost", "recently", "mostly", "by now".
"""

from commands.language.spotting.phrases import Phrases

_HEDGES = (
    "honestly|basically|realistically|frankly|literally|obviously|clearly|evidently|apparently|presumably|definitely"
    "|certainly|surely|absolutely|essentially|effectively|fundamentally|ultimately|truthfully|admittedly|naturally"
    "|hopefully|thankfully|luckily|sadly|unfortunately|interestingly|ideally|incidentally|specifically|precisely|anyhow"
    "|meanwhile|firstly|secondly|lastly|finally|however|therefore|thus|hence|tbf|btw|fyi|afaik|iirc|imo|imho|innit|ish"
    "|perhaps|probably|already|even|somehow|whatsoever|altogether|etc",
    "to be [completely|totally|brutally|perfectly] honest|fair|frank|clear|precise|specific|blunt",
    "if [im|i|we] [am|are|were] [being] honest|frank|fair|realistic",
    "in [all] honesty|fairness|seriousness|fact|reality|truth|essence|short|effect|particular|full|detail",
    "in broad|simple|general|basic|plain|laymans terms|english|words|language",
    "generally|broadly|simply|roughly|honestly|strictly speaking|put",
    "by and large",
    "on the whole",
    "in the main",
    "as a rule",
    "all told",
    "all in all",
    "or so|thereabouts|similar",
    "and so on|forth",
    "or|and anything|things|stuff like that",
    "and the like",
    "at the end of the day",
    "when alls|all|its [is|all] said and done",
    "to your|our|my knowledge",
    "to the best of your|our|my knowledge",
    "[as] far as you|we|i know|can|are|am [see|tell|aware]",
    "off the top of your|ur head",
    "from memory",
    "in your|my|our view|opinion|judgement|eyes|records|system|books",
    "from|on|at your|our|my end|side|records|system|books|perspective",
    "on|in the|this|our [action] tracker|books|system|database|log",
    "in here",
    "according to you|plan",
    "if any",
    "if at all",
    "if anything|anyone",
    "of any kind|sort|description",
    "round|around here",
    "if there is|are any",
    "if theres any|anything",
    "anything|something|anyone|any|what|who|nothing in particular",
    "anything|something|nothing specific",
    "i suppose|guess|bet|assume|presume|imagine|hope|reckon|gather|trust",
    "i take it",
    "mind you",
    "sort|kind of",
    "so to speak",
    "as it were",
    "give or take",
    "more or less",
    "no pun intended",
    "pardon my french",
    "touch wood",
    "fingers crossed",
    "long story short",
    "fair enough|play|dos",
    "on earth",
    "in the world",
    "in gods|heavens name",
    "for goodness|heavens|petes|petess|pitys|gods|christs|crying sake|out [loud]",
    "honest to god|goodness",
    "[the|bloody|flipping] hell|heck|blazes",
    "the devil",
    "bloody|flipping|blinking|ruddy|blooming|damn|flaming|freaking|frigging|fricking",
)

_WHY = (
    "out of [pure|sheer|idle] interest|curiosity",
    "just|only curious|wondering|checking|asking|saying",
    "[just] to check|confirm|clarify|recap|doublecheck",
    "[just] to be clear|sure|certain|safe",
    "just so to double check",
    "for [my|the|your|our|future] [own] clarity|info|information|reference|interest|benefit|purposes|eyes|awareness"
    "|sanity|understanding",
    "for my|our peace of mind",
    "for the avoidance of doubt",
    "first of all",
    "for starters",
    "for a start",
    "to start|begin|kick with|off [with]",
    "to round|finish|top it|things|this off|up",
    "one|another last|other|more|final|quick thing|point|question",
    "another thing",
    "next question",
    "while im|were|youre|whilst here",
    "while|whilst im|were|youre at it|that",
    "while|whilst im|were|youre on the|this|that subject|topic",
    "while i|we remember|think [of] [it]",
    "before i|we forget",
    "before|in case you|u ask|wonder|wondered",
    "by the by",
    "theyll|they|someone|somebody|people|shell|hell [will|might|may|are|is] [bound|going|likely|always] [to] ask|asked"
    "|asking [me|us]",
    "ive|i|weve|we been|was|were asked",
    "[i] need|needed [it|this|them] by|for|before noon|12|1pm|2pm|3pm|4pm|5pm|9am|10am|11am|lunch|lunchtime|cop|today"
    "|tomorrow|later",
    "within the hour",
)

_WHEN_WANTED = (
    "if [thats|its|it|youre|you|this] [is|are|were] possible|poss|ok|okay|alright|able|free|around|available|handy"
    " [with|by|for|to] [you|me]",
    "if you|u can|could|would|will|may|please [please|pls]",
    "if you|u dont|wouldnt mind [please]",
    "if youve|you|u have|got|get [got] a|the chance|minute|moment|sec|second|mo|time",
    "if i may|can|could|might",
    "if it helps|matters",
    "when|whenever you|u can|could",
    "when|whenever you|u|youve get|have|got|find [got] [a|the] [spare|free] chance|minute|moment|sec|second|mo|time",
    "when|whenever youre|ur|you [are] free|ready|able|around|back",
    "at your [earliest] convenience|leisure",
    "[just] as soon|quick|quickly|fast as [you|u|is] possible|poss|can|could|able",
    "straight|right away",
    "pronto|sharpish",
    "quick sharp",
    "[im] in a [bit|massive|real] [of] [a] hurry|rush",
    "[theres] no [real|great|particular] rush|hurry|pressure|worries|problem|bother|biggie|panic",
    "its|this|thats not urgent",
)

_HOW_WANTED = (
    "all together",
    "in|at|on one place|go|page|list|hit|email|sheet|screen|view|message",
    "[in|as|with] a [short|simple|quick|nice|neat] table|chart|grid|list",
    "[as|in|with] [a] [short|few] [bulleted] bullets",
    "[as|in|with] [a] [short|few] bullet points|list|form|format",
    "line|one|item by line|one|item",
    "at a high|top|summary level",
    "in headline|summary form|terms",
)

_NOW = (
    "at the [current|present|very|exact] moment|minute|mo",
    "at [the] present [time|moment]",
    "at the current time",
    "at this [very|exact|precise|particular] moment|point|stage|juncture|minute|second [in] [time]",
    "[right] this [very] minute|second|instant|moment",
    "right|just|even now",
    "rn|nowadays|atm",
    "these days",
    "as of|at now|yet|present",
    "as from now",
    "as [it|things|we|matters] [currently] stand|stands|is|are",
    "up to|until|till now",
    "until|till now",
    "for the time being",
    "for now",
    "for the moment",
    "thus|so far",
    "to date",
    "as yet",
)

_COURTESIES = (
    "hello|hi|hey|hiya|morning|afternoon|evening|alright|dear there|all|bot|sightline|team|everyone|folks|again|you"
    "|mate|both",
    "good morning|afternoon|evening [all|team|everyone|folks|sightline|bot]",
    "sightline|bot|alexa|siri",
    "ey up",
    "yo|ayup|oi|greetings|hallo|gday|helloo|heya",
    "[its] [only] me again",
    "happy monday|tuesday|wednesday|thursday|friday",
    "[i] [just|do] hope|hoping|trust [that] you|u|all|everyone|everything [all] had|have|enjoyed|having|are|is"
    " [a|your|the|doing|going] [good|nice|great|lovely|restful|fab|relaxing|ok|okay|well|alright]"
    " [weekend|week|day|break|holiday|leave|morning|evening|bank] [holiday]",
    "[i] [just|do] hope|hoping|trust youre|ur|your|this|alls|everythings [all|finds|doing|going] [you]"
    " ok|okay|well|alright|good|fine",
    "how are you|u|things [doing] today",
    "[im] [so|really|very|terribly] sorry|apologies|soz|apols [again|in|advance]",
    "sorry|apologies|apols [again] to|for [have] [to] bother|bothering|chase|chasing|ask|asking|pester|pestering|nag"
    "|nagging|trouble|troubling [you] [again|so|with|about] [this]",
    "sorry|apologies [again] to|for be|being a|so|such [a] pain|nuisance|pest|nag|bother|obvious|thick|slow [again]",
    "sorry|apologies to|for keep|all asking|bothering|pestering|chasing|the|these|this [you|questions|bother]",
    "sorry|apologies if [this] [is|ive|i|youve] [have] [already] [asked|missed|told|said|a|obvious] [this|me|it|stupid"
    "|silly|daft] [before|already|question]",
    "excuse|pardon me",
    "thanks|thank|thx|ta|cheers|ty|tyvm|thanx|thnx|thankyou|tia|merci [you|u] [so|very|ever|as] [so|ever] [much|muchly"
    "|again|always]",
    "thanks|thank|thx|cheers [you] [so] [much] for that|this|all|your|the [your] [help|time|work|info|support|answer]"
    " [with|on] [this|that]",
    "thanks|cheers a lot|bunch|million",
    "pls|plz|please and thx|ta|thanks|thank [you]",
    "[thanks|ta|cheers|thank|thx] [you] in advance",
    "[much|really|greatly|very] [much] appreciated",
    "[would|id|ill] [really|much] appreciate it|that",
    "regards|rgds",
    "kind|best|warm|warmest|many regards|wishes",
    "yours sincerely|faithfully",
    "x|xx|xxx|xoxo",
    "nice|good one|stuff",
    "brilliant|lovely|fab|fabulous|super|smashing|wicked|superb|magic|wonderful|amazing|fantastic",
    "youre a|an [absolute|total|real] star|legend|angel|lifesaver|diamond|gem",
    "pretty please",
    "lol|haha|hehe|lmao|eek|argh|arrgh|aargh|ugh|yikes|oops|whoops|phew|hmm|hmmm|um|umm|erm|ah|aha|ooh|wow|blimey"
    "|crikey|gosh|gulp|sigh|huh|omg|jeez|ffs|wtf|god|goodness|lord",
    "oh no|dear|god|well|lord",
    "my god|goodness|word|days",
    "mate|mates|pal|buddy|bud|friend|guys|peeps|ladies|gents|dude|luv|love|duck|chum|chaps|lads",
    "my friend|love|dear|lovely",
    "im|am panicking|desperate|stressed|stressing|knackered|frazzled|confused|lost|bit [confused|lost|stressed]",
    "im a bit|little confused|lost|stressed|worried|rusty|behind",
    "dont|no need [to] panic|worry",
    "bear|bare with me",
)

MANNERS = Phrases(dict.fromkeys((*_HEDGES, *_WHY, *_WHEN_WANTED, *_HOW_WANTED, *_NOW, *_COURTESIES)))
