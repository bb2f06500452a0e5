package flow

import (
	"strings"

	"github.com/expr-lang/expr/ast"
)

// clinicView is what expressions see as clinic: what the wall shows, no variable, and
// public.
type clinicView struct {
	// Open says whether the clinic is open now.
	Open bool `expr:"open"`
	// Weekday is mon, tue, wed, thu, fri, sat or sun, and Hour 0 to 23, both in the
	// World's zone.
	Weekday string `expr:"weekday"`
	Hour    int    `expr:"hour"`
}

func (w World) clinicView() clinicView {
	now := w.Now
	if w.Zone != nil {
		now = now.In(w.Zone)
	}
	return clinicView{Open: w.ClinicOpen, Weekday: strings.ToLower(now.Weekday().String()[:3]), Hour: now.Hour()}
}

// clinicParts are what may stand behind clinic.
var clinicParts = []string{"open", "weekday", "hour"}

// clinicUse notes that an expression looks at the clinic. unknown is the part that
// there is not, empty when all is well.
func clinicUse(tree ast.Node) (used bool, unknown string) {
	seen := &clinicUses{}
	ast.Walk(&tree, seen)
	if seen.all > seen.parts && seen.unknown == "" {
		seen.unknown = "clinic"
	}
	return seen.all > 0, seen.unknown
}

type clinicUses struct {
	all, parts int
	unknown    string
}

func (u *clinicUses) Visit(n *ast.Node) {
	switch n := (*n).(type) {
	case *ast.IdentifierNode:
		if n.Value == clinicWord {
			u.all++
		}
	case *ast.MemberNode:
		base, ok := n.Node.(*ast.IdentifierNode)
		if !ok || base.Value != clinicWord {
			return
		}
		part, _ := n.Property.(*ast.StringNode)
		for _, known := range clinicParts {
			if part != nil && part.Value == known {
				u.parts++
				return
			}
		}
		if part != nil {
			u.unknown = part.Value
		}
	}
}

// clinicWord is the one name in expressions that is no variable.
const clinicWord = "clinic"
