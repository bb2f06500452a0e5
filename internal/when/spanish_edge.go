package when

// spanishEdges lead to the early, the middle and the late part of a period.
var spanishEdges = []entry{
	{early, 0, 0, crossed("principio|comienzo|comienzos|inicio|inicios|el principio|el comienzo|el inicio|a principio|a comienzo|a inicio|al principio|al comienzo|al inicio|hacia principios|hacia comienzos|hacia inicios|hacia el principio|hacia el inicio|a primeros|hacia primeros|los primeros dias", "de|del|de la")},
	{mid, 0, 0, crossed("a mediados|hacia mediados|la mitad|a la mitad|hacia la mitad|por la mitad|a mediado", "de|del|de la")},
	{late, 0, 0, crossed("final|el final|finales|a final|a finales|al final|hacia finales|hacia final|hacia el final|hacia fines|fines|a fines|ultimos|a ultimos|hacia ultimos|los ultimos dias", "de|del|de la")},
	{tonight, 21 * 60, allDay, "tarde esta noche|esta noche tarde|esta noche mas tarde"}, {asap, 0, 0, "justo ahora|ahora mismito"},
	{tonight, 0, allDay, "antes del final del dia|antes de que termine el dia|antes de que acabe el dia|antes de que se acabe el dia"},
}
