import type { Samples } from "@quickening/core";

/** The definition, pair by pair: the judge of `areaUnderRoc`. */
export function areaUnderRocNaive(scores: Samples, outcomes: Samples): number {
	let won = 0;
	let pairs = 0;
	for (let i = 0; i < scores.length; i++) {
		if (outcomes[i] !== 1) continue;
		for (let j = 0; j < scores.length; j++) {
			if (outcomes[j] !== 0) continue;
			won += scores[i] > scores[j] ? 1 : scores[i] === scores[j] ? 0.5 : 0;
			pairs++;
		}
	}
	return won / pairs;
}
