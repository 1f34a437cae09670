import { readUnit, type Unit } from "./read-unit.ts";

/** Units as journals and devices print them, and what they are in UCUM. Nothing here is a UCUM code that means something else. */
const printedForms: Readonly<Record<string, string>> = {
	mmHg: "mm[Hg]",
	cmHg: "cm[Hg]",
	cmH2O: "cm[H2O]",
	mmH2O: "mm[H2O]",
	inHg: "[in_i'Hg]",
	bpm: "{beats}/min",
	brpm: "{breaths}/min",
	seconds: "s",
	sec: "s",
	minutes: "min",
	hours: "h",
	hour: "h",
	days: "d",
	day: "d",
	weeks: "wk",
	week: "wk",
	months: "mo",
	month: "mo",
	years: "a",
	year: "a",
	"°": "deg",
	"°C": "Cel",
	"°F": "[degF]",
	lb: "[lb_av]",
	oz: "[oz_av]",
	inch: "[in_i]",
	inches: "[in_i]",
	feet: "[ft_i]",
	IU: "[iU]",
	"IU/L": "[iU]/L",
	"mIU/L": "m[iU]/L",
	"IU/mL": "[iU]/mL",
	mcg: "ug",
	µg: "ug",
	μg: "ug",
	µm: "um",
	μm: "um",
	µV: "uV",
	μV: "uV",
	µS: "uS",
	μS: "uS",
	µs: "us",
	μs: "us",
	µL: "uL",
	μL: "uL",
	"µmol/L": "umol/L",
	"μmol/L": "umol/L",
	"µg/L": "ug/L",
	"kg/m²": "kg/m2",
	"m/s²": "m/s2",
	"ms²": "ms2",
	"mL/min/1.73m2": "mL/min/{1.73_m2}",
	MET: "[MET]",
	ppm: "[ppm]",
};

/**
 * Units that clinical data and devices have, in UCUM: what a mistyped one may have meant, and what a column may hold instead
 * of the unit that is stated.
 */
export const commonUnits: readonly string[] = [
	...["1", "%", "mm[Hg]", "kPa", "Pa", "hPa", "cm[H2O]", "bar", "[psi]"],
	...[
		"mmol/L",
		"umol/L",
		"nmol/L",
		"pmol/L",
		"mol/L",
		"mg/dL",
		"g/dL",
		"g/L",
		"mg/L",
		"ug/L",
		"ug/dL",
		"ng/mL",
		"pg/mL",
		"ug/mL",
	],
	...[
		"mg/mL",
		"ng/L",
		"mg/mmol",
		"mmol/mol",
		"meq/L",
		"[iU]/L",
		"m[iU]/L",
		"[iU]/mL",
		"U/L",
		"mosm/kg",
		"10*9/L",
		"10*12/L",
	],
	...["Cel", "[degF]", "K", "kg", "g", "mg", "ug", "ng", "[lb_av]", "[oz_av]", "t", "[stone_av]"],
	...["m", "cm", "mm", "um", "nm", "km", "[in_i]", "[ft_i]", "m2", "cm2", "kg/m2", "g/cm2"],
	...["L", "dL", "cL", "mL", "uL", "L/min", "mL/min", "mL/h", "mL/kg", "mL/min/{1.73_m2}"],
	...["s", "ms", "us", "ns", "min", "h", "d", "wk", "mo", "a", "ms2", "s2"],
	...["Hz", "kHz", "MHz", "/min", "/s", "/h", "/d", "{beats}/min", "{breaths}/min", "{steps}", "{score}", "{count}"],
	...["V", "mV", "uV", "A", "mA", "uA", "Ohm", "kOhm", "S", "uS", "nS", "W", "kW", "J", "kJ", "kcal", "cal", "[MET]"],
	...[
		"g/L",
		"[g]",
		"m[g]",
		"m/s2",
		"m/s",
		"km/h",
		"deg",
		"rad",
		"deg/s",
		"rad/s",
		"dB",
		"B[SPL]",
		"dB[SPL]",
		"lx",
		"lm",
		"cd",
	],
	...[
		"mg/kg",
		"ug/kg",
		"mg/d",
		"ug/d",
		"g/d",
		"kcal/d",
		"mg/kg/d",
		"ug/kg/min",
		"bit",
		"By",
		"kBy",
		"[ppm]",
		"[ppb]",
		"[pH]",
	],
];

/** A unit in UCUM, or as it is printed ("mmHg", "bpm", "weeks"), understood; nothing where it is neither. */
export function unitOf(text: string): Unit | undefined {
	return readUnit(Object.hasOwn(printedForms, text) ? printedForms[text]! : text);
}

/** All that a mistyped unit may have meant: common units in UCUM and printed forms. */
export function knownUnits(): string[] {
	return [...new Set([...commonUnits, ...Object.keys(printedForms)])];
}

/** The printed forms that are the other way round, by the UCUM code: "mm[Hg]" is printed "mmHg". */
const printedBy: ReadonlyMap<string, string> = new Map([
	...["mmHg", "cmHg", "cmH2O", "mmH2O", "°C", "°F", "lb", "oz", "MET", "ppm", "IU", "IU/L", "mIU/L", "IU/mL"].map(
		(printed) => [printedForms[printed]!, printed] as const,
	),
	["[in_i]", "in"],
	["[ft_i]", "ft"],
	["{beats}/min", "bpm"],
	["[pH]", "1"],
]);

/**
 * A unit as it stands after a number in a text: "mmHg" for mm[Hg], "score" for {score}, "10⁹/L" for 10*9/L. What is no UCUM
 * code is printed as it is.
 */
export function printUnit(code: string): string {
	const known = printedBy.get(code);
	if (known !== undefined) return known;
	if (readUnit(code) === undefined) return code;
	const raised = (digits: string) =>
		[...digits].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)])).join("");
	const whole = /^\{([^{}]+)\}$/.exec(code)?.[1];
	if (whole !== undefined) return whole.replaceAll("_", " ");
	return code
		.replace(/10[*^](-?\d+)/g, (_, digits: string) => `10${raised(digits)}`)
		.replace(/\{([^{}]+)\}/g, (_, words: string) => words.replaceAll("_", " "))
		.replaceAll("mm[Hg]", "mmHg")
		.replace(/\[iU\]/gi, "IU")
		.replace(/\[([a-z]+)_(?:i|av|us|br)\]/g, "$1")
		.replace(/(?<=^|[./])u(?=[A-Za-z])/g, "µ");
}
