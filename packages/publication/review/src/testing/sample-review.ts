import type { Review } from "../review-report.ts";

const value = { value: 0.71, unit: "", digits: 2, n: 10, method: "AUC <of> all", stage: "prediction" };
const sha = (digit: string) => digit.repeat(64);

/** A review as it may be written, with text that must be escaped; a test overrides what it is about. */
export function sampleReview(changes: Partial<Review> = {}): Review {
	return {
		schema: 1,
		paper: "study",
		title: "Signals & <script>alert(1)</script>",
		synthetic: false,
		authors: [{ name: "A. Tester", orcid: "0000-0002-1825-0097" }],
		verdict: "agrees",
		commit: { id: "a".repeat(40), subject: "results: | one", date: "2025-01-02" },
		checked: { date: "2025-01-02" },
		findings: [],
		unreviewed: [],
		summary: {
			rebuilt: { agree: 1, of: 1 },
			reproduced: { agree: 0, of: 1, inconclusive: 1 },
			robust: { agree: 0, of: 0 },
			replicated: { agree: 0, of: 0 },
		},
		claims: [
			{
				id: "c",
				sentence: "The AUC was {value}.",
				sentenceText: "The AUC was 0.71.",
				valueId: "auc",
				value,
				rebuilt: { state: "rebuilt", committed: value, difference: 0 },
			},
		],
		values: [{ id: "auc", committed: value, rebuilt: value, state: "identical", difference: 0, parts: [] }],
		figures: [],
		tables: [],
		manuscripts: [],
		fixed: [],
		outputs: [
			{
				path: "papers/study/results/values.json",
				what: "All values that the text prints",
				stage: "values",
				state: "identical",
				bytes: 120,
				committedSha256: sha("1"),
				rebuiltSha256: sha("1"),
				differences: [],
			},
		],
		stages: [
			{
				name: "prediction",
				description: "Predicts.",
				state: "ran",
				seconds: 2,
				peakMemoryMb: 100,
				codeSha256: sha("2"),
				files: ["papers/study/analysis/prediction.ts"],
				npm: {},
				script: "papers/study/analysis/prediction.ts",
				inputs: [{ path: "../../data/toy/raw/a.csv", md5: "3".repeat(32) }],
				outputs: [],
			},
		],
		datasets: [
			{
				slug: "toy",
				title: "Toy",
				citation: "Nobody.",
				doi: null,
				licence: "CC0-1.0",
				tier: "open",
				files: 1,
				bytes: 10,
			},
		],
		room: { packages: "linked", data: [{ dataset: "toy", from: "mirror" }] },
		environment: {
			os: "Linux 6 x64",
			cpu: "a processor (2 cores)",
			node: "22.0.0",
			npmLockSha256: sha("4"),
			dvc: "3.67.1",
			quickening: "0.1.0",
			commit: "a".repeat(40),
			dirty: false,
		},
		cost: { stageSeconds: 2, rebuildSeconds: 3, peakMemoryMb: 100 },
		...changes,
	};
}
