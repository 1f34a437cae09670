import { commonUnits, printUnit, type UnitConversion, unitConversion, unitOf } from "@quickening/core";
import { type Column, printedUnit } from "../columns/column.ts";

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

/** How a value in another unit becomes one in the stated unit: `factor * value + offset`. */
export interface OtherUnit extends UnitConversion {
	/** In words: "kPa: 7.5 times smaller than mmHg". */
	readonly words: string;
}

/**
 * Other units in which what a column holds is given: those of the same dimension, and moles for a mass where the column's name or
 * description names the substance. None where the column's unit is not known or has no dimension (but for per cent).
 *
 * @param name - The column's name.
 */
export function otherUnits(name: string, column: Column): readonly OtherUnit[] {
	const stated = unitOf(column.unit);
	if (stated === undefined || (Object.keys(stated.bases).length === 0 && column.unit !== "%")) return [];
	return conversions(`${name} ${column.description ?? ""}`, column);
}

/** What brings another unit to the stated one, in words. */
function conversions(words: string, { unit }: Column): OtherUnit[] {
	const stated = unitOf(unit)!;
	const shown = printedUnit(unit);
	const found: OtherUnit[] = [];
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
