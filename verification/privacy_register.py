"""What is kept of officers' work, column by column: why, on what ground, how long, who sees it."""

from accounts.register import ACCOUNTABILITY, FOR_EVER, IN_OFFICE, OFFICERS, STAFF, TASK, WITH_TEXT, entries

NOTICES = "90 days after the deadline ended"
FIELDS = {
    **entries("Membership", "id user role unit area valid", "who may do what, since when", ACCOUNTABILITY, IN_OFFICE, STAFF),
    **entries("Visit", "id report officer at method result distance_m recorded_at", "evidence of a check", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("Visit", "note", "officer's words", TASK, WITH_TEXT, OFFICERS),
    **entries("Note", "id report author at", "who wrote a note", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("Note", "text", "officer's words", TASK, WITH_TEXT, OFFICERS),
    **entries("HandOver", "id report partner officer sent_on reply_due replied_on outcome reply_by", "given to another body", TASK, FOR_EVER, OFFICERS),
    **entries("HandOver", "note", "officer's words", TASK, WITH_TEXT, OFFICERS),
    **entries("HandOver", "reply", "words of the other body", TASK, WITH_TEXT, OFFICERS),
    **entries("Reminder", "id hand_over by on", "who reminded the other body", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("AnswerTemplate", "id status category title text text_en text_uk valid_from valid_to replaces made_by made_at", "ready texts for residents", TASK, FOR_EVER, STAFF),
    **entries("Redaction", "id photo boxes by at approved_by approved_at", "two people covered a photo", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("BulkAct", "id kind actor at undone_at", "who hid or showed several reports", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("BulkItem", "id act report was_hidden was_in_flood", "what an undo puts back", ACCOUNTABILITY, FOR_EVER, OFFICERS),
    **entries("Alert", "id unit on kind", "one mail a day", TASK, FOR_EVER, STAFF),
    **entries("Notice", "id user clock step on seen_at", "who was told of a deadline", TASK, NOTICES, STAFF),
    **entries("Digest", "id user on", "one mail a day", TASK, FOR_EVER, STAFF),
}  # fmt: skip
