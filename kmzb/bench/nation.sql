-- One round of reports with all that belongs to them. A share of 0.01 is open and came in the last forty days.
CREATE TEMP TABLE fresh ON COMMIT DROP AS
SELECT drawn.*,
    CASE
        WHEN NOT is_open THEN (ARRAY['unconfirmed', 'eliminated', 'unconfirmed', 'eliminated', 'hoax'])[1 + floor(luck * 5)::int]
        WHEN luck < 0.25 THEN 'new' WHEN luck < 0.7 THEN 'verifying' WHEN luck < 0.95 THEN 'confirmed' ELSE 'referred'
    END AS status,
    %(today)s::date - CASE WHEN is_open THEN floor(age * 40) ELSE 40 + floor(age * 3650) END::int AS filed_on
FROM (
    SELECT n, 1 + floor(random() * (SELECT count(*) FROM place))::int AS place, random() < 0.01 AS is_open, random() AS luck,
        random() * random() AS age, random() AS east, random() AS north,
        (SELECT array_agg(id) FROM reports_category WHERE valid_to IS NULL) AS categories
    FROM generate_series(1, %(count)s) AS n
) AS drawn;

INSERT INTO reports_report (public_id, category_id, status, reason, filed_on, point, public_point, unit_id, beat_id, edition_id,
    is_in_hole, is_published, is_hidden, endorsements, batches_left, is_in_flood, due_on)
SELECT gen_random_uuid(), categories[1 + fresh.n %% array_length(categories, 1)], status,
    CASE status WHEN 'confirmed' THEN 'seen_on_site' WHEN 'unconfirmed' THEN 'not_found_on_site' WHEN 'eliminated' THEN 'acted_on'
        WHEN 'hoax' THEN 'false_report' WHEN 'referred' THEN 'handed_over' ELSE '' END,
    filed_on, at, at, unit_id, beat_id, edition_id, false, true, false, 0, 0, false,
    CASE status WHEN 'new' THEN filed_on + 3 WHEN 'verifying' THEN filed_on + 5 WHEN 'confirmed' THEN filed_on + 34
        WHEN 'referred' THEN filed_on + 36 ELSE DATE '9999-12-31' END
FROM fresh JOIN place ON place.n = fresh.place,
    LATERAL (SELECT ST_SetSRID(ST_MakePoint(west + east * %(step_lon)s, south + north * %(step_lat)s), 4326) AS at) AS point;

CREATE TEMP TABLE written ON COMMIT DROP AS
SELECT id, status, reason, filed_on FROM reports_report ORDER BY id DESC LIMIT %(count)s;

INSERT INTO reports_clock (report_id, stage, rule_id, started_on, due_on, stopped_on)
SELECT written.id, stage, rule.id, filed_on + after, filed_on + after + amount, CASE WHEN runs THEN NULL ELSE filed_on + after + 1 END
FROM written, LATERAL (VALUES
    ('read', 0, status = 'new', true),
    ('verify', 0, status IN ('new', 'verifying'), true),
    ('eliminate', 4, status = 'confirmed', status IN ('confirmed', 'referred', 'eliminated')),
    ('reply', 6, status = 'referred', status = 'referred')
) AS run (stage, after, runs, exists),
LATERAL (SELECT id, amount FROM reports_deadlinerule AS found WHERE found.stage = run.stage AND category_id IS NULL
    ORDER BY effective_from DESC LIMIT 1) AS rule
WHERE exists;

INSERT INTO reports_statuschange (report_id, old, new, reason, role, note, "on")
SELECT id, old, new, CASE WHEN new = status THEN reason ELSE '' END, 'officer', '', filed_on + after
FROM written, LATERAL (VALUES
    ('new', 'verifying', 1, status <> 'new'),
    ('verifying', 'confirmed', 4, status IN ('confirmed', 'referred', 'eliminated')),
    ('verifying', status, 4, status IN ('unconfirmed', 'hoax')),
    ('confirmed', status, 6, status IN ('eliminated', 'referred'))
) AS step (old, new, after, exists)
WHERE exists;

INSERT INTO reports_timelineentry (report_id, kind, status, reason, "on", by, part_of_day, result, partner)
SELECT id, kind, word, '', filed_on + after, by, '', '', ''
FROM written, LATERAL (VALUES
    ('received', 'new', 0, 'resident', true), ('status', 'verifying', 1, 'officer', status <> 'new'),
    ('status', status, 4, 'officer', status NOT IN ('new', 'verifying'))
) AS line (kind, word, after, by, exists)
WHERE exists
