import { cohortTables, links, problemKinds } from "@quickening/cohort";
import { expect, it } from "vitest";
import { cohortPage } from "../../notebooks/src/components/cohort-page.ts";
import { linkDiagram } from "../../notebooks/src/components/link-diagram.ts";

const page = cohortPage();

it("the page of a cohort's tables names every table, column, link and check", () => {
	for (const [table, columns] of Object.entries(cohortTables)) {
		expect(page).toContain(`<section class="dataset" id="${table}"`);
		for (const column of Object.keys(columns)) expect(page).toContain(`<th scope="row"><code>${column}</code></th>`);
	}
	for (const { table, column } of links) expect(page).toContain(`<code>${table}.${column}</code>`);
	for (const code of Object.keys(problemKinds)) expect(page).toContain(`<th scope="row"><code>${code}</code></th>`);
});

it("its diagram is within its frame, and is told in words", () => {
	const { markup } = linkDiagram();
	const [, width = "", height = ""] = /viewBox="0 0 (\d+) (\d+)"/.exec(markup) ?? [];
	const paths = [...markup.matchAll(/ d="(M[^"]*)" fill="none"/g)].map(([, path]) => path!);
	expect(paths.length).toBeGreaterThan(10);
	for (const [, x, y] of paths.join(" ").matchAll(/[MC ](-?[\d.]+) (-?[\d.]+)/g)) {
		expect(Number(x)).toBeGreaterThanOrEqual(0);
		expect(Number(x)).toBeLessThanOrEqual(Number(width));
		expect(Number(y)).toBeGreaterThanOrEqual(0);
		expect(Number(y)).toBeLessThanOrEqual(Number(height));
	}
	expect(markup).toContain("outcome at pregnancy");
	expect(markup.match(/<rect /g)?.length).toBe(Object.keys(cohortTables).length);
});
