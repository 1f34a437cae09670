import type { Claim } from "@quickening/paper";

/** The other levels of noise and loss up to a third, and every other world: where a claim about the reference must hold. */
const elsewhere = [
	"none20",
	"strong20",
	"moderate35",
	"shortDropOuts",
	"longGaps",
	"lossInDecelerations",
	"reducedVariability",
	"reducedWithoutNoise",
	"increasedVariability",
	"fasterVariability",
	"otherLabours",
] as const;

const at = (measure: string, more: readonly string[] = []) =>
	[...elsewhere, ...more].map((cell) => `${measure}.${cell}`);

/**
 * What the paper says of synthetic recordings, each sentence bound to a value. The criteria of robustness are round numbers,
 * written down after the first trial runs: they say how far a sentence reaches, and are no test of a hypothesis.
 */
export const claims: readonly Claim[] = [
	{
		id: "visible-decelerations",
		sentence:
			"With a fifth of the heart rate lost and moderate noise, {value} of the decelerations that have signal in at least half of their length are found.",
		value: "visibleSensitivity.decelerations.moderate20",
		robust: {
			values: at("visibleSensitivity.decelerations", ["stricterMatching"]),
			criterion: { kind: "above", bound: 90 },
		},
	},
	{
		id: "all-decelerations",
		sentence: "Of all decelerations, {value} are found there; most of the rest lie in gaps.",
		value: "sensitivity.decelerations.moderate20",
		robust: { values: at("sensitivity.decelerations", ["stricterMatching"]), criterion: { kind: "above", bound: 80 } },
	},
	{
		id: "false-decelerations",
		sentence: "Of the decelerations that are found there, {value} are true.",
		value: "precision.decelerations.moderate20",
		robust: { values: at("precision.decelerations", ["stricterMatching"]), criterion: { kind: "above", bound: 80 } },
	},
	{
		id: "pieces",
		sentence: "{value} of the false decelerations are pieces of a true one of which another piece was found.",
		value: "pieces.decelerations",
	},
	{
		id: "visible-accelerations",
		sentence: "Of accelerations with signal in at least half of their length, {value} are found at the reference.",
		value: "visibleSensitivity.accelerations.moderate20",
		robust: {
			values: at("visibleSensitivity.accelerations", ["stricterMatching"]),
			criterion: { kind: "above", bound: 90 },
		},
	},
	{
		id: "contractions",
		sentence: "{value} of contractions are found at the reference.",
		value: "sensitivity.contractions.moderate20",
		robust: { values: at("sensitivity.contractions", ["stricterMatching"]), criterion: { kind: "above", bound: 95 } },
	},
	{
		id: "baseline-bias",
		sentence: "The found baseline differs from the true one by {value} on average.",
		value: "baseline.bias.moderate20",
		robust: { values: at("baseline.bias"), criterion: { kind: "within", margin: 1 } },
	},
	{
		id: "baseline-lost",
		sentence: "Where the baseline makes a step, it is off by more than 5 bpm on average in {value} of recordings.",
		value: "baseline.lostWithStep",
	},
	{
		id: "kind-complete",
		sentence:
			"Even in complete recordings without noise, only {value} of the decelerations that are found are given their true kind.",
		value: "kind.correct.none0",
		robust: { values: at("kind.correct"), criterion: { kind: "below", bound: 80 } },
	},
	{
		id: "kind-prolonged",
		sentence:
			"At the reference, {value} of prolonged decelerations that are found are called prolonged; gaps cut the others.",
		value: "kind.prolonged.prolonged.moderate20",
	},
	{
		id: "stv",
		sentence: "Moderate noise makes short-term variability {value} too high at the reference.",
		value: "stv.bias.moderate20",
		robust: {
			values: at("stv.bias").filter((id) => !id.endsWith("none20") && !id.endsWith("reducedWithoutNoise")),
			criterion: { kind: "above", bound: 5 },
		},
	},
	{
		id: "stv-without-noise",
		sentence: "Without noise, the loss of a fifth of the signal changes short-term variability by {value}.",
		value: "stv.bias.none20",
		robust: { values: ["stv.bias.none50"], criterion: { kind: "within", margin: 5 } },
	},
	{
		id: "reduced-missed",
		sentence:
			"With moderate noise, reduced variability (2 to 5 bpm) is measured as 5 bpm or more in {value} of recordings.",
		value: "reduced.missed",
	},
	{
		id: "reduced-missed-without-noise",
		sentence: "Without noise this happens in {value}.",
		value: "reduced.missedWithoutNoise",
	},
];
