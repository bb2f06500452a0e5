package main

import (
	"errors"
	"fmt"

	"frontdesk/internal/care"
	"frontdesk/store"
	"frontdesk/workflows"
	"frontdesk/workflows/flow"
)

// compile checks what is to be live, and fails when it does not work. What was written in an
// older version of the language is read as this one says it; the record stays. An old
// revision that does not parse or check any more is left out: only a run that began on
// it misses it, and that run's next event parks.
func compile(clinic care.Clinic, revisions []store.Revision) (snapshot, error) {
	next := snapshot{clinic: clinic, from: revisions}
	all, err := next.parse(true)
	if err != nil {
		return next, err
	}
	lib, problems := flow.NewLibrary(all, clinicEnv(clinic))
	if err := blocking(problems); err != nil {
		return next, fmt.Errorf("workflows: %w", err)
	}
	next.keep(lib, problems)
	return next, nil
}

// reopen compiles what is live already. It was checked when it went live, and this
// release may check more: see flow.Reopen. Of a workflow whose live revision does not
// parse, the newest earlier one that does serves. flow.ErrNewer for what a newer release
// wrote.
func reopen(clinic care.Clinic, revisions []store.Revision) (snapshot, error) {
	next := snapshot{clinic: clinic, from: revisions}
	all, err := next.parse(false)
	if err != nil {
		return next, err
	}
	lib, problems := flow.Reopen(all, clinicEnv(clinic))
	if lib == nil {
		return next, fmt.Errorf("workflows: %w", blocking(problems))
	}
	next.keep(lib, problems)
	return next, nil
}

func clinicEnv(clinic care.Clinic) flow.Env {
	return flow.Env{Specs: flow.Specs(workflows.Specs()...), Languages: clinic.Languages, Channels: workflows.Channels()}
}

func (s *snapshot) keep(lib *flow.Library, problems []flow.Problem) {
	s.library = lib
	for _, p := range problems {
		if p.Rule == "revision" {
			s.old = append(s.old, p.What)
		}
	}
}

// parse reads the revisions. strict fails at a live one that cannot be read.
func (s *snapshot) parse(strict bool) (all []flow.Revision, err error) {
	for _, r := range s.from {
		def, err := parseRevision(r)
		switch {
		case err != nil && (r.Live && strict || errors.Is(err, flow.ErrNewer) && r.Live):
			return nil, fmt.Errorf("workflow %s: %w", r.ID, err)
		case err != nil:
			s.old = append(s.old, fmt.Sprintf("revision %s does not parse any more", r.ID))
			if n := len(all); r.Live && n > 0 && all[n-1].Def.Name == r.Workflow {
				all[n-1].Current = true
			}
			continue
		}
		all = append(all, flow.Revision{ID: r.ID, Def: def, Current: r.Live})
	}
	return all, nil
}

// parseRevision reads a revision in the language of this release.
func parseRevision(r store.Revision) (*flow.Def, error) {
	src, err := flow.Migrate([]byte(r.Source), r.Language)
	if err != nil {
		return nil, err
	}
	def, problems := flow.Parse(src)
	return def, blocking(problems)
}

// blocking joins the problems that stop a workflow from going live.
func blocking(problems []flow.Problem) error {
	var all []error
	for _, p := range problems {
		if p.Severity == flow.Fault {
			all = append(all, errors.New(p.String()))
		}
	}
	return errors.Join(all...)
}
