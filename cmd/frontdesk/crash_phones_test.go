package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"frontdesk/channels/sms/carrier"
)

const (
	// redelivered is how many texts the carrier delivers again, of 1.
	redelivered = 0.2
	// laterAtMost is how many texts of the phone may come between.
	laterAtMost = 5
)

// speak is one phone's part: its texts in order, each when the one before was taken,
// and now and then an old one again.
func (s *siege) speak(ctx context.Context, phone int, posts chan struct{}) error {
	dice := rand.New(rand.NewPCG(s.seed, uint64(phone)+1))
	again := map[int][]string{}
	if _, err := s.say(ctx, phone, openingWord, posts); err != nil {
		return err
	}
	for n := 1; n <= s.plan.texts; n++ {
		select {
		case <-s.tickets:
		case <-ctx.Done():
			return ctx.Err()
		}
		sid, err := s.say(ctx, phone, word(phone, n), posts)
		if err != nil {
			return fmt.Errorf("phone %d, text %d: %w", phone, n, err)
		}
		s.acked <- struct{}{}
		if dice.Float64() < redelivered {
			at := n + dice.IntN(laterAtMost+1)
			again[at] = append(again[at], sid)
		}
		if err := s.repeat(ctx, again[n], posts); err != nil {
			return err
		}
	}
	for n := range laterAtMost {
		if err := s.repeat(ctx, again[s.plan.texts+1+n], posts); err != nil {
			return err
		}
	}
	return nil
}

// say sends one text until the gateway took it, as a carrier does.
func (s *siege) say(ctx context.Context, phone int, words string, posts chan struct{}) (sid string, err error) {
	posts <- struct{}{}
	defer func() { <-posts }()
	sid, err = s.phones.Text(ctx, s.numbers[phone], "", words)
	for errors.Is(err, carrier.ErrUnanswered) && ctx.Err() == nil {
		s.note(&s.done.unanswered)
		err = s.phones.Redeliver(ctx, sid)
	}
	return sid, err
}

// repeat delivers texts again that were taken long ago.
func (s *siege) repeat(ctx context.Context, sids []string, posts chan struct{}) error {
	for _, sid := range sids {
		posts <- struct{}{}
		err := s.phones.Redeliver(ctx, sid)
		for errors.Is(err, carrier.ErrUnanswered) && ctx.Err() == nil {
			err = s.phones.Redeliver(ctx, sid)
		}
		<-posts
		if err != nil {
			return fmt.Errorf("deliver again: %w", err)
		}
		s.note(&s.done.redelivered)
	}
	return nil
}

// note counts one of the things that were done.
func (s *siege) note(n *int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	*n++
}
