import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Claim, PaperDefinition, PaperPage, RecordedValue } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import { root } from "./workspace.ts";

const slugs = readdirSync(join(root, "papers")).filter((slug) => existsSync(join(root, "papers", slug, "page.ts")));
const load = async (slug: string, file: string) => import(join(root, "papers", slug, file));

describe.each(slugs)("papers/%s", async (slug) => {
	const { page }: { page: PaperPage } = await load(slug, "page.ts");

	it("says one finding: its claim, first sentence and lead figure hold the same value", async () => {
		expect(page.finding, "page.ts: finding").toBeDefined();
		const paper: PaperDefinition = (await load(slug, "paper.ts")).default;
		const claim = paper.claims.find(({ id }) => id === page.finding?.claim) as Claim;
		expect(claim).toBeDefined();
		expect(page.found[0]).toMatch(new RegExp(`\\{${claim.value.replaceAll(".", "\\.")}(?::interval|:spread)?\\}`));

		const figure = paper.figures[page.leadFigure]!;
		const rows = figure.rows;
		if (rows.kind !== "output") throw new Error(`${slug}: the rows of the lead figure are no stage's output`);
		const drawn = (await load(slug, figure.spec)).spec(json(slug, paper.stages[rows.stage]!.outputs[rows.name]!));
		const recorded: Record<string, RecordedValue> = json(slug, "results/values.json");
		const { value, digits } = recorded[claim.value]!;
		if (typeof value !== "number") throw new Error(`${slug}: the value of the finding is no number`);
		const { title, caption, alt } = drawn.usermeta.quickening;
		expect(isDrawn(value, drawn) || isSaid(value, digits, `${title} ${caption} ${alt}`), claim.value).toBe(true);
	});
});

function json<T>(slug: string, path: string): T {
	return JSON.parse(readFileSync(join(root, "papers", slug, path), "utf8"));
}

/** Whether a number, or its hundredth, is among the rows and words of a spec. */
function isDrawn(value: number, spec: unknown): boolean {
	if (typeof spec === "number") return [value, value / 100].some((x) => Math.abs(spec - x) <= 1e-9 * Math.abs(x));
	return typeof spec === "object" && spec !== null && Object.values(spec).some((part) => isDrawn(value, part));
}

/** Whether a number as printed, whatever its sign, is in a text. */
function isSaid(value: number, digits: number, text: string): boolean {
	const printed = Math.abs(value).toFixed(digits).replace(".", "\\.");
	return new RegExp(`(?<![\\d.])${printed}(?!\\d|\\.\\d)`).test(text);
}
