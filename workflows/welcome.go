package workflows

import (
	"context"
	"strings"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

func welcomeActions() Registry {
	return Registry{
		{Spec: flow.Spec{
			Name: "welcome.register",
			Help: "make somebody new known to the clinic, unverified",
			In:   []flow.Field{in("name", flow.NameType, "first and last name")},
			// Registering twice makes two patients of one.
			Settles: true,
			Outcomes: []flow.Outcome{
				outcome("done", "they stand behind the conversation now",
					out("person", flow.PersonType, "the new patient", firstPart())),
			},
		}, Run: register},
	}
}

func register(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error) {
	given, family := names(c.With["name"])
	p, err := Register(ctx, *env, given, family)
	if err != nil {
		return flow.Reply{}, err
	}
	env.People = append(env.People[:len(env.People):len(env.People)], p)
	return replyWith("done", "person", PersonValue(p)), nil
}

// names are the first and the family name. A name that was not taken apart is cut at
// its first space.
func names(v flow.Value) (given, family phi.Text) {
	if first, ok := v.Fields["first"]; ok {
		return first.Says, v.Fields["last"].Says
	}
	first, last, _ := strings.Cut(strings.TrimSpace(v.Says.Reveal()), " ")
	return phi.New(v.Says.Label(), first), phi.New(v.Says.Label(), strings.TrimSpace(last))
}
