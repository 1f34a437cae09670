import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { input, output, type PaperDefinition, rawData } from "@quickening/paper";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { datasetTier, sourceTiers, staysHere } from "./tiers.ts";

describe("the access of what a stage reads", () => {
	const root = mkdtempSync(join(tmpdir(), "quickening-tiers-"));
	beforeAll(() => {
		for (const [slug, text] of [
			["survey", '{ "tier": "open" }'],
			["trial", '{ "tier": "registered" }'],
			["clinic", '{ "tier": "restricted" }'],
			["typo", '{ "tier": "Open" }'],
			["broken", "{"],
			["list", "[]"],
		] as const) {
			mkdirSync(join(root, "data", slug), { recursive: true });
			writeFileSync(join(root, "data", slug, "dataset.json"), text);
		}
	});
	afterAll(() => rmSync(root, { recursive: true }));
	const stage = (inputs: object, release?: object) => ({
		script: "a.ts",
		description: "d",
		inputs,
		outputs: { rows: "results/rows.json", means: "results/means.json" },
		...(release && { release }),
	});
	const paper = {
		stages: {
			read: stage({ visits: rawData("clinic"), words: input("words.json") }, { outputs: { means: {} } }),
			later: stage({ rows: output("read", "rows") }),
			draw: stage({ means: output("read", "means"), survey: rawData("survey", "a.csv") }),
			both: stage({ trial: rawData("trial"), survey: rawData("survey") }),
			round: stage({ rows: output("trip", "rows") }),
			trip: stage({ rows: output("round", "rows"), visits: rawData("clinic") }),
		},
	} as unknown as PaperDefinition;

	it("is that of the data set; one that cannot be read is unknown, and kept as strictly", () => {
		const tiers = ["survey", "trial", "clinic", "typo", "broken", "list", "nowhere"].map((slug) =>
			datasetTier(root, slug),
		);
		expect(tiers).toEqual(["open", "registered", "restricted", "unknown", "unknown", "unknown", "unknown"]);
		expect(tiers.map(staysHere)).toEqual([false, true, true, true, true, true, true]);
	});

	it("travels to all that is made from it, the strictest first, and ends at what a stage releases", () => {
		const tierOf = sourceTiers(root, paper);
		expect(tierOf(input("words.json"))).toBe("open");
		expect(tierOf(output("read", "rows"))).toBe("restricted");
		expect(tierOf(output("read", "means"))).toBe("open");
		expect(tierOf(output("later", "means"))).toBe("restricted");
		expect(tierOf(output("draw", "rows"))).toBe("open");
		expect(tierOf(output("both", "rows"))).toBe("registered");
		expect(tierOf(output("nobody", "rows"))).toBe("open");
	});

	it("goes once around a circle, which is told elsewhere", () => {
		expect(sourceTiers(root, paper)(output("trip", "rows"))).toBe("restricted");
	});
});
