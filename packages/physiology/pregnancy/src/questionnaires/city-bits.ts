import { InvalidInputError, type Samples } from "@quickening/core";
import type { Finding } from "../diagnoses/finding.ts";
import { type MissingItemsOptions, type ScaleTotal, scoreScale } from "./score-scale.ts";

/** Criteria of post-traumatic stress disorder in the DSM-5 that the scale asks for. */
export interface CityBitsCriteria {
	/** A: she, or the baby, was thought to be in danger: items 1 and 2. */
	readonly stressor: Finding;
	/** B: one of items 3 to 7. */
	readonly reExperiencing: Finding;
	/** C: one of items 8 and 9. */
	readonly avoidance: Finding;
	/** D: two of items 10 to 16. */
	readonly negativeCognitions: Finding;
	/** E: two of items 17 to 22. */
	readonly hyperarousal: Finding;
	/** F: a month or more: item 26. */
	readonly duration: Finding;
	/** G: distress or impairment: items 27 and 28. */
	readonly distress: Finding;
	/** H: explained by medication, alcohol, drugs or illness: item 29. Here "yes" excludes. */
	readonly otherCause: Finding;
}

/** A scored City BiTS. */
export interface CityBitsScore extends ScaleTotal {
	/** Sums of the symptom clusters; NaN where an item of one is missing. */
	readonly clusters: {
		readonly reExperiencing: number;
		readonly avoidance: number;
		readonly negativeCognitions: number;
		readonly hyperarousal: number;
	};
	readonly criteria: CityBitsCriteria;
	/** All criteria met, by her own answers; a diagnosis is a clinician's. */
	readonly ptsd: Finding;
	/** Item 23 or 24. */
	readonly dissociative: Finding;
	/** Item 25: when symptoms began. Before birth they are not new. */
	readonly onset: "before-birth" | "within-six-months" | "delayed" | "not-determinable";
}

/**
 * Greatest answer to each of the 29 items: yes or no, frequencies, dissociation, onset, duration, distress, impairment, other
 * cause.
 */
const greatest = [1, 1, ...Array<number>(20).fill(3), 3, 3, 2, 2, 2, 2, 2];

/**
 * City Birth Trauma Scale: symptoms of post-traumatic stress after giving birth, 29 items; total of items 3 to 22, 0 to 60, and
 * the criteria of the DSM-5.
 *
 * @param items - Answers to items 1 to 29; NaN for one left out. 1 and 2: 0 no, 1 yes. 3 to 22: 0 to 3 (not at all, once, 2 to
 *   4 times, 5 times or more in the last week), 23 and 24 likewise. 25 (onset), 26 (duration), 27 to 29: 0 to 2. A file of
 *   items 3 to 22 alone is given with NaN in the rest: the total stands, the disorder is not determinable.
 * @param options - Rule for missing items of the total; a criterion is never judged from prorated answers.
 * @throws InvalidInputError when there are not 29 answers or one is out of its range.
 *
 * Source: Ayers, Wright and Thornton 2018, doi:10.3389/fpsyt.2018.00409; criteria and items: rightdecisions.scot.nhs.uk, City
 * Birth Trauma Scale, all questions and diagnostic subscales. The scale's factors (birth-related and general symptoms) are left
 * out: which items go to which was not read at a source. No cut-off of the total is known that was validated.
 */
export function cityBits(items: Samples, options: MissingItemsOptions = {}): CityBitsScore {
	checkAnswers(items);
	const from = (first: number, last: number) => Array.from(items.slice(first - 1, last));
	const sum = (first: number, last: number) => from(first, last).reduce((total, answer) => total + answer, 0);
	const total = scoreScale("cityBits", from(3, 22), { nItems: 20, greatest: 3, ...options });
	const criteria: CityBitsCriteria = {
		stressor: atLeast(1, from(1, 2)),
		reExperiencing: atLeast(1, from(3, 7)),
		avoidance: atLeast(1, from(8, 9)),
		negativeCognitions: atLeast(2, from(10, 16)),
		hyperarousal: atLeast(2, from(17, 22)),
		duration: atLeast(1, from(26, 26)),
		distress: atLeast(1, from(27, 28)),
		otherCause: atLeast(1, from(29, 29)),
	};
	const { otherCause, ...needed } = criteria;
	const findings = [...Object.values(needed), otherCause === "yes" ? "no" : otherCause === "no" ? "yes" : otherCause];
	const ptsd = findings.includes("no") ? "no" : findings.includes("not-determinable") ? "not-determinable" : "yes";
	return {
		...total,
		missingItems: total.missingItems.map((item) => item + 2),
		clusters: {
			reExperiencing: sum(3, 7),
			avoidance: sum(8, 9),
			negativeCognitions: sum(10, 16),
			hyperarousal: sum(17, 22),
		},
		criteria,
		ptsd,
		dissociative: atLeast(1, from(23, 24)),
		onset: (["before-birth", "within-six-months", "delayed"] as const)[items[24]] ?? "not-determinable",
	};
}

/** Whether at least `n` of some answers are above 0, whatever the missing ones are. */
function atLeast(n: number, answers: readonly number[]): Finding {
	const nYes = answers.filter((answer) => answer > 0).length;
	const nMissing = answers.filter(Number.isNaN).length;
	return nYes >= n ? "yes" : nYes + nMissing < n ? "no" : "not-determinable";
}

function checkAnswers(items: Samples): void {
	if (items.length !== 29)
		throw new InvalidInputError(`cityBits: items must have 29 values, NaN for one left out; got ${items.length}`, {
			code: "length-mismatch",
			argument: "items",
			received: items.length,
		});
	for (let i = 0; i < 29; i++) {
		const answer = items[i];
		if (Number.isNaN(answer) || (Number.isInteger(answer) && answer >= 0 && answer <= greatest[i])) continue;
		throw new InvalidInputError(
			`cityBits: item ${i + 1} must be a whole number from 0 to ${greatest[i]}, or NaN; got ${answer}`,
			{ code: "out-of-range", argument: "items", received: answer },
		);
	}
}
