import type { Claim } from "@quickening/paper";
import { definitions } from "./analysis/definitions.ts";

/** The difference under every other definition of a measure, each with what the definition is called. */
function others(measure: string) {
	const named = definitions.filter((one) => one.measure === measure);
	const labels = Object.fromEntries(named.map(({ key, name }) => [`standardised.${key}`, name]));
	return { values: Object.keys(labels), labels };
}

/** What the paper says, each sentence bound to a value. Robust: the same under every other definition of the measure. */
export const claims: readonly Claim[] = [
	{
		id: "recordings",
		sentence: "{value} recordings in sinus rhythm were measured.",
		value: "count.sinus",
	},
	{
		id: "moved",
		sentence: "{value} alternative definitions change the value by a tenth or more in the median recording.",
		value: "definitions.moved",
	},
	{
		id: "signs",
		sentence: "The sign of the difference between the groups changes under {value} of the alternative definitions.",
		value: "definitions.signs",
	},
	{
		id: "sdnn",
		sentence:
			"SDNN is lower in the recordings with heart failure: the difference is {value} pooled standard deviations.",
		value: "standardised.sdnnMs",
		robust: { ...others("sdnnMs"), criterion: { kind: "below", bound: 0 } },
	},
	{
		id: "rmssd",
		sentence: "RMSSD differs by {value} pooled standard deviations, and the sign depends on the rule for artefacts.",
		value: "standardised.rmssdMs",
		robust: { ...others("rmssdMs"), criterion: { kind: "above", bound: 0 } },
	},
	{
		id: "lf",
		sentence:
			"ln LF is lower in the recordings with heart failure: the difference is {value} pooled standard deviations.",
		value: "standardised.lnLf",
		robust: { ...others("lnLf"), criterion: { kind: "below", bound: 0 } },
	},
	{
		id: "dfa",
		sentence:
			"DFA α1 is lower in the recordings with heart failure: the difference is {value} pooled standard deviations.",
		value: "standardised.dfaAlpha1",
		robust: { ...others("dfaAlpha1"), criterion: { kind: "below", bound: 0 } },
	},
];
