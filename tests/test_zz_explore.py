import pytest
def test_x(chat, owner, lead, viewer, make_milestone, outsider, stranger):
    make_milestone("A3.1", owner=owner)
    from bot.demo.payloads import Payloads
    for who, w in [(owner,x) for x in open("/tmp/asks").read().splitlines()]:
        if w.startswith("L:"): who, w = lead, w[2:]
        if w.startswith("V:"): who, w = viewer, w[2:]
        if w.startswith("O:"): who, w = outsider, w[2:]
        if w.startswith("S:"): who, w = stranger, w[2:]
        try: a = chat.hands(who).says(w)
        except Exception as e: print("!!!!", w, repr(e)); continue
        print("\n>>>>", w)
        for m in a: print(m.text); 
        for m in a:
            from tests.chat import Answer
        print("   BUTTONS", Answer(a).buttons()[:14])
        if chat.hands(who).modal: print("   FORM", chat.form(who)); chat.hands(who).dismisses()
    try: chat.read_over()
    except AssertionError as e: print("READ OVER", e)
