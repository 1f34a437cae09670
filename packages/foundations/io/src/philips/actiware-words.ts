/*
 * What Actiware 5 and 6 write in English, German, French and Dutch: properties of the header and headings of columns,
 * in small letters, without marks over letters, quotes, colons and double spaces.
 */

/** Properties of the header. */
export const propertyWords = {
	model: ["actiwatch type", "actiwatch-typ", "type d'actiwatch", "type actiwatch"],
	startDate: [
		"data collection start date",
		"startdatum der datenerfassung",
		"date de debut de la collecte des donnees",
		"begindatum gegevensverzameling",
	],
	startTime: [
		"data collection start time",
		"startzeit der datenerfassung",
		"heure de debut de la collecte des donnees",
		"begintijd gegevensverzameling",
	],
	endDate: [
		"data collection end date",
		"enddatum der datenerfassung",
		"date de fin de la collecte des donnees",
		"einddatum gegevensverzameling",
	],
	zoneOffset: ["time zone offset", "zeitzonenverschiebung", "decalage du fuseau horaire", "tijdzone-offset"],
	epochSeconds: ["epoch length", "epochenlange", "longueur de la periode", "periodelengte"],
	nEpochs: [
		"number of data samples",
		"anzahl der daten-samples",
		"nombre d'echantillons de donnees",
		"aantal gegevenssamples",
	],
	serialNumber: [
		"actiwatch serial number",
		"actiwatch-seriennummer",
		"numero de serie de l'actiwatch",
		"serienummer actiwatch",
	],
	firmware: [
		"actiwatch firmware version",
		"actiwatch-firmwareversion",
		"version du micrologiciel de l'actiwatch",
		"actiwatch-firmwareversie",
	],
} as const;

/** Headings of the columns that place a row. */
export const placeWords = {
	line: ["line", "zeile", "ligne", "lijn"],
	date: ["date", "datum"],
	time: ["time", "zeit", "heure", "tijd"],
} as const;

/** Headings of the columns that become signals. */
export const signalWords = {
	offWrist: [
		"off-wrist status",
		"status nicht am handgelenk",
		"statut hors poignet",
		"statut non porte au poignet",
		"status niet-om-pols",
	],
	counts: ["activity", "aktivitat", "activite", "activiteit"],
	marker: ["marker", "markierung", "marqueur", "markering"],
	light: ["white light", "weißes licht", "lumiere blanche", "wit licht"],
	redLight: ["red light", "rotes licht", "lumiere rouge", "rood licht"],
	greenLight: ["green light", "grunes licht", "lumiere verte", "groen licht"],
	blueLight: ["blue light", "blaues licht", "lumiere bleue", "blauw licht"],
	wake: ["sleep/wake", "schlaf/wach", "sommeil/eveil", "slapen/waken"],
	mobile: ["mobility", "mobilitat", "mobilite", "mobiliteit"],
	interval: ["interval status", "intervallstatus", "statut de l'intervalle", "intervalstatus"],
} as const;

/** Headings of columns that say again what others say: seconds since the start, and a state that Actiware itself forces. */
export const repeatedWords = {
	seconds: ["seconds", "elapsed seconds", "sekunden", "verstrichene sekunden", "secondes", "seconden"],
	forced: ["sleep/wake status", "s/w status", "schlaf/wach-status", "statut sommeil/eveil", "slaap/waakstatus"],
} as const;

/** Kinds of interval that an epoch may belong to. */
const intervalWords: Readonly<Record<"active" | "rest" | "sleep" | "excluded", readonly string[]>> = {
	active: ["active", "aktiv", "activite", "actif", "actief"],
	rest: ["rest", "ruhe", "repos", "rust"],
	sleep: ["rest-s", "ruhe-s", "s-repos", "repos-s", "rust-s", "sleep", "schlaf", "sommeil", "slaap"],
	excluded: ["excluded", "ausgeschlossen", "exclu", "uitgezonderd"],
};

/** The numbers of the signal "interval": 0 active, 1 rest, 2 asleep within a rest interval, 3 excluded from analysis. */
export const intervalStatus = { active: 0, rest: 1, sleep: 2, excluded: 3 } as const;

/** The number of an interval's word in any of the four languages. */
export function readInterval(cell: string): number | undefined {
	const word = plainWord(cell);
	const found = Object.entries(intervalWords).find(([, words]) => words.includes(word));
	return found === undefined ? undefined : intervalStatus[found[0] as keyof typeof intervalStatus];
}

/** A heading or property in small letters, without marks, quotes and colon. */
export function plainWord(text: string): string {
	return text
		.normalize("NFD")
		.replace(/[\u0300-\u036f]/g, "")
		.replace(/[\u2018\u2019]/g, "'")
		.replace(/["„“”«»]/g, "")
		.replace(/[\s\u00a0]*:?[\s\u00a0]*$/, "")
		.replace(/[\s\u00a0]+/g, " ")
		.trim()
		.toLowerCase();
}

/** Which of a table of words a heading is. */
export function wordKey<Key extends string>(
	words: Readonly<Record<Key, readonly string[]>>,
	heading: string,
): Key | undefined {
	const plain = plainWord(heading);
	return (Object.keys(words) as Key[]).find((key) => words[key].includes(plain));
}
