import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { makeProvenance } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import { factsOfSleep } from "../../../paper/test/provenance-facts.ts";
import { billOfMaterials } from "./bill-of-materials.ts";
import { softwareInventory } from "./inventory.ts";
import { licencesFromFiles, mayBeShipped } from "./licences.ts";
import { foundFrom, lockedPackages } from "./lock.ts";
import { pinnedPackages } from "./pypi.ts";

const root = fileURLToPath(new URL("../../../../..", import.meta.url));
const inventory = softwareInventory(root);

describe("licences", () => {
	it.each([
		["MIT", true],
		["(MIT OR GPL-3.0-or-later)", true],
		["MIT AND OFL-1.1", true],
		["Apache-2.0 AND (MIT OR BSD-3-Clause)", true],
		["GPL-2.0-only", false],
		["AGPL-3.0-or-later", false],
		["LGPL-3.0-only", false],
		["MIT AND GPL-2.0-only", false],
		["GPL-2.0-only OR AGPL-3.0-only", false],
		["GPL-2.0-only WITH Classpath-exception-2.0", false],
		["SEE LICENSE IN LICENSE", false],
		["(MIT", false],
		["unknown", false],
		["", false],
	])("%s may be shipped: %s", (licence, expected) => {
		expect(mayBeShipped(licence)).toBe(expected);
	});

	it("of all that the command, the stages and the site hold let it be shipped", () => {
		const { npm, fonts, native } = inventory;
		expect(npm.length).toBeGreaterThan(300);
		expect(fonts.map(({ name, licence }) => [name, licence])).toEqual([
			["@fontsource-variable/inter", "OFL-1.1"],
			["@fontsource-variable/source-serif-4", "OFL-1.1"],
		]);
		expect(native.map(({ name }) => name)).toEqual(["tensorflow-cpu"]);
		expect([...npm, ...fonts, ...native].filter(({ licence }) => !mayBeShipped(licence))).toEqual([]);
	});

	it("of DVC's environment are known, and some of them would not: it is shipped in nothing", () => {
		const { pypi } = inventory;
		expect(pypi.filter(({ licence }) => licence === "unknown")).toEqual([]);
		expect(pypi.filter(({ licence }) => licence.includes("GPL")).map(({ name }) => name)).toContain("pygit2");
	});

	it("that a file alone gives are those of the files", () => {
		for (const [known, licence] of Object.entries(licencesFromFiles)) {
			const name = known.slice(0, known.lastIndexOf("@"));
			expect(JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version).toBe(
				known.slice(known.lastIndexOf("@") + 1),
			);
			expect(licence).toBe("MIT");
			const text = readFileSync(join(root, "node_modules", name, "LICENSE"), "utf8");
			expect(text).toContain("Permission is hereby granted, free of charge, to any person obtaining");
		}
	});
});

describe("lists of packages", () => {
	it("the nearest folder is the one in which Node finds a package", () => {
		const entry = { version: "1.0.0", integrity: "sha512-AAAA" };
		const packages = lockedPackages({
			packages: {
				"": {},
				"packages/a": { version: "0.1.0" },
				"node_modules/@quickening/a": { link: true },
				"node_modules/x": entry,
				"node_modules/y": { ...entry, dependencies: { x: "^2.0.0" } },
				"node_modules/y/node_modules/x": { ...entry, version: "2.0.0" },
			},
		});
		expect([...packages.keys()]).toEqual(["node_modules/x", "node_modules/y", "node_modules/y/node_modules/x"]);
		expect(foundFrom(packages, "node_modules/y", "x")?.version).toBe("2.0.0");
		expect(foundFrom(packages, "node_modules/y/node_modules/x", "x")?.version).toBe("2.0.0");
		expect(foundFrom(packages, "", "x")?.version).toBe("1.0.0");
		expect(foundFrom(packages, "node_modules/y", "z")).toBeUndefined();
	});

	it("requirements have hashes on the same line or on those that follow", () => {
		const [a, b] = ["a".repeat(64), "b".repeat(64)];
		expect(
			pinnedPackages(
				`# a comment\none==1.0 --hash=sha256:${a}\nTwo_2[x]==2.0.1 \\\n    --hash=sha256:${a} \\\n    --hash=sha256:${b}\nthree==3\n`,
			),
		).toEqual([
			{ name: "one", version: "1.0", sha256: [a] },
			{ name: "Two_2", version: "2.0.1", sha256: [a, b] },
			{ name: "three", version: "3", sha256: [] },
		]);
	});
});

describe("the bill of materials of a paper", () => {
	const lock = lockedPackages(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
	const versionOf = (name: string) => lock.get(`node_modules/${name}`)!.version;
	const provenance = makeProvenance(factsOfSleep);
	const [[first, stage]] = Object.entries(provenance.stages) as [[string, (typeof provenance.stages)[string]]];
	const facts = {
		...provenance,
		stages: {
			...provenance.stages,
			[first]: {
				...stage,
				files: ["packages/foundations/table/src/index.ts", "packages/foundations/core/src/index.ts"],
				npm: Object.fromEntries(
					["arquero", "@uwdata/flechette", "@tensorflow/tfjs-node"].map((name) => [name, versionOf(name)]),
				),
			},
		},
	};
	const node = versionOf("node");
	const text = billOfMaterials(root, facts, { licence: "MIT", node, quickening: "0.1.0" });
	const bill = JSON.parse(text);
	const byPurl = new Map<string, { scope: string; hashes?: { alg: string; content: string }[]; licenses?: unknown[] }>(
		bill.components.map((component: { purl: string }) => [component.purl, component]),
	);

	it("keeps to the schema of CycloneDX 1.6", async () => {
		const problem = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);
		expect(problem).toBeNull();
		expect(bill.specVersion).toBe("1.6");
	});

	it("names what stages reach, by package URL, with licence and the hash of the lock", () => {
		const arquero = byPurl.get(`pkg:npm/arquero@${versionOf("arquero")}`)!;
		const integrity = lock.get("node_modules/arquero")!.integrity;
		expect(arquero.scope).toBe("required");
		expect(arquero.hashes).toEqual([
			{ alg: "SHA-512", content: Buffer.from(integrity.slice("sha512-".length), "base64").toString("hex") },
		]);
		expect(arquero.licenses).toEqual([{ license: { id: "BSD-3-Clause" } }]);
		for (const purl of [
			`pkg:npm/%40uwdata/flechette@${versionOf("@uwdata/flechette")}`,
			"pkg:npm/%40quickening/table@0.1.0",
			`pkg:npm/node@${node}`,
		]) {
			expect(byPurl.get(purl)?.scope, purl).toBe("required");
		}
		expect([...byPurl.keys()].filter((purl) => purl.includes("playwright"))).toEqual([]);
		const wheel = [...byPurl].find(([purl]) => purl.startsWith("pkg:pypi/tensorflow-cpu@"))![1];
		expect(wheel.hashes).toEqual([{ alg: "SHA-256", content: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
	});

	it("says of DVC and what it needs that they are run, and shipped in nothing", () => {
		const excluded = bill.components.filter(({ scope }: { scope: string }) => scope === "excluded");
		expect(excluded.length).toBe(inventory.pypi.length);
		expect(excluded.every(({ purl }: { purl: string }) => purl.startsWith("pkg:pypi/"))).toBe(true);
	});

	it("says what needs what, from the paper on", () => {
		const edges = new Map<string, string[]>(
			bill.dependencies.map(({ ref, dependsOn = [] }: { ref: string; dependsOn?: string[] }) => [ref, dependsOn]),
		);
		expect(edges.get(`pkg:npm/arquero@${versionOf("arquero")}`)).toContain(
			`pkg:npm/%40uwdata/flechette@${versionOf("@uwdata/flechette")}`,
		);
		expect(edges.get("pkg:npm/%40quickening/table@0.1.0")).toContain("pkg:npm/%40quickening/core@0.1.0");
		const reached = new Set<string>();
		const follow = (ref: string) => {
			if (reached.has(ref)) return;
			reached.add(ref);
			for (const next of edges.get(ref) ?? []) follow(next);
		};
		follow(bill.metadata.component["bom-ref"]);
		const required = [...byPurl].filter(([purl, { scope }]) => scope === "required" && purl.startsWith("pkg:npm/"));
		expect(required.filter(([purl]) => !reached.has(purl))).toEqual([]);
	});

	it("has the same bytes each time, and the paper's date for its time", () => {
		expect(billOfMaterials(root, facts, { licence: "MIT", node, quickening: "0.1.0" })).toBe(text);
		expect(bill.metadata.timestamp).toBe(`${provenance.paper.date}T00:00:00.000Z`);
		expect(bill.serialNumber).toBeUndefined();
	});
});
