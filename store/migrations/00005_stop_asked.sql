-- +goose Up

-- When somebody was last asked whether they want no more texts: who says so again, in
-- words that nobody can be sure of, is a person's to ask.
ALTER TABLE conversations ADD COLUMN stop_asked_at timestamptz;

-- +goose Down
ALTER TABLE conversations DROP COLUMN stop_asked_at;
