import { nearestNames } from "./nearest-names.ts";

/** The name that was probably meant by a mistyped one, or by the start of one; undefined when none is near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
	const begun = typed.length > 2 ? names.find((name) => name.startsWith(typed)) : undefined;
	return begun ?? nearestNames(typed, names, 1)[0];
}
