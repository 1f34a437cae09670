import { InvalidInputError, type Warning } from "@quickening/core";
import type { Examples } from "./examples.ts";
import type { OutcomeScale } from "./outcome-scale.ts";

/** Mean and SD of each channel or column. */
export interface Scale {
	readonly means: readonly number[];
	readonly sds: readonly number[];
}

/** What was learnt of the training windows' units; stored with the weights, never fitted to anything else. */
export interface Scaling {
	readonly signals: Readonly<Record<string, Scale>>;
	readonly statics: Scale;
	readonly outcome: OutcomeScale;
}

/**
 * Means and SDs over what was observed in the training windows.
 *
 * @returns The scaling, and a warning for each channel or column without any variability, which is left at 0.
 * @throws InvalidInputError when a channel, or a static column, is missing in every window.
 */
export function fitScaling(examples: Examples): { readonly scaling: Scaling; readonly warnings: readonly Warning[] } {
	const warnings: Warning[] = [];
	const signals: Record<string, Scale> = {};
	for (const [name, { values, nChannels }] of Object.entries(examples.signals)) {
		signals[name] = scaleOf(values, nChannels, (c) => `channel ${c} of ${name}`, warnings);
	}
	const { statics } = examples;
	const ofStatics =
		statics === undefined
			? { means: [], sds: [] }
			: scaleOf(statics.values, statics.nColumns, (c) => `static column ${c}`, warnings);
	const outcome = scaleOf(examples.outcomes, 1, () => "outcome", []);
	return {
		scaling: { signals, statics: ofStatics, outcome: { mean: outcome.means[0], sd: outcome.sds[0] } },
		warnings,
	};
}

function scaleOf(values: ArrayLike<number>, width: number, name: (c: number) => string, warnings: Warning[]): Scale {
	const means = new Array<number>(width).fill(0);
	const sds = new Array<number>(width).fill(1);
	for (let c = 0; c < width; c++) {
		let n = 0;
		let sum = 0;
		for (let i = c; i < values.length; i += width) {
			if (!Number.isFinite(values[i])) continue;
			sum += values[i];
			n++;
		}
		if (n === 0) {
			throw new InvalidInputError(
				`trainNetwork: examples must have a value for ${name(c)} in at least one training window; got none. Leave it out, or use other windows.`,
				{ code: "all-missing", argument: "examples", received: name(c) },
			);
		}
		const mean = sum / n;
		let squares = 0;
		for (let i = c; i < values.length; i += width) if (Number.isFinite(values[i])) squares += (values[i] - mean) ** 2;
		means[c] = mean;
		const sd = Math.sqrt(squares / n);
		if (sd > 1e-12 * Math.abs(mean)) sds[c] = sd;
		else
			warnings.push({
				code: "constant-input",
				message: `${name(c)} is constant in training: nothing is learnt of it.`,
			});
	}
	return { means, sds };
}
