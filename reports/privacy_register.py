"""What is kept of reports, column by column: why, on what ground, how long, who sees it."""

from accounts.register import (
    ACCOUNTABILITY,
    FOR_EVER,
    HOLDER,
    IN_FORCE,
    NO_PERSON,
    NOBODY,
    OFFICERS,
    PUBLIC,
    STAFF,
    TASK,
    THREE_DAYS,
    WITH_PHOTO,
    WITH_POINT,
    WITH_TEXT,
    Entry,
    entries,
)

GUARDIANS = "the national coordinator and the auditor"


def _rules() -> dict[str, Entry]:
    catalogue = "id slug name name_en name_uk group hint hint_en hint_uk words icon description_required precision"
    more = "minimum_visits near_m position valid_from valid_to"
    question = "id category position text text_en text_uk choices valid_from valid_to replaces"
    return {
        **entries("Category", f"{catalogue} {more}", "what can be reported", NO_PERSON, IN_FORCE, PUBLIC),
        **entries("CategoryQuestion", question, "what is asked in a category", NO_PERSON, IN_FORCE, PUBLIC),
        **entries(
            "CategoryQuestion", "made_by made_at ended_by ended_at", "who made it", ACCOUNTABILITY, FOR_EVER, STAFF
        ),
        **entries(
            "DeadlineRule", "id stage category amount days effective_from source", "terms", NO_PERSON, IN_FORCE, PUBLIC
        ),
        **entries("DeadlineRule", "made_by made_at", "who made a rule", ACCOUNTABILITY, FOR_EVER, OFFICERS),
        **entries(
            "ReasonRule", "id old new reason is_allowed effective_from why", "reasons", NO_PERSON, IN_FORCE, STAFF
        ),
        **entries("ReasonRule", "made_by made_at", "who made a rule", ACCOUNTABILITY, FOR_EVER, STAFF),
        **entries(
            "CategoryChange",
            "id category effective_from after before applied_at why",
            "what became different",
            NO_PERSON,
            IN_FORCE,
            STAFF,
        ),
        **entries("CategoryChange", "made_by made_at", "who changed it", ACCOUNTABILITY, FOR_EVER, STAFF),
        **entries("RetentionRule", "id what days effective_from source", "end of keeping", NO_PERSON, IN_FORCE, PUBLIC),
        **entries(
            "RetentionRun", "id on counts stopped", "proof of erasing, counts only", ACCOUNTABILITY, FOR_EVER, NOBODY
        ),
    }


def _report() -> dict[str, Entry]:
    public = "public_id category status reason filed_on public_point cell unit beat merged_into endorsements"
    return {
        **entries("Report", public, "the report on the map", TASK, FOR_EVER, PUBLIC),
        **entries("Report", "point", "where officers go", TASK, WITH_POINT, OFFICERS),
        **entries(
            "Report",
            "edition is_in_hole is_in_flood group is_hidden due_on",
            "work of officers",
            TASK,
            FOR_EVER,
            OFFICERS,
        ),
        **entries("Report", "source", "how a report came in", TASK, FOR_EVER, OFFICERS),
        **entries("Report", "entered_by", "who wrote it down for a resident", ACCOUNTABILITY, FOR_EVER, OFFICERS),
        **entries("Report", "id is_published batches_left", "order of work, random", NO_PERSON, FOR_EVER, NOBODY),
        **entries("ReportGroup", "id category opened_on", "near duplicates side by side", TASK, FOR_EVER, OFFICERS),
        **entries("ReportContent", "description", "what the resident wrote, sealed", TASK, WITH_TEXT, OFFICERS),
        **entries("ReportContent", "occurred_on weekdays hours", "when to look", TASK, WITH_TEXT, OFFICERS),
        **entries(
            "ReportContent", "report withdrawn_on", "that the text was withdrawn, by day", TASK, FOR_EVER, HOLDER
        ),
        **entries(
            "Photo",
            "slot digest sketch width height",
            "opening and counting the sealed picture",
            TASK,
            WITH_PHOTO,
            OFFICERS,
        ),
        **entries(
            "Photo",
            "id public_id report added_on withdrawn_on",
            "that there was a photo, by day",
            TASK,
            FOR_EVER,
            HOLDER,
        ),
        **entries("Photo", "is_set_aside", "on the list of known illegal pictures", TASK, FOR_EVER, GUARDIANS),
        **entries(
            "Receipt", "report digest", "finding the report of a code; HMAC, key elsewhere", TASK, FOR_EVER, NOBODY
        ),
        **entries(
            "SubmissionKey", "report digest content kept_until", "one report once; HMAC", TASK, THREE_DAYS, NOBODY
        ),
    }


def _life() -> dict[str, Entry]:
    line = "id report kind status reason on by part_of_day result partner"
    return {
        **entries("TimelineEntry", line, "the public story, by day", TASK, FOR_EVER, PUBLIC),
        **entries(
            "StatusChange",
            "id report old new reason actor role on at",
            "who decided",
            ACCOUNTABILITY,
            FOR_EVER,
            OFFICERS,
        ),
        **entries("StatusChange", "note", "officer's words", TASK, WITH_TEXT, OFFICERS),
        **entries(
            "Clock", "id report stage rule started_on due_on stopped_on", "terms of the report", TASK, FOR_EVER, PUBLIC
        ),
        **entries("ClockPause", "id clock since until reason", "pauses of a term", TASK, FOR_EVER, PUBLIC),
        **entries("ClockPause", "planned_until actor at", "who paused a term", ACCOUNTABILITY, FOR_EVER, OFFICERS),
        **entries("Message", "text", "what resident and officer write, sealed", TASK, WITH_TEXT, HOLDER),
        **entries("Message", "id report sender kind on", "that there was a message, by day", TASK, FOR_EVER, HOLDER),
        **entries(
            "Message", "author at", "which officer asked; empty for a resident", ACCOUNTABILITY, FOR_EVER, OFFICERS
        ),
        **entries("Endorsement", "id report on count", "sum of a day, no row per person", TASK, FOR_EVER, PUBLIC),
        **entries("Rating", "report value on", "outcome in the eyes of the holder", TASK, FOR_EVER, OFFICERS),
    }


FIELDS = {**_rules(), **_report(), **_life()}
