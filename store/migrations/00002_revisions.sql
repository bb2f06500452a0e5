-- +goose Up

-- Why a revision is there, what it was rehearsed with, and who looked at it.
ALTER TABLE revisions
  ADD COLUMN note        text NOT NULL DEFAULT '',
  -- The version of the workflow language that the source is written in.
  ADD COLUMN language    int NOT NULL DEFAULT 1,
  -- The written conversations: [{"name": "book.es.txt", "text": "> ..."}].
  ADD COLUMN transcripts jsonb NOT NULL DEFAULT '[]',
  -- The second person, where one was asked for.
  ADD COLUMN approved_by text NOT NULL DEFAULT '';

-- +goose StatementBegin
-- What is live may change, and a release may vouch again for what releases shipped.
CREATE FUNCTION revision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.id, NEW.workflow, NEW.number, NEW.source, NEW.published_at, NEW.published_by, NEW.note, NEW.approved_by)
       IS NOT DISTINCT FROM
       (OLD.id, OLD.workflow, OLD.number, OLD.source, OLD.published_at, OLD.published_by, OLD.note, OLD.approved_by)
     AND (OLD.published_by = 'shipped' OR
       (NEW.language, NEW.transcripts, NEW.release) IS NOT DISTINCT FROM (OLD.language, OLD.transcripts, OLD.release))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a revision never changes';
END $$;
-- +goose StatementEnd
CREATE TRIGGER revision_stays BEFORE UPDATE OR DELETE ON revisions
  FOR EACH ROW EXECUTE FUNCTION revision_stays();

-- Whether what an admin publishes waits for a second person: one row.
CREATE TABLE publishing (
  one       boolean PRIMARY KEY DEFAULT true CHECK (one),
  approvals boolean NOT NULL DEFAULT false
);
INSERT INTO publishing DEFAULT VALUES;

-- What waits, or waited, for a second person.
CREATE TABLE proposals (
  -- Short, because people type it.
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The workflows to be published together; empty where approvals are to end.
  drafts      jsonb NOT NULL,
  note        text NOT NULL,
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL DEFAULT now(),
  decision    text CHECK (decision IN ('approved', 'rejected')),
  decided_by  text,
  decided_at  timestamptz,
  CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL))
);
CREATE INDEX proposals_open ON proposals (id) WHERE decision IS NULL;

-- +goose Down
DROP TABLE proposals, publishing;
DROP TRIGGER revision_stays ON revisions;
DROP FUNCTION revision_stays;
ALTER TABLE revisions DROP COLUMN note, DROP COLUMN language, DROP COLUMN transcripts, DROP COLUMN approved_by;
