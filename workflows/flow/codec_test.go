package flow

import (
	"encoding/hex"
	"reflect"
	"testing"

	"frontdesk/internal/phi"
)

// A state of version 1: shot, called off in the middle of poll, for Leo, who wants a flu
// shot on friday and was offered three times.
const stateOfVersion1 = "010204706f6c6c013105616761696e0303e2d3a2b00d05616761696e01000473686f740131047069636b0303c2e1acb00d000006076f70656e696e67" +
	"0100010b73686f74206672696461790000000377686f08034c656f02034c656f0000000573686f74730c00000000020503466c750203466c75000000" +
	"0507546574616e75730207546574616e7573000000000473686f740503466c750103466c7500000004776973680600010b73686f7420667269646179" +
	"0000010182a0c6b00d82e6d0b00d00000473686f740005736c6f74730c0000000003070b54756520323a333020504d020b54756520323a333020504d" +
	"000000070b57656420393a303020414d020b57656420393a303020414d000000070b54687520343a313520504d020b54687520343a313520504d0000" +
	"0000"

func TestStateOfVersion1GoesOnWhereItStood(t *testing.T) {
	t.Parallel()
	b, err := hex.DecodeString(stateOfVersion1)
	if err != nil {
		t.Fatal(err)
	}
	st, err := DecodeState(b)
	if err != nil {
		t.Fatal(err)
	}
	if got := st.Encode(); got[0] != stateVersion {
		t.Errorf("written again: got version %d, want %d", got[0], stateVersion)
	}
	lib := mustLibrary(t, pollYAML, shotYAML)
	w := testWorld()
	w.People = items(PersonType, "Mia", "Leo")
	if _, got := play(t, lib, st, w, shots, says("2")); got != "Of Tue 2:30 PM, Wed 9:00 AM, Thu 4:15 PM you took Wed 9:00 AM. | See you Wed 9:00 AM, Leo. | Was it good?" {
		t.Errorf("got %q, want the run to go on", got)
	}
}

func TestStateKeepsTheAnsweredQuestions(t *testing.T) {
	t.Parallel()
	st := State{frames: []frame{{workflow: "w", at: "c", root: true, under: phi.Public, answered: []string{"a", "b"}}}}
	b := st.Encode()
	got, err := DecodeState(b)
	if err != nil || !reflect.DeepEqual(got, st) {
		t.Errorf("got %v, %v, want the same state", got.frames, err)
	}
	if size := st.size(); size < len(b) {
		t.Errorf("size: got %d, want at least the %d bytes of the encoding", size, len(b))
	}
}
