import type { Claim, NativeCode } from "@quickening/paper";
import { expect, it } from "vitest";
import { valuesOutput } from "../plan/plan.ts";
import type { SyncProblem } from "../plan/problem.ts";
import type { CheckContext } from "./check-context.ts";
import { checkTolerances } from "./check-tolerances.ts";

const auc = { value: 0.7141, unit: "", digits: 2, n: 9, method: "m" };
const tolerance = (absolute: number) => ({ absolute, reason: "threads" });

/** Warnings of a paper with one stage whose value is 0.7141, printed 0.71. */
async function warnings(claim: Partial<Claim>, native?: Partial<NativeCode>, value: object = auc): Promise<string[]> {
	const problems: SyncProblem[] = [];
	await checkTolerances({
		paper: {
			stages: { fit: { native } },
			claims: [{ id: "c", sentence: "{value}", value: "auc", ...claim }],
		},
		plan: { folder: "papers/p", stages: [{ name: "fit", outputs: [{ name: valuesOutput, path: "" }] }] },
		bytes: () => Buffer.from(JSON.stringify({ auc: value, "auc.other": value })),
		locator: async () => () => ({ file: "papers/p/paper.ts" }),
		add: (problem: SyncProblem) => problems.push(problem),
	} as unknown as CheckContext);
	expect(problems.every(({ severity }) => severity === "warning")).toBe(true);
	return problems.map(({ message }) => message);
}

it("says nothing of one by which the number is printed the same", async () => {
	expect(await warnings({ tolerance: tolerance(0.0008) })).toEqual([]);
	expect(await warnings({})).toEqual([]);
});

it("warns of one by which another number may be printed: value or bound", async () => {
	expect((await warnings({ tolerance: tolerance(0.1) })).join()).toContain(
		"auc is printed 0.71 and might become 0.61 or 0.81",
	);
	const bound = { ...auc, interval: { low: 0.6449, high: 0.78, levelPercent: 95, method: "m" } };
	expect((await warnings({ tolerance: tolerance(0.0008) }, undefined, bound)).join()).toContain(
		"auc, low, is printed 0.64 and might become 0.65",
	);
});

it("warns of one that may turn a claim's judgement, though the number is printed the same", async () => {
	const published = { value: 0.73, source: "", where: "", margin: 0.0161 };
	expect((await warnings({ tolerance: tolerance(0.0008), published })).join()).toContain(
		"claim c is reproduced and might become not reproduced",
	);
});

it("looks at each value that native code names, by id or pattern", async () => {
	const [told = ""] = await warnings({}, { values: { "auc.*": tolerance(0.1) } });
	expect(told).toContain("auc.other is printed 0.71");
	expect(told).not.toContain("auc is printed");
});
