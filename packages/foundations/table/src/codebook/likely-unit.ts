import { commonUnits, printUnit, type UnitConversion, unitConversion, unitOf } from "@quickening/core";
import { type Column, isNumeric, printedUnit } from "../columns/column.ts";

/** What a column may hold instead of the unit that is stated. */
export interface LikelyUnit {
	/** In words: "values look like kPa: 7.5 times smaller than mmHg". */
	readonly message: string;
	/** "broken": out of range as they stand; "edge": within it, but crowded where the other unit would lie. */
	readonly certainty: "broken" | "edge";
}

/** Share of the values that must come to lie in the range. */
const LEAST_SHARE = 0.9;
/** Values below which nothing is said. */
const FEWEST = 3;
/** Values below which nothing is said of a column that breaks no rule. */
const FEWEST_AT_EDGE = 10;

/** Mass of a mole in grams, by words that name what was measured: mg/dL and mmol/L are of one kind only for a known substance. */
const molarMasses: readonly (readonly [words: RegExp, name: string, gramsPerMole: number])[] = [
	[/gluc|sugar|cgm/i, "glucose", 180.156],
	[/trigly/i, "triglycerides", 885.7],
	[/chol|hdl|ldl/i, "cholesterol", 386.65],
	[/creat/i, "creatinine", 113.12],
	[/bilirub/i, "bilirubin", 584.66],
	[/urea|bun/i, "urea", 60.06],
	[/uric|urate/i, "uric acid", 168.11],
	[/calcium/i, "calcium", 40.078],
	[/magnes/i, "magnesium", 24.305],
	[/lactat/i, "lactate", 89.07],
	[/iron|ferr?um/i, "iron", 55.845],
];

/**
 * Whether values that break a range would keep it in another unit of the same dimension: kPa for mmHg, mmol/L of glucose for
 * mg/dL, degrees Fahrenheit for Celsius. Nothing is converted; it is for a person to say what the file holds.
 *
 * @param values - Numbers as they stand in the file; NaN is passed over.
 */
export function likelyUnit(name: string, column: Column, values: Float64Array): LikelyUnit | undefined {
	const { type, range, codes, description = "" } = column;
	const stated = unitOf(column.unit);
	if (!isNumeric(type) || codes !== undefined || range === undefined || stated === undefined) return undefined;
	const [low, high] = range as readonly [number, number];
	if (!(low < high) || (Object.keys(stated.bases).length === 0 && column.unit !== "%")) return undefined;
	const known = new Set(column.outside ?? []);
	const judged = values.filter((value) => Number.isFinite(value) && !known.has(value));
	const broken = judged.filter((value) => value < low || value > high);
	if (broken.length >= FEWEST || (broken.length > 0 && broken.length === judged.length)) {
		const best = bestOf(broken, conversions(`${name} ${description}`, column), [low, high]);
		if (best === undefined) return undefined;
		const part = broken.length === judged.length ? "values look" : "the values out of range look";
		return { message: `${part} like ${best.words}`, certainty: "broken" };
	}
	return broken.length === 0 ? atEdge(name, column, judged) : undefined;
}

interface Conversion extends UnitConversion {
	readonly words: string;
}

/** A column that keeps its range, but all of it in a corner, where one factor would spread it over the middle. */
function atEdge(name: string, column: Column, values: Float64Array): LikelyUnit | undefined {
	const [low, high] = column.range as readonly [number, number];
	const place = (value: number) => (value - low) / (high - low);
	const sorted = values.toSorted();
	if (sorted.length < FEWEST_AT_EDGE || new Set(sorted).size < FEWEST) return undefined;
	const middle = sorted[sorted.length >> 1]!;
	const spread = (sorted.at(-1)! - sorted[0]!) / (high - low);
	if ((place(middle) > 0.15 && place(middle) < 0.85) || spread > 0.2) return undefined;
	const better = conversions(`${name} ${column.description ?? ""}`, column).filter(({ factor, offset }) => {
		const [first, centre, last] = [sorted[0]!, middle, sorted.at(-1)!].map((value) => factor * value + offset);
		const isSpread = (last! - first!) / (high - low) > 2 * spread;
		return first! >= low && last! <= high && isSpread && place(centre!) > 0.2 && place(centre!) < 0.8;
	});
	const best = bestOf(sorted, better, [low, high]);
	return best && { message: `values lie at the edge of the range and look like ${best.words}`, certainty: "edge" };
}

/** The conversion that brings most values into the range, and then their median nearest to its middle. */
function bestOf(
	values: Float64Array,
	candidates: readonly Conversion[],
	[low, high]: readonly [number, number],
): Conversion | undefined {
	const median = values.toSorted()[values.length >> 1]!;
	const judged = candidates.map((candidate) => {
		const { factor, offset } = candidate;
		let nInside = 0;
		for (const value of values) {
			const converted = factor * value + offset;
			if (converted >= low && converted <= high) nInside++;
		}
		const distance = Math.abs(factor * median + offset - (low + high) / 2) / (high - low);
		return { candidate, share: nInside / values.length, distance };
	});
	const fit = judged.filter(({ share }) => share >= LEAST_SHARE);
	return fit.sort((a, b) => b.share - a.share || a.distance - b.distance)[0]?.candidate;
}

/** What brings another unit to the stated one, in words. */
function conversions(words: string, { unit }: Column): Conversion[] {
	const stated = unitOf(unit)!;
	const shown = printedUnit(unit);
	const found: Conversion[] = [];
	for (const code of commonUnits) {
		const other = unitOf(code)!;
		const same = unitConversion(other, stated);
		if (same !== undefined && (Math.abs(same.factor - 1) > 1e-9 || same.offset !== 0)) {
			found.push({ ...same, words: inWords(printUnit(code), shown, same) });
		}
		for (const [pattern, substance, gramsPerMole] of molarMasses) {
			if (!pattern.test(words)) continue;
			const asMass = molesAsGrams(code, unit, gramsPerMole);
			if (asMass === undefined) continue;
			found.push({ ...asMass, words: inWords(`${printUnit(code)} of ${substance}`, shown, asMass) });
		}
	}
	return found;
}

/** From an amount to a mass in the same volume, or back. */
function molesAsGrams(from: string, to: string, gramsPerMole: number): UnitConversion | undefined {
	const grams = (code: string) => {
		const unit = unitOf(code)!;
		const { mol, ...others } = unit.bases;
		if (mol !== 1) return undefined;
		return { code, magnitude: unit.magnitude * gramsPerMole, bases: { ...others, g: 1 } };
	};
	const [one, other] = [grams(from), grams(to)];
	if ((one === undefined) === (other === undefined)) return undefined;
	return unitConversion(one ?? unitOf(from)!, other ?? unitOf(to)!);
}

function inWords(unit: string, stated: string, { factor, offset }: UnitConversion): string {
	const other = unit === "1" ? "fractions" : unit;
	const than = stated === "" ? "" : ` than ${stated}`;
	if (offset !== 0) return `${other}, not ${stated}`;
	const times = factor > 1 ? factor : 1 / factor;
	return `${other}: ${Number(times.toPrecision(3))} times ${factor > 1 ? "smaller" : "larger"}${than}`;
}
