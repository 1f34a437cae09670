import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listDatasets, readDataset } from "@quickening/datasets";
import { describe, expect, it } from "vitest";
import { root } from "./workspace.ts";

describe("the data sets of this repository", () => {
	it.each(listDatasets(root))("%s has a valid dataset.json and a data card that names its DOI", (slug) => {
		const { doi } = readDataset(root, slug);
		const card = readFileSync(join(root, "data", slug, "README.md"), "utf8");
		if (doi !== null) expect(card).toContain(doi);
	});
});
