import { dirname, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { mayImport, wings } from "./layers.ts";
import { importsBelow, root, type WorkspacePackage, workspacePackages } from "./workspace.ts";

/*
 * Packages depend one way only, as layers.ts says. A line that breaks the rule is named with its file, so that a
 * newcomer sees both together.
 */
const packages = workspacePackages();
const byName = new Map(packages.map((entry) => [entry.name, entry]));

/** The package that a bare specifier belongs to: "@a/b/c" is of "@a/b". */
function packageOf(specifier: string): string {
	const parts = specifier.split("/");
	return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] as string);
}

/** "wing/name" of a package; nothing for papers and notebooks, which take from all. */
function roomOf({ folder }: WorkspacePackage): string | undefined {
	return folder.startsWith("packages/") ? folder.slice("packages/".length) : undefined;
}

function mayTake(from: WorkspacePackage, to: WorkspacePackage): boolean {
	const [room, target] = [roomOf(from), roomOf(to)];
	// Nobody imports a paper or the notebooks.
	return target !== undefined && (room === undefined || mayImport(room, target));
}

/** Circles of a directed graph, each as "a -> b -> a". */
function circlesOf(next: ReadonlyMap<string, readonly string[]>): string[] {
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
		for (const other of next.get(name) ?? []) visit(other, [...path, name]);
		visiting.delete(name);
		done.add(name);
	};
	for (const name of next.keys()) visit(name, []);
	return circles;
}

describe("one-way dependencies", () => {
	it("every package lies in one of the four wings, and each that the table names is there or to come", () => {
		const rooms = packages.flatMap((entry) => roomOf(entry) ?? []);
		expect(rooms.length).toBeGreaterThan(20);
		expect(rooms.filter((room) => !(room.split("/")[0]! in wings))).toEqual([]);
		const publication = rooms.filter((room) => room.startsWith("publication/")).map((room) => room.split("/")[1]);
		expect(publication.sort()).toEqual([...wings.publication.order!].sort());
	});

	it("the table is ARCHITECTURE's: siblings apart, publication without science, one package with TensorFlow above learning", () => {
		expect(mayImport("physiology/cardio", "physiology/sleep")).toBe(false);
		expect(mayImport("physiology/cardio", "foundations/signal")).toBe(true);
		expect(mayImport("foundations/signal", "foundations/io")).toBe(false);
		expect(mayImport("foundations/signal", "foundations/stats")).toBe(true);
		expect(mayImport("foundations/core", "foundations/stats")).toBe(false);
		expect(mayImport("modelling/learning", "physiology/cardio")).toBe(false);
		expect(mayImport("modelling/deep-learning", "modelling/learning")).toBe(true);
		expect(mayImport("modelling/learning", "modelling/validation")).toBe(false);
		expect(mayImport("publication/paper", "modelling/validation")).toBe(false);
		expect(mayImport("publication/review", "publication/reproduce")).toBe(true);
		expect(mayImport("publication/reproduce", "publication/review")).toBe(false);
	});

	for (const entry of packages) {
		const imports = importsBelow(entry.folder).filter(({ specifier }) => !specifier.startsWith("node:"));

		it(`${entry.folder} imports only what lies below it`, () => {
			const wrong = imports.flatMap(({ file, line, specifier }) => {
				const target = byName.get(packageOf(specifier));
				if (target === undefined || target === entry || mayTake(entry, target)) return [];
				return [`${file}:${line} imports ${specifier} (${target.folder}), which does not stand below ${entry.folder}`];
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
				// What a data set's columns are is code beside its dataset.json.
				if (/^data\/[^/]+\/columns\.ts$/.test(relative(root, resolve(root, dirname(file), specifier)))) return [];
				// What tests share: a test folder may take from the test folder of a package below.
				const reached = relative(root, resolve(root, dirname(file), specifier));
				const owner = packages.find(({ folder }) => reached.startsWith(`${folder}/test/`));
				if (owner !== undefined && file.startsWith(`${entry.folder}/test/`) && mayTake(entry, owner)) return [];
				return climbs > depth ? [`${file}:${line} reaches out of ${entry.folder} with ${specifier}`] : [];
			});
			expect(wrong).toEqual([]);
		});
	}

	it("no package depends on another in a circle", () => {
		const next = packages.map(({ name, declared }): [string, string[]] => [
			name,
			[...declared].filter((other) => byName.has(other)),
		]);
		expect(circlesOf(new Map(next))).toEqual([]);
	});

	it("no file imports itself through others, types included", () => {
		const next = new Map<string, string[]>();
		for (const { folder } of packages) {
			for (const { file, specifier } of importsBelow(folder)) {
				if (!specifier.startsWith(".")) continue;
				const target = relative(root, resolve(root, dirname(file), specifier));
				next.set(file, [...(next.get(file) ?? []), target]);
			}
		}
		expect(next.size).toBeGreaterThan(300);
		expect(circlesOf(next)).toEqual([]);
	});

	it("analysis packages run in a browser: no Node API in them", () => {
		const browserSafe = packages.filter(({ isForBrowsers }) => isForBrowsers);
		expect(browserSafe.length).toBeGreaterThan(5);
		const wrong = browserSafe
			.flatMap((entry) => importsBelow(entry.folder))
			// What a package offers to Node alone lies in src/node and has a door of its own, "./node".
			.filter(
				({ file, specifier }) =>
					specifier.startsWith("node:") && !/^packages\/[^/]+\/[^/]+\/(src\/node|test|wasm)\//.test(file),
			)
			.map(({ file, line, specifier }) => `${file}:${line} imports ${specifier}`);
		expect(wrong).toEqual([]);
	});
});
