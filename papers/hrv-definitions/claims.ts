import type { Claim } from "@quickening/paper";
import { definitions } from "./analysis/definitions.ts";

const others = (measure: string) =>
	definitions.filter((one) => one.measure === measure).map(({ key }) => `standardised.${key}`);

/** What the paper says, each sentence bound to a value. Robust: the same under every other definition of the measure. */
export const claims: readonly Claim[] = [
	{
		id: "recordings",
		sentence: "{value} recordings in sinus rhythm were measured.",
		value: "count.sinus",
	},
	{
		id: "moved",
		sentence: "{value} other definitions moved the value of the median recording by a tenth or more.",
		value: "definitions.moved",
	},
	{
		id: "sdnn",
		sentence: "SDNN is lower in the recordings with heart failure, by {value} pooled standard deviations.",
		value: "standardised.sdnnMs",
		robust: { values: others("sdnnMs"), criterion: { kind: "below", bound: 0 } },
	},
	{
		id: "rmssd",
		sentence: "RMSSD differs by {value} pooled standard deviations, with a sign that a rule for artefacts can turn.",
		value: "standardised.rmssdMs",
		robust: { values: others("rmssdMs"), criterion: { kind: "above", bound: 0 } },
	},
	{
		id: "lf",
		sentence: "ln LF is lower in the recordings with heart failure, by {value} pooled standard deviations.",
		value: "standardised.lnLf",
		robust: { values: others("lnLf"), criterion: { kind: "below", bound: 0 } },
	},
	{
		id: "dfa",
		sentence: "DFA α1 is lower in the recordings with heart failure, by {value} pooled standard deviations.",
		value: "standardised.dfaAlpha1",
		robust: { values: others("dfaAlpha1"), criterion: { kind: "below", bound: 0 } },
	},
];
