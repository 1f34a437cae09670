import type { ModelRow } from "../analysis/comparison.ts";

/** Models in the words of tables and figures. */
export const modelWords: Readonly<Record<ModelRow["model"], string>> = {
	majority: "Always hungry",
	tags: "Tags alone, no sound",
	logistic: "Cepstra, logistic regression",
	boosting: "Cepstra, boosted trees",
	miniRocket: "Mel spectrum, MiniRocket",
	networkPlain: "Mel spectrum, CNN",
	network: "The same, augmented",
};
