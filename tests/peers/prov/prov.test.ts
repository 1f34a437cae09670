import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readProvenance } from "@quickening/archive/provenance";
import { makeProvenance, type ProvDocument, provDocument } from "@quickening/paper";
import { beforeAll, describe, expect, it } from "vitest";
import { factsOfSleep } from "../../../packages/publication/paper/test/provenance-facts.ts";
import { type PythonEnvironment, pythonEnvironment } from "../python-environment.ts";

/*
 * Our PROV-JSON, read by the prov package for Python: every record is understood, and survives its own writer.
 */
const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../../..");

let environment: PythonEnvironment;
beforeAll(() => {
	environment = pythonEnvironment("prov", join(here, "requirements.txt"));
	if ("missing" in environment)
		console.warn(`prov for Python is not here (${environment.missing}): its tests are skipped`);
});

interface Read {
	readonly counts: Readonly<Record<string, number>>;
	readonly identifiers: readonly string[];
	readonly provn: string;
	readonly same: boolean;
}

function read(document: object): Read {
	if ("missing" in environment) throw new Error(environment.missing);
	const { status, stdout, stderr } = spawnSync(environment.python, ["-W", "error", join(here, "read_prov.py")], {
		input: JSON.stringify(document),
		encoding: "utf8",
		maxBuffer: 1 << 28,
	});
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as Read;
}

const classes: Readonly<Record<Exclude<keyof ProvDocument, "prefix">, string>> = {
	entity: "ProvEntity",
	activity: "ProvActivity",
	agent: "ProvAgent",
	used: "ProvUsage",
	wasGeneratedBy: "ProvGeneration",
	wasDerivedFrom: "ProvDerivation",
	wasAssociatedWith: "ProvAssociation",
	wasAttributedTo: "ProvAttribution",
	actedOnBehalfOf: "ProvDelegation",
	hadMember: "ProvMembership",
};

function expectSame(document: ProvDocument, { counts, identifiers, same }: Read): void {
	for (const [kind, name] of Object.entries(classes)) {
		expect([kind, counts[name] ?? 0]).toEqual([kind, Object.keys(document[kind as keyof typeof classes]).length]);
	}
	const ours = [document.entity, document.activity, document.agent].flatMap((records) => Object.keys(records));
	expect(identifiers).toEqual(ours.sort());
	expect(same).toBe(true);
}

describe("prov for Python reads", () => {
	it("an invented paper, whole", ({ skip }) => {
		if ("missing" in environment) return skip(environment.missing);
		const document = provDocument(makeProvenance(factsOfSleep));
		const found = read(document);
		expectSame(document, found);
		expect(found.provn).toContain(
			"wasDerivedFrom(result:value/night.mean, file:papers/sleep/results/rows.json, stage:fit",
		);
		expect(found.provn).toContain("actedOnBehalfOf(agent:quickening, agent:author-1");
		expect(found.provn).toMatch(/agent\(agent:author-1, \[.*prov:type='prov:Person'/);
	});

	it.for(["ctg-simulation", "intrapartum-ctg"])("%s, whole and one value of it", async (slug, { skip }) => {
		if ("missing" in environment) return skip(environment.missing);
		if (!existsSync(join(root, "papers", slug, "results/values.json"))) return skip(`${slug} has no results here`);
		const provenance = await readProvenance(root, slug);
		const key = Object.keys(provenance.results).find((each) => each.startsWith("value:"))!;
		for (const document of [provDocument(provenance), provDocument(provenance, key)])
			expectSame(document, read(document));
	});

	it("no document in which a type is wrong", ({ skip }) => {
		if ("missing" in environment) return skip(environment.missing);
		const document = provDocument(makeProvenance(factsOfSleep));
		const wrong = {
			...document,
			entity: { ...document.entity, "dataset:nights": { "prov:type": { $: "nobody:Knows", type: "xsd:QName" } } },
		};
		expect(() => read(wrong)).toThrow(/nobody/);
	});
});
