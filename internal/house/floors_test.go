package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// floors tells how high a package stands; the longest matching prefix decides. Imports
// point down. Packages of one floor do not know each other, except inside one room.
var floors = map[string]int{
	"internal/phi": 0, "store/seal": 0, "internal/gsm": 0,
	"internal/care": 1, "internal/when": 1, "internal/intent": 1,
	"channels": 2, "workflows/flow": 2,
	"workflows/booking": 3, "workflows/reminders": 3, "workflows/helpdesk": 3,
	"workflows": 4, "workflows/defs": 4,
	"bot": 5, "jobs": 5, "portalweb": 5,
	"store": 6, "store/migrations": 5, "store/embedded": 5,
	"channels/sms": 6, "channels/sms/carrier": 6,
	"store/storetest": 7, "channels/channeltest": 7, "internal/house": 7,
	"cmd": 8,
}

func floorOf(pkg string) (room string, floor int) {
	for room = pkg; room != "."; room = path.Dir(room) {
		if f, ok := floors[room]; ok {
			return room, f
		}
	}
	return "", -1
}

func TestImportsPointDown(t *testing.T) {
	t.Parallel()
	checked := 0
	eachFile(t, func(file string) {
		from := filepath.ToSlash(filepath.Dir(file))
		room, floor := floorOf(from)
		if floor < 0 {
			t.Errorf("%s: the room is on no floor; give it one in floors", file)
			return
		}
		for _, imported := range importsOf(t, file) {
			target, ok := strings.CutPrefix(imported, "frontdesk/")
			if !ok {
				continue
			}
			checked++
			toRoom, toFloor := floorOf(target)
			if room == toRoom {
				continue
			}
			if toFloor >= floor {
				t.Errorf("%s (floor %d) imports %s (floor %d): imports point down", file, floor, target, toFloor)
			}
		}
	})
	if checked < 100 {
		t.Errorf("got %d imports looked at, want at least 100", checked)
	}
}

// edges are the SDKs and the one room that may import each.
var edges = map[string]string{
	"github.com/twilio/twilio-go":         "channels/sms",
	"github.com/hibiken/asynq":            "jobs",
	"github.com/jackc/pgx":                "store",
	"github.com/tink-crypto":              "store/seal",
	"github.com/goccy/go-yaml":            "",
	"charm.land/bubbletea":                "cmd",
	"github.com/prometheus/client_golang": "cmd",
}

func TestEachSDKHasOneRoom(t *testing.T) {
	t.Parallel()
	eachFile(t, func(file string) {
		for _, imported := range importsOf(t, file) {
			for sdk, room := range edges {
				if room == "" || !strings.HasPrefix(imported, sdk) {
					continue
				}
				dir := filepath.ToSlash(filepath.Dir(file))
				if dir != room && !strings.HasPrefix(dir, room+"/") && !allowed(dir, sdk) {
					t.Errorf("%s imports %s, which belongs to %s", file, imported, room)
				}
			}
		}
	})
}

// allowed are the exceptions, each with its reason.
func allowed(dir, sdk string) bool {
	// The configuration checks a connection string with the parser that will read it.
	return dir == "cmd/frontdesk" && sdk == "github.com/jackc/pgx"
}

func importsOf(t *testing.T, file string) (all []string) {
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range f.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// eachFile visits every Go file that is not a test, by its path from the root.
func eachFile(t *testing.T, visit func(file string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && p != root {
			return filepath.SkipDir
		}
		if strings.HasSuffix(p, ".go") && !strings.HasSuffix(p, "_test.go") {
			rel, err := filepath.Rel(root, p)
			if err != nil {
				return err
			}
			visit(filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
