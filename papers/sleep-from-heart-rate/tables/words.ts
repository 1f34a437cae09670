import type { ModelName } from "../analysis/models.ts";

/** Models in the words of tables and figures. */
export const modelWords: Readonly<Record<ModelName, string>> = {
	asleep: "Always asleep (NREM)",
	clock: "Clock alone",
	logistic: "Logistic regression",
	boosting: "Boosted trees",
	miniRocket: "MiniRocket",
	network: "CNN",
};
