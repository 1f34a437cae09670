import { describe, expect, it } from "vitest";
import { factsOfSleep } from "../../test/provenance-facts.ts";
import type { Reproduction } from "../claims/reproduction.ts";
import { strictestTier } from "./access-tier.ts";
import { chainOf } from "./chain.ts";
import { makeProvenance, tensorflowOf } from "./make-provenance.ts";

const environment = {
	os: "Linux",
	cpu: "A CPU (2 cores)",
	node: "22.0.0",
	npmLockSha256: "f".repeat(64),
	dvc: "3.67.1",
	quickening: "0.1.0",
	commit: "abcdef",
	dirty: false,
};
const reproduction = {
	state: "rebuilt",
	environment,
	stages: [
		{
			name: "read",
			state: "ran",
			seconds: 2,
			codeSha256: "d".repeat(64),
			files: ["x.ts"],
			npm: {},
			inputs: [{ path: "../../data/nights/raw/nights", md5: "cd.dir" }],
			outputs: [{ path: "results/rows.json", md5: "12" }],
		},
	],
} as unknown as Reproduction;

describe("provenance of a paper", () => {
	const provenance = makeProvenance(factsOfSleep);

	it("goes from a value through every stage before it to the data sets, nearest first", () => {
		const chain = chainOf(provenance, "value:night.mean");
		expect(chain.stages.map(({ name }) => name)).toEqual(["fit", "read"]);
		expect(chain.datasets.map(({ slug }) => slug)).toEqual(["diaries", "nights"]);
		expect(chain.result).toMatchObject({
			printed: "7.25\u00a0h",
			n: "40\u00a0women",
			spread: "SD\u00a00.75",
			claims: ["shorter"],
			stage: "fit",
		});
		expect(chain.stages[0]!.parameters).toEqual({ seed: 7 });
		expect(chain.commit).toBe("c0ffee");
		expect(() => chainOf(provenance, "value:night")).toThrow("got value:night");
	});

	it("carries the strictest access along to all that is made from the data", () => {
		const tiers = Object.fromEntries(Object.entries(provenance.stages).map(([name, { tier }]) => [name, tier]));
		expect(tiers).toEqual({ fit: "restricted", read: "open", "figure-line": "restricted", "table-who": "open" });
		expect(provenance.results["figure:line"]!.tier).toBe("restricted");
		expect(provenance.results["table:who"]!.tier).toBe("open");
	});

	it("has no environment, and the checkout's commit, until it is rebuilt", () => {
		expect(provenance.environment).toBeUndefined();
		expect(provenance.stages["read"]!.state).toBeUndefined();
		const rebuilt = makeProvenance({ ...factsOfSleep, reproduction });
		expect(rebuilt.commit).toBe("abcdef");
		expect(rebuilt.environment).toMatchObject({
			cpu: "A CPU (2 cores)",
			tensorflow: "@tensorflow/tfjs-node 4.22.0",
			threads: "1 for native numeric code, 4 in Node's pool",
			instructions: "up to AVX2 in products of matrices",
			dirty: "false",
		});
		expect(rebuilt.stages["read"]).toMatchObject({
			state: "ran",
			seconds: 2,
			codeSha256: "d".repeat(64),
			inputs: [{ path: "data/nights/raw/nights", md5: "cd.dir", dataset: "nights" }],
			outputs: [{ path: "papers/sleep/results/rows.json", md5: "12" }],
		});
		const kept = { path: "papers/sleep/results/rows.json", state: "within tolerance", kept: true };
		const within = { ...reproduction, outputs: [kept] } as unknown as Reproduction;
		expect(makeProvenance({ ...factsOfSleep, reproduction: within }).stages["read"]!.state).toBe(
			"ran, within tolerance of the committed results, which stay",
		);
		const waiting = makeProvenance({ ...factsOfSleep, reproduction: { ...reproduction, state: "waiting" } });
		expect(waiting.environment).toBeUndefined();
	});

	it("refuses an input of a stage that is not there", () => {
		const stages = factsOfSleep.stages.filter(({ name }) => name !== "read");
		expect(() => makeProvenance({ ...factsOfSleep, stages })).toThrow("the stage read, which the paper does not have");
	});
});

it("takes the strictest of several tiers; nothing from outside is open, and what nobody described is unknown", () => {
	expect(strictestTier([])).toBe("open");
	expect(strictestTier(["open", "restricted", "registered"])).toBe("restricted");
	expect(strictestTier(["unknown", "restricted"])).toBe("unknown");
});

it("says of TensorFlow which version a stage reaches, or that none does", () => {
	expect(tensorflowOf([{ npm: { vega: "6" } }])).toBe("not used");
	expect(tensorflowOf([{ npm: { "@tensorflow/tfjs-node": "4.22.0" } }])).toBe("@tensorflow/tfjs-node 4.22.0");
});
