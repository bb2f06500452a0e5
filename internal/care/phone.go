package care

import "strings"

// SayPhone words an E.164 number for a text: "518-555-0100" for one of the North
// American plan, which is how people there read it and no longer than needed; any other
// as it is, since it must be dialled with its country code.
func SayPhone(e164 string) string {
	national, ok := strings.CutPrefix(e164, "+1")
	if !ok || len(national) != 10 {
		return e164
	}
	return national[:3] + "-" + national[3:6] + "-" + national[6:]
}
