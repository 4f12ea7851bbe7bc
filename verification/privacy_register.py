"""What is kept of officers' work, column by column: why, on what ground, how long, who sees it."""

from accounts.register import (
    ACCOUNTABILITY,
    FOR_EVER,
    IN_FORCE,
    IN_OFFICE,
    NO_PERSON,
    NOBODY,
    OFFICERS,
    STAFF,
    TASK,
    WITH_TEXT,
    entries,
)

NOTICES = "90 days after the deadline ended"
UNTIL_DELETED = "until its owner deletes it or leaves"
OWNER = "its owner"
SURVEYS = "until the month is over"
FIELDS = {
    **entries("Membership", "id user role unit area valid", "who may do what, since when", ACCOUNTABILITY, IN_OFFICE, STAFF),
    **entries("Visit", "id report officer at method result distance_m recorded_at key", "evidence of a check", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("Visit", "note", "officer's words", TASK, WITH_TEXT, OFFICERS),
    **entries("Note", "id report author at", "who wrote a note", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("Note", "text", "officer's words", TASK, WITH_TEXT, OFFICERS),
    **entries("HandOver", "id report partner officer sent_on reply_due replied_on outcome reply_by", "given to another body", TASK, FOR_EVER, OFFICERS),
    **entries("HandOver", "note", "officer's words", TASK, WITH_TEXT, OFFICERS),
    **entries("Task", "id report to unit officer reply_by rule made_by made_on made_at answered_at outcome closed_at closed_by", "who has a report", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("Task", "note answer", "officer's words", TASK, WITH_TEXT, OFFICERS),
    **entries("TaskingRule", "id category unit to to_unit reply_days effective_from ends_on made_by made_at ended_by ended_at", "which reports go to whom by themselves", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("Reassignment", "id report to unit officer asked_by asked_at answer answered_by answered_at task", "who was asked to take a report over", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("Reassignment", "reason word", "officer's words", TASK, WITH_TEXT, OFFICERS),
    **entries("Merge_clocks", "id merge clock", "which terms stopped with it", TASK, FOR_EVER, OFFICERS),
    **entries("Merge", "id report target by at counted undone_by undone_at", "which report was merged into which", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("HandOver", "reply", "words of the other body", TASK, WITH_TEXT, OFFICERS),
    **entries("Reminder", "id hand_over by on", "who reminded the other body", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("AnswerTemplate", "id status category title text text_en text_uk valid_from valid_to replaces made_by made_at", "ready texts for residents", TASK, FOR_EVER, STAFF),
    **entries("Redaction", "id photo boxes by at approved_by approved_at", "two people covered a photo", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("BulkAct", "id kind actor at undone_at", "who hid, showed or gave away several reports", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("BulkItem", "id act report was_hidden was_in_flood", "what an undo puts back", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("BulkJob", "id kind actor at starts_at ended_at is_stopped act", "who did one thing to many reports", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("BulkJobItem", "id job report outcome why", "what became of each of them", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("Alert", "id unit on kind", "one mail a day", TASK, FOR_EVER, STAFF),
    **entries("Notice", "id user clock step on seen_at", "who was told of a deadline", TASK, NOTICES, STAFF),
    **entries("SavedFilter", "id user name query is_start", "a choice in the queue, kept", TASK, UNTIL_DELETED, OWNER),
    **entries("Digest", "id user on", "one mail a day", TASK, FOR_EVER, STAFF),
    **entries("ProgrammeTask", "id slug name name_en name_uk counted counted_en counted_uk position valid_from valid_to source", "what is counted each month", NO_PERSON, IN_FORCE, STAFF),
    **entries("MonthlyFigure", "id unit month task number remark", "what a unit did in a month", TASK, FOR_EVER, STAFF),
    **entries("MonthlyFigure", "by at", "who entered or corrected it", ACCOUNTABILITY, FOR_EVER, STAFF),
    **entries("BeatHours", "id beat month kind hours", "hours on the beat, planned and done", TASK, FOR_EVER, STAFF),
    **entries("BeatHours", "by at", "who entered or corrected it", ACCOUNTABILITY, FOR_EVER, STAFF),
    **entries("SurveyRound", "id unit month answered", "that each officer answers once a month; never who said what", TASK, SURVEYS, NOBODY),
    **entries("SurveyAnswer", "id unit month obstacles proposal", "what stands in the way of officers; of nobody in particular", NO_PERSON, FOR_EVER, STAFF),
}  # fmt: skip
