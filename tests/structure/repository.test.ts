import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./workspace.ts";

const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
	cwd: root,
	encoding: "utf8",
})
	.split("\0")
	.filter((path) => path !== "" && statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true);

const textual = tracked.filter((path) =>
	/\.(?:ts|mts|js|mjs|json|md|typ|yaml|yml|toml|css|html|sh|txt|cff|bib)$/.test(path),
);

describe("the repository", () => {
	it("has only the agreed names at its top", () => {
		const allowed = new Set([
			"CHANGELOG.md",
			"CITATION.cff",
			"CONTRIBUTING.md",
			"LICENSE",
			"README.md",
			"data",
			"notebooks",
			"nx.json",
			"package-lock.json",
			"package.json",
			"packages",
			"papers",
			"tests",
			"tsconfig.base.json",
			"tsconfig.json",
		]);
		const top = new Set(tracked.map((path) => path.split("/")[0] as string));
		expect([...top].filter((name) => !name.startsWith(".") && !allowed.has(name))).toEqual([]);
	});

	it("holds no path of one machine and no registry's address", () => {
		// Spelled in parts, so that this file does not find itself.
		const machinePath = new RegExp(["/ho" + "me/[a-z]", "/Us" + "ers/[a-z]", "/ro" + "ot/", "/wo" + "rk/"].join("|"));
		const wrong = textual
			.filter((path) => path !== "package-lock.json")
			.filter((path) => machinePath.test(readFileSync(join(root, path), "utf8")));
		expect(wrong).toEqual([]);
		expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(/"resolved": "https?:/);
	});

	it("stays small: fixtures under 12 MB in all, no file above 2 MB but the lock", () => {
		const size = (path: string) => statSync(join(root, path)).size;
		const fixtures = tracked.filter((path) => path.includes("fixtures/") || path.startsWith("tests/peers/"));
		expect(fixtures.reduce((sum, path) => sum + size(path), 0)).toBeLessThan(12e6);
		expect(tracked.filter((path) => path !== "package-lock.json" && size(path) > 2e6)).toEqual([]);
	});

	it("has a README beside each package, paper and data set", () => {
		const folders = new Set(
			tracked.flatMap((path) => path.match(/^(?:packages\/[^/.]+|papers|data)\/[^/.]+(?=\/)/)?.[0] ?? []),
		);
		expect([...folders].filter((folder) => !tracked.includes(`${folder}/README.md`))).toEqual([]);
	});
});

describe("comments", () => {
	const sources = tracked.filter((path) => /^(?:packages|papers|notebooks|tests)\/.*\.(?:ts|mts|mjs)$/.test(path));

	it("fit 130 columns, a tab as four", () => {
		const wrong = sources.flatMap((path) =>
			readFileSync(join(root, path), "utf8")
				.split("\n")
				.flatMap((line, i) => {
					if (!/^\s*(?:\/\/|\/\*|\*)\s/.test(line)) return [];
					const columns = line.replaceAll("\t", "    ").length;
					return columns > 130 ? [`${path}:${i + 1} has ${columns} columns`] : [];
				}),
		);
		expect(wrong).toEqual([]);
	});

	it("say something: the name of an options type says whose options it holds", () => {
		const empty = /^\s*\/\*\* Options of \{@link \w+\}(?: and \{@link \w+\})?\. \*\/$/m;
		expect(sources.filter((path) => empty.test(readFileSync(join(root, path), "utf8")))).toEqual([]);
	});
});
