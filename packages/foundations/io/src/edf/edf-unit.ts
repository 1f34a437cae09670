import { readUnit } from "@quickening/core";

/** What EDF writes and UCUM writes otherwise. */
const others: Readonly<Record<string, string>> = {
	"": "1",
	µV: "uV",
	μV: "uV",
	degC: "Cel",
	"°C": "Cel",
	degF: "[degF]",
	"°F": "[degF]",
	"°": "deg",
	degrees: "deg",
	bpm: "/min",
	BPM: "/min",
	"1/min": "/min",
	mmHg: "mm[Hg]",
	"mm Hg": "mm[Hg]",
	cmH2O: "cm[H2O]",
	g: "[g]",
	"l/min": "L/min",
	LPM: "L/min",
	Boolean: "1",
};

/**
 * A physical dimension of EDF as a unit of UCUM; acceleration is meant by "g", for no signal of a recording is a mass.
 *
 * @returns "{...}", an arbitrary unit of that name, where the text is no unit that is known.
 */
export function edfUnit(dimension: string): string {
	const known = Object.hasOwn(others, dimension) ? others[dimension] : undefined;
	if (known !== undefined) return known;
	if (readUnit(dimension) !== undefined) return dimension;
	return `{${dimension.replace(/[^\x21-\x7a|~]/g, "_")}}`;
}
