import { describe, expect, it } from "vitest";
import { crateFactsOfSleep } from "../../test/crate-facts.ts";
import type { CrateEntity } from "./graph.ts";
import { previewHtml } from "./preview-html.ts";
import { roCrateMetadata } from "./ro-crate-metadata.ts";

const facts = crateFactsOfSleep();
const metadata = roCrateMetadata(facts);
const graph = metadata["@graph"];
const entity = (id: string) => graph.find((each) => each["@id"] === id) as CrateEntity;

describe("the metadata of a crate", () => {
	it("has each identifier once, and an entity for every reference within", () => {
		const ids = graph.map((each) => each["@id"]);
		expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
		const dangling = graph.flatMap((each) => referencesOf(each).filter((id) => !ids.includes(id)));
		// The specification's own address is no entity of the crate.
		expect([...new Set(dangling)]).toEqual(["https://w3id.org/ro/crate/1.1"]);
	});

	it("writes no list with one thing in it, and no empty field", () => {
		for (const each of graph) {
			for (const [field, value] of Object.entries(each)) {
				expect({ id: each["@id"], field, isSingle: Array.isArray(value) && value.length < 2, value }).toMatchObject({
					isSingle: false,
				});
				expect(value).not.toBe("");
			}
		}
	});

	it("leads from each stage's run to its tool, its inputs and its outputs", () => {
		const run = entity("#run-fit");
		const tool = (run["instrument"] as { "@id": string })["@id"];
		expect(tool).toMatch(/^https:\/\/identifiers\.org\/swh:1:cnt:[0-9a-f]{40}#fit$/);
		expect(entity(tool)).toMatchObject({ "@type": "SoftwareSourceCode", version: "e".repeat(64) });
		expect(run["object"]).toEqual([
			{ "@id": "papers/sleep/results/rows.json" },
			{ "@id": "#data-data%2Fdiaries%2Fraw%2Fmood.csv" },
			{ "@id": "#parameter-seed" },
		]);
		expect(run["endTime"]).toBe("2026-01-02");
		expect(entity("#control-fit")).toMatchObject({ instrument: { "@id": "#step-fit" }, object: { "@id": "#run-fit" } });
		expect(entity("#engine")["instrument"]).toEqual({ "@id": "https://pypi.org/project/dvc/3.67.1/" });
	});

	it("says where raw files are, with size, hash and licence, and who may have them", () => {
		expect(entity("https://example.org/1.csv")).toMatchObject({
			"@type": "File",
			contentSize: "15",
			sha256: "1".repeat(64),
			license: { "@id": "https://spdx.org/licenses/CC-BY-4.0" },
		});
		expect(entity("data/diaries/")["conditionsOfAccess"]).toMatch(/^restricted/);
		expect(entity("#licence-diaries")["name"]).toBe("No licence is named by the source");
	});

	it("names what was left out, as no file of the crate", () => {
		expect(entity("#absent-papers%2Fsleep%2Fresults%2Ffit.json")["description"]).toBe("Left out: restricted.");
		const parts = entity("./")["hasPart"] as { "@id": string }[];
		expect(parts.map((part) => part["@id"]).filter((id) => id.includes("fit.json"))).toEqual([]);
	});

	it("holds the claim's value with unit, n, spread and interval, and its judgement", () => {
		expect(entity("#value-night.mean")).toMatchObject({ value: 7.25, unitText: "h", propertyID: "night.mean" });
		expect(entity("#value-night.mean-interval")).toMatchObject({
			minValue: 7,
			maxValue: 7.5,
			name: "95% CI 7.00 to 7.50",
		});
		expect(entity("#value-night.mean-n")).toMatchObject({ value: 40, unitText: "women" });
		expect(entity("#value-night.mean-spread")).toMatchObject({ value: 0.75, unitText: "h", name: "SD 0.75" });
		expect(entity("#review-shorter-rebuilt")["reviewBody"]).toMatch(/^not judged/);
	});

	it("has authors with ORCID, affiliation and CRediT roles", () => {
		expect(entity("./")["author"]).toEqual([
			{ "@id": "https://orcid.org/0000-0002-1825-0097" },
			{ "@id": "#author-2" },
		]);
		expect(entity("#author-2")).toMatchObject({ name: "Ben Sample", familyName: "Sample", givenName: "Ben" });
		expect(entity("#organisation-Institute")["url"]).toBe("https://example.org");
		expect(entity("#contribution-1-Software")).toMatchObject({
			roleName: "Software",
			contributor: { "@id": "https://orcid.org/0000-0002-1825-0097" },
		});
	});

	it("is the same for the same facts", () => {
		expect(JSON.stringify(roCrateMetadata(crateFactsOfSleep()))).toBe(JSON.stringify(metadata));
	});

	it("says in root and runs when it is exported as it is", () => {
		const asIs = roCrateMetadata({ ...facts, asIs: "As it is: nobody rebuilt it." })["@graph"];
		const text = (id: string) => asIs.find((each) => each["@id"] === id)!["description"];
		expect(text("./")).toContain("nobody rebuilt it");
		expect(text("#run-read")).toContain("nobody rebuilt it");
	});
});

describe("the preview of a crate", () => {
	const page = previewHtml(facts, {
		drawings: { line: "<svg><script>x</script></svg>" },
		tables: {},
		command: "npm run reproduce -- sleep",
	});

	it("takes nothing from another place and runs nothing", () => {
		expect(page).not.toMatch(/<script|<link|src="(?!data:)/);
		expect(page).toContain("<b>A line.</b> n = 40 &amp; more.");
	});

	it("shows the claims, the data sets, the stages, and what was left out", () => {
		for (const part of [
			"Nights last 7.25",
			"Example A. Nights. 2020.",
			"CC-BY-4.0",
			"Does fit.",
			"Left out: restricted.",
			"npm run reproduce -- sleep",
		]) {
			expect(page.replaceAll("\u00a0", " ")).toContain(part);
		}
	});
});

describe("what is planted in every text of a crate", () => {
	const seed = '<img src=x onerror=alert(1)></script><script>1</script> "onclick="x \'y ]]> \u202e\u0000\ud800';
	const fixed = /^(?:state|kind|id|slug|key|tier|version|date|@.*|.*[sS]ha256|md5|swhid|path|script|stages?|datasets)$/;
	const plant = (node: unknown, key = ""): unknown => {
		if (typeof node === "string") return fixed.test(key) ? node : `${node} ${seed}`;
		if (Array.isArray(node)) return node.map((part) => plant(part, key));
		if (node instanceof Map) return new Map([...node].map(([name, part]) => [name, plant(part)]));
		if (typeof node !== "object" || node === null) return node;
		return Object.fromEntries(Object.entries(node).map(([name, part]) => [name, plant(part, name)]));
	};

	it("is text in the preview: nothing runs, and links lead to files of the crate and to the web", () => {
		const planted = plant(facts) as typeof facts;
		const [first] = Object.values(planted.provenance.datasets);
		Object.assign(first!, { address: "javascript:alert(1)" });
		const table = {
			...{ title: seed, caption: seed, notes: [seed] },
			columns: [{ key: "a", title: seed, align: "left" as const }],
			rows: [{ cells: { a: seed } }],
		};
		const page = previewHtml(planted, {
			drawings: { line: `<svg>${seed}</svg>` },
			tables: { t: table },
			command: seed,
		});
		const tags = Array.from(page.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi), ([, name, attributes]) => ({
			name: name!,
			attributes: attributes!,
		}));
		expect(
			tags.filter(
				({ name, attributes }) => name === "script" || (name === "img" && !attributes.includes('src="data:')),
			),
		).toEqual([]);
		expect(tags.filter(({ attributes }) => /\son\w+=/.test(attributes.replace(/"[^"]*"/g, '""')))).toEqual([]);
		const addresses = Array.from(page.matchAll(/href="([^"]*)"/g), ([, address]) => address!);
		expect(
			addresses.filter((address) => /^[a-z][a-z0-9+.-]*:/i.test(address) && !address.startsWith("https://")),
		).toEqual([]);
		expect(page).not.toMatch(/[\u202a-\u202e\ud800-\udfff]|\0/);
		expect(page).toContain("Content-Security-Policy");
	});
});

function referencesOf(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(referencesOf);
	if (typeof value !== "object" || value === null) return [];
	const fields = Object.entries(value);
	if (fields.length === 1 && "@id" in value) return [value["@id"] as string];
	return fields.flatMap(([, each]) => referencesOf(each));
}
