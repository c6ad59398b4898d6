"""Working days: Monday to Friday, without the Dutch public holidays."""

from datetime import date

from holidays import country_holidays

_CALENDAR = country_holidays("NL")


def is_one(day: date) -> bool:
    """Whether people work on this day."""
    return bool(_CALENDAR.is_working_day(day))


def after(day: date, working_days: int) -> date:
    """The day that many working days after `day`."""
    return day if working_days < 1 else _CALENDAR.get_nth_working_day(day, working_days)


def left(today: date, due: date) -> int:
    """Working days until `due`; below zero by as many as it is late."""
    if due < today:
        return -left(due, today)
    return _CALENDAR.get_working_days_count(today, due) - _CALENDAR.is_working_day(today)
