import type { Unit } from "./read-unit.ts";

/** How a value in one unit is written in another: `factor * value + offset`. */
export interface UnitConversion {
	readonly factor: number;
	readonly offset: number;
}

/** Kelvin to the unit: multiples of a kelvin with another zero. The other scales of UCUM are logarithms and tangents. */
const zeroInKelvin: Readonly<Record<string, number>> = { Cel: 273.15, degF: 459.67 * (5 / 9), degRe: 273.15 };

/**
 * The conversion between two units of one dimension.
 *
 * @returns nothing when they measure different things, or one of them is a logarithm or another scale that is no straight line.
 * @example
 * unitConversion(readUnit("kPa")!, readUnit("mm[Hg]")!)!.factor; // 7.50064...
 */
export function unitConversion(from: Unit, to: Unit): UnitConversion | undefined {
	if (!isSameDimension(from, to)) return undefined;
	const [zero, newZero] = [zeroOf(from), zeroOf(to)];
	if (zero === undefined || newZero === undefined) return undefined;
	return { factor: from.magnitude / to.magnitude, offset: (zero - newZero) / to.magnitude };
}

/** Whether two units measure the same kind of thing, such as two pressures. */
export function isSameDimension(one: Unit, other: Unit): boolean {
	const [bases, others] = [Object.entries(one.bases), other.bases];
	return bases.length === Object.keys(others).length && bases.every(([base, exponent]) => others[base] === exponent);
}

function zeroOf({ scale }: Unit): number | undefined {
	return scale === undefined ? 0 : zeroInKelvin[scale];
}
