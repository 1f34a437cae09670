import { checkInteger, type Samples } from "@quickening/core";
import { matchCounts } from "./match-counts.ts";
import type { EntropyOptions } from "./sample-entropy.ts";
import { toleranceOf } from "./tolerance.ts";

export interface MultiscaleEntropyOptions extends EntropyOptions {
	/** Scales 1 .. this. Default 20. */
	readonly scales?: number;
	/**
	 * "plain" averages blocks from the first sample on; "composite" averages the entropies of all starts; "refined" adds up the
	 * matches of all starts first, which stays finite for longer. Default "plain".
	 */
	readonly method?: "plain" | "composite" | "refined";
}

/**
 * Multiscale entropy: sample entropy of ever coarser averages of a record, with the tolerance of the record itself.
 *
 * @param samples - In time order; a block that touches a NaN is NaN.
 * @returns Sample entropy in nats at scales 1, 2, ...; NaN or Infinity where no match is left.
 * @throws InvalidInputError when there is no scale, the dimension is below 1 or the tolerance negative.
 *
 * Source: Costa, Goldberger and Peng 2002, doi:10.1103/PhysRevLett.89.068102; composite: Wu et al. 2013, doi:10.3390/e15031069;
 *   refined: Wu et al. 2014, doi:10.1016/j.physleta.2014.03.034.
 */
export function multiscaleEntropy(samples: Samples, options: MultiscaleEntropyOptions = {}): Float64Array {
	const { dimension = 2, scales = 20, method = "plain" } = options;
	checkInteger("multiscaleEntropy", "dimension", dimension, 1);
	checkInteger("multiscaleEntropy", "scales", scales, 1);
	const tolerance = toleranceOf("multiscaleEntropy", samples, options);
	const entropies = new Float64Array(scales);
	for (let scale = 1; scale <= scales; scale++) {
		const starts = method === "plain" ? 1 : scale;
		let shortMatches = 0;
		let longMatches = 0;
		let sum = 0;
		for (let start = 0; start < starts; start++) {
			const { short, long } = matchCounts(coarse(samples, scale, start), dimension, tolerance, true);
			const [a, b] = [matchesOf(long), matchesOf(short)];
			shortMatches += b;
			longMatches += a;
			sum += entropyOf(a, b);
		}
		entropies[scale - 1] = method === "composite" ? sum / starts : entropyOf(longMatches, shortMatches);
	}
	return entropies;
}

function coarse(samples: Samples, scale: number, start: number): Float64Array {
	const blocks = new Float64Array(Math.max(0, Math.floor((samples.length - start) / scale)));
	for (let i = 0; i < blocks.length; i++) {
		let sum = 0;
		for (let k = 0; k < scale; k++) sum += samples[start + i * scale + k];
		blocks[i] = sum / scale;
	}
	return blocks;
}

function matchesOf(counts: Int32Array): number {
	let sum = 0;
	for (let i = 0; i < counts.length; i++) if (counts[i] > 0) sum += counts[i] - 1;
	return sum;
}

function entropyOf(longMatches: number, shortMatches: number): number {
	return shortMatches === 0 ? Number.NaN : Math.log(shortMatches / longMatches);
}
