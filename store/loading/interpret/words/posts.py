"""The words by which posts, departments and agencies are known, kept as data."""

# Words by which a piece of a list of people is known to be a post of its own.
POST_WORDS = frozenset(
    {
        *(
            "adviser",
            "advisor",
            "chair",
            "chief",
            "commissioner",
            "consultant",
            "controller",
            "coordinator",
            "councillor",
        ),
        *(
            "deputy",
            "director",
            "governor",
            "head",
            "holder",
            "inspector",
            "lead",
            "leader",
            "manager",
            "mayor",
            "member",
        ),
        *("nurse", "officer", "partner", "practitioner", "principal", "representative", "scrutineer", "secretary"),
        *(
            "superintendent",
            "supervisor",
            "worker",
            "keyworker",
            "headteacher",
            "individual",
            "teacher",
            "psychologist",
            "therapist",
        ),
        *("analyst", "auditor", "trainer", "paediatrician", "solicitor", "administrator", "sponsor", "champion"),
        # As people shorten them.
        *("mgr", "mngr", "coord", "ordinator", "dir"),
    }
)

# Initials that are a post, whoever holds it.
POST_INITIALS = frozenset(
    {
        *("psw", "dcs", "ad", "ads", "hos", "hosc", "cex", "ceo", "sro", "iro", "iros", "lado", "atm", "agm", "senco"),
        *("dsl", "vsh", "dco", "dmo", "dph", "dass", "cfo", "coo", "sm", "tm"),
    }
)
# What a post says of its rank and not of its work: "Head of Service", "Interim Assistant Director".
RANK_WORDS = frozenset(
    {
        *("of", "the", "service", "team", "group", "area", "locality", "assistant", "associate", "deputy", "interim"),
        *("acting", "senior", "operational", "operation", "corporate", "divisional", "joint", "strategic"),
    }
)
RANK_INITIALS = frozenset({"ad", "hos", "sm", "tm", "atm", "agm"})
# Initials that are a part of the council, or of work: half of a post's name.
DEPARTMENTS = frozenset(
    {
        *(
            "hr",
            "od",
            "it",
            "ict",
            "qa",
            "send",
            "sen",
            "ehc",
            "ehcp",
            "edt",
            "cin",
            "cp",
            "cla",
            "lac",
            "uasc",
            "mash",
        ),
        *("fgc", "cse", "cwd", "csc", "asc", "cic", "yjs", "yos", "yot", "mst"),
    }
)
# What posts are about. With a capital, they look like people's names ("Early Help", "Quality").
TOPIC_WORDS = frozenset(
    {
        *("adoption", "adult", "assessment", "assurance", "audit", "business", "care", "children", "commissioning"),
        *("communication", "community", "communities", "corporate", "data", "delivery", "development", "digital"),
        *("early", "education", "engagement", "equality", "estate", "exploitation", "facilities", "family", "families"),
        *(
            "finance",
            "fostering",
            "governance",
            "health",
            "help",
            "homelessness",
            "housing",
            "inclusion",
            "information",
        ),
        *(
            "insight",
            "intelligence",
            "intervention",
            "justice",
            "kinship",
            "leadership",
            "learning",
            "leaver",
            "leaving",
        ),
        *("legal", "need", "organisational", "partnership", "participation", "people", "performance", "permanence"),
        *(
            "placement",
            "planning",
            "policy",
            "practice",
            "prevention",
            "procurement",
            "programme",
            "project",
            "property",
        ),
        *(
            "protection",
            "public",
            "quality",
            "recruitment",
            "reform",
            "regulation",
            "residential",
            "resource",
            "retention",
        ),
        *(
            "safeguarding",
            "safety",
            "school",
            "service",
            "skill",
            "social",
            "special",
            "standard",
            "strategy",
            "strategic",
        ),
        *(
            "support",
            "system",
            "training",
            "transformation",
            "transition",
            "virtual",
            "voice",
            "wellbeing",
            "workforce",
        ),
        *("young", "youth", "improvement", "inspection", "transport", "technology", "contract", "court", "asylum"),
    }
)
# Named beside a post, these are somebody else; "Health" may be what the post is about.
ORGANISATIONS = frozenset(
    {"police", "icb", "nh", "camh", "cafcass", "probation", "local authority", "voluntary sector"}
)
AGENCIES = ORGANISATIONS | {
    *("health", "education", "housing", "school", "council", "academy", "social care", "children social care"),
    *("adult social care", "public health", "early help", "youth justice", "send", "health visiting", "midwifery"),
}
