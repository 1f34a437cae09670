import { expect, it } from "vitest";
import { factsOfSleep } from "../../test/provenance-facts.ts";
import { makeProvenance } from "./make-provenance.ts";
import { type ProvDocument, provDocument } from "./prov-document.ts";

const provenance = makeProvenance(factsOfSleep);
const document = provDocument(provenance);
const relations = ({
	used,
	wasGeneratedBy,
	wasDerivedFrom,
	wasAssociatedWith,
	wasAttributedTo,
	actedOnBehalfOf,
	hadMember,
}: ProvDocument) =>
	[used, wasGeneratedBy, wasDerivedFrom, wasAssociatedWith, wasAttributedTo, actedOnBehalfOf, hadMember].flatMap(
		(records) => Object.values(records),
	);

it("has an entity, activity or agent for every identifier that a relation names", () => {
	const known = new Set(
		[document.entity, document.activity, document.agent].flatMap((records) => Object.keys(records)),
	);
	const named = relations(document).flatMap((record) => Object.values(record) as string[]);
	expect(named.filter((id) => !known.has(id))).toEqual([]);
	expect(named.length).toBeGreaterThan(40);
});

it("says what was used, generated, derived, by whom and on whose behalf", () => {
	expect(document.used["_:used/fit/file:data/diaries/raw/mood.csv"]).toEqual({
		"prov:activity": "stage:fit",
		"prov:entity": "file:data/diaries/raw/mood.csv",
	});
	expect(Object.values(document.wasDerivedFrom)).toContainEqual({
		"prov:generatedEntity": "result:value/night.mean",
		"prov:usedEntity": "file:papers/sleep/results/rows.json",
		"prov:activity": "stage:fit",
	});
	expect(Object.values(document.wasAssociatedWith)).toContainEqual({
		"prov:activity": "stage:read",
		"prov:agent": "agent:quickening",
		"prov:plan": "code:read",
	});
	expect(Object.values(document.actedOnBehalfOf)).toEqual([
		{ "prov:delegate": "agent:quickening", "prov:responsible": "agent:author-1" },
		{ "prov:delegate": "agent:author-1", "prov:responsible": "agent:organisation-1" },
		{ "prov:delegate": "agent:quickening", "prov:responsible": "agent:author-2" },
		{ "prov:delegate": "agent:author-2", "prov:responsible": "agent:organisation-1" },
	]);
	expect(document.entity["dataset:diaries"]).toMatchObject({ "q:accessTier": "restricted" });
	expect(document.entity["file:papers/sleep/results/fit.json"]).toMatchObject({ "q:accessTier": "restricted" });
	expect(Object.values(document.hadMember)).toContainEqual({
		"prov:collection": "file:data/nights/raw/nights",
		"prov:entity": "file:data/nights/raw/nights/2.csv",
	});
});

it("of one result holds what lies behind it and nothing else", () => {
	const one = provDocument(provenance, "table:who");
	expect(Object.keys(one.activity)).toEqual(["stage:table-who", "stage:read"]);
	expect(Object.keys(one.entity).filter((id) => id.startsWith("dataset:"))).toEqual(["dataset:nights"]);
	expect(Object.keys(one.entity).filter((id) => id.startsWith("result:"))).toEqual(["result:table/who"]);
	expect(() => provDocument(provenance, "table:none")).toThrow("got table:none");
});

it("is the same for the same facts, and names no time", () => {
	const text = JSON.stringify(document);
	expect(JSON.stringify(provDocument(makeProvenance(factsOfSleep)))).toBe(text);
	expect(text).not.toMatch(/\d{2}:\d{2}:\d{2}/);
});
