-- +goose Up

-- What was learnt from the examples of the published workflows. The key is the digest
-- of the examples: every process that reads the same workflows finds the same model.
CREATE TABLE intent_models (
  digest  bytea PRIMARY KEY,
  model   bytea NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);
-- Weights do not compress.
ALTER TABLE intent_models ALTER COLUMN model SET STORAGE EXTERNAL;

-- +goose Down
DROP TABLE intent_models;
