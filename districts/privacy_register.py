"""What is kept of places, units and officers, column by column: why, on what ground, how long, who sees it."""

from accounts.register import (
    ACCOUNTABILITY,
    FOR_EVER,
    IN_FORCE,
    IN_OFFICE,
    NO_PERSON,
    NOBODY,
    PUBLIC,
    STAFF,
    TASK,
    entries,
)

_UNIT = "id slug kind name parent depth head street postal_code city phone email"
FIELDS = {
    **entries("AdministrativeArea", "id code kind name parent outline is_made_up", "borders", NO_PERSON, IN_FORCE, PUBLIC),
    **entries("BoundaryEdition", "id name is_current is_made_up created_on source", "editions of borders", NO_PERSON, IN_FORCE, PUBLIC),
    **entries("Locality", "id name search_name area point population", "finding a place", NO_PERSON, IN_FORCE, PUBLIC),
    **entries("Street", "id locality name search_name line number_from number_to", "finding a place", NO_PERSON, IN_FORCE, PUBLIC),
    **entries("Unit", _UNIT, "units and their telephones", TASK, IN_FORCE, PUBLIC),
    **entries("UnitArea", "id edition unit area", "which unit answers where", NO_PERSON, IN_FORCE, PUBLIC),
    **entries("Beat", "id public_id edition unit number sort_key name streets area", "which beat covers what", NO_PERSON, IN_FORCE, PUBLIC),
    **entries("Officer", "public_id unit rank first_name last_name phone email photo updated_on", "the district officer's card", TASK, IN_OFFICE, PUBLIC),
    **entries("Officer", "user is_active", "which account is the officer's", TASK, IN_OFFICE, STAFF),
    **entries("Officer", "id", "key of the row", NO_PERSON, IN_OFFICE, NOBODY),
    **entries("Assignment", "id officer beat role valid", "who has the beat", TASK, IN_OFFICE, PUBLIC),
    **entries("DutyHours", "id officer weekday since until", "when the officer answers", TASK, IN_OFFICE, PUBLIC),
    **entries("Partner", "id slug kind name email phone unit source valid_from valid_to", "bodies that threats are handed to", NO_PERSON, IN_FORCE, PUBLIC),
    **entries("PartnerChange", "id partner act by at email phone source valid_to", "who changed the register", ACCOUNTABILITY, FOR_EVER, STAFF),
}  # fmt: skip
