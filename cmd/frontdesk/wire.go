package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/sync/errgroup"

	"frontdesk/bot"
	"frontdesk/channels"
	"frontdesk/channels/sms"
	"frontdesk/internal/phi"
	"frontdesk/jobs"
	"frontdesk/portalweb"
	"frontdesk/store"
	"frontdesk/store/embedded"
	"frontdesk/workflows"
)

// The store fills every port.
var (
	_ bot.Tx             = (*store.Tx)(nil)
	_ jobs.Inbox         = (*store.Tx)(nil)
	_ jobs.Post          = (*store.Tx)(nil)
	_ jobs.Timers        = (*store.Tx)(nil)
	_ jobs.Memory        = (*store.Tx)(nil)
	_ portalweb.Calendar = (*store.DB)(nil)
)

// house is one running process of Frontdesk.
type house struct {
	cfg   Config
	log   *slog.Logger
	now   func() time.Time
	db    *store.DB
	queue *jobs.Queue
	live  *published
	bot   *bot.Bot
	meter *meter
	rdb   redis.UniversalClient
	// private is the private Postgres, nil where the clinic brings its own.
	private *embedded.Server
}

// wire connects everyone. Nothing runs yet.
func wire(cfg Config, log *slog.Logger, now func() time.Time, b *base) (*house, error) {
	db := b.db
	h := &house{cfg: cfg, log: log, now: now, db: db, rdb: b.redis, private: b.private(), live: &published{db: db}, meter: newMeter(db)}
	texts, err := bot.LoadTexts()
	if err != nil {
		return nil, err
	}
	if err := bot.LoadModel(); err != nil {
		return nil, err
	}
	h.bot = &bot.Bot{
		Do: narrow[bot.Tx](db), Library: h.live.library, Clinic: h.live.clinic,
		Actions: workflows.Actions(), Texts: texts, URL: h.url, Now: now, Log: log,
	}
	sender, err := sms.NewSender(sms.SenderConfig{
		AccountSID: cfg.TwilioAccountSID, AuthToken: cfg.TwilioAuthToken.Reveal(),
		From: cfg.TwilioFrom, APIURL: cfg.TwilioAPIURL, PublicURL: cfg.PublicURL,
	})
	if err != nil {
		return nil, err
	}
	turns := &jobs.Turns{Do: narrow[jobs.Inbox](db), Parallel: cfg.Workers, Turn: h.meter.timed(h.live.renewed(h.bot.Turn)), Park: h.bot.Park,
		Spoken: func() { h.queue.Wake(jobs.DeliverJob) }, Log: log}
	deliver := &jobs.Deliver{Do: narrow[jobs.Post](db), Senders: map[string]channels.Sender{"sms": sender}, Now: now, Log: log}
	clock := &jobs.Clock{Do: narrow[jobs.Timers](db), Now: now, Raised: func() { h.queue.Wake(jobs.TurnsJob) }}
	tidy := &jobs.Tidy{Do: narrow[jobs.Memory](db), Now: now}
	h.queue = jobs.NewQueue(b.redis, jobs.Table(turns, deliver, clock, tidy), log)
	h.queue.Drain = cfg.Drain
	return h, nil
}

// narrow is Do as one port sees it.
func narrow[T any](db *store.DB) func(context.Context, phi.Actor, func(T) error) error {
	return func(ctx context.Context, who phi.Actor, fn func(T) error) error {
		return db.Do(ctx, who, func(tx *store.Tx) error { return fn(any(tx).(T)) })
	}
}

func (h *house) url(kind, token string) string {
	return strings.TrimRight(h.cfg.PublicURL, "/") + "/" + kind + "/" + token
}

// accept puts a text on record and wakes the workers.
func (h *house) accept(ctx context.Context, in channels.Inbound) (fresh bool, err error) {
	c := h.live.clinic()
	fresh, err = h.db.Accept(ctx, in, store.Opening{At: h.now(), Clearance: phi.ClearNotice, Language: c.Languages[0]})
	if fresh {
		h.meter.accepted.Inc()
		h.queue.Wake(jobs.TurnsJob)
	}
	return fresh, err
}

// gateway takes the providers' webhooks.
func (h *house) gateway() (http.Handler, error) {
	return sms.NewHook(sms.HookConfig{
		AuthToken: h.cfg.TwilioAuthToken.Reveal(), AccountSID: h.cfg.TwilioAccountSID,
		PublicURL: h.cfg.PublicURL, Accept: h.accept, Log: h.log,
		Status: func(ctx context.Context, s channels.Status) error { return h.db.Report(ctx, s, h.now()) },
	})
}

// run does this process's roles until ctx ends, then lets what runs finish. Without its
// database a house is nothing: when a private one is given up, run ends with its error.
func (h *house) run(ctx context.Context, l net.Listener, handler http.Handler) error {
	group, ctx := errgroup.WithContext(ctx)
	if h.private != nil {
		group.Go(func() error { return watchPrivate(ctx, h.private, h.db) })
	}
	group.Go(func() error { h.queue.Carry(ctx); return nil })
	group.Go(func() error { h.live.keepFresh(ctx, h.log); return nil })
	if slices.Contains(h.cfg.Roles, Worker) {
		group.Go(func() error { return h.queue.Work(ctx) })
	}
	group.Go(func() error { return serveHTTP(ctx, l, handler, h.log) })
	if err := group.Wait(); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}
