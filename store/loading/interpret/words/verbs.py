"""Verbs that open an action; in the middle of one they show that two were run together."""

from store.loading.interpret.words.listed import listed

OPENING_VERBS = frozenset(
    listed("""
        agree | appoint | arrange | audit | build | commission | complete | consult | continue | create |
        deliver | design | develop | embed | engage | ensure | establish | evaluate | expand | extend | finalise |
        identify | implement | improve | increase | introduce | launch | maintain | monitor | organise | pilot |
        prepare | produce | promote | provide | publish | recruit | reduce | refresh | review | revise | secure |
        share | strengthen | support | train | undertake | update | use | validate
    """)
)
