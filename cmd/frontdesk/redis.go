package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"
)

// openRedis is the clinic's Redis, or one inside this process. Nothing in it is worth
// keeping: it only wakes.
func openRedis(ctx context.Context, cfg Config) (redis.UniversalClient, func(), error) {
	if url := cfg.RedisURL.Reveal(); url != "" {
		opts, err := redis.ParseURL(url)
		if err != nil {
			return nil, nil, errors.New("REDIS_URL is no Redis address; use redis://user:password@host:6379/0 or unix:///path/redis.sock")
		}
		opts.DialTimeout, opts.ReadTimeout, opts.WriteTimeout = time.Second, 3*time.Second, time.Second
		opts.MaxRetries = 1 // the sweep is the retry; a stop should not wait for a Redis that hangs
		rdb := redis.NewClient(opts)
		return rdb, func() { _ = rdb.Close() }, nil
	}
	return processRedis(ctx)
}

// processRedis keeps its own time: without FastForward its keys would never expire.
func processRedis(ctx context.Context) (redis.UniversalClient, func(), error) {
	server := miniredis.NewMiniRedis()
	if err := server.Start(); err != nil {
		return nil, nil, fmt.Errorf("in-process redis: %w", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				server.FastForward(time.Second)
			}
		}
	}()
	rdb := redis.NewClient(&redis.Options{Addr: server.Addr()})
	return rdb, func() { cancel(); _ = rdb.Close(); server.Close() }, nil
}
