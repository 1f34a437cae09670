import { basename } from "node:path";

/**
 * Who wore a device, by the name of its file.
 *
 * @param pattern - A regular expression; its first pair of parentheses holds the participant.
 * @throws Error when the pattern does not fit the name: whose recording it is, is not guessed.
 * @example
 * participantOf("baseline/w12_left.gt3x", "^(w\\d+)_"); // "w12"
 */
export function participantOf(file: string, pattern: string): string {
	const found = new RegExp(pattern, "u").exec(basename(file))?.[1];
	if (found) return found;
	throw new Error(
		`${file}: parameter participant in params.yaml, ${pattern}, does not fit its name; change it, or leave the file out`,
	);
}
