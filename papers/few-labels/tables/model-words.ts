import type { ModelName } from "../analysis/few-labels.ts";

/** Models in the words of tables and figures. */
export const modelWords: Readonly<Record<ModelName, string>> = {
	measures: "Three HRV measures, logistic regression",
	miniRocket: "MiniRocket, ridge",
	scratch: "CNN",
	pretrained: "CNN, pre-trained without labels",
};
