package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"frontdesk/portalweb"
)

// handler is every page and hook of this process's roles, under one address.
func (h *house) handler() (*http.ServeMux, error) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", h.readyz)
	mux.Handle("GET /metrics", promhttp.HandlerFor(h.meter.registry, promhttp.HandlerOpts{}))
	if slices.Contains(h.cfg.Roles, Gateway) {
		hook, err := h.gateway()
		if err != nil {
			return nil, err
		}
		mux.Handle("POST /channels/sms/", hook)
	}
	if slices.Contains(h.cfg.Roles, Web) {
		mux.Handle("/c/", portalweb.New(portalweb.Deps{
			Calendar: h.db, Clinic: h.live.clinic, Now: h.now, Log: h.log,
		}))
	}
	return mux, nil
}

// readyz is about this process's work: without Postgres there is none. Redis is
// reported, but its loss only slows answers down.
func (h *house) readyz(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	redis := "redis ok"
	if err := h.rdb.Ping(ctx).Err(); err != nil {
		redis = "redis down: answers are slower"
	}
	if err := h.db.Ping(ctx); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, "database down")
		return
	}
	fmt.Fprintln(w, "database ok")
	fmt.Fprintln(w, redis)
}

// bind takes the address, so that it is known before anybody is told of it.
func bind(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("%w; choose another address with --listen", err)
	}
	return l, nil
}

// serveHTTP serves until ctx ends, then gives open requests five seconds.
func serveHTTP(ctx context.Context, l net.Listener, handler http.Handler, log *slog.Logger) error {
	s := &http.Server{
		Handler: handler, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		ReadHeaderTimeout: 2 * time.Second, ReadTimeout: 15 * time.Second,
		WriteTimeout: 45 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := s.Shutdown(last); err != nil {
			_ = s.Close() // somebody is still being kept waiting
		}
		stopped <- nil
	}()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// baseURL is how a browser on this machine reaches an address.
func baseURL(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return "http://" + addr
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}
