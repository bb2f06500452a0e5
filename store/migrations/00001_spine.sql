-- +goose Up

-- uuid beside a range in one exclusion constraint.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The clinic: one row. ------------------------------------------------------------

CREATE TABLE clinic (
  one          boolean PRIMARY KEY DEFAULT true CHECK (one),
  name         text NOT NULL,
  phone        text NOT NULL,
  zone         text NOT NULL,
  languages    text[] NOT NULL,
  day_first    boolean NOT NULL DEFAULT false,
  office_hours text NOT NULL,
  quiet_from   int NOT NULL,
  quiet_to     int NOT NULL
);

CREATE TABLE locations (
  id       uuid PRIMARY KEY,
  name     text NOT NULL,
  address  text NOT NULL,
  zone     text NOT NULL,
  label    smallint NOT NULL,
  position int NOT NULL
);

CREATE TABLE practitioners (
  id       uuid PRIMARY KEY,
  name     text NOT NULL,
  label    smallint NOT NULL,
  position int NOT NULL
);

CREATE TABLE services (
  id             uuid PRIMARY KEY,
  name           text NOT NULL,
  minutes        int NOT NULL CHECK (minutes BETWEEN 1 AND 720),
  minutes_before int NOT NULL CHECK (minutes_before BETWEEN 0 AND 240),
  minutes_after  int NOT NULL CHECK (minutes_after BETWEEN 0 AND 240),
  price_cents    bigint NOT NULL,
  code           text NOT NULL,
  label          smallint NOT NULL,
  position       int NOT NULL
);

-- When a practitioner gives a service at a location.
CREATE TABLE schedules (
  service      uuid NOT NULL REFERENCES services,
  practitioner uuid NOT NULL REFERENCES practitioners,
  location     uuid NOT NULL REFERENCES locations,
  weekday      smallint NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  from_minute  int NOT NULL,
  to_minute    int NOT NULL CHECK (to_minute > from_minute),
  PRIMARY KEY (service, practitioner, location, weekday, from_minute)
);

CREATE TABLE opening_hours (
  location    uuid NOT NULL REFERENCES locations,
  weekday     smallint NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  from_minute int NOT NULL,
  to_minute   int NOT NULL CHECK (to_minute > from_minute),
  PRIMARY KEY (location, weekday, from_minute)
);

CREATE TABLE closures (
  location uuid NOT NULL REFERENCES locations,
  day      date NOT NULL,
  name     text NOT NULL,
  PRIMARY KEY (location, day)
);

CREATE TABLE reminder_rules (
  key     text PRIMARY KEY,
  days    int NOT NULL CHECK (days BETWEEN 0 AND 365),
  minutes int NOT NULL CHECK (minutes BETWEEN 0 AND 1440)
);

-- +goose StatementBegin
-- Whether a clock in the zone is inside the quiet hours, which may span midnight.
CREATE FUNCTION is_quiet(at timestamptz, zone text, quiet_from int, quiet_to int) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN quiet_from <= quiet_to THEN m >= quiet_from AND m < quiet_to
              ELSE m >= quiet_from OR m < quiet_to END
  FROM (SELECT extract(hour FROM w) * 60 + extract(minute FROM w) AS m FROM (SELECT at AT TIME ZONE zone AS w) AS wall) AS minutes
$$;
-- +goose StatementEnd

-- People. Words about them are sealed under the keyset of their owner. ----------------

-- One keyset an owner (a patient or a conversation), wrapped by the clinic's key.
-- Deleting the row makes everything sealed under it unreadable.
CREATE TABLE keysets (
  owner   uuid PRIMARY KEY,
  wrapped bytea NOT NULL
);

-- Which key the keysets are wrapped with: another one must be noticed at the start.
CREATE TABLE key_mark (
  one         boolean PRIMARY KEY DEFAULT true CHECK (one),
  fingerprint text NOT NULL
);

CREATE TABLE patients (
  id         uuid PRIMARY KEY REFERENCES keysets (owner),
  given      bytea NOT NULL,
  family     bytea NOT NULL,
  birth      bytea NOT NULL,
  zone       text NOT NULL DEFAULT '',
  verified   boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE conversations (
  id            uuid PRIMARY KEY REFERENCES keysets (owner),
  channel       text NOT NULL,
  -- Keyed blind index of the address: found by it, not readable from it.
  address_index bytea NOT NULL,
  address       bytea NOT NULL,
  clearance     smallint NOT NULL,
  language      text NOT NULL,
  stopped_at    timestamptz,
  -- The run state, sealed; null while nothing is open.
  state         bytea,
  -- When the open question wants to know that nobody answered (clinic's clock).
  wake_at       timestamptz,
  created_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (channel, address_index)
);
CREATE INDEX conversations_wake ON conversations (wake_at) WHERE wake_at IS NOT NULL;

-- Who stands behind a conversation.
CREATE TABLE people (
  conversation uuid NOT NULL REFERENCES conversations,
  patient      uuid NOT NULL REFERENCES patients,
  relation     text NOT NULL,
  -- Whether this patient's reminders go to this conversation.
  reminders    boolean NOT NULL DEFAULT true,
  -- The order in which they became known: the phone's owner first.
  position     int NOT NULL,
  PRIMARY KEY (conversation, patient)
);
CREATE INDEX people_patient ON people (patient);

-- Events in, words out. -----------------------------------------------------------------

CREATE TABLE inbox (
  id            uuid PRIMARY KEY,
  seq           bigint GENERATED ALWAYS AS IDENTITY,
  conversation  uuid NOT NULL REFERENCES conversations,
  kind          text NOT NULL CHECK (kind IN ('text', 'tick', 'reminder')),
  -- What makes a redelivery a no-op: channel and provider's id, or our own key.
  dedupe        text NOT NULL UNIQUE,
  body          bytea,
  refs          uuid[] NOT NULL DEFAULT '{}',
  opt_out       text NOT NULL DEFAULT '',
  received_at   timestamptz NOT NULL,
  answered_at   timestamptz,
  parked_at     timestamptz
);
CREATE INDEX inbox_open ON inbox (conversation, seq)
  WHERE answered_at IS NULL AND parked_at IS NULL;

-- The conversations with something to answer: one row each, however long their queue
-- is, so that taking the next one costs the same under any load. A busy, small table:
-- no updated column is indexed, and it is vacuumed often.
CREATE TABLE ready (
  conversation uuid PRIMARY KEY REFERENCES conversations,
  -- 0 where somebody waits for an answer, 1 where nobody does.
  urgency      smallint NOT NULL,
  since        timestamptz NOT NULL DEFAULT now(),
  -- Counts events that came: a turn ends the row only if none came meanwhile.
  arrivals     bigint NOT NULL DEFAULT 1,
  -- Turns tried for the first open event, this one included.
  attempts     int NOT NULL DEFAULT 0,
  -- Not to be taken before this: a lease, or the wait after a failure. Database clock.
  not_before   timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE INDEX ready_order ON ready (urgency, since);

CREATE TABLE outbox (
  id           uuid PRIMARY KEY,
  seq          bigint GENERATED ALWAYS AS IDENTITY,
  conversation uuid NOT NULL REFERENCES conversations,
  class        text NOT NULL,
  label        smallint NOT NULL,
  body         bytea NOT NULL,
  -- Words that were not cleared for the channel; they wait for the portal.
  withheld       bytea,
  withheld_label smallint,
  state        text NOT NULL DEFAULT 'queued',
  -- rank orders states: callbacks repeat and come out of order, only a higher rank counts.
  rank         smallint NOT NULL DEFAULT 0,
  provider_id  text,
  code         int NOT NULL DEFAULT 0,
  attempts     int NOT NULL DEFAULT 0,
  not_before   timestamptz NOT NULL DEFAULT '-infinity',
  -- First hand-over whose outcome is not known.
  tried_at     timestamptz,
  expires_at   timestamptz,
  created_at   timestamptz NOT NULL DEFAULT now(),
  -- When nothing more is to be sent: taken by the provider, or given up.
  settled_at   timestamptz
);
CREATE INDEX outbox_open ON outbox (conversation, seq) WHERE settled_at IS NULL;
CREATE INDEX outbox_due ON outbox ((class = 'reminder'), seq) WHERE settled_at IS NULL;
CREATE INDEX outbox_taken ON outbox (conversation, settled_at) WHERE provider_id IS NOT NULL;

-- Visits. ---------------------------------------------------------------------------------

CREATE TABLE appointments (
  id           uuid PRIMARY KEY,
  patient      uuid NOT NULL REFERENCES patients,
  practitioner uuid NOT NULL REFERENCES practitioners,
  location     uuid NOT NULL REFERENCES locations,
  service      uuid NOT NULL REFERENCES services,
  start_at     timestamptz NOT NULL,
  end_at       timestamptz NOT NULL CHECK (end_at > start_at),
  -- The practitioner's time: with the buffers around the visit.
  busy         tstzrange NOT NULL,
  -- The wall clock that was promised; it decides when zone rules change.
  local_day    date NOT NULL,
  local_minute int NOT NULL,
  zone         text NOT NULL,
  status       text NOT NULL CHECK (status IN ('held', 'booked', 'confirmed', 'cancelled')),
  held_until   timestamptz,
  moves        uuid REFERENCES appointments,
  created_at   timestamptz NOT NULL DEFAULT now(),
  CHECK ((status = 'held') = (held_until IS NOT NULL)),
  CONSTRAINT practitioner_is_free EXCLUDE USING gist (practitioner WITH =, busy WITH &&)
    WHERE (status IN ('held', 'booked', 'confirmed')),
  -- A hold is not yet a visit: a patient may look at a time before giving one up.
  CONSTRAINT patient_is_free EXCLUDE USING gist (patient WITH =, tstzrange(start_at, end_at) WITH &&)
    WHERE (status IN ('booked', 'confirmed'))
);
CREATE INDEX appointments_patient ON appointments (patient, start_at);
CREATE INDEX appointments_held ON appointments (held_until) WHERE status = 'held';

CREATE TABLE reminders (
  appointment uuid NOT NULL REFERENCES appointments,
  key         text NOT NULL,
  due_at      timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'said', 'cancelled')),
  PRIMARY KEY (appointment, key)
);
CREATE INDEX reminders_due ON reminders (due_at) WHERE state = 'planned';

-- Links, staff, workflows, trail. -----------------------------------------------------------

-- Only the hash of a token is kept.
CREATE TABLE links (
  hash       bytea PRIMARY KEY,
  kind       text NOT NULL,
  subject    uuid NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE tasks (
  id           uuid PRIMARY KEY,
  queue        text NOT NULL,
  conversation uuid NOT NULL REFERENCES conversations,
  why          text NOT NULL,
  opened_at    timestamptz NOT NULL,
  closed_at    timestamptz
);
CREATE UNIQUE INDEX tasks_open ON tasks (conversation, why) WHERE closed_at IS NULL;

-- Published workflows: a revision never changes.
CREATE TABLE revisions (
  id           text PRIMARY KEY,
  workflow     text NOT NULL,
  number       int NOT NULL,
  source       text NOT NULL,
  live         boolean NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  published_by text NOT NULL,
  -- The newest release that shipped this source; 0 for what an admin wrote.
  release      int NOT NULL DEFAULT 0,
  UNIQUE (workflow, number)
);
CREATE UNIQUE INDEX revisions_live ON revisions (workflow) WHERE live;

CREATE TABLE trail (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL DEFAULT now(),
  actor_kind text NOT NULL,
  actor      text NOT NULL,
  action     text NOT NULL,
  subject    uuid NOT NULL
);

-- +goose StatementBegin
CREATE FUNCTION trail_is_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the trail is insert-only';
END $$;
-- +goose StatementEnd
CREATE TRIGGER trail_insert_only BEFORE UPDATE OR DELETE ON trail
  FOR EACH ROW EXECUTE FUNCTION trail_is_insert_only();
CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON trail
  FOR EACH STATEMENT EXECUTE FUNCTION trail_is_insert_only();

-- +goose Down
DROP TABLE trail, revisions, tasks, links, reminders, appointments, outbox, ready, inbox, people,
  conversations, patients, key_mark, keysets, reminder_rules, closures, opening_hours, schedules,
  services, practitioners, locations, clinic;
DROP FUNCTION trail_is_insert_only, is_quiet;
