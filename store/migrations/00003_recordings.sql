-- +goose Up

-- What happened in each turn, so that a month of conversations can be played on an
-- edited workflow. Sealed under the conversation's keyset; forgotten after five weeks.
-- No foreign key: the turn that writes a row holds the conversation's lock.
CREATE TABLE recordings (
  conversation uuid NOT NULL,
  seq          bigint GENERATED ALWAYS AS IDENTITY,
  -- The inbox event that the turn answered.
  event        uuid NOT NULL,
  -- The clinic's clock.
  at           timestamptz NOT NULL,
  body         bytea NOT NULL,
  PRIMARY KEY (conversation, seq)
);
-- What is sealed does not compress.
ALTER TABLE recordings ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX recordings_at ON recordings (at);

-- +goose Down
DROP TABLE recordings;
