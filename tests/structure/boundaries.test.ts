import { describe, expect, it } from "vitest";
import { importsBelow, type WorkspacePackage, workspacePackages } from "./workspace.ts";

/*
 * Packages depend one way only. The layer of each stands in its package.json (nx.tags); what a layer may import, here.
 * A line that breaks the rule is named with its file, so that a newcomer sees both together.
 */
const packages = workspacePackages();
const byName = new Map(packages.map((entry) => [entry.name, entry]));

/** Same-layer imports that the design allows. */
const allowedSiblings = new Set(["@quickening/deep-learning -> @quickening/learning"]);

/** The package that a bare specifier belongs to: "@a/b/c" is of "@a/b". */
function packageOf(specifier: string): string {
	const parts = specifier.split("/");
	return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] as string);
}

function mayImport(from: WorkspacePackage, to: WorkspacePackage): boolean {
	if (from.layer === undefined || to.layer === undefined) return false;
	if (allowedSiblings.has(`${from.name} -> ${to.name}`)) return true;
	if (from.name === "@quickening/validation" || from.name === "@quickening/dvc") return to.layer <= 2;
	if (from.name === "@quickening/publishing") return to.layer <= 2 || to.name === "@quickening/dvc";
	return to.layer < from.layer;
}

describe("one-way dependencies", () => {
	it("every package, paper and the notebooks carry their layer", () => {
		expect(packages.filter((entry) => entry.layer === undefined).map((entry) => entry.folder)).toEqual([]);
		expect(packages.length).toBeGreaterThan(9);
	});

	for (const entry of packages) {
		const imports = importsBelow(entry.folder).filter(({ specifier }) => !specifier.startsWith("node:"));

		it(`${entry.folder} imports only what lies below it`, () => {
			const wrong = imports.flatMap(({ file, line, specifier }) => {
				const target = byName.get(packageOf(specifier));
				if (target === undefined || target === entry || mayImport(entry, target)) return [];
				return [`${file}:${line} imports ${specifier} (layer ${target.layer}) from layer ${entry.layer}`];
			});
			expect(wrong).toEqual([]);
		});

		it(`${entry.folder} declares what it imports`, () => {
			const wrong = imports.flatMap(({ file, line, specifier }) => {
				if (specifier.startsWith(".") || specifier.startsWith("/")) return [];
				const name = packageOf(specifier);
				if (entry.declared.has(name) || name === entry.name) return [];
				return [`${file}:${line} imports ${specifier}, which ${entry.folder}/package.json does not declare`];
			});
			expect(wrong).toEqual([]);
		});

		it(`${entry.folder} enters other packages by their doors`, () => {
			const wrong = imports.flatMap(({ file, line, specifier }) => {
				const target = byName.get(packageOf(specifier));
				if (target !== undefined) {
					const door = `.${specifier.slice(target.name.length)}`;
					return target.exported.has(door) ? [] : [`${file}:${line} imports ${specifier}, which is not exported`];
				}
				if (!specifier.startsWith(".")) return [];
				const depth = file.split("/").length - 1 - entry.folder.split("/").length;
				const climbs = specifier.split("/").filter((part) => part === "..").length;
				return climbs > depth ? [`${file}:${line} reaches out of ${entry.folder} with ${specifier}`] : [];
			});
			expect(wrong).toEqual([]);
		});
	}

	it("no package depends on another in a circle", () => {
		const visiting = new Set<string>();
		const done = new Set<string>();
		const circles: string[] = [];
		const visit = (name: string, path: readonly string[]) => {
			if (done.has(name)) return;
			if (visiting.has(name)) {
				circles.push([...path.slice(path.indexOf(name)), name].join(" -> "));
				return;
			}
			visiting.add(name);
			for (const next of byName.get(name)?.declared ?? []) if (byName.has(next)) visit(next, [...path, name]);
			visiting.delete(name);
			done.add(name);
		};
		for (const entry of packages) visit(entry.name, []);
		expect(circles).toEqual([]);
	});

	it("analysis packages run in a browser: no Node API in them", () => {
		const browserSafe = packages.filter(({ isForBrowsers }) => isForBrowsers);
		expect(browserSafe.length).toBeGreaterThan(5);
		const wrong = browserSafe
			.flatMap((entry) => importsBelow(entry.folder))
			// What a package offers to Node alone lies in src/node and has a door of its own, "./node".
			.filter(
				({ file, specifier }) => specifier.startsWith("node:") && !/^packages\/[^/]+\/(src\/node|test)\//.test(file),
			)
			.map(({ file, line, specifier }) => `${file}:${line} imports ${specifier}`);
		expect(wrong).toEqual([]);
	});
});
