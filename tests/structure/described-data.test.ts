import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { columnsModule, listDatasets, outdatedColumns, readDataset } from "@quickening/datasets";
import type { Columns, TableSchema } from "@quickening/table";
import { describe, expect, it } from "vitest";
import { root } from "./workspace.ts";

/** Signals of one kind have hundreds of files, of which the first are read here; stages read the others. */
const MOST_FILES = 3;

const slugs = listDatasets(root);

it("each data set's columns.ts is what its dataset.json says", () => {
	expect(outdatedColumns(root, slugs, { missing: true }).map(({ path }) => path)).toEqual([]);
});

describe.each(slugs)("data/%s", (slug) => {
	const dataset = readDataset(root, slug);
	const raw = join(root, "data", slug, "raw");
	it.runIf(columnsModule(dataset) !== undefined)("is as it is described, cell for cell", async (context) => {
		if (!existsSync(raw)) return context.skip(`not on this machine: npm run quickening -- data get ${slug}`);
		const schemas: Record<string, TableSchema<Columns>> = await import(join(root, "data", slug, "columns.ts"));
		const tables = dataset.tables.filter(({ files, columns }) => /\.(csv|tsv)$/.test(files) && columns.length > 0);
		const names = [...columnsModule(dataset)!.matchAll(/^export const (\w+)/gm)].map(([, name]) => name!);
		expect(names).toHaveLength(tables.length);
		for (const [i, { files }] of tables.entries()) {
			const schema = schemas[names[i]!]!;
			const found = globSync(files, { cwd: raw }).sort().slice(0, MOST_FILES);
			expect(found.length, files).toBeGreaterThan(0);
			for (const file of found) {
				const table = await schema.read(readFileSync(join(raw, file)), file);
				expect(table.numRows(), file).toBeGreaterThan(0);
			}
		}
	});
});
