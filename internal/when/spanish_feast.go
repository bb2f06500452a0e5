package when

// spanishFeasts name holidays. Where two countries keep one name on different days, b is
// the other day: the patient is asked which.
var spanishFeasts = []entry{
	{holiday, thanksgiving, 0, "accion de gracias|dia de accion de gracias|el dia de accion de gracias|dia del pavo|el dia del pavo|san guivin|sanguivin"},
	{holiday, blackFriday, 0, "viernes negro"},
	{holiday, christmasEve, 0, "nochebuena|noche buena|la nochebuena|la noche buena|vispera de navidad"},
	{holiday, christmas, 0, "navidad|la navidad|dia de navidad|el dia de navidad"},
	{holiday, newYearsEve, 0, "nochevieja|noche vieja|fin de ano|el fin de ano|vispera de ano nuevo"},
	{holiday, newYearsDay, 0, "ano nuevo|el ano nuevo|dia de ano nuevo|el dia de ano nuevo|primero de ano"},
	{holiday, epiphany, 0, "dia de reyes|el dia de reyes|los reyes|reyes magos|los reyes magos|el dia de los reyes|dia de los reyes|el dia de los reyes magos"},
	{holiday, innocents, 0, "dia de los inocentes|el dia de los inocentes|los inocentes"},
	{holiday, groundhogDay, 0, "dia de la candelaria|el dia de la candelaria|la candelaria"},
	{holiday, ashWednesday, 0, "miercoles de ceniza"}, {holiday, palmSunday, 0, "domingo de ramos"},
	{holiday, holyWeek, 0, "semana santa|la semana santa|semana mayor"}, {holiday, maundyThursday, 0, "jueves santo"}, {holiday, goodFriday, 0, "viernes santo"},
	{holiday, holySaturday, 0, "sabado santo|sabado de gloria"}, {holiday, easter, 0, "pascua|domingo de pascua|domingo de resurreccion|domingo santo"},
	{holiday, easterMonday, 0, "lunes de pascua"},
	{holiday, valentinesDay, 0, "san valentin|dia de san valentin|el dia de san valentin|dia del amor y la amistad|el dia del amor y la amistad|dia de los enamorados|el dia de los enamorados"},
	{holiday, saintPatricksDay, 0, "san patricio|dia de san patricio|el dia de san patricio"},
	{holiday, childrensDay, 0, "dia del nino|el dia del nino"},
	{holiday, mayDay, 0, "dia del trabajador|el dia del trabajador|dia de los trabajadores|dia internacional de los trabajadores|el dia internacional de los trabajadores"},
	{holiday, laborDay, mayDay, "dia del trabajo|el dia del trabajo"},
	{holiday, mothersDay, mexicanMothersDay, "dia de la madre|el dia de la madre|dia de las madres|el dia de las madres|dia de la mama|dia de las mamas"},
	{holiday, fathersDay, 0, "dia del padre|el dia del padre|dia de los padres|el dia de los padres"},
	{holiday, memorialDay, 0, "dia de los caidos|el dia de los caidos"}, {holiday, veteransDay, 0, "dia de los veteranos|el dia de los veteranos"},
	{holiday, presidentsDay, 0, "dia de los presidentes|el dia de los presidentes"},
	{holiday, independenceDay, 0, "cuatro de julio"}, {holiday, independenceDay, mexicanIndependence, "dia de la independencia|el dia de la independencia"},
	{holiday, hispanicDay, 0, "dia de la hispanidad|el dia de la hispanidad|dia del pilar"}, {holiday, hispanicDay, columbusDay, "dia de la raza|el dia de la raza"},
	{holiday, halloween, 0, "noche de brujas|dia de brujas|el dia de brujas"},
	{holiday, allSaints, 0, "todos los santos|dia de todos los santos|el dia de todos los santos"},
	{holiday, allSouls, 0, "dia de muertos|dia de los muertos|el dia de muertos|el dia de los muertos"},
	{holiday, guadalupe, 0, "dia de la virgen|el dia de la virgen|dia de la virgen de guadalupe|el dia de la virgen de guadalupe|dia de la guadalupana|el dia de la guadalupana"},
}
