import { drawInteger, seededRandom } from "@quickening/core";
import type { Inputs } from "../examples/inputs.ts";
import { countWindows } from "../examples/signal.ts";

/**
 * Which values of some windows are hidden: stretches of all channels of a modality together, drawn until the share is reached.
 *
 * @returns 1 for a hidden value, shaped as the values of each modality; rows that are not asked for stay 0.
 */
export function hiddenSpans(
	signals: Inputs["signals"],
	{
		rows,
		hiddenFraction,
		spanSamples,
		draw,
	}: { rows: Int32Array; hiddenFraction: number; spanSamples: number | undefined; draw: string },
): Record<string, Uint8Array> {
	const made: Record<string, Uint8Array> = {};
	for (const [name, signal] of Object.entries(signals)) {
		const { nSamples, nChannels } = signal;
		const span = Math.min(nSamples, spanSamples ?? Math.max(1, Math.round(nSamples / 16)));
		const hidden = new Uint8Array(countWindows(signal) * nSamples * nChannels);
		const random = seededRandom(`${draw}/${name}`);
		const wanted = Math.max(1, Math.round(hiddenFraction * nSamples));
		for (const row of rows) {
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
