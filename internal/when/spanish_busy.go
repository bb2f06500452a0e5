package when

import "strings"

// spanishBusy say that what follows is when somebody is busy, or does what is no visit. Where
// b is 1, the time stands right behind ("le llamo el lunes"); where a is 1, a visit is given
// up ("ya no voy"), where it is 2, only days are busy ("me voy a México el 18").
var spanishBusy = []entry{
	{engaged, 0, 0, "trabajo|trabajamos|trabaja|trabajan|salgo|salimos|entro|entramos|que trabajar|toca trabajar|voy a trabajar|tengo trabajo|tengo clases|tengo clase|tengo escuela|tiene escuela|tiene clases|tienen escuela|tienen clases|tengo junta|tengo viaje|estoy en clases|estoy en el trabajo|estoy en la escuela"},
	{engaged, 0, 0, "salgo de viaje|salimos de viaje|me voy de viaje|nos vamos de viaje|salgo de vacaciones|me voy de vacaciones|nos vamos de vacaciones|viajo|viajamos|que viajar|que salir|salgo de la ciudad|salgo del pais|me voy del pais"},
	{engaged, 0, 0, crossed("estoy|estare|estaremos|estamos|voy a estar|vamos a estar|ando|andare|va a estar|estara", "fuera|de viaje|fuera de la ciudad|fuera del pais") + "|estare de vacaciones|voy a estar de vacaciones|estare ocupado|estare ocupada|voy a estar ocupado|voy a estar ocupada|voy a salir de viaje|vamos a salir de viaje"},
	{engaged, 2, 0, "me voy|nos vamos|estoy en|estamos en|ando en|estare en|estaremos en|voy a estar en"}, {notWork, 0, 0, crossed("no tengo|no tenemos|no hay", "tiempo|chance|carro|coche|transporte|manera|forma|modo|como ir|como llegar|quien me lleve|con quien dejar a los ninos|quien me cuide a los ninos|con quien dejarlos|con quien dejarlo|forma de ir|manera de ir|manera de llegar")},
	{engaged, 0, 0, "sale|salen|entra|entran|llega|llegan|termina|terminan|acaba|acaban|empieza|empiezan|comienza|comienzan|regresa|regresan|termino|acabo de trabajar|acabo de clases"},
	{engaged, 0, 0, "se enfermo|se enfermaron|me enferme|se lastimo|se golpeo|se corto|se quebro|se rompio|se desmayo|me corte|me quebre|me torci"},
	{engaged, 0, 0, "recojo|recogemos|recoge|que recoger|voy a recoger|voy por|vamos por|paso por|que ir por|que ir a|que ir al|que llevar|llevo a|llevamos a|que dejar|dejo a|dejamos a|que cuidar|cuido|cuidamos|cuida|que entrar|que buscar a|que tomar|que tomarme|tomo la|tomo las|busco a los|estudio por|estudio en"},
	{engaged, 0, 0, "mi cita es|mi cita esta|mi cita era|mi turno es|mi turno era|mi consulta es|mi consulta era|es mi cita|es mi turno|es mi consulta|era mi cita|mi cita quedo|mi cita sigue"},
	{engaged, 0, 0, "abren|cierran|estan abiertos|esta abierto|estan abiertas|atienden|que horario tienen|mi cumpleanos es|es mi cumpleanos|cumplo|cumple|cumplo anos|cumple anos|vence|se vence|vencen|cuantas citas|cuantos pacientes|cuantos dias|factura del|factura de|cobro del|cobro de"},
	{engaged, 0, 1, "gracias hasta|gracias , hasta|gracias . hasta|gracias y hasta|saludos hasta|disfrute su|disfruten su|disfrute el|disfruten el"},
	{engaged, 0, 1, crossed("le|les|te|los|las", "llamo|llamare|marco|marcare|hablo|hablare|aviso|avisare|confirmo|confirmare|escribo|escribire|contesto|contestare|respondo|mando|digo|dire") + "|" + crossed("voy a|vuelvo a|vamos a|puedo", "llamar|llamarle|llamarles|llamarlos|avisar|avisarle|avisarles|confirmar|confirmarle|confirmarles|marcar|marcarle|escribir|escribirle")},
	{engaged, 0, 1, crossed("le voy a|les voy a|te voy a", "llamar|avisar|confirmar|marcar|hablar|escribir|decir") + "|me comunico|nos comunicamos|me comunicare|me reporto|estare llamando|llamo|llamare"},
	{engaged, 0, 1, crossed("me|nos", "llaman|llama|llamen|llame|marcan|marquen|hablan|hablen|avisan|avisen|confirman|confirmen") + "|" + crossed("me pueden|me puede|me podrian|me podria|pueden|puede|podrian|podria", "llamar|llamarme|marcar|marcarme|hablar|hablarme|avisar|avisarme") + "|llamen|llamenme|llameme|marquenme|llamame|me llamaron"},
	{engaged, 1, 0, "no ire|no iremos|no voy|no vamos|no voy a ir|no vamos a ir|ya no voy|ya no vamos|ya no voy a ir|ya no vamos a ir|ya no ire|ya no iremos|no asistire|no asistiremos|no voy a asistir|no vamos a asistir|no vendre|no vengo|no llegare|no llego|no voy a llegar|no vamos a llegar|no alcanzo a llegar|no me presentare|ya no quiero ir|ya no puedo ir|ya no podre ir|ya no voy a poder ir|ya no iba a ir|no voy a poder llegar"},
}

// crossed is every phrase of the one list with every phrase of the other behind it.
func crossed(left, right string) string {
	var out []string
	for a := range strings.SplitSeq(left, "|") {
		for b := range strings.SplitSeq(right, "|") {
			out = append(out, a+" "+b)
		}
	}
	return strings.Join(out, "|")
}
