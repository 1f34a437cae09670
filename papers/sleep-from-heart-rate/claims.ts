import type { Claim } from "@quickening/paper";

const heartRate = ["logistic", "boosting", "miniRocket", "network"] as const;
const others = heartRate.filter((model) => model !== "miniRocket");
const names = {
	logistic: "logistic regression",
	boosting: "boosted trees",
	network: "CNN",
	clock: "clock alone",
} as const;

/** The same measure of other models, each under its name. */
function inModels(models: readonly (keyof typeof names)[], id: (model: string) => string) {
	const labels = Object.fromEntries(models.map((model) => [id(model), names[model]]));
	return { values: Object.keys(labels), labels };
}

/** What the paper says, each sentence bound to a value. Numbers published with acceleration are bounds, since it is not in the files. */
export const claims: readonly Claim[] = [
	{
		id: "people",
		sentence: "The files hold heart rate and stages of {value} people.",
		value: "count.people",
		published: {
			value: 31,
			source:
				"Walch O. Motion and heart rate from a wrist-worn wearable and labeled sleep from polysomnography 1.0.0. PhysioNet 2019, doi:10.13026/hmhs-py35",
			where: "description of the data",
			margin: 0,
		},
	},
	{
		id: "always",
		sentence: "Always saying “asleep” is right in {value}.",
		value: "half.asleep.accuracy",
	},
	{
		id: "accuracy",
		sentence:
			"MiniRocket on heart rate classifies sleep and wake with an accuracy of {value}; no model’s estimate is two points above that of always saying “asleep”.",
		value: "half.miniRocket.accuracy",
		robust: {
			...inModels(others, (model) => `half.${model}.accuracy`),
			criterion: { kind: "below", bound: 92.9 },
		},
	},
	{
		id: "specificity",
		sentence:
			"At a threshold that finds 93% of sleep in the others, MiniRocket finds {value} of wake; every model’s estimate is below the 59.6% published with acceleration (abstract).",
		value: "matched.miniRocket.specificity",
		robust: {
			...inModels([...others, "clock"], (model) => `matched.${model}.specificity`),
			criterion: { kind: "below", bound: 59.6 },
		},
	},
	{
		id: "clock",
		sentence: "At the same threshold, time since the start of the recording alone finds {value} of wake.",
		value: "matched.clock.specificity",
	},
	{
		id: "three",
		sentence: "MiniRocket classifies {value} of epochs correctly as wake, NREM or REM.",
		value: "three.miniRocket.accuracy",
	},
	{
		id: "three-kappa",
		sentence: "Its kappa for the three classes is {value}; every model of heart rate is above chance.",
		value: "three.miniRocket.kappa",
		robust: { ...inModels(others, (model) => `three.${model}.kappa`), criterion: { kind: "above", bound: 0 } },
	},
	{
		id: "always-three",
		sentence: "Always saying NREM is right in {value}, with a kappa of 0.",
		value: "three.asleep.accuracy",
	},
	{
		id: "rocket-over-logistic",
		sentence: "MiniRocket’s kappa for the three classes exceeds that of the logistic regression by {value}.",
		value: "over.miniRocket.pooled",
		robust: {
			values: ["over.miniRocket.mean", "over.boosting.pooled"],
			labels: {
				"over.miniRocket.mean": "mean over people",
				"over.boosting.pooled": "boosted trees in place of MiniRocket",
			},
			criterion: { kind: "above", bound: 0 },
		},
	},
	{
		id: "network-over-logistic",
		sentence: "The small network’s kappa exceeds it by {value}.",
		value: "over.network.pooled",
	},
	{
		id: "people-differ",
		sentence: "In the person with the poorest agreement MiniRocket’s kappa is {value}.",
		value: "person.miniRocket.lowest",
	},
	{
		id: "calibration",
		sentence: "The calibration slope of MiniRocket’s probability of sleep is {value}.",
		value: "calibration.miniRocket.slope",
	},
];
