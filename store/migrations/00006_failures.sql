-- +goose Up

-- Turns for the first open event that failed. An attempt without a failure is one whose
-- process died: that says much less of the event.
ALTER TABLE ready ADD COLUMN failures int NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE ready DROP COLUMN failures;
