import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./workspace.ts";

/* What comes from elsewhere and is run is pinned by its bytes: npm's packages by the lock, the rest here. */

const setup = "packages/publication/cli/setup";
const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("Node's binary, which npm's lock does not cover,", () => {
	const pinned = JSON.parse(read(`${setup}/node-sha256.json`)) as {
		readonly version: string;
		readonly sha256: Readonly<Record<string, string>>;
	};
	it("has a hash for the version that package.json pins, on each platform that has one in the registry", () => {
		expect(pinned.version).toBe(JSON.parse(read("package.json")).devDependencies.node);
		expect(Object.keys(pinned.sha256).sort()).toEqual(["darwin-x64", "linux-arm64", "linux-x64"]);
		for (const hash of Object.values(pinned.sha256)) expect(hash).toMatch(/^[0-9a-f]{64}$/);
	});
	const wanted = pinned.sha256[`${process.platform}-${process.arch}`];
	it.skipIf(wanted === undefined)("is here the pinned one, byte for byte", () => {
		expect(createHash("sha256").update(readFileSync(process.execPath)).digest("hex")).toBe(wanted);
	});
});

describe("Python packages", () => {
	it.each(globSync(`${setup}/*-requirements.txt`, { cwd: root }).sort())(
		"%s name an exact version and a hash each",
		(path) => {
			const requirements = read(path)
				.replaceAll(/^#.*\n/gm, "")
				.replaceAll(/ \\\n\s+/g, " ")
				.split("\n")
				.filter((line) => line.trim() !== "");
			expect(requirements.length).toBeGreaterThan(0);
			const loose = requirements.filter(
				(line) => !/^[\w.-]+==[\w.]+(?: ; [^#]+?)?(?: --hash=sha256:[0-9a-f]{64})+$/.test(line),
			);
			expect(loose).toEqual([]);
		},
	);
	it("for DVC cover each Python from 3.9 on: what is pinned apart for one of them is pinned for all", () => {
		const names = new Map<string, string[]>();
		for (const [, name = "", marker = ""] of read(`${setup}/dvc-requirements.txt`).matchAll(
			/^([\w.-]+)==\S+(?: ; (.*?))? \\$/gm,
		)) {
			names.set(name, [...(names.get(name) ?? []), marker]);
		}
		expect(names.get("dvc")).toEqual([""]);
		const twice = [...names].filter(([, markers]) => markers.length > 1 && markers.includes(""));
		expect(twice).toEqual([]);
	});
});

describe("GitHub Actions", () => {
	const uses = globSync(".github/**/*.{yml,yaml}", { cwd: root }).flatMap((path) =>
		Array.from(read(path).matchAll(/^\s*-?\s*(?:- )?uses:\s*(.+)$/gm), ([, what]) => `${path}: ${what}`),
	);
	it("are named by commit, with the version beside it: a tag may be moved", () => {
		expect(uses.length).toBeGreaterThan(0);
		expect(uses.filter((line) => !/: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
	});
});
