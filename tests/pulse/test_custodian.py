"""Who runs a plan's pulses, and that they can never reach what they promise nobody sees."""

from tests.cast import Player
from tests.chat import Chat


def test_an_administrator_names_the_custodian_and_takes_it_back(chat: Chat, admin: Player) -> None:
    chat.says(admin, "/plan set @Family Support Worker custodian").hears(
        "Family Support Worker is now this plan's pulse custodian.", "nobody sees who answered what"
    )
    chat.says(admin, "/plan set @Family Support Worker custodian").hears("is this plan's pulse custodian already")
    chat.says(admin, "/plan changes").hears("custodian")
    chat.says(admin, "/plan set @Family Support Worker custodian not").hears(
        "Family Support Worker is no longer this plan's pulse custodian.", "It has none now."
    )
    chat.says(admin, "/plan set @Family Support Worker not custodian").hears("is not this plan's pulse custodian")


def test_an_administrator_is_never_the_custodian(chat: Chat, admin: Player) -> None:
    chat.says(admin, "/plan set @Programme Manager custodian").hears("who can never be the custodian")


def test_a_lead_names_no_custodian(chat: Chat, lead: Player) -> None:
    chat.says(lead, "/plan set @Family Support Worker custodian").hears("Only an administrator can change this.")
