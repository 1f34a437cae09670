import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PaperDefinition } from "@quickening/paper";
import type { CommittedFiles } from "@quickening/workspace/git";
import { afterEach, describe, expect, it } from "vitest";
import { comparePaper } from "./compare-paper.ts";
import type { Pipeline } from "./pipeline.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-compare-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stage = (name: string, reads: string[], outs: string[]) => ({
	...{ name, reads, outs, description: name, codeSha256: "", files: [], npm: {} },
});
const network = "results/values/network.json";
const stages = [
	// A paper may list a stage before what it reads.
	stage("figure-roc", ["papers/p/results/roc.json"], ["results/figures/roc.svg"]),
	stage("network", ["papers/p/features.json"], ["results/roc.json", "results/other.json", network]),
	stage("plain", ["papers/p/features.json"], ["results/plain.json"]),
];
const tolerance = { absolute: 0.05, reason: "another processor sums in another order" };
const native = {
	library: "tensorflow",
	values: { auc: tolerance },
	outputs: { roc: tolerance },
};
const outputs = { roc: "results/roc.json", other: "results/other.json" };
const definition = {
	claims: [],
	stages: { network: { native, outputs }, plain: { outputs: {} } },
} as unknown as PaperDefinition;
const pipeline: Pipeline = { paper: "p", folder, definition, stages };

const blobId = (bytes: Buffer) => createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
/** All outputs when these were committed and those are on disk. */
function compared(
	before: Record<string, string>,
	after: Record<string, string>,
	setAside?: (path: string) => Buffer | undefined,
) {
	for (const [path, text] of Object.entries(after)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	const files = new Map(Object.entries(before).map(([path, text]) => [`papers/p/${path}`, Buffer.from(text)]));
	const committed = {
		commit: "",
		files: new Map([...files].map(([path, bytes]) => [path, blobId(bytes)])),
		read: (path: string) => files.get(path),
	} as unknown as CommittedFiles;
	return comparePaper(pipeline, committed, () => true, setAside);
}
/** Their states, by path below results/. */
function states(before: Record<string, string>, after: Record<string, string>) {
	return Object.fromEntries(
		compared(before, after).map(({ path, state }) => [path.slice("papers/p/results/".length), state]),
	);
}

describe("results of native code", () => {
	const value = (auc: number) => JSON.stringify({ auc: { value: auc, n: 9 } });
	const committed = {
		"results/roc.json": "[0.71]",
		[network]: value(0.71),
		"results/plain.json": "[1]",
		"results/figures/roc.svg": "<svg>0.71</svg>",
	};

	it("may differ in their last bits, with what is drawn from them, while their values lie within the tolerance", () => {
		const rebuilt = {
			...committed,
			"results/roc.json": "[0.72]",
			[network]: value(0.72),
			"results/figures/roc.svg": "<svg>0.72</svg>",
		};
		expect(states(committed, rebuilt)).toEqual({
			"figures/roc.svg": "within tolerance",
			"roc.json": "within tolerance",
			"values/network.json": "within tolerance",
			"plain.json": "identical",
		});
	});

	it("have to be the same bytes where no tolerance is named for the value or the output", () => {
		const before = { "results/other.json": "[0.71]", [network]: JSON.stringify({ brier: { value: 0.2, n: 9 } }) };
		const after = { "results/other.json": "[0.7101]", [network]: JSON.stringify({ brier: { value: 0.2001, n: 9 } }) };
		expect(states(before, after)).toEqual({ "other.json": "differs", "values/network.json": "differs" });
	});

	it("differ when a value lies beyond it", () => {
		const rebuilt = { ...committed, "results/roc.json": "[0.8]", [network]: value(0.8) };
		expect(states(committed, rebuilt)).toMatchObject({ "roc.json": "differs", "values/network.json": "differs" });
	});

	it("excuse no drawing when they are the same bytes: then somebody changed how it is drawn", () => {
		const rebuilt = { ...committed, "results/figures/roc.svg": "<svg>0.71 in red</svg>" };
		expect(states(committed, rebuilt)).toMatchObject({ "roc.json": "identical", "figures/roc.svg": "differs" });
	});

	it("excuse nothing that is not made from them", () => {
		const drawn = "<svg>0.72</svg>";
		const rebuilt = { ...committed, "results/roc.json": "[0.72]", "results/plain.json": "[2]" };
		expect(states(committed, { ...rebuilt, "results/figures/roc.svg": drawn })).toMatchObject({
			"roc.json": "within tolerance",
			"plain.json": "differs",
			"figures/roc.svg": "differs",
		});
	});

	it("are within tolerance number by number, whatever their values say", () => {
		const rebuilt = { ...committed, "results/roc.json": "[0.79]", [network]: value(0.72) };
		expect(states(committed, rebuilt)).toMatchObject({
			"roc.json": "differs",
			"values/network.json": "within tolerance",
		});
	});

	describe("that came out otherwise where the committed bytes were kept", () => {
		const made = { "results/roc.json": Buffer.from("[0.72]") } as Record<string, Buffer>;

		it("are judged by what was made, with the difference", () => {
			const found = compared(committed, committed, (path) => made[path]);
			expect(found.find(({ path }) => path.endsWith("roc.json"))).toMatchObject({
				state: "within tolerance",
				kept: true,
				within: { numbers: 1, of: 1, largest: { where: "[0]", committed: 0.71, rebuilt: 0.72 } },
				differences: ["[0]: 0.71 -> 0.72"],
			});
			expect(found.filter(({ state }) => state !== "identical")).toHaveLength(1);
		});
		it("excuse no drawing, since it is made from the committed bytes", () => {
			const rebuilt = { ...committed, "results/figures/roc.svg": "<svg>0.71 in red</svg>" };
			const found = compared(committed, rebuilt, (path) => made[path]);
			expect(found.find(({ path }) => path.endsWith("roc.svg"))!.state).toBe("differs");
		});
		it("differ when the tolerance has become narrower since", () => {
			const found = compared(committed, committed, () => Buffer.from("[0.79]"));
			expect(found.find(({ path }) => path.endsWith("roc.json"))).toMatchObject({
				state: "differs",
				kept: true,
				differences: [
					"[0]: 0.71 -> 0.79",
					"[0] differs by 0.08, where 0.05 is tolerated",
					expect.stringContaining("computed with TensorFlow"),
				],
			});
		});
	});
});
