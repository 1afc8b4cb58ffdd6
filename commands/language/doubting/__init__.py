"""Readings that use every word and may still not be what was meant: asked back, with what else it may be.

Each rule knows one way in which people say one thing and words mean another: "new date in August", "moved out of July".
"""

from commands.language.doubting import compared, crossing, days, hedged, quantified, standing, subjects, then
from commands.language.sense import Sense
from store.query.model import Query


def other_readings(sense: Sense, query: Query) -> list[Query] | None:
    """All that may be meant, the likeliest first; None where the reading stands without doubt."""
    for rule in (
        subjects.only_denied,
        standing.yet_to_slip,
        days.new_date,
        days.moved_from,
        subjects.most_of_what,
        subjects.of_no_items,
        subjects.by_a_board,
        standing.two_colours,
        standing.open_and_complete,
        days.no_days_named,
        subjects.few_of_a_topic,
        standing.standing_of_any,
        standing.how_what_is_left,
        standing.status_of_some,
        standing.yet_to_turn,
        standing.yet_to_finish,
        days.standing_by_a_day,
        days.status_for_a_day,
        days.days_of_what,
        days.first_of_all,
        subjects.one_or_other,
        days.due_and_titled,
        subjects.told_by_us,
        compared.more_than_then,
        compared.then_and_now,
        compared.days_of_a_comparison,
        compared.more_of_one_than_of_other,
        compared.several_parts,
        compared.item_and_part,
        compared.second_count,
        compared.each_of_all,
        compared.both_of_one,
        compared.not_moved,
        compared.slipped_when,
        crossing.never_both,
        crossing.crossed,
        crossing.two_groups,
        quantified.who_has_none,
        quantified.so_many_of_each,
        quantified.all_of_each,
        quantified.both_of,
        quantified.both_of_one,
        quantified.one_of_each,
        quantified.whether_all,
        quantified.most_of_them,
        then.stood_then,
        then.said_when,
        then.given_when,
        then.against_its_date,
        then.will_it,
        then.just_now,
        hedged.hedged,
        hedged.not_the_whole,
        hedged.everyone_else,
        hedged.while_away,
        hedged.delayed_until,
        hedged.from_whom,
        hedged.who_updated,
        hedged.from_one_to_other,
        then.first_then,
        then.two_people,
        then.about_a_day,
        then.not_until_then,
        then.overdue_when,
    ):
        if (found := rule(sense, query)) is not None:
            return list(dict.fromkeys(found))
    return None
