package helpdesk_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/workflows/helpdesk"
)

type desk struct{ tasks []helpdesk.Task }

func (d *desk) OpenTask(_ context.Context, t helpdesk.Task) error {
	d.tasks = append(d.tasks, t)
	return nil
}

func TestTaskWithoutAQueueGoesToTheFrontDesk(t *testing.T) {
	t.Parallel()
	var d desk
	asked := helpdesk.Task{
		Conversation: care.NewID[care.Conversation](), Why: helpdesk.Asked, OpenedAt: time.Unix(1, 0),
	}
	if err := helpdesk.Open(t.Context(), &d, asked); err != nil {
		t.Fatal(err)
	}
	if got := d.tasks[0]; got.Queue != helpdesk.FrontDesk || got.ID.Zero() {
		t.Errorf("got queue %q and id %v, want %q and an id", got.Queue, got.ID, helpdesk.FrontDesk)
	}
}

func TestTaskThatNobodyCouldFindIsRefused(t *testing.T) {
	t.Parallel()
	c, at := care.NewID[care.Conversation](), time.Unix(1, 0)
	for name, bad := range map[string]helpdesk.Task{
		"no conversation": {Why: helpdesk.Asked, OpenedAt: at},
		"no reason":       {Conversation: c, OpenedAt: at},
		"unknown reason":  {Conversation: c, Why: "bored", OpenedAt: at},
		"no time":         {Conversation: c, Why: helpdesk.Danger},
	} {
		var d desk
		if err := helpdesk.Open(t.Context(), &d, bad); !errors.Is(err, helpdesk.ErrBadTask) || len(d.tasks) > 0 {
			t.Errorf("%s: got %v and %d tasks, want %v and none", name, err, len(d.tasks), helpdesk.ErrBadTask)
		}
	}
}
