import { versus } from "../versus.ts";

versus(
	new URL(".", import.meta.url),
	[
		{
			benchmark: "AUC with a bootstrap of 1,000 draws, 10,000 rows",
			vector: "w8_windows",
			job: "bootstrapAuc",
			peers: [{ id: "sklearn-loop", name: "scikit-learn, roc_auc_score in a loop", environment: "series" }],
			target: { warm: 50 },
			limit: "Ten million draws, each counted at a random place; rows are sorted once, and a draw is one pass.",
		},
	],
	{ repeats: 3 },
);
