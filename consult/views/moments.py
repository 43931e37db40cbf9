"""How pages say a talk's time: always with the place whose clock it is (trust R7)."""

from datetime import datetime

from accounts.views import carer
from consult.forms.booking import stamp
from consult.screens.booking import languages_of
from consult.screens.moments import clock, clock_words, day_short, said
from consult.slots import place_of
from consult.views.table import room

room.add_app_template_filter(stamp, "time_stamp")
room.add_app_template_filter(clock_words, "clock_words")
room.add_app_template_filter(day_short, "day_short")
room.add_app_template_filter(languages_of, "languages_of")
room.add_app_template_filter(place_of, "place_of")


@room.app_template_filter("talk_time")
def talk_time(moment: datetime) -> str:
    """Weekday, date, time and place by the family's clock."""
    return said(moment, carer().family.zone)


@room.app_template_filter("talk_clock")
def talk_clock(moment: datetime) -> str:
    """The time of day by the family's clock."""
    return clock(moment, carer().family.zone)
