package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"frontdesk/internal/intent"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/workflows/flow"
)

// school is where a library learns from the examples of its workflows: from db, where
// another process has learnt from the same ones, or by itself. A nil db is asked for
// nothing.
type school struct{ db *store.DB }

// learnLimit is fifty times what the shipped examples take.
const learnLimit = time.Minute

// teach gives a library the model of its examples. One without examples learns nothing.
func (s school) teach(ctx context.Context, lib *flow.Library) (*flow.Library, error) {
	m, _, err := s.learn(ctx, lib)
	if m == nil || err != nil {
		return lib, err
	}
	return lib.Learned(m), nil
}

// learn teaches the snapshot's library. Where nothing can be learnt, which a publish would
// have refused, the clinic opens all the same: keywords and phrases are heard.
func (s *snapshot) learn(ctx context.Context, at school) error {
	lib, err := at.teach(ctx, s.library)
	if errors.Is(err, intent.ErrExamples) || errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		s.old = append(s.old, fmt.Sprintf("%v; only keywords and phrases begin workflows", err))
		return nil
	}
	s.library = lib
	return err
}

// publish keeps the model of a library that is about to be live, so that every process
// takes it with the new revisions.
func (s school) publish(ctx context.Context, lib *flow.Library) error {
	m, digest, err := s.learn(ctx, lib)
	if m == nil || err != nil {
		return err
	}
	return s.keep(ctx, digest, m)
}

// learn finds the model of a library's examples or makes it; nil for no examples.
func (s school) learn(ctx context.Context, lib *flow.Library) (*intent.Model, [32]byte, error) {
	examples := lib.Examples()
	digest := intent.Digest(examples)
	if len(examples) == 0 {
		return nil, digest, nil
	}
	ctx, cancel := context.WithTimeout(ctx, learnLimit)
	defer cancel()
	m, err := learnt.model(digest, func(digest [32]byte) (*intent.Model, error) { return s.model(ctx, digest, examples) })
	if err != nil {
		return nil, digest, fmt.Errorf("learn from %s: %w", numbered(len(examples), "example"), err)
	}
	return m, digest, nil
}

func (s school) model(ctx context.Context, digest [32]byte, examples []intent.Example) (m *intent.Model, err error) {
	if m, err = s.kept(ctx, digest); m != nil || err != nil {
		return m, err
	}
	if m, err = intent.Train(ctx, examples, intent.Options{}); err != nil || s.db == nil {
		return m, err
	}
	return m, s.keep(ctx, digest, m)
}

func (s school) keep(ctx context.Context, digest [32]byte, m *intent.Model) error {
	return s.db.Do(ctx, learner, func(tx *store.Tx) error {
		tx.KeepModel(digest, m.Encode())
		return nil
	})
}

// kept is the model that some process has learnt; nil for none, and for one that cannot
// be read here.
func (s school) kept(ctx context.Context, digest [32]byte) (m *intent.Model, err error) {
	if s.db == nil {
		return nil, nil
	}
	err = s.db.Do(ctx, learner, func(tx *store.Tx) error {
		b, found, err := tx.Model(ctx, digest)
		if err != nil || !found {
			return err
		}
		if m, err = intent.Decode(b); errors.Is(err, intent.ErrModel) {
			return nil
		}
		return err
	})
	return m, err
}

var learner = phi.Actor{Kind: phi.System, ID: "learn"}

// learnt are the latest models of this process: what is live, and drafts of it.
var learnt models

// models keeps the newest few. The same examples always give the same model.
type models struct {
	mu     sync.Mutex
	newest []taught
}

type taught struct {
	digest [32]byte
	model  *intent.Model
}

// keptModels bounds the memory: a model of the shipped examples has a megabyte.
const keptModels = 4

// model makes what it does not have, one at a time: learning uses every core.
func (k *models) model(digest [32]byte, learn func([32]byte) (*intent.Model, error)) (*intent.Model, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, t := range k.newest {
		if t.digest == digest {
			return t.model, nil
		}
	}
	m, err := learn(digest)
	if err != nil {
		return nil, err
	}
	k.newest = append([]taught{{digest, m}}, k.newest[:min(len(k.newest), keptModels-1)]...)
	return m, nil
}
