"""The audit trail: a chain of hashes that only a function may lengthen. No model manages its tables: they are never emptied."""

from django.db import migrations, models

TABLES = """
    CREATE TABLE audit_record (
        seq bigint NOT NULL, at timestamptz NOT NULL, actor text NOT NULL, role text NOT NULL, unit text NOT NULL,
        action text NOT NULL, object_type text NOT NULL, object_id text NOT NULL, outcome text NOT NULL,
        reason text NOT NULL, detail text NOT NULL, workstation text NOT NULL, session text NOT NULL,
        authenticator text NOT NULL, prev text NOT NULL, hash text NOT NULL,
        PRIMARY KEY (seq, at)
    ) PARTITION BY RANGE (at);
    CREATE INDEX audit_of_actor ON audit_record (actor, seq DESC);
    CREATE INDEX audit_of_object ON audit_record (object_id, seq DESC);
    CREATE INDEX audit_of_action ON audit_record (action, seq DESC);
    CREATE INDEX audit_of_time ON audit_record (at);
    CREATE TABLE audit_head (seq bigint NOT NULL, hash text NOT NULL);
    INSERT INTO audit_head VALUES (0, repeat('0', 64));
    CREATE TABLE audit_seal (day date PRIMARY KEY, seq bigint NOT NULL, hash text NOT NULL);
"""
# Months are kept apart, so that what is older than its retention can go whole. Without one the act itself would fail.
MONTH = """
    CREATE FUNCTION audit_month(moment timestamptz) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
    DECLARE
        first date := date_trunc('month', moment AT TIME ZONE 'UTC');
        name text := 'audit_record_' || to_char(first, 'YYYY_MM');
    BEGIN
        IF to_regclass('public.' || name) IS NOT NULL THEN
            RETURN;
        END IF;
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.audit_record FOR VALUES FROM (%L) TO (%L)', name,
            first || ' 00:00+00', (first + interval '1 month')::date || ' 00:00+00');
        EXECUTE format('CREATE TRIGGER audit_kept BEFORE TRUNCATE ON public.%I EXECUTE FUNCTION public.audit_refuse()', name);
        EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER audit_kept', name);
    END $$;
"""
APPEND = """
    CREATE FUNCTION audit_append(
        actor text, role text, unit text, action text, object_type text, object_id text, outcome text, reason text,
        detail text, workstation text, session text, authenticator text
    ) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    DECLARE
        head public.audit_head;
        moment timestamptz;
        said text;
        sealed text;
    BEGIN
        SELECT * INTO STRICT head FROM public.audit_head FOR UPDATE;
        moment := clock_timestamp();
        said := to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
        sealed := encode(sha256(convert_to(json_build_array(
            head.seq + 1, said, actor, role, unit, action, object_type, object_id, outcome, reason, detail, workstation,
            session, authenticator, head.hash
        )::text, 'UTF8')), 'hex');
        PERFORM public.audit_month(moment);
        INSERT INTO public.audit_record VALUES (
            head.seq + 1, moment, actor, role, unit, action, object_type, object_id, outcome, reason, detail, workstation,
            session, authenticator, head.hash, sealed
        );
        UPDATE public.audit_head SET seq = head.seq + 1, hash = sealed;
        RETURN head.seq + 1;
    END $$;
"""
REFUSE = """
    CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'The audit trail is only ever lengthened.' USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE TRIGGER audit_unchanged BEFORE UPDATE OR DELETE ON audit_record
        FOR EACH ROW EXECUTE FUNCTION audit_refuse();
    CREATE TRIGGER audit_kept BEFORE TRUNCATE ON audit_record EXECUTE FUNCTION audit_refuse();
    CREATE TRIGGER audit_unchanged BEFORE UPDATE OR DELETE ON audit_seal
        FOR EACH ROW EXECUTE FUNCTION audit_refuse();
    CREATE TRIGGER audit_kept BEFORE TRUNCATE ON audit_seal EXECUTE FUNCTION audit_refuse();
    ALTER TABLE audit_record ENABLE ALWAYS TRIGGER audit_unchanged;
    ALTER TABLE audit_record ENABLE ALWAYS TRIGGER audit_kept;
    ALTER TABLE audit_seal ENABLE ALWAYS TRIGGER audit_unchanged;
    ALTER TABLE audit_seal ENABLE ALWAYS TRIGGER audit_kept;
"""
UNDO = """
    DROP FUNCTION audit_append, audit_month;
    DROP TABLE audit_record, audit_head, audit_seal;
    DROP FUNCTION audit_refuse;
"""
WORDS = (
    *("actor", "role", "unit", "action", "object_type", "object_id", "outcome", "reason", "detail"),
    *("workstation", "session", "authenticator", "prev", "hash"),
)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_user")]
    operations = [
        migrations.RunSQL(
            TABLES + REFUSE + MONTH + APPEND,
            reverse_sql=UNDO,
            state_operations=[
                migrations.CreateModel(
                    "AuditRecord",
                    [
                        ("seq", models.BigIntegerField(primary_key=True)),
                        ("at", models.DateTimeField()),
                        *((name, models.TextField()) for name in WORDS),
                    ],
                    options={"db_table": "audit_record", "ordering": ["seq"], "managed": False},
                ),
                migrations.CreateModel(
                    "AuditSeal",
                    [
                        ("day", models.DateField(primary_key=True)),
                        ("seq", models.BigIntegerField()),
                        ("hash", models.TextField()),
                    ],
                    options={"db_table": "audit_seal", "ordering": ["day"], "managed": False},
                ),
            ],
        )
    ]
