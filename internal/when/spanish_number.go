package when

// spanishNumbers are the numbers that hours, days and years are made of.
var spanishNumbers = []entry{
	{number, 1, 0, "un|una|uno"}, {number, 2, 0, "dos|un par de|par de"}, {number, 3, 0, "tres|unos|algunos"}, {number, 4, 0, "cuatro"}, {number, 5, 0, "cinco"},
	{number, 6, 0, "seis"}, {number, 7, 0, "siete"}, {number, 8, 0, "ocho"}, {number, 9, 0, "nueve"}, {number, 10, 0, "diez"},
	{number, 11, 0, "once"}, {number, 12, 0, "doce"}, {number, 13, 0, "trece"}, {number, 14, 0, "catorce"}, {number, 15, 0, "quince"},
	{number, 20, 0, "veinte"}, {number, 21, 0, "veintiuno|veintiuna|veintiun"}, {number, 22, 0, "veintidos"}, {number, 23, 0, "veintitres"}, {number, 24, 0, "veinticuatro"},
	{number, 25, 0, "veinticinco"}, {number, 16, 0, "dieciseis"}, {number, 17, 0, "diecisiete"}, {number, 18, 0, "dieciocho"}, {number, 19, 0, "diecinueve"},
	{number, 26, 0, "veintiseis"}, {number, 27, 0, "veintisiete"}, {number, 28, 0, "veintiocho"}, {number, 29, 0, "veintinueve"},
	{number, 30, 0, "treinta"}, {number, 40, 0, "cuarenta"}, {number, 50, 0, "cincuenta"},
	{ordinal, 1, 0, "primero|primer|primera|primeros|primeras"}, {ordinal, 2, 0, "segundo|segunda"}, {ordinal, 3, 0, "tercero|tercer|tercera"}, {ordinal, 4, 0, "cuarta"}, {ordinal, 5, 0, "quinto|quinta"},
	{ordinal, 6, 0, "sexto|sexta"}, {ordinal, 7, 0, "septimo|septima|setimo"}, {ordinal, 8, 0, "octavo|octava"}, {ordinal, 9, 0, "noveno|novena"}, {ordinal, 10, 0, "decimo|decima"},
	{ordinal, 11, 0, "undecimo|decimoprimero|decimoprimer|decimo primero|decimo primer"}, {ordinal, 12, 0, "duodecimo|decimosegundo|decimo segundo"}, {ordinal, 13, 0, "decimotercero|decimotercer|decimo tercero|decimo tercer"}, {ordinal, 14, 0, "decimocuarto|decimo cuarto"},
	{ordinal, 15, 0, "decimoquinto|decimo quinto"}, {ordinal, 16, 0, "decimosexto|decimo sexto"}, {ordinal, 17, 0, "decimoseptimo|decimo septimo"}, {ordinal, 18, 0, "decimoctavo|decimo octavo"}, {ordinal, 19, 0, "decimonoveno|decimo noveno"},
	{ordinal, 20, 0, "vigesimo"}, {ordinal, 21, 0, "vigesimo primero|vigesimo primer|vigesimoprimero|vigesimoprimer"}, {ordinal, 22, 0, "vigesimo segundo|vigesimosegundo"}, {ordinal, 23, 0, "vigesimo tercero|vigesimo tercer|vigesimotercero|vigesimotercer"},
	{ordinal, 24, 0, "vigesimo cuarto|vigesimocuarto"}, {ordinal, 25, 0, "vigesimo quinto|vigesimoquinto"}, {ordinal, 26, 0, "vigesimo sexto|vigesimosexto"}, {ordinal, 27, 0, "vigesimo septimo|vigesimoseptimo"},
	{ordinal, 28, 0, "vigesimo octavo|vigesimoctavo"}, {ordinal, 29, 0, "vigesimo noveno|vigesimonoveno"}, {ordinal, 30, 0, "trigesimo"}, {ordinal, 31, 0, "trigesimo primero|trigesimo primer|trigesimoprimero"},
	{ordinal, -2, 0, "penultimo|penultima"}, {ordinal, -3, 0, "antepenultimo|antepenultima"},
}
