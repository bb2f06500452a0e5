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
}
