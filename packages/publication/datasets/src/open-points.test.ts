import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openPoints } from "./open-points.ts";

it("names each place that is to be filled in, with its line, whatever the layout of the file", () => {
	const root = mkdtempSync(join(tmpdir(), "quickening-open-"));
	mkdirSync(join(root, "data/d"), { recursive: true });
	writeFileSync(
		join(root, "data/d/dataset.json"),
		`{ "title": "to be filled in, but not quite",
 "citation": "to be filled in",
 "tables": [{ "columns": [ { "name": "a", "unit": "bpm" },
   { "name": "b", "codes": { "F": "to be filled in" },
     "unit": "to be filled in" },
   { "name": "c", "suspected": [],
     "missing": [] },
   { "name": "d",
     "suspected": [-9, "unknown"] } ] }] }
`,
	);
	expect(openPoints(root, "d")).toMatchObject([
		{ file: "data/d/dataset.json", line: 2, message: "citation is to be filled in" },
		{ file: "data/d/dataset.json", line: 4, message: "tables[0].columns[1] (b).codes.F is to be filled in" },
		{ file: "data/d/dataset.json", line: 5, message: "tables[0].columns[1] (b).unit is to be filled in" },
		{
			...{ file: "data/d/dataset.json", line: 9, isSuspected: true },
			message:
				'tables[0].columns[3] (d).suspected: -9, "unknown" look like missing codes; move each to missing, or to valid where it is a value like any other',
		},
	]);
	rmSync(root, { recursive: true });
});
