package store_test

import (
	"bytes"
	"testing"

	"frontdesk/store"
	"frontdesk/store/storetest"
)

func TestNewestModelsAreKeptAndOldOnesGo(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	digest := func(n int) [32]byte { return [32]byte{byte(n)} }
	for n := range 25 {
		storetest.Do(t, db, func(tx *store.Tx) error {
			tx.KeepModel(digest(n), []byte{byte(n)})
			return nil
		})
	}
	kept := 0
	storetest.Do(t, db, func(tx *store.Tx) error {
		for n := range 25 {
			model, found, err := tx.Model(t.Context(), digest(n))
			if err != nil {
				return err
			}
			if found {
				kept++
			}
			if want := n >= 5; found != want || found && !bytes.Equal(model, []byte{byte(n)}) {
				t.Errorf("model %d: got %v, %v, want %v", n, found, model, want)
			}
		}
		return nil
	})
	if kept != 20 {
		t.Errorf("got %d models, want 20", kept)
	}
}
