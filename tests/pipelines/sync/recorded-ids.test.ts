import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { moduleBindings } from "../../../packages/publication/pipeline/src/checks/values/module-bindings.ts";
import { HOLE } from "../../../packages/publication/pipeline/src/checks/values/possible-texts.ts";
import { recordedValues } from "../../../packages/publication/pipeline/src/checks/values/recorded-values.ts";
import { listPapers, loadPaper } from "../../../packages/publication/pipeline/src/plan/load-paper.ts";
import { parseTypeScript } from "../../../packages/publication/pipeline/src/syntax-tree.ts";

/*
 * The judge of what is read from syntax trees is what the papers of this repository have recorded when they ran: every id
 * in results/values/<stage>.json must be one that the source of its stage was said to give.
 */

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const stages = listPapers(root).flatMap((slug) => {
	const files: Record<string, { readonly files: readonly string[] }> = JSON.parse(
		read(`papers/${slug}/code-files.json`),
	);
	return readdirSync(join(root, "papers", slug, "results", "values")).map((name) => {
		const stage = name.replace(/\.json$/, "");
		return { slug, stage, files: files[stage]!.files.filter((file) => file.startsWith(`papers/${slug}/`)) };
	});
});

describe("ids that syntax trees tell", () => {
	it.each(stages)("hold all that $stage of $slug has recorded", async ({ slug, stage, files }) => {
		const script = (await loadPaper(root, slug)).stages[stage]?.script;
		expect(script).toBeDefined();
		const modules = [];
		for (const file of files) modules.push(moduleBindings(file, await parseTypeScript(read(file), file)));
		const { recordings, lost } = recordedValues(`papers/${slug}/${script}`, modules, {});
		const patterns = recordings.flatMap(({ ids }) => ids);
		const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
		const matchers = patterns.map((id) => new RegExp(`^${id.split(HOLE).map(escaped).join("\\S*")}$`));
		const recorded = Object.keys(JSON.parse(read(`papers/${slug}/results/values/${stage}.json`)));
		expect(recorded.length).toBeGreaterThan(0);
		if (lost === undefined) {
			expect(recorded.filter((id) => !matchers.some((matcher) => matcher.test(id)))).toEqual([]);
		}
		// A source that tells nothing would pass as well.
		expect(lost === undefined && patterns.every((id) => id !== HOLE)).toBe(true);
	});
});
