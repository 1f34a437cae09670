import { describe, expect, it } from "vitest";
import { packageFolders, readme } from "./offers.ts";

describe("the list of what a package offers is what its indexes and doc comments say", () => {
	it.each(packageFolders())("%s", (folder) => {
		const { before, after } = readme(folder);
		expect(before, "run `node tests/readme/offers.ts --write`").toBe(after);
	});

	it("names each function with a sentence", () => {
		const lists = packageFolders().map((folder) => readme(folder).after.split("## All that it offers")[1] ?? "");
		const rows = lists.flatMap((list) => list.split("\n").filter((line) => line.startsWith("| `")));
		expect(rows.length).toBeGreaterThan(400);
		expect(rows.filter((row) => /^\| `\w+` \| +\|/.test(row))).toEqual([]);
	});
});
