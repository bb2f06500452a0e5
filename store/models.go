package store

import "context"

const selectModelSQL = `SELECT model FROM intent_models WHERE digest = $1`

// Model is what was learnt from the examples with this digest; found is false where
// nobody has learnt from them yet.
func (tx *Tx) Model(ctx context.Context, digest [32]byte) (model []byte, found bool, err error) {
	found, err = tx.one(ctx, selectModelSQL, []any{digest[:]}, &model)
	return model, found, err
}

// keptModels is how many models stay: that of what is live, and those that a rollback or
// a process of the release before may want.
const keptModels = 20

const insertModelSQL = `
WITH old AS (
  DELETE FROM intent_models
  WHERE digest IN (SELECT digest FROM intent_models ORDER BY made_at DESC OFFSET $3))
INSERT INTO intent_models (digest, model) VALUES ($1, $2)
ON CONFLICT (digest) DO UPDATE SET model = excluded.model, made_at = now()`

// KeepModel keeps what was learnt for every process that reads the same workflows.
func (tx *Tx) KeepModel(digest [32]byte, model []byte) {
	tx.keep(insertModelSQL, digest[:], model, keptModels-1)
}
