import { knownUnits, unitOf } from "@quickening/core";
import { nearestNames } from "@quickening/workspace";
import { TO_FILL_IN } from "./to-fill-in.ts";

/** What stands in place of a unit where there is none. */
const words: readonly string[] = ["code", "id", "text", "unknown", "date", "datetime", "hh:mm", "hh:mm:ss", TO_FILL_IN];

/** What a unit must be, with the nearest one, as it stands after "must"; nothing where it is one. */
export function unitProblem(unit: string): string | undefined {
	if (words.includes(unit) || unitOf(unit) !== undefined) return undefined;
	const known = [...knownUnits(), ...words];
	const sameLetters = known.filter((each) => each.toLowerCase() === unit.toLowerCase());
	const [nearest] = sameLetters.length > 0 ? sameLetters : nearestNames(unit, knownUnits(), 1);
	const hint = nearest === undefined ? "" : ` (nearest: ${nearest})`;
	const counted = /^[A-Za-z][A-Za-z_]+$/.test(unit) ? `; what is counted stands in braces, {${unit}}` : "";
	return `must be a unit of UCUM, or as it is printed, such as mmHg, bpm, weeks${hint}${counted}`;
}
