"""The sentence and the HTTP status of every error code. Codes are stable for ever; sentences may be improved."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    400: _("The request cannot be read"),
    401: _("Sign in first"),
    403: _("Not allowed"),
    404: _("Not found"),
    405: _("Method not allowed"),
    406: _("Format not available"),
    408: _("Too slow"),
    409: _("The state has changed in the meantime"),
    413: _("Too large"),
    415: _("Format not accepted"),
    422: _("Something needs to be corrected"),
    429: _("Too many requests"),
    500: _("Something went wrong"),
    503: _("Not available for the moment"),
}

_SENTENCES = {
    400: {
        "empty_body": _("The body of the request is empty. Send a JSON object."),
        "not_json": _("The body is not correct JSON (character %(position)s)."),
        "invalid_encoding": _("The body is not text in UTF-8."),
        "duplicate_key": _("One key stands twice in the same object. Send each key once."),
        "too_deep": _("The body is nested too deeply (at most %(limit)s levels)."),
        "idempotency_key_missing": _("The header Idempotency-Key is missing. Send a new UUID with each report."),
        "idempotency_key_invalid": _("The header Idempotency-Key must be a UUID of version 4."),
        "unknown_parameter": _("The address has a parameter that this call does not know."),
        "bad_parameter": _("A parameter of the address has a value that cannot be used."),
        "bad_form": _("The form arrived damaged. Send it again."),
    },
    401: {"not_signed_in": _("Sign in to the panel first.")},
    403: {
        "cross_site": _("The form was sent from another site. Open our page and send it there."),
        "proof_missing": _("The proof of work is missing. Fetch a challenge, solve it and send it again."),
        "proof_invalid": _("The proof of work is wrong. Fetch a new challenge and send it again."),
        "proof_expired": _("The proof of work is older than 10 minutes. Fetch a new challenge and send it again."),
        "proof_used": _("This proof of work was used already. Fetch a new challenge and send it again."),
        "forbidden": _("Your role does not allow this."),
    },
    404: {
        "not_found": _("There is nothing at this address."),
        "receipt_not_found": _("No report has this code. Check the 16 digits and try again."),
        "address_not_found": _("We do not know this address. Check the spelling or give the town first."),
    },
    405: {"method_not_allowed": _("This call does not accept that method.")},
    406: {"not_acceptable": _("We cannot answer in the format that was asked for.")},
    408: {"too_slow": _("What was sent came too slowly. Send it again.")},
    409: {
        "idempotency_key_reused": _("This key was used already for a report with other content. Use a new key."),
        "stale_status": _("Somebody else has changed this report in the meantime. Look at it again before you decide."),
        "objection_closed": _("An objection is no longer possible."),
        "objection_answered": _(
            "There is no objection that waits for an answer. Somebody may have answered it already."
        ),
        "undo_closed": _("This act cannot be undone any more."),
        "clock_not_running": _("This deadline does not run any more, has passed already, or cannot stand still."),
        "rule_exists": _("There is a rule for this deadline, category and day already."),
        "change_exists": _("There is a change for this and for that day already. Take it back first."),
        "rule_in_force": _("This rule is in force already. Make a new one from a later day on."),
        "not_eliminated": _("The report is not marked as eliminated."),
    },
    413: {"too_large": _("What was sent is too large (at most %(limit)s).")},
    415: {"unsupported_media_type": _("Send JSON in UTF-8, not compressed (Content-Type: application/json).")},
    422: {
        "not_an_object": _("A JSON object was expected, with the fields of a report."),
        "unknown_field": _("There is no such field."),
        "required": _("This is needed."),
        "wrong_type": _("The value is of the wrong kind."),
        "not_finite": _("Give an ordinary number."),
        "out_of_range": _(
            "The number is out of range. Coordinates are degrees: longitude about 19, latitude about 52."
        ),
        "outside_area": _("This place is outside the area that we serve: %(served)s."),
        "swapped": _("Longitude and latitude seem to be swapped."),
        "unknown_category": _("There is no such category."),
        "category_withdrawn": _("This category is no longer used. Choose one of the current ones."),
        "description_required": _("In this category a description is needed: write what happens there."),
        "too_long": _("The text has %(count)s characters, at most %(limit)s are possible."),
        "forbidden_characters": _("The text has control characters that are not allowed. Remove them."),
        "date_in_future": _("The date lies in the future."),
        "date_too_old": _("The date is older than 365 days."),
        "not_emergency_required": _("Confirm that this is not an emergency. When life is in danger call 112."),
        "reason_required": _("Choose a reason from the list."),
        "evidence_missing": _("Evidence is missing: record a visit or give the source of knowledge."),
        "transition_not_allowed": _("A report with this status cannot get that one."),
        "box_outside": _("A box needs four numbers in percent and must lie inside the picture."),
        "box_missing": _("Cover something, or say that there is nothing to cover in this photo."),
        "photo_too_large": _("This photo is larger than 10 MB. Choose a smaller one."),
        "photo_too_many": _("There are too many photos: three at once, six for a report."),
        "photo_not_a_photo": _("This is not a photo."),
        "photo_kind": _("This kind of file is not accepted. Save the photo as JPG and try again."),
        "photo_broken": _("The photo is damaged and cannot be read. Try another one."),
        "photo_too_many_pixels": _("The photo has more than 40 million pixels. Make it smaller and try again."),
        "photo_not_now": _("The photo could not be saved now. Add it later with your code."),
        "nothing_changed": _("Nothing is different from what holds today."),
        "reason_needed": _("This reason cannot be withdrawn: without it the decision could not be made any more."),
        "too_many_at_once": _("Choose at most %(limit)s reports at once."),
        "token_expired": _("The form was open for a long time. Everything is still here: check it and send it again."),
    },
    429: {
        "too_many_requests": _("Too many tries at once. Wait a minute and try again."),
        "wait_first": _("Wait %(count)s s, then send again. Everything you typed is still here."),
    },
    500: {"server_error": _("Something went wrong on our side. Try again in a moment. Reference: %(name)s.")},
    503: {"unavailable": _("The service cannot take this now. Nothing is lost: try again in a moment.")},
}

SENTENCES = {code: text for group in _SENTENCES.values() for code, text in group.items()}
STATUSES = {code: status for status, group in _SENTENCES.items() for code in group}
