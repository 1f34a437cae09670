import { type Column, isNumeric } from "../columns/column.ts";
import { type OtherUnit, otherUnits } from "./other-units.ts";

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

/**
 * Whether values that break a range would keep it in another unit of the same dimension: kPa for mmHg, mmol/L of glucose for
 * mg/dL, degrees Fahrenheit for Celsius. Nothing is converted; it is for a person to say what the file holds.
 *
 * @param values - Numbers as they stand in the file; NaN is passed over.
 */
export function likelyUnit(name: string, column: Column, values: Float64Array): LikelyUnit | undefined {
	const { type, range, codes } = column;
	const others = otherUnits(name, column);
	if (!isNumeric(type) || codes !== undefined || range === undefined || others.length === 0) return undefined;
	const [low, high] = range as readonly [number, number];
	if (!(low < high)) return undefined;
	const known = new Set(column.outside ?? []);
	const judged = values.filter((value) => Number.isFinite(value) && !known.has(value));
	const broken = judged.filter((value) => value < low || value > high);
	if (broken.length >= FEWEST || (broken.length > 0 && broken.length === judged.length)) {
		const best = bestOf(broken, others, [low, high]);
		if (best === undefined) return undefined;
		const part = broken.length === judged.length ? "values look" : "the values out of range look";
		return { message: `${part} like ${best.words}`, certainty: "broken" };
	}
	return broken.length === 0 ? atEdge(column, others, judged) : undefined;
}

/** A column that keeps its range, but all of it in a corner, where one factor would spread it over the middle. */
function atEdge(column: Column, others: readonly OtherUnit[], values: Float64Array): LikelyUnit | undefined {
	const [low, high] = column.range as readonly [number, number];
	const place = (value: number) => (value - low) / (high - low);
	const sorted = values.toSorted();
	if (sorted.length < FEWEST_AT_EDGE || new Set(sorted).size < FEWEST) return undefined;
	const middle = sorted[sorted.length >> 1]!;
	const spread = (sorted.at(-1)! - sorted[0]!) / (high - low);
	if ((place(middle) > 0.15 && place(middle) < 0.85) || spread > 0.2) return undefined;
	const better = others.filter(({ factor, offset }) => {
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
	candidates: readonly OtherUnit[],
	[low, high]: readonly [number, number],
): OtherUnit | undefined {
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
