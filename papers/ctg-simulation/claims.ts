import type { Claim } from "@quickening/paper";

/** Other levels of noise and loss up to a third, and every other assumption: where a claim about the reference must hold. */
const elsewhere = {
	none20: "no noise",
	strong20: "strong noise",
	moderate35: "35% lost",
	shortDropOuts: "short drop-outs",
	longGaps: "long gaps",
	lossInDecelerations: "loss likelier in decelerations",
	reducedVariability: "reduced variability",
	reducedWithoutNoise: "reduced variability, no noise",
	increasedVariability: "increased variability",
	fasterVariability: "faster variability",
	otherLabours: "other labours",
};

/** A stricter rule for the same events: it lowers sensitivity and precision by its definition. */
const stricter = { stricterMatching: "stricter rule of matching (expected to lower it)" };

/** Values of a measure in other cells, each with what the cell is called. */
function at(measure: string, cells: Readonly<Record<string, string>> = elsewhere) {
	const labels = Object.fromEntries(Object.entries(cells).map(([cell, label]) => [`${measure}.${cell}`, label]));
	return { values: Object.keys(labels), labels };
}

const { none20, reducedWithoutNoise, ...noisy } = elsewhere;

/**
 * What the paper says of synthetic recordings, each sentence bound to a value. The criteria of robustness are round numbers,
 * written down after the first trial runs: they say how far a sentence reaches, and do not test a hypothesis.
 */
export const claims: readonly Claim[] = [
	{
		id: "visible-decelerations",
		sentence:
			"With a fifth of the heart rate lost and moderate noise, {value} of the decelerations that have signal in at least half of their length are found.",
		value: "visibleSensitivity.decelerations.moderate20",
		robust: {
			...at("visibleSensitivity.decelerations", { ...elsewhere, ...stricter }),
			criterion: { kind: "above", bound: 90 },
		},
	},
	{
		id: "all-decelerations",
		sentence: "Of all decelerations, {value} are found there; most of the others lie in gaps.",
		value: "sensitivity.decelerations.moderate20",
		robust: {
			...at("sensitivity.decelerations", { ...elsewhere, ...stricter }),
			criterion: { kind: "above", bound: 80 },
		},
	},
	{
		id: "false-decelerations",
		sentence:
			"With a fifth of the heart rate lost and moderate noise, {value} of the decelerations that are found are true.",
		value: "precision.decelerations.moderate20",
		robust: {
			...at("precision.decelerations", { ...elsewhere, ...stricter }),
			criterion: { kind: "above", bound: 80 },
		},
	},
	{
		id: "pieces",
		sentence: "{value} of the false decelerations are pieces of a true one of which another piece was found.",
		value: "pieces.decelerations",
	},
	{
		id: "visible-accelerations",
		sentence:
			"Of accelerations with signal in at least half of their length, {value} are found at that loss and noise.",
		value: "visibleSensitivity.accelerations.moderate20",
		robust: {
			...at("visibleSensitivity.accelerations", { ...elsewhere, ...stricter }),
			criterion: { kind: "above", bound: 90 },
		},
	},
	{
		id: "contractions",
		sentence: "{value} of contractions are found at that loss and noise.",
		value: "sensitivity.contractions.moderate20",
		robust: {
			...at("sensitivity.contractions", { ...elsewhere, ...stricter }),
			criterion: { kind: "above", bound: 95 },
		},
	},
	{
		id: "baseline-bias",
		sentence: "The found baseline differs from the true one by {value} on average.",
		value: "baseline.bias.moderate20",
		robust: { ...at("baseline.bias"), criterion: { kind: "within", margin: 1 } },
	},
	{
		id: "baseline-lost",
		sentence:
			"Where the true baseline has a step, the found one is off by more than 5 bpm on average in {value} of recordings.",
		value: "baseline.lostWithStep",
	},
	{
		id: "kind-complete",
		sentence:
			"Even in complete recordings without noise, only {value} of the decelerations that are found are given their true type.",
		value: "kind.correct.none0",
		robust: { ...at("kind.correct"), criterion: { kind: "below", bound: 80 } },
	},
	{
		id: "kind-prolonged",
		sentence:
			"With a fifth of the heart rate lost and moderate noise, {value} of the prolonged decelerations that are found are called prolonged; gaps cut the others.",
		value: "kind.prolonged.prolonged.moderate20",
	},
	{
		id: "stv",
		sentence: "With a fifth of the heart rate lost, moderate noise makes short-term variability {value} too high.",
		value: "stv.bias.moderate20",
		robust: {
			...at("stv.bias", noisy),
			criterion: { kind: "above", bound: 5 },
		},
	},
	{
		id: "stv-without-noise",
		sentence: "Without noise, the loss of a fifth of the signal changes short-term variability by {value}.",
		value: "stv.bias.none20",
		robust: { ...at("stv.bias", { none50: "half lost" }), criterion: { kind: "within", margin: 5 } },
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
