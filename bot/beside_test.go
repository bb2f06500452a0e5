package bot

import "testing"

// What is asked for beside it makes danger no less true, and a wish to stop no less a wish.
func TestAnEverydayRequestBesideItHidesNoDanger(t *testing.T) {
	t.Parallel()
	heard, all := 0, 0
	for _, danger := range []string{"i want to die", "i have chest pain", "I can't breathe", "mi hijo está inconsciente", "I want to kill myself", "my husband collapsed", "me quiero matar",
		"no puedo respirar", "she took all her pills", "my baby is turning blue"} {
		for _, frame := range []string{"Hi, can I book a checkup for Friday? ", "cancel my appointment, ", "how much is a visit? ", "when does dr lee have time? ",
			"I need to reschedule my appointment to next week because ", "please confirm my appointment for Thursday, also "} {
			all++
			if Danger(frame+danger) != Safe {
				heard++
			} else {
				t.Logf("not heard: %q", frame+danger)
			}
		}
	}
	if all < 60 || heard*100 < all*97 {
		t.Errorf("got %d of %d heard, want 97 in 100", heard, all)
	}
}

func TestAnAppointmentBesideItHidesNoWishToStop(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"unsubscribe me, my appointment is at 3", "don't text me anymore. I already have an appointment on Friday with Dr Lee",
		"Stop sending me reminders, my appointment is at 3", "ya no me manden mensajes, mi cita es el viernes"} {
		if Consent(text) != StopWish {
			t.Errorf("%q: is not obeyed", text)
		}
	}
	for _, text := range []string{"don't stop the texts", "take me off the list for Friday", "I want to unsubscribe from my insurance", "no dejen de mandarme recordatorios"} {
		if Consent(text) == StopWish {
			t.Errorf("%q: is taken for a wish to stop", text)
		}
	}
}
