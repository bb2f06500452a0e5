package main

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"frontdesk/internal/care"
	"frontdesk/store"
)

// meter counts what operators watch. No label ever holds an id, a number or a word.
type meter struct {
	registry *prometheus.Registry
	accepted prometheus.Counter
	turns    *prometheus.HistogramVec
}

func newMeter(db *store.DB) *meter {
	m := &meter{
		registry: prometheus.NewRegistry(),
		accepted: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "frontdesk_events_accepted_total", Help: "Inbound messages put on record for the first time."}),
		turns: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "frontdesk_turn_seconds", Help: "Length of one turn by outcome.",
			Buckets: prometheus.ExponentialBuckets(0.001, 2, 13)}, []string{"outcome"}),
	}
	m.registry.MustRegister(m.accepted, m.turns, &backlog{db: db},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// timed measures turns.
func (m *meter) timed(turn func(context.Context, care.ConversationID) error) func(context.Context, care.ConversationID) error {
	return func(ctx context.Context, c care.ConversationID) error {
		began := time.Now()
		err := turn(ctx, c)
		outcome := "answered"
		if err != nil {
			outcome = "failed"
		}
		m.turns.WithLabelValues(outcome).Observe(time.Since(began).Seconds())
		return err
	}
}

// backlog asks the database what waits, when somebody looks.
type backlog struct{ db *store.DB }

var (
	waitingDesc = prometheus.NewDesc("frontdesk_waiting", "Rows that wait for a worker, by kind.", []string{"kind"}, nil)
	oldestDesc  = prometheus.NewDesc("frontdesk_oldest_event_seconds", "Age of the first unanswered event.", nil, nil)
)

func (b *backlog) Describe(ch chan<- *prometheus.Desc) { ch <- waitingDesc; ch <- oldestDesc }

func (b *backlog) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	w, err := b.db.Backlog(ctx)
	if err != nil {
		ch <- prometheus.NewInvalidMetric(waitingDesc, err)
		return
	}
	for kind, n := range map[string]int{"event": w.Events, "message": w.Messages, "parked": w.Parked} {
		ch <- prometheus.MustNewConstMetric(waitingDesc, prometheus.GaugeValue, float64(n), kind)
	}
	ch <- prometheus.MustNewConstMetric(oldestDesc, prometheus.GaugeValue, w.OldestSeconds)
}
