import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { recordedProblems } from "../../../packages/publication/pipeline/src/declared-values.ts";
import { listPapers, loadPaper } from "../../../packages/publication/pipeline/src/plan/load-paper.ts";

/*
 * What the papers of this repository declare is judged by what their stages have recorded when they ran: sync itself looks
 * at the results of a stage only while its code is the code that made them.
 */

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("ids that papers declare", () => {
	it.each(listPapers(root))("are those that the stages of %s have recorded", async (slug) => {
		const { stages } = await loadPaper(root, slug);
		let recording = 0;
		for (const [stage, { values }] of Object.entries(stages)) {
			const path = join(root, "papers", slug, "results", "values", `${stage}.json`);
			expect(existsSync(path), path).toBe(values !== undefined);
			if (values === undefined) continue;
			recording++;
			const recorded = new Set(Object.keys(JSON.parse(readFileSync(path, "utf8")) as object));
			expect(recordedProblems(`papers/${slug}`, { stage, values }, recorded)).toEqual([]);
		}
		expect(recording).toBeGreaterThan(0);
	});
});
