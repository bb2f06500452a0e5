package when
import ("testing";"os";"fmt";"strings";"time")
func TestDump(t *testing.T){
 b,_:=os.ReadFile(os.Getenv("P"))
 ny:=zone(t,"America/New_York")
 for l:=range strings.Lines(string(b)){ l=strings.TrimSpace(l); lang,text,_:=strings.Cut(l," ")
  ctx:=Context{Now: time.Date(2026, 11, 23, 9, 0, 0, 0, ny), Open: 8*60, Close: 18*60, Lang:lang, DayFirst: lang=="es"}
  fmt.Printf("%s %s => %s\n",lang,text,describe(Read(text,ctx),ny))
 }
}
