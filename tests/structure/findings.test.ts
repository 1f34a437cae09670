import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadPaper } from "@quickening/pipeline/plan";
import { describe, expect, it } from "vitest";
import { root, workspacePackages } from "./workspace.ts";

/*
 * A reader meets one finding: the first sentence of a paper's page, its lead figure and one claim say the same, with one value.
 * That the first sentence prints it, `quickening check` sees; here, that every paper names it and the lead figure holds it.
 */

const slugs = workspacePackages().flatMap(({ folder }) => /^papers\/(.+)$/.exec(folder)?.[1] ?? []);
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** Numbers of a figure's rows, as its stage wrote them. */
const numbersOf = (csv: string) => (csv.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

describe("the finding of each paper", () => {
	it.each(slugs)("%s: is a claim whose value the lead figure shows or says", async (slug) => {
		const page = read(`papers/${slug}/page.ts`);
		const finding = /finding: \{ claim: "([^"]+)" \}/.exec(page)?.[1];
		const leadFigure = /leadFigure: "([^"]+)"/.exec(page)?.[1];
		const claim = (await loadPaper(root, slug)).claims.find(({ id }) => id === finding);
		expect(claim, `papers/${slug}/page.ts: finding`).toBeDefined();
		const values = JSON.parse(read(`papers/${slug}/results/values.json`)) as Record<
			string,
			{ value: number; digits: number }
		>;
		const { value, digits } = values[claim!.value]!;
		const csv = `papers/${slug}/results/figures/${leadFigure}.csv`;
		const shown = existsSync(join(root, csv)) ? numbersOf(read(csv)) : [];
		// A share is drawn as a share or in percent.
		const isDrawn = shown.some((one) => [1, 100, 0.01].some((factor) => isNear(one * factor, value)));
		const { caption, alt, title } = JSON.parse(read(`papers/${slug}/results/figures/${leadFigure}.vl.json`)).usermeta
			.quickening;
		const words = `${title} ${caption} ${alt}`;
		expect([slug, isDrawn || words.includes(value.toFixed(digits).replace("-", "−"))]).toEqual([slug, true]);
	});
});
