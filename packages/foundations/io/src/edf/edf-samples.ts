import { sampleFlags } from "@quickening/core";

export interface SampleScale {
	readonly samplesPerRecord: number;
	readonly byteInRecord: number;
	readonly physical: readonly [lowest: number, highest: number];
	readonly digital: readonly [lowest: number, highest: number];
	readonly sampleBytes: 2 | 3;
}

export interface SampleTarget {
	readonly samples: Float64Array;
	readonly flags: Uint8Array;
	/** Where the first sample goes. */
	readonly to: number;
	/** What every sample's flag has besides. */
	readonly flag: number;
}

/**
 * Samples of a signal in a data record as physical values: a straight line through the ends of both ranges, as in EDFlib.
 *
 * @returns How many lie outside the digital range; they are given, with the flag `damaged`.
 */
export function unpackSamples(
	view: DataView,
	at: number,
	count: number,
	scale: SampleScale,
	{ samples, flags, to, flag }: SampleTarget,
): number {
	const { digital, physical, sampleBytes } = scale;
	const [lowest, highest] = digital;
	const step = (physical[1] - physical[0]) / (highest - lowest);
	const offset = physical[1] / step - highest;
	let nOutside = 0;
	for (let i = 0, from = at, o = to; i < count; i++, from += sampleBytes, o++) {
		const raw =
			sampleBytes === 2 ? view.getInt16(from, true) : view.getUint16(from, true) + view.getInt8(from + 2) * 65_536;
		samples[o] = step * (offset + raw);
		if (raw > lowest && raw < highest) flags[o] = flag;
		else if (raw === lowest || raw === highest) flags[o] = flag | sampleFlags.clipped;
		else {
			flags[o] = flag | sampleFlags.damaged;
			nOutside++;
		}
	}
	return nOutside;
}
