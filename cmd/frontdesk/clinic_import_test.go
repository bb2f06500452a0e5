package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// office is a database and the frontdesk program in an environment of its own.
type office struct {
	t        *testing.T
	url, dir string
}

func openOffice(t *testing.T) office {
	t.Helper()
	o := office{t, server.Database(t), t.TempDir()}
	o.run("", "migrate")
	return o
}

// try runs a command of the program. It says what came out of it, and what it said
// about failing.
func (o office) try(stdin string, args ...string) (out, complaint string) {
	o.t.Helper()
	cmd := exec.CommandContext(o.t.Context(), os.Args[0], args...)
	cmd.Env = []string{"FRONTDESK_PROGRAM=1", "DATABASE_URL=" + o.url, "KEK_FILE=" + filepath.Join(o.dir, "kek.json"), "PATH=" + os.Getenv("PATH")}
	cmd.Dir, cmd.Stdin = o.dir, strings.NewReader(stdin)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var code *exec.ExitError
	if err != nil && !errors.As(err, &code) {
		o.t.Fatal(err)
	}
	if err != nil {
		complaint = stderr.String()
	}
	return stdout.String(), complaint
}

func (o office) run(stdin string, args ...string) string {
	o.t.Helper()
	out, complaint := o.try(stdin, args...)
	if complaint != "" {
		o.t.Fatalf("frontdesk %s: %s", strings.Join(args, " "), complaint)
	}
	return out
}

// rows is all that a clinic's tables hold, so that any change of them shows.
func (o office) rows() string {
	o.t.Helper()
	conn, err := pgx.Connect(o.t.Context(), o.url)
	if err != nil {
		o.t.Fatal(err)
	}
	defer func() { _ = conn.Close(o.t.Context()) }()
	var all strings.Builder
	for _, table := range []string{"clinic", "reminder_rules", "locations", "practitioners", "services", "schedules", "opening_hours", "closures"} {
		var text string
		query := fmt.Sprintf("SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM %s t", table)
		if err := conn.QueryRow(o.t.Context(), query).Scan(&text); err != nil {
			o.t.Fatal(err)
		}
		fmt.Fprintf(&all, "%s: %d\n%s\n", table, strings.Count(text, "\n")+1, text)
	}
	return all.String()
}

func TestSampleClinicIsStoredAndImportingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	sample := o.run("", "clinic", "example")
	if out := o.run(sample, "clinic", "import", "-"); !strings.Contains(out, "Alder Clinic: 2 locations, 4 practitioners, 6 services, 3 reminders.\nStored.") {
		t.Errorf("got %q", out)
	}
	first := o.rows()
	for _, want := range []string{
		"clinic: 1\n", "reminder_rules: 3\n", "locations: 2\n", "practitioners: 4\n", "services: 6\n", "schedules: 53\n",
		"opening_hours: 11\n", "closures: 13\n", ",Counseling,45,0,15,16000,90834,0,", "(week,7,0)", ",1260,480)",
	} {
		if !strings.Contains(first, want) {
			t.Errorf("got no %q in\n%s", want, first)
		}
	}
	changed := strings.NewReplacer("price: 210.00", "price: 1.00", "Mill Road, Alder Falls", "Nowhere", "+15185550100", "+15185550199",
		"minutes: 120", "minutes: 60", "name: Dr Okafor", "name: dr  okafor").Replace(sample)
	if out := o.run(changed, "clinic", "import", "-"); !strings.Contains(out, "was here before") {
		t.Errorf("got %q", out)
	}
	if again := o.rows(); again != first {
		t.Errorf("importing again: got\n%s\nwant\n%s", again, first)
	}
}

func TestImportAddsWhatIsNewAndRefusesWhatIsInTheWay(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.run(clinicSample, "clinic", "import", "-")
	first := o.rows()
	for _, tt := range []struct{ old, new, want string }{
		{`sat, from: "09:00"`, `sat, from: "08:00"`, `sat 08:00-12:00 overlaps sat 09:00-12:00, which is stored`},
		{`[mon, tue, thu], from: "09:00"`, `[mon, tue, thu], from: "08:00"`, `mon 08:00-12:00 overlaps mon 09:00-12:00, which is stored`},
		// The same hours at another location: a person is in one place.
		{`{at: Harbor Street, days: [mon, wed, thu], from: "10:00"`, `{at: Mill Road, days: [mon, wed, thu], from: "10:00"`, `mon 10:00-17:30 overlaps mon 10:00-17:30`},
		{"zone: America/New_York", "zone: America/Chicago", "an import does not change it"},
		{"name: Alder Clinic", "name: Birch Clinic", "this database holds Alder Clinic"},
	} {
		_, complaint := o.try(swap(t, tt.old, tt.new), "clinic", "import", "-")
		if !strings.Contains(complaint, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.new, complaint, tt.want)
		}
	}
	if again := o.rows(); again != first {
		t.Errorf("refused imports: got\n%s\nwant\n%s", again, first)
	}
	more := clinicSample + "  - {name: Foot check, minutes: 20, price: 90, label: care, given: Dr Okafor}\n"
	if out := o.run(more, "clinic", "import", "-"); !strings.Contains(out, "New services: Foot check.\n") {
		t.Errorf("got %q", out)
	}
	db := server.OpenAt(t, o.url, storetest.Keeper(t))
	err := db.Do(t.Context(), phi.Actor{Kind: phi.System, ID: "test"}, func(tx *store.Tx) error {
		cal, err := tx.Calendar(t.Context(), idOf[care.Service]("service", "Foot check"), time.Now(), time.Now(), time.Now())
		if len(cal.Schedules) != 8 || len(cal.Practitioners) != 1 || cal.Service.Price != 90_00 || cal.Service.Label != phi.Care {
			t.Errorf("got %+v", cal)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// swap is the sample with one piece of it replaced everywhere.
func swap(t *testing.T, old, new string) string {
	t.Helper()
	if !strings.Contains(clinicSample, old) {
		t.Fatalf("the sample has no %q", old)
	}
	return strings.ReplaceAll(clinicSample, old, new)
}

// Each mistake is found at its line, and draws no second complaint behind it.
func TestEachMistakeInAClinicFileIsSaidOnceWithItsLine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		old, new, want string
		// line is part of the one that is named; empty for the first that is changed.
		line string
	}{
		{"name: Alder Clinic", "name: Alder Falls Family Clinic", "name has 25 characters; write at most 22", ""},
		{"name: Alder Clinic", "nmae: x\n  name: Alder Clinic", `"nmae" is no name in the clinic; did you mean name?`, ""},
		{`phone: "+15185550100"`, "phone: 518 555 0100", `phone "518 555 0100" has another form; write it with the country`, ""},
		{"zone: America/New_York\n  # The first", "zone: America/Albany\n  # The first", `zone "America/Albany" is not known`, ""},
		{"languages: [en, es]", "languages: [en, fr]", `the shipped workflows do not speak "fr"; there are en, es`, ""},
		{"languages: [en, es]", "languages: []", "the clinic has no languages", ""},
		{"day_first: false", "day_first: perhaps", `day_first is "perhaps"; write true or false`, ""},
		{"office_hours: 8 AM-5 PM", "office_hours: 8 in the morning to 5", "office_hours has 21 characters; write at most 14", ""},
		{`{from: "21:00", to: "08:00"}`, `{from: "21:00", to: "21:00"}`, "quiet_hours begin and end at the same time", ""},
		{`{from: "21:00", to: "08:00"}`, `{from: "9 PM", to: "08:00"}`, `from "9 PM" has another form; write a time as "08:30"`, ""},
		{"{key: day, days: 1}", "{key: week, days: 1}", "the key week is written twice", ""},
		{"{key: day, days: 1}", "{key: day, days: a week}", `days is "a week"; write a whole number from 0 to 365`, ""},
		{"{key: day, days: 1}", "{key: day}", "a reminder is at the time of the visit", ""},
		{`{days: sat, from: "09:00", to: "12:00"}`, `{days: fri-sat, from: "09:00", to: "12:00"}`, "Mill Road: fri 09:00-12:00 overlaps fri 08:00-17:00 of line", ""},
		{`{days: sat, from: "09:00", to: "12:00"}`, `{days: sat, from: "12:00", to: "09:00"}`, "the hours run from 12:00 to 09:00", ""},
		{`{days: sat, from: "09:00", to: "12:00"}`, `{days: [sat, sat], from: "09:00", to: "12:00"}`, "sat is written twice", ""},
		{`{days: sat, from: "09:00", to: "12:00"}`, `{days: sat, from: "09:00", to: "24:01"}`, `to "24:01" is after the end of the day`, ""},
		{`{days: sat, from: "09:00", to: "12:00"}`, `{days: saturday, from: "09:00", to: "12:00"}`, `"saturday" is no weekday`, ""},
		{"date: 2027-09-06", "date: 2027-02-29", `date "2027-02-29" is no day; write a day as 2026-12-25`, ""},
		{"date: 2027-09-06", "date: 2026-12-25", "2026-12-25 is closed twice at one location", ""},
		{"at: Harbor Street}\n  - {date: 2026-12-25", "at: Harbour Street}\n  - {date: 2026-12-25", `there is no location "Harbour Street"; did you mean Harbor Street?`, ""},
		{"Mill Road, Alder Falls\n    label: notice", "Mill Road, Alder Falls", "a location has no label", "name: Mill Road"},
		{"200 Harbor Street, Alder Falls\n", "200 Harbor Street, Alder Falls\n    zone: America/Chicago\n", "zone America/Chicago is not the clinic's, which is America/New_York", ""},
		{"label: sensitive\n    hours", "label: senstive\n    hours", `label is "senstive"; write public, notice, care or sensitive`, ""},
		{`to: "12:00"}` + "\n      - {at: Mill Road, days: [mon, tue, thu], from: \"13:00\"", `to: "12:00"}` + "\n      - {at: Mill Road, days: [mon, tue, sun], from: \"13:00\"", "Mill Road is not open sun 13:00-17:00", ""},
		{`{at: Harbor Street, days: [wed, fri]`, `{at: Harbor Street, days: [thu, fri]`, "Dr Rivera: thu 09:00-13:00 overlaps thu 09:00-12:00 of line", ""},
		{"name: Sick visit", "name: check-UP", "Check-up is described twice, first in line", ""},
		{"minutes: 45", "minutes: 721", `minutes is "721"; write a whole number from 1 to 720`, ""},
		{"minutes: 45", "minutes: 600", "Counseling takes 600 minutes and fits none of its hours", "given: [Dr Marsh]"},
		{"price: 45.00", "price: 45.5", `price "45.5" has another form; write an amount as 125.00`, ""},
		{"given: [Dr Rivera]", "given: [Dr Rivra]", `there is no practitioner "Dr Rivra"; did you mean Dr Rivera?`, ""},
		{"given: [Dr Rivera]", "given: []", "nobody gives Check-up", "name: Check-up"},
		{"given: [Dr Rivera]", "given: [{by: Dr Rivera, days: sat}]", "Dr Rivera does not work then; look at the hours in line", ""},
		{"given: [Dr Rivera]", "given: [Dr Rivera, {by: Dr Rivera, days: mon, from: \"09:00\", to: \"10:00\"}]", "Check-up with Dr Rivera: mon 09:00-10:00 overlaps mon 09:00-12:00", ""},
		{"given: [Dr Rivera]", "given: [&x Dr Rivera]", "the name of a practitioner is not one line of words", ""},
		{"given: [Dr Rivera]", "given: [Dr Rivera", "this is not YAML", "name: Child check-up"},
	} {
		t.Run(tt.new, func(t *testing.T) {
			t.Parallel()
			src := strings.Replace(clinicSample, tt.old, tt.new, 1)
			line := tt.line
			if line == "" {
				line = firstChange(src)
			}
			_, err := readSetup("c.yaml", []byte(src))
			if err == nil {
				t.Fatalf("got no error, want %q", tt.want)
			}
			var n int
			if _, err := fmt.Sscanf(err.Error(), "c.yaml:%d: ", &n); err != nil {
				t.Fatal(err)
			}
			if got := strings.Split(src, "\n")[n-1]; !strings.Contains(got, line) {
				t.Errorf("%v\ngot line %q, want %q", err, got, line)
			}
			if got := err.Error(); strings.Contains(got, "\n") || !strings.Contains(got, tt.want) {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// firstChange is the first line that the sample has otherwise.
func firstChange(src string) string {
	sample := strings.Split(clinicSample, "\n")
	for i, line := range strings.Split(src, "\n") {
		if line != sample[i] {
			return line
		}
	}
	return "no change"
}

func TestAllMistakesOfAClinicFileAreSaidAtOnceInOrder(t *testing.T) {
	t.Parallel()
	src := swap(t, "price: 125.00", "price: free")
	src = strings.Replace(src, "days: 7", "days: seven", 1)
	src = strings.Replace(src, "label: care", "label: cares", 1)
	_, err := readSetup("c.yaml", []byte(src))
	if err == nil {
		t.Fatal("got no error")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 3 || !strings.Contains(lines[0], "days") || !strings.Contains(lines[1], "price") || !strings.Contains(lines[2], "label") {
		t.Errorf("got %q", lines)
	}
}

func TestAnEntryOfGivenKeepsToItsPlaceDaysAndTimes(t *testing.T) {
	t.Parallel()
	s, err := readSetup("sample", []byte(clinicSample))
	if err != nil {
		t.Fatal(err)
	}
	sites := map[care.LocationID]string{}
	for _, l := range s.locations {
		sites[l.ID] = l.Name
	}
	got := map[string]string{}
	for _, g := range s.schedules {
		for _, v := range s.services {
			if v.ID == g.of {
				got[v.Name] += fmt.Sprintf("%v %s; ", g.span, sites[g.at])
			}
		}
	}
	for name, want := range map[string]string{
		"Check-up": "mon 09:00-12:00 Mill Road; tue 09:00-12:00 Mill Road; thu 09:00-12:00 Mill Road; mon 13:00-17:00 Mill Road; " +
			"tue 13:00-17:00 Mill Road; thu 13:00-17:00 Mill Road; wed 09:00-13:00 Harbor Street; fri 09:00-13:00 Harbor Street; ",
		"Vaccine": "mon 08:00-16:00 Mill Road; wed 08:00-16:00 Mill Road; fri 08:00-16:00 Mill Road; tue 08:30-16:00 Harbor Street; " +
			"thu 08:30-16:00 Harbor Street; mon 13:00-15:00 Mill Road; wed 13:00-15:00 Mill Road; ",
		"Blood test": "mon 08:00-11:00 Mill Road; wed 08:00-11:00 Mill Road; fri 08:00-11:00 Mill Road; tue 08:30-11:00 Harbor Street; thu 08:30-11:00 Harbor Street; ",
	} {
		if got[name] != want {
			t.Errorf("%s: got  %s\nwant %s", name, got[name], want)
		}
	}
}

// Whatever is typed, it is refused with a line or makes a clinic that can be booked.
func FuzzClinicFile(f *testing.F) {
	f.Add(clinicSample)
	f.Add("clinic: {name: x}\nlocations: [{open: [{days: sun-sat}]}]\n")
	f.Add("services:\n  - given: [{by: }]\n")
	f.Fuzz(func(t *testing.T, src string) {
		s, err := readSetup("f", []byte(src))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f:") {
				t.Errorf("got %q, want a line of f", err)
			}
			return
		}
		if s.clinic.Name == "" || len(s.clinic.Languages) == 0 || len(s.opening) == 0 || len(s.schedules) < len(s.services) {
			t.Errorf("got a clinic without something it needs: %+v", s)
		}
	})
}
