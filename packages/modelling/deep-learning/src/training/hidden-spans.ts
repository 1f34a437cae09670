import { drawInteger, seededRandom } from "@quickening/core";
import type { Inputs } from "../examples/inputs.ts";

/**
 * Which values of some windows are hidden: stretches of all channels of a modality together, drawn until the share is reached.
 *
 * @returns 1 for a hidden value, as the values of each modality, for nRows windows.
 */
export function hiddenSpans(
	signals: Inputs["signals"],
	{
		nRows,
		hiddenFraction,
		spanSamples,
		draw,
	}: { nRows: number; hiddenFraction: number; spanSamples: number | undefined; draw: string },
): Record<string, Uint8Array> {
	const made: Record<string, Uint8Array> = {};
	for (const [name, { nSamples, nChannels }] of Object.entries(signals)) {
		const span = Math.min(nSamples, spanSamples ?? Math.max(1, Math.round(nSamples / 16)));
		const hidden = new Uint8Array(nRows * nSamples * nChannels);
		const random = seededRandom(`${draw}/${name}`);
		const wanted = Math.max(1, Math.round(hiddenFraction * nSamples));
		for (let row = 0; row < nRows; row++) {
			let nHidden = 0;
			while (nHidden < wanted) {
				const from = drawInteger(random, nSamples - span + 1);
				for (let t = from; t < from + span && nHidden < wanted; t++) {
					const at = (row * nSamples + t) * nChannels;
					if (hidden[at] === 1) continue;
					hidden.fill(1, at, at + nChannels);
					nHidden++;
				}
			}
		}
		made[name] = hidden;
	}
	return made;
}
