import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Fixture, makeFixture, type Outcome, preparedFixture } from "../reproduce/fixture.ts";
import { edit } from "../reproduce/tamper.ts";

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

interface Entity {
	readonly "@id": string;
	readonly [field: string]: unknown;
}
export const graphOf = (crate: string) =>
	(JSON.parse(readFileSync(join(crate, "ro-crate-metadata.json"), "utf8")) as { "@graph": Entity[] })["@graph"];
export const entityOf = (crate: string, id: string) => graphOf(crate).find((each) => each["@id"] === id)!;

export function filesOf(folder: string, below = ""): string[] {
	return readdirSync(join(folder, below), { withFileTypes: true })
		.flatMap((entry) => (entry.isDirectory() ? filesOf(folder, join(below, entry.name)) : [join(below, entry.name)]))
		.sort();
}

/** A repository whose paper "tiny" is built and committed, with an affiliation and an address of its data. */
export function citedFixture(): Promise<Fixture> {
	return preparedFixture("cited", {
		from: ["tests/pipelines/export/crates.ts", "tests/pipelines/reproduce/tamper.ts"],
		make: () => {
			const fixture = makeFixture();
			const affiliation = 'affiliation: "Institute of Digits", affiliationUrl: "https://example.org/digits"';
			edit(fixture, "papers/tiny/paper.ts", 'roles: ["Software"] }', `${affiliation}, roles: ["Software"] }`);
			edit(fixture, "data/toy/dataset.json", '"url": null', '"url": "https://example.org/numbers.csv"');
			fixture.succeed("reproduce", "tiny", "--no-site");
			fixture.commit("results");
			// What is known of the machine and the commit is then that of what is committed.
			fixture.succeed("reproduce", "tiny", "--no-site");
			return fixture;
		},
	});
}

/** Where a test exports to. */
export class ExportPlace {
	readonly #folder: string;
	readonly #fixture: Fixture;

	constructor(fixture: Fixture) {
		this.#fixture = fixture;
		this.#folder = `${fixture.root}.exports`;
		mkdirSync(this.#folder);
	}

	at(name: string): string {
		return join(this.#folder, name);
	}

	/** Runs `export tiny --to <name>` and gives what it said. */
	export(name: string, ...options: string[]): Outcome {
		return this.#fixture.run("export", "tiny", "--to", this.at(name), ...options);
	}

	remove(): void {
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
