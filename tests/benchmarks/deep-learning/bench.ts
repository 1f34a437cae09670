import { versus } from "../versus.ts";

const vector = "w8_windows";
const keras = { name: "TensorFlow 2.15 in Python, Keras", environment: "tensorflow" };

versus(
	new URL(".", import.meta.url),
	[
		{
			benchmark: "MiniRocket, fit and features, 2,000 windows x 3 channels x 300",
			vector,
			job: "miniRocket",
			peers: [{ id: "aeon-minirocket", name: "aeon", environment: "series" }],
			target: { warm: 2, first: 10 },
			limit: "Comparisons, four a step: 6,000 million of them; a processor with 8 a step (AVX2) would halve it.",
		},
		{
			benchmark: "MultiRocket, fit and features, 250 windows x 3 channels x 300",
			vector,
			job: "multiRocket",
			peers: [{ id: "aeon-multirocket", name: "aeon", environment: "series" }],
			limit: "Four sums for each bias in one pass of plain code, a branch a moment.",
		},
		{
			benchmark: "Ridge classifier, 1,000 rows x 9,996 columns, 5 classes",
			vector,
			job: "ridge",
			peers: [{ id: "sklearn-ridge", name: "scikit-learn, RidgeClassifierCV", environment: "series" }],
			limit:
				"Products of rows in plain loops, and a factorisation for each of ten penalties where the peer takes eigenvalues once from LAPACK.",
		},
		{
			benchmark: "CNN training, four convolutions, 2 epochs of 2,000 windows",
			vector,
			job: "training",
			peers: [{ id: "keras-training", ...keras }],
			target: { warm: 1 / 1.15 },
			limit: "The same TensorFlow underneath; each operation crosses from JavaScript once.",
		},
		{
			benchmark: "CNN inference, 2,000 windows",
			vector,
			job: "inference",
			peers: [{ id: "keras-inference", ...keras }],
			target: { warm: 1.5 },
			limit: "As training.",
		},
	],
	{ repeats: 3 },
);
