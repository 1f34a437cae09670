import type { Claim } from "@quickening/paper";

const heartRate = ["logistic", "boosting", "miniRocket", "network"] as const;
const others = heartRate.filter((model) => model !== "miniRocket");

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
		sentence: "Always saying asleep is right in {value}.",
		value: "half.asleep.accuracy",
	},
	{
		id: "accuracy",
		sentence:
			"MiniRocket on heart rate tells sleep from wake with an accuracy of {value}; no model is ahead of saying nothing by two points.",
		value: "half.miniRocket.accuracy",
		robust: {
			values: others.map((model) => `half.${model}.accuracy`),
			criterion: { kind: "below", bound: 92.9 },
		},
	},
	{
		id: "specificity",
		sentence:
			"At a threshold that finds 93 % of sleep in the others, MiniRocket finds {value} of wake; none finds the 59.6 % that were published with acceleration.",
		value: "matched.miniRocket.specificity",
		robust: {
			values: [...others, "clock"].map((model) => `matched.${model}.specificity`),
			criterion: { kind: "below", bound: 59.6 },
		},
	},
	{
		id: "clock",
		sentence: "The clock alone finds {value} of wake there.",
		value: "matched.clock.specificity",
	},
	{
		id: "three",
		sentence: "Of wake, NREM and REM MiniRocket tells {value} rightly.",
		value: "three.miniRocket.accuracy",
	},
	{
		id: "three-kappa",
		sentence: "Its kappa of three classes is {value}; every model of heart rate is above chance.",
		value: "three.miniRocket.kappa",
		robust: { values: others.map((model) => `three.${model}.kappa`), criterion: { kind: "above", bound: 0 } },
	},
	{
		id: "always-three",
		sentence: "Always saying NREM is right in {value}, with a kappa of nothing.",
		value: "three.asleep.accuracy",
	},
	{
		id: "rocket-over-logistic",
		sentence: "MiniRocket's kappa of three classes is above that of the logistic regression by {value}.",
		value: "over.miniRocket.pooled",
		robust: { values: ["over.miniRocket.mean", "over.boosting.pooled"], criterion: { kind: "above", bound: 0 } },
	},
	{
		id: "network-over-logistic",
		sentence: "The small network's is above it by {value}.",
		value: "over.network.pooled",
	},
	{
		id: "people-differ",
		sentence: "In the person with the poorest agreement MiniRocket's kappa is {value}.",
		value: "person.miniRocket.lowest",
	},
	{
		id: "calibration",
		sentence: "The calibration slope of MiniRocket's probability of sleep is {value}.",
		value: "calibration.miniRocket.slope",
	},
];
