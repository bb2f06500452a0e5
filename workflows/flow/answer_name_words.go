package flow

// plainEnglish and plainSpanish are words of which no name is made, so that two of them in
// answer to "what is your name" are something else: "running late", "dolor de pecho". They
// are the closed classes (pronouns, auxiliaries, prepositions), the verbs of messages, the
// family, and how somebody feels. Left out is what people are called: will, may, in, so,
// an, le, su, son, her, van, nina, dias, day, good, child, segundo, dolores, socorro.
var (
	plainEnglish = wordSet("myself yourself him his hers our ours us them their theirs mine yours these those some any all both each every other another same such none " +
		"one two three four five six seven eight nine ten of by from into over under about after before during until since without between because than then there here also too very just " +
		"only still already again always perhaps up down out off away back been being has had having im ive id ill were wasnt isnt arent wont wouldnt couldnt shouldnt doesnt didnt lets must might " +
		"go going gone come coming came get getting got give giving call calling called text texting wait waiting hold know knows think thinking tell told let keep leave leaving left take taking make making " +
		"put run running try trying work working works looking look feel feeling hurts hurting bleeding vomiting throwing check checking ask asking asked said saying speak talk talking sent send sending paid " +
		"sick pain pains ache headache fever cough chest blood emergency urgent late busy sorry great perfect sounds something anything everything someone anyone everyone everybody moment minute minutes hour hours " +
		"days weeks months years patient patients kid kids children sons daughter daughters mom mother dad father husband wife brother sister friend family doctor nurse insurance birthday email message question " +
		"problem worries below above new old first last same today tmrw hey bye goodbye cannot aint lol haha ok fine correct")
	plainSpanish = wordSet("muchas mucha mucho muchos muy bien mal buenas buenos tardes noches saludos adios luego despues ahorita momento minuto un una unos unas uno tres " +
		"usted ustedes nosotros mis sus este esta esto ese eso otro otra otros mismo misma es soy era fue estoy estan estamos estaba tengo tiene tienen tenemos voy va vamos ya todavia aun " +
		"siempre nunca tambien tampoco todo todos todas algo alguien ninguno ninguna cual pero mas menos en con sobre hasta desde entre hijo hija hijos hijas ninos bebe mama papa esposo esposa " +
		"marido hermano hermana abuela abuelo suegra tio senor senora senorita doctora enfermo enferma enfermera dolor duele duelen fiebre tos sangre urgente urgencia emergencia claro gusto verdad perdon disculpe " +
		"mensaje llamada llame llamen llamar espere espera mande dice dicen digo dije sabe les se nueva nuevo paciente ella ellos ellas tarde medico seguro problema pregunta espereme esperame digame llameme mandeme tantito rato feliz dia ando anda andamos cuesta cuestan hay lugar lugares siento urge cayo manejando trabajando ocupado ocupada igualmente permiso")
)
