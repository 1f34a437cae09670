import { describe, expect, it } from "vitest";
import { attacked } from "./attacked.ts";
import { surveyDamage } from "./survey-damage.ts";

/*
 * Files that came to harm, 10,000 for each reader, by seeded random damage: cut, bits flipped, blocks and lines swapped, doubled
 * and lost, fields replaced by extreme numbers, other line ends and encodings. `measure.ts` prints the counts of README.md.
 */
const nFiles = 10_000;

describe(`${nFiles} damaged files`, () => {
	it.each(attacked)(
		"of $name are refused, warned of, read alike, or differ where the format cannot show it",
		async (reader) => {
			const { unexplained, faults, error, warned, same, silent } = await surveyDamage(reader, nFiles);
			expect(faults, "errors that are none of ours").toEqual([]);
			const shown = unexplained.map(
				({ kind, parts, bytes }) => `${kind}: ${parts}: ${Buffer.from(bytes).toString("base64")}`,
			);
			expect(shown, "read without a word, to another content").toEqual([]);
			expect(error + warned + same + silent).toBe(nFiles);
			// A survey in which nothing came to harm would prove nothing.
			expect(error + warned).toBeGreaterThan(nFiles / 10);
		},
	);
});
