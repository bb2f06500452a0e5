package replay_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/flow/replay"
)

// fill sets every field of a struct to something else than its zero value.
func fill(v reflect.Value, n int) {
	switch x := v.Addr().Interface().(type) {
	case *time.Time:
		*x = time.Date(2026, 11, 23, 14, 0, n, n, time.UTC)
		return
	case **time.Location:
		*x, _ = time.LoadLocation("America/St_Johns")
		return
	case *phi.Text:
		*x = phi.New(phi.Care, fmt.Sprint("words ", n))
		return
	case *flow.Value:
		*x = flow.Value{Type: flow.MoneyType, Key: fmt.Sprint(n), Says: phi.New(phi.Care, "much")}
		return
	case *phi.Clearance:
		*x = phi.ClearCare
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n*7+i+1)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n+1)
	case reflect.Map:
		one := reflect.New(v.Type().Elem()).Elem()
		fill(one, n)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf(fmt.Sprint("k", n)), one)
	case reflect.String:
		v.SetString(fmt.Sprint("s", n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(n%1000 + 1))
	case reflect.Uint64:
		v.SetUint(uint64(n + 1))
	}
}

// A field that World, Event or Line learn has to be kept too: this fails until it is.
func TestEveryFieldOfATurnIsKept(t *testing.T) {
	t.Parallel()
	var turn replay.Turn
	fill(reflect.ValueOf(&turn).Elem(), 1)
	turn.House, turn.Lost = false, false
	var d replay.Decoder
	got, err := d.Turn(turn.Encode())
	if err != nil {
		t.Fatal(err)
	}
	compareFields(t, "turn", reflect.ValueOf(got), reflect.ValueOf(turn))
}

// compareFields names the field that differs: a whole turn prints as nothing.
func compareFields(t *testing.T, at string, got, want reflect.Value) {
	t.Helper()
	if got.Kind() == reflect.Struct && want.Type() != reflect.TypeFor[time.Time]() && want.Type() != reflect.TypeFor[phi.Text]() {
		for i := range want.NumField() {
			compareFields(t, at+"."+want.Type().Field(i).Name, got.Field(i), want.Field(i))
		}
		return
	}
	if !reflect.DeepEqual(got.Interface(), want.Interface()) {
		t.Errorf("%s: got %v, want %v", at, got, want)
	}
}

func TestATurnThatIsTooLargeIsKeptAsLostAndAHouseTurnWithoutItsWords(t *testing.T) {
	t.Parallel()
	long := phi.New(phi.Care, strings.Repeat("marmalade ", 4000))
	var d replay.Decoder
	for _, turn := range []replay.Turn{
		{Event: flow.Event{Kind: flow.Said, Text: long}, World: flow.World{Zone: time.UTC}, Before: 5, After: 6},
		{Event: flow.Event{Kind: flow.Said, Text: phi.New(phi.Care, "marmalade")}, House: true, Before: 5, After: 6},
	} {
		b := turn.Encode()
		got, err := d.Turn(b)
		if err != nil || got.Lost == turn.House || got.Before != 5 || got.After != 6 || strings.Contains(string(b), "marmalade") || len(b) > 32 {
			t.Errorf("got %d bytes, lost %v, %v, want a marker without words", len(b), got.Lost, err)
		}
	}
}

func TestATurnOfAnotherVersionIsToldApartFromNonsense(t *testing.T) {
	t.Parallel()
	var d replay.Decoder
	turn := replay.Turn{Event: flow.Event{Kind: flow.Ticked}}
	b := turn.Encode()
	b[0]++
	if _, err := d.Turn(b); !errors.Is(err, replay.ErrVersion) {
		t.Errorf("another version: got %v, want ErrVersion", err)
	}
	for _, bad := range [][]byte{nil, {1}, append(turn.Encode(), 0), make([]byte, replay.MaxTurn+1), turn.Encode()[:20]} {
		if _, err := d.Turn(bad); !errors.Is(err, replay.ErrTurn) && !errors.Is(err, replay.ErrVersion) {
			t.Errorf("%d bytes: got %v, want ErrTurn", len(bad), err)
		}
	}
}

func TestATurnFromBeforeTheClinicsHoursIsStillRead(t *testing.T) {
	t.Parallel()
	turn := replay.Turn{Event: flow.Event{Kind: flow.Ticked}, World: flow.World{Zone: time.UTC, Channel: "sms", Seed: 0x4142434445464748}}
	b := turn.Encode()
	at := bytes.Index(b, []byte("HGFEDCBA"))
	b = slices.Delete(b, at-2, at) // opening and closing time
	b[0] = 1
	var d replay.Decoder
	got, err := d.Turn(b)
	if err != nil || got.World.Channel != "sms" || got.World.Seed != turn.World.Seed || got.World.Close != 0 {
		t.Errorf("got %q, seed %x, %v, want the turn without hours", got.World.Channel, got.World.Seed, err)
	}
}

func FuzzTurnReadsAnyBytes(f *testing.F) {
	var turn replay.Turn
	fill(reflect.ValueOf(&turn).Elem(), 1)
	turn.House, turn.Lost = false, false
	f.Add(turn.Encode())
	f.Add([]byte{1, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		var d replay.Decoder
		got, err := d.Turn(b)
		if err != nil {
			return
		}
		again, err := d.Turn(got.Encode())
		if err != nil || again.Before != got.Before || len(again.Lines) != len(got.Lines) || len(again.Calls) != len(got.Calls) {
			t.Errorf("got %v, want what was read to be written and read again", err)
		}
	})
}
